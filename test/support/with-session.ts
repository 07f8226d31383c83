/** A session as the root element provides it, for elements that are tested by themselves. */
import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { sessionContext } from '../../components/session-controller.js';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Source } from '../../src/domain/source.js';
import { Session } from '../../src/session.js';
import { marked } from './marked.js';

export const sourceOf = (id: string, name: string): Source => ({
  id,
  name,
  aliases: [],
  kind: 'organisation',
  type: 'government',
  role: 'speaks_for',
  side: 'none',
  anonymity: 'named',
});

/** A session on tagged text, with more said about annotations by their tags. */
export function sessionOn(
  text: string,
  more: Readonly<Record<string, Partial<Annotation>>> = {},
  sources: readonly Source[] = [],
): Session {
  const { article, annotations } = marked(text);
  const all = [...annotations].map(([id, each]) => [id, { ...each, ...more[id] }] as const);
  return new Session({ article, codebook: defaultCodebook, annotations: new Map(all), sources });
}

/** `element` on the page, where it finds `session`. */
export async function withSession<E extends HTMLElement>(session: Session, element: E): Promise<E> {
  const root = await fixture<HTMLElement>(html`<div></div>`);
  new ContextProvider(root, { context: sessionContext, initialValue: session }).hostConnected?.();
  root.append(element);
  await (element as E & { updateComplete?: Promise<unknown> }).updateComplete;
  return element;
}

/** What is said of one annotation from now on. */
export function amend(session: Session, id: string, more: Partial<Annotation>): void {
  const before = session.find(id);
  session.dispatch([{ id, before, after: { ...before, ...more } }]);
}
