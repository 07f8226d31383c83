/** An annotator on the page, and ways to reach into it as a user would. */
import { fixture, html } from '@open-wc/testing';
import { deleteDB } from 'idb';
import '../../components/define-annotator.js';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { LoadInput } from '../../src/exchange.js';
import { failureOf } from './failure.js';
import { show } from './marked.js';

/** The first element that `selector` finds, whatever shadow roots lie between. */
export function deep<E extends Element = HTMLElement>(root: ParentNode, selector: string): E | null {
  const found = root.querySelector<E>(selector);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && deep<E>(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}

/** All elements that `selector` finds, whatever shadow roots lie between. */
export const deepAll = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deepAll(element.shadowRoot, selector) : []),
  ]);

const used: { name: string; element: BiasAnnotator }[] = [];

/** An annotator with a database of its own, and `input` open in it. */
export async function annotatorWith(
  input: LoadInput | null,
  {
    storage = 'indexeddb',
    database = `test-${crypto.randomUUID()}`,
  }: { storage?: 'indexeddb' | 'none'; database?: string } = {},
): Promise<BiasAnnotator> {
  const element = await fixture<BiasAnnotator>(
    html`<bias-annotator storage=${storage} database=${database} analyst="ana"></bias-annotator>`,
  );
  used.push({ name: database, element });
  if (input) await element.load(input);
  return element;
}

/** An annotator whose article is on its way, and never comes. */
export async function opening(): Promise<BiasAnnotator> {
  const element = await annotatorWith(null, { storage: 'none' });
  void failureOf(element.loadFrom(() => new Promise(() => {}))); // When it is removed from the page.
  return element;
}

/** Call after each test: lets go of the databases that it used, and deletes them. */
export async function cleanUp(): Promise<void> {
  const names = new Set(used.map(({ name }) => name));
  await Promise.all(
    used
      .splice(0)
      .map(({ element }) =>
        element.saved.catch(() => {}).then(() => HTMLElement.prototype.remove.call(element)),
      ),
  );
  await Promise.all([...names].map((name) => deleteDB(name)));
}

/** The article's text with tags where annotations are. */
export const shown = ({ article, annotations }: BiasAnnotator) => show(article!.text, annotations);

/** Resolves with the next event of this name. */
export const next = <Name extends keyof HTMLElementEventMap>(element: HTMLElement, name: Name) =>
  new Promise<HTMLElementEventMap[Name]>((resolve) =>
    element.addEventListener(name, resolve as EventListener, { once: true }),
  );

export const textOf = (element: BiasAnnotator) => deep(element.shadowRoot!, '[role="textbox"]')!;
export const listOf = (element: BiasAnnotator) => deep(element.shadowRoot!, '[aria-label="Annotations"]')!;
export const rowsOf = (element: BiasAnnotator) => deepAll(element.shadowRoot!, '[role="option"]');
export const marksOf = (element: BiasAnnotator) => deepAll(element.shadowRoot!, 'mark[data-annotation]');

/** Sets the caret of the article before `words`, with the focus in the text. */
export async function caretBefore(element: BiasAnnotator, words: string): Promise<void> {
  const desk = element.shadowRoot!.querySelector('bias-desk') as HTMLElement & {
    articleElement: { select(span: { start: number; end: number }): void; focus(): void };
  };
  const start = element.article!.text.indexOf(words);
  desk.articleElement.focus();
  desk.articleElement.select({ start, end: start });
  await element.updateComplete;
}
