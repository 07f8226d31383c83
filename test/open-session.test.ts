import { expect } from '@open-wc/testing';
import type { Annotation } from '../src/domain/annotation.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { openSession } from '../src/open-session.js';
import { stored } from './support/database.js';
import { show } from './support/marked.js';
import { add, annotations, article, c, Desk, f, source, text } from './support/tabs.js';

describe('openSession', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.close());

  describe('alone on a database', () => {
    it('writes nothing for a reader', async () => {
      const { states } = await desk.tab();
      expect(states).to.deep.equal([{ state: 'saved', pending: 0 }]);
      expect(await stored(desk.name, 'articles')).to.deep.equal([]);
    });

    it('stores the article at once where it is told to, and only once', async () => {
      const first = await desk.tab({ storeArticle: true });
      await first.opened.saved;
      expect(await stored(desk.name, 'articles')).to.deep.equal([article]);
      const second = await desk.tab({ storeArticle: true });
      expect(second.states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('saves each change, says so, and finds it again', async () => {
      const { session, opened, states } = await desk.tab();
      session.dispatch(add(c));
      session.dispatch(add(f));
      session.undo();
      await opened.saved;
      expect(states.map(({ state, pending }) => `${state} ${pending}`)).to.deep.equal([
        'saved 0',
        'saving 1',
        'saving 2',
        'saving 3',
        'saving 2',
        'saving 1',
        'saved 0',
      ]);
      expect(show(text, await desk.found())).to.equal('The <c>mayor slashed</c> aid.');
      expect(await stored(desk.name, 'articles')).to.deep.equal([article]);
    });

    it('still saves what was done before its end, and nothing after', async () => {
      const { session, opened, end, states } = await desk.tab();
      session.dispatch(add(c));
      session.dispatch(add(f));
      const told = states.length;
      end.abort();
      session.dispatch([{ id: 'c', before: c }]);
      await opened.saved;
      expect(show(text, await desk.found())).to.equal(show(text, annotations));
      expect(states).to.have.length(told);
    });

    it('works on the stored record of the same text, whatever its id', async () => {
      const kept = { ...article, id: 'of-another-tool' };
      const first = await desk.tab({ article: kept });
      first.session.dispatch(add({ ...c, articleId: kept.id }));
      await first.opened.saved;
      const second = await desk.tab({ annotations: new Map([['f', f]]) });
      expect(second.session.article).to.deep.equal(kept);
      expect(second.shows()).to.equal(show(text, annotations));
      await second.opened.saved;
      expect((await desk.found()).get('f')!.articleId).to.equal(kept.id);
      expect(await stored(desk.name, 'articles')).to.have.length(1);
    });

    it('stores the sources of the article, and has them again', async () => {
      const { session, opened } = await desk.tab();
      session.addSources([source]);
      session.dispatch(add({ ...c, sources: ['s1'] }));
      await opened.saved;
      expect((await desk.tab()).session.sources).to.deep.equal([source]);
    });
  });

  describe('with annotations from a file', () => {
    const later = '2026-05-01T00:00:00.000Z';
    const of = (...list: Annotation[]) => new Map(list.map((each) => [each.id, each]));

    it('adds them to what is stored, and saves them', async () => {
      const first = await desk.tab({ annotations: of(c), sources: [source] });
      expect(first.shows()).to.equal('The <c>mayor slashed</c> aid.');
      expect(first.session.canUndo).to.equal(false);
      await first.opened.saved;
      await (
        await desk.tab({ annotations: of(f) })
      ).opened.saved;
      expect(show(text, await desk.found())).to.equal(show(text, annotations));
      expect(await stored(desk.name, 'sources')).to.deep.equal([source]);
    });

    it('leaves what is there and the same', async () => {
      await (
        await desk.tab({ annotations: of(c) })
      ).opened.saved;
      const second = await desk.tab({ annotations: of({ ...c }) });
      expect(second.states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('takes the one modified later', async () => {
      await (
        await desk.tab({ annotations: of(c, { ...f, note: 'stored', modified: later }) })
      ).opened.saved;
      const incoming = of({ ...c, note: 'incoming', modified: later }, { ...f, note: 'incoming' });
      const second = await desk.tab({ annotations: incoming });
      await second.opened.saved;
      for (const at of [second.session.annotations, await desk.found()]) {
        expect(at.get('c')!.note).to.equal('incoming');
        expect(at.get('f')!.note).to.equal('stored');
      }
    });
  });

  it('leaves everything to the host without a workspace', async () => {
    const opened = await openSession(
      { article, codebook: defaultCodebook, annotations },
      {
        workspace: null,
        onState: () => expect.fail('nothing is stored'),
        signal: new AbortController().signal,
      },
    );
    opened.session.dispatch([{ id: 'c', before: c }]);
    await opened.saved;
    await opened.retry();
    expect(show(text, opened.session.annotations)).to.equal('The mayor <f>slashed aid</f>.');
  });
});
