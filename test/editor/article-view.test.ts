import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { ArticleView } from '../../src/editor/article-view.js';
import type { Span } from '../../src/domain/span.js';
import { marked } from '../support/marked.js';

const tones = { claim: 1, attribution: 2, framing: 3 } as Record<string, number>;

describe('ArticleView', () => {
  let view: ArticleView | undefined;

  async function open(source: string) {
    const { article, text, annotations } = marked(source);
    const mount = await fixture<HTMLElement>(html`<div></div>`);
    mount.style.whiteSpace = 'pre-wrap';
    const selections: (Span | null)[] = [];
    const presses: number[] = [];
    view = new ArticleView(mount, article, {
      annotations,
      toneOf: (kind) => tones[kind]!,
      onSelection: (selection) => selections.push(selection),
      onPress: (offset) => presses.push(offset),
    });
    const content = mount.querySelector<HTMLElement>('[role="textbox"]')!;
    const drawn = () =>
      [...content.querySelectorAll<HTMLElement>('mark')].map(
        (mark) => `${mark.dataset['annotation']} ${mark.className}: ${mark.textContent}`,
      );
    const words = (selection: Span | null) => selection && text.slice(selection.start, selection.end);
    return { view, article, text, annotations, content, drawn, words, selections, presses, mount };
  }

  afterEach(async () => {
    view?.destroy();
    await resetMouse();
  });

  it('draws a mark for each span, overlapping and nested ones as well', async () => {
    const { drawn } = await open('He <c>says the mayor <f>slashed</c> aid</f>.');
    expect(drawn()).to.have.members([
      'c tone-1: says the mayor ',
      'c tone-1: slashed',
      'f tone-3: slashed',
      'f tone-3:  aid',
    ]);
  });

  it('follows a change, and marks the active annotation', async () => {
    const { view, annotations, drawn } = await open('The <c>mayor</c> slashed <f>aid</f>.');
    const c = annotations.get('c')!;
    view.change([{ id: 'c', before: c }]);
    expect(drawn()).to.deep.equal(['f tone-3: aid']);
    view.change([{ id: 'c', after: c }]);
    view.activate(c);
    expect(drawn()).to.deep.equal(['c tone-1 active: mayor', 'f tone-3: aid']);
    view.activate(null);
    expect(drawn()).to.deep.equal(['c tone-1: mayor', 'f tone-3: aid']);
  });

  it('selects with the keyboard and never changes the text', async () => {
    const { view, text, content, words } = await open('The mayor slashed aid.');
    view.select({ start: 4, end: 4 });
    view.focus();
    await sendKeys({ down: 'Shift' });
    for (const _letter of 'mayor') await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Shift' });
    expect(words(view.selection)).to.equal('mayor');
    await sendKeys({ type: 'xyz' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Delete' });
    expect(content.textContent).to.equal(text);
  });

  it('never sets back a selection that the browser has made and not announced yet', async () => {
    const { view, annotations, words, content } = await open('The mayor <f>slashed</f> aid.');
    view.select({ start: 4, end: 4 });
    view.focus();
    const selection = getSelection()!;
    for (const _letter of 'mayor') selection.modify('extend', 'forward', 'character');
    const f = annotations.get('f')!;
    view.change([{ id: 'f', before: f, after: { ...f, kind: 'claim' } }]);
    expect(selection.toString()).to.equal('mayor');
    expect(words(view.selection)).to.equal('mayor');
    expect(content.querySelector('mark')!.className).to.equal('tone-1');
  });

  it('knows the selection before the browser announces it', async () => {
    const { view, words } = await open('The mayor slashed aid.');
    view.select({ start: 4, end: 4 });
    view.focus();
    getSelection()!.modify('extend', 'forward', 'word');
    expect(words(view.selection)).to.equal('mayor');
    expect(view.caret).to.equal('The mayor'.length);
  });

  it('refuses cut and paste', async () => {
    const { view, text, content } = await open('The mayor slashed aid.');
    view.select({ start: 4, end: 9 });
    view.focus();
    const data = new DataTransfer();
    data.setData('text/plain', 'intruder');
    for (const type of ['cut', 'paste'])
      content.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }));
    expect(content.textContent).to.equal(text);
  });

  it('selects with the mouse across blocks, without the white space at the ends', async () => {
    const { view, content, words } = await open('The mayor slashed aid.\nCritics disagree.');
    const boxOf = (block: number, from: number, to: number) => {
      const range = document.createRange();
      range.setStart(content.children[block]!.firstChild!, from);
      range.setEnd(content.children[block]!.firstChild!, to);
      return range.getBoundingClientRect();
    };
    const first = boxOf(0, 9, 10);
    const last = boxOf(1, 0, 7);
    await sendMouse({
      type: 'move',
      position: [Math.round(first.left), Math.round(first.top + first.height / 2)],
    });
    await sendMouse({ type: 'down' });
    await sendMouse({
      type: 'move',
      position: [Math.round(last.right), Math.round(last.top + last.height / 2)],
    });
    await sendMouse({ type: 'up' });
    expect(words(view.selection)).to.equal('slashed aid.\nCritics');
  });

  it('says where it was pressed', async () => {
    const { content, presses, text } = await open('The mayor <f>slashed</f> aid.');
    const box = content.querySelector('mark')!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(box.left + 4), Math.round(box.top + box.height / 2)],
    });
    expect(presses).to.have.length(1);
    expect(text.slice(10, 17)).to.equal('slashed');
    expect(presses[0]).to.be.within(10, 17);
  });

  it('draws only what is near the viewport, and the rest when it is scrolled to', async () => {
    const source = Array.from({ length: 400 }, (_, i) => `Paragraph ${i} has <c${i}>words</c${i}> in it.`).join(
      '\n',
    );
    const { view, content, annotations } = await open(source);
    const drawn = () => content.querySelectorAll('mark').length;
    expect(drawn()).to.be.within(1, 399);
    expect(content.querySelector('[data-annotation="c390"]')).to.equal(null);
    view.activate(annotations.get('c390')!, { reveal: true });
    const far = content.querySelector('[data-annotation="c390"]')!;
    expect(far.getBoundingClientRect().top).to.be.within(0, window.innerHeight);
    expect(content.querySelector('[data-annotation="c0"]')).to.equal(null);
    window.scrollTo(0, 0);
  });
});
