import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { describe as contextOf } from '../../src/domain/selector.js';
import { withoutRecords } from '../../src/formats/annotation-record.js';
import type { ExchangedSet } from '../../src/formats/exchange-format.js';
import { webannoTsv } from '../../src/formats/webanno-tsv.js';
import { articleOf, marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const rowsOf = (rows: string[]) => rows.map((row) => `${row.replaceAll('→', '\t')}\n`).join('');
const read = (rows: string[]) =>
  webannoTsv.read([{ name: 'theirs.tsv', type: 'text/plain', text: rowsOf(rows) }], { now: writtenAt });

/** Kind, and each part with its words, of all annotations. */
const shown = ({ sets }: { sets: readonly ExchangedSet[] }) =>
  sets[0]!.annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]);
const messages = ({ problems }: ReturnType<typeof webannoTsv.read>) =>
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

/** Line breaks at the end of a span lie between sentences. */
const only = ({ annotations }: ExchangedSet) =>
  annotations.every(({ spans }) => spans.every(({ exact }) => !/^\n|\n$/.test(exact)));

describe('webanno-tsv', () => {
  it('brings back all that it says it holds', () => comesBack(webannoTsv, { strange: false, only }));

  it('brings back all but the records where these are left out', () =>
    comesBack(
      { ...webannoTsv, holds: withoutRecords },
      { strange: false, only, options: { records: 'none' } },
    ));

  it('survives damage', () => survivesDamage(webannoTsv));

  it('writes a row for each token, in UTF-16, and one for a part of a token', () => {
    const set = written({ attributes: { stance: 'neutral' }, note: 'a|b_c' }, [
      ['source', 'Kim'],
      ['cue', 'sai'],
      ['content', 'the plan'],
      ['content', 'work.\nCritics'],
    ]);
    const [file] = webannoTsv.write(set, { exported: writtenAt, name: 'kim', records: 'none' });
    expect(file!.name).to.equal('kim.tsv');
    expect(file!.text).to.equal(
      rowsOf([
        '#FORMAT=WebAnno TSV 3.3',
        '#T_SP=webanno.custom.SourceBias|label|annotation|note|stance',
        '',
        '',
        '#Text=Kim 🎙 said the plan will work.',
        '1-1→0-3→Kim→attribution.source→1→_→_→',
        '1-2→4-6→🎙→_→_→_→_→',
        '1-3→7-11→said→_→_→_→_→',
        '1-3.1→7-10→sai→attribution.cue→1→_→_→',
        '1-4→12-15→the→attribution.content[1]→1[1]→a\\|b\\_c[1]→neutral[1]→',
        '1-5→16-20→plan→attribution.content[1]→1[1]→a\\|b\\_c[1]→neutral[1]→',
        '1-6→21-25→will→_→_→_→_→',
        '1-7→26-30→work→attribution.content[2]→1[2]→_→_→',
        '1-8→30-31→.→attribution.content[2]→1[2]→_→_→',
        '',
        '#Text=Critics disagree.',
        '2-1→32-39→Critics→attribution.content[2]→1[2]→_→_→',
        '2-2→40-48→disagree→_→_→_→_→',
        '2-3→48-49→.→_→_→_→_→',
      ]),
    );
  });

  it('stacks what lies on one token, and puts a record on the first', () => {
    const { article, annotations } = marked('<c1><f>Kim</f> spoke</c1>.');
    const set = { article, codebook, sources: [], annotations, orphans: [] };
    const [file] = webannoTsv.write(set, { exported: writtenAt });
    const record = (id: string) => `{"id":"${id}","analyst":"ana","created":"${writtenAt}"}`;
    expect(file!.text!.split('\n').slice(1, 7)).to.deep.equal(
      rowsOf([
        '#T_SP=webanno.custom.SourceBias|label|annotation',
        '#T_SP=webanno.custom.SourceBiasRecord|annotation|record',
        '',
        '',
        '#Text=Kim spoke.',
        `1-1→0-3→Kim→claim[1]|framing[3]→1[1]|2[3]→1[2]|2[4]→${record('c1')}[2]|${record('f')}[4]→`,
      ])
        .trim()
        .split('\n')
        .map((row, index) => (index === 5 ? `${row}\t` : row)),
    );
  });

  it('makes a token of white space where a sentence or a span begins with it', () => {
    const { article, annotations } = marked(' <c1>Kim </c1>spoke');
    const set = { article, codebook, sources: [], annotations, orphans: [] };
    const [file] = webannoTsv.write(set, { exported: writtenAt, records: 'none' });
    expect(file!.text!.split('\n').slice(4, 9)).to.deep.equal([
      '#Text= Kim spoke',
      '1-1\t0-1\t \t_\t_\t',
      '1-2\t1-4\tKim\tclaim[1]\t1[1]\t',
      '1-3\t4-5\t \tclaim[1]\t1[1]\t',
      '1-4\t5-10\tspoke\t_\t_\t',
    ]);
  });

  it('counts what was changed in the other tool', () => {
    const set = written({ attributes: { mode: 'direct', act: 'say' }, prefilled: ['mode', 'act'] }, [
      ['content', 'plan'],
      ['source', 'Critics'],
    ]);
    const [file] = webannoTsv.write(set, { exported: writtenAt });
    const changed = file!.text!.replace('direct', 'mixed').replace('attribution.source', 'attribution.cue');
    const { sets, problems } = webannoTsv.read([{ ...file!, text: changed }], { now: writtenAt });
    expect(problems).to.deep.equal([]);
    expect(shown({ sets })).to.deep.equal([['attribution', 'content: plan', 'cue: Critics']]);
    const [{ attributes, prefilled }] = sets[0]!.annotations as readonly [Annotation];
    expect({ attributes, prefilled }).to.deep.equal({
      attributes: { mode: 'mixed', act: 'say' },
      prefilled: ['act'],
    });
  });

  it('reads layers of others: the label is a value, or the name of the layer', () => {
    const theirs = read([
      '#FORMAT=WebAnno TSV 3.2',
      '#T_SP=bias.Source|kind',
      '#T_SP=bias.Attribution|role|stance',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '#T_RL=bias.From|label|BT_bias.Attribution',
      '',
      '',
      '#Text=Kim 🎙 said the plan will work.',
      '1-1→0-3→Kim→person→_→_→*→PER→_→_→',
      '1-2→4-6→🎙→_→_→_→_→_→_→_→',
      '1-3→7-11→said→_→cue→neutral→_→_→from→1-4[1_0]→',
      '1-3.1→7-9→sa→_→source→*→_→_→_→_→',
      '1-4→12-15→the→_→content[1]→*[1]→_→_→_→_→',
      '1-5→16-20→plan→_→content[1]|Claim[2]→*[1]|a\\|b\\_c[2]→_→_→_→_→',
      '1-6→21-25→will→_→Claim[2]→a\\|b\\_c[2]→_→_→_→_→',
      '',
      '#Sentence.id=s2',
      '#Text=Critics disagree.',
      '2-1→33-40→Critics→group→_→_→_→_→_→_→',
    ]);
    expect(shown(theirs)).to.deep.equal([
      ['attribution', 'source: Kim'],
      ['PER', 'PER: Kim'],
      ['attribution', 'cue: said'],
      ['attribution', 'source: sa'],
      ['attribution', 'content: the plan'],
      ['claim', 'claim: plan will'],
      ['attribution', 'source: Critics'],
    ]);
    expect(theirs.sets[0]!.annotations.map(({ attributes }) => attributes)).to.deep.equal([
      { kind: 'person' },
      {},
      { stance: 'neutral' },
      {},
      {},
      { stance: 'a|b_c' },
      { kind: 'group' },
    ]);
    expect(messages(theirs)).to.deep.equal([
      [undefined, undefined, 'Relations of the layer "bias.From" cannot be kept.'],
      [undefined, undefined, 'The label "PER" is not in the codebook: it became a kind of its own.'],
    ]);
    expect(theirs.sets[0]!.article.text).to.equal('Kim 🎙 said the plan will work.\n Critics disagree.');
  });

  it('reads layers without features, and says what of chains, links and grammar is left out', () => {
    const theirs = read([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=custom.Claim|',
      '#T_SP=custom.Host|ROLE_custom.Host:links_custom.LinkType|custom.Claim',
      '#T_CH=custom.CoreferenceLink|referenceRelation|referenceType',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
      '',
      '',
      '#Text=This is a test',
      '1-1→0-4→This→*→p1;p1→1-2;1-3→*->1-1→*[1]→DT→',
      '1-2→5-7→is→*[4]→_→_→_→_→VB→',
      '1-3→8-9→a→*[4]→_→_→_→_→_→',
    ]);
    expect(shown(theirs)).to.deep.equal([
      ['claim', 'claim: This'],
      ['Host', 'Host: This'],
      ['claim', 'claim: is a'],
    ]);
    expect(messages(theirs).map(([, , message]) => message)).to.deep.equal([
      'Links of the layer "custom.Host" to other spans cannot be kept.',
      'Chains of the layer "custom.CoreferenceLink" cannot be kept.',
      'The layer "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS" tells grammar, which cannot be kept.',
      'The label "Host" is not in the codebook: it became a kind of its own.',
    ]);
  });

  it('tells where a file counts code points', () => {
    const whole = read([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=custom.Span|value',
      '',
      '',
      '#Text=Kim 🎙 spoke.',
      '1-1→0-3→Kim→_→',
      '1-2→6-11→spoke→claim→',
      '',
      '#Text=Critics',
      '2-1→13-20→Critics→claim→',
    ]);
    expect(shown(whole)).to.deep.equal([
      ['claim', 'claim: spoke'],
      ['claim', 'claim: Critics'],
    ]);
    expect(messages(whole)).to.deep.equal([
      [
        undefined,
        undefined,
        'Its offsets count code points, where this format counts UTF-16 units: read so, the words are those of its tokens.',
      ],
    ]);
  });

  it('keeps good rows beside bad ones, and refuses what it cannot place', () => {
    const header = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=custom.Span|value|__proto__', '', ''];
    const theirs = read([
      ...header,
      '#Text=Kim spoke.',
      '1-1→0-3→Kim→claim→x→',
      '1-2→4-9→spake→claim→x→',
      '1-2→nine→spoke',
      '1-3→9-10→.→claim',
      '1-3.1→10-10→→claim→x→',
    ]);
    expect(shown(theirs)).to.deep.equal([['claim', 'claim: Kim']]);
    expect(theirs.sets[0]!.annotations[0]!.attributes).to.deep.equal({});
    expect(messages(theirs).map(([line, , message]) => [line, message])).to.deep.equal([
      [8, 'It must be an id, two offsets and words, with a TAB after each.'],
      [7, 'The token should read "spake", but the text there reads "spoke".'],
      [9, 'It has 1 column of the 2 that the layers need.'],
      [10, 'The span from 10 to 10 holds no character.'],
    ]);
    const far = read([
      ...header,
      '#Text=Kim',
      '1-1→0-3→Kim→_→_→',
      '',
      '#Text=x',
      '2-1→999999999999-9999999999999→x→_→_→',
    ]);
    expect(messages(far)[0]![2]).to.equal(
      'Its sentences lie too far apart: the offsets of this file cannot be right.',
    );
    expect(messages(read(['#FORMAT=WebAnno TSV 2.0']))[0]![2]).to.equal(
      'This program reads WebAnno TSV 3, and this file says that it is "WebAnno TSV 2.0".',
    );
  });

  it('knows its own files and those of INCEpTION', () => {
    const file = (content: string) => [{ name: 'x.tsv', type: '', text: content }];
    expect(webannoTsv.recognises(file('#FORMAT=WebAnno TSV 3.2\n'))).to.equal(true);
    expect(webannoTsv.recognises(file('#FORMAT=WebAnno TSV 3.3\r\n'))).to.equal(true);
    expect(webannoTsv.recognises(file('id\tstart\tend\n'))).to.equal(false);
  });

  it('says what is lost', () => {
    const set = written({ kind: 'interview', attributes: { 'on air': 3 }, analyst: 'ana' }, [
      ['guest', 'Kim 🎙 said the plan will work.\n'],
    ]);
    expect(webannoTsv.losses(set)).to.deep.equal([
      'In 1 annotation, line breaks at the start or the end of a span are left out.',
      'The kinds or parts of 1 annotation are not in the default codebook: each of their labels becomes a kind of its own when the file is read again.',
      'The names of attributes of 1 annotation are changed to what the format allows.',
      'Definitions, values and keys of the codebook are left out.',
    ]);
    expect(webannoTsv.losses(set, { records: 'none' })).to.include(
      '1 annotation gets a new id when the file is read again.',
    );
  });
});
