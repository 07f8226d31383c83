import { expect } from '@open-wc/testing';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying, type Telling } from '../support/coded.js';

const balance = (tagged: string, sayings: Readonly<Record<string, Saying>> = {}, telling?: Telling) =>
  sourceBalance([coded(tagged, sayings, telling)]);
const said = ({ notes }: ReturnType<typeof balance>) => notes.map(({ text }) => text).join('\n');

describe('an article that does not offer much', () => {
  it('has no attributions', () => {
    const {
      attributions,
      uniqueSources,
      contentWords,
      quotedWords,
      diversity,
      first,
      modeBySide,
      countedWords,
    } = balance('<c1>It rains</c1>.');
    expect(countedWords).to.equal(2);
    const none = {
      total: 0,
      bySide: {},
      bySource: {},
      byType: {},
      annotations: { total: [], bySide: {}, bySource: {}, byType: {} },
    };
    for (const each of [attributions, uniqueSources, quotedWords, contentWords.voice, contentWords.space])
      expect(each).to.deep.equal(none);
    expect(diversity).to.deep.equal({ n: 0, shannon: null, evenness: null, hhi: null, effective: null });
    expect([first, modeBySide]).to.deep.equal([null, {}]);
  });

  it('has no annotations: nobody coded it, and there is no date', () => {
    const { analysts, coded: days, cases } = balance('It rains.');
    expect([analysts, days, cases]).to.deep.equal([[], null, []]);
  });

  it('has no word that counts, and says so', () => {
    const silent = balance('[caption] <a1>A crane</a1>');
    expect([silent.countedWords, silent.attributions.total]).to.deep.equal([0, 0]);
    expect(said(silent)).to.match(/no word/i);
    const marks = balance('— … —');
    expect(marks.countedWords).to.equal(0);
    expect(said(marks)).to.match(/no word/i);
    expect(said(balance('It rains.'))).not.to.match(/no word/i);
  });

  it('has sources without sides, and says so', () => {
    const sideless = balance('<a1>One</a1> <a2>two</a2>', { a1: { by: 'expert' }, a2: { by: 'critics' } });
    expect(sideless.attributions.bySide).to.deep.equal({ none: 1, unclear: 1 });
    expect(said(sideless)).to.match(/side of (its|their) own/);
    expect(said(balance('<a1>One</a1>', { a1: { by: 'mayor' } }))).not.to.match(/side of (its|their) own/);
  });

  it('has one source: no evenness', () => {
    const { diversity } = balance('<a1>One</a1> <a2>two</a2>', { a1: { by: 'mayor' }, a2: { by: 'mayor' } });
    expect(diversity).to.deep.equal({ n: 1, shannon: 0, evenness: null, hhi: 1, effective: 1 });
  });

  it('has attributions without content: they count, their words do not, and it says so', () => {
    const { attributions, contentWords, cases, notes } = balance(
      '<a1.s>The mayor</a1.s> <a1.q>declined to comment</a1.q>.',
      { a1: { by: 'mayor', mode: 'reported' } },
    );
    expect(attributions.bySide).to.deep.equal({ town: 1 });
    expect(contentWords.voice.bySide).to.deep.equal({ town: 0 });
    expect(contentWords.voice.annotations.total).to.deep.equal([]);
    expect(cases[0]!.words).to.deep.equal({ voice: 0, space: 0, quoted: 0, early: 0 });
    expect(notes.find(({ text }) => text.includes('no content'))?.annotations).to.deep.equal(['a1']);
  });

  it('is direct without marks in the content: nothing is quoted, and it says so', () => {
    const { quotedWords, notes } = balance('“<a1>We go</a1>,” she said. <a2>“We stay”</a2>.', {
      a1: { by: 'mayor', mode: 'direct' },
      a2: { by: 'mayor', mode: 'direct' },
    });
    expect(quotedWords.total).to.equal(2);
    expect(notes.find(({ text }) => text.includes('quotation marks'))?.annotations).to.deep.equal(['a1']);
  });
});

