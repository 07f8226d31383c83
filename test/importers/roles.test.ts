import { expect } from '@open-wc/testing';
import type { BlockDraft } from '../../src/domain/article.js';
import { lineRule } from '../../src/importers/furniture-lines.js';
import { importArticle } from '../../src/importers/import-article.js';
import { assignRoles } from '../../src/importers/roles.js';
import { repeatsBlock, ruleNames } from '../../src/importers/rules.js';
import { reviewed } from './outline.js';

const title = 'Council votes to close library';
const lede = 'The town council voted on Tuesday to close the library in June.';
const body = 'Critics say that the vote was decided before the meeting began.';
const last = 'Nobody from the council could be reached for comment on Wednesday.';

const scraped = [
  'The Lindholt Ledger',
  title,
  'Mayor calls the closure “overdue”; readers hold a vigil in the rain',
  'By Ana Lima',
  '11 February 2026',
  '4 mins read',
  'Share · Save · Facebook',
  lede,
  'Readers outside the hall on Monday. (Ledger/Jo Park)',
  body,
  'A vote that turned on one seat',
  'The mayor called it “a fair vote”, and said that the roof of the hall came first.',
  'a fair vote, and said that the roof of the hall came first',
  last,
  'Ana Lima',
  'Ana Lima covers councils and schools for the Ledger, and lives in Lindholt.',
  '3 comments',
  'I learned to read in that building, and I will miss it more than I can say.',
  'Leave a Reply',
  '© 2026 The Lindholt Ledger',
];

const outlined = [
  'boilerplate [above the headline] The Lindholt L…',
  'headline [looks like a headline] Council votes…',
  'standfirst [set apart under the headline] Mayor calls th…',
  'byline [byline] By Ana Lima',
  'dateline [date line] 11 February 20…',
  'boilerplate [reading time] 4 mins read',
  'boilerplate [share bar] Share · Save ·…',
  'body The town counc…',
  'caption [photo credit] Readers outsid…',
  'body Critics say th…',
  'subheading [looks like a subheading] A vote that tu…',
  'body The mayor call…',
  'pull-quote [repeats block 12] a fair vote, a…',
  'body Nobody from th…',
  'boilerplate [author box] Ana Lima',
  'boilerplate [author box] Ana Lima cover…',
  'boilerplate [comments] 3 comments',
  "boilerplate [after the article's end] I learned to r…",
  'boilerplate [comment form] Leave a Reply',
  'boilerplate [copyright notice] © 2026 The Lin…',
];

const draftOf = (text: string): BlockDraft => ({ type: 'paragraph', role: 'body', repeats: null, text });

/** Role, rule and the block that is repeated, counted from 1 as readers do. */
const roles = (...drafts: readonly (string | BlockDraft)[]) =>
  assignRoles(drafts.map((draft) => (typeof draft === 'string' ? draftOf(draft) : draft))).map(
    ({ role, rule, repeats }) =>
      [role, rule && `[${rule}]`, repeats !== null && `= ${repeats + 1}`].filter(Boolean).join(' '),
  );

describe('the rules of a scraped page', () => {
  it('say why each block has its role', async () => {
    expect(reviewed(await importArticle({ text: scraped.join('\n') }), 15)).to.deep.equal(outlined);
  });

  it('are the same where each line is a paragraph of HTML', async () => {
    const html = scraped.map((line) => `<p>${line}</p>`).join('\n');
    expect(reviewed(await importArticle({ html }), 15)).to.deep.equal(outlined);
    const deep = scraped.map((line) => `<div><div>${line}</div></div>`).join('');
    expect(reviewed(await importArticle({ html: deep }), 15)).to.deep.equal(outlined);
    const broken = `<div>${scraped.join('<br><br>')}</div>`;
    expect(reviewed(await importArticle({ html: broken }), 15)).to.deep.equal(outlined);
  });

  it('have names of their own, each once', () => {
    expect(new Set(ruleNames)).to.have.property('size', ruleNames.length);
    expect(repeatsBlock(19)).to.equal('repeats block 20');
  });
});

