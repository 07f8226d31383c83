/** Checks what a host says was changed elsewhere: a wrong record is refused, with the value and what it may be. */
import { patchAnnotation, type Annotation, type PartSpan } from './domain/annotation.js';
import { directions, roles, type Article, type Block, type Metadata } from './domain/article.js';
import { setFacts } from './domain/article-edit.js';
import type { Change } from './domain/change.js';
import type { SourceChange } from './domain/registry.js';
import { checkName, type Source } from './domain/source.js';
import type { ArticleEdit, SidesEdit } from './domain/step.js';
import { explain, isRecord, shown, type Loose } from './formats/explain.js';
import { shorten } from './formats/shorten.js';
import { sourceRecord } from './formats/source-record.js';
import type { Session } from './session.js';
import * as v from 'valibot';

/**
 * Each record before and after, as `annotator-change` tells of them: no `before` adds it, no `after` removes it. Offsets
 * in UTF-16.
 */
export interface Changes {
  readonly annotations?: Change;
  readonly sources?: SourceChange;
  /** The sides that the project defines. */
  readonly sides?: SidesEdit;
  /** Facts of the open article, and roles of its blocks. */
  readonly article?: ArticleEdit;
}

/** Copies. Throws TypeError for what is no such record, RangeError for one that cannot be of the open article. */
export function readChanges(changes: unknown, { article, codebook }: Session['data']): Changes {
  if (!isRecord(changes))
    throw new TypeError(
      `Changes are an object such as { annotations: [{ id, before, after }] }, not ${shown(changes)}`,
    );
  // As JSON: a framework may have wrapped the records, and none of our own may be shared.
  const { annotations, sources, sides, article: edit } = JSON.parse(JSON.stringify(changes)) as Loose;
  return {
    annotations: readEdits(annotations, 'annotation', (value) => readAnnotation(value, article, codebook)),
    sources: readEdits(sources, 'source', readSource),
    ...(isPresent(sides) && { sides: readBoth(sides, 'sides', readSides) }),
    ...(isPresent(edit) && { article: readBoth(edit, 'article', (value) => readArticle(value, article)) }),
  };
}

const isPresent = (value: unknown) => value !== undefined && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

interface Both<R> {
  readonly id: string;
  readonly before?: R;
  readonly after?: R;
}

function readEdits<R>(list: unknown, what: string, read: (record: Loose) => R): readonly Both<R>[] {
  if (!isPresent(list)) return [];
  if (!Array.isArray(list)) throw new TypeError(`${what}s must be a list of edits, not ${shown(list)}`);
  return list.map((edit: unknown, index) => {
    const place = `${what}s[${index}]`;
    if (!isRecord(edit) || !isText(edit.id) || !edit.id)
      throw new TypeError(`${place} must be an edit { id, before, after }, not ${shown(edit)}`);
    const { id } = edit;
    const side = (name: 'before' | 'after') => {
      const record = edit[name];
      if (!isPresent(record)) return {};
      if (!isRecord(record)) throw new TypeError(`${place}.${name} must be the ${what}, not ${shown(record)}`);
      if (record.id !== id)
        throw new RangeError(`${place}.${name} has the id ${shown(record.id)}: the edit is of ${shown(id)}`);
      return { [name]: explaining(`${place}.${name}`, () => read(record)) };
    };
    return { id, ...side('before'), ...side('after') };
  });
}

function readBoth<R>(edit: unknown, what: string, read: (value: unknown) => R): { before: R; after: R } {
  if (!isRecord(edit)) throw new TypeError(`${what} must be { before, after }, not ${shown(edit)}`);
  const side = (name: 'before' | 'after') => explaining(`${what}.${name}`, () => read(edit[name]));
  return { before: side('before'), after: side('after') };
}