describe('annotations of another revision', () => {
  const { attributions, claims, framings, leftOut, notes, analysts } = balance(
    '<a1>One</a1> <a2>two</a2> <c1>three</c1> <f1>four</f1>',
    {
      a1: { by: 'mayor', revision: 1, analyst: 'old' },
      a2: { by: 'mayor' },
      c1: { revision: 1 },
      f1: { revision: 3 },
    },
    { revision: 2 },
  );

  it('are not counted', () => {
    expect(attributions.annotations.total).to.deep.equal(['a2']);
    expect([claims, framings]).to.deep.equal([[], []]);
    expect(analysts).to.deep.equal(['ana']);
  });

  it('are listed as left out, and named in the notes', () => {
    expect(leftOut.annotations.map(({ id, kind, why }) => `${id} ${kind} ${why}`)).to.deep.equal([
      'a1 attribution other revision',
      'c1 claim other revision',
      'f1 framing other revision',
    ]);
    expect(notes.find(({ text }) => text.includes('earlier version'))?.annotations).to.deep.equal([
      'a1',
      'c1',
      'f1',
    ]);
  });
});

describe('kinds and values that nobody knows', () => {
  it('are kept and named: of claims and framings, too', () => {
    const { claims, framings, notes } = balance('<c1>It fell</c1> <f1>so</f1> <f2>low</f2>', {
      c1: { worth: 'perhaps' },
      f1: { device: 'drumroll', target: 'anybody' },
      f2: { device: 'wording', polarity: 'sour' },
    });
    expect([claims[0]!.worth, framings[0]!.device, framings[1]!.polarity]).to.deep.equal([
      'perhaps',
      'drumroll',
      'sour',
    ]);
    const about = (value: string) => notes.find(({ text }) => text.includes(value))?.annotations;
    expect(['perhaps', 'drumroll', 'sour', 'anybody'].map(about)).to.deep.equal([
      ['c1'],
      ['f1'],
      ['f2'],
      undefined,
    ]);
  });

  it('are listed where a kind is in no number', () => {
    const { leftOut } = balance(
      `
      <c1>It fell</c1> <c2>so</c2>
      [caption] <c3>low</c3>
      `,
      { c1: { kind: 'gesture' }, c3: { kind: 'gesture' } },
    );
    expect(leftOut.annotations.map(({ id, kind, why }) => `${id} ${kind} ${why}`)).to.deep.equal([
      'c1 gesture kind',
      'c3 gesture caption',
    ]);
  });
});

describe('other scripts and signs', () => {
  it('count emoji and joiners as no words, and halve none', () => {
    const { contentWords, quotedWords, countedWords } = balance(
      '👩‍👩‍👧 <a1>“We 👍🏽 will 🇮🇶 go 🎙”</a1> said she 🎉 <a2>no 𝒳 more</a2>.',
      { a1: { by: 'mayor', mode: 'direct' }, a2: { by: 'union', mode: 'indirect' } },
    );
    expect(contentWords.voice.bySource.mayor).to.equal(3);
    expect(quotedWords.total).to.equal(3);
    expect(contentWords.voice.bySource.union, 'no, 𝒳 (a letter), more').to.equal(3);
    expect(countedWords, '3 + said she + 3').to.equal(8);
  });

  it('count letters with combining marks as one word', () => {
    const { contentWords, countedWords } = balance('A <a1>cafe\u0301 de\u0301ja\u0300 vu</a1> नि there', {
      a1: { by: 'mayor' },
    });
    expect(contentWords.voice.total).to.equal(3);
    expect(countedWords).to.equal(6);
  });

  it('count words from right to left', () => {
    const { contentWords, quotedWords } = balance(
      'قال الوزير: <a1>«لن نذهب أبدا»</a1>. אמר: <a2>„לא נלך”</a2>.',
      { a1: { by: 'minister', mode: 'direct' }, a2: { by: 'mayor', mode: 'direct' } },
      { language: 'ar', direction: 'rtl' },
    );
    expect(contentWords.voice.bySource).to.deep.equal({ minister: 3, mayor: 2 });
    expect(quotedWords.bySource).to.deep.equal({ minister: 3, mayor: 2 });
  });

  it('count Japanese as the segmenter of the browser does, and its corner marks', () => {
    const words = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment('港は閉まる')].filter(
      ({ isWordLike }) => isWordLike,
    ).length;
    const { quotedWords } = balance(
      '市長は<a1>「港は閉まる」</a1>と言った。',
      { a1: { by: 'mayor', mode: 'direct' } },
      { language: 'ja' },
    );
    expect(quotedWords.total).to.equal(words);
    expect(words).to.be.above(1);
  });

  it('bear a language that is none', () => {
    expect(balance('<a1>One two</a1>', {}, { language: 'not a language!' }).countedWords).to.equal(2);
  });
});

