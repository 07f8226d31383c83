import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { casJson } from '../../src/formats/cas-json.js';
import { marked } from '../support/marked.js';
import { sourceOf } from '../support/with-session.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const read = (value: unknown) =>
  casJson.read([{ name: 'theirs.json', type: '', text: JSON.stringify(value) }], { now: writtenAt });
const said = ({ sets }: ReturnType<typeof read>) =>
  sets.flatMap(({ annotations }) =>
    annotations.map(({ kind, attributes, spans }) => [
      kind,
      spans.map(({ exact }) => exact).join(' … '),
      attributes,
    ]),
  );
const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: text };
const casOf = (...structures: readonly object[]) => ({
  '%TYPES': {},
  '%FEATURE_STRUCTURES': [sofa, ...structures],
  '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': structures.map((_, index) => index + 2) } },
});
const span = (id: number, type: string, begin: number, end: number, more: object = {}) => ({
  ...{ '%ID': id, '%TYPE': type, '@sofa': 1, begin, end },
  ...more,
});

interface Structure {
  readonly '%ID': number;
  readonly '%TYPE': string;
  readonly '%ELEMENTS'?: readonly number[];
  readonly begin?: number;
  readonly end?: number;
  readonly '@spans'?: number;
  readonly '@judgement'?: number;
  readonly a_mode?: string;
}
interface Cas {
  readonly '%TYPES': Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly '%FEATURE_STRUCTURES': readonly Structure[];
  readonly '%VIEWS': {
    readonly _InitialView: { readonly '%SOFA': number; readonly '%MEMBERS': readonly number[] };
  };
}
function write(source: string, attributes: Readonly<Record<string, string>> = {}): Cas {
  const { article, annotations } = marked(source);
  const all = [...annotations.values()].map((each) => ({ ...each, attributes }));
  const [file] = casJson.write({ article, codebook, sources: [], annotations: all }, { exported: writtenAt });
  return JSON.parse(file!.text!) as Cas;
}

