import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { describe as contextOf } from '../../src/domain/selector.js';
import { withoutRecords } from '../../src/formats/annotation-record.js';
import { brat } from '../../src/formats/brat.js';
import type { ExchangedSet } from '../../src/formats/exchange-format.js';
import { articleOf, marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const annFile = (lines: string[]) => lines.map((line) => `${line.replaceAll('→', '\t')}\n`).join('');
const file = (name: string, content: string) => ({ name, type: 'text/plain', text: content });
const read = (lines: string[], words = text) =>
  brat.read([file('theirs.txt', words), file('theirs.ann', annFile(lines))], { now: writtenAt });

/** Kind, and each part with its words, of all annotations. */
const shown = ({ sets }: { sets: readonly ExchangedSet[] }) =>
  sets[0]!.annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]);
const messages = ({ problems }: ReturnType<typeof brat.read>) =>
  problems.map(({ line, id, message }) => [line, id, message]);

const written = (details: Partial<Annotation>, spans: readonly [part: string, words: string][]) => {
  const article = articleOf(text);
  const annotation: Annotation = {
    ...{ id: 'a1', articleId: article.id, revision: 1, kind: 'attribution' },
    spans: spans.map(([part, words]) => {
      const start = text.indexOf(words);
      const span = { start, end: start + words.length };
      return { part, ...span, ...contextOf(text, span) };
    }),
    ...{ attributes: {}, sources: [], parent: null, note: '', confidence: null, analyst: '' },
    ...{ created: writtenAt, modified: writtenAt, ...details },
  };
  return { article, codebook, sources: [], annotations: [annotation], orphans: [] };
};

/** A line break at the end of a span is the one thing that brat cannot mark. */
const only = ({ annotations }: ExchangedSet) =>
  annotations.every(({ spans }) => spans.every(({ exact }) => !/^\n|\n$/.test(exact)));

