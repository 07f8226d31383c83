import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { hypothesis } from '../../src/formats/hypothesis.js';
import { marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree, Kim said.';
const beside = { name: 'story.txt', type: 'text/plain', text };
const read = (value: unknown, ...more: readonly { name: string; type: string; text: string }[]) =>
  hypothesis.read([{ name: 'story.json', type: '', text: JSON.stringify(value) }, ...more], { now: writtenAt });
const said = ({ sets }: ReturnType<typeof read>) =>
  sets.flatMap(({ annotations }) =>
    annotations.map(({ kind, spans }) =>
      [kind, ...spans.map(({ part, exact, start }) => `${part}: ${exact} at ${start}`)].join(' | '),
    ),
  );
/** A row as the client exports it. */
const row = (id: string, exact: string, prefix: string, suffix: string, more: object = {}) => ({
  ...{ id, created: '2026-01-05T00:00:00Z', updated: '2026-01-06T00:00:00Z', user: 'acct:bo@hypothes.is' },
  ...{
    uri: 'https://example.org/story',
    document: { title: ['Story'] },
    text: '',
    tags: ['Cue'],
    references: [],
  },
  target: [
    {
      source: 'https://example.org/story',
      selector: [
        { type: 'TextPositionSelector', start: 1000, end: 1004 },
        { type: 'TextQuoteSelector', exact, prefix, suffix },
      ],
    },
  ],
  ...more,
});
const exported = (...annotations: readonly object[]) => ({
  export_date: '2026-01-07T00:00:00Z',
  export_userid: 'acct:bo@hypothes.is',
  client_version: '1.1500.0',
  annotations,
});

describe('hypothesis', () => {
  it('brings every set back whole', () => comesBack(hypothesis));

  it('survives damage', () => survivesDamage(hypothesis));

  it('writes a row for each span: its quote alone, its label, and what is said of it on the first', () => {
    const { article, annotations } = marked('<a>We know</a>, she said, <a>what to do</a>.');
    const a = { ...annotations.get('a')!, attributes: { mode: 'direct' }, note: 'Split.' };
    const [file] = hypothesis.write(
      { article, codebook, sources: [], annotations: [a] },
      { exported: writtenAt },
    );
    const { annotations: rows } = JSON.parse(file!.text!) as { annotations: ReturnType<typeof row>[] };
    expect(
      rows.map(({ tags, text: note, target }) => ({
        tags,
        note,
        selector: target[0]!.selector.map(({ type }) => type),
      })),
    ).to.deep.equal([
      {
        tags: ['attribution.content', 'annotation 1', 'mode: direct'],
        note: 'Split.',
        selector: ['TextQuoteSelector'],
      },
      { tags: ['attribution.content', 'annotation 1'], note: '', selector: ['TextQuoteSelector'] },
    ]);
  });

  it('finds the words of others by what stands around them, whatever their offsets', () => {
    const { sets, problems } = read(exported(row('x1', 'said', 'Kim ', '.')), beside);
    expect(said({ sets, problems })).to.deep.equal([`attribution | cue: said at ${text.lastIndexOf('said')}`]);
    expect(problems).to.deep.equal([]);
    const { analyst, created, modified } = sets[0]!.annotations[0]!;
    expect({ analyst, created, modified }).to.deep.equal({
      analyst: 'bo',
      created: '2026-01-05T00:00:00Z',
      modified: '2026-01-06T00:00:00Z',
    });
  });

  it('puts a reply under the note that it answers, and tags beyond the first among the attributes', () => {
    const note = row('x1', 'the plan', 'said ', ' will', {
      text: 'Which plan?',
      tags: ['Claim', 'urgent', 'mode: direct'],
    });
    const reply = row('x2', '', '', '', {
      references: ['x1'],
      text: 'The first.',
      target: [{ source: 'https://example.org/story' }],
    });
    const { sets } = read(exported(note, reply), beside);
    expect(
      sets[0]!.annotations.map(({ kind, note: words, attributes }) => [kind, words, attributes]),
    ).to.deep.equal([['claim', 'Which plan?\nbo: The first.', { mode: 'direct', tags: 'urgent' }]]);
  });

  it('keeps the annotation together when Hypothesis gives its rows other ids, an order of its own and no offsets', () => {
    const { article, annotations } = marked('🎙 <a>We know</a>, she said, <a>what to do</a>. We know.');
    const a = { ...annotations.get('a')!, attributes: { mode: 'direct' }, note: 'Split.' };
    const [file, words] = hypothesis.write({ article, codebook, sources: [], annotations: [a] });
    const { annotations: rows } = JSON.parse(file!.text!) as { annotations: ReturnType<typeof row>[] };
    const back = rows
      .map((each, index) => ({ ...each, id: `h${index}`, text: each.text || 'Seen.' }))
      .reverse();
    const reply = row('h9', '', '', '', { references: ['h1'], text: 'So have I.' });
    const { sets, problems } = read(exported(reply, ...back), words as typeof beside);
    expect(problems).to.deep.equal([]);
    expect(said({ sets, problems })).to.deep.equal([
      'attribution | content: We know at 3 | content: what to do at 22',
    ]);
    const [{ note, attributes }] = sets[0]!.annotations as [(typeof sets)[0]['annotations'][0]];
    expect({ note, attributes }).to.deep.equal({
      note: 'Seen.\nSplit.\nbo: So have I.',
      attributes: { mode: 'direct' },
    });
  });

  it('says of a reply that it answers nothing in the file', () => {
    const { problems } = read(exported(row('x2', '', '', '', { references: ['x1'] })), beside);
    expect(problems.map(({ id, message }) => `${id}: ${message}`)).to.deep.equal([
      'x2: It answers a note that is not in this file, or that was left out: so was this.',
    ]);
  });

  it('says which notes are on the whole page, which quotes are gone and which stand in two places', () => {
    const page = row('x1', '', '', '', { target: [{ source: 'https://example.org/story' }] });
    const { sets, problems } = read(
      exported(page, row('x2', 'never', '', ''), row('x3', 'Kim', '', '')),
      beside,
    );
    expect(sets[0]!.annotations).to.deep.equal([]);
    expect(problems.map(({ id, message }) => `${id}: ${message}`)).to.deep.equal([
      'x1: It is a note on the whole page, or quotes no words: it was left out.',
      'x2: The text nowhere reads "never".',
      'x3: The words "Kim" stand in the text 2 times, and nothing says which are meant.',
    ]);
  });

  it('asks for the text where the file has none, and reads what the service gives', () => {
    const rows = { total: 1, rows: [row('x1', 'the plan', '', '')] };
    expect(read(rows).problems[0]!.message).to.match(/^This file does not hold the text that it speaks of/);
    expect(said(read(rows, beside))).to.have.length(1);
  });
});
