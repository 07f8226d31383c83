import { expect } from '@open-wc/testing';
import type { Annotation } from '../src/domain/annotation.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import type { Source } from '../src/domain/source.js';
import { mergeSources, removeSource, setSide } from '../src/domain/source-actions.js';
import { openSession } from '../src/open-session.js';
import { stored } from './support/database.js';
import { show } from './support/marked.js';
import { add, addSources, annotations, article, c, Desk, f, source, text } from './support/tabs.js';

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
      session.dispatch(add({ ...c, sources: ['s1'] }), { sources: addSources(source) });
      await opened.saved;
      expect((await desk.tab()).session.sources).to.deep.equal([source]);
    });
  });

  describe('with the sources of a project', () => {
    const kim: Source = { ...source, id: 'kim', name: 'Kim', side: 'north' };
    const other = { ...article, id: 'other', sha256: 'f'.repeat(64) };

    it('opens the whole registry and the list of sides, and shows each article its own', async () => {
      const first = await desk.tab();
      first.session.dispatch(add({ ...c, sources: ['s1'] }), {
        sources: addSources(source, kim),
        sides: { before: [], after: ['south'] },
      });
      await first.opened.saved;
      const { session } = await desk.tab({ article: other });
      expect([...session.registry.keys()]).to.deep.equal(['kim', 's1']);
      expect(session.sides).to.deep.equal(['none', 'unclear', 'south', 'north']);
      expect(session.sources).to.deep.equal([]);
    });

    it('keeps what was done to a source and what was undone', async () => {
      const { session, opened } = await desk.tab();
      session.dispatch([], { sources: addSources(source, kim) });
      session.dispatch(add({ ...c, sources: ['s1'] }));
      session.dispatch([], { sources: mergeSources(session.registry, 's1', 'kim', 'now') });
      await opened.saved;
      const later = (await desk.tab()).session;
      expect(later.sourcesOf(later.find('c')).map(({ id }) => id)).to.deep.equal(['kim']);
      session.undo();
      await opened.saved;
      expect((await desk.tab()).session.sources).to.deep.equal([source]);
    });

    it('takes in those of a file beside those that are stored, and loses nothing coded in it', async () => {
      const first = await desk.tab();
      first.session.dispatch([], { sources: addSources(kim) });
      await first.opened.saved;
      const file: Source = { ...kim, aliases: ['KL'], side: 'south' };
      const second = await desk.tab({ sources: [file, source] });
      const taken = { ...kim, aliases: ['KL'], sides: { [article.id]: 'south' } };
      expect(second.session.sources).to.deep.equal([taken, source]);
      expect(second.session.canUndo).to.equal(false);
      await second.opened.saved;
      expect((await desk.tab()).session.sources).to.deep.equal([taken, source]);
      const again = await desk.tab({ sources: [file, source] });
      expect(again.states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('does not undo what was done to them since when the file is opened again', async () => {
      const [file, deleted] = [{ ...kim, side: 'south' }, source];
      const first = await desk.tab({ sources: [file, deleted] });
      const { registry } = first.session;
      first.session.dispatch([], { sources: setSide(registry, 'kim', 'north', 'now') });
      first.session.dispatch([], { sources: removeSource(registry, 's1', 'now') });
      await first.opened.saved;
      const { session, states } = await desk.tab({ sources: [file, deleted] });
      expect(session.sources).to.deep.equal([{ ...kim, side: 'north', modified: 'now' }]);
      expect(states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('moves the side coded in a file to the stored record of the same text', async () => {
      const kept = { ...article, id: 'of-another-tool' };
      await (
        await desk.tab({ article: kept, storeArticle: true })
      ).opened.saved;
      const file: Source = { ...kim, sides: { [article.id]: 'south' } };
      const { session } = await desk.tab({ sources: [file] });
      expect(session.registry.get('kim')!.sides).to.deep.equal({ [kept.id]: 'south' });
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
    opened.session.dispatch([], { sources: addSources(source) });
    opened.session.undo();
    expect(opened.session.registry.size).to.equal(0);
  });
});
