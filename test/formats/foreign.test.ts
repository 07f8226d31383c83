import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import type { FileProblem } from '../../src/formats/exchange-format.js';
import { lossesOf } from '../../src/formats/facets.js';
import { readForeign, type ForeignSpan } from '../../src/formats/foreign-set.js';
import { LabelReader, LabelWriter } from '../../src/formats/labels.js';
import { Placer } from '../../src/formats/place-foreign.js';
import { jsonLines, parseJson } from '../../src/formats/read-text.js';
import { marked } from '../support/marked.js';
import { writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
/** The words under what a placer gives, or its sentence. */
const words = (placer: Placer, start: number, end: number, quote?: string) => {
  const place = placer.at({ start, end }, quote);
  return typeof place === 'string' ? place : placer.text.slice(place.start, place.end);
};

describe('Placer', () => {
  it('counts in the unit that the file declares', () => {
    expect(words(new Placer(text, 'code-point'), 6, 10)).to.equal('said');
    expect(words(new Placer(text, 'utf-16'), 7, 11)).to.equal('said');
  });

  it('takes the other unit only where the quote proves it, and counts how often', () => {
    const placer = new Placer(text, 'code-point');
    expect(words(placer, 7, 11, 'said')).to.equal('said');
    expect(words(placer, 0, 3, 'Kim')).to.equal('Kim');
    expect(words(placer, 7, 11)).to.equal('aid '); // Nothing says otherwise.
    expect(placer.trouble).to.equal(
      '1 span counts UTF-16 units, where this format counts code points: read so, the words are those that the file quotes.',
    );
  });

  it('believes a quote in which white space is folded', () => {
    expect(words(new Placer(text, 'code-point'), 25, 38, 'work. Critics')).to.equal('work.\nCritics');
  });

  it('says what is wrong with a place', () => {
    const placer = new Placer(text, 'utf-16');
    expect(words(placer, 7, 11, 'Kim')).to.equal(
      'The span from 7 to 11 should read "Kim", but the text there reads "said".',
    );
    expect(words(placer, 5, 8)).to.equal('The span from 5 to 8 halves a character.');
    expect(words(placer, 3, 3)).to.equal('The span from 3 to 3 holds no character.');
    expect(words(placer, -1, 3)).to.match(/is not in the text, which has 49 UTF-16 units/);
    expect(words(new Placer(text, 'code-point'), 0, 1.5)).to.match(
      /is not in the text, which has 48 code points/,
    );
  });

  it('finds a quote without offsets, told apart by what stands around it', () => {
    const placer = new Placer('She said no. He said yes. She said so.', 'utf-16');
    const find = (exact: string, prefix = '', suffix = '') => placer.find({ exact, prefix, suffix });
    expect(find('He')).to.deep.equal({ start: 13, end: 15 });
    expect(find('said', 'He ', ' yes')).to.deep.equal({ start: 16, end: 20 });
    expect(find('said', 'She ', ' so')).to.deep.equal({ start: 30, end: 34 });
    expect(find('said')).to.equal(
      'The words "said" stand in the text 3 times, and nothing says which are meant.',
    );
    expect(find('never')).to.equal('The text nowhere reads "never".');
    expect(find('')).to.equal('It quotes no words.');
  });
});

describe('labels', () => {
  const reader = (said: string[] = []) => new LabelReader(codebook, [], (message) => said.push(message));

  it('are read in any spelling that leaves their letters', () => {
    for (const label of ['attribution.cue', 'Attribution / Cue', 'ATTRIBUTION_CUE', 'Cue', 'cue'])
      expect(reader().read(label)).to.deep.equal({ kind: 'attribution', part: 'cue' });
    expect(reader().read('Attribution')).to.deep.equal({ kind: 'attribution', part: 'content' });
    expect(reader().read('CLAIM')).to.deep.equal({ kind: 'claim', part: 'claim' });
  });

  it('that nobody knows become kinds, each reported once', () => {
    const said: string[] = [];
    const labels = reader(said);
    expect(labels.read('PER')).to.deep.equal({ kind: 'PER', part: 'PER' });
    labels.read('PER');
    labels.read('__proto__');
    expect(said).to.have.length(2);
    const kinds = labels.codebook(new Map([['PER', new Set(['gender'])]])).kinds.slice(codebook.kinds.length);
    expect(kinds.map(({ id, attributes }) => [id, ...attributes.map((each) => each.id)])).to.deep.equal([
      ['PER', 'gender'],
      ['__proto__'],
    ]);
  });

  it('are written the same for the same kind and part, and never one for two', () => {
    const labels = new LabelWriter(codebook, (label) => label.replace(/\W/g, '_'));
    expect(labels.of({ kind: 'claim', part: 'claim' })).to.equal('claim');
    expect(labels.of({ kind: 'attribution', part: 'cue' })).to.equal('attribution_cue');
    expect(labels.of({ kind: 'attribution_cue', part: 'x' })).to.equal('attribution_cue_x');
    expect(labels.of({ kind: 'a!', part: 'b' })).to.equal('a__b');
    expect(labels.of({ kind: 'a?', part: 'b' })).to.equal('a__b_2');
    expect(labels.of({ kind: 'a!', part: 'b' })).to.equal('a__b');
  });
});

describe('readForeign', () => {
  function read(spans: readonly ForeignSpan[], more: object = {}) {
    const problems: FileProblem[] = [];
    const annotation = { id: 'a1', line: 3, spans };
    const document = { file: 'theirs', text, unit: 'code-point' as const, annotations: [annotation], ...more };
    const set = readForeign(document, writtenAt, (problem) => problems.push(problem));
    return { set, problems };
  }

  it('keeps the good spans of an annotation, and says where the others went', () => {
    const { set, problems } = read([
      { label: 'Source', start: 0, end: 3 },
      { label: 'Content', start: 40, end: 99 },
    ]);
    expect(set!.annotations[0]!.spans.map(({ part, exact }) => [part, exact])).to.deep.equal([
      ['source', 'Kim'],
    ]);
    expect(problems).to.deep.equal([
      {
        file: 'theirs',
        line: 3,
        id: 'a1',
        message: 'The span from 40 to 99 is not in the text, which has 48 code points.',
      },
    ]);
  });

  it('maps offsets of a text with foreign line breaks', () => {
    const { set } = read([{ label: 'Claim', start: 30, end: 37 }], {
      text: text.replace('\n', '\r\n').replace('🎙 ', ''),
    });
    expect(set!.annotations[0]!.spans[0]!.exact).to.equal('Critics');
    expect(set!.article.text).not.to.include('\r');
  });

  it('gives null for a file without text, and says so', () => {
    const { set, problems } = read([], { text: '\n' });
    expect(set).to.equal(null);
    expect(problems.at(-1)!.message).to.equal('This file holds no article text.');
  });

  it('takes hostile data beside the words for what it is', () => {
    const { set, problems } = read([{ label: 'Claim', start: 0, end: 3 }], {
      rest: {
        labels: [['__proto__', 'x', 'y'], 7],
        codebook: [],
        annotations: 'all',
        article: { title: 7 },
        sources: {},
      },
    });
    expect(set!.annotations).to.have.length(1);
    expect(problems.length).to.be.greaterThan(1);
    expect(({} as Record<string, unknown>).x).to.equal(undefined);
  });
});

describe('lossesOf', () => {
  const { article, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.');
  const all = [...annotations.values()];
  const set = { article, codebook, sources: [], annotations: all };

  it('says nothing of what a set does not hold', () => {
    expect(lossesOf(['analysts', 'times', 'ids', 'codebook'], set)).to.deep.equal([]);
  });

  it('counts what it does hold, in the words of a format where it has its own', () => {
    const noted = { ...set, annotations: all.map((each) => ({ ...each, note: 'why?', confidence: 0.5 })) };
    expect(
      lossesOf(['analysts', 'times', 'ids', 'codebook'], noted, { confidence: (n) => `${n} doubts are lost.` }),
    ).to.deep.equal(['The notes on 2 annotations are left out.', '2 doubts are lost.']);
  });
});

describe('JSON of strangers', () => {
  it('is refused where it is nested to do harm, and only there', () => {
    expect(() => parseJson('['.repeat(100_000))).to.throw(
      'This JSON is nested more than 200 deep: it was not read.',
    );
    const brackets = JSON.stringify({ text: `"${'['.repeat(500)}\\"` });
    expect(parseJson(brackets)).to.deep.equal({ text: `"${'['.repeat(500)}\\"` });
    expect(() => parseJson('{"cut": "o')).to.throw(/^This is no JSON, or not all of it: /);
  });

  it('comes line by line, with the number of each', () => {
    const problems: FileProblem[] = [];
    const file = { name: 'a.jsonl', type: '', text: '\ufeff{"a":1}\n\nno\r\n{"b":2}\r\n' };
    const lines = [...jsonLines(file, (problem) => problems.push(problem))];
    expect(lines).to.deep.equal([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { b: 2 } },
    ]);
    expect(problems.map(({ line }) => line)).to.deep.equal([3]);
  });
});
