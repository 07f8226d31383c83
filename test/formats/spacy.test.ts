import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { doccano } from '../../src/formats/doccano.js';
import { spacy } from '../../src/formats/spacy.js';
import { marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const fileOf = (...lines: readonly unknown[]) => ({
  name: 'theirs.jsonl',
  type: 'application/jsonl',
  text: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
});
const read = (...lines: readonly unknown[]) => spacy.read([fileOf(...lines)], { now: writtenAt });
const said = ({ sets }: ReturnType<typeof read>) =>
  sets.flatMap(({ annotations }) =>
    annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]),
  );

interface Task {
  readonly tokens: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly ws: boolean;
  }[];
  readonly spans: readonly {
    start: number;
    end: number;
    token_start: number;
    token_end: number;
    label: string;
  }[];
  readonly relations: readonly { head: number; child: number; label: string }[];
}
const write = (source: string): Task => {
  const { article, annotations } = marked(source);
  const [file] = spacy.write({ article, codebook, sources: [], annotations }, { exported: writtenAt });
  return JSON.parse(file!.text!) as Task;
};

describe('spacy', () => {
  it('brings every set back whole', () => comesBack(spacy));

  it('survives damage', () => survivesDamage(spacy));

  it('lists tokens by code points, with the white space after them', () => {
    const { tokens } = write('Kim 🎙 said so.\nCritics <c>disagree</c>.');
    expect(tokens.map((token) => [token.text, token.start, token.end, token.ws])).to.deep.equal([
      ['Kim', 0, 3, true],
      ['🎙', 4, 5, true],
      ['said', 6, 10, true],
      ['so', 11, 13, false],
      ['.', 13, 14, true],
      ['Critics', 15, 22, true],
      ['disagree', 23, 31, false],
      ['.', 31, 32, false],
    ]);
  });

  it('names the first and the last token of a span, and cuts a token where a span does', () => {
    const { tokens, spans } = write('Kim 🎙 said <c>the plan will wor</c>k.');
    const [span] = spans;
    expect(span).to.include({ start: 11, end: 28, label: 'claim' });
    const inside = tokens.slice(span!.token_start, span!.token_end + 1).map((token) => token.text);
    expect(inside).to.deep.equal(['the', 'plan', 'will', 'wor']);
  });

  it('keeps numbers, contractions and joined signs whole, and finds words where no space parts them', () => {
    const words = (source: string) => write(source).tokens.map((token) => token.text);
    expect(words("<c>Don't</c> pay 310,000 👨‍👩‍👧 🇸🇪🇳🇴.")).to.deep.equal([
      ...["Don't", 'pay', '310,000', '👨‍👩‍👧', '🇸🇪', '🇳🇴', '.'],
    ]);
    expect(words('<c>新华社报道</c>，经济增长。')).to.deep.equal([
      '新华社',
      '报道',
      '，',
      '经济',
      '增长',
      '。',
    ]);
  });

  it('has listed the tokens of a long article before anybody would give up', () => {
    expect(write(`<c>Kim</c> ${'said the plan will work. '.repeat(20_000)}`).tokens).to.have.length(120_001);
  });

  it('ties the pieces of an annotation by relations between their last tokens', () => {
    const { tokens, spans, relations } = write('<a>We know</a>, she said, <a>what to do</a>.');
    expect(spans.map(({ label }) => label)).to.deep.equal(['attribution.content', 'attribution.content']);
    expect(relations.map(({ head, child }) => [tokens[head]!.text, tokens[child]!.text])).to.deep.equal([
      ['know', 'do'],
    ]);
  });

  it('reads what Prodigy exports, with its hashes, and leaves out what was refused', () => {
    const task = {
      text,
      _input_hash: 7,
      tokens: [{ text: 'Kim', start: 0, end: 3, id: 0, ws: true }],
      spans: [
        { start: 0, end: 3, token_start: 0, token_end: 0, label: 'SOURCE' },
        { start: 11, end: 29, label: 'CLAIM' },
      ],
      relations: [{ head: 6, child: 0, label: 'FROM' }],
      answer: 'accept',
      meta: { url: 'https://example.org/story' },
    };
    const result = read(task, { ...task, answer: 'reject' });
    expect(said(result)).to.deep.equal([
      ['attribution', 'source: Kim'],
      ['claim', 'claim: the plan will work'],
    ]);
    expect(result.sets[0]!.article.url).to.equal('https://example.org/story');
    expect(result.problems.map(({ line, message }) => [line, message])).to.deep.equal([
      [1, 'Relations with the label "FROM" cannot be kept.'],
      [2, 'The answer to this task is "reject": it was left out.'],
    ]);
  });

  it("reads spaCy's own shapes: ents, span groups, entities and training pairs", () => {
    const expected = [['attribution', 'source: Kim']];
    expect(said(read({ text, ents: [{ start: 0, end: 3, label: 'SOURCE' }] }))).to.deep.equal(expected);
    expect(said(read({ text, spans: { sc: [[0, 3, 'SOURCE', '']] } }))).to.deep.equal(expected);
    expect(said(read({ text, entities: [[0, 3, 'SOURCE']] }))).to.deep.equal(expected);
    expect(said(read([text, { entities: [[0, 3, 'SOURCE']] }]))).to.deep.equal(expected);
  });

  it('reads offsets of another unit where the words beside them prove it', () => {
    const { problems, ...rest } = read({ text, spans: [{ start: 7, end: 11, label: 'Cue', text: 'said' }] });
    expect(said({ problems, ...rest })).to.deep.equal([['attribution', 'cue: said']]);
    expect(problems[0]!.message).to.match(/^1 span counts UTF-16 units, where this format counts code points/);
  });

  it('is told apart from doccano, in both directions', () => {
    const theirs = fileOf({ text, label: [[0, 3, 'Source']] });
    const entities = fileOf({ text, entities: [{ id: 1, label: 'Source', start_offset: 0, end_offset: 3 }] });
    const prodigy = fileOf({ text, spans: [{ start: 0, end: 3, label: 'SOURCE' }] });
    const pair = fileOf([text, { entities: [[0, 3, 'SOURCE']] }]);
    const knowing = (file: typeof theirs) =>
      [spacy, doccano].filter((format) => format.recognises([file])).map(({ id }) => id);
    for (const file of [prodigy, pair]) expect(knowing(file)).to.deep.equal(['spacy']);
    for (const file of [theirs, entities]) expect(knowing(file)).to.deep.equal(['doccano']);
  });
});
