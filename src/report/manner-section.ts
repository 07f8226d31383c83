/** How they are let speak: word for word or paraphrased, and through which verbs. */
import type { SourceBalance } from '../measures/balance.js';
import type { Case } from '../measures/case.js';
import { attributionKind, modeAttribute, stanceAttribute } from '../measures/case.js';
import { leastCases, logOddsInterval } from '../measures/statistics.js';
import { alwaysSides } from '../domain/source.js';
import { countCell, decimal, evidenceOf, noCell, partOf, percent, shareCell } from './cells.js';
import type { Cell, Column, Figure, Row, Section } from './document.js';
import type { Names } from './names.js';

/** Cues that say more than that something was said: true, doubtful, or an outburst. */
const tilting = [
  { id: 'doubting', label: 'Doubting' },
  { id: 'loaded', label: 'Loaded' },
  { id: 'factive', label: 'Factive' },
] as const;

export const mannerSection = (balance: SourceBalance, names: Names): Section => ({
  id: 'manner',
  title: 'How they are let speak',
  lead: mannerLead(balance),
  figures: [
    valuesFigure(balance, names, {
      id: 'mode',
      title: 'Mode by side',
      attribute: modeAttribute,
      of: ({ mode }) => mode,
      measures: ['mode'],
    }),
    directFigure(balance, names),
    valuesFigure(balance, names, {
      id: 'stance',
      title: 'Stance of the cue by side',
      attribute: stanceAttribute,
      of: ({ stance }) => stance,
      measures: ['stance'],
    }),
    tiltFigure(balance, names),
  ],
});

function mannerLead({ cases, quotedWords, contentWords }: SourceBalance): string {
  const quoting = cases.filter(({ mode }) => mode === 'direct' || mode === 'mixed').length;
  if (!cases.length) return 'There are no attributions to compare.';
  return `${partOf(quoting, cases.length, 'attribution')} quote word for word, in whole or in part; ${partOf(quotedWords.total, contentWords.voice.total, 'content word')} stand in quotation marks.`;
}

interface Values {
  readonly id: string;
  readonly title: string;
  readonly attribute: string;
  readonly of: (each: Case) => string;
  readonly measures: readonly string[];
}

/** For each side how often each value was coded; the last column is what nobody has coded. */
function valuesFigure(
  balance: SourceBalance,
  names: Names,
  { id, title, attribute, of, measures }: Values,
): Figure {
  const { cases } = balance;
  const used = cases.map(of);
  const values = [
    ...names.values(attributionKind, attribute, used.filter(Boolean)),
    ...(used.includes('') ? [''] : []),
  ];
  const columns: readonly Column[] = values.map((value, tone) => ({
    id: value || 'not-coded',
    label: names.value(attributionKind, attribute, value),
    unit: 'attributions',
    tone: tone % 8,
  }));
  const row = (name: string, label: string, among: readonly Case[], tone?: number): Row => ({
    id: name,
    label,
    ...(tone !== undefined && { tone }),
    cells: values.map((value) => {
      const found = among.filter((each) => of(each) === value);
      return shareCell(found.length, among.length, evidenceOf(found.map((each) => each.id)));
    }),
  });
  const rows = names.sides.map((side) =>
    row(
      side,
      names.side(side),
      cases.filter(({ sides }) => sides.includes(side)),
      names.sideTone(side),
    ),
  );
  return {
    id,
    title,
    measures: [...measures, 'interval'],
    chart: rows.length ? { type: 'stack', columns: columns.map((each) => each.id) } : null,
    table: { head: 'Side', columns, rows, total: row('total', 'All', cases) },
    notes: rows.length ? [] : ['No attribution is counted.'],
  };
}

