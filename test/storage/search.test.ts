import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import type { Source } from '../../src/domain/source.js';
import { openSearch, openSearchHere, type ExcerptPart, type Search } from '../../src/storage/search-client.js';
import { Workspace } from '../../src/storage/workspace.js';
import { answer, deleteDatabase, newDatabaseName } from '../support/database.js';
import { marked } from '../support/marked.js';

const then = '2026-01-02T03:04:05.000Z';
const articleWith = (id: string, text: string, metadata: Partial<Article> = {}): Article => ({
  ...createArticle(
    text.split('\n').map((line) => ({ type: 'paragraph', role: 'body', repeats: null, text: line })),
    { retrieved: then, ...metadata },
  ),
  id,
});

const source = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  id,
  name,
  aliases: [],
  kind: 'person',
  type: 'expert',
  role: 'speaks',
  side: '',
  anonymity: 'named',
  ...more,
});

/** With square brackets where the words are what was searched for. */
const show = (parts: readonly ExcerptPart[]) =>
  parts.map(({ words, match }) => (match ? `[${words}]` : words)).join('');

for (const { where, open } of [
  { where: 'in a worker', open: openSearch },
  { where: 'without a worker', open: openSearchHere },
])
  describe(`the search ${where}`, () => {
    let name: string;
    let closing: AbortController;
    let workspace: Workspace;
    let search: Search;
    let progress: { read: number; total: number };
    let heard: (() => void)[];

    const { article: aid, annotations } = marked(
      'The <c>mayor <f>slashed</c> aid</f> to the harbour.\nNobody <a>said so</a>, said Lopez.',
    );
    const [c, a] = ['c', 'a'].map((id) => annotations.get(id)!) as [Annotation, Annotation];
    const ferry = articleWith(
      'ferry',
      'Ferry fares rise again.\nThe harbour is closed, the Mayor’s office says.',
      {
        title: 'Fähren: die Preise',
        publisher: 'Küstenbote',
      },
    );
    const council = articleWith(
      'council',
      'The council votes on aid. Aid to the poor, slashed twice, is late.',
    );

    const begin = async (total: number) => {
      [progress, heard] = [{ read: 0, total: 0 }, []];
      search = await open(name, {
        signal: closing.signal,
        onProgress: (now) => {
          progress = now;
          for (const resolve of heard.splice(0)) resolve();
        },
        onFailure: (message) => expect.fail(message),
      });
      await until(async () => progress.read === total && progress.total === total);
    };
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds())) await new Promise<void>((resolve) => heard.push(resolve));
    };
    const found = async (query: string) => (await search.find(query)).ids.toSorted();
    const excerptsOf = async (query: string, { id }: Pick<Article, 'id'>) => {
      await search.find(query);
      const { title, excerpts } = (await search.excerpts(query, [id, 'gone'])).get(id)!;
      return { title: show(title), shown: excerpts.map(({ where: place, parts }) => [place, show(parts)]) };
    };
    const work = (...added: Annotation[]) => ({
      change: added.map((after) => ({ id: after.id, after })),
      sources: [],
    });

    beforeEach(() => {
      name = newDatabaseName();
      closing = new AbortController();
      workspace = new Workspace(name, closing);
    });

    afterEach(async () => {
      closing.abort();
      await deleteDatabase(name);
    });

    describe('of a few articles', () => {
      beforeEach(async () => {
        await workspace.save(
          {
            change: [
              { id: c.id, after: { ...c, note: 'no figure given in the Budget' } },
              { id: a.id, after: { ...a, sources: ['lopez', 'old'] } },
            ],
            sources: [
              source('lopez', 'Maria Lopez', { aliases: ['Chief economist'] }),
              source('city', 'Rathaus Lindholt', { aliases: ['Town hall'] }),
              source('old', 'Rathaus', { mergedInto: 'city' }),
              source('unnamed', 'Nobody names this one'),
            ].map((after) => ({ id: after.id, after })),
          },
          { article: aid },
        );
        await workspace.addArticle(ferry);
        await workspace.addArticle(council);
        await begin(3);
      });

      it('finds the articles that have all words, as they are or as they begin, in any case', async () => {
        expect(await found('harbour')).to.deep.equal([aid.id, 'ferry'].toSorted());
        expect(await found('HARB mayor')).to.deep.equal([aid.id, 'ferry'].toSorted());
        expect(await found('harbour slash')).to.deep.equal([aid.id]);
        expect(await found('bour'), 'the end of one').to.deep.equal([]);
        expect(await found('  ,. ')).to.deep.equal([]);
        for (const query of ['f', 'fe', 'again f', 'cl'])
          expect(await found(query), query)
            .to.include('ferry')
            .and.not.include('council');
        expect((await search.find('a')).ids[0], 'begins its title').to.equal('council');
      });

      it('finds phrases as they stand, and one that is still being typed', async () => {
        expect(await found('aid slashed')).to.deep.equal([aid.id, 'council'].toSorted());
        expect(await found('"slashed aid"')).to.deep.equal([aid.id]);
        expect(await found('“mayor slas')).to.deep.equal([aid.id]);
        expect(await found('"mayor slas"')).to.deep.equal([]);
        expect(await found('"again the"'), 'from one paragraph into the next').to.deep.equal([]);
        expect(await found('council "aid to the"')).to.deep.equal(['council']);
      });

      it('folds accents, and finds title, publisher, notes and sources', async () => {
        for (const query of ['fahren preise', 'kustenbote', 'FÄHREN', '"die preise"'])
          expect(await found(query), query).to.deep.equal(['ferry']);
        for (const query of [
          'figure given',
          'lopez',
          'economist',
          '"town hall"',
          'rathaus',
          'lindholt mayor budget',
        ])
          expect(await found(query), query).to.deep.equal([aid.id]);
        expect(await found('names')).to.deep.equal([]);
      });

      it('puts a title before a text', async () => {
        await workspace.addArticle(articleWith('title', 'Nothing else.', { title: 'Closed' }));
        await until(async () => (await found('closed')).length === 2);
        expect((await search.find('closed')).ids).to.deep.equal(['title', 'ferry']);
      });

      it('takes a slip for what was meant where nothing has the word, but no short one', async () => {
        const { ids, near } = await search.find('harbuor');
        expect(ids).to.have.length(2);
        expect(near).to.deep.equal(['harbour']);
        expect(await excerptsOf('harbuor', ferry)).to.deep.include({
          shown: [['text', 'The [harbour] is closed, the Mayor’s office says.']],
        });
        expect((await search.find('adi')).ids).to.deep.equal([]);
      });

      it('shows where it has found something', async () => {
        expect(await excerptsOf('mayor', aid)).to.deep.equal({
          title: 'The [mayor] slashed aid to the harbour.',
          shown: [['annotation', 'The [mayor] slashed aid to the harbour. Nobody said so, said Lopez.']],
        });
        expect((await excerptsOf('lopez', aid)).shown).to.deep.equal([
          ['source', 'Maria [Lopez]'],
          ['text', 'Nobody said so, said [Lopez].'],
        ]);
        expect((await excerptsOf('figure', aid)).shown).to.deep.equal([
          ['note', 'no [figure] given in the Budget'],
        ]);
        expect((await excerptsOf('"slashed aid" har', aid)).shown[0]).to.deep.equal([
          'text',
          'The mayor [slashed aid] to the [harbour]. Nobody said so, said Lopez.',
        ]);
        expect((await excerptsOf('fahren', ferry)).title).to.equal('[Fähren]: die Preise');
      });

      it('shows rather than the headline, which is the title, what stands below it', async () => {
        const drafts = ['Quarry closed', 'The quarry is closed.'].map((text, index) => ({
          type: 'paragraph' as const,
          role: index ? ('body' as const) : ('headline' as const),
          repeats: null,
          text,
        }));
        await workspace.addArticle({ ...createArticle(drafts, { retrieved: then }), id: 'quarry' });
        await until(async () => (await found('quarry')).length === 1);
        expect((await excerptsOf('quarry', { id: 'quarry' })).shown).to.deep.equal([
          ['text', 'The [quarry] is closed.'],
        ]);
      });

      it('says at which words of the text', async () => {
        const { excerpts } = (await search.excerpts('lopez', [aid.id])).get(aid.id)!;
        const { start, end } = excerpts.find(({ where: place }) => place === 'text')!.span!;
        expect(aid.text.slice(start, end)).to.equal('Lopez');
      });

      it('follows what others change', async () => {
        await workspace.save(work({ ...a, id: 'new', articleId: 'ferry', note: 'see the ledger' }), {
          article: ferry,
        });
        await until(async () => (await found('ledger')).length === 1);

        await workspace.removeArticle('council');
        await until(async () => !(await found('council')).length);

        const lopez = source('lopez', 'Maria Lopez', { aliases: ['Chief economist'] });
        await workspace.save(
          { change: [], sources: [{ id: 'lopez', before: lopez, after: { ...lopez, name: 'Ana Castillo' } }] },
          { article: aid },
        );
        await until(async () => (await found('castillo')).length === 1);

        await workspace.addRevision({
          article: { ...articleWith('ferry', 'The bridge is open.'), revision: 2 },
          raw: null,
          past: {
            articleId: 'ferry',
            revision: 1,
            article: ferry,
            annotations: [],
            carried: [],
            ended: then,
          },
          change: [],
        });
        await until(async () => (await found('bridge')).length === 1);
        expect(await found('closed')).to.deep.equal([]);
        expect((await excerptsOf('said', { ...ferry })).shown, 'of the revision before').to.deep.equal([
          ['annotation', '[said] so'],
        ]);
      });
    });

    it('finds words of scripts without spaces, whatever stands around them', async () => {
      await workspace.addArticle(articleWith('beijing', '北京市政府昨天宣布了新的预算。'));
      await workspace.addArticle(articleWith('tokyo', '東京都は水曜日にカモメの餌やりを禁止した。'));
      await workspace.addArticle(articleWith('bangkok', 'นายกเทศมนตรีประกาศงบประมาณใหม่'));
      await workspace.addArticle(articleWith('seoul', '서울시장은 예산을 발표했다.'));
      await begin(4);
      for (const [query, id] of [
        ['北京', 'beijing'],
        ['京市', 'beijing'],
        ['预', 'beijing'],
        ['"政府昨天"', 'beijing'],
        ['カモメ', 'tokyo'],
        ['水曜日 餌', 'tokyo'],
        ['งบประมาณ', 'bangkok'],
        ['서울', 'seoul'],
        ['예산', 'seoul'],
      ] as const)
        expect(await found(query), query).to.deep.equal([id]);
      expect(await found('京政'), 'both there, but not together').to.deep.equal([]);
      const { shown } = await excerptsOf('昨天', { id: 'beijing' });
      expect(shown).to.deep.equal([['text', '北京市政府[昨天]宣布了新的预算。']]);
    });

    it('finds Arabic words without vowel signs, and what is written to their front', async () => {
      await workspace.addArticle(articleWith('port', 'قالت هيئة الميناء إنّ المدينة والميناء سيُغلقان.'));
      await begin(1);
      for (const query of ['ميناء', 'الميناء', 'مدينه', 'سيغلقان', 'إن', '"هيئة الميناء"'])
        expect(await found(query), query).to.deep.equal(['port']);
      const { shown } = await excerptsOf('ميناء', { id: 'port' });
      expect(shown[0]![1]).to.contain('[الميناء]').and.contain('[والميناء]');
    });

    it('answers while it reads, and says how far it is', async () => {
      for (let index = 0; index < 30; index++)
        await workspace.addArticle(
          articleWith(`n${index}`, `The mayor said number ${index}.\n${'word '.repeat(400)}`),
        );
      await begin(30);
      expect(progress).to.deep.equal({ read: 30, total: 30 });
      const answers = await Promise.all(['m', 'ma', 'may', 'mayor'].map((query) => search.find(query)));
      expect(answers.map(({ ids }) => ids.length)).to.deep.equal([30, 30, 30, 30]);
    });

    it('takes in a text of a hundred thousand words', async () => {
      const long = Array.from({ length: 2000 }, (_, index) => `word${index} ${'again '.repeat(50)}`).join('\n');
      await workspace.addArticle(articleWith('long', long));
      await begin(1);
      expect(await found('word7 word1999')).to.deep.equal(['long']);
    });

    it('lets a newer version of the tool have the database, and says so', async () => {
      await workspace.addArticle(ferry);
      await begin(1);
      workspace.rest();
      (await answer(indexedDB.open(name, 1000))).close();
      expect(await found('harbour'), 'what was read').to.deep.equal(['ferry']);
      const refused = await search.excerpts('harbour', ['ferry']).catch((error: Error) => error);
      expect(refused).to.be.an('error').with.property('message').that.includes('newer version');
    });
  });
