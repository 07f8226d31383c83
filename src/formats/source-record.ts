/** What an entry of the registry must be, stored or handed in by a host: unlike in a file, with all its sides and what became of it. */
import * as v from 'valibot';
import { id, list, object, text } from './codebook-schema.js';

const optional = v.optional(text);

export const sourceRecord = v.object(
  {
    id,
    name: text,
    aliases: v.array(text, list),
    kind: text,
    type: text,
    role: text,
    side: text,
    anonymity: text,
    affiliation: optional,
    country: optional,
    note: optional,
    sides: v.optional(v.record(text, text, object)),
    mergedInto: optional,
    removed: v.optional(v.literal(true, 'true')),
    modified: optional,
  },
  object,
);
