/** The file that users export, defined once: its types, its checks and its JSON Schema all come from here. */
import * as v from 'valibot';
import { blockTypes, directions, roles } from '../domain/article.js';
import { format, offsetUnit } from './format.js';
import { codebookSchema, id, list, object, optionalText, text } from './codebook-schema.js';

const whole = 'a whole number of at least 0';
const offset = v.pipe(
  v.number(whole),
  v.integer(whole),
  v.minValue(0, whole),
  v.description('Unicode code points from the start of the article text; `end` is exclusive.'),
);
const texts = v.array(text, list);

export const markSchema = v.object(
  {
    type: v.picklist(['link', 'em', 'strong'], '"link", "em" or "strong"'),
    start: offset,
    end: offset,
    href: optionalText,
  },
  object,
);

const blockSchema = v.object(
  {
    type: v.picklist(blockTypes, 'a type of block'),
    role: v.picklist(roles, 'a role'),
    start: offset,
    end: offset,
    repeats: v.nullish(
      v.pipe(
        v.number(whole),
        v.integer(whole),
        v.minValue(0, whole),
        v.description('Index, from 0, of the block whose words this one repeats.'),
      ),
    ),
    rule: v.nullish(v.pipe(text, v.description('Why the block has its role: the name of a rule.'))),
    marks: v.nullish(v.array(markSchema, list)),
  },
  object,
);

const digest = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'));

export const removedSchema = v.object(
  {
    type: v.picklist(blockTypes, 'a type of block'),
    text,
    role: v.picklist(roles, 'a role'),
    rule: text,
    before: v.pipe(
      v.number(whole),
      v.integer(whole),
      v.minValue(0, whole),
      v.description('Index, from 0, of the block that it stood before; the number of blocks for the end.'),
    ),
  },
  object,
);

export const rawSchema = v.object(
  {
    name: text,
    type: text,
    size: v.pipe(v.number(whole), v.integer(whole), v.minValue(0, whole), v.description('In bytes.')),
    sha256: v.pipe(digest, v.description('Of the bytes, in lower-case hexadecimal.')),
  },
  object,
);

export const articleSchema = v.object(
  {
    id,
    revision: v.nullish(v.pipe(v.number(whole), v.integer(whole), v.minValue(1, 'a whole number from 1'))),
    title: optionalText,
    bylines: v.nullish(texts),
    publisher: optionalText,
    url: optionalText,
    published: optionalText,
    retrieved: optionalText,
    language: v.nullish(v.pipe(text, v.description('BCP 47.'))),
    direction: v.nullish(v.picklist(directions, '"ltr", "rtl" or "auto"')),
    text: v.pipe(
      text,
      v.minLength(1, 'text of at least one character'),
      v.description('The text of the blocks, joined by one LF.'),
    ),
    sha256: v.nullish(v.pipe(digest, v.description('Of the UTF-8 text, in lower-case hexadecimal.'))),
    blocks: v.nullish(v.array(blockSchema, list)),
    removed: v.nullish(
      v.pipe(v.array(removedSchema, list), v.description('Words of the page that are not in the text.')),
    ),
    raw: v.nullish(v.pipe(rawSchema, v.description('The bytes that the article was made from.'))),
  },
  object,
);

export const sourceSchema = v.object(
  {
    id,
    name: text,
    aliases: v.nullish(texts),
    kind: optionalText,
    type: optionalText,
    role: optionalText,
    side: v.nullish(v.pipe(text, v.description('The side that it is on in this article.'))),
    usualSide: v.nullish(v.pipe(text, v.description('The side that it is on elsewhere, where that differs.'))),
    anonymity: optionalText,
    affiliation: optionalText,
    country: optionalText,
    note: optionalText,
    modified: optionalText,
  },
  object,
);

const spanSchema = v.object(
  {
    part: v.nullish(
      v.pipe(text, v.description('The part of the kind that the words play; without one, its main part.')),
    ),
    start: offset,
    end: offset,
    exact: v.pipe(text, v.description('The words from `start` to `end`.')),
    prefix: optionalText,
    suffix: optionalText,
  },
  object,
);

const share = 'a number from 0 to 1';

export const annotationSchema = v.object(
  {
    id,
    kind: id,
    spans: v.pipe(v.array(spanSchema, list), v.minLength(1, 'a list of at least one span')),
    attributes: v.nullish(
      v.record(
        v.string(),
        v.union([v.string(), v.number(), v.boolean()], 'text, a number, true or false'),
        object,
      ),
    ),
    prefilled: v.nullish(
      v.pipe(texts, v.description('Ids of the attributes whose value a rule suggested and nobody has chosen.')),
    ),
    sources: v.nullish(v.pipe(texts, v.description('Ids of entries in `sources`.'))),
    parent: v.nullish(v.pipe(text, v.description('Id of the annotation whose content this one lies in.'))),
    note: optionalText,
    confidence: v.nullish(v.pipe(v.number(share), v.minValue(0, share), v.maxValue(1, share))),
    analyst: optionalText,
    created: optionalText,
    modified: optionalText,
  },
  object,
);

/** An annotation of a text that is not in the file: offsets would mean nothing. */
export const orphanSchema = v.object(
  {
    ...annotationSchema.entries,
    revision: v.pipe(v.number(whole), v.integer(whole), v.minValue(0, whole)),
    spans: v.pipe(
      v.array(v.omit(spanSchema, ['start', 'end']), list),
      v.minLength(1, 'a list of at least one span'),
    ),
  },
  object,
);

export const annotationSetSchema = v.object(
  {
    format: v.literal(format, JSON.stringify(format)),
    version: v.pipe(text, v.regex(/^1\.\d+$/, 'a version 1 of the format')),
    generator: v.nullish(v.object({ name: text, version: optionalText }, object)),
    exported: v.nullish(v.pipe(text, v.description('ISO 8601, UTC.'))),
    offsetUnit: v.literal(offsetUnit, JSON.stringify(offsetUnit)),
    article: articleSchema,
    codebook: v.nullish(codebookSchema),
    sources: v.nullish(v.array(sourceSchema, list)),
    annotations: v.array(annotationSchema, list),
    orphans: v.nullish(
      v.pipe(
        v.array(orphanSchema, list),
        v.description(
          'Annotations of an earlier revision that are not attached to this text: by their words only.',
        ),
      ),
    ),
  },
  object,
);

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** One article with all that was said about it, as plain JSON. All offsets count code points, end-exclusive. */
export type AnnotationSet = DeepReadonly<v.InferOutput<typeof annotationSetSchema>>;
export type FileSource = NonNullable<AnnotationSet['sources']>[number];
export type FileAnnotation = AnnotationSet['annotations'][number];
export type FileOrphan = NonNullable<AnnotationSet['orphans']>[number];
export type FileSpan = FileAnnotation['spans'][number];
export type FileBlock = NonNullable<AnnotationSet['article']['blocks']>[number];
