/** Reads an annotation set: all that is good in it, and a list of what is not. */
import * as v from 'valibot';
import type { Annotation } from '../domain/annotation.js';
import { digest, type Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import { sentenceOf } from '../domain/sentence-of.js';
import type { Source } from '../domain/source.js';
import { sourceSchema } from './annotation-set.js';
import { format, offsetUnit } from './format.js';
import { readCodebook } from './codebook-json.js';
import { explain, isRecord, nameOf, shown, type Loose, type Problem } from './explain.js';
import { incomingText, type IncomingText } from './incoming-text.js';
import { readAnnotation, readOrphan } from './read-annotation.js';
import { readArticle } from './read-article.js';

/** What an annotation set held; offsets in UTF-16, as everywhere inside the program. */
export interface ReadAnnotationSet {
  readonly article: Article;
  /** Null where the file has none that can be used. */
  readonly codebook: Codebook | null;
  readonly sources: readonly Source[];
  /** In the order of the file, those of an earlier revision last; these wait to be attached. */
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** SHA-256 of a text, where the caller can have it faster than `digest`. */
  readonly digestOf?: (text: string) => string;
}

/**
 * Throws Error, in one sentence, where nothing can be had of `value`: it is no annotation set, or one of a newer
 * version, or has no text. Otherwise what is good is read and the rest listed.
 */
export function readAnnotationSet(value: unknown, { digestOf = digest }: ReadOptions = {}): ReadAnnotationSet {
  const { file, rawArticle, rawText, incoming } = open(value);
  const exported = typeof file.exported === 'string' ? file.exported : '';
  const { article, problems: facts } = readArticle(rawArticle, rawText, incoming, exported, digestOf);
  const problems: Problem[] = facts.map((message) => ({ id: article.id, message }));

  const codebook = readCodebookOf(file, (message) => problems.push({ id: article.id, message }));
  const readOne = (raw: unknown) => readSource(raw, article.id);
  const sources = readEach(file, 'sources', 'source', readOne, problems, article.id);
  const known = new Map<string, string>();
  const context = {
    incoming,
    share: (words: string) => known.get(words) ?? (known.set(words, words), words),
    articleId: article.id,
    revision: article.revision,
    codebook: codebook ?? defaultCodebook,
    exported,
  };
  const read = (raw: unknown) => readAnnotation(raw, context);
  const annotations = readEach(file, 'annotations', 'annotation', read, problems, article.id);
  const taken = new Set(annotations.map(({ id }) => id));
  const readWaiting = (raw: unknown) => readOrphan(raw, context, taken);
  const orphans = readEach(file, 'orphans', 'orphan', readWaiting, problems, article.id);
  return { article, codebook, sources, annotations: [...annotations, ...orphans], problems };
}

/** Everything without which the rest means nothing. */
function open(value: unknown): {
  file: Loose;
  rawArticle: Loose;
  rawText: string;
  incoming: IncomingText;
} {
  if (!isRecord(value)) throw new Error('This is not an annotation set: it is not a JSON object.');
  if (value.format !== format)
    throw new Error(`This is not an annotation set: its "format" is not "${format}".`);
  checkVersion(value.version);
  if (value.offsetUnit !== offsetUnit)
    throw new Error(
      `The offsets in this file cannot be read: "offsetUnit" must be "${offsetUnit}", and is ${shown(value.offsetUnit)}.`,
    );
  const rawArticle = isRecord(value.article) ? value.article : {};
  const rawText = typeof rawArticle.text === 'string' ? rawArticle.text : '';
  const incoming = incomingText(rawText);
  if (!incoming.text) throw new Error('This file holds no article text.');
  return { file: value, rawArticle, rawText, incoming };
}

function checkVersion(version: unknown): void {
  const major = /^(\d+)(\.\d+)*$/.exec(shown(version).replaceAll('"', ''))?.[1];
  if (Number(major) > 1)
    throw new Error(
      `This file was made by a newer version (${String(version)}) of the format; this program reads version 1.`,
    );
  if (Number(major) !== 1)
    throw new Error(`This file cannot be read: "version" must be "1.0", and is ${shown(version)}.`);
}

function readCodebookOf({ codebook }: Loose, report: (message: string) => void): Codebook | null {
  if (codebook === undefined || codebook === null) return null;
  try {
    const read = readCodebook(codebook);
    return read.kinds.length ? read : null; // Without kinds nothing could be marked.
  } catch (error) {
    report(`Its codebook was left out. ${sentenceOf(error)}`);
    return null;
  }
}

/** A list's records one by one: what `readOne` makes of each, or its sentence as a problem. Ids are not repeated. */
function readEach<T extends { readonly id: string }>(
  file: Loose,
  key: string,
  what: string,
  readOne: (raw: unknown) => T | string,
  problems: Problem[],
  articleId: string,
): T[] {
  const list = file[key] ?? [];
  if (!Array.isArray(list)) {
    problems.push({ id: articleId, message: `"${key}" is not a list, so none of them could be read.` });
    return [];
  }
  const read: T[] = [];
  const taken = new Set<string>();
  for (const [index, raw] of list.entries()) {
    const record = readOne(raw);
    const id = nameOf(raw, what, index);
    if (typeof record === 'string') problems.push({ id, message: record });
    else if (taken.has(record.id)) problems.push({ id, message: `Another ${what} before it has the same id.` });
    else {
      taken.add(record.id);
      read.push(record);
    }
  }
  return read;
}

function readSource(raw: unknown, articleId: string): Source | string {
  const result = v.safeParse(sourceSchema, raw);
  if (!result.success) return explain(sourceSchema, raw)!;
  const { id, name, aliases, kind, type, role, anonymity, affiliation, country, note, modified } =
    result.output;
  const usualSide = result.output.usualSide ?? result.output.side ?? 'unclear';
  const side = result.output.side ?? usualSide;
  return {
    id,
    name,
    aliases: aliases ?? [],
    kind: kind ?? 'unknown',
    type: type ?? 'unknown',
    role: role ?? 'unknown',
    side: usualSide,
    anonymity: anonymity ?? '',
    ...(typeof affiliation === 'string' && { affiliation }),
    ...(typeof country === 'string' && { country }),
    ...(typeof note === 'string' && { note }),
    ...(typeof modified === 'string' && { modified }),
    ...(side !== usualSide && { sides: { [articleId]: side } }),
  };
}
