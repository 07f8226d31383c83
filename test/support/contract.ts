/** What the tests of the contract with host pages share. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { AnnotationSet } from '../../src/formats/annotation-set.js';
import { annotatorWith, caretBefore } from './annotator.js';

export const text = 'The mayor said the aid was late.\nCritics disagree.';
/** Where the word stands in `text`. */
export const mayor = { start: 4, end: 9 };

/** An element with these attributes, as a page writes it. */
export async function written(
  attributes: Readonly<Record<string, string>>,
  content = '',
): Promise<BiasAnnotator> {
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('bias-annotator');
  for (const [name, value] of Object.entries({ storage: 'none', ...attributes }))
    element.setAttribute(name, value);
  element.append(
    ...content
      .split('\n')
      .filter(Boolean)
      .map((words) => Object.assign(document.createElement('p'), { textContent: words })),
  );
  parent.append(element);
  return element;
}

/** The address of a file with this content. */
export const fileAt = (content: string, type: string) => URL.createObjectURL(new Blob([content], { type }));

/** Marks the word before which the caret is set, as an analyst does. */
export async function press(element: BiasAnnotator, words: string, key: string): Promise<void> {
  await caretBefore(element, words);
  for (let step = 0; step < words.length; step++) {
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Shift' });
  }
  await sendKeys({ press: key });
  await element.updateComplete;
}

/** A set with one claim about `text`. */
export const setOf = async (): Promise<AnnotationSet> => {
  const element = await annotatorWith({ text }, { storage: 'none' });
  element.annotate('claim', [mayor]);
  return element.exportJSON();
};
