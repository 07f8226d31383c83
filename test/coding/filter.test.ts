import { expect } from '@open-wc/testing';
import {
  choices,
  emptyFilter,
  filterAnnotations,
  fold,
  isEmpty,
  isIncomplete,
  lacksSource,
  missingValues,
  settings,
  type Filter,
} from '../../src/coding/filter.js';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Source } from '../../src/domain/source.js';
import { marked } from '../support/marked.js';

const sourceOf = (id: string, name: string, aliases: readonly string[] = []): Source => ({
  id,
  name,
  aliases,
  kind: 'person',
  type: 'government',
  role: 'speaks_for',
  side: 'none',
  anonymity: 'named',
});
const registry = [sourceOf('pm', 'Mohammed al-Súdani', ['the premier']), sourceOf('us', 'Pentagon')];
const sourcesOf = ({ sources }: Annotation) => registry.filter(({ id }) => sources.includes(id));

/** Annotations of tagged text, with more said about some of them by their tags. */
function filtering(source: string, more: Readonly<Record<string, Partial<Annotation>>> = {}) {
  const { text, annotations } = marked(source);
  const all = [...annotations.values()].map((each) => ({ ...each, ...more[each.id] }));
  const shows = (filter: Partial<Filter>) =>
    filterAnnotations(all, { ...emptyFilter, ...filter }, { text, codebook: defaultCodebook, sourcesOf })
      .map(({ id }) => id)
      .join(' ');
  return { all, shows };
}

describe('filterAnnotations', () => {
  const { all, shows } = filtering(
    '<a>We “know</a>,” she said, <a>what to do</a>. <c>The café is late</c>, <f>so-called</f> <a2>aid</a2>',
    {
      a: { sources: ['pm'], attributes: { mode: 'direct', polarity: 'affirmed' } },
      c: { note: 'no source: “check”', attributes: { worth: 'check' }, analyst: 'ben' },
      f: { attributes: { device: 'frame', frame: 'legality' } },
      a2: { sources: ['us'], attributes: { mode: 'old' }, prefilled: ['mode'] },
    },
  );

  it('lets all through, as they are, where nothing is asked', () => {
    const context = { text: '', codebook: defaultCodebook, sourcesOf };
    expect(filterAnnotations(all, { words: ' ' }, context)).to.equal(all);
  });

  it('searches the covered words, the note and the names of sources', () => {
    expect(shows({ words: 'late' })).to.equal('c');
    expect(shows({ words: 'said' })).to.equal('');
    expect(shows({ words: 'source' })).to.equal('c');
    expect(shows({ words: 'penta' })).to.equal('a2');
    expect(shows({ words: 'premier' })).to.equal('a');
  });

  it('needs every word, wherever it stands', () => {
    expect(shows({ words: 'do know' })).to.equal('a');
    expect(shows({ words: 'late check' })).to.equal('c');
    expect(shows({ words: 'aid pentagon' })).to.equal('a2');
    expect(shows({ words: 'late premier' })).to.equal('');
  });

  it('does not look at case, diacritics, or how quotes and dashes are printed', () => {
    expect(shows({ words: 'CAFE' })).to.equal('c');
    expect(shows({ words: 'cafe\u0301' })).to.equal('c');
    expect(shows({ words: 'al‑sudani' })).to.equal('a');
    expect(shows({ words: '"know' })).to.equal('a');
    expect(shows({ words: 'so–called' })).to.equal('f');
  });

  it('asks for a kind, a value, an analyst, a source', () => {
    expect(shows({ kind: 'attribution' })).to.equal('a a2');
    expect(shows({ attribute: { id: 'worth', value: 'check' } })).to.equal('c');
    expect(shows({ attribute: { id: 'mode', value: 'old' } })).to.equal('a2');
    expect(shows({ analyst: 'ben' })).to.equal('c');
    expect(shows({ source: 'us' })).to.equal('a2');
  });

  it('knows those without a source, and those that lack anything', () => {
    const other = filtering('<a>one</a> <a2>two</a2> <c>three</c> <f>four</f>', {
      a: { attributes: { mode: 'direct' } },
      a2: { attributes: { mode: 'direct' }, sources: ['us'] },
      f: { attributes: { device: 'frame' } },
    });
    expect(other.shows({ source: 'none' })).to.equal('a');
    expect(other.shows({ incomplete: true })).to.equal('a c');
  });

  it('asks for all of it at once', () => {
    expect(shows({ words: 'aid', kind: 'attribution', source: 'us', analyst: 'ana' })).to.equal('a2');
    expect(shows({ words: 'aid', kind: 'claim' })).to.equal('');
  });

  it('finds a source by its new name', () => {
    const [annotation] = all;
    const context = {
      text: '',
      codebook: defaultCodebook,
      sourcesOf: () => [sourceOf('pm', 'Prime Minister')],
    };
    expect(filterAnnotations([annotation!], { words: 'prime' }, context)).to.have.length(1);
    expect(filterAnnotations([annotation!], { words: 'sudani' }, context)).to.have.length(0);
  });
});

