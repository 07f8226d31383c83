/** Tabs on one real database: each with its own connection and its own session. */
import type { Annotation } from '../../src/domain/annotation.js';
import type { Annotations, Change } from '../../src/domain/change.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { SourceChange } from '../../src/domain/registry.js';
import type { Source } from '../../src/domain/source.js';
import { openSession, type SaveState } from '../../src/open-session.js';
import type { Session, SessionData } from '../../src/session.js';
import { Workspace } from '../../src/storage/workspace.js';
import { deleteDatabase, newDatabaseName } from './database.js';
import { marked, show } from './marked.js';

export const { article, text, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.');
export const c = annotations.get('c')!;
export const f = annotations.get('f')!;

export const add = (...added: Annotation[]): Change => added.map((after) => ({ id: after.id, after }));

export const source: Source = {
  id: 's1',
  name: 'City hall',
  aliases: [],
  kind: 'organisation',
  type: 'government',
  role: 'speaks_for',
  side: '',
  anonymity: 'named',
};

export const addSources = (...added: Source[]): SourceChange => added.map((after) => ({ id: after.id, after }));

/** Resolves once the session holds what `holds` asks for: at once, or after a change. */
export const until = (
  session: Session,
  holds: (annotations: Annotations, session: Session) => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const listening = new AbortController();
    const look = () => {
      if (!holds(session.annotations, session)) return;
      listening.abort();
      resolve();
    };
    session.subscribe(look, listening);
    look();
  });

/** A record a line, whatever order they came in. */
export const lines = (records: ReadonlyMap<string, unknown>) =>
  [...records.keys()]
    .toSorted()
    .map((id) => JSON.stringify(records.get(id)))
    .join('\n');

export type TabOptions = Partial<SessionData> & { storeArticle?: boolean; patience?: number };
export type Tab = Awaited<ReturnType<typeof openTab>>;

/** One tab on the article: its own connection, its own session. */
export async function openTab(name: string, { storeArticle = false, patience = 5000, ...data }: TabOptions) {
  const end = new AbortController();
  const states: SaveState[] = [];
  const errors: string[] = [];
  let report = () => {};
  const reported = new Promise<void>((resolve) => (report = resolve));
  const waiting: [string, () => void][] = [];
  const opened = await openSession(
    { article, codebook: defaultCodebook, ...data },
    {
      workspace: new Workspace(name, { signal: end.signal, patience }),
      storeArticle,
      onState: (state) => {
        states.push(state);
        for (const [awaited, resolve] of waiting) if (awaited === state.state) resolve();
      },
      onError: (message) => {
        errors.push(message);
        report();
      },
      signal: end.signal,
    },
  );
  const { session } = opened;
  return {
    opened,
    session,
    states,
    errors,
    reported,
    end,
    last: () => states.at(-1)!,
    comesTo: (state: string) => new Promise<void>((resolve) => waiting.push([state, resolve])),
    note: (id: string, note: string) => {
      const before = session.annotations.get(id)!;
      session.dispatch([{ id, before, after: { ...before, note } }]);
    },
    shows: () => show(text, session.annotations),
  };
}

/** A fresh database for the calling test, where it can open tabs; all is closed and deleted in the end. */
export class Desk {
  readonly name = newDatabaseName();
  readonly #ends: AbortController[] = [];

  async tab(options: TabOptions = {}): Promise<Tab> {
    const tab = await openTab(this.name, options);
    this.#ends.push(tab.end);
    return tab;
  }

  /** What a visitor who comes now finds. */
  async found(): Promise<Annotations> {
    const { session, end } = await this.tab();
    end.abort();
    return session.annotations;
  }

  /** Another connection to the same database. */
  workspace(): Workspace {
    const end = new AbortController();
    this.#ends.push(end);
    return new Workspace(this.name, end);
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end.abort();
    await deleteDatabase(this.name);
  }
}
