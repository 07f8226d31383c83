import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import {
  annotatorWith,
  caretBefore,
  cleanUp,
  deep,
  listOf,
  next,
  marksOf,
  rowsOf,
  shown,
  textOf,
} from '../support/annotator.js';
import { waitUntil } from '../support/wait.js';

const text = 'The mayor said the aid was late.\nCritics disagree.';

/** Selects `words` as a person would: caret before them, then Shift and an arrow for each letter. */
async function selectByKeys(element: BiasAnnotator, words: string): Promise<void> {
  await caretBefore(element, words);
  await sendKeys({ down: 'Shift' });
  for (const _letter of words) await sendKeys({ press: 'ArrowRight' });
  await sendKeys({ up: 'Shift' });
  await element.updateComplete;
}

const chord = async (modifiers: readonly string[], key: string) => {
  for (const modifier of modifiers) await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  for (const modifier of modifiers) await sendKeys({ up: modifier });
};

describe('keys of the annotator', () => {
  let element: BiasAnnotator;
  beforeEach(async () => {
    element = await annotatorWith({ text });
  });
  afterEach(async () => {
    await resetMouse();
    await cleanUp();
  });

  for (const [keys, tag] of [
    ['1c', 'c'],
    ['2a', 'a'],
    ['3f', 'f'],
  ] as const)
    for (const key of keys)
      it(`marks the selected words with ${key}`, async () => {
        await selectByKeys(element, 'the aid');
        await sendKeys({ press: key });
        expect(shown(element)).to.equal(`The mayor said <${tag}>the aid</${tag}> was late.\nCritics disagree.`);
      });

  it('marks across blocks, and leaves the text as it is', async () => {
    await selectByKeys(element, 'late.\nCritics');
    await sendKeys({ press: 'c' });
    expect(shown(element)).to.equal('The mayor said the aid was <c>late.\nCritics</c> disagree.');
    expect(textOf(element).textContent).to.equal(text.replace('\n', ''));
  });

  it('does nothing without a selection, and says so', async () => {
    await caretBefore(element, 'mayor');
    await sendKeys({ press: 'c' });
    await element.updateComplete;
    expect(element.annotations).to.have.length(0);
    expect(deep(element.shadowRoot!, '[role="status"]')!.textContent).to.contain('Select some words first');
  });

  it('puts an attribution’s words into its content', async () => {
    await selectByKeys(element, 'the aid was late');
    await sendKeys({ press: 'a' });
    expect(element.annotations[0]!.spans[0]).to.include({ part: 'content', exact: 'the aid was late' });
    expect(element.annotations[0]).to.include({ kind: 'attribution', analyst: 'ana' });
  });

  it('steps through annotations with [ and ], and shows where it is', async () => {
    for (const words of ['mayor', 'the aid', 'Critics']) {
      const start = text.indexOf(words);
      element.annotate('claim', [{ start, end: start + words.length }]);
    }
    await caretBefore(element, 'The');
    const active = async () => {
      await element.updateComplete;
      return marksOf(element)
        .filter((mark) => mark.classList.contains('active'))
        .map((mark) => mark.textContent)
        .join();
    };
    await sendKeys({ press: ']' });
    expect(await active()).to.equal('mayor');
    await sendKeys({ press: ']' });
    await sendKeys({ press: ']' });
    expect(await active()).to.equal('Critics');
    await sendKeys({ press: ']' });
    expect(await active()).to.equal('Critics');
    await sendKeys({ press: '[' });
    expect(await active()).to.equal('the aid');
    expect(rowsOf(element).find((row) => row.ariaSelected === 'true')!.textContent).to.contain('the aid');
  });

  it('opens details with Enter, changes a value, and comes back with Escape', async () => {
    await selectByKeys(element, 'the aid was late');
    await sendKeys({ press: 'c' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    const first = deep<HTMLInputElement>(element.shadowRoot!, 'input[name="worth"]')!;
    expect(first.matches(':focus')).to.equal(true);
    await sendKeys({ press: ' ' });
    expect(element.annotations[0]!.attributes).to.deep.equal({ worth: 'check' });
    await sendKeys({ press: 'Escape' });
    expect(textOf(element).matches(':focus')).to.equal(true);
  });

  it('writes a note as one change, when its field is left', async () => {
    await selectByKeys(element, 'the aid was late');
    await sendKeys({ press: 'c' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    let updates = 0;
    element.addEventListener('annotation-update', () => (updates += 1));
    deep(element.shadowRoot!, 'textarea')!.focus();
    await sendKeys({ type: 'no source: c a f 1 2 3' });
    expect(updates).to.equal(0);
    await sendKeys({ press: 'Escape' });
    expect(updates).to.equal(1);
    expect(element.annotations.map(({ note }) => note)).to.deep.equal(['no source: c a f 1 2 3']);
    await chord(['Control'], 'z');
    expect(element.annotations.map(({ note }) => note)).to.deep.equal(['']);
  });

  it('keeps a note after a pause in typing, and takes all of it back in one step', async () => {
    await selectByKeys(element, 'the aid was late');
    await sendKeys({ press: 'c' });
    await element.updateComplete;
    deep(element.shadowRoot!, 'textarea')!.focus();
    const kept = next(element, 'annotation-update');
    await sendKeys({ type: 'no source' });
    expect((await kept).detail.annotation.note).to.equal('no source');
    const more = next(element, 'annotation-update');
    await sendKeys({ type: ' is named' });
    await more;
    await sendKeys({ press: 'Escape' });
    expect(element.annotations[0]!.note).to.equal('no source is named');
    await chord(['Control'], 'z');
    expect(element.annotations[0]!.note).to.equal('');
  });

  it('does not remove the annotation that was chosen before, while other words are selected', async () => {
    await selectByKeys(element, 'the aid');
    await sendKeys({ press: 'f' });
    await selectByKeys(element, 'Critics');
    await sendKeys({ press: 'Delete' });
    expect(element.annotations).to.have.length(1);
  });

  it('does not mark the same words twice as the same', async () => {
    for (let time = 0; time < 2; time++) {
      await selectByKeys(element, 'the aid');
      await sendKeys({ press: 'f' });
    }
    expect(element.annotations).to.have.length(1);
    await selectByKeys(element, 'the aid');
    await sendKeys({ press: 'c' });
    expect(element.annotations).to.have.length(2);
  });

  it('takes several away from the list, one after the other', async () => {
    for (const words of ['mayor', 'the aid', 'Critics']) {
      const start = text.indexOf(words);
      element.annotate('claim', [{ start, end: start + words.length }]);
    }
    await element.updateComplete;
    listOf(element).focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Delete' });
    await sendKeys({ press: 'Delete' });
    await element.updateComplete;
    expect(shown(element)).to.equal('The mayor said the aid was late.\n<c>Critics</c> disagree.');
    expect(listOf(element).matches(':focus')).to.equal(true);
  });

  it('leaves Delete to a field that has the focus', async () => {
    await selectByKeys(element, 'the aid');
    await sendKeys({ press: 'c' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Delete' });
    expect(element.annotations[0]!.attributes).to.deep.equal({ worth: 'check' });
  });

  it('removes with Delete, undoes and redoes', async () => {
    await selectByKeys(element, 'the aid');
    await sendKeys({ press: 'f' });
    await sendKeys({ press: 'Delete' });
    expect(shown(element)).to.equal(text);
    await chord(['Control'], 'z');
    expect(shown(element)).to.equal('The mayor said <f>the aid</f> was late.\nCritics disagree.');
    await chord(['Control'], 'z');
    expect(shown(element)).to.equal(text);
    await chord(['Control', 'Shift'], 'z');
    expect(shown(element)).to.equal('The mayor said <f>the aid</f> was late.\nCritics disagree.');
    expect(textOf(element).textContent).to.equal(text.replace('\n', ''));
  });

  it('lists all keys with ?', async () => {
    await caretBefore(element, 'mayor');
    await sendKeys({ press: '?' });
    await waitUntil(() => deep(element.shadowRoot!, 'dialog'));
    const dialog = deep<HTMLDialogElement>(element.shadowRoot!, 'dialog')!;
    expect(dialog.open).to.equal(true);
    for (const label of ['claim', 'attribution', 'framing', 'Next annotation', 'Undo'])
      expect(dialog.textContent).to.contain(label);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('moves through the list with the arrow keys', async () => {
    for (const words of ['mayor', 'the aid', 'Critics']) {
      const start = text.indexOf(words);
      element.annotate('claim', [{ start, end: start + words.length }]);
    }
    await element.updateComplete;
    listOf(element).focus();
    await sendKeys({ press: 'End' });
    await element.updateComplete;
    expect(marksOf(element).find((mark) => mark.classList.contains('active'))!.textContent).to.equal('Critics');
    await sendKeys({ press: 'ArrowUp' });
    await element.updateComplete;
    const row = rowsOf(element).find((each) => each.ariaSelected === 'true')!;
    expect(row.textContent).to.contain('the aid');
    expect(listOf(element).getAttribute('aria-activedescendant')).to.equal(row.id);
  });

  it('marks with the palette, and picks what is under the pointer, innermost first', async () => {
    await selectByKeys(element, 'said the aid was late');
    const button = deep(element.shadowRoot!, 'bias-palette')!.shadowRoot!.querySelectorAll('button')[1]!;
    const box = button.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(box.left + 8), Math.round(box.top + box.height / 2)],
    });
    expect(shown(element)).to.equal('The mayor <a>said the aid was late</a>.\nCritics disagree.');
    const start = text.indexOf('the aid');
    element.annotate('framing', [{ start, end: start + 7 }]);
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    const pressed: (string | undefined)[] = [];
    element.addEventListener('annotation-select', ({ detail }) => pressed.push(detail.annotation?.kind));
    const mark = marksOf(element)
      .find((each) => each.dataset['kind'] === 'framing')!
      .getBoundingClientRect();
    const position: [number, number] = [Math.round(mark.left + 10), Math.round(mark.top + mark.height / 2)];
    await sendMouse({ type: 'click', position });
    expect(pressed).to.deep.equal(['framing']);
  });
});