describe('fold', () => {
  it('leaves what is the same to a reader', () => {
    expect(fold('“Straße” – ﬁn')).to.equal(fold('"STRASSE" - fin'));
    expect(fold('mili\u00adtia\u200e')).to.equal(fold('militia'));
    expect(fold('ΟΔΟΣ')).to.equal(fold('οδός'));
    expect(fold('שָׁלוֹם')).to.equal(fold('שלום'));
  });

  it('keeps letters apart that are others', () => {
    expect(fold('が')).to.not.equal(fold('か'));
    expect(fold('한')).to.not.equal(fold('하'));
    expect(fold('कि')).to.not.equal(fold('क'));
  });
});

describe('an empty filter', () => {
  it('is one that asks for nothing', () => {
    expect(isEmpty(emptyFilter)).to.equal(true);
    expect(isEmpty({ words: '  ', incomplete: false })).to.equal(true);
    expect(isEmpty({ words: 'a' })).to.equal(false);
    expect(isEmpty({ words: '', source: 'none' })).to.equal(false);
    expect(settings({ words: 'a', kind: 'claim', incomplete: true })).to.equal(2);
  });
});

describe('what is missing', () => {
  const one = (source: string, more: Partial<Annotation> = {}) => ({
    ...[...marked(source).annotations.values()][0]!,
    ...more,
  });
  const missing = (annotation: Annotation) => missingValues(annotation, defaultCodebook).map(({ id }) => id);

  it('is a mandatory value', () => {
    expect(missing(one('<c>x</c>'))).to.deep.equal(['worth']);
    expect(missing(one('<c>x</c>', { attributes: { worth: '' } }))).to.deep.equal(['worth']);
    expect(missing(one('<c>x</c>', { attributes: { worth: 'check' } }))).to.deep.equal([]);
  });

  it('is one that applies', () => {
    const [framing] = defaultCodebook.kinds.filter(({ id }) => id === 'framing');
    const attributes = framing!.attributes.map((each) =>
      each.id === 'frame' ? { ...each, mandatory: true } : each,
    );
    const codebook = { ...defaultCodebook, kinds: [{ ...framing!, attributes }] };
    expect(missingValues(one('<f>x</f>', { attributes: { device: 'label' } }), codebook)).to.deep.equal([]);
    const asked = missingValues(one('<f>x</f>', { attributes: { device: 'frame' } }), codebook);
    expect(asked.map(({ id }) => id)).to.deep.equal(['frame']);
  });

  it('is a source of the registry, whatever the form of the source', () => {
    const attributes = { mode: 'direct', source_form: 'author' };
    expect(lacksSource(one('<a>x</a>', { attributes }), defaultCodebook)).to.equal(true);
    expect(lacksSource(one('<a>x</a>', { sources: ['us'] }), defaultCodebook)).to.equal(false);
    expect(lacksSource(one('<c>x</c>'), defaultCodebook)).to.equal(false);
    expect(isIncomplete(one('<a>x</a>', { attributes }), defaultCodebook)).to.equal(true);
  });

  it('is a source where the one that is named was deleted', () => {
    const named = one('<a>x</a>', { attributes: { mode: 'direct' }, sources: ['gone'] });
    expect(lacksSource(named, defaultCodebook, sourcesOf)).to.equal(true);
    expect(isIncomplete(named, defaultCodebook, sourcesOf)).to.equal(true);
    expect(isIncomplete(named, defaultCodebook)).to.equal(false);
  });

  it('is nothing where the codebook does not know the kind', () => {
    expect(isIncomplete(one('<a>x</a>', { kind: 'of tomorrow' }), defaultCodebook)).to.equal(false);
  });
});

describe('choices', () => {
  it('are what is in use, counted, in the order of the codebook', () => {
    const { all } = filtering('<f>one</f> <c>two</c> <a>three</a> <a2>four</a2> <c2>five</c2>', {
      f: { attributes: { polarity: 'neg', mood: 'grim' } },
      a: { attributes: { polarity: 'affirmed', mode: 'direct' }, sources: ['us', 'pm'], analyst: 'ben' },
      a2: { attributes: { mode: 'direct' }, prefilled: ['mode'] },
      c2: { kind: 'of tomorrow', attributes: { worth: 'other' } },
    });
    const found = choices(all, defaultCodebook, sourcesOf);
    const brief = (list: readonly { id: string; label: string; count: number }[]) =>
      list.map(({ id, label, count }) => `${id}: ${label} ${count}`);
    expect(brief(found.kinds)).to.deep.equal([
      'claim: Claim 1',
      'attribution: Attribution 2',
      'framing: Framing 1',
      'of tomorrow: of tomorrow 1',
    ]);
    expect(found.attributes.map(({ label, values }) => [label, ...brief(values)])).to.deep.equal([
      ['Worth checking', 'other: other 1'],
      ['Mode', 'direct: Direct 2'],
      ['Polarity', 'affirmed: Affirmed 1', 'neg: Negative 1'],
      ['mood', 'grim: grim 1'],
    ]);
    expect(brief(found.sources)).to.deep.equal([
      'none: No source 1',
      'pm: Mohammed al-Súdani 1',
      'us: Pentagon 1',
    ]);
    expect(brief(found.analysts)).to.deep.equal(['ana: ana 4', 'ben: ben 1']);
    expect(found.incomplete).to.equal(3);
  });
});