/** Quoted words among content words. */
function directFigure({ quotedWords, contentWords: { voice } }: SourceBalance, names: Names): Figure {
  const cells = (quoted: number, words: number, annotations: readonly string[]): readonly Cell[] => [
    words
      ? shareCell(quoted, words, evidenceOf(annotations, 'quoted'))
      : noCell('No content words to take a share of.'),
    countCell(words),
  ];
  const rows = names.sides.map((side): Row => ({
    id: side,
    label: names.side(side),
    tone: names.sideTone(side),
    cells: cells(
      quotedWords.bySide[side] ?? 0,
      voice.bySide[side] ?? 0,
      quotedWords.annotations.bySide[side] ?? [],
    ),
  }));
  const shares = rows.flatMap(({ label, cells: [cell] }) =>
    cell?.share ? [{ label, value: cell.share.value }] : [],
  );
  shares.sort((a, b) => b.value - a.value);
  const [most, least] = [shares[0], shares.at(-1)];
  return {
    id: 'direct',
    title: 'Words quoted, of all words given to a side',
    measures: ['direct-ratio', 'quoted-words', 'interval'],
    chart: voice.total ? { type: 'interval', columns: ['quoted'] } : null,
    table: {
      head: 'Side',
      columns: [
        { id: 'quoted', label: 'Quoted words', unit: 'words' },
        { id: 'words', label: 'Content words', unit: 'words' },
      ],
      rows,
      total: {
        id: 'total',
        label: 'All',
        cells: cells(quotedWords.total, voice.total, quotedWords.annotations.total),
      },
    },
    notes: [
      ...(voice.total ? [] : ['No content words are counted.']),
      ...(most && least && most !== least
        ? [`From ${percent(least.value)} (${least.label}) to ${percent(most.value)} (${most.label}).`]
        : []),
      'Words of one quotation belong together: the interval is narrower than the evidence.',
    ],
  };
}

/** The rate of cues that tilt, by side, and how the sides with the most attributions differ. */
function tiltFigure({ cases }: SourceBalance, names: Names): Figure {
  const coded = cases.filter(({ stance }) => stance && stance !== 'none');
  const of = (side: string) => coded.filter(({ sides }) => sides.includes(side));
  const row = (id: string, label: string, among: readonly Case[], tone?: number): Row => ({
    id,
    label,
    ...(tone !== undefined && { tone }),
    cells: tilting.map((value) => {
      const found = among.filter(({ stance }) => stance === value.id);
      return among.length
        ? shareCell(found.length, among.length, evidenceOf(found.map((each) => each.id)))
        : noCell('No cue with a stance.');
    }),
  });
  const rows = names.sides.map((side) => row(side, names.side(side), of(side), names.sideTone(side)));
  return {
    id: 'tilt',
    title: 'Cues that tilt: doubting, loaded, factive',
    measures: ['stance', 'stance-gap', 'interval'],
    chart: coded.length ? { type: 'interval', columns: tilting.map(({ id }) => id) } : null,
    table: {
      head: 'Side',
      columns: tilting.map(({ id, label }, tone) => ({ id, label, unit: 'attributions' as const, tone })),
      rows,
      total: row('total', 'All', coded),
    },
    notes: [
      ...(coded.length ? [] : ['No cue has a stance coded.']),
      ...gapNotes(coded, names),
      ...(coded.length && coded.length < leastCases
        ? [`Fewer than ${leastCases} cues: counts only, they are too few for a rate.`]
        : []),
    ],
  };
}

function gapNotes(coded: readonly Case[], names: Names): readonly string[] {
  const sides = names.sides
    .filter((side) => !alwaysSides.includes(side))
    .map((side) => ({ side, all: coded.filter(({ sides: each }) => each.includes(side)) }))
    .sort((a, b) => b.all.length - a.all.length);
  const [a, b] = sides;
  if (!a?.all.length || !b?.all.length) return [];
  const doubted = (among: readonly Case[]) => among.filter(({ stance }) => stance === 'doubting').length;
  const gap = logOddsInterval(doubted(a.all), a.all.length, doubted(b.all), b.all.length);
  if (!gap) return [];
  const certain = gap.low > 0 || gap.high < 0;
  return [
    `Doubting cues: ${doubted(a.all)} of ${a.all.length} for ${names.side(a.side)}, ${doubted(b.all)} of ${b.all.length} for ${names.side(b.side)}; log odds ratio ${decimal(gap.value)}, 95 % interval ${decimal(gap.low)} to ${decimal(gap.high)}${certain ? '' : ': no difference can be told from chance'}.`,
  ];
}
