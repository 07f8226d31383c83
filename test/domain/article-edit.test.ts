import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  byHand,
  createArticle,
  type Article,
  type BlockDraft,
  type RemovedBlock,
} from '../../src/domain/article.js';
import {
  factProblems,
  isCounted,
  setCounted,
  setFacts,
  setRole,
  takeBack,
} from '../../src/domain/article-edit.js';

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
    const after = takeBack(article, 1);
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
    expect(takeBack(article, 2).blocks[3]).to.include({ role: 'caption', rule: byHand });
  });

  it('stands at either end', () => {
    expect(lines(takeBack(article, 0))[0]).to.equal('Menu');
    expect(lines(takeBack(article, 3)).at(-1)).to.equal('Tags');
  });

  it('must be there', () => {
    expect(() => takeBack(article, 4)).to.throw(RangeError, 'Removed part 4 does not exist: there are 4');
  });

  it('keeps every word and the order of the page, whatever is taken first', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( 🏛️)?$/);
    const page = fc.record({
      kept: fc.array(word, { minLength: 1, maxLength: 6 }),
      left: fc.array(fc.tuple(word, fc.nat(6)), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(page, fc.array(fc.nat(5), { maxLength: 6 }), ({ kept, left }, order) => {
        const removed = left
          .map(([text, at]) => part(text, Math.min(at, kept.length)))
          .sort((a, b) => a.before - b.before);
        let now = createArticle(
          kept.map((text) => draft(text)),
          { retrieved, removed },
        );
        const whole = (each: Article) => {
          const words: string[] = [];
          const all = lines(each);
          for (let place = 0; place <= all.length; place++) {
            words.push(
              ...(each.removed ?? []).filter(({ before }) => before === place).map(({ text }) => text),
            );
            if (place < all.length) words.push(all[place]!);
          }
          return words.join('|');
        };
        const before = whole(now);
        for (const index of order) if (index < (now.removed?.length ?? 0)) now = takeBack(now, index);
        expect(whole(now)).to.equal(before);
        expect(now.blocks.at(-1)!.end).to.equal(now.text.length);
      }),
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
    expect(factProblems({ published: '2026-13-45' })).to.have.key('published');
    expect(
      factProblems({ url: 'https://post.example/', published: '2026-05-31T09:30Z', language: 'ar' }),
    ).to.deep.equal({});
    expect(() => setFacts(article, wrong)).to.throw(RangeError, /^url: An address begins/);
  });
});
