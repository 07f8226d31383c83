/** Groups of articles side by side: who speaks, on four bases, and how they are let speak. */
import { alwaysSides } from '../domain/source.js';
import type { ArticleMeasures } from '../measures/balance.js';
import type { EvidenceWords } from '../measures/evidence.js';
import {
  addGroups,
  corpusBases,
  countGroup,
  manners,
  type BaseCount,
  type CorpusBase,
  type Found,
  type GroupCounts,
  type Manner,
  type MannerCount,
} from '../measures/corpus-counts.js';
import { leastCases } from '../measures/statistics.js';
import { counted, countCell, noCell, shareCell } from './cells.js';
import { withWords } from './corpus-evidence.js';
import type { Cell, Column, Figure, Row, Unit } from './document.js';

export interface ArticleGroup {
  readonly id: string;
  readonly label: string;
  readonly articles: readonly ArticleMeasures[];
}

/** Groups with what is counted of each, and of all of their articles, each once. */
export interface Grouped {
  /** What a group is: "Outlet". */
  readonly head: string;
  /** Begins the ids of figures. */
  readonly name: string;
  readonly groups: readonly (ArticleGroup & { readonly counts: GroupCounts })[];
  readonly all: GroupCounts;
  readonly sides: readonly Side[];
}

export interface Side {
  readonly id: string;
  readonly label: string;
  readonly tone: number;
}

export function groupedOf(
  groups: readonly ArticleGroup[],
  { head, name }: Pick<Grouped, 'head' | 'name'>,
): Grouped {
  const summed = groups.map((group) => ({ ...group, counts: countGroup(group.articles) }));
  const articles = groups.flatMap((group) => group.articles);
  const once = new Set(articles);
  const all =
    once.size === articles.length ? addGroups(summed.map(({ counts }) => counts)) : countGroup([...once]);
  return {
    head,
    name,
    groups: summed,
    all,
    sides: sidesOf(all),
  };
}

