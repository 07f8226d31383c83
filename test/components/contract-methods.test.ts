/** The contract of `<bias-annotator>` with host pages (DESIGN, section 6): its methods and events, a test for each, named after it. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/define-annotator.js';
import {
  annotatorWith,
  caretBefore,
  cleanUp,
  deep,
  marksOf,
  next,
  shown,
  textOf,
} from '../support/annotator.js';
import { mayor, press, setOf, text, written } from '../support/contract.js';
import { failureOf } from '../support/failure.js';
import { waitUntil } from '../support/wait.js';

describe('The contract: method', () => {
  afterEach(cleanUp);

  it('load takes text, html, markdown and annotationSet, and resolves to the article', async () => {
    const element = await annotatorWith(null);
    const inputs = [
      { text },
      { html: '<article><p>The mayor said the aid was late.</p><p>Critics disagree.</p></article>' },
      { markdown: 'The mayor said the aid was late.\n\nCritics disagree.' },
      { annotationSet: await setOf() },
    ];
    for (const input of inputs) expect((await element.load(input)).text).to.equal(text);
  });

  it('load takes what is known of the article', async () => {
    const element = await annotatorWith(null);
    const article = await element.load({ text, title: 'Late aid', url: 'https://paper.example/aid' });
    expect([article.title, article.url]).to.deep.equal(['Late aid', 'https://paper.example/aid']);
  });

  it('load says what is wrong with anything else, and the open article stays', async () => {
    const element = await annotatorWith({ text });
    for (const input of [null, 'text', {}, { annotationSet: { format: 'other' } }, { text: '' }]) {
      const message = await element.load(input as never).catch((error: Error) => error.message);
      expect(message, JSON.stringify(input)).to.match(/^[A-Z].{20}/);
      expect(element.article!.text).to.equal(text);
    }
  });

  it('loadFrom shows that it is opening while the host reads', async () => {
    const element = await annotatorWith(null);
    let read: (input: { text: string }) => void;
    const loading = element.loadFrom(() => new Promise((resolve) => (read = resolve)));
    await waitUntil(() => deep(element.shadowRoot!, '[aria-busy="true"]'));
    read!({ text });
    expect((await loading).text).to.equal(text);
    expect(deep(element.shadowRoot!, '[aria-busy="true"]')).to.equal(null);
  });

  it('unload shows no article any more; the work is stored', async () => {
    const element = await annotatorWith({ text });
    element.annotate('claim', [mayor]);
    element.unload();
    await element.updateComplete;
    expect(element.article).to.equal(null);
    await element.load({ text });
    expect(shown(element)).to.contain('<c>mayor</c>');
  });

  it('focus goes into the text', async () => {
    const element = await annotatorWith({ text });
    element.focus();
    expect(textOf(element).matches(':focus')).to.equal(true);
  });

  it('annotate returns the new annotation', async () => {
    const element = await annotatorWith({ text });
    const made = element.annotate(
      'attribution',
      [
        { ...mayor, part: 'source' },
        { start: 15, end: 31 },
      ],
      {
        note: 'Whose aid?',
      },
    );
    expect(made.spans.map(({ part, exact }) => [part, exact])).to.deep.equal([
      ['source', 'mayor'],
      ['content', 'the aid was late'],
    ]);
    expect(element.annotations).to.deep.equal([made]);
  });

  it('annotate throws RangeError with the value and the bound', async () => {
    const element = await annotatorWith({ text });
    expect(() => element.annotate('claim', [{ start: 4, end: 999 }])).to.throw(RangeError, /999.*50|50.*999/);
    expect(() => element.annotate('rumour', [mayor])).to.throw(RangeError, 'rumour');
    expect(() => element.annotate('claim', [{ ...mayor, part: 'cue' }])).to.throw(RangeError, 'cue');
    expect(element.annotations).to.deep.equal([]);
  });

  it('update changes what the patch names, and nothing else', async () => {
    const element = await annotatorWith({ text });
    const before = element.annotate('claim', [mayor], { note: 'First' });
    const after = element.update(before.id, { note: 'Second' });
    expect(after).to.deep.equal({ ...before, note: 'Second', modified: after.modified });
    expect(() => element.update('nobody', {})).to.throw(RangeError, 'nobody');
  });

  it('remove takes one annotation away; a wrong id throws RangeError', async () => {
    const element = await annotatorWith({ text });
    const { id } = element.annotate('claim', [mayor]);
    expect(() => element.remove('nobody')).to.throw(RangeError, 'nobody');
    element.remove(id);
    expect(element.annotations).to.deep.equal([]);
  });

  it('apply takes in what was changed elsewhere, and gives what is left to keep; a wrong record throws', async () => {
    const element = await annotatorWith({ text });
    const before = element.annotate('claim', [mayor]);
    const after = { ...before, note: 'From elsewhere' };
    expect(element.apply({ annotations: [{ id: before.id, before, after }] })).to.deep.equal({
      annotations: [],
      sources: [],
    });
    expect(element.annotations).to.deep.equal([after]);
    expect(() => element.apply({ annotations: [{ id: 'x', after }] })).to.throw(RangeError, '"x"');
  });

  it('undo and redo take the last step back and forth', async () => {
    const element = await annotatorWith({ text });
    element.annotate('claim', [mayor]);
    element.undo();
    expect(element.annotations).to.deep.equal([]);
    element.redo();
    expect(shown(element)).to.contain('<c>mayor</c>');
  });

  it('select shows an annotation as the chosen one, or none; a wrong id throws RangeError', async () => {
    const element = await annotatorWith({ text });
    const { id } = element.annotate('claim', [mayor]);
    element.select(id);
    await element.updateComplete;
    expect(
      marksOf(element)
        .map(({ className }) => className)
        .join(),
    ).to.contain('active');
    element.select(null);
    await element.updateComplete;
    expect(
      marksOf(element)
        .map(({ className }) => className)
        .join(),
    ).not.to.contain('active');
    expect(() => element.select('nobody')).to.throw(RangeError, 'nobody');
  });

  it('exportJSON gives a plain object whose every span holds what it quotes', async () => {
    const element = await annotatorWith({ text: 'A 🕊 came, they said.' });
    element.annotate('claim', [{ start: 2, end: 9 }]);
    const set = element.exportJSON();
    expect(JSON.parse(JSON.stringify(set))).to.deep.equal(set);
    const [span] = set.annotations[0]!.spans;
    expect([...set.article.text].slice(span!.start, span!.end).join('')).to.equal(span!.exact);
  });

  it('download hands the set to the browser’s downloads', async () => {
    const element = await annotatorWith({ text });
    const { click } = HTMLAnchorElement.prototype;
    const offered: HTMLAnchorElement[] = [];
    // The browser’s part in it, which would ask where to put the file.
    HTMLAnchorElement.prototype.click = function () {
      offered.push(this);
    };
    element.download();
    HTMLAnchorElement.prototype.click = click;
    expect(offered.map(({ download }) => download)).to.deep.equal(['the-mayor-said-the-aid-was-late.json']);
    const set = await (await fetch(offered[0]!.href)).json();
    expect(set.article.text).to.equal(text);
  });

  it('importJSON resolves to how many were read and what is wrong with the rest', async () => {
    const set = await setOf();
    const broken = { ...set.annotations[0]!, id: 'broken', spans: [] };
    const element = await annotatorWith({ text });
    const { imported, problems } = await element.importJSON({
      ...set,
      annotations: [...set.annotations, broken],
    });
    expect(imported).to.equal(1);
    expect(problems.map(({ id }) => id)).to.deep.equal(['broken']);
    expect(problems[0]!.message).to.be.a('string').and.not.to.equal('');
  });

  it('importJSON refuses a set of a newer version in a sentence, and nothing is lost', async () => {
    const element = await annotatorWith({ text });
    element.annotate('framing', [mayor]);
    const set = { ...(await setOf()), version: 99 };
    const message = await element.importJSON(set).catch((error: Error) => error.message);
    expect(message).to.contain('99');
    expect(shown(element)).to.contain('<f>mayor</f>');
  });
});

describe('The contract: event', () => {
  afterEach(cleanUp);

  /** What a page hears at its outermost, of what the analyst does. */
  const hearing = <Name extends keyof HTMLElementEventMap>(name: Name) =>
    next(document.body, name) as Promise<HTMLElementEventMap[Name]>;

  it('article-load', async () => {
    const heard = hearing('article-load');
    const element = await annotatorWith({ text });
    expect((await heard).detail.article).to.deep.equal(element.article);
  });

  it('annotation-create', async () => {
    const element = await annotatorWith({ text });
    const heard = hearing('annotation-create');
    await press(element, 'Critics', 'f');
    expect((await heard).detail.annotation).to.deep.equal(element.annotations[0]);
  });

  it('annotation-update, with before and after', async () => {
    const element = await annotatorWith({ text });
    const before = element.annotate('claim', [mayor]);
    element.select(before.id);
    await element.updateComplete;
    await waitUntil(() => deep(element.shadowRoot!, 'input[value="minor"]'));
    const heard = hearing('annotation-update');
    deep<HTMLInputElement>(element.shadowRoot!, 'bias-details')!
      .shadowRoot!.querySelector<HTMLInputElement>('input[value="minor"]')!
      .focus();
    await sendKeys({ press: 'Space' });
    const { detail } = await heard;
    expect(detail.before).to.deep.equal(before);
    expect(detail.annotation.attributes).to.deep.include({ worth: 'minor' });
  });

  it('annotation-delete', async () => {
    const element = await annotatorWith({ text });
    const made = element.annotate('claim', [mayor]);
    await caretBefore(element, 'mayor');
    element.select(made.id);
    await element.updateComplete;
    const heard = hearing('annotation-delete');
    await sendKeys({ press: 'Delete' });
    expect((await heard).detail.annotation).to.deep.equal(made);
  });

  it('annotator-change, with all of a step', async () => {
    const element = await annotatorWith({ text });
    const heard = hearing('annotator-change');
    await press(element, 'Critics', 'f');
    const [after] = element.annotations;
    expect((await heard).detail).to.deep.equal({
      name: 'Mark framing',
      annotations: [{ id: after!.id, after }],
      sources: [],
    });
  });

  it('annotation-select', async () => {
    const element = await annotatorWith({ text });
    const made = element.annotate('claim', [mayor]);
    await caretBefore(element, 'The');
    const heard = hearing('annotation-select');
    await sendKeys({ press: ']' });
    expect((await heard).detail.annotation).to.deep.equal(made);
  });

  it('save-state, for what the page does as well', async () => {
    const element = await annotatorWith({ text });
    const states: string[] = [];
    element.addEventListener('save-state', ({ detail }) => states.push(detail.state));
    element.annotate('claim', [mayor]);
    await waitUntil(() => states.at(-1) === 'saved');
    expect(states[0]).to.equal('saving');
  });

  it('annotator-error, with a sentence', async () => {
    const heard = hearing('annotator-error');
    const element = await written({ src: '/none.html' });
    expect(await failureOf(element.ready)).to.contain('404');
    expect((await heard).detail.message).to.contain('404');
  });
});
