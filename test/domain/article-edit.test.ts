import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  byHand,
  createArticle,
  digest,
  roles,
  type Article,
  type BlockDraft,
  type RemovedBlock,
} from '../../src/domain/article.js';
import {
  factProblems,
  isCounted,
  pageOrder,
  resetRole,
  setCounted,
  setFacts,
  setRepeats,
  setRole,
  takeBack,
} from '../../src/domain/article-edit.js';
import { bounded } from './arbitraries.js';

const retrieved = '2026-01-02T03:04:05.000Z';
const draft = (text: string, more: Partial<BlockDraft> = {}): BlockDraft => ({
  type: 'paragraph',
  role: 'body',
  repeats: null,
  text,
  ...more,
});
const part = (text: string, before: number, more: Partial<RemovedBlock> = {}): RemovedBlock => ({
  type: 'paragraph',
  text,
  role: 'boilerplate',
  rule: 'share bar',
  before,
  ...more,
});

const article = createArticle(
  [
    draft('Ferry cuts', { type: 'heading', role: 'headline', rule: 'first heading' }),
    draft('Fares rise.', { role: 'standfirst', rule: 'repeats block 4', repeats: 3 }),
    draft('4 min read', { role: 'boilerplate', rule: 'reading time' }),
    draft('The council said fares rise.', { marks: [{ type: 'em', start: 4, end: 11 }] }),
  ],
  {
    retrieved,
    removed: [
      part('Menu', 0),
      part('Share', 3),
      part('Photo: A. Lima', 3, { role: 'caption' }),
      part('Tags', 4),
    ],
  },
);
const lines = ({ blocks, text }: Article) => blocks.map(({ start, end }) => text.slice(start, end));
const removedIn = ({ removed = [] }: Article) => removed.map(({ text, before }) => `${text} ${before}`);

describe('Roles by hand', () => {
  it('change nothing but roles, and say so', () => {
    const after = setRole(article, [2, 3], 'caption');
    expect(after.blocks.map(({ role, rule }) => [role, rule])).to.deep.equal([
      ['headline', 'first heading'],
      ['standfirst', 'repeats block 4'],
      ['caption', byHand],
      ['caption', byHand],
    ]);
    expect([after.text, after.sha256, after.id]).to.deep.equal([article.text, article.sha256, article.id]);
    expect(setRole(article, [1], 'body').blocks[1]!.repeats, 'body counts').to.equal(null);
    expect(setRole(article, [1], 'pull-quote').blocks[1]!.repeats).to.equal(3);
  });

  it('count what did not, in its own role where it only repeated', () => {
    expect(article.blocks.map(isCounted)).to.deep.equal([true, false, false, true]);
    const all = setCounted(article, [0, 1, 2, 3], true);
    expect(all.blocks.map(({ role, repeats }) => [role, repeats])).to.deep.equal([
      ['headline', null],
      ['standfirst', null],
      ['body', null],
      ['body', null],
    ]);
    expect(all.blocks[0]!.rule, 'it counted before').to.equal('first heading');
    expect(setCounted(article, [3], false).blocks[3]).to.include({ role: 'boilerplate', rule: byHand });
  });
});

