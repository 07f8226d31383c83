/** The list of sources as a dialog on the page, and a person at it. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BiasSources } from '../../components/bias-sources.js';
import { defineAll } from '../../components/define-all.js';
import type { Source } from '../../src/domain/source.js';
import { liveSources } from '../../src/domain/registry.js';
import type { Session } from '../../src/session.js';
import { deep, deepAll } from './annotator.js';
import { sessionOn, sourceOf, withSession } from './with-session.js';
import { waitUntil } from './wait.js';

defineAll({ 'bias-sources': BiasSources });

const text =
  'The ministry said <a1>they left</a1>. The Pentagon said <a2>they did not</a2>. Officials said <a3>it is over</a3>.';

export const entry = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  ...sourceOf(id, name),
  ...more,
});

export const entries = [
  entry('ministry', 'Iraqi Foreign Ministry', { side: 'Iraq', aliases: ['Baghdad'] }),
  entry('pentagon', 'Pentagon', { side: 'US', aliases: ['US Defense Department', 'Officials'] }),
  entry('liu', 'Liu Xinlu', { type: 'expert', kind: 'person', side: 'unclear' }),
];

/** Two quotations name the Pentagon, the second of them by “Officials”; one the ministry. */
export function sessionWith(sources: readonly Source[] = entries): Session {
  const session = sessionOn(
    text,
    { a1: { sources: ['ministry'] }, a2: { sources: ['pentagon'] }, a3: { sources: ['pentagon'] } },
    sources,
  );
  const before = session.find('a3');
  const start = session.article.text.indexOf('Officials');
  const words = { part: 'source', start, end: start + 9, exact: 'Officials', prefix: '', suffix: '' };
  session.receive([{ id: 'a3', before, after: { ...before, spans: [words, ...before.spans] } }]);
  return session;
}

export const uses = async (id: string) =>
  id === 'pentagon' ? [{ articleId: 'other', title: 'Another article', count: 4 }] : [];

export let dialog: BiasSources;
export let session: Session;
export let heard: unknown[];

export async function open(
  sourceId?: string,
  more: Partial<BiasSources> = {},
  start = sessionWith(),
): Promise<void> {
  session = start;
  heard = [];
  dialog = Object.assign(document.createElement('bias-sources') as BiasSources, more);
  for (const type of ['sources-close', 'use-pick', 'article-pick'])
    dialog.addEventListener(type, (event) => heard.push([type, (event as CustomEvent).detail]));
  await withSession(session, dialog);
  dialog.open(sourceId);
  await waitUntil(() => focused());
  await settled();
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
}

export const find = <E extends HTMLElement = HTMLElement>(selector: string) =>
  deep<E>(dialog.shadowRoot!, selector);
export const plain = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export const status = () => plain(dialog.shadowRoot!.querySelector('.said'));
export const rows = () => deepAll(dialog.shadowRoot!, '.row').map(plain);
export const live = () => liveSources(session.registry).map(({ name }) => name);
export const source = (id: string) => session.registry.get(id)!;

/** What has the focus, through all shadow roots; null where nothing in the dialog has. */
export function focused(): HTMLElement | null {
  let active = dialog.shadowRoot!.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement | null;
}

/** Puts the focus on a button by what it says, and presses Enter. */
export async function press(label: string): Promise<void> {
  const button = deepAll(dialog.shadowRoot!, 'button').find(
    (each) => (each.getAttribute('aria-label') ?? plain(each)) === label,
  );
  expect(button, `button ${label} in: ${deepAll(dialog.shadowRoot!, 'button').map(plain).join(' | ')}`).to
    .exist;
  button!.focus();
  await sendKeys({ press: 'Enter' });
  await settled();
}

export async function write(name: string, value: string, end = 'Enter'): Promise<void> {
  const field = find<HTMLInputElement>(`[name="${name}"]`)!;
  field.focus();
  field.select();
  await (value ? sendKeys({ type: value }) : sendKeys({ press: 'Delete' }));
  await sendKeys({ press: end });
  await settled();
}

/** Chooses a value as a person does: by the letters that it begins with. */
export async function choose(name: string, letters: string): Promise<void> {
  find(`[name="${name}"]`)!.focus();
  await sendKeys({ type: letters });
  await settled();
}

/** From now on the helpers here are about this dialog. */
export function lookAt(other: BiasSources, on: Session): void {
  dialog = other;
  session = on;
}
