import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { BlockDraft } from '../../src/domain/article.js';
import { importArticle } from '../../src/importers/import-article.js';
import { assignRoles } from '../../src/importers/roles.js';
import { outline, textOf } from './outline.js';
import { failureOf } from '../support/failure.js';

const lede = 'The town council voted on Tuesday to close the library in June.';
const body = 'Critics say that the vote was decided before the meeting began.';
const last = 'Nobody from the council could be reached for comment on Wednesday.';

describe('importing text', () => {
  it('makes a block of each line, and keeps every character of it', async () => {
    const article = await importArticle({ text: '\ufeff  One \r\n\r\n \t\u00a0\rTwo\ttabs  \n\nThree' });
    expect(article.text).to.equal('  One \nTwo\ttabs  \nThree');
    expect(article.blocks.map(textOf(article))).to.deep.equal(['  One ', 'Two\ttabs  ', 'Three']);
  });

  it('keeps emoji, right-to-left text and letters that are typed in two parts as they are', async () => {
    const text = 'قال الوزير إن الخطة «ضرورية».\n👨‍👩‍👧‍👦 Zoe\u0308 🇳🇱';
    const article = await importArticle({ text });
    expect(article.text).to.equal(text);
    expect(article.direction).to.equal('auto');
  });

  it('replaces half a surrogate pair, which no file could hold', async () => {
    expect((await importArticle({ text: 'A \ud83d B \ude00 C 😀' })).text).to.equal('A \ufffd B \ufffd C 😀');
  });

  it('loses no line and adds none, whatever the lines are', async () => {
    const line = fc.string({ unit: 'binary' }).filter((text) => !/[^\P{Cc}\t\v\f]|[\ufffd\ufeff]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), async (lines, end) => {
        const kept = lines.filter((each) => /\S/.test(each));
        fc.pre(kept.length > 0);
        const { text, blocks } = await importArticle({ text: lines.join(end) });
        expect(text).to.equal(kept.join('\n'));
        let at = 0;
        for (const { start, end: blockEnd } of blocks) {
          expect(start).to.equal(at);
          at = blockEnd + 1;
        }
        expect(at).to.equal(text.length + 1);
      }),
      { seed: 20260316, numRuns: 200 },
    );
  });

  it('takes the headline for the title, unless another title is stated', async () => {
    const text = `Council votes to close library\n${lede}\n${body}`;
    expect((await importArticle({ text })).title).to.equal('Council votes to close library');
    const stated = await importArticle({ text, title: 'Library', bylines: ['Ana Lima'], language: 'en' });
    expect([stated.title, stated.bylines, stated.language]).to.deep.equal(['Library', ['Ana Lima'], 'en']);
    expect((await importArticle({ text: lede })).title).to.equal('');
  });

  it('states when it was retrieved', async () => {
    const retrieved = '2026-01-02T03:04:05.000Z';
    expect((await importArticle({ text: lede }, { retrieved })).retrieved).to.equal(retrieved);
    expect(Date.parse((await importArticle({ text: lede })).retrieved)).to.be.closeTo(Date.now(), 60_000);
  });
});

