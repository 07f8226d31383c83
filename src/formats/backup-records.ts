/** Reads the records of a backup one by one: each as it was stored, or a sentence that says why it was left out. */
import type * as v from 'valibot';
import { isAnchored, type PastRevision } from '../domain/revision.js';
import type { Annotation } from '../domain/annotation.js';
import { titleOf } from '../domain/article.js';
import type { RawFile, StoreName, StoreRecords } from '../domain/backup.js';
import type { Codebook } from '../domain/codebook.js';
import { entryOf, type LibraryEntry } from '../domain/library.js';
import { sentenceOf } from '../domain/sentence-of.js';
import { libraryRecord, rawRecord, revisionRecord, settingRecord } from './backup-schemas.js';
import { sourceRecord } from './source-record.js';
import { readStoredAnnotation, readStoredArticle, stands } from './backup-texts.js';
import { readCodebook, withoutNulls } from './codebook-json.js';
import { explain, nameOf, type Problem } from './explain.js';

type Records = { readonly [Name in StoreName]: Map<string, StoreRecords[Name]> };
type Result<R> = R | string;

/** `value` itself, with the fields of a newer program that only that one knows of. */
const whole = <R>(schema: v.GenericSchema, value: unknown): Result<R> => explain(schema, value) ?? (value as R);

