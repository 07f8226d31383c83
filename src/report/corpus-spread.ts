/** What sums hide: where the single articles of each group lie, and every article with its own numbers. */
import { corpusBases, countArticle } from '../measures/corpus-counts.js';
import { leastCases, median } from '../measures/statistics.js';
import type { ArticleMeasures } from '../measures/balance.js';
import { counted, countCell, noCell, percent, textCell } from './cells.js';
import { evidenceIn, withWords, type Lists } from './corpus-evidence.js';
import { mannerCells, mannerColumns, sideCell, type Grouped, type Side } from './corpus-figures.js';
import type { Cell, Column, Figure, Place, Row } from './document.js';

/** Of more sides the pictures would be too many to compare; the table has them all. */
const mostSides = 4;

interface Share {
  readonly article: ArticleMeasures;
  readonly count: number;
  readonly of: number;
  readonly value: number;
  readonly lists: Lists;
}

/** For each of the sides with the most attributions a line for each group, with a dot for each article. */
export function spreadFigures(grouped: Grouped): readonly Figure[] {
  const own = grouped.sides.filter(({ id }) => id !== 'none' && id !== 'unclear');
  return (own.length ? own : grouped.sides).slice(0, mostSides).map((side) => spreadFigure(grouped, side));
}

function sharesOf(articles: readonly ArticleMeasures[], { id }: Side): readonly Share[] {
  return articles
    .flatMap((article) => {
      const { count: of, bySide } = countArticle(article).bases.attributions;
      const { count, lists } = bySide.get(id) ?? { count: 0, lists: [] };
      return of >= leastCases ? [{ article, count, of, value: count / of, lists }] : [];
    })
    .sort((a, b) => a.value - b.value || (a.article.article.id < b.article.article.id ? -1 : 1));
}

function spreadFigure({ head, name, groups }: Grouped, side: Side): Figure {
  const places: Place[] = [];
  let few = 0;
  const rows = groups.map(({ id, label, articles }): Row => {
    const shares = sharesOf(articles, side);
    few += articles.length - shares.length;
    for (const { article, count, of, value, lists } of shares)
      places.push(placeOf(article, { id, side, count, of, value, lists }));
    const middle = median(shares.map(({ value }) => value));
    const why = `No article here has ${leastCases} attributions.`;
    return {
      id,
      label,
      tone: side.tone,
      cells: [
        countCell(articles.length),
        countCell(shares.length),
        shareOf(shares[0], why),
        middle === null ? noCell(why) : { text: percent(middle), value: Number(middle.toFixed(4)) },
        shareOf(shares.at(-1), why),
      ],
    };
  });
  return {
    id: `${name}-spread-${side.id}`,
    title: `${side.label}: share of the attributions of each article`,
    measures: ['attributions', 'corpus'],
    chart: places.length ? { type: 'places', axis: 'share', places } : null,
    table: {
      head,
      columns: [
        { id: 'articles', label: 'Articles', unit: 'articles' },
        { id: 'drawn', label: `With ${leastCases} attributions or more`, unit: 'articles' },
        { id: 'least', label: 'Least', unit: 'share' },
        { id: 'median', label: 'Median', unit: 'share' },
        { id: 'most', label: 'Most', unit: 'share' },
      ],
      rows,
    },
    notes: [
      ...(places.length
        ? ['Each dot is an article; from left to right, from none of its attributions to all.']
        : [`No article has ${leastCases} attributions: there are no shares to draw.`]),
      ...(few && places.length
        ? [
            `${counted(few, 'dot')} missing: articles with fewer than ${leastCases} attributions stand in the table of articles, as counts.`,
          ]
        : []),
    ],
  };
}

interface Dot extends Omit<Share, 'article'> {
  /** Of the group. */
  readonly id: string;
  readonly side: Side;
}

const placesKnown = new WeakMap<ArticleMeasures, Map<string, Place>>();

/** Remembered for the same side of the same group. */
function placeOf(article: ArticleMeasures, { id, side, count, of, value, lists }: Dot): Place {
  const key = `${side.tone} ${side.id}\n${id}`;
  const known = placesKnown.get(article) ?? new Map<string, Place>();
  placesKnown.set(article, known);
  const found = known.get(key) ?? {
    id: `${id} ${article.article.id}`,
    start: value,
    end: value,
    row: id,
    label: `${titleOf(article)}: ${count} of ${of} attributions, ${percent(value)}`,
    tone: side.tone,
    ...(lists.length && { evidence: evidenceIn(lists, 'marked') }),
  };
  known.set(key, found);
  return found;
}

const shareOf = (share: Share | undefined, why: string): Cell =>
  share
    ? withWords(
        { text: percent(share.value), value: Number(share.value.toFixed(4)), of: share.of },
        share.lists,
      )
    : noCell(why);

const titleOf = ({ article }: ArticleMeasures) => article.title.trim() || 'Untitled article';

const rowsKnown = new WeakMap<ArticleMeasures, { readonly key: string; readonly row: Row }>();

/** Remembered for the same columns: of thousands of articles one changes at a time. */
function articleRow(measures: ArticleMeasures, group: string, sides: readonly Side[]): Row {
  const key = [group, ...sides.map(({ id }) => id)].join('\n');
  const known = rowsKnown.get(measures);
  if (known?.key === key) return known.row;
  const counts = countArticle(measures);
  const { article, countedWords } = measures;
  const row: Row = {
    id: article.id,
    label: titleOf(measures),
    cells: [
      textCell(group),
      article.published ? textCell(article.published.slice(0, 10)) : noCell('No date is stated.'),
      countedWords ? countCell(countedWords) : noCell('No word of this article is counted.'),
      ...corpusBases.map((base) =>
        withWords(
          countCell(counts.bases[base].count),
          counts.bases[base].lists,
          base === 'words' ? 'voice' : base === 'quoted' ? 'quoted' : 'marked',
        ),
      ),
      ...sides.map(({ id }) => sideCell(counts.bases.attributions, id, 'attributions')),
      ...mannerCells(counts),
    ],
  };
  rowsKnown.set(measures, { key, row });
  return row;
}

/** A row for each article, those of a group together; one of several groups stands in the first. */
export function articlesFigure({ head, name, groups, sides }: Grouped): Figure {
  const places = new Map<ArticleMeasures, string[]>();
  for (const { label, articles } of groups)
    for (const article of articles) places.set(article, [...(places.get(article) ?? []), label]);
  const rows = [...places].map(([measures, labels]) => articleRow(measures, labels.join(', '), sides));
  return {
    id: `${name}-articles`,
    title: 'Every article',
    measures: ['attributions', 'sources', 'words', 'quoted-words', 'identity', 'mode', 'stance', 'corpus'],
    chart: null,
    table: {
      head: 'Article',
      columns: [
        { id: 'group', label: head, unit: 'text' },
        { id: 'published', label: 'Published', unit: 'text' },
        { id: 'counted', label: 'Counted words', unit: 'words' },
        { id: 'attributions', label: 'Attributions', unit: 'attributions' },
        { id: 'sources', label: 'Sources', unit: 'sources' },
        { id: 'words', label: 'Words of sources', unit: 'words' },
        { id: 'quoted', label: 'Quoted words', unit: 'words' },
        ...sides.map(({ id, label, tone }): Column => ({
          id: `side ${id}`,
          label,
          unit: 'attributions',
          tone,
        })),
        ...mannerColumns,
      ],
      rows,
    },
    notes: ['Every article by itself, as numbers; the pictures before draw them.'],
  };
}
