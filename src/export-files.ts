/** Annotations on their way out as files of every format: the store on one side, formats on the other. Loaded when asked for. */
import type { Pace } from './domain/backup.js';
import { exchange } from './exchange-in-worker.js';
import type { ExchangeFile, ExchangeFormat } from './formats/exchange-format.js';
import type { AnnotatedArticle } from './formats/json-export.js';
import { zipWriter } from './formats/backup-zip.js';
import { ExchangeStore, type StoredSet } from './storage/exchange-store.js';
import type { Workspace } from './storage/workspace.js';
import { writeGroups, type WriteRequest, type Written } from './write-groups.js';

export { allLosses } from './formats/all-losses.js';
export { formats } from './formats/formats.js';
export type { Written } from './write-groups.js';

/** Annotations of one article that are written on the main thread: more would hold up the page. */
const few = 1000;
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

/** See `writeGroups`. Throws `signal.reason` once that is aborted. */
export async function writeSets(
  sets: readonly AnnotatedArticle[],
  {
    format,
    signal,
    onProgress,
    ...request
  }: Omit<WriteRequest, 'format'> & Pace & { readonly format: ExchangeFormat },
): Promise<readonly Written[]> {
  const asked = { ...request, format: format.id };
  const pace = { signal, onProgress };
  const size = ({ annotations }: AnnotatedArticle) =>
    'size' in annotations ? annotations.size : annotations.length;
  const many = sets.some((set) => size(set) > few) || (asked.together && sets.length > 1);
  if (!many) return writeGroups(sets, asked, pace);
  return (await exchange({ does: 'write', sets, request: asked }, pace)) as readonly Written[];
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
