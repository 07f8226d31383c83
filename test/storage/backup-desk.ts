/** Whole workspaces for tests of backup and restore: filled by raw calls, and looked at by raw calls. */
import { makeBackup, planRestore, readBackup, restoreBackup, type Backup } from '../../src/backup.js';
import type { Annotation } from '../../src/domain/annotation.js';
import { digestBytes, type Article } from '../../src/domain/article.js';
import type { RestoreMode } from '../../src/domain/backup.js';
import type { Codebook } from '../../src/domain/codebook.js';
import { entryOf } from '../../src/domain/library.js';
import type { PastRevision } from '../../src/domain/revision.js';
import type { Source } from '../../src/domain/source.js';
import { openDatabase, type StoredRaw } from '../../src/storage/database.js';
import { Workspace } from '../../src/storage/workspace.js';
import { answer, deleteDatabase, newDatabaseName } from '../support/database.js';
import { marked } from '../support/marked.js';

/** Records by store; settings by key. */
export type Filling = Readonly<Record<string, readonly object[] | Readonly<Record<string, unknown>>>>;

export const source = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  name: `Source ${id}`,
  aliases: [],
  kind: 'person',
  type: 'expert',
  role: 'informs',
  side: 'none',
  anonymity: 'named',
  ...more,
});

export const raw = (articleId: string, revision: number, text: string, type = 'text/html'): StoredRaw => {
  const bytes = new TextEncoder().encode(text);
  return { name: `${articleId}.html`, type, bytes, articleId, revision, sha256: digestBytes(bytes) };
};

export const council = marked('The <c>mayor 🎙️ <f>slashed</c> aid</f>.\nShe <a>left</a>.');
const [first, second] = [marked('The <c>mayor cut</c> aid.'), marked('The <c>mayor reduced</c> aid a little.')];

/** An article in its second revision, with one annotation carried and one that waits. */
export const revised: Article = { ...second.article, id: first.article.id, revision: 2, title: 'Aid' };
const carried: Annotation = {
  ...second.annotations.get('c')!,
  id: 'carried',
  articleId: revised.id,
  revision: 2,
  sources: ['s2'],
};
export const waiting: Annotation = { ...first.annotations.get('c')!, id: 'waiting' };
export const past: PastRevision = {
  articleId: revised.id,
  revision: 1,
  article: first.article,
  annotations: [{ ...waiting, id: 'carried' }, waiting],
  carried: [
    { id: 'carried', status: 'sure', score: 1, spans: carried.spans, reason: 'The same words.' },
    { id: 'waiting', status: 'lost', score: 0, spans: null, reason: 'The words are gone.' },
  ],
  ended: '2026-03-04T05:06:07.000Z',
};

const codebook: Codebook = {
  id: 'own',
  version: '1.0.0',
  title: 'Ours',
  kinds: [
    {
      id: 'claim',
      label: 'Claim',
      key: 'c',
      tone: 1,
      parts: [{ id: 'claim', label: 'Claim' }],
      mainPart: 'claim',
      attributes: [{ id: 'mode', label: 'Mode', values: [{ id: 'direct', label: 'Direct' }] }],
    },
  ],
};

/** Something of everything that a workspace can hold. */
export const everything: Filling = {
  articles: [council.article, revised],
  annotations: [
    ...[...council.annotations.values()].map((annotation) => ({
      ...annotation,
      sources: ['s1'],
      attributes: { mode: 'direct', sure: true, n: 2.5 },
    })),
    carried,
    waiting,
  ],
  revisions: [past],
  sources: [
    source('s1', { sides: { [revised.id]: 'city' }, note: 'קול 🎙️', modified: '2026-01-02T03:04:05.000Z' }),
    source('s2', { mergedInto: 's1' }),
    source('s3', { removed: true }),
  ],
  codebooks: [codebook, { ...codebook, version: '1.1.0', title: 'Ours, again' }],
  settings: {
    analyst: 'ana',
    sides: ['city', 'state'],
    [`sources:${council.article.id}`]: ['s1'],
    [`codebook:${council.article.id}`]: ['own', '1.0.0'],
    'of tomorrow': { list: [1, null, { deep: 'é' }] },
  },
  library: [
    entryOf(council.article, { status: 'done', collections: ['Spring', 'Aid'] }),
    entryOf(revised, { status: null, collections: [] }),
  ],
  raws: [
    raw(council.article.id, 1, '<p>The mayor 🎙️ slashed aid.</p>'),
    raw(revised.id, 1, 'PK\u0007\u0008 first', 'application/zip'),
    raw(revised.id, 2, ''),
  ],
};

/** A place for databases that are deleted in the end. */
export class BackupDesk {
  readonly #closing = new AbortController();
  readonly #names: string[] = [];

  /** A database that holds `filling`. */
  async workspace(filling: Filling = {}): Promise<{ readonly name: string; readonly workspace: Workspace }> {
    const name = newDatabaseName();
    this.#names.push(name);
    await fill(name, filling);
    return { name, workspace: new Workspace(name, this.#closing) };
  }

  another(name: string): Workspace {
    return new Workspace(name, this.#closing);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const name of this.#names) await deleteDatabase(name);
  }
}

export async function fill(name: string, filling: Filling): Promise<void> {
  const db = await openDatabase(name, { onBlocked() {}, onClosed() {} });
  const transaction = db.transaction(db.objectStoreNames, 'readwrite');
  for (const [store, records] of Object.entries(filling)) {
    const put = transaction.objectStore(store as 'settings');
    if (Array.isArray(records)) for (const record of records) void put.put(record);
    else for (const [key, value] of Object.entries(records)) void put.put(value, key);
  }
  await transaction.done;
  db.close();
}

/** All that a database holds, in the order of its keys. */
export async function contentOf(name: string): Promise<Record<string, unknown>> {
  const db = await answer(indexedDB.open(name));
  try {
    const found: Record<string, unknown> = {};
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(all.getAllKeys()), answer(all.getAll())]);
      found[store] =
        store === 'settings' ? Object.fromEntries(keys.map((key, index) => [key, values[index]])) : values;
    }
    return found;
  } finally {
    db.close();
  }
}

export const backupOf = async (workspace: Workspace): Promise<Backup> =>
  readBackup((await makeBackup(workspace)).file);

/** What changes, in a few words: `articles +1 ~2 -3 =4 !5`, stores to which nothing comes left out. */
export async function planned(backup: Backup, workspace: Workspace, mode: RestoreMode = 'merge') {
  const { stores, articles, notes } = await planRestore(backup, workspace, mode);
  const words = Object.entries(stores).flatMap(([name, tally]) => {
    const { added, changed, removed, kept } = tally;
    const marks = Object.entries({ '+': added, '~': changed, '-': removed, '!': kept });
    const told = marks.filter(([, count]) => count).map(([mark, count]) => `${mark}${count}`);
    return told.length ? [`${name} ${told.join(' ')}`] : [];
  });
  return { words, articles, notes };
}

export const restored = (backup: Backup, workspace: Workspace, mode: RestoreMode = 'merge') =>
  restoreBackup(backup, workspace, mode);
