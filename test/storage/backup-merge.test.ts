import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Article } from '../../src/domain/article.js';
import { entryOf, type LibraryEntry } from '../../src/domain/library.js';
import type { PastRevision } from '../../src/domain/revision.js';
import type { Source } from '../../src/domain/source.js';
import { articleOf, marked } from '../support/marked.js';
import {
  BackupDesk,
  backupOf,
  contentOf,
  council,
  everything,
  past,
  planned,
  raw,
  restored,
  revised,
  source,
  waiting,
  type Filling,
} from './backup-desk.js';

const [early, late] = ['2026-01-02T03:04:05.000Z', '2026-05-06T07:08:09.000Z'];
const { article } = council;
const c = council.annotations.get('c')!;
const f = council.annotations.get('f')!;

describe('Merging a backup', () => {
  let desk: BackupDesk;
  beforeEach(() => (desk = new BackupDesk()));
  afterEach(() => desk.close());

  /** What a workspace holds after the backup of another is merged into it, which a second time changes nothing. */
  async function merged(backedUp: Filling, present: Filling) {
    const there = await desk.workspace(backedUp);
    const here = await desk.workspace(present);
    const backup = await backupOf(there.workspace);
    const plan = await planned(backup, here.workspace);
    await restored(backup, here.workspace);
    const found = await contentOf(here.name);
    const again = await restored(backup, here.workspace);
    expect(Object.values(again.changes).flat()).to.deep.equal([]);
    expect(await contentOf(here.name)).to.deep.equal(found);
    return {
      plan,
      articles: found['articles'] as Article[],
      annotations: found['annotations'] as Annotation[],
      revisions: found['revisions'] as PastRevision[],
      sources: found['sources'] as Source[],
      library: found['library'] as LibraryEntry[],
      settings: found['settings'] as Record<string, unknown>,
      codebooks: found['codebooks'] as { title: string }[],
      raws: found['raws'] as { articleId: string; revision: number }[],
    };
  }

  it('keeps all that is here', async () => {
    const other = articleOf('Only here.');
    const { plan, articles, settings } = await merged(everything, {
      articles: [other],
      library: [entryOf(other)],
      settings: { analyst: 'ben', mine: 1 },
    });
    expect(articles.map(({ id }) => id)).to.have.members([article.id, revised.id, other.id]);
    expect(settings).to.include({ analyst: 'ben', mine: 1 });
    expect(settings['sides']).to.deep.equal(['city', 'state']);
    expect(plan.words).to.include.members(['articles +2', 'settings +4 !1']);
  });

  it('lets the annotation stand that was modified later, on either side', async () => {
    const with_ = (modified: string, note: string) => ({ ...c, modified, note });
    const filling = (annotation: Annotation): Filling => ({ articles: [article], annotations: [annotation] });
    const later = await merged(filling(with_(late, 'theirs')), filling(with_(early, 'ours')));
    expect(later.annotations[0]!.note).to.equal('theirs');
    expect(later.plan.words).to.deep.equal(['annotations ~1', 'library +1']);
    expect(later.plan.articles.map(({ what, title }) => [what, title])).to.deep.equal([
      ['joined', 'The mayor 🎙️ slashed aid.'],
    ]);
    const earlier = await merged(filling(with_(early, 'theirs')), filling(with_(late, 'ours')));
    expect(earlier.annotations[0]!.note).to.equal('ours');
    expect(earlier.plan.words).to.deep.equal(['annotations !1', 'library +1']);
  });

  it('keeps facts and roles here, with a status and collections of both', async () => {
    const renamed = { ...article, title: 'Ours' };
    const { articles, library, plan } = await merged(
      { articles: [article], library: [entryOf(article, { status: 'done', collections: ['A', 'B'] })] },
      { articles: [renamed], library: [entryOf(renamed, { collections: ['B', 'C'] })] },
    );
    expect(articles).to.deep.equal([renamed]);
    expect(library).to.deep.equal([entryOf(renamed, { status: 'done', collections: ['B', 'C', 'A'] })]);
    expect(plan.words).to.deep.equal(['articles !1', 'library ~1']);
  });

  it('brings an earlier version in as one, with its annotations waiting to be attached', async () => {
    const { plan, articles, revisions, annotations, raws } = await merged(
      {
        articles: [past.article],
        annotations: [waiting, { ...waiting, id: 'carried' }],
        raws: [raw(revised.id, 1, 'first')],
      },
      { articles: [revised], annotations: [{ ...waiting, id: 'carried', revision: 2, note: 'moved' }] },
    );
    expect(articles).to.deep.equal([revised]);
    expect(revisions.map(({ revision, article: { text } }) => [revision, text])).to.deep.equal([
      [1, past.article.text],
    ]);
    expect(annotations.map(({ id, revision }) => `${id} ${revision}`)).to.deep.equal([
      'carried 2',
      'waiting 1',
    ]);
    expect(raws).to.have.length(1);
    expect(plan.articles.map(({ what }) => what)).to.deep.equal(['older']);
  });

  it('says nothing of an earlier version that is known here already', async () => {
    const { plan, revisions } = await merged(
      { articles: [past.article], annotations: [waiting] },
      { articles: [revised], annotations: [waiting], revisions: [past], library: [entryOf(revised)] },
    );
    expect(revisions).to.deep.equal([past]);
    expect(plan).to.deep.equal({ words: ['revisions !1'], articles: [], notes: [] });
  });

  it('brings another text of the same id in as an article of its own, with all that belongs to it', async () => {
    const other = marked('The <c>mayor 🎙️ saved</c> <f>aid</f>.');
    const theirs: Article = { ...other.article, id: article.id, revision: 2, title: 'Theirs' };
    const before: PastRevision = {
      ...past,
      articleId: theirs.id,
      article: { ...articleOf('The mayor saved.'), id: theirs.id },
      annotations: [{ ...c, id: 'gone' }],
      carried: [{ id: 'gone', status: 'lost', score: 0, spans: null, reason: 'The words are gone.' }],
    };
    const own = (annotation: Annotation, more: Partial<Annotation> = {}) => ({
      ...annotation,
      articleId: theirs.id,
      revision: 2,
      ...more,
    });
    const { plan, articles, annotations, revisions, raws, settings, library, sources } = await merged(
      {
        articles: [theirs],
        annotations: [
          own(other.annotations.get('c')!, { sources: ['s1'] }),
          own(other.annotations.get('f')!, { parent: 'c' }),
        ],
        revisions: [before],
        raws: [raw(theirs.id, 2, 'second'), raw(theirs.id, 1, 'first')],
        sources: [source('s1', { sides: { [theirs.id]: 'city' } })],
        settings: { [`sources:${theirs.id}`]: ['s1'], [`codebook:${theirs.id}`]: ['own', '1.0.0'] },
        library: [entryOf(theirs, { status: 'done' })],
      },
      { articles: [article], annotations: [c, f], library: [entryOf(article)] },
    );
    const apart = articles.find(({ id }) => id !== article.id)!;
    expect(articles).to.have.deep.members([article, { ...theirs, id: apart.id }]);
    expect(annotations.filter(({ articleId }) => articleId === article.id)).to.have.deep.members([c, f]);
    const moved = annotations.filter(({ articleId }) => articleId === apart.id);
    const [claim, framing] = [moved.find(({ kind }) => kind === 'claim')!, moved.find(({ parent }) => parent)!];
    expect(moved).to.have.length(2);
    expect(framing.parent).to.equal(claim.id);
    expect(claim).to.include({ revision: 2 });
    expect(revisions.map(({ articleId, article: { id, text } }) => [articleId, id, text])).to.deep.equal([
      [apart.id, apart.id, 'The mayor saved.'],
    ]);
    const [
      {
        annotations: [gone],
        carried: [lost],
      },
    ] = revisions as [PastRevision];
    expect(gone!.id).to.equal(lost!.id);
    expect(gone!.id).not.to.equal('gone');
    expect(raws.map(({ articleId, revision }) => [articleId === apart.id, revision])).to.deep.equal([
      [true, 1],
      [true, 2],
    ]);
    expect(Object.keys(settings)).to.have.members([`codebook:${apart.id}`, `sources:${apart.id}`]);
    expect(library.find(({ id }) => id === apart.id)!.status).to.equal('done');
    expect(sources[0]!.sides).to.deep.equal({ [apart.id]: 'city' });
    expect(plan.articles).to.deep.equal([{ id: apart.id, title: 'Theirs', what: 'separate', annotations: 2 }]);
  });

  it('gives an annotation another id where its own is that of another article here', async () => {
    const other = articleOf('The mayor left.');
    const held = { ...c, articleId: other.id, spans: [] as never };
    const { annotations } = await merged(
      { articles: [article], annotations: [c, { ...f, parent: 'c' }] },
      { articles: [other], annotations: [held] },
    );
    expect(annotations.find(({ id }) => id === 'c')!.articleId).to.equal(other.id);
    const own = annotations.filter(({ articleId }) => articleId === article.id);
    expect(own.map(({ kind }) => kind)).to.have.members(['claim', 'framing']);
    expect(own.find(({ kind }) => kind === 'framing')!.parent).to.equal(
      own.find(({ kind }) => kind === 'claim')!.id,
    );
  });

  it('leaves out a version whose number another text has here, and says so', async () => {
    const theirs = { ...past, article: { ...articleOf('A third text.'), id: revised.id, title: 'Aid' } };
    const { plan, revisions } = await merged(
      {
        articles: [revised],
        revisions: [theirs],
        raws: [raw(revised.id, 1, 'third'), raw(revised.id, 2, '2')],
      },
      { articles: [revised], revisions: [past], library: [entryOf(revised)] },
    );
    expect(revisions).to.deep.equal([past]);
    expect(plan.words).to.deep.equal(['raws +1']);
    expect(plan.notes[0]!.message).to.contain('Version 1 of “Aid” was left out');
  });

  describe('its sources', () => {
    const annotation = { ...c, sources: ['s1'] };
    const coded = source('s1', { side: 'city', country: 'FR', aliases: ['City'] });

    it('fills what nobody here has coded, and keeps the rest', async () => {
      const { sources, plan } = await merged(
        { sources: [coded] },
        { sources: [source('s1', { name: 'Mayor', side: 'state' })] },
      );
      expect(sources).to.deep.equal([
        source('s1', { name: 'Mayor', side: 'state', aliases: ['Source s1', 'City'], country: 'FR' }),
      ]);
      expect(plan.words).to.deep.equal(['sources ~1']);
    });

    it('keeps the side of the backup in articles in which nobody here has named the source', async () => {
      const here = source('s1', { side: 'state' });
      const both = { articles: [article], library: [entryOf(article)] };
      const theirs = { ...both, annotations: [annotation], sources: [coded] };
      const elsewhere = await merged(theirs, { ...both, sources: [here] });
      expect(elsewhere.sources[0]!.sides).to.deep.equal({ [article.id]: 'city' });
      const named = await merged(theirs, {
        ...both,
        annotations: [{ ...annotation, id: 'ours' }],
        sources: [here],
      });
      expect(named.sources[0]!.sides).to.equal(undefined);
    });

    it('brings a source back that was deleted here where an annotation that comes in names it', async () => {
      const deleted = source('s1', { removed: true });
      const named = await merged(
        { articles: [article], annotations: [annotation], sources: [coded] },
        { sources: [deleted] },
      );
      expect(named.sources[0]!.removed).to.equal(undefined);
      const unnamed = await merged({ articles: [article], sources: [coded] }, { sources: [deleted] });
      expect(unnamed.sources).to.deep.equal([deleted]);
    });

    it('fills the source that another was merged into here, and takes no merge of the backup over one', async () => {
      const { sources } = await merged(
        { sources: [coded, source('s2', { mergedInto: 's3' }), source('s3')] },
        { sources: [source('s1', { mergedInto: 's4' }), source('s2'), source('s4')] },
      );
      expect(sources.map(({ id, mergedInto, aliases }) => [id, mergedInto, aliases.join()])).to.deep.equal([
        ['s1', 's4', ''],
        ['s2', undefined, ''],
        ['s3', undefined, ''],
        ['s4', undefined, 'Source s1,City'],
      ]);
    });
  });
});