describe('names that objects have anyway', () => {
  it('are sides, types, ids and values like others', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { attributions, uniqueSources, contentWords, modeBySide } = balance(
        '<a1>One</a1> <a2>two</a2>',
        { a1: { by: 'odd', mode: name }, a2: { by: 'odd', mode: name } },
        { sources: { odd: { side: name, type: name } } },
      );
      for (const measure of [attributions, contentWords.voice]) {
        expect(Object.entries(measure.bySide)).to.deep.equal([[name, 2]]);
        expect(Object.entries(measure.byType)).to.deep.equal([[name, 2]]);
      }
      expect(Object.entries(uniqueSources.bySide)).to.deep.equal([[name, 1]]);
      expect(Object.entries(Object.entries(modeBySide)[0]![1])).to.deep.equal([[name, 2]]);
    }
  });

  it('are no degree of anonymity, and no form of a source', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const sources = { odd: { anonymity: name } };
      const { identities, cases } = balance(
        '<a1>One</a1>',
        { a1: { by: 'odd', source_form: name } },
        { sources },
      );
      expect(identities.unknown).to.deep.equal(['odd']);
      expect(cases[0]!.identity).to.equal('');
    }
  });
});

describe('sources of which little is known', () => {
  it('are unclear and unknown wherever they are counted', () => {
    const { sources, attributions, uniqueSources } = balance(
      '<a1>One</a1>',
      { a1: { by: 'blank' } },
      { sources: { blank: { side: '', type: '' } } },
    );
    for (const measure of [attributions, uniqueSources]) {
      expect(measure.bySide).to.deep.equal({ unclear: 1 });
      expect(measure.byType).to.deep.equal({ unknown: 1 });
    }
    expect([sources[0]!.type, sources[0]!.sides]).to.deep.equal(['unknown', ['unclear']]);
  });

  it('are told apart, whatever spaces are in ids and sides', () => {
    const one = coded(
      '<a1>One</a1> <a2>two</a2>',
      {},
      { sources: { c: { side: 'a b' }, 'b c': { side: 'a' } } },
    );
    const annotations = one.annotations.map((each) => ({ ...each, sources: [each.id === 'a1' ? 'c' : 'b c'] }));
    const { uniqueSources } = sourceBalance([{ ...one, annotations }]);
    expect(uniqueSources.bySide).to.deep.equal({ 'a b': 1, a: 1 });
  });
});

describe('a codebook of somebody else’s', () => {
  it('without attributions is named', () => {
    const kinds = defaultCodebook.kinds.filter(({ id }) => id !== 'attribution');
    const { notes, attributions } = balance('<c1>One</c1>', {}, { codebook: { ...defaultCodebook, kinds } });
    expect(attributions.total).to.equal(0);
    expect(notes.some(({ text }) => text.includes('attribution'))).to.equal(true);
  });

  it('does not keep attributions from being counted that are there', () => {
    const { notes, attributions } = balance(
      '<a1>One</a1>',
      {},
      { codebook: { ...defaultCodebook, kinds: [] } },
    );
    expect(attributions.total).to.equal(1);
    expect(notes.some(({ text }) => text.includes('no attributions'))).to.equal(false);
  });

  it('names no value unknown that may be any text', () => {
    const kinds = defaultCodebook.kinds.map((kind) => ({
      ...kind,
      attributes: kind.attributes.map(({ id, label }) => ({ id, label })),
    }));
    const free = balance(
      '<a1>One</a1>',
      { a1: { by: 'mayor', mode: 'sung' } },
      { codebook: { ...defaultCodebook, kinds } },
    );
    expect(said(free)).not.to.include('sung');
    expect(free.modeBySide).to.deep.equal({ town: { sung: 1 } });
  });
});
