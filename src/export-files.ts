/** Annotations on their way out as files of every format: the store on one side, formats on the other. Loaded when asked for. */
import type { Pace } from './domain/backup.js';
import type { ExchangeFile, ExchangeFormat, WriteOptions } from './formats/exchange-format.js';
import type { AnnotatedArticle } from './formats/json-export.js';
import { fileNameOf } from './formats/outgoing.js';
import { titleOf } from './domain/article.js';
import { zipWriter } from './formats/backup-zip.js';
import { breathe } from './intake/breathe.js';
import { ExchangeStore, type StoredSet } from './storage/exchange-store.js';
import type { Workspace } from './storage/workspace.js';

export { allLosses } from './formats/all-losses.js';
export { formats } from './formats/formats.js';

/** Articles that are read from the store at once. */
const chunk = 50;

/** What is stored of these articles; of all where `ids` is null. Throws `signal.reason` once that is aborted. */
export async function storedSets(
  workspace: Workspace,
  ids: readonly string[] | null,
  { signal, onProgress }: Pace = {},
): Promise<readonly StoredSet[]> {
  const store = workspace.part(ExchangeStore);
  const [wanted, registry] = await Promise.all([ids ?? store.ids(), store.registry()]);
  const sets: StoredSet[] = [];
  for (let at = 0; at < wanted.length; at += chunk) {
    signal?.throwIfAborted();
    sets.push(...(await store.read(wanted.slice(at, at + chunk), registry)));
    onProgress?.({ done: Math.min(wanted.length, at + chunk), total: wanted.length });
  }
  return sets;
}

/** What became of one article. */
export interface Written {
  readonly title: string;
  readonly files: readonly ExchangeFile[];
  /** Why there is no file: a sentence; null where there is. */
  readonly problem: string | null;
}

export interface WriteRequest extends Pace {
  readonly format: ExchangeFormat;
  readonly options?: WriteOptions;
  /** All articles in the files of one, where the format can. */
  readonly together?: boolean;
}

/** One result for each of `sets`, or one for all where they are written together. One that fails does not stop the rest. */
export async function writeSets(
  sets: readonly AnnotatedArticle[],
  { format, options = {}, together = false, signal, onProgress }: WriteRequest,
): Promise<readonly Written[]> {
  const exported = new Date().toISOString();
  if (together && format.gather) {
    const name = sets.length === 1 ? fileNameOf(sets[0]!) : 'annotations';
    return [attempt(`${sets.length} articles`, () => format.gather!(sets, { exported, name, ...options }))];
  }
  const taken = new Set<string>();
  const results: Written[] = [];
  for (const set of sets) {
    const wish = fileNameOf(set);
    let name = wish;
    for (let number = 2; taken.has(name); number += 1) name = `${wish}-${number}`;
    taken.add(name);
    results.push(attempt(titleOf(set.article), () => format.write(set, { exported, name, ...options })));
    onProgress?.({ done: results.length, total: sets.length });
    await breathe();
    signal?.throwIfAborted();
  }
  return results;
}

function attempt(title: string, write: () => readonly ExchangeFile[]): Written {
  try {
    return { title, files: write(), problem: null };
  } catch (error) {
    return { title, files: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

/** One file as it is, several as a zip file. */
export async function packed(
  files: readonly ExchangeFile[],
  { format, signal }: { readonly format: ExchangeFormat; readonly signal?: AbortSignal },
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const [first] = files;
  const content = ({ text, data }: ExchangeFile) =>
    (data ?? new TextEncoder().encode(text)) as Uint8Array<ArrayBuffer>;
  if (files.length === 1)
    return { name: first!.name, blob: new Blob([content(first!)], { type: first!.type }) };
  const zip = await zipWriter({ modified: new Date(), signal });
  for (const file of files) await zip.add(file.name, content(file));
  return { name: `${first!.name.replace(/^.*\//, '').replace(/\..*$/, '')}-${format.id}.zip`, blob: zip.end() };
}
