import { expect } from '@open-wc/testing';
import { createAnnotation } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import type { Span } from '../../src/domain/span.js';
import type { ExchangedSet } from '../../src/formats/exchange-format.js';
import { tei } from '../../src/formats/tei.js';
import { articleOf, marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const options = { name: 'story', exported: writtenAt };
const setOf = (source: string) => {
  const { article, annotations } = marked(source);
  return { article, codebook, sources: [], annotations, orphans: [] };
};
const write = (set: Parameters<typeof tei.write>[0]) => tei.write(set, options)[0]!.text!;
const read = (text: string, more: readonly { name: string; type: string; text: string }[] = []) =>
  tei.read([{ name: 'story.xml', type: 'application/xml', text }, ...more], { now: writtenAt });
const claimIn = (article: Article, span: Span) =>
  createAnnotation({ article, codebook, analyst: 'ana', now: writtenAt }, 'claim', [span]);
const shown = (set: ExchangedSet | undefined) =>
  set?.annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]);
const theirs = (body: string, standOff = '', header = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>Story</title><author>Ana</author></titleStmt>
    <publicationStmt><publisher>Daily</publisher><date when="2026-01-02">2 January</date></publicationStmt>
    <sourceDesc><p><ref target="https://example.org/story">web page</ref></p></sourceDesc></fileDesc>${header}</teiHeader>
  ${standOff}
  <text><body>
    ${body}
  </body></text>
</TEI>`;
const story = '<p xml:id="p1">Kim 🎙 said the plan will work.</p>\n    <p xml:id="p2">Critics disagree.</p>';

describe('TEI', () => {
  it('brings every set back whole', () => comesBack(tei));
  it('survives damage', () => survivesDamage(tei));

  it('writes blocks as elements, and spans as offset and length in code points', () => {
    const text = write(setOf('Kim 🎙 said <c>the plan</c> <c>will work</c>.\n<f>Critics</f> disagree.'));
    expect(text).to.contain(
      '<text><body>\n<p xml:id="p1">Kim 🎙 said the plan will work.</p>\n<p xml:id="p2">Critics disagree.</p>\n</body></text>',
    );
    expect(text).to.contain(
      '<annotation xml:id="c" motivation="classifying" target="#string-range(p1,11,8,20,9)" ana="#claim" resp="#analyst-1">',
    );
    expect(text).to.contain('target="#string-range(p2,0,7)" ana="#framing"');
  });

  it('points into each block that a span lies in, and tells spans that only touch apart', () => {
    const one = setOf('Kim said <c>it.\nAnd</c> more.');
    expect(write(one)).to.contain('target="#string-range(p1,9,3) #string-range(p2,0,3)" ana="#claim"');
    const two = setOf('Kim said <c>it.</c>\n<c>And</c> more.');
    expect(write(two)).to.contain('target="#string-range(p1,9,3) #string-range(p2,0,3)" ana="#claim"');
    expect([one, two].map((set) => shown(read(write(set)).sets[0]))).to.deep.equal([
      [['claim', 'claim: it.\nAnd']],
      [['claim', 'claim: it.', 'claim: And']],
    ]);
  });

  it('is sound XML with every kind of block, source and attribute', () => {
    const types = [
      'heading',
      'heading',
      'quote',
      'list-item',
      'list-item',
      'caption',
      'heading',
      'paragraph',
    ] as const;
    const article = createArticle(
      types.map((type, index) => ({ type, role: 'body', repeats: null, text: `Words <&> ${index}` })),
      { retrieved: writtenAt, title: '<i>', bylines: ['A & B'], language: 'en' },
    );
    const kinds = ['person', 'organisation', 'document', ''];
    const sources = kinds.map((kind, index) => ({
      ...{
        id: `s${index}`,
        name: `<${kind}>`,
        aliases: ['"'],
        kind,
        type: '',
        role: '',
        side: '',
        anonymity: '',
      },
    }));
    const annotation = {
      ...claimIn(article, { start: 0, end: 5 }),
      ...{ attributes: { 'a <b>': 'x & y', n: 1.5, yes: true }, prefilled: ['n'], sources: ['s0', 's2'] },
      ...{ note: 'A "note"\nof two lines', confidence: 0.25, analyst: 'ana & co' },
    };
    const set = {
      article,
      codebook,
      sources,
      annotations: new Map([[annotation.id, annotation]]),
      orphans: [],
    };
    const text = write(set);
    const page = new DOMParser().parseFromString(text, 'application/xml');
    expect(page.querySelector('parsererror')).to.equal(null);
    const ids = [...page.querySelectorAll('*')].flatMap((element) => element.getAttribute('xml:id') ?? []);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(page.querySelectorAll('list > item, figure > head, div > quote')).to.have.length(4);
    const { sets, problems } = read(text);
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.annotations).to.deep.equal([annotation]);
    expect(sets[0]!.sources).to.deep.equal(sources);
  });

  it('holds characters that XML cannot, wherever they stand but in ids', () => {
    const article = articleOf('Kim\u0001 \ufffe said it.');
    const annotation = {
      ...claimIn(article, { start: 5, end: 11 }),
      ...{ note: 'a\u0002', analyst: '\u0003', attributes: { 'x\u0004': 'y\u0005' } },
    };
    const set = {
      article,
      codebook,
      sources: [],
      annotations: new Map([[annotation.id, annotation]]),
      orphans: [],
    };
    expect(write(set)).to.contain('Kim<g ref="#u0001">\ufffd</g> <g ref="#ufffe">\ufffd</g> said it.');
    const { sets, problems } = read(write(set));
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.article.text).to.equal(article.text);
    expect(sets[0]!.annotations).to.deep.equal([annotation]);
    expect(tei.losses(set)).to.deep.equal([]);
    const odd = { ...annotation, id: 'a\u0001' };
    expect(tei.losses({ ...set, annotations: new Map([[odd.id, odd]]) })).to.deep.equal([
      '1 annotation has an id with characters that XML cannot hold: it gets a new one.',
    ]);
  });

  it('takes what was changed in another tool for what counts', () => {
    const set = setOf('Kim said <c>the plan</c> will work.');
    const text = write(set)
      .replace('<title></title>', '<title>New</title>')
      .replace(/(<annotation[^>]*>)/, '$1<note>Theirs</note>')
      .replace('string-range(p1,9,8)', 'string-range(p1,0,3)');
    const { sets, problems } = read(text);
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.article.title).to.equal('New');
    expect(sets[0]!.annotations[0]!.note).to.equal('Theirs');
    expect(shown(sets[0])).to.deep.equal([['claim', 'claim: Kim']]);
  });

  it('reads the annotations of others, with their categories, notes and facts', () => {
    const standOff = `<standOff><listAnnotation>
      <annotation xml:id="s3" motivation="classifying" target="#string-range(p1,11,8,20,9)"><note>Content</note></annotation>
      <annotation xml:id="s4" target="#p2" ana="#c1"><note>Who?</note></annotation>
    </listAnnotation><spanGrp type="framing"><span target="#string-range(p2, 0, 7)"/><span from="#w1" to="#w2" ana="#c1"/></spanGrp></standOff>`;
    const header =
      '<encodingDesc><classDecl><taxonomy><category xml:id="c1"><catDesc>Doubt</catDesc></category></taxonomy></classDecl></encodingDesc>';
    const body = `${story}<p><w xml:id="w1">They</w> may be <w xml:id="w2">right</w>.</p>`;
    const { sets, problems } = read(theirs(body, standOff, header));
    expect(shown(sets[0])).to.deep.equal([
      ['attribution', 'content: the plan', 'content: will work'],
      ['Doubt', 'Doubt: Critics disagree.'],
      ['framing', 'framing: Critics'],
      ['Doubt', 'Doubt: They may be right'],
    ]);
    expect(sets[0]!.annotations[1]!.note).to.equal('Who?');
    const { title, bylines, publisher, published, url } = sets[0]!.article;
    expect([title, bylines, publisher, published, url]).to.deep.equal([
      ...['Story', ['Ana'], 'Daily', '2026-01-02', 'https://example.org/story'],
    ]);
    expect(problems.map(({ message }) => message)).to.deep.equal([
      'The label "Doubt" is not in the codebook: it became a kind of its own.',
    ]);
  });

  it('reads what somebody said, and folds the white space of files that are indented', () => {
    const body = `<div><head>Plan
        debated</head><p xml:id="p1">
        <said who="#kim" direct="true">The 🎙 plan</said>,
        said <name>Kim</name>.
      </p><list><item>One</item><item>Two</item></list></div>`;
    const standOff =
      '<standOff><listPerson><person xml:id="kim"><persName>Kim Lee</persName></person></listPerson><listAnnotation><annotation xml:id="a" target="#string-range(p1,15,4)" ana="#claim"/></listAnnotation></standOff>';
    const { sets, problems } = read(theirs(body, standOff));
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.article.text).to.equal('Plan debated\nThe 🎙 plan, said Kim.\nOne\nTwo');
    expect(sets[0]!.article.blocks.map(({ type, role }) => [type, role])).to.deep.equal([
      ...[
        ['heading', 'headline'],
        ['paragraph', 'body'],
        ['list-item', 'body'],
        ['list-item', 'body'],
      ],
    ]);
    expect(shown(sets[0])).to.deep.equal([
      ['claim', 'claim: plan'],
      ['attribution', 'content: The 🎙 plan'],
    ]);
    expect(sets[0]!.annotations[1]!.attributes).to.deep.equal({ mode: 'direct' });
    expect(sets[0]!.sources.map(({ id, name }) => [id, name])).to.deep.equal([['kim', 'Kim Lee']]);
  });

  it('reads what CATMA exports beside its text, in UTF-16', () => {
    const catma = theirs(
      '<ab type="catma"><seg ana="#CATMA_1"><ptr target="catma:///doc#char=12,20" type="inclusion"/></seg><seg ana="#CATMA_1"><ptr target="catma:///doc#char=21,30" type="inclusion"/></seg></ab>',
      '',
      '<encodingDesc><fsdDecl><fsDecl xml:id="t" type="tag"><fsDescr>Claim</fsDescr></fsDecl></fsdDecl></encodingDesc>',
    ).replace('</body>', '<fs xml:id="CATMA_1" type="tag"/></body>');
    const text = {
      name: 'story.txt',
      type: 'text/plain',
      text: 'Kim 🎙 said the plan will work.\nCritics disagree.',
    };
    expect(shown(read(catma, [text]).sets[0])).to.deep.equal([
      ['claim', 'claim: the plan', 'claim: will work'],
    ]);
    expect(read(catma).problems[0]!.message).to.contain('give the text beside it');
  });

  it('says what it cannot follow, and keeps the rest', () => {
    const standOff = `<standOff><listAnnotation>
      <annotation xml:id="a" target="#string-range(p1,25,8)" ana="#claim"/>
      <annotation xml:id="b" target="#nowhere" ana="#claim"/>
      <annotation xml:id="c" target="#xpath(//p[1])" ana="#claim"/>
      <annotation xml:id="d" target="" ana="#claim"/>
      <annotation xml:id="e" target="#string-range(p1,0,3)" ana="#claim"/></listAnnotation></standOff>`;
    const { sets, problems } = read(theirs(story, standOff));
    expect(shown(sets[0])).to.deep.equal([['claim', 'claim: Kim']]);
    expect(problems.map(({ id, message }) => [id, message])).to.deep.equal([
      ['a', 'It points at 8 characters from 25 in "p1", which has 30.'],
      ['b', 'Nothing in the text has the id "nowhere".'],
      ['c', 'It points at "#xpath(//p[1])", in a way that this program cannot follow.'],
      ['d', 'It points at nothing, so it was left out.'],
    ]);
  });

  it('is not harmed by names of prototypes, entities or a hundred thousand pointers', () => {
    const feature =
      '<note type="attributes"><fs><f name="__proto__"><string>x</string></f><f name="constructor"><binary value="true"/></f></fs></note>';
    const all = `<annotation xml:id="__proto__" target="#p1" ana="#toString">${feature}</annotation><annotation xml:id="b" target="${'#string-range(p1,0,3) '.repeat(100_000)}" ana="#claim"/>`;
    const { sets } = read(theirs(story, `<standOff><listAnnotation>${all}</listAnnotation></standOff>`));
    expect(sets[0]!.annotations.map(({ kind, spans }) => [kind, spans.length])).to.deep.equal([
      ...[
        ['toString', 1],
        ['claim', 100_000],
      ],
    ]);
    expect(Object.entries(sets[0]!.annotations[0]!.attributes)).to.deep.equal([['constructor', true]]);
    const bomb = theirs('<p>&a;</p>').replace('<TEI', '<!DOCTYPE TEI [<!ENTITY a "&a;&a;">]><TEI');
    expect(read(bomb).problems[0]!.message).to.contain('undefined entity');
  });

  it('refuses other XML and files without a text in a sentence', () => {
    expect(read('<html/>').problems[0]!.message).to.equal('This is no TEI: its outermost element is <html>.');
    expect(read(theirs('')).problems[0]!.message).to.equal('This file holds no article text.');
    expect(tei.recognises([{ name: 'a.xml', type: '', text: theirs(story) }])).to.equal(true);
    expect(tei.recognises([{ name: 'a.xml', type: '', text: '<nitf/>' }])).to.equal(false);
  });
});
