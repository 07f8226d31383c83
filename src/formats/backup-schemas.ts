/** What stored records must be, where no other part of the program depends on the same description. */
import * as v from 'valibot';
import { lastBackupSetting } from '../domain/backup.js';
import { statuses } from '../domain/library.js';
import { rawSchema } from './annotation-set.js';
import { id, list, object, text } from './codebook-schema.js';

const whole = 'a whole number of at least 0';
const count = v.pipe(v.number(whole), v.integer(whole), v.minValue(0, whole));
const revision = v.pipe(v.number(whole), v.integer(whole), v.minValue(1, 'a whole number from 1'));
const texts = v.array(text, list);

const lists = /^(sides$|sources:)/;
/** What the program itself reads of them; others come back as they went. */
export const settingRecord = v.pipe(
  v.object({ key: id, value: v.unknown() }, object),
  v.check(({ value }) => value !== undefined, 'a key with a value'),
  v.check(({ key }) => key !== lastBackupSetting, 'about the work, not about a browser'),
  v.check(({ key, value }) => !lists.test(key) || v.is(texts, value), 'a list of text for this key'),
  v.check(
    ({ key, value }) => !key.startsWith('codebook:') || v.is(v.tuple([text, text]), value),
    'an id and a version for this key',
  ),
  v.check(({ key, value }) => !/^(analyst$|cues:)/.test(key) || v.is(text, value), 'text for this key'),
);

/** The rest of an entry follows from its article. */
export const libraryRecord = v.object(
  {
    id,
    status: v.nullable(v.picklist(statuses, `one of ${statuses.join(', ')}`)),
    collections: texts,
  },
  object,
);

const span = v.object(
  { part: text, start: count, end: count, exact: text, prefix: text, suffix: text },
  object,
);
const share = 'a number from 0 to 1';

export const carriedRecord = v.object(
  {
    id,
    status: v.picklist(['sure', 'doubtful', 'lost'], 'sure, doubtful or lost'),
    score: v.pipe(v.number(share), v.minValue(0, share), v.maxValue(1, share)),
    spans: v.nullable(v.array(span, list)),
    reason: text,
  },
  object,
);

/** Its article and its annotations are read by themselves. */
export const revisionRecord = v.object(
  {
    articleId: id,
    revision,
    article: v.looseObject({}, object),
    annotations: v.array(v.unknown(), list),
    carried: v.array(carriedRecord, list),
    ended: text,
  },
  object,
);

const gigabyte = 2 ** 30;

/** `file`: where its bytes are in the backup. */
export const rawRecord = v.object(
  {
    ...rawSchema.entries,
    size: v.pipe(rawSchema.entries.size, v.maxValue(gigabyte, 'no more than a gigabyte')),
    articleId: id,
    revision,
    file: text,
  },
  object,
);