/** Those with the most attributions first, `none` and `unclear` last; tones as in the report of one article. */
function sidesOf({ bases: { attributions } }: GroupCounts): readonly Side[] {
  const found = [...attributions.bySide].sort(
    ([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1),
  );
  const own = found.flatMap(([id]) => (alwaysSides.includes(id) ? [] : [id]));
  return [
    ...own.map((id, index) => ({ id, label: id, tone: index % 6 })),
    ...(attributions.bySide.has('none') ? [{ id: 'none', label: 'No side', tone: 6 }] : []),
    ...(attributions.bySide.has('unclear') ? [{ id: 'unclear', label: 'Unclear', tone: 7 }] : []),
  ];
}

interface Base {
  readonly title: string;
  readonly unit: Unit;
  readonly words: EvidenceWords;
  readonly measures: readonly string[];
  /** What there is none of. */
  readonly none: string;
}

const bases: Readonly<Record<CorpusBase, Base>> = {
  attributions: {
    title: 'Attributions by side',
    unit: 'attributions',
    words: 'marked',
    measures: ['attributions'],
    none: 'No attribution is counted here.',
  },
  sources: {
    title: 'Sources by side',
    unit: 'sources',
    words: 'marked',
    measures: ['sources'],
    none: 'No attribution here names a source of the registry.',
  },
  words: {
    title: 'Words by side',
    unit: 'words',
    words: 'voice',
    measures: ['words'],
    none: 'No content words are counted here.',
  },
  quoted: {
    title: 'Quoted words by side',
    unit: 'words',
    words: 'quoted',
    measures: ['quoted-words'],
    none: 'No words are quoted here.',
  },
};

const articlesColumn: Column = { id: 'articles', label: 'Articles', unit: 'articles' };
const none: Found = { count: 0, lists: [] };

/** A part of a base; a dash with the reason where there is nothing to be a part of. */
export function sideCell(counts: BaseCount, side: string, base: CorpusBase): Cell {
  const { count, lists } = counts.bySide.get(side) ?? none;
  if (!counts.count) return noCell(bases[base].none);
  return withWords(shareCell(count, counts.count), lists, bases[base].words);
}

export function shareFigures({ head, name, groups, all, sides }: Grouped): readonly Figure[] {
  return corpusBases.map((base): Figure => {
    const { title, unit, words, measures } = bases[base];
    const row = (id: string, label: string, counts: GroupCounts): Row => ({
      id,
      label,
      cells: [
        countCell(counts.articles),
        ...sides.map((side) => sideCell(counts.bases[base], side.id, base)),
        counts.bases[base].count
          ? withWords(countCell(counts.bases[base].count), counts.bases[base].lists, words)
          : noCell(bases[base].none),
      ],
    });
    const columns = sides.map(({ id, label, tone }): Column => ({ id: `side ${id}`, label, unit, tone }));
    return {
      id: `${name}-${base}`,
      title,
      measures: [...measures, 'interval', 'corpus'],
      chart: all.bases[base].count ? { type: 'stack', columns: columns.map(({ id }) => id) } : null,
      table: {
        head,
        columns: [articlesColumn, ...columns, { id: 'all', label: 'All', unit }],
        rows: groups.map(({ id, label, counts }) => row(id, label, counts)),
        total: row('total', 'All articles', all),
      },
      notes: all.bases[base].count
        ? [
            ...fewNotes(
              groups.map(({ label, counts }) => ({ label, n: counts.bases[base].count })),
              unit === 'words' ? 'word' : unit === 'sources' ? 'source' : 'attribution',
            ),
            ...overlapNotes(all.bases[base]),
            ...(unit === 'words'
              ? ['Words of one statement belong together: the interval is narrower than the evidence.']
              : []),
          ]
        : [bases[base].none],
    };
  });
}

function fewNotes(groups: readonly { readonly label: string; readonly n: number }[], one: string) {
  const few = groups.filter(({ n }) => n > 0 && n < leastCases);
  if (!few.length) return [];
  const list = few.map(({ label, n }) => `${label} (${counted(n, one)})`).join(', ');
  return [`Fewer than ${leastCases} and so counts without a share: ${list}.`];
}

function overlapNotes({ count, bySide }: BaseCount): readonly string[] {
  const sum = [...bySide.values()].reduce((total, each) => total + each.count, 0);
  return sum > count
    ? [
        'What belongs to several sides counts once for each of them, and once in all: shares can add up to more than 100 %.',
      ]
    : [];
}

const mannerTexts: Readonly<
  Record<Manner, { readonly label: string; readonly none: string; readonly uncoded: string }>
> = {
  anonymous: {
    label: 'Anonymous',
    none: 'No attribution is counted here.',
    uncoded: 'no word on who the source is',
  },
  direct: { label: 'Direct', none: 'No attribution is counted here.', uncoded: 'no mode' },
  doubting: {
    label: 'Doubting cue',
    none: 'No cue here has a stance.',
    uncoded: 'no stance of the cue',
  },
  loaded: { label: 'Loaded cue', none: 'No cue here has a stance.', uncoded: 'no stance of the cue' },
};

export const mannerColumns: readonly Column[] = manners.map((id) => ({
  id,
  label: mannerTexts[id].label,
  unit: 'attributions',
}));

export const mannerCells = (counts: GroupCounts): readonly Cell[] =>
  manners.map((manner) => mannerCell(counts.manners[manner], mannerTexts[manner].none));

const mannerCell = ({ count, of, lists }: MannerCount, why: string): Cell =>
  of ? withWords(shareCell(count, of), lists) : noCell(why);

export function mannerFigure({ head, name, groups, all }: Grouped): Figure {
  const row = (id: string, label: string, counts: GroupCounts): Row => ({
    id,
    label,
    cells: [countCell(counts.articles), ...mannerCells(counts)],
  });
  const told = manners.some((manner) => groups.some(({ counts }) => counts.manners[manner].of >= leastCases));
  const uncoded = new Map(
    manners.flatMap((manner) => {
      const n = all.manners[manner].uncoded;
      return n ? [[mannerTexts[manner].uncoded, n] as const] : [];
    }),
  );
  const { count } = all.bases.attributions;
  return {
    id: `${name}-manner`,
    title: 'Anonymous sources, direct quotation, doubting and loaded cues',
    measures: ['identity', 'mode', 'stance', 'interval', 'corpus'],
    chart: told ? { type: 'interval', columns: [...manners] } : null,
    table: {
      head,
      columns: [articlesColumn, ...mannerColumns],
      rows: groups.map(({ id, label, counts }) => row(id, label, counts)),
      total: row('total', 'All articles', all),
    },
    notes: [
      ...(count && !told
        ? [`Nowhere are there ${leastCases} attributions to take a share of: the table has counts.`]
        : []),
      ...(count ? [] : ['No attribution is counted.']),
      ...[...uncoded].map(
        ([what, n]) => `${counted(n, 'attribution')} of ${count} ${n === 1 ? 'has' : 'have'} ${what}.`,
      ),
    ],
  };
}