export class RecordReader {
  readonly problems: Problem[] = [];
  readonly #records: Records = {
    articles: new Map(),
    revisions: new Map(),
    annotations: new Map(),
    sources: new Map(),
    codebooks: new Map(),
    settings: new Map(),
    library: new Map(),
    raws: new Map(),
  };
  readonly #open: (file: string, raw: Pick<RawFile, 'size' | 'sha256'>) => RawFile['open'];

  /** `open`: how the bytes of a file in the backup are fetched. */
  constructor(open: (file: string, raw: Pick<RawFile, 'size' | 'sha256'>) => RawFile['open']) {
    this.#open = open;
  }

  /** Takes in a line of the part of `name`, the parts in the order of `storeNames`. */
  add(name: StoreName, value: unknown, index: number): void {
    const label = nameOf(value, nouns[name], index);
    const read = this.#readers[name](value, label);
    if (typeof read === 'string') {
      this.#report(label, `It was left out. ${read}`);
      return;
    }
    const [key, record] = read;
    const records = this.#records[name] as Map<string, unknown>;
    if (records.has(key))
      this.#report(label, `It was left out. Another ${nouns[name]} before it has the same id.`);
    else records.set(key, record);
  }

  /** Every article has an entry, whatever the backup says. */
  end(): { readonly [Name in StoreName]: readonly StoreRecords[Name][] } {
    const { articles, library, ...rest } = this.#records;
    const all = [...articles.values()];
    return {
      articles: all,
      revisions: [...rest.revisions.values()],
      annotations: [...rest.annotations.values()],
      sources: [...rest.sources.values()],
      codebooks: [...rest.codebooks.values()],
      settings: [...rest.settings.values()],
      library: all.map((article) => library.get(article.id) ?? entryOf(article)),
      raws: [...rest.raws.values()],
    };
  }

  #report(id: string, message: string): void {
    this.problems.push({ id, message });
  }

  readonly #readers: Readonly<
    Record<StoreName, (value: unknown, label: string) => Result<readonly [string, unknown]>>
  > = {
    articles: (value, label) =>
      keyed(
        readStoredArticle(value, (message) => this.#report(label, message)),
        ({ id }) => id,
      ),
    revisions: (value, label) =>
      keyed(this.#readRevision(value, label), ({ articleId, revision }) => `${revision} ${articleId}`),
    annotations: (value) => keyed(this.#readAnnotation(value), ({ id }) => id),
    sources: (value) => keyed(whole<StoreRecords['sources']>(sourceRecord, value), ({ id }) => id),
    codebooks: (value) => keyed(readStoredCodebook(value), ({ id, version }) => JSON.stringify([id, version])),
    settings: (value) => keyed(whole<StoreRecords['settings']>(settingRecord, value), ({ key }) => key),
    library: (value) => keyed(this.#readEntry(value), ({ id }) => id),
    raws: (value) => keyed(this.#readRaw(value), ({ articleId, revision }) => `${revision} ${articleId}`),
  };

  /** The text of a revision, where the backup has it. */
  #textOf(articleId: string, revision: number): string | undefined {
    const article = this.#records.articles.get(articleId);
    if (article?.revision === revision) return article.text;
    return this.#records.revisions.get(`${revision} ${articleId}`)?.article.text;
  }

  /** Nothing is dropped because its words are elsewhere: it waits to be attached, as after a new revision. */
  #readAnnotation(value: unknown): Result<Annotation> {
    const annotation = readStoredAnnotation(value);
    if (typeof annotation === 'string') return annotation;
    const article = this.#records.articles.get(annotation.articleId);
    if (!article) return `The article that it belongs to, ${annotation.articleId}, is not in the backup.`;
    const text = this.#textOf(article.id, annotation.revision);
    if (text === undefined || stands(annotation, text)) return annotation;
    const waits = isAnchored(annotation, article);
    this.#report(
      annotation.id,
      `Its words do not stand where it says in “${titleOf(article)}”${waits ? ': it comes in as one that waits to be attached' : ', version ' + annotation.revision}.`,
    );
    return waits ? { ...annotation, revision: article.revision - 1 } : annotation;
  }

  #readRevision(value: unknown, label: string): Result<PastRevision> {
    const wrong = explain(revisionRecord, value);
    if (wrong) return wrong;
    const past = value as PastRevision;
    const article = readStoredArticle(past.article, (message) => this.#report(label, message));
    if (typeof article === 'string') return article;
    const present = this.#records.articles.get(past.articleId);
    if (!present) return `The article that it belongs to, ${past.articleId}, is not in the backup.`;
    if (
      article.id !== past.articleId ||
      article.revision !== past.revision ||
      past.revision >= present.revision
    )
      return 'It is no earlier version of its article.';
    const read = past.annotations.map(readStoredAnnotation);
    const bad = read.filter((each) => typeof each === 'string').length;
    if (!bad) return article === past.article ? past : { ...past, article };
    this.#report(label, `${bad} of the annotations that it had cannot be read, and were left out.`);
    const annotations = read.filter((each) => typeof each !== 'string');
    const ids = new Set(annotations.map(({ id }) => id));
    return { ...past, article, annotations, carried: past.carried.filter(({ id }) => ids.has(id)) };
  }

  #readEntry(value: unknown): Result<LibraryEntry> {
    const entry = whole<LibraryEntry>(libraryRecord, value);
    if (typeof entry === 'string') return entry;
    const article = this.#records.articles.get(entry.id);
    return article ? entryOf(article, entry) : 'The article that it lists is not in the backup.';
  }

  #readRaw(value: unknown): Result<RawFile> {
    const raw = whole<RawFile & { readonly file: string }>(rawRecord, value);
    if (typeof raw === 'string') return raw;
    const { articleId, revision, name, type, size, sha256, file } = raw;
    if (!this.#records.articles.has(articleId))
      return 'The article that was made from it is not in the backup.';
    return { articleId, revision, name, type, size, sha256, open: this.#open(file, { size, sha256 }) };
  }
}

const keyed = <R>(record: Result<R>, keyOf: (record: R) => string): Result<readonly [string, R]> =>
  typeof record === 'string' ? record : [keyOf(record as R), record as R];

function readStoredCodebook(value: unknown): Result<Codebook> {
  try {
    const { kinds, ...rest } = readCodebook(value);
    const stored = withoutNulls(value) as unknown as Codebook;
    return { ...stored, ...rest, kinds: stored.kinds.map((kind, index) => ({ ...kind, ...kinds[index]! })) };
  } catch (error) {
    return sentenceOf(error);
  }
}

const nouns: Readonly<Record<StoreName, string>> = {
  articles: 'article',
  revisions: 'earlier version',
  annotations: 'annotation',
  sources: 'source',
  codebooks: 'codebook',
  settings: 'setting',
  library: 'list entry',
  raws: 'file',
};
