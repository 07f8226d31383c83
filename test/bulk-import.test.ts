import { expect } from '@open-wc/testing';
import {
  bulkImport,
  decide,
  isToRetry,
  isUndecided,
  StorageFailure,
  type BulkImportOptions,
  type ImportInput,
  type ImportProgress,
  type ImportResult,
} from '../src/bulk-import.js';
import type { Article } from '../src/domain/article.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { writeAnnotationSet } from '../src/formats/json-export.js';
import type { Workspace } from '../src/storage/workspace.js';
import { pdfOf } from './importers/pdf-maker.js';
import { packed, zipOf } from './importers/zip-maker.js';
import { stored } from './support/database.js';
import { marked, show } from './support/marked.js';
import { c, Desk, source } from './support/tabs.js';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const text = (name: string, words: string) => file(name, words);
const page = (name: string, { url, words }: { url: string; words: string }) =>
  file(name, `<!doctype html><link rel="canonical" href="${url}"><body><article><p>${words}</p></article>`);
const set = (tagged: string, codebook = defaultCodebook) =>
  writeAnnotationSet(
    { ...marked(tagged), codebook, sources: [source] },
    { exported: '2026-01-02T03:04:05.000Z' },
  );

describe('bulkImport', () => {
  let desk: Desk;
  let workspace: Workspace;
  beforeEach(() => {
    desk = new Desk();
    workspace = desk.workspace();
  });
  afterEach(() => desk.close());

  /** Imports `inputs`, and gives what became of each. */
  async function run(inputs: readonly ImportInput[], options: Partial<BulkImportOptions> = {}) {
    const results: ImportResult[] = [];
    const progress: ImportProgress[] = [];
    const ending = await bulkImport(inputs, {
      workspace,
      signal: new AbortController().signal,
      ...options,
      onResult: (result) => {
        results.push(result);
        options.onResult?.(result);
      },
      onProgress: (each) => progress.push(each),
    });
    return { results, progress, ending, told: results.map(({ name, outcome }) => `${name}: ${outcome}`) };
  }
  const titles = async () => (await workspace.listArticles()).map(({ title }) => title).toSorted();
  const articles = async () => (await stored(desk.name, 'articles')) as Article[];

  it('brings in what is good, and says of the rest why not', async () => {
    const { told, results, ending } = await run([
      text('well.txt', 'The well ran dry.'),
      file('mill.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
      file('ferry.md', '# The ferry\n\nIt sank.'),
      text('empty.txt', ''),
      text('broken.json', '{"format": "source-bias'),
      file('quarry.pdf', pdfOf([[{ text: 'The quarry closed on Monday.', x: 50, y: 100 }]])),
      page('dam.html', { url: 'https://paper.example/dam', words: 'The dam held, officials said.' }),
    ]);
    expect(ending).to.deep.equal({ ended: 'done' });
    expect(told).to.deep.equal([
      'well.txt: added',
      'mill.png: failed',
      'ferry.md: added',
      'empty.txt: failed',
      'broken.json: failed',
      'quarry.pdf: added',
      'dam.html: added',
    ]);
    expect(results.flatMap((each) => ('reason' in each ? [each.reason] : []))).to.deep.equal([
      'mill.png holds no article that can be read: it is a picture.',
      'empty.txt is empty.',
      'broken.json is cut off: its JSON ends in the middle, after 23 characters. Save or download it again.',
    ]);
    expect(await titles()).to.deep.equal([
      'The dam held, officials said.',
      'The ferry',
      'The quarry closed on Monday.',
      'The well ran dry.',
    ]);
  });

  it('keeps the bytes of each file with its article', async () => {
    const { results } = await run([text('well.txt', 'The well ran dry.')]);
    const [article] = await articles();
    expect(results[0]).to.include({ outcome: 'added', articleId: article!.id });
    const [raw] = await workspace.rawsOf(article!.id);
    expect(raw).to.include({ name: 'well.txt', type: 'text/plain', revision: 1 });
    expect(new TextDecoder().decode(raw!.bytes)).to.equal('The well ran dry.');
    expect(article!.raw!.sha256).to.equal(raw!.sha256);
  });

  it('takes what was pasted as it is', async () => {
    const { told } = await run([
      { html: '<h1>The well</h1><p>It ran dry.</p>', title: 'Dry well', url: 'https://paper.example/well' },
      { text: 'The mill burnt down.' },
    ]);
    expect(told).to.deep.equal(['Dry well: added', 'Pasted text: added']);
    expect(await titles()).to.deep.equal(['Dry well', 'The mill burnt down.']);
  });

  it('opens archives, and counts what is in them from the start', async () => {
    const archive = zipOf([
      await packed('valley/well.txt', 'The well ran dry.'),
      await packed('../outside.txt', 'Nothing good.'),
      await packed('valley/mill.md', '# The mill\n\nIt burnt down.'),
    ]);
    const { told, progress } = await run([
      text('ferry.txt', 'The ferry sank.'),
      file('desk.zip', archive),
      text('dam.txt', 'The dam held.'),
    ]);
    expect(told).to.deep.equal([
      'ferry.txt: added',
      'valley/well.txt: added',
      '../outside.txt: failed',
      'valley/mill.md: added',
      'dam.txt: added',
    ]);
    expect(progress.find(({ current }) => current === 'ferry.txt')!.total).to.equal(5);
    expect(progress.at(-1)).to.deep.equal({ done: 5, total: 5, failed: 1, current: null });
  });

  it('opens an archive by another name when its turn comes', async () => {
    const archive = zipOf([await packed('a.txt', 'The well ran dry.'), await packed('b.txt', 'It rained.')]);
    const { told, progress } = await run([file('desk.backup', archive), text('dam.txt', 'The dam held.')]);
    expect(told).to.deep.equal(['a.txt: added', 'b.txt: added', 'dam.txt: added']);
    expect(progress.map(({ total }) => total)).to.include.members([2, 3]);
  });

  it('never decides what to do with a text that is here', async () => {
    await run([text('first.txt', 'The well ran dry.')]);
    const { results } = await run([
      text('again.txt', 'The well ran dry.'),
      text('other.txt', 'The dam held.'),
      text('other copy.txt', 'The dam held.'),
    ]);
    const shown = results.map((each) => [
      each.outcome,
      ...('existing' in each ? each.existing.map(({ title }) => title) : []),
    ]);
    expect(shown).to.deep.equal([['same', 'The well ran dry.'], ['added'], ['same', 'The dam held.']]);
    expect(results.map(isUndecided)).to.deep.equal([true, false, true]);
    expect(await titles()).to.deep.equal(['The dam held.', 'The well ran dry.']);
  });

  it('leaves what is here, or keeps both, where it is told to', async () => {
    const dam = () => text('dam.txt', 'The dam held.');
    const left = await run([dam(), dam()], { onSame: 'skip' });
    expect(left.results.map((each) => 'decided' in each && each.decided)).to.deep.equal([false, 'left']);
    expect(await titles()).to.have.length(1);
    const both = await run([dam(), dam()], { onSame: 'keep-both' });
    expect(both.results.map((each) => 'decided' in each && each.decided)).to.deep.equal(['both', 'both']);
    const all = await articles();
    expect(all.map((each) => each.text)).to.deep.equal(Array(3).fill('The dam held.'));
    expect(new Set(all.map(({ id }) => id)).size).to.equal(3);
    expect(new Set(all.map(({ sha256 }) => sha256)).size).to.equal(1);
  });

  it('tells another text from the same address, and makes a version of it', async () => {
    const url = 'https://www.paper.example/dam?utm_source=mail';
    await run([page('monday.html', { url: 'https://paper.example/dam', words: 'The dam held.' })]);
    const { results } = await run([page('tuesday.html', { url, words: 'The dam broke.' })]);
    const [result] = results.filter(isUndecided);
    expect(result!.outcome).to.equal('new-version');
    const signal = new AbortController().signal;
    const decided = await decide(result!, 'version', { workspace, signal, collections: [] });
    expect(decided).to.include({ decided: 'version', articleId: result!.existing[0]!.id });
    const [article] = await articles();
    expect(article).to.include({ revision: 2, text: 'The dam broke.' });

    const old = await run([page('late.html', { url, words: 'The dam held.' })]);
    expect(old.told).to.deep.equal(['late.html: past']);
    const beside = await decide(old.results.find(isUndecided)!, 'both', {
      workspace,
      signal,
      collections: ['Dam'],
    });
    expect(beside).to.include({ decided: 'both' });
    const all = await articles();
    expect(all.map((each) => each.text).toSorted()).to.deep.equal(['The dam broke.', 'The dam held.']);
    const entries = await workspace.listArticles();
    expect(entries.flatMap(({ collections }) => collections)).to.deep.equal(['Dam']);
  });

  it('takes annotation sets in beside what is stored', async () => {
    const first = 'The <c>mayor slashed</c> aid.';
    const { results } = await run([file('set.json', JSON.stringify(set(first)))]);
    expect(results[0]).to.include({ outcome: 'set', annotations: 1, merged: false });
    const second = await run([
      text('same.txt', 'The mayor slashed aid.'),
      file('second.json', JSON.stringify(set('The mayor <f>slashed</f> aid.'))),
    ]);
    expect(second.told).to.deep.equal(['same.txt: same', 'second.json: set']);
    expect(second.results[1]).to.include({ annotations: 1, merged: true });
    const [article] = await articles();
    const { annotations, registry, listed } = await workspace.load(article!.id);
    expect(show(article!.text, annotations)).to.equal('The <c>mayor <f>slashed</f></c> aid.');
    expect([...registry.keys()]).to.deep.equal(['s1']);
    expect(listed).to.deep.equal(['s1']);
  });

  it('names what is wrong in a set, and takes the rest', async () => {
    const good = set('The <c>mayor</c> <f>slashed</f> aid.');
    const [first, second] = good.annotations;
    const bad = { ...first!, spans: [{ ...first!.spans[0]!, end: 999 }] };
    const { results } = await run([
      file('set.json', JSON.stringify({ ...good, annotations: [bad, second] })),
      file('newer.json', JSON.stringify({ ...good, version: '2.0' })),
    ]);
    const [taken, newer] = results;
    expect(taken).to.include({ outcome: 'set', annotations: 1 });
    expect('problems' in taken! && taken.problems.map(({ id }) => id)).to.deep.equal([first!.id]);
    expect('reason' in newer! && newer.reason).to.match(/newer/);
  });

  it('leaves the codebook that was chosen for an article', async () => {
    const own = { ...defaultCodebook, id: 'own', title: 'Our own' };
    await run([file('set.json', JSON.stringify(set('The <c>mayor</c> left.', own)))]);
    const { results } = await run([file('again.json', JSON.stringify(set('The mayor <f>left</f>.')))]);
    const [article] = await articles();
    const { codebook } = await workspace.open(article!);
    expect(codebook!.id).to.equal('own');
    expect('problems' in results[0]! && results[0].problems.map(({ message }) => message)).to.deep.equal([
      'A codebook had been chosen for this article, and stays; the one of the file was not taken over.',
    ]);
  });

  it('hands a codebook out, and says what is wrong in one', async () => {
    const { results } = await run([
      file('codebook.json', JSON.stringify(defaultCodebook)),
      file('wrong.json', JSON.stringify({ ...defaultCodebook, kinds: [{ id: 'x' }] })),
    ]);
    expect(results[0]).to.include({ outcome: 'codebook', title: defaultCodebook.title });
    expect(results[1]).to.include({ outcome: 'failed' });
    expect('reason' in results[1]! && results[1].reason).to.match(/^This is not a codebook\. /);
    expect(await titles()).to.deep.equal([]);
  });

  it('puts all that come in into a collection', async () => {
    await run(
      [text('a.txt', 'The well ran dry.'), file('s.json', JSON.stringify(set('The <c>dam</c> held.')))],
      {
        collection: 'Valley',
      },
    );
    const entries = await workspace.listArticles();
    expect(entries.map(({ collections }) => collections)).to.deep.equal([['Valley'], ['Valley']]);
  });

  it('stops when it is cancelled, and goes on from there', async () => {
    const end = new AbortController();
    const inputs = [
      ...['one', 'two', 'three'].map((word) => text(`${word}.txt`, `Number ${word}.`)),
      file('desk.zip', zipOf([await packed('four.txt', 'Number four.'), await packed('five.txt', 'Five.')])),
    ];
    const { told, ending, results } = await run(inputs, {
      signal: end.signal,
      onResult: ({ name }) => name === 'two.txt' && end.abort(),
    });
    expect(ending).to.deep.equal({ ended: 'cancelled' });
    expect(told).to.deep.equal([
      'one.txt: added',
      'two.txt: added',
      'three.txt: not-tried',
      'four.txt: not-tried',
      'five.txt: not-tried',
    ]);
    expect(await titles()).to.deep.equal(['Number one.', 'Number two.']);
    const again = await run(results.filter(isToRetry).map(({ item }) => item));
    expect(again.told).to.deep.equal(['three.txt: added', 'four.txt: added', 'five.txt: added']);
  });

  it('opens an archive that was never looked into when it is tried again', async () => {
    const archive = file('desk.zip', zipOf([await packed('a.txt', 'A well.'), await packed('b.txt', 'B.')]));
    const { told, results } = await run([archive], { signal: AbortSignal.abort() });
    expect(told).to.deep.equal(['desk.zip: not-tried']);
    const again = await run(results.map(({ item }) => item));
    expect(again.told).to.deep.equal(['a.txt: added', 'b.txt: added']);
  });

  it('waits at the gate between two files', async () => {
    let open = () => {};
    let gate: Promise<void> | undefined;
    let reached = () => {};
    const waiting = new Promise<void>((resolve) => (reached = resolve));
    const running = run([text('a.txt', 'The well ran dry.'), text('b.txt', 'The dam held.')], {
      gate: () => {
        if (gate) reached();
        return gate;
      },
      onResult: () => (gate ??= new Promise((resolve) => (open = resolve))),
    });
    await waiting;
    expect(await titles()).to.deep.equal(['The well ran dry.']);
    open();
    expect((await running).told).to.deep.equal(['a.txt: added', 'b.txt: added']);
  });

  it('can be cancelled while it waits', async () => {
    const end = new AbortController();
    const gate = () => {
      end.abort();
      return new Promise<void>(() => {});
    };
    const { told } = await run([text('a.txt', 'The well ran dry.')], { gate, signal: end.signal });
    expect(told).to.deep.equal(['a.txt: not-tried']);
  });

  it('stops at a full disk with the reason, and goes on from there', async () => {
    const { add } = IDBObjectStore.prototype;
    const inputs = ['one', 'two', 'three'].map((word) => text(`${word}.txt`, `Number ${word}.`));
    let first: Awaited<ReturnType<typeof run>>;
    try {
      first = await run(inputs, {
        onResult: () => {
          IDBObjectStore.prototype.add = () => {
            throw new DOMException('full', 'QuotaExceededError');
          };
        },
      });
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    const reason = 'The disk space that this browser allows is full.';
    expect(first.ending).to.deep.equal({ ended: 'storage-failed', reason });
    expect(first.told).to.deep.equal(['one.txt: added', 'two.txt: failed', 'three.txt: not-tried']);
    expect(first.results[1]).to.include({ reason });
    const again = await run(first.results.filter(isToRetry).map(({ item }) => item));
    expect(again.told).to.deep.equal(['two.txt: added', 'three.txt: added']);
    expect(await titles()).to.have.length(3);
  });

  it('stops where an annotation set cannot be stored', async () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const { told, ending } = await run([
        file('set.json', JSON.stringify(set('The <c>dam</c> held.'))),
        text('a.txt', 'The well ran dry.'),
      ]);
      expect(ending.ended).to.equal('storage-failed');
      expect(told).to.deep.equal(['set.json: failed', 'a.txt: not-tried']);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('decides nothing while storage fails', async () => {
    const { results } = await run([text('a.txt', 'The dam held.'), text('b.txt', 'The dam held.')]);
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const signal = new AbortController().signal;
    try {
      const failure = await decide(results.find(isUndecided)!, 'both', {
        workspace,
        signal,
        collections: [],
      }).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(StorageFailure);
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(await titles()).to.have.length(1);
  });

  it('says plainly that a file is gone', async () => {
    const gone = text('gone.txt', 'The well ran dry.');
    Object.defineProperty(gone, 'arrayBuffer', {
      value: () => Promise.reject(new DOMException('A requested file could not be found', 'NotFoundError')),
    });
    const { results } = await run([gone]);
    expect('reason' in results[0]! && results[0].reason).to.match(/^It cannot be read: it was changed, moved/);
  });

  it('stores a text once where two tabs import it at the same time', async () => {
    const other = desk.workspace();
    const inputs = ['one', 'two', 'three', 'four'].map((word) => text(`${word}.txt`, `Number ${word}.`));
    const [here, there] = await Promise.all([run(inputs), run(inputs, { workspace: other })]);
    expect(await titles()).to.have.length(4);
    const outcomes = here.results.map(({ outcome }, index) =>
      [outcome, there.results[index]!.outcome].toSorted().join(' '),
    );
    expect(outcomes).to.deep.equal(Array(4).fill('added same'));
  });

  it('lets an open article hear of annotations that come in for it', async () => {
    const tab = await desk.tab({ storeArticle: true });
    await tab.opened.saved;
    const heard = new Promise<void>((resolve) => tab.session.subscribe(() => resolve(), tab.end));
    await run([file('set.json', JSON.stringify(set('The <c>mayor slashed</c> aid.')))]);
    await heard;
    expect(tab.session.annotations.get('c')!.spans[0]!.exact).to.equal(c.spans[0]!.exact);
  });
});