describe('furniture', () => {
  const lines: Readonly<Record<string, readonly string[]>> = {
    'reading time': [
      '4 mins read',
      '12 min',
      'Reading time: 3 minutes',
      '5 Minuten Lesezeit',
      '3 دقائق للقراءة',
    ],
    'share bar': [
      'Share',
      'Share this article on Facebook',
      'Tweet | Email | Print',
      'شارك المقال',
      '分享到：',
    ],
    'skip link': ['Skip to main content'],
    advertisement: ['Advertisement', 'ADVERTISEMENT', 'Sponsored content', 'Anzeige', '广告'],
    navigation: ['Menu', 'Back to top'],
    'sign-in': ['Log in', 'Sign up'],
    breadcrumbs: ['Home > News > Town', 'News › Town › Library'],
    'link to more': ['Read more: The last ferryman', 'Lire aussi : Le dernier bac'],
    tags: ['Tags: library, council', 'Filed under: Town'],
    'newsletter box': [
      'What moved in the harbour, in your inbox every Friday.',
      'Sign up for our daily newsletter',
      'Subscribe to get updates in your inbox',
    ],
    'subscription box': ['Subscribe to read the rest', 'Already a subscriber? Sign in'],
    'follow box': ['Follow us on Instagram'],
    'app promotion': ['Download our app'],
    'cookie notice': ['Accept all cookies', 'We and our 214 partners use cookies to measure how you read'],
    divider: ['* * *', '———', '###', '.'],
    'editor credit': ['（责任编辑：苏北）'],
    'comment form': ['Leave a Reply', 'Your email address will not be published.', 'أضف تعليقاً'],
    comments: ['38 comments', 'Comments (2)', 'Join the conversation', '评论'],
    'related articles': ['Related stories', 'Latest from Blog', 'Most read', 'You may also like', '相关新闻'],
    'author box': ['About the author'],
    'copyright notice': ['© 2026 The Lindholt Ledger', 'Ledger Group. All rights reserved.'],
  };
  for (const [rule, examples] of Object.entries(lines))
    it(`is known as "${rule}"`, () => {
      for (const line of examples) expect(lineRule(line), line).to.equal(rule);
    });

  it('is told from words at once, of which trying all ways to read them would take years', () => {
    for (const word of ['email ', 'copy link ', 'this article ', 'a > ', 'our newsletter', '- ', '1 minute '])
      for (const end of ['', '!', '?', ' x'])
        expect(lineRule(word.repeat(Math.floor(190 / word.length)).trim() + end)).to.not.equal('comments');
  });

  it('is no sentence that begins like it', () => {
    for (const sentence of [
      'Share prices fell on Tuesday after the council had voted.',
      'Register to vote, the mayor told the young people of the town.',
      'Comments by the mayor drew laughter from the gallery.',
      'Related charges against the treasurer were dropped in March.',
      'Home > is where the library was, one reader wrote, and he was not the only one of them.',
      'Advertisements for the post drew eleven replies.',
      'Most read the report as a defeat for the mayor.',
    ])
      expect(lineRule(sentence), sentence).to.equal(undefined);
  });
});

describe('a headline in plain text', () => {
  it('is the first line below a menu, where the motto of a site stands above it', () => {
    const menu = ['Lindholt Ledger', 'News for the valley since 1962', 'Menu', 'News', 'Sport', 'Letters'];
    expect(roles(...menu, title, 'By Ana Lima', lede, body).slice(-4)).to.deep.equal([
      'headline [looks like a headline]',
      'byline [byline]',
      'body',
      'body',
    ]);
    expect(
      roles(title, 'Share', 'Save', 'Mayor calls the closure overdue', 'By Ana Lima', lede, body)[0],
    ).to.equal('headline [looks like a headline]');
  });

  it('has dates and times beside it in the digits of several scripts', () => {
    const dates = ['٢٢ مارس ٢٠٢٦', '2026年03月11日 09:20', 'Le 8 avril 2026', 'Updated 3 May, 9.15am'];
    for (const date of dates) expect(roles(title, date, lede, body)[1], date).to.equal('dateline [date line]');
    for (const time of ['7.41am', '07:41', '7:41 p.m.', '18:04 Uhr', '07:41 GMT'])
      expect(roles(title, lede, body, last, time, body.replace('C', 'c'))[4], time).to.equal(
        'dateline [date line]',
      );
  });
});

describe('boxes at the end', () => {
  const box = (name: string, about: string) => roles(title, lede, body, last, name, about).slice(-2);

  it('are about an author or about a publisher', () => {
    expect(box('Ana Lima', 'Ana Lima writes about schools for the Ledger.')).to.deep.equal([
      'boilerplate [author box]',
      'boilerplate [author box]',
    ]);
    expect(
      box('Halyard', 'Founded in 1911, Halyard is one of the oldest news agencies on the coast.'),
    ).to.deep.equal(['boilerplate [publisher box]', 'boilerplate [publisher box]']);
    const drafts = [title, lede, body, last, 'Halyard', 'Halyard covers the coast from Penhale to Stour.'];
    expect(assignRoles(drafts.map(draftOf), { publisher: 'halyard' }).at(-1)!.rule).to.equal('publisher box');
  });
});

