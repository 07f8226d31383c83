/** Who speaks: shares on four bases side by side, which may well disagree. */
import type { Measure, SourceBalance } from '../measures/balance.js';
import { diversityOf, ratio, twoSideIndex } from '../measures/statistics.js';
import { alwaysSides } from '../domain/source.js';
import type { EvidenceWords } from '../measures/evidence.js';
import { counted, countCell, decimal, measureCell, numberCell, partOf, textCell, totalCell } from './cells.js';
import type { Column, Figure, Row, Section, Table } from './document.js';
import type { Names } from './names.js';
import { sourceCountsFigure } from './source-counts.js';

interface Base extends Column {
  readonly measure: (balance: SourceBalance) => Measure;
  readonly words: EvidenceWords;
}

const bases: readonly Base[] = [
  {
    id: 'attributions',
    label: 'Attributions',
    unit: 'attributions',
    measure: (all) => all.attributions,
    words: 'marked',
  },
  { id: 'sources', label: 'Sources', unit: 'sources', measure: (all) => all.uniqueSources, words: 'marked' },
  { id: 'words', label: 'Words', unit: 'words', measure: (all) => all.contentWords.voice, words: 'voice' },
  { id: 'quoted', label: 'Quoted words', unit: 'words', measure: (all) => all.quotedWords, words: 'quoted' },
];
const columnsOf = (some: readonly Base[]): readonly Column[] =>
  some.map(({ id, label, unit }) => ({ id, label, unit }));

type Grouping = 'bySide' | 'bySource' | 'byType';

function basesTable(
  balance: SourceBalance,
  by: Grouping,
  head: string,
  groups: readonly { readonly id: string; readonly label: string; readonly tone?: number }[],
): Table {
  // Each source is one source.
  const shown = by === 'bySource' ? bases.filter(({ id }) => id !== 'sources') : bases;
  const row = ({ id, label, tone }: (typeof groups)[number]): Row => ({
    id,
    label,
    ...(tone !== undefined && { tone }),
    cells: shown.map(({ measure, words }) => measureCell(measure(balance), by, id, words)),
  });
  return {
    head,
    columns: columnsOf(shown),
    rows: groups.map(row),
    total: {
      id: 'total',
      label: 'All',
      cells: shown.map(({ measure, words }) => totalCell(measure(balance), words)),
    },
  };
}

const basesMeasures = ['attributions', 'sources', 'words', 'quoted-words', 'interval'];

export function voicesSection(balance: SourceBalance, names: Names): Section {
  const { attributions, uniqueSources } = balance;
  const sources = Object.keys(attributions.bySource).sort(
    (a, b) => attributions.bySource[b]! - attributions.bySource[a]!,
  );
  const drawn = (table: Table): Pick<Figure, 'chart' | 'table'> => ({
    chart: table.rows.length ? { type: 'bars', columns: table.columns.map(({ id }) => id) } : null,
    table,
  });
  const nobody = attributions.total ? [] : ['No attribution is counted, so there is nobody to compare.'];
  const compound = Object.values(attributions.bySource).reduce((sum, n) => sum + n, 0) > attributions.total;
  const shared = compound
    ? [
        'An attribution to several sources counts once for each of them and each of their sides: shares can add up to more than 100 %.',
      ]
    : [];
  return {
    id: 'voices',
    title: 'Who speaks',
    lead: voicesLead(balance, names),
    figures: [
      {
        id: 'by-side',
        title: 'By side',
        measures: basesMeasures,
        ...drawn(
          basesTable(
            balance,
            'bySide',
            'Side',
            names.sides.map((id) => ({ id, label: names.side(id), tone: names.sideTone(id) })),
          ),
        ),
        notes: [...nobody, ...shared],
      },
      {
        id: 'by-type',
        title: 'By type of source',
        measures: basesMeasures,
        ...drawn(
          basesTable(
            balance,
            'byType',
            'Type',
            names.types.map((id) => ({ id, label: names.type(id), tone: names.typeTone(id) })),
          ),
        ),
        notes: nobody,
      },
      {
        id: 'by-source',
        title: 'By source',
        measures: basesMeasures,
        ...drawn(
          basesTable(
            balance,
            'bySource',
            'Source',
            sources.map((id) => ({ id, label: names.source(id), ...toneOf(balance, names, id) })),
          ),
        ),
        notes: uniqueSources.total ? [] : ['No attribution names a source of the registry.'],
      },
      sourceCountsFigure(balance, names),
      diversityFigure(balance),
      ...pairsFigure(balance, names),
    ],
  };
}

const toneOf = ({ sources }: SourceBalance, names: Names, id: string): { readonly tone?: number } => {
  const side = sources.find((each) => each.id === id)?.sides[0];
  return side === undefined ? {} : { tone: names.sideTone(side) };
};