describe('cas-json', () => {
  it('brings every set back whole', () => comesBack(casJson));

  it('survives damage', () => survivesDamage(casJson));

  it('is read in the unit that its header names, and in UTF-16 where it names none', () => {
    const inUnit = (encoding: string, begin: number, end: number) =>
      read({ '%HEADER': { '%OFFSET_ENCODING': encoding }, ...casOf(span(2, 'their.Claim', begin, end)) });
    for (const [encoding, begin, end] of [
      ['UTF-16', 7, 11],
      ['UTF-32', 6, 10],
      ['UTF_32', 6, 10],
    ] as const)
      expect(said(inUnit(encoding, begin, end)), encoding).to.deep.equal([['claim', 'said', {}]]);
    const inBytes = inUnit('UTF-8', 9, 13);
    expect(inBytes.sets).to.deep.equal([]);
    expect(inBytes.problems[0]!.message).to.contain('bytes of UTF-8');
  });

  it('counts UTF-16 units, the sofa first, ids and types before all else', () => {
    const { '%FEATURE_STRUCTURES': structures } = write('Kim 🎙 <c>said</c> so.');
    expect(structures[0]!['%TYPE']).to.equal('uima.cas.Sofa');
    expect(structures.every((each) => Object.keys(each).slice(0, 2).join() === '%ID,%TYPE')).to.equal(true);
    expect(structures.map((each) => each['%ID'])).to.deep.equal(structures.map((_, index) => index + 1));
    const claim = structures.find((each) => each['%TYPE'] === 'bias.Claim')!;
    expect([claim.begin, claim.end]).to.deep.equal([7, 11]);
  });

  it('ties the spans of an annotation to one judgement, which bears the attributes', () => {
    const cas = write('<a>We know</a>, she said, <a>what to do</a>.', { mode: 'direct' });
    const structures = cas['%FEATURE_STRUCTURES'];
    const judgement = structures.find((each) => each['%TYPE'] === 'bias.Judgement')!;
    const pieces = structures.filter((each) => each['%TYPE'] === 'bias.AttributionContent');
    expect(pieces.map((each) => each['@judgement'])).to.deep.equal([judgement['%ID'], judgement['%ID']]);
    const list = structures.find((each) => each['%ID'] === judgement['@spans'])!;
    expect(list['%ELEMENTS']).to.deep.equal(pieces.map((each) => each['%ID']));
    expect(judgement.a_mode).to.equal('direct');
  });

  it('takes what was changed there for what counts', () => {
    const { article, annotations } = marked('<a>We know</a>, she said. <c>It <f>works</f></c>.');
    const [a, c] = [annotations.get('a')!, annotations.get('c')!];
    const source = { ...sourceOf('kim', 'Kim'), aliases: ['K.'] };
    const all = [
      { ...a, sources: [source.id], attributes: { mode: 'direct', weight: 3 }, note: 'old' },
      { ...c, parent: a.id },
    ];
    const set = { article, codebook, sources: [source, sourceOf('bo', 'Bo')], annotations: all };
    const [file] = casJson.write(set, { exported: writtenAt });
    const cas = JSON.parse(file!.text!) as { '%FEATURE_STRUCTURES': Record<string, unknown>[] };
    const structures = cas['%FEATURE_STRUCTURES'];
    const [kim, bo] = structures.filter((each) => each['%TYPE'] === 'bias.QuotedSource');
    const [first, second] = structures.filter((each) => each['%TYPE'] === 'bias.Judgement');
    kim!.name = 'Kim Lee'; // Another name,
    structures.find((each) => each['%ID'] === first!['@sources'])!['%ELEMENTS'] = [bo!['%ID']]; // another source,
    Object.assign(first!, { a_mode: 'mixed', a_weight: '4', note: 'new' }); // other values,
    delete second!['@parent']; // and inside nothing any more.
    const back = read(cas);
    expect(back.problems).to.deep.equal([]);
    expect(back.sets[0]!.sources.map(({ name, aliases }) => [name, ...aliases])).to.deep.equal([
      ['Kim Lee', 'K.'],
      ['Bo'],
    ]);
    const [one, two] = back.sets[0]!.annotations;
    expect(one).to.deep.include({ sources: ['bo'], attributes: { mode: 'mixed', weight: '4' }, note: 'new' });
    expect(two!.parent).to.equal(null);
  });

  it('declares every type and feature that it uses', () => {
    const cas = write('<a>We know</a>, she said. <c>It <f>works</f></c>.', { mode: 'direct' });
    const builtIn = /^uima\.|\[\]$/;
    for (const structure of cas['%FEATURE_STRUCTURES'].filter((each) => !builtIn.test(each['%TYPE']))) {
      const type = cas['%TYPES'][structure['%TYPE']]!;
      const features = Object.keys(structure).map((key) => key.replace(/^@/, ''));
      const own = features.filter((name) => !['%ID', '%TYPE', 'sofa', 'begin', 'end'].includes(name));
      expect(Object.keys(type), structure['%TYPE']).to.include.members(own);
    }
    expect(cas['%VIEWS']._InitialView['%SOFA']).to.equal(1);
  });

  it('reads annotations of any type with their features, and leaves out what programs find by themselves', () => {
    const back = read(
      casOf(
        span(2, 'uima.tcas.DocumentAnnotation', 0, 49, { language: 'en' }),
        span(3, 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token', 0, 3),
        span(4, 'bias.Source', 0, 3, { anonymous: false }),
        span(5, 'webanno.custom.Stance', 12, 30, { stance: 'neutral', weight: 0.5, '@source': 4 }),
      ),
    );
    expect(said(back)).to.deep.equal([
      ['attribution', 'Kim', { anonymous: false }],
      ['Stance', 'the plan will work', { stance: 'neutral', weight: 0.5 }],
    ]);
    expect(back.sets[0]!.article.language).to.equal('en');
    expect(back.problems.map(({ message }) => message).sort()).to.deep.equal([
      'Structures of the types Token are no judgements: they were left out.',
      'The label "Stance" is not in the codebook: it became a kind of its own.',
    ]);
  });

  it('says which structures cannot be read, and reads the others', () => {
    const back = read(
      casOf(
        { '%ID': 2 },
        span(3, 'bias.Claim', 0, 3),
        span(4, 'bias.Claim', 4, 5),
        span(5, 'bias.Claim', 0, 99),
      ),
    );
    expect(said(back).map(([, words]) => words)).to.deep.equal(['Kim']);
    expect(back.problems.map(({ id, message }) => `${id}: ${message.slice(0, 40)}`)).to.deep.equal([
      'structure 2: It has no "%TYPE".',
      '4: The span from 4 to 5 halves a character.',
      '5: The span from 0 to 99 is not in the text',
    ]);
  });

  it('reads the first view that has a text, and says that there are others', () => {
    const second = { ...sofa, '%ID': 9, sofaID: 'other', sofaString: 'Another text.' };
    const back = read(
      casOf(second, span(3, 'bias.Claim', 0, 3), { ...span(4, 'bias.Claim', 0, 7), '@sofa': 9 }),
    );
    expect(said(back).map(([, words]) => words)).to.deep.equal(['Kim']);
    expect(back.problems[0]!.message).to.equal('It has 2 views with a text: the first of them was read.');
  });

  it('refuses what is no CAS, or has no text, in a sentence', () => {
    expect(read({ a: 1 }).problems[0]!.message).to.equal(
      'This is no CAS in JSON: it has no "%FEATURE_STRUCTURES".',
    );
    expect(read({ '%FEATURE_STRUCTURES': [] }).problems[0]!.message).to.equal('This CAS holds no text.');
  });
});
