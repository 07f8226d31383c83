/**
 * What comes in and goes out: articles, annotation sets, codebooks, and what is stored. Pages load this before they open
 * an article.
 */
import type { Annotation } from './domain/annotation.js';
import { digest, type Article, type RawInput } from './domain/article.js';
import type { Change } from './domain/change.js';
import type { Codebook } from './domain/codebook.js';
import { upToDate } from './domain/codebook-version.js';
import type { SourceChange } from './domain/registry.js';
import type { Source } from './domain/source.js';
import { retarget, retargetSource, takeIn, takeInSources } from './domain/take-in.js';
import { readCodebook } from './formats/codebook-json.js';
import type { Problem } from './formats/explain.js';
import { readAnnotationSet, type ReadAnnotationSet } from './formats/json-import.js';
import { importArticle, rawOf, type ArticleInput } from './importers/import-article.js';
import { readInput } from './importers/read-file.js';
import type { Session } from './session.js';

export { defaultCodebook } from './domain/default-codebook.js';
export { readCodebook } from './formats/codebook-json.js';
export { createAnnotation, patchAnnotation } from './domain/annotation.js';
export { writeAnnotationSet } from './formats/json-export.js';
export { frozen } from './domain/frozen.js';
export { openSession } from './open-session.js';
export type { Changes } from './take-changes.js';
export { Workspace } from './storage/workspace.js';

/** Exactly one of `text`, `html`, `markdown`, `nodes` (a page's own content), `annotationSet` and `article` (as stored). */
export type LoadInput =
  | ArticleInput
  | { readonly annotationSet: unknown }
  | { readonly article: Article; readonly raw?: RawInput | null };

export interface Opened {
  readonly article: Article;
  /** What it was made from, where that is at hand. */
  readonly raw: RawInput | null;
  /** The set's own, or null. */
  readonly codebook: Codebook | null;
  readonly sources: readonly Source[];
  readonly annotations: readonly Annotation[];
  /** What could not be read, by record. */
  readonly problems: readonly Problem[];
}

/** Throws Error with a sentence where there is nothing to open. */
export async function openInput(input: LoadInput): Promise<Opened> {
  if (typeof input !== 'object' || input === null)
    throw new TypeError(
      `An article is loaded from an object such as { text: '…' }, not from ${String(input)}.`,
    );
  if ('annotationSet' in input) return openSet(input.annotationSet);
  const [article, raw] =
    'article' in input ? [input.article, input.raw ?? null] : [await importArticle(input), rawOf(input)];
  return { article, raw, codebook: null, sources: [], annotations: [], problems: [] };
}

async function openSet(set: unknown): Promise<Opened> {
  const read = await readSet(set);
  return { ...read, raw: null, codebook: read.codebook && upToDate(read.codebook) };
}

/** With the browser's own digest, ten times as fast as ours, where the page is secure enough to have one. */
async function readSet(set: unknown): Promise<ReadAnnotationSet> {
  const { text } = (set as { article?: { text?: unknown } } | null)?.article ?? {};
  if (typeof text !== 'string' || !globalThis.crypto.subtle) return readAnnotationSet(set);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const native = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return readAnnotationSet(set, { digestOf: (words) => (words === text ? native : digest(words)) });
}

/** Reads `url` as an article or an annotation set. Throws Error with a sentence where it cannot be had. */
export async function fetchInput(url: string, { signal }: { signal: AbortSignal }): Promise<LoadInput> {
  const response = await fetchOrSay(url, signal);
  const { href, pathname } = new URL(absolute(url));
  const file = new File([await response.blob()], pathname.slice(pathname.lastIndexOf('/') + 1), {
    type: response.headers.get('content-type') ?? '',
  });
  const input = await readInput(file);
  return 'annotationSet' in input ? input : { ...input, base: input.base ?? href };
}

/** Reads a file that the analyst chose. Throws Error with a sentence where it is none of ours. */
export const fileInput = (file: File, lifetime: { readonly signal?: AbortSignal } = {}): Promise<LoadInput> =>
  readInput(file, lifetime);

/** Whether a JSON file that is no annotation set means to be a codebook, right or wrong. */
export const isCodebook = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kinds' in value && !('format' in value);

/** Reads a codebook. Throws Error with a sentence that names what is wrong in it. */
export async function fetchCodebook(url: string): Promise<Codebook> {
  const response = await fetchOrSay(url);
  const value: unknown = await response.json().catch(() => {
    throw new Error(`${url} is no codebook: it is not JSON.`);
  });
  return readCodebook(value);
}

export interface SetImport {
  /** How many annotations of the file are good. */
  readonly imported: number;
  readonly problems: readonly Problem[];
  /** What to dispatch, as one step; null where the set is about another text than the session. */
  readonly step: { readonly name: string; readonly change: Change; readonly sources: SourceChange } | null;
  /** Ids of the sources that came with the set: from then on they are the article's own. */
  readonly listed: readonly string[];
}

/**
 * An annotation set as a change of `session`. Where that is stored, only the database knows whether a file of another
 * article id names annotations of that other article: then there is no change, and the set is to be opened. Throws Error with a sentence where the set cannot be read at all.
 */
export function importSet(
  set: unknown,
  session: Session | undefined,
  { stored }: { readonly stored: boolean },
): SetImport {
  const { article, annotations, sources, problems } = readAnnotationSet(set);
  const read = { imported: annotations.length, problems, listed: sources.map(({ id }) => id) };
  const own = session?.article;
  if (!own || own.sha256 !== article.sha256 || (own.id !== article.id && stored))
    return { ...read, step: null };
  const change = takeIn(
    session.annotations,
    annotations.map((annotation) => retarget(annotation, article, own)),
  );
  const retargeted = sources.map((source) => retargetSource(source, article.id, own.id));
  const step = { name: 'Import', change, sources: takeInSources(session.registry, retargeted, own.id) };
  return { ...read, step };
}

/** Throws Error with a sentence for what is no address. */
function absolute(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    throw new Error(`${address} is no address that could be loaded.`);
  }
}

async function fetchOrSay(address: string, signal?: AbortSignal): Promise<Response> {
  const url = absolute(address);
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Error(
      `${url} could not be reached. The address may be wrong, or the other site does not allow it.`,
    );
  });
  if (response.ok) return response;
  throw new Error(
    `${url} could not be loaded: the server answered ${`${response.status} ${response.statusText}`.trim()}.`,
  );
}
