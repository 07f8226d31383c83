/** A codebook as a file holds it: one definition for the types, the checks and the JSON Schema. */
import * as v from 'valibot';
import { finders, rules } from '../domain/codebook.js';

/** Each schema's message says what should have stood in its place, to complete "must be ...". */
export const text = v.string('text');
export const id = v.pipe(v.string('text'), v.minLength(1, 'text of at least one character'));
export const optionalText = v.nullish(text);
export const object = 'a record of named fields';
export const list = 'a list';

const value = v.object({ id, label: text, key: optionalText, definition: optionalText }, object);

const attribute = v.object(
  {
    id,
    label: text,
    definition: optionalText,
    values: v.nullish(v.array(value, list)),
    mandatory: v.nullish(v.boolean('true or false')),
    when: v.nullish(v.object({ attribute: text, value: text }, object)),
    rule: v.nullish(v.picklist(rules, `one of ${rules.join(', ')}`)),
  },
  object,
);

const part = v.object(
  {
    id,
    label: text,
    key: optionalText,
    finder: v.nullish(v.picklist(finders, `one of ${finders.join(', ')}`)),
  },
  object,
);

const tone = 'a whole number from 1 to 8';
const kind = v.object(
  {
    id,
    label: text,
    definition: optionalText,
    key: text,
    tone: v.pipe(v.number(tone), v.integer(tone), v.minValue(1, tone), v.maxValue(8, tone)),
    parts: v.pipe(v.array(part, list), v.minLength(1, 'a list of at least one part')),
    mainPart: text,
    flow: v.nullish(v.array(text, list)),
    nestsIn: optionalText,
    sourced: v.nullish(v.boolean('true or false')),
    attributes: v.nullish(v.array(attribute, list)),
  },
  object,
);

export const codebookSchema = v.object(
  { id, version: text, title: optionalText, kinds: v.array(kind, list) },
  object,
);
