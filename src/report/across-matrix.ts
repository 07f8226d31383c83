/** Sources by outlet, as tables and pictures: how often, how many words, and who is heard or missing in one alone. */
import type { Across, OutletCell, SourceRow } from '../measures/across-articles.js';
import { countCell, evidenceOf, noCell, textCell, whole } from './cells.js';
import type { Side } from './corpus-figures.js';
import type { Cell, Column, Evidence, Figure, Row } from './document.js';

const bases = [
  { id: 'attributions', title: 'Attributions by source and outlet', unit: 'attributions', words: 'marked' },
  { id: 'words', title: 'Words by source and outlet', unit: 'words', words: 'voice' },
] as const;
type Base = (typeof bases)[number];

export const matrixFigures = (across: Across, sides: readonly Side[]): readonly Figure[] =>
  bases.map((base) => matrixFigure(across, sides, base));

function matrixFigure({ outlets, sources }: Across, sides: readonly Side[], base: Base): Figure {
  const { id, title, unit, words } = base;
  const columns = outlets.map(({ article, label }): Column => ({ id: article.id, label, unit }));
  const drawn = sources.some((source) => source[id] > 0);
  return {
    id: `across-${id}`,
    title,
    measures: ['matrix', id],
    chart: drawn ? { type: 'matrix', columns: columns.map((column) => column.id) } : null,
    table: {
      head: 'Source',
      columns: [
        {
          id: 'outlets',
          label: outlets.length === 1 ? 'Articles' : `Of ${outlets.length} articles`,
          unit: 'articles',
        },
        ...columns,
        { id: 'all', label: 'All', unit },
      ],
      rows: sources.map((source): Row => {
        const side = sides.find((each) => source.sides.includes(each.id));
        const annotations = source.cells.flatMap((cell) => cell.annotations);
        return {
          id: source.ids[0]!,
          label: source.names[0]!,
          ...(side && { tone: side.tone }),
          cells: [
            countCell(source.outlets),
            ...source.cells.map((cell) => matrixCell(cell, base)),
            countCell(source[id], source[id] ? evidenceOf(annotations, words) : undefined),
          ],
        };
      }),
      ...(outlets.length && sources.length && { total: totalRow(outlets, base) }),
    },
    notes: drawn
      ? outlets.length > 1
        ? ['A point in the picture: not heard in that article. The table tells who is missing there.']
        : []
      : [
          sources.length
            ? 'No content is marked in these attributions, so there are no words to count.'
            : 'No attribution names a source of the registry: there is nobody to put in a row.',
        ],
  };
}

/** Attributions to nobody of the registry are in the total and in no row; those to several sources are in several. */
function totalRow(outlets: Across['outlets'], { id }: Base): Row {
  const all = outlets.reduce((sum, outlet) => sum + outlet[id], 0);
  return {
    id: 'total',
    label: 'All attributions, each once',
    cells: [countCell(outlets.length), ...outlets.map((outlet) => countCell(outlet[id])), countCell(all)],
  };
}

function matrixCell({ presence, annotations, ...counts }: OutletCell, { id, words }: Base): Cell {
  const count = counts[id];
  if (presence === 'missing here') return { text: 'missing here', value: 0 };
  if (presence === 'absent') return { text: '–', value: 0, why: 'Heard in one of the other articles only.' };
  const cell = countCell(count, count ? evidenceOf(annotations, words) : undefined);
  return presence === 'only here' ? { ...cell, text: `${whole(count)}, only here` } : cell;
}

/** For each outlet what it has in common with others, what it has alone, and what it lacks. */
export function outletsFigure({ outlets, sources }: Across): Figure {
  const several = outlets.length > 1;
  const columns: readonly Column[] = [
    { id: 'attributions', label: 'Attributions', unit: 'attributions' },
    { id: 'words', label: 'Words', unit: 'words' },
    { id: 'sources', label: 'Sources', unit: 'sources' },
    { id: 'shared', label: 'Here and elsewhere', unit: 'sources', tone: 0 },
    { id: 'only', label: 'Only here', unit: 'sources', tone: 1 },
    { id: 'missing', label: 'Missing here', unit: 'sources', tone: 2 },
  ];
  const rows = outlets.map(({ article, label, attributions, words }, index): Row => {
    const { shared, only, missing } = havingOf(sources, index);
    const here = [...shared, ...only];
    const alone = noCell('There is one article only.');
    return {
      id: article.id,
      label,
      cells: [
        countCell(attributions),
        countCell(words),
        countCell(here.length, saidIn(here, index)),
        several ? countCell(shared.length, saidIn(shared, index)) : alone,
        several ? countCell(only.length, saidIn(only, index)) : alone,
        several ? countCell(missing.length, saidIn(missing)) : alone,
      ],
    };
  });
  return {
    id: 'across-outlets',
    title: 'What each outlet has, and lacks',
    measures: ['matrix', 'sources'],
    chart: several && sources.length ? { type: 'bars', columns: ['shared', 'only', 'missing'] } : null,
    table: { head: 'Outlet', columns, rows },
    notes: several
      ? [
          outlets.length === 2
            ? 'Missing here: heard in the other article.'
            : 'Missing here: heard in at least two of the other articles.',
          'The words behind what is missing here stand in the articles that have it.',
        ]
      : ['One article alone has nothing to be compared with.'],
  };
}

/** Who is only in one outlet, and who is missing there, by name. */
export function whoFigure({ outlets, sources }: Across): Figure {
  const several = outlets.length > 1;
  return {
    id: 'across-who',
    title: 'Who is heard in one outlet only, and who is missing there',
    measures: ['matrix', 'sources'],
    chart: null,
    table: {
      head: 'Outlet',
      columns: [
        { id: 'only', label: 'Only here', unit: 'text' },
        { id: 'missing', label: 'Missing here', unit: 'text' },
      ],
      rows: several
        ? outlets.map(({ article, label }, index): Row => {
            const { only, missing } = havingOf(sources, index);
            return {
              id: article.id,
              label,
              cells: [
                textCell(namesOf(only), saidIn(only, index)),
                textCell(namesOf(missing), saidIn(missing)),
              ],
            };
          })
        : [],
    },
    notes: [
      several ? 'The names behind the numbers before.' : 'One article alone has nothing to be compared with.',
    ],
  };
}

interface Having {
  readonly shared: readonly SourceRow[];
  readonly only: readonly SourceRow[];
  readonly missing: readonly SourceRow[];
}

/** What the outlet of that place has, and lacks. */
function havingOf(sources: readonly SourceRow[], outlet: number): Having {
  const having = (presence: OutletCell['presence']) =>
    sources.filter(({ cells }) => cells[outlet]!.presence === presence);
  return { shared: having('here'), only: having('only here'), missing: having('missing here') };
}

/** Their attributions in one outlet, or in all. */
function saidIn(sources: readonly SourceRow[], outlet?: number): Evidence {
  const ids = sources.flatMap(({ cells }) =>
    (outlet === undefined ? cells : [cells[outlet]!]).flatMap((cell) => cell.annotations),
  );
  return evidenceOf([...new Set(ids)]);
}

const namesOf = (sources: readonly SourceRow[]) => sources.map(({ names }) => names[0]!).join(', ') || 'nobody';
