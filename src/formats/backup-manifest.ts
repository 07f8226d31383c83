/** What a backup says of itself: which program made it, when, of which database, and what its parts hold. */
import * as v from 'valibot';
import { storeNames, type StoreName } from '../domain/backup.js';
import { list, object, text } from './codebook-schema.js';
import { explain, isRecord, shown } from './explain.js';

export const backupFormat = 'source-bias-backup';
/** Of the file format: another minor version adds optional facts, another major one is refused. */
export const backupVersion = '1.0';
export const manifestFile = 'manifest.json';
/** Records are as stored, and so are their offsets, unlike those of an annotation set. */
export const storedOffsetUnit = 'utf-16';

export const fileOf = (name: StoreName) => `${name}.jsonl`;

const whole = 'a whole number of at least 0';
const count = v.pipe(v.number(whole), v.integer(whole), v.minValue(0, whole));

const partSchema = v.object(
  {
    store: v.picklist(storeNames, 'the name of a store'),
    file: text,
    records: count,
    bytes: count,
    sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')),
  },
  object,
);

const manifestSchema = v.object(
  {
    format: v.literal(backupFormat, JSON.stringify(backupFormat)),
    version: text,
    database: v.pipe(v.number(whole), v.integer(whole), v.minValue(1, 'a whole number from 1')),
    offsetUnit: v.literal(storedOffsetUnit, JSON.stringify(storedOffsetUnit)),
    generator: v.nullish(v.object({ name: text, version: v.nullish(text) }, object)),
    created: v.pipe(
      text,
      v.check((time) => !Number.isNaN(Date.parse(time)), 'a date and time'),
    ),
    parts: v.array(partSchema, list),
  },
  object,
);

/** A manifest. `created`: ISO 8601, UTC; `database`: version of the schema that the records were stored with. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Part = Manifest['parts'][number];

/** What earlier databases did not have: it follows from what they had, or is empty. */
const since: Partial<Record<StoreName, number>> = { library: 4, revisions: 4, raws: 4 };

/** `database`: the version that this program stores. Throws Error, in one sentence, for what it cannot restore. */
export function readManifest(value: unknown, { database }: { readonly database: number }): Manifest {
  if (!isRecord(value) || value['format'] !== backupFormat)
    throw new Error('This zip file is no backup of this tool: its manifest is that of something else.');
  const major = /^(\d+)(\.\d+)*$/.exec(shown(value['version']).replaceAll('"', ''))?.[1];
  if (Number(major) > 1)
    throw new Error(
      `This backup was made by a newer version of this tool, in version ${String(value['version'])} of the format, and this one reads version 1: reload the page to get the newest tool.`,
    );
  const result = v.safeParse(manifestSchema, value);
  if (!result.success || Number(major) !== 1)
    throw new Error(
      `The manifest of this backup cannot be read. ${explain(manifestSchema, value) ?? ''}`.trim(),
    );
  const manifest = result.output;
  if (manifest.database > database)
    throw new Error(
      `This backup was made by a newer version of this tool, with version ${manifest.database} of its database, and this one has version ${database}: reload the page to get the newest tool.`,
    );
  const missing = storeNames.find(
    (name) => manifest.database >= (since[name] ?? 1) && !manifest.parts.some(({ store }) => store === name),
  );
  if (missing) throw new Error(`This backup is incomplete: its manifest does not name ${fileOf(missing)}.`);
  return manifest;
}