describe('brat', () => {
  it('brings back all that it says it holds', () => comesBack(brat, { strange: false, only }));

  it('brings back all but the records where these are left out', () =>
    comesBack({ ...brat, holds: withoutRecords }, { strange: false, only, options: { records: 'none' } }));

  it('survives damage', () => survivesDamage(brat));

  it('writes an event on the main part, in code points', () => {
    const set = written(
      {
        attributes: { mode: 'indirect', target: 'the plan of Kim', sure: true },
        sources: ['k 1'],
        note: 'Plain verb.\nTwo lines.',
      },
      [
        ['source', 'Kim'],
        ['cue', 'said'],
        ['content', 'the plan'],
        ['content', 'will work.\nCritics'],
      ],
    );
    const sources = [
      {
        ...{ id: 'k 1', name: 'Kim', aliases: [], kind: 'person', type: '', role: '', side: '' },
        anonymity: '',
      },
    ];
    const files = brat.write(
      { ...set, sources },
      { exported: writtenAt, name: 'kim', configuration: 'annotation.conf' },
    );
    expect(files.map(({ name }) => name)).to.deep.equal(['kim.txt', 'kim.ann', 'annotation.conf']);
    expect(files[0]!.text).to.equal(text);
    expect(files[1]!.text).to.equal(
      annFile([
        'T1→attribution_source 0 3→Kim',
        'T2→attribution_cue 6 10→said',
        'T3→attribution_content 11 19;20 30;31 38→the plan will work. Critics',
        'E1→attribution_content:T3 source:T1 cue:T2',
        'A1→mode E1 indirect',
        '#1→Attribute E1→target: the plan of Kim',
        'A2→sure E1',
        'N1→Reference E1 Source:k%00201→Kim',
        '#2→AnnotatorNotes E1→Plain verb.',
        '#3→AnnotatorNotes E1→Two lines.',
        `#4→Record E1→{"id":"a1","created":"${writtenAt}","typed":{"sure":true}}`,
      ]),
    );
    expect(files[2]!.text).to.contain('[relations]\nlies_in\tArg1:<ANY>, Arg2:<ANY>\n');
    expect(files[2]!.text).to.contain('mode\tArg:attribution_content, Value:direct|mixed|indirect|reported\n');
  });

  it('writes words that touch, or that a line break alone parts, as texts of their own', () => {
    const { article, annotations } = marked('<c1>Kim</c1><c1> spoke.</c1>\n<c1>Critics</c1>');
    const set = { article, codebook, sources: [], annotations, orphans: [] };
    const [, ann] = brat.write(set, { records: 'none', exported: writtenAt });
    expect(ann!.text).to.equal(
      annFile([
        'T1→claim 0 3→Kim',
        'T2→claim 3 10→ spoke.',
        'T3→claim 11 18→Critics',
        'E1→claim:T1 claim:T2 claim2:T3',
      ]),
    );
  });

  it('keeps what a rule suggested apart from what was chosen in brat', () => {
    const set = written({ attributes: { mode: 'direct', act: 'say' }, prefilled: ['mode', 'act'] }, [
      ['content', 'the plan'],
    ]);
    const [txt, ann] = brat.write(set, { exported: writtenAt });
    const changed = { ...ann!, text: ann!.text!.replace('mode E1 direct', 'mode E1 mixed') };
    const { sets, problems } = brat.read([txt!, changed], { now: writtenAt });
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.annotations[0]!.attributes).to.deep.equal({ mode: 'mixed', act: 'say' });
    expect(sets[0]!.annotations[0]!.prefilled).to.deep.equal(['act']);
  });

  it('reads a file as brat writes it', () => {
    const theirs = read([
      'T1→Source 0 3→Kim',
      'T2→Cue 6 10→said',
      'T3→Content 11 19;20 29→the plan will work',
      'E1→Cue:T2 Source:T1 Content:T3',
      'A1→Stance E1 neutral',
      'A2→Anonymous T1',
      'N1→Reference T1 Wikidata:Q42→→Kim Lee',
      '#1→AnnotatorNotes E1→plain verb',
      'T4→Claim 31 47→Critics disagree',
    ]);
    expect(theirs.problems).to.deep.equal([]);
    expect(shown(theirs)).to.deep.equal([
      ['attribution', 'source: Kim', 'cue: said', 'content: the plan', 'content: will work'],
      ['claim', 'claim: Critics disagree'],
    ]);
    const [{ attributes, note, sources }] = theirs.sets[0]!.annotations as readonly [Annotation];
    expect({ attributes, note, sources }).to.deep.equal({
      attributes: { Stance: 'neutral', Anonymous: true },
      note: 'plain verb',
      sources: ['Wikidata:Q42'],
    });
    expect(theirs.sets[0]!.sources[0]).to.include({ id: 'Wikidata:Q42', name: 'Kim Lee' });
  });

  it('takes the roles of an event for its parts, where the types say nothing of them', () => {
    const theirs = read([
      'T1→Person 0 3→Kim',
      'T2→Attribution 11 29→the plan will work',
      'T3→Person 31 38→Critics',
      'E1→Attribution:T2 Source:T1 Source2:T3 ',
    ]);
    expect(theirs.problems).to.deep.equal([]);
    expect(shown(theirs)).to.deep.equal([
      ['attribution', 'source: Kim', 'content: the plan will work', 'source: Critics'],
    ]);
  });

  it('nests an event that is an argument of another, and joins what brat has cut at a line break', () => {
    const theirs = read([
      'T1→Attribution 11 30;31 48→the plan will work. Critics disagree.',
      'T2→Attribution 39 47→disagree',
      'E1→Attribution:T1 Content:E2',
      'E2→Attribution:T2',
    ]);
    expect(theirs.problems).to.deep.equal([]);
    expect(shown(theirs)[0]).to.deep.equal(['attribution', 'content: the plan will work.\nCritics disagree.']);
    expect(theirs.sets[0]!.annotations.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['E1', null],
      ['E2', 'E1'],
    ]);
  });

  it('makes kinds of unknown types, and lists what it cannot keep', () => {
    const theirs = read([
      'T1→PER 0 3→Kim',
      'T2→Claim 31 38→Critiques',
      'T3→Claim 31 99→Critics',
      'R1→SpeaksFor Arg1:T1 Arg2:T2',
      '*→Equiv T1 T2',
      'A1→Stance T9 neutral',
      'no line of brat',
      'E7→Claim',
      'X1→Claim T1',
    ]);
    expect(shown(theirs)).to.deep.equal([['PER', 'PER: Kim']]);
    expect(messages(theirs)).to.deep.equal([
      [5, undefined, 'That several annotations mean the same cannot be kept.'],
      [7, undefined, 'This line does not begin with an id and a TAB.'],
      [8, 'E7', 'It must be a type with its trigger, and roles with theirs: Type:T1 Role:T2.'],
      [9, 'X1', 'Lines of this sort are unknown.'],
      [6, 'A1', 'It is about T9, which is no annotation of this file.'],
      [4, 'R1', 'Relations of the type "SpeaksFor" cannot be kept.'],
      [undefined, undefined, 'The label "PER" is not in the codebook: it became a kind of its own.'],
      [2, 'T2', 'The span from 31 to 38 should read "Critiques", but the text there reads "Critics".'],
      [3, 'T3', 'The span from 31 to 99 is not in the text, which has 48 code points.'],
    ]);
  });

  it('tells where a file counts UTF-16, or line breaks of Windows as two', () => {
    const utf16 = read(['T1→Claim 12 20;21 30→the plan will work']);
    expect(shown(utf16)).to.deep.equal([['claim', 'claim: the plan', 'claim: will work']]);
    expect(messages(utf16)).to.deep.equal([
      [
        undefined,
        undefined,
        '2 spans count UTF-16 units, where this format counts code points: read so, the words are those that the file quotes.',
      ],
    ]);
    const crlf = text.replace('\n', '\r\n');
    expect(messages(read(['T1→Claim 31 38→Critics'], crlf))).to.deep.equal([]);
    const windows = read(['T1→Claim 32 39→Critics'], crlf);
    expect(shown(windows)).to.deep.equal([['claim', 'claim: Critics']]);
    expect(messages(windows)[0]![2]).to.equal(
      'Its offsets count the line breaks of the text as two characters, where brat counts one: they were read so.',
    );
  });

  it('leaves out pieces that its words do not fit', () => {
    const theirs = read(['T1→Claim 0 3;11 19→Kim the', 'T2→Claim 0 3;11 19→Kimthe plan']);
    expect(shown(theirs)).to.deep.equal([['claim', 'claim: Kim', 'claim: the plan']]);
    expect(messages(theirs)).to.deep.equal([
      [1, 'T1', 'Its words are not as long as its pieces together.'],
      [1, 'T1', 'It has no span, so it was left out.'],
    ]);
  });

  it('needs both files', () => {
    const { sets, problems } = brat.read([file('a.ann', 'T1\tClaim 0 3\tKim\n'), file('b.txt', text)]);
    expect(sets).to.deep.equal([]);
    expect(problems).to.deep.equal([
      { file: 'a.ann', message: 'There is no text of the same name, with the ending .txt.' },
      {
        file: 'b.txt',
        message: 'There is no file of annotations of the same name, with the ending .ann.',
      },
    ]);
    expect(brat.recognises([file('b.txt', text)])).to.equal(false);
    expect(brat.recognises([file('b.txt', text), file('b.ann', '')])).to.equal(true);
  });

  it('says what is lost', () => {
    const set = written({ kind: 'interview', attributes: { 'on air': 3 }, analyst: 'ana', parent: 'a1' }, [
      ['guest', 'Kim'],
      ['host', 'Kim 🎙 said the plan will work.\n'],
    ]);
    expect(brat.losses(set)).to.deep.equal([
      'In 1 annotation, line breaks at the start or the end of a span are left out.',
      'The kinds or parts of 1 annotation are not in the default codebook: each of their labels becomes a kind of its own when the file is read again.',
      'The names of attributes of 1 annotation are changed to what the format allows.',
      'Definitions, values and keys of the codebook are left out.',
    ]);
    expect(brat.losses(set, { records: 'none' }).slice(3)).to.deep.equal([
      '1 annotation has numbers or yes/no values, which are written as text.',
      'Who made 1 annotation is left out.',
      'When 1 annotation was made and changed is left out.',
      '1 annotation gets a new id when the file is read again.',
      'Definitions, values and keys of the codebook are left out.',
    ]);
  });

  it('does not let a few lines ask for more spans than a file can mean', () => {
    const pieces = Array.from({ length: 4000 }, (_, index) => `${index * 3} ${index * 3 + 1}`).join(';');
    const lines = [`T1→Claim ${pieces}`];
    for (let number = 1; number <= 4000; number += 1) lines.push(`E${number}→Claim:T1`);
    const { problems } = read(lines, 'ab '.repeat(4000));
    expect(problems.some(({ message }) => message.startsWith('From here on the file names more'))).to.equal(
      true,
    );
  });

  it('is not led astray by circles and prototypes', () => {
    const theirs = read([
      'T1→__proto__ 0 3→Kim',
      'T2→Claim 6 10→said',
      'A1→__proto__ T1 yes',
      'A2→constructor T1 yes',
      'E1→Claim:T2 Claim:E2 Claim:E1',
      'E2→Claim:T2 Claim:E1',
      '#1→Record T1→{"typed":{"__proto__":1},"prefilled":["x"],"id":7}',
    ]);
    expect(theirs.sets[0]!.annotations.map(({ id }) => id)).to.deep.equal(['E1', 'E2', 'T1']);
    expect(({} as Record<string, unknown>).yes).to.equal(undefined);
  });
});
