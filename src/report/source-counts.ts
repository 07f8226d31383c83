/** How many sources there are, how often they speak, and how many of them readers can tell. */
import type { SourceBalance } from '../measures/balance.js';
import { countCell, evidenceOf, noCell, numberCell, shareCell } from './cells.js';
import type { Figure, Row } from './document.js';
import type { Names } from './names.js';

export function sourceCountsFigure(
  { uniqueSources, attributions, identities, countedWords, cases, sources }: SourceBalance,
  names: Names,
): Figure {
  const sidesOf = new Map(sources.map(({ id, sides }) => [id, sides]));
  const row = (id: string, label: string, belongs: (source: string) => boolean, tone?: number): Row => {
    const own = Object.keys(uniqueSources.bySource).filter(belongs);
    const of = (some: readonly string[]) =>
      evidenceOf(
        cases.filter((each) => each.sources.some((source) => some.includes(source))).map((each) => each.id),
      );
    const often = own.filter((source) => (attributions.bySource[source] ?? 0) >= 2);
    const named = own.filter((source) => identities.named.includes(source));
    return {
      id,
      label,
      ...(tone !== undefined && { tone }),
      cells: [
        countCell(own.length, of(own)),
        countedWords
          ? numberCell((own.length / countedWords) * 1000, '', of(own))
          : noCell('No word of the article is counted.'),
        shareCell(often.length, own.length, of(often)),
        shareCell(named.length, own.length, of(named)),
      ],
    };
  };
  return {
    id: 'source-counts',
    title: 'How many sources',
    measures: ['sources', 'transparency', 'interval'],
    chart: null,
    table: {
      head: 'Side',
      columns: [
        { id: 'sources', label: 'Sources', unit: 'sources' },
        { id: 'density', label: 'Per 1,000 words', unit: 'number' },
        { id: 'often', label: 'With two or more attributions', unit: 'sources' },
        { id: 'named', label: 'Fully identified', unit: 'sources' },
      ],
      rows: names.sides
        .map((side) =>
          row(
            side,
            names.side(side),
            (source) => sidesOf.get(source)?.includes(side) ?? false,
            names.sideTone(side),
          ),
        )
        .filter(({ cells: [first] }) => first?.value),
      total: row('total', 'All', () => true),
    },
    notes: uniqueSources.total ? [] : ['No attribution names a source of the registry.'],
  };
}
