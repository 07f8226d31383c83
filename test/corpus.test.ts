import { expect } from '@open-wc/testing';
import { openCorpus, openCorpusHere, type Corpus, type CorpusProgress } from '../src/corpus.js';
import type { CorpusOptions } from '../src/corpus-keeper.js';
import { renameSource } from '../src/domain/source-actions.js';
import type { Coded } from '../src/measures/coded.js';
import type { Report } from '../src/report/document.js';
import { Workspace } from '../src/storage/workspace.js';
import { mayor, registry, told, union } from './measures/across-event.js';
import { answer, deleteDatabase, newDatabaseName } from './support/database.js';
import { failureOf } from './support/failure.js';
import { waitUntil } from './support/wait.js';

const north = told('North', 'She said <a1>trade is up</a1>. <c1>The port is closed today</c1>.', {
  who: { a1: ['mayor'] },
});
const south = told(
  'South',
  '<a1>Trade is down</a1>, they said; <a2>much</a2>. <c1>The port closed today</c1>.',
  {
    who: { a1: ['union'], a2: ['union'] },
  },
);

const rowsOf = ({ sections }: Report, figure = 0) => sections[0]!.figures[figure]!.table.rows;
/** Each outlet with how many articles, and its attributions by side and in all. */
const show = (report: Report) =>
  rowsOf(report).map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(' ')}`);

describe('openCorpus', () => {
  let name: string;
  let end: AbortController;
  let workspace: Workspace;

  const store = async (...codeds: readonly Coded[]) => {
    for (const { article, annotations } of codeds) {
      await workspace.addArticle(article, { collections: ['Harbour'] });
      const change = annotations.map((after) => ({ id: after.id, after }));
      const sources = [mayor, union].map((after) => ({ id: after.id, after }));
      await workspace.save({ change, sources }, { article });
    }
  };

  beforeEach(() => {
    name = newDatabaseName();
    end = new AbortController();
    workspace = new Workspace(name, { signal: end.signal });
  });
  afterEach(async () => {
    end.abort();
    await deleteDatabase(name);
  });

  const ways: Readonly<Record<string, (options: CorpusOptions) => Corpus | Promise<Corpus>>> = {
    'in a worker': (options) => openCorpus(name, options),
    'on the page': (options) => openCorpusHere(name, options),
  };

  for (const [way, open] of Object.entries(ways))
    describe(way, () => {
      it('measures what is stored, with its collections, and says how far it is', async () => {
        await store(north, south);
        const told: CorpusProgress[] = [];
        const corpus = await open({ signal: end.signal, onProgress: (progress) => told.push(progress) });
        expect(show(await corpus.report('outlet'))).to.deep.equal(['North: 1 0 1 1', 'South: 1 2 0 2']);
        expect((await corpus.report('collection')).title).to.equal('2 articles by collection');
        expect(rowsOf(await corpus.report('collection')).map(({ label }) => label)).to.deep.equal(['Harbour']);
        expect(told.at(-1)).to.deep.equal({ done: 2, total: 2 });
        const balance = await corpus.balance(['South']);
        expect(balance.attributions.bySide).to.deep.equal({ union: 2 });
      });

      it('reads many, whichever of them are asked for, and counts on', async () => {
        const many = Array.from({ length: 60 }, (_, index) =>
          told(`n${index}`, '<a1>Trade is up</a1>.', { who: { a1: [index % 2 ? 'mayor' : 'union'] } }),
        );
        await store(...many);
        const progress: CorpusProgress[] = [];
        const corpus = await open({ signal: end.signal, onProgress: (each) => progress.push(each) });
        expect((await corpus.balance()).attributions.bySide).to.deep.equal({ union: 30, council: 30 });
        const done = progress.map((each) => each.done);
        expect(done).to.deep.equal(done.toSorted((a, b) => a - b));
        expect(progress.at(-1)).to.deep.equal({ done: 60, total: 60 });
        const odd = many.map(({ article }) => article.id).filter((_, index) => index % 2);
        const some = await open({ signal: end.signal, ids: odd });
        expect((await some.balance()).attributions.bySide).to.deep.equal({ council: 30 });
      });

      it('knows which codebook was chosen', async () => {
        await store(north, south);
        await workspace.chooseCodebook('South', { ...south.codebook, id: 'own', version: '3.0.0' });
        const corpus = await open({ signal: end.signal });
        const { articles } = await corpus.balance();
        expect(articles.map(({ codebook }) => codebook.id)).to.deep.equal(['source-bias', 'own']);
      });

      it('answers several questions at once, each with its own report', async () => {
        await store(north, south);
        const corpus = await open({ signal: end.signal });
        const [outlets, months, event] = await Promise.all([
          corpus.report('outlet'),
          corpus.report('month'),
          corpus.across(['North', 'South']),
        ]);
        expect(rowsOf(outlets).map(({ label }) => label)).to.deep.equal(['North', 'South']);
        expect(rowsOf(months).map(({ label }) => label)).to.deep.equal(['No date stated']);
        expect(rowsOf(event).map(({ label }) => label)).to.deep.equal(['Dockers’ union', 'Ana Ruiz']);
        expect(rowsOf(outlets)[0]!.cells.at(-1)!.evidence!.annotations).to.deep.equal(['North-a1']);
      });

      it('compares articles, and knows where an annotation is', async () => {
        await store(north, south);
        const corpus = await open({ signal: end.signal });
        const report = await corpus.across(['South', 'North', 'nowhere']);
        expect(report.title).to.equal('2 articles on one event');
        expect(
          rowsOf(report).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]),
        ).to.deep.equal([
          ['Dockers’ union', '1', '2, only here', 'missing here', '2'],
          ['Ana Ruiz', '1', 'missing here', '1, only here', '1'],
        ]);
        const places = await corpus.whereabouts(['North-a1', 'South-c1', 'gone']);
        expect([...places].toSorted(([a], [b]) => (a < b ? -1 : 1))).to.deep.equal([
          ['North-a1', 'North'],
          ['South-c1', 'South'],
        ]);
      });

      it('measures anew what another tab changes, and says so', async () => {
        await store(north, south);
        let changes = 0;
        const corpus = await open({ signal: end.signal, onChange: () => changes++ });
        await corpus.report('outlet');
        const [first] = south.annotations;
        await workspace.save(
          {
            change: [{ id: first!.id, before: first!, after: { ...first!, sources: ['mayor'] } }],
            sources: [],
          },
          { article: south.article },
        );
        await waitUntil(() => changes > 0, 'told of the change');
        expect((await corpus.balance()).attributions.bySide).to.deep.equal({ council: 2, union: 1 });
        await workspace.removeArticle('North');
        await waitUntil(async () => (await corpus.balance()).articles.length === 1, 'the article is gone');
      });

      it('follows the sources', async () => {
        await store(north);
        let changes = 0;
        const corpus = await open({ signal: end.signal, onChange: () => changes++ });
        expect((await corpus.balance()).sources.map((each) => each.name)).to.deep.equal(['Ana Ruiz']);
        await workspace.save(
          { change: [], sources: renameSource(registry, 'mayor', 'Ana Ruiz Ortega', 'now') },
          { article: north.article },
        );
        await waitUntil(() => changes > 0, 'told of the new name');
        expect((await corpus.balance()).sources.map((each) => each.name)).to.deep.equal(['Ana Ruiz Ortega']);
      });

      it('reads again what it did not hear while the page was put away', async () => {
        await store(north);
        let changes = 0;
        const corpus = await open({ signal: end.signal, onChange: () => changes++ });
        await corpus.balance();
        const db = await answer(indexedDB.open(name));
        const unheard = { ...north.annotations[0], sources: ['union'] };
        await answer(db.transaction('annotations', 'readwrite').objectStore('annotations').put(unheard));
        db.close();
        globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await waitUntil(() => changes > 0, 'told of the change');
        expect((await corpus.balance()).attributions.bySide).to.deep.equal({ union: 1 });
      });

      it('goes on without an article whose record is damaged, and names it', async () => {
        await store(north, south);
        const db = await answer(indexedDB.open(name));
        const broken = { ...south.annotations[0], spans: null };
        await answer(db.transaction('annotations', 'readwrite').objectStore('annotations').put(broken));
        db.close();
        const corpus = await open({ signal: end.signal });
        const report = await corpus.report('outlet');
        expect(rowsOf(report).map(({ label }) => label)).to.deep.equal(['North']);
        expect(report.sections[0]!.figures[0]!.notes).to.include(
          '1 of 2 articles could not be measured: see the method.',
        );
        const [entry] = report.method.filter(({ label }) => label === 'Not measured');
        expect(entry!.text).to.match(/^The story in South: What is stored of this article is damaged/);
      });

      it('measures only those that it is asked for', async () => {
        await store(north, south);
        const corpus = await open({ signal: end.signal, ids: ['North', 'gone'] });
        expect((await corpus.balance()).articles.map(({ id }) => id)).to.deep.equal(['North']);
      });

      it('reports on nothing', async () => {
        const corpus = await open({ signal: end.signal });
        const report = await corpus.report('month');
        expect(report.sections[0]!.lead).to.equal('No article was chosen, so there is nothing to compare.');
        for (const { figures } of report.sections)
          for (const { chart } of figures) expect(chart).to.equal(null);
      });

      it('stops when it is told to', async () => {
        await store(north, south);
        const stop = new AbortController();
        const corpus = await open({ signal: stop.signal });
        const asked = corpus.report('outlet');
        stop.abort(new DOMException('Enough', 'AbortError'));
        const failure = await failureOf(asked);
        expect(failure).to.equal('Enough');
      });
    });

  it('falls back to the page where no worker starts', async () => {
    await store(north);
    const Real = globalThis.Worker;
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('Refused', 'SecurityError');
      }
    } as unknown as typeof Worker;
    try {
      const corpus = openCorpus(name, { signal: end.signal });
      expect((await corpus.balance()).articles).to.have.length(1);
    } finally {
      globalThis.Worker = Real;
    }
  });

  it('says in a sentence that the storage failed', async () => {
    const later = await answer(indexedDB.open(name, 99));
    later.close();
    const failures: string[] = [];
    const corpus = openCorpus(name, {
      signal: end.signal,
      onFailure: (message) => failures.push(message),
    });
    const refused = await failureOf(corpus.balance());
    expect(refused).to.match(/^A newer version of this tool/);
    expect(failures[0]).to.equal(refused);
  });
});
