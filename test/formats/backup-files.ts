/** Backup files that are made by hand, right and wrong, for tests that read them. */
import { zipSync, type Zippable } from 'fflate';
import { digestBytes } from '../../src/domain/article.js';
import { BackupDraft, type BackupFacts } from '../../src/formats/backup.js';
import type { StoreName, StoreRecords } from '../../src/domain/backup.js';

export const facts: BackupFacts = { created: '2026-11-22T10:11:12.000Z', database: 4 };

export type Lines = Partial<Record<StoreName, readonly unknown[]>>;

/** As this program writes it. */
export function packed(
  records: { readonly [Name in StoreName]?: readonly StoreRecords[Name][] },
  made: BackupFacts = facts,
): Promise<Blob> {
  const draft = new BackupDraft();
  for (const [name, list] of Object.entries(records)) draft.add(name as StoreName, list as never);
  return draft.pack(made);
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

const stores: readonly StoreName[] = [
  'articles',
  'revisions',
  'annotations',
  'sources',
  'codebooks',
  'settings',
  'library',
  'raws',
];

export interface ByHand {
  readonly lines?: Lines;
  /** Over what the manifest would say. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Other files, or other contents of a part than its digest says; null leaves one out. */
  readonly files?: Readonly<Record<string, Uint8Array | null>>;
  /** Stores that are there. */
  readonly only?: readonly StoreName[];
}

export function byHand({ lines = {}, manifest = {}, files = {}, only = stores }: ByHand): Blob {
  const contents: Record<string, Uint8Array> = {};
  const parts = only.map((store) => {
    const records = lines[store] ?? [];
    const bytes = utf8(
      records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''),
    );
    contents[`${store}.jsonl`] = bytes;
    return {
      store,
      file: `${store}.jsonl`,
      records: records.length,
      bytes: bytes.length,
      sha256: digestBytes(bytes),
    };
  });
  const all: Record<string, Uint8Array | null> = {
    ...contents,
    'manifest.json': utf8(
      JSON.stringify({
        format: 'source-bias-backup',
        version: '1.0',
        offsetUnit: 'utf-16',
        ...facts,
        parts,
        ...manifest,
      }),
    ),
    ...files,
  };
  const kept = Object.entries(all).filter(([, bytes]) => bytes !== null);
  return new Blob([zipSync(Object.fromEntries(kept) as Zippable)]);
}
