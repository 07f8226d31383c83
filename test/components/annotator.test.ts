import { expect, fixture, html } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { AnnotatorEvents } from '../../components/events.js';
import {
  annotatorWith,
  cleanUp,
  deep,
  listOf,
  marksOf,
  next,
  rowsOf,
  shown,
  textOf,
} from '../support/annotator.js';
import { failureOf } from '../support/failure.js';

const text = 'The mayor said the aid was late.\nCritics disagree.';
const span = (words: string, within = text) => {
  const start = within.indexOf(words);
  return { start, end: start + words.length };
};
const clone = <T>(value: T): T => structuredClone(value);

const names: readonly (keyof AnnotatorEvents)[] = [
  'article-load',
  'annotation-create',
  'annotation-update',
  'annotation-delete',
  'annotation-select',
  'save-state',
  'annotator-error',
];

/** The names of the events that reach the page from now on. */
function heard(element: HTMLElement): string[] {
  const list: string[] = [];
  for (const name of names) element.addEventListener(name, () => list.push(name));
  return list;
}

describe('<bias-annotator>', () => {
  afterEach(cleanUp);

  describe('opens', () => {
    it('plain text, and shows it under the name that tests and screen readers know', async () => {
      const element = await annotatorWith({ text });
      expect(element.article).to.include({ text, revision: 1 });
      expect(textOf(element).getAttribute('aria-label')).to.equal('Article text');
      expect(textOf(element).getAttribute('aria-readonly')).to.equal('true');
      expect([...textOf(element).children].map((block) => block.textContent)).to.deep.equal(text.split('\n'));
    });

    it('HTML, and runs nothing in it', async () => {
      const element = await annotatorWith({
        html: '<h1>Aid late</h1><p onclick="document.title = `ran`">The mayor <b>said</b> so.</p><script>document.title = "ran"</script><img src="x" onerror="document.title = `ran`">',
      });
      expect(element.article!.text).to.equal('Aid late\nThe mayor said so.');
      expect(document.title).to.not.equal('ran');
      expect(deep(element.shadowRoot!, 'strong')!.textContent).to.equal('said');
    });

    it('Markdown', async () => {
      const element = await annotatorWith({ markdown: '# Aid late\n\n> Critics disagree.\n\n- one\n- two' });
      expect(element.article!.blocks.map(({ type }) => type)).to.deep.equal([
        'heading',
        'quote',
        'list-item',
        'list-item',
      ]);
    });

    it('an annotation set, with what is marked in it', async () => {
      const first = await annotatorWith({ text });
      first.annotate('claim', [span('the aid was late')]);
      const second = await annotatorWith({ annotationSet: first.exportJSON() });
      expect(shown(second)).to.equal('The mayor said <c>the aid was late</c>.\nCritics disagree.');
      expect(marksOf(second)).to.have.length(1);
    });

    it('the element’s own content, where there is no src', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const element = await fixture<BiasAnnotator>(
        html`<bias-annotator database=${database}
          ><h2>Aid late</h2>
          <p>The mayor said so.</p></bias-annotator
        >`,
      );
      await element.ready;
      expect(element.article!.text).to.equal('Aid late\nThe mayor said so.');
      element.unload();
      await deleteDB(database);
    });

    it('own content without a word to read, and says so in a sentence', async () => {
      const element = await fixture<BiasAnnotator>(
        html`<bias-annotator storage="none"
          ><script type="application/json">
            {}
          </script></bias-annotator
        >`,
      );
      const message = await failureOf(element.ready);
      expect(message).to.match(/^This article is empty/);
      expect(deep(element.shadowRoot!, '[role="alert"]')!.textContent).to.contain(message);
    });

    it('nothing, and says what could be done', async () => {
      const element = await annotatorWith(null);
      expect(element.article).to.equal(null);
      expect(element.annotations).to.deep.equal([]);
      expect(deep(element.shadowRoot!, '[part="empty"]')!.textContent).to.contain('No article yet');
    });

    it('what src names, and says in a sentence when it is not there', async () => {
      const element = await annotatorWith(null);
      const error = next(element, 'annotator-error');
      element.src = '/no-such-article.html';
      const message = (await error).detail.message;
      expect(message).to.match(/no-such-article\.html could not be loaded: the server answered 404/);
      expect(deep(element.shadowRoot!, '[role="alert"]')!.textContent).to.contain('404');
      expect(await element.ready.catch((reason: Error) => reason.message)).to.equal(message);
    });

    it('an article with the codebook that codebook-src names, whichever comes first', async () => {
      const kinds = [
        {
          id: 'rumour',
          label: 'Rumour',
          key: 'r',
          tone: 4,
          parts: [{ id: 'w', label: 'W' }],
          mainPart: 'w',
          attributes: [],
        },
      ];
      const codebook = JSON.stringify({ id: 'own', version: '1.0.0', title: 'Rumours', kinds });
      const element = await annotatorWith(null, { storage: 'none' });
      element.src = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      element.codebookSrc = URL.createObjectURL(new Blob([codebook], { type: 'application/json' }));
      await element.ready;
      expect(element.codebook!.id).to.equal('own');
    });

    it('nothing from another site that does not allow it, and says so', async () => {
      const element = await annotatorWith(null);
      const error = next(element, 'annotator-error');
      element.src = `http://127.0.0.1:${location.port}/README.md`; // This page is on localhost: another origin.
      expect((await error).detail.message).to.match(/could not be reached.*other site does not allow it/);
    });

    it('nothing from an address that is none, and says so', async () => {
      const element = await annotatorWith(null);
      const error = next(element, 'annotator-error');
      element.src = 'http://[';
      expect((await error).detail.message).to.contain('http://[ is no address');
    });

    it('an article before it is in the page', async () => {
      const element = document.createElement('bias-annotator');
      element.storage = 'none';
      const article = await element.load({ text });
      expect(article.text).to.equal(text);
    });

    it('the last of several articles that are asked for at once', async () => {
      const element = await annotatorWith(null);
      const first = element.load({ text: 'First.' }).catch((error: Error) => error.name);
      await element.load({ text: 'Second.' });
      expect(await first).to.equal('AbortError');
      expect(element.article!.text).to.equal('Second.');
    });
  });

  describe('lets its host', () => {
    it('annotate, update, remove, undo and redo, without an event', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      const events = heard(element);
      const made = element.annotate(
        'attribution',
        [{ part: 'source', ...span('The mayor') }, span('the aid was late')],
        {
          attributes: { mode: 'indirect' },
        },
      );
      expect(shown(element)).to.equal('<a>The mayor</a> said <a>the aid was late</a>.\nCritics disagree.');
      expect(made.spans.map(({ part }) => part)).to.deep.equal(['source', 'content']);
      const updated = element.update(made.id, { note: 'one source only' });
      expect(updated).to.include({ id: made.id, note: 'one source only' });
      element.remove(made.id);
      expect(element.annotations).to.have.length(0);
      element.undo();
      element.undo();
      expect(element.annotations[0]!.note).to.equal('');
      element.redo();
      expect(element.annotations[0]!.note).to.equal('one source only');
      element.select(made.id);
      expect(events).to.deep.equal([]);
      expect(element.isConnected).to.equal(true);
    });

    it('have copies only: what it does to them changes nothing', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      const made = element.annotate('claim', [span('mayor')]);
      (made as { note: string }).note = 'changed by the host';
      expect(() => ((element.annotations as unknown[]).length = 0)).to.throw(TypeError);
      expect(element.exportJSON().annotations[0]).to.include({ note: '' });
    });

    it('be told, with value and bound, what was wrong; nothing has changed then', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      const { id } = element.annotate('claim', [span('mayor')]);
      const before = clone(element.annotations);
      const wrong: [() => unknown, RegExp][] = [
        [() => element.annotate('rumour', [span('aid')]), /"rumour".*claim, attribution, framing/],
        [() => element.annotate('claim', []), /at least 1 span/],
        [() => element.annotate('claim', [{ start: -1, end: 3 }]), /-1.*0 to 50/],
        [() => element.annotate('claim', [{ start: 0, end: 51 }]), /51.*0 to 50/],
        [() => element.annotate('claim', [{ start: 3, end: 3 }]), /3.*greater/],
        [() => element.annotate('claim', [{ start: 0.5, end: 3 }]), /0\.5/],
        [() => element.annotate('claim', [{ part: 'source', start: 0, end: 3 }]), /"source".*claim/],
        [() => element.update('nobody', { note: '' }), /"nobody".*1 annotations/],
        [() => element.update(id, { confidence: 2 }), /2.*0 to 1/],
        [() => element.update(id, { note: 5 as never }), /Note 5.*text/],
        [() => element.annotate('claim', [span('aid')], { attributes: { worth: {} as never } }), /Attributes/],
        [() => element.annotate('claim', undefined as never), /at least 1 span/],
        [() => element.remove('nobody'), /"nobody"/],
        [() => element.select('nobody'), /"nobody"/],
      ];
      for (const [call, message] of wrong) expect(call).to.throw(RangeError, message);
      expect(element.annotations).to.deep.equal(before);
      expect(element.exportJSON().annotations).to.have.length(1);
    });

    it('take it out of the page with remove(), as any element', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      element.remove();
      expect(element.isConnected).to.equal(false);
    });

    it('move it, take it out and put it back, and nothing is lost', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      element.annotate('claim', [span('mayor')]);
      const parent = element.parentElement!;
      const other = await fixture<HTMLElement>(html`<div></div>`);
      other.append(element);
      await element.updateComplete;
      expect(marksOf(element)).to.have.length(1);
      element.remove();
      await Promise.resolve();
      parent.append(element);
      await element.updateComplete;
      await element.updateComplete;
      expect(shown(element)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
      element.annotate('framing', [span('late')]);
      await element.updateComplete;
      expect(marksOf(element)).to.have.length(2);
    });

    it('hear what is wrong with a codebook; the old one stays', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      const error = next(element, 'annotator-error');
      (element as { codebook: unknown }).codebook = {};
      expect((await error).detail.message).to.match(/not a codebook/);
      expect(element.codebook!.id).to.equal('source-bias');
      expect(element.annotate('claim', [span('mayor')]).kind).to.equal('claim');
    });

    it('give it another codebook', async () => {
      const element = await annotatorWith({ text }, { storage: 'none' });
      element.annotate('claim', [span('mayor')]);
      element.codebook = {
        ...element.codebook!,
        id: 'own',
        kinds: [
          {
            id: 'rumour',
            label: 'Rumour',
            key: 'r',
            tone: 4,
            parts: [{ id: 'words', label: 'Words' }],
            mainPart: 'words',
            attributes: [],
          },
        ],
      };
      await element.ready;
      expect(element.annotate('rumour', [span('late')]).spans[0]!.part).to.equal('words');
      expect(element.annotations.map(({ kind }) => kind)).to.deep.equal(['claim', 'rumour']);
    });
  });

  describe('exports and imports', () => {
    it('offsets in code points, whatever the text', async () => {
      const emoji = 'Kim 🎙 said the plan will work.\nCritics disagree.';
      const element = await annotatorWith({ text: emoji }, { storage: 'none' });
      element.annotate('attribution', [
        { part: 'cue', ...span('said', emoji) },
        span('the plan will work', emoji),
      ]);
      const set = element.exportJSON();
      expect(set.annotations[0]!.spans.map(({ start, end }) => [start, end])).to.deep.equal([
        [6, 10],
        [11, 29],
      ]);
    });

    it('the same set twice without doubling', async () => {
      const first = await annotatorWith({ text });
      first.annotate('claim', [span('mayor')]);
      first.annotate('framing', [span('late')]);
      const set = first.exportJSON();
      const second = await annotatorWith(null);
      expect(await second.importJSON(set)).to.deep.equal({ imported: 2, problems: [] });
      expect(await second.importJSON(set)).to.deep.equal({ imported: 2, problems: [] });
      expect(second.annotations).to.deep.equal(first.annotations);
      expect(second.exportJSON().article).to.deep.equal(set.article);
    });

    it('what is good of a set, and lists the rest by id; undo takes it back', async () => {
      const first = await annotatorWith({ text });
      first.annotate('claim', [span('mayor')]);
      const bad = first.annotate('framing', [span('late')]);
      const good = first.exportJSON();
      const set = {
        ...good,
        annotations: good.annotations!.map((each) =>
          each.id === bad.id ? { ...each, spans: each.spans.map((its) => ({ ...its, exact: 'soon' })) } : each,
        ),
      };
      const second = await annotatorWith({ text });
      const error = next(second, 'annotator-error');
      const { imported, problems } = await second.importJSON(set);
      expect(imported).to.equal(1);
      expect(problems.map(({ id }) => id)).to.deep.equal([bad.id]);
      expect((await error).detail.problems).to.deep.equal(problems);
      expect(shown(second)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
      second.undo();
      expect(second.annotations).to.have.length(0);
    });

    it('nothing of what is no annotation set, and keeps what is there', async () => {
      const element = await annotatorWith({ text });
      element.annotate('claim', [span('mayor')]);
      for (const [set, says] of [
        ['{', /not an annotation set/],
        [{ format: 'other' }, /not an annotation set/],
        [{ ...element.exportJSON(), version: '2.0' }, /newer version/],
      ] as const) {
        const error = next(element, 'annotator-error');
        expect(await element.importJSON(set).catch(({ message }: Error) => message)).to.match(says);
        expect((await error).detail.message).to.match(says);
      }
      expect(element.annotations).to.have.length(1);
    });
  });

  describe('read-only', () => {
    it('shows and exports, and refuses its host in a sentence', async () => {
      const first = await annotatorWith({ text });
      first.annotate('claim', [span('mayor')]);
      const element = await annotatorWith(null);
      element.readonly = true;
      await element.load({ annotationSet: first.exportJSON() });
      expect(() => element.annotate('claim', [span('late')])).to.throw('read-only');
      expect(() => element.remove(element.annotations[0]!.id)).to.throw('read-only');
      const more = await annotatorWith({ text });
      more.annotate('framing', [span('late')]);
      expect(await element.importJSON(more.exportJSON()).catch(({ message }: Error) => message)).to.contain(
        'read-only',
      );
      expect(element.exportJSON().annotations).to.have.length(1);
      expect(rowsOf(element)).to.have.length(1);
    });
  });

  it('shows thousands of annotations with a few dozen rows', async () => {
    const lines = Array.from(
      { length: 500 },
      (_, index) => `Paragraph ${index} says that the mayor was late again.`,
    );
    const long = lines.join('\n');
    const element = await annotatorWith({ text: long }, { storage: 'none' });
    const set = element.exportJSON();
    const annotations = lines.flatMap((line, index) =>
      ['says', 'mayor', 'late', 'again'].map((words) => {
        const start = lines.slice(0, index).join('\n').length + (index ? 1 : 0) + line.indexOf(words);
        return {
          id: `${index}-${words}`,
          kind: 'claim',
          spans: [{ part: 'claim', start, end: start + words.length, exact: words, prefix: '', suffix: '' }],
          attributes: {},
          sources: [],
          parent: null,
          note: '',
          confidence: null,
          analyst: 'ana',
          created: set.exported,
          modified: set.exported,
        };
      }),
    );
    expect(await element.importJSON({ ...set, annotations })).to.deep.equal({ imported: 2000, problems: [] });
    await element.updateComplete;
    expect(rowsOf(element).length).to.be.within(5, 60);
    expect(rowsOf(element)[0]!.getAttribute('aria-setsize')).to.equal('2000');
    element.select('499-again');
    await element.updateComplete;
    await deep<HTMLElement & { updateComplete: Promise<boolean> }>(element.shadowRoot!, 'bias-list')!
      .updateComplete;
    expect(marksOf(element).some((mark) => mark.dataset['annotation'] === '499-again')).to.equal(true);
    expect(listOf(element).getAttribute('aria-activedescendant')).to.equal('row-499-again');
  });
});