describe('repeats', () => {
  const printed = 'The mayor called it "a fair vote" -- and said... the town\'s roof came first.';

  it('are found whatever the printing: quotes, dashes, dots, spaces, hyphens and wide letters', () => {
    for (const again of [
      'The mayor called it “a fair vote” — and said… the town’s roof came first.',
      'The mayor called it „a fair vote“–and said . . . the town’s roof came first',
      'THE MAYOR  called\u00a0it «a fair vote» – and\u2009said ... the town`s roof came first.',
      'The may\u00ador called it \u200b"a fair vote" ‒ and said... the town\'s roof came first.\u200f',
      'Ｔｈｅ mayor called it ＂a fair vote＂ - and said… the town＇s roof came first．',
    ])
      expect(roles(title, lede, printed, body, again, last)[4], again).to.equal('body [repeats block 3] = 3');
  });

  it('are linked to the first of several, so that it counts once', () => {
    expect(roles(title, lede, body, last, body, body)).to.deep.equal([
      'headline [looks like a headline]',
      'body',
      'body',
      'body',
      'body [repeats block 3] = 3',
      'body [repeats block 3] = 3',
    ]);
  });

  it('are pull quotes where they are a part of a paragraph, before it or after it', () => {
    const long = `${body} One councillor said that the town would regret the vote for a generation.`;
    const pulled = 'the town would regret the vote for a generation';
    expect(roles(title, lede, `“${pulled}”`, long, last)[2]).to.equal('pull-quote [repeats block 4] = 4');
    const sentence = 'One councillor said that the town would regret the vote for a generation.';
    expect(roles(title, lede, long, last, sentence)[4]).to.equal('pull-quote [repeats block 3] = 3');
    expect(roles(title, lede, body, 'Critics say that', last)[3]).not.to.contain('repeats');
  });

  it('of a part of a part are of the whole', () => {
    const part = 'One councillor said that the town would regret the vote for a generation.';
    const quote = '“the town would regret the vote for a generation”';
    expect(roles(title, lede, quote, part, `${body} ${part}`, last).slice(2, 4)).to.deep.equal([
      'pull-quote [repeats block 5] = 5',
      'pull-quote [repeats block 5] = 5',
    ]);
  });

  it('are standfirsts above the text, whole or cut off', () => {
    const cut = 'The town council voted on Tuesday to close the library…';
    expect(roles(title, cut, 'By Ana Lima', lede, body, last)[1]).to.equal('standfirst [repeats block 4] = 4');
    const long = `${lede} ${body}`;
    expect(roles(title, lede, 'By Ana Lima', long, last)[1]).to.equal('standfirst [repeats block 4] = 4');
  });

  it('keep the rule of a role that the page states', () => {
    const standfirst = { ...draftOf(body), role: 'standfirst', rule: 'marked as a standfirst' } as const;
    expect(roles(title, standfirst, lede, body)[1]).to.equal('standfirst [marked as a standfirst] = 4');
  });

  it('are found in captions, with or without a credit', () => {
    for (const words of [body, `${body} (Ledger/Jo Park)`, `${body} Photo: Jo Park`]) {
      const caption = {
        ...draftOf(words),
        type: 'caption',
        role: 'caption',
        rule: 'marked as a caption',
      } as const;
      expect(roles(title, lede, caption, body, last)[2]).to.equal('caption [marked as a caption] = 4');
    }
  });

  it('are boilerplate where they print the headline again', () => {
    expect(roles(title, lede, title, body)[2]).to.equal('boilerplate [repeats block 1] = 1');
  });
});

describe('what the markup says', () => {
  const marked = (text: string, role: BlockDraft['role'], type: BlockDraft['type'] = 'paragraph') => ({
    ...draftOf(text),
    type,
    role,
    rule: `marked as a ${role}`,
  });

  it('is taken back where it is said of a line between two paragraphs', () => {
    const drafts = [
      title,
      lede,
      body,
      marked('Money back by June', 'standfirst'),
      last,
      body.replace('C', 'c'),
    ];
    expect(roles(...drafts)[3]).to.equal('subheading [looks like a subheading]');
  });

  it('is one headline only', () => {
    const teaser = marked('Ferry fares to rise in May', 'headline', 'heading');
    expect(roles(marked(title, 'headline', 'heading'), lede, body, teaser, last)).to.deep.equal([
      'headline [marked as a headline]',
      'body',
      'body',
      'subheading [heading]',
      'body',
    ]);
  });
});