describe('what cannot be an article', () => {
  for (const input of [{ text: '' }, { text: ' \n\t\r\n\u00a0' }, { html: '<p> </p>' }, { markdown: '\n' }])
    it(`is refused when there is no word in ${JSON.stringify(input)}`, async () => {
      expect(await failureOf(importArticle(input))).to.match(/^This article is empty: /);
    });

  it('is refused when it is binary', async () => {
    expect(await failureOf(importArticle({ text: 'GIF89a\0\0' }))).to.match(
      /^This looks like a binary file \(it holds NUL/,
    );
    expect(await failureOf(importArticle({ html: '<p>\u0001\u0002\u0003\u0004\u0005\u0006</p>' }))).to.contain(
      'control',
    );
    expect(await failureOf(importArticle({ text: '\ufffd\ufffda'.repeat(9) }))).to.contain('cannot be read');
    const accents = `Le caf\ufffd ferm\ufffd. ${body.repeat(3)}`;
    expect((await importArticle({ text: accents })).text).to.equal(accents);
  });

  it('is refused when it is longer than can be opened, at once and with both numbers', async () => {
    const text = 'a'.repeat(10 * 2 ** 20);
    for (const input of [{ text }, { html: text }, { markdown: text }])
      expect(await failureOf(importArticle(input))).to.match(
        /^This text has 10,485,760 characters; the most that can be opened is 4,000,000\. /,
      );
  });

  it('is refused as a mistake of the caller when it is none or two of text, HTML and Markdown', async () => {
    for (const input of [{}, { text: 'a', html: 'b' }])
      await importArticle(input).then(
        () => expect.fail('it was imported'),
        (error: unknown) =>
          expect(error).to.be.instanceOf(RangeError).with.property('message').that.contains('exactly 1'),
      );
  });
});

describe('roles of plain lines', () => {
  const roles = (...lines: readonly string[]) =>
    outline(
      assignRoles(lines.map((text): BlockDraft => ({ type: 'paragraph', role: 'body', repeats: null, text }))),
    );

  it('are read off what stands around an article', () => {
    expect(
      roles(
        'Skip to main content',
        'The Lindholt Ledger',
        'Council votes to close library',
        'Mayor calls the closure “overdue”; readers hold a vigil in the rain',
        'By Ana Lima',
        '11 February 2026, 9.15am',
        '4 min read',
        'Share · Save · Facebook',
        lede,
        'Photo: Jo Park',
        'Advertisement',
        body,
        'A vote that turned on one seat',
        body.replace('Critics', 'Readers'),
        'Read more: The last ferryman',
        last,
        'Ana Lima',
        'Ana Lima covers councils and schools for the Ledger, and lives in Lindholt.',
        '3 comments',
        'I learned to read in that building, and I will miss it more than I can say.',
        '© 2026 The Lindholt Ledger',
      ),
    ).to.deep.equal([
      'boilerplate',
      'boilerplate',
      'headline',
      'standfirst',
      'byline',
      'dateline',
      'boilerplate',
      'boilerplate',
      'body',
      'caption',
      'boilerplate',
      'body',
      'subheading',
      'body',
      'boilerplate',
      'body',
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'boilerplate',
    ]);
  });

  it('leave a plain text without furniture to its body', () => {
    expect(roles(lede, body, last)).to.deep.equal(['body', 'body', 'body']);
    expect(roles('The mayor slashed aid')).to.deep.equal(['body']);
    expect(roles('Council votes to close library', lede, body, last)).to.deep.equal([
      'headline',
      'body',
      'body',
      'body',
    ]);
  });

  it('leave a short sentence at the end to the body, and read on after a link to the comments', () => {
    expect(
      roles('Council votes to close library', '38 comments', lede, body, last, 'Nobody came.', 'Share'),
    ).to.deep.equal(['headline', 'boilerplate', 'body', 'body', 'body', 'body', 'boilerplate']);
  });

  it('take no longer for a page that is nothing but such lines', () => {
    const drafts = roles('Council votes to close library', ...Array<string>(50_000).fill('© Ledger'), lede);
    expect(drafts.filter((role) => role === 'boilerplate')).to.have.length(50_000);
  });

  it('do not take sentences for furniture because of how they begin', () => {
    const sentences = [
      'Share prices fell on Tuesday after the council had voted.',
      'More than two hundred residents filled the hall.',
      'By Tuesday the river had fallen, and the hall was dry again.',
      'Read more books, the minister urged the children of the town.',
      'Follow the money, said the mayor, and you will find the roof of the hall.',
    ];
    expect(roles('Council votes to close library', lede, ...sentences, last).slice(2, -1)).to.deep.equal(
      sentences.map(() => 'body'),
    );
  });

  it('know a credit from words in brackets', () => {
    const credited = 'Readers outside the hall on Monday. (Ledger/Jo Park)';
    const aside = 'Each member (he or she) and each party (left/right) had one vote on Monday.';
    expect(roles('Council votes to close library', lede, credited, aside, body)).to.deep.equal([
      'headline',
      'body',
      'caption',
      'body',
      'body',
    ]);
  });

  it('find a paragraph that the standfirst printed first, whatever its quotation marks', () => {
    const repeated = 'The mayor called it "a fair vote" - and said the town\'s roof came first.';
    const inBody = 'The mayor  called it “a fair vote” – and said the town’s roof came first.';
    const drafts = ['Council votes to close library', repeated, '4 mins read', lede, inBody, body, inBody];
    expect(roles(...drafts)).to.deep.equal([
      'headline',
      'standfirst = 4',
      'boilerplate',
      'body',
      'body',
      'body',
      'body = 4',
    ]);
  });

  it('find a pull quote inside the paragraph that it was taken from', () => {
    const pulled = '"Nobody joins a council to close a library."';
    const from = '“Nobody joins a council to close a library.” The mayor, Odile Brandt, said so twice.';
    expect(roles('Council votes to close library', lede, pulled, body, from)).to.deep.equal([
      'headline',
      'body',
      'pull-quote = 4',
      'body',
      'body',
    ]);
  });
});