describe('A part of the page that is taken back', () => {
  it('stands in its place, and all else moves with it', () => {
    const after = takeBack(article, [1]);
    expect(lines(after)).to.deep.equal([
      'Ferry cuts',
      'Fares rise.',
      '4 min read',
      'Share',
      'The council said fares rise.',
    ]);
    expect(after.blocks[3]).to.include({ role: 'body', rule: byHand });
    expect(after.blocks[1]).to.include({ repeats: 4, rule: 'repeats block 5' });
    expect(removedIn(after)).to.deep.equal(['Menu 0', 'Photo: A. Lima 4', 'Tags 5']);
    const [mark] = after.blocks[4]!.marks!;
    expect(after.text.slice(mark!.start, mark!.end)).to.equal('council');
    expect(after.sha256).to.not.equal(article.sha256);
  });

  it('keeps a role of its own', () => {
    expect(takeBack(article, [2]).blocks[3]).to.include({ role: 'caption', rule: byHand });
  });

  it('stands at either end', () => {
    expect(lines(takeBack(article, [0]))[0]).to.equal('Menu');
    expect(lines(takeBack(article, [3])).at(-1)).to.equal('Tags');
  });

  it('must be there', () => {
    expect(() => takeBack(article, [4])).to.throw(RangeError, 'Removed part 4 does not exist: there are 4');
  });

  it('stands beside others that are taken back with it', () => {
    const after = takeBack(article, [3, 0, 2]);
    expect(lines(after)).to.deep.equal([
      'Menu',
      'Ferry cuts',
      'Fares rise.',
      '4 min read',
      'Photo: A. Lima',
      'The council said fares rise.',
      'Tags',
    ]);
    expect(removedIn(after)).to.deep.equal(['Share 4']);
    expect(after.blocks[2]).to.include({ repeats: 5, rule: 'repeats block 6' });
    expect(takeBack(article, [])).to.equal(article);
  });
});

describe('A repeat by hand', () => {
  it('is linked to the block that counts', () => {
    const one = setRepeats(article, 0, 1);
    expect(one.blocks[0], 'what block 2 repeats').to.include({ repeats: 3, rule: byHand });
    const other = setRepeats(article, 3, 1);
    expect(
      other.blocks.map(({ repeats }) => repeats),
      'the other way round',
    ).to.deep.equal([null, null, null, 1]);
    const moved = setRepeats(article, 3, 0);
    expect(moved.blocks[1], 'what repeated it').to.include({ repeats: 0, rule: 'repeats block 1' });
    expect(setRepeats(article, 1, null).blocks[1]).to.include({ repeats: null, role: 'standfirst' });
  });

  it('is another block', () => {
    expect(() => setRepeats(article, 1, 1)).to.throw(RangeError, 'Block 1 cannot repeat itself');
    expect(() => setRepeats(article, 1, 4)).to.throw(RangeError, 'Block 4 does not exist: there are 4');
  });
});

describe('Roles as they were', () => {
  it('come back with what they repeated, wherever that is by now', () => {
    const changed = setCounted(setRole(takeBack(article, [0]), [3, 4], 'caption'), [1, 2], false);
    const back = resetRole(changed, [0, 1, 2, 3], article);
    expect(back.blocks.map(({ role, rule, repeats }) => [role, rule, repeats])).to.deep.equal([
      ['body', byHand, null],
      ['headline', 'first heading', null],
      ['standfirst', 'repeats block 5', 4],
      ['boilerplate', 'reading time', null],
      ['caption', byHand, null],
    ]);
  });
});