function voicesLead(balance: SourceBalance, names: Names): string {
  const { attributions, uniqueSources, contentWords, quotedWords, countedWords } = balance;
  if (!attributions.total) return 'Nobody is said to say anything in what is counted.';
  const all = `${counted(attributions.total, 'attribution')} to ${counted(uniqueSources.total, 'source')}; ${partOf(contentWords.voice.total, countedWords, 'word')} are somebody’s, ${counted(quotedWords.total, 'word')} of them quoted.`;
  const [side] = [...names.sides].sort((a, b) => (attributions.bySide[b] ?? 0) - (attributions.bySide[a] ?? 0));
  if (side === undefined || names.sides.length < 2) return all;
  const of = (measure: Measure, one: string) => partOf(measure.bySide[side] ?? 0, measure.total, one);
  return `${all} Most attributions go to ${names.side(side)}: ${of(attributions, 'attribution')}, ${of(contentWords.voice, 'word')}, ${of(quotedWords, 'quoted word')}. The bases answer different questions: read them side by side.`;
}

function diversityFigure({ attributions, contentWords, quotedWords }: SourceBalance): Figure {
  const rows = [
    { id: 'attributions', label: 'Sources, by attributions', counts: attributions.bySource },
    { id: 'words', label: 'Sources, by words', counts: contentWords.voice.bySource },
    { id: 'quoted', label: 'Sources, by quoted words', counts: quotedWords.bySource },
    { id: 'types', label: 'Types, by attributions', counts: attributions.byType },
    { id: 'sides', label: 'Sides, by attributions', counts: attributions.bySide },
  ].map(({ id, label, counts }): Row => {
    const { n, shannon, evenness, hhi, effective } = diversityOf(Object.values(counts));
    const none = 'Nothing is counted on this base.';
    return {
      id,
      label,
      cells: [
        countCell(n),
        numberCell(effective, none),
        numberCell(shannon, none),
        numberCell(shannon === null ? null : Math.exp(shannon), none),
        numberCell(evenness, n ? 'One alone is neither even nor uneven.' : none),
        numberCell(hhi, none),
        numberCell(hhi === null ? null : 1 - hhi, none),
      ],
    };
  });
  return {
    id: 'diversity',
    title: 'How many voices, how evenly',
    measures: ['diversity', 'transparency'],
    chart: null,
    table: {
      head: 'Shares of',
      columns: [
        { id: 'n', label: 'Number', unit: 'number' },
        { id: 'effective', label: 'Effective number (1 ÷ HHI)', unit: 'number' },
        { id: 'shannon', label: 'Shannon', unit: 'number' },
        { id: 'exp', label: 'Effective number (e^H)', unit: 'number' },
        { id: 'evenness', label: 'Evenness', unit: 'number' },
        { id: 'hhi', label: 'HHI', unit: 'number' },
        { id: 'gini-simpson', label: 'Gini–Simpson', unit: 'number' },
      ],
      rows,
    },
    notes: [],
  };
}

/** Any two sides against each other; without one that nobody is on. */
function pairsFigure(balance: SourceBalance, names: Names): readonly Figure[] {
  const sides = names.sides.filter((side) => !alwaysSides.includes(side));
  const pairs = sides.flatMap((a, index) => sides.slice(index + 1).map((b) => [a, b] as const));
  if (!pairs.length) return [];
  return [
    {
      id: 'two-sides',
      title: 'Side against side',
      measures: ['two-sides'],
      chart: null,
      table: {
        head: 'Sides',
        columns: bases.flatMap(({ id, label }) => [
          { id, label, unit: 'text' as const },
          { id: `${id}-index`, label: `${label}: index`, unit: 'number' as const },
        ]),
        rows: pairs.map(([a, b]) => ({
          id: `${a} ${b}`,
          label: `${names.side(a)} : ${names.side(b)}`,
          cells: bases.flatMap(({ measure, words }) => {
            const { bySide, annotations } = measure(balance);
            const [x, y] = [bySide[a] ?? 0, bySide[b] ?? 0];
            const both = {
              annotations: [...new Set([...(annotations.bySide[a] ?? []), ...(annotations.bySide[b] ?? [])])],
              words,
            };
            const times = ratio(x, y);
            return [
              textCell(`${x} : ${y}${times === null ? '' : ` (${decimal(times)})`}`, both),
              numberCell(twoSideIndex(x, y), 'Neither side has any.', both),
            ];
          }),
        })),
      },
      notes: ['The index runs from −1 (all for the second) over 0 (even) to 1 (all for the first).'],
    },
  ];
}