/** Says of what `read` complains. */
function explaining<R>(place: string, read: () => R): R {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${place}: ${error.message}`, { cause: error });
    if (error instanceof TypeError) throw new TypeError(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}

function readAnnotation(value: Loose, article: Article, codebook: Session['codebook']): Annotation {
  const { id, articleId, revision, kind, spans, analyst, created, modified, ...details } =
    value as unknown as Annotation;
  for (const [field, text] of Object.entries({ kind, analyst, created, modified }))
    if (!isText(text)) throw new TypeError(`its ${field} must be text, not ${shown(text)}`);
  if (articleId !== article.id)
    throw new RangeError(`it belongs to article ${shown(articleId)}: the open one is ${article.id}`);
  if (!Number.isInteger(revision) || revision < 0 || revision > article.revision)
    throw new RangeError(`its revision ${shown(revision)} is out of range: 0 to ${article.revision}`);
  const anchored = revision === article.revision;
  const fields = ['part', 'exact', ...(anchored ? [] : ['prefix', 'suffix'])];
  if (!Array.isArray(spans) || !spans.length || !spans.every((span) => hasTexts(span, fields)))
    throw new TypeError(`its spans must be a list of at least 1 { ${fields.join(', ')}, start, end }`);
  const { attributes, prefilled, sources, parent, note, confidence } = details;
  // JSON can hold an own `__proto__`, which would become the prototype of a careless copy.
  if (isRecord(attributes)) Reflect.deleteProperty(attributes, '__proto__');
  const nothing = { attributes: {}, sources: [], parent: null, note: '', confidence: null };
  const read = patchAnnotation(
    { article, codebook, now: modified },
    { id, articleId, revision, kind, spans, ...nothing, analyst, created, modified },
    { ...(anchored && { spans }), ...present({ attributes, prefilled, sources, parent, note, confidence }) },
  );
  if (anchored) checkWords(article, spans);
  return read;
}

const hasTexts = (record: unknown, fields: readonly string[]) =>
  isRecord(record) && fields.every((field) => isText(record[field]));

const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** Offsets of another text, or in another unit, would mark the wrong words. */
function checkWords({ text }: Article, spans: readonly PartSpan[]): void {
  for (const { start, end, exact } of spans)
    if (text.slice(start, end) !== exact)
      throw new RangeError(
        `its span from ${start} to ${end} should read ${shorten(exact)}: the text there reads ${shorten(text.slice(start, end))}`,
      );
}

function readSource(value: Loose): Source {
  const wrong = explain(sourceRecord, value);
  if (wrong) throw new TypeError(wrong);
  const source = v.parse(sourceRecord, value) as Source;
  return { ...source, name: checkName(source.name) };
}

function readSides(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every(isText)) return [...new Set(value)];
  throw new TypeError(`it must be a list of sides, not ${shown(value)}`);
}

/** Field by field on the open article: its text is evidence, and stays. */
export function readArticle(value: unknown, open: Article): Article {
  if (!isRecord(value)) throw new TypeError(`it must be the article, not ${shown(value)}`);
  for (const field of ['id', 'revision', 'sha256'] as const)
    if (value[field] !== open[field])
      throw new RangeError(
        `its ${field} ${shown(value[field])} is another: the open article has ${open[field]}`,
      );
  const { title, bylines, publisher, url, published, language, direction, blocks } =
    value as unknown as Article;
  if (!isText(title)) throw new TypeError(`its title must be text, not ${shown(title)}`);
  if (!Array.isArray(bylines) || !bylines.every(isText))
    throw new TypeError(`its bylines must be a list of text, not ${shown(bylines)}`);
  for (const [field, fact] of Object.entries({ publisher, url, published, language }))
    if (fact !== null && !isText(fact))
      throw new TypeError(`its ${field} must be null or text, not ${shown(fact)}`);
  if (!directions.includes(direction))
    throw new RangeError(`its direction ${shown(direction)} is none of ${directions.join(', ')}`);
  if (!Array.isArray(blocks) || blocks.length !== open.blocks.length)
    throw new RangeError(`its blocks must be a list of ${open.blocks.length}, not ${shown(blocks)}`);
  const facts: Metadata = { title, bylines, publisher, url, published, language, direction };
  return {
    ...setFacts(open, facts),
    blocks: open.blocks.map((block, index) => withRole(block, blocks[index] as Block, index, blocks.length)),
  };
}

function withRole({ rule: _replaced, ...block }: Block, said: Block, index: number, count: number): Block {
  const { role, repeats = null, rule } = isRecord(said) ? (said as unknown as Block) : ({} as Partial<Block>);
  if (!role || !roles.includes(role))
    throw new RangeError(`block ${index} has the role ${shown(role)}: it is one of ${roles.join(', ')}`);
  if (repeats !== null && !(Number.isInteger(repeats) && repeats >= 0 && repeats < count && repeats !== index))
    throw new RangeError(
      `block ${index} repeats ${shown(repeats)}: it is null, or another block from 0 to ${count - 1}`,
    );
  if (rule !== undefined && !isText(rule))
    throw new TypeError(`block ${index} has the rule ${shown(rule)}: it is text`);
  return { ...block, role, repeats, ...(rule !== undefined && { rule }) };
}