describe('Whatever is done to an article', () => {
  const word = fc.stringMatching(/^[a-z]{2,8}( 🏛️)?$/);
  const page = fc
    .record({
      kept: fc.array(fc.tuple(word, fc.option(fc.nat(5)), fc.boolean()), { minLength: 1, maxLength: 6 }),
      left: fc.array(fc.tuple(word, fc.nat(6)), { maxLength: 6 }),
    })
    .map(({ kept, left }) =>
      createArticle(
        kept.map(([text, of, marked], index) => {
          const repeats = of !== null && of < kept.length && of !== index ? of : null;
          return draft(text, {
            repeats,
            ...(repeats !== null && { rule: `repeats block ${repeats + 1}` }),
            ...(marked && { marks: [{ type: 'em', start: 1, end: 2 }] }),
          });
        }),
        {
          retrieved,
          raw: { name: 'a.html', type: 'text/html', size: 3, sha256: 'abc' },
          removed: left.map(([text, at]) => part(text, Math.min(at, kept.length))),
        },
      ),
    );
  const places = fc.array(fc.nat(5), { maxLength: 4 });
  const edit = fc.oneof(
    fc.record({ does: fc.constant('take' as const), at: places }),
    fc.record({ does: fc.constant('role' as const), at: places, role: fc.constantFrom(...roles) }),
    fc.record({ does: fc.constant('count' as const), at: places, counted: fc.boolean() }),
    fc.record({ does: fc.constant('repeat' as const), at: fc.nat(5), of: fc.option(fc.nat(5)) }),
    fc.record({ does: fc.constant('reset' as const), at: places }),
  );
  type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;
  function apply(now: Article, { original, each }: { original: Article; each: Edit }): Article {
    const { length } = now.blocks;
    if (each.does === 'take')
      return takeBack(
        now,
        each.at.filter((index) => index < now.removed!.length),
      );
    if (each.does === 'role') return setRole(now, each.at, each.role);
    if (each.does === 'count') return setCounted(now, each.at, each.counted);
    if (each.does === 'reset') return resetRole(now, each.at, original);
    const { at, of } = each;
    return at < length && of !== at && (of ?? 0) < length ? setRepeats(now, at, of) : now;
  }
  const onPage = (each: Article) =>
    pageOrder(each).map(({ kind, index }) =>
      kind === 'block' ? lines(each)[index]! : each.removed![index]!.text,
    );
  const marked = (each: Article) =>
    each.blocks.flatMap(({ marks = [] }) => marks.map(({ start, end }) => each.text.slice(start, end)));

  it('no word of the page is lost, and all that points at a place points into the article', () => {
    fc.assert(
      fc.property(page, fc.array(edit, { maxLength: 8 }), (original, edits) => {
        const now = edits.reduce((article, each) => apply(article, { original, each }), original);
        expect(onPage(now)).to.deep.equal(onPage(original));
        expect(marked(now)).to.deep.equal(marked(original));
        expect(lines(now).join('\n'), 'blocks tile the text').to.equal(now.text);
        expect(now.sha256).to.equal(digest(now.text));
        expect(now.raw).to.deep.equal(original.raw);
        for (const { before } of now.removed!) expect(before).to.be.within(0, now.blocks.length);
        for (const [index, { repeats, rule }] of now.blocks.entries()) {
          if (repeats === null) continue;
          expect(repeats).to.be.within(0, now.blocks.length - 1);
          expect(repeats).to.not.equal(index);
          if (rule !== byHand) expect(rule).to.equal(`repeats block ${repeats + 1}`);
        }
      }),
      bounded,
    );
  });

  it('everything can be put back as it was, but for what is in the text now', () => {
    fc.assert(
      fc.property(page, fc.array(edit, { maxLength: 8 }), (original, edits) => {
        const kept = edits.filter(({ does }) => does !== 'take');
        const now = kept.reduce((article, each) => apply(article, { original, each }), original);
        expect(resetRole(now, now.blocks.keys(), original)).to.deep.equal(original);
      }),
      bounded,
    );
  });
});

describe('Facts', () => {
  it('are taken as they are stated', () => {
    const after = setFacts(article, {
      title: 'Ferries',
      language: 'en-GB',
      published: '2026-05-31',
      url: null,
    });
    expect(after).to.include({
      title: 'Ferries',
      language: 'en-GB',
      published: '2026-05-31',
      sha256: article.sha256,
    });
  });

  it('are refused where they are wrong, each with what would be right', () => {
    const wrong = { url: 'javascript:alert(1)', published: 'yesterday', language: 'English!' };
    expect(Object.keys(factProblems(wrong))).to.deep.equal(['url', 'published', 'language']);
    for (const published of ['2026-13-45', '2026-02-31', '2026-02-03T25:00'])
      expect(factProblems({ published })).to.have.key('published');
    expect(
      factProblems({ url: 'https://post.example/', published: '2026-05-31T09:30Z', language: 'ar' }),
    ).to.deep.equal({});
    expect(() => setFacts(article, wrong)).to.throw(RangeError, /^url: An address begins/);
  });
});
