/** The report of many articles, by outlet, month or collection: small multiples, with every article beside the sums. */
import { groupArticles, type CorpusArticle, type Grouping } from '../measures/corpus-groups.js';
import { leastCases, median } from '../measures/statistics.js';
import { counted } from './cells.js';
import { groupedOf, mannerFigure, shareFigures, type Grouped } from './corpus-figures.js';
import { careNotes, methodOf, withNotes, type MethodFacts } from './corpus-method.js';
import { articlesFigure, spreadFigures } from './corpus-spread.js';
import type { Report } from './document.js';

export type { Unmeasured } from './corpus-method.js';

export interface CorpusReportOptions extends MethodFacts {
  readonly by: Grouping;
}

const texts: Readonly<
  Record<Grouping, { readonly head: string; readonly plural: string; readonly by: string }>
> = {
  outlet: { head: 'Outlet', plural: 'outlets', by: 'by outlet' },
  month: { head: 'Month', plural: 'months', by: 'by month' },
  collection: { head: 'Collection', plural: 'collections', by: 'by collection' },
};

/** Of any articles, none among them. */
export function corpusReport(
  articles: readonly CorpusArticle[],
  { by, ...facts }: CorpusReportOptions,
): Report {
  const measures = articles.map((each) => each.measures);
  const { head } = texts[by];
  const groups = groupArticles(articles, by);
  const grouped = groupedOf(groups, { head, name: `corpus-${by}` });
  const notes = [...groupNotes(articles, groups, by), ...careNotes(measures, facts)];
  return {
    title: `${counted(articles.length, 'article')} ${texts[by].by}`,
    sections: [
      {
        id: 'corpus-shares',
        title: `Who speaks, ${texts[by].by}`,
        lead: leadOf(articles, grouped, by),
        figures: withNotes(shareFigures(grouped), notes),
      },
      {
        id: 'corpus-manner',
        title: `How they are let speak, ${texts[by].by}`,
        lead: mannerLead(grouped),
        figures: [mannerFigure(grouped)],
      },
      {
        id: 'corpus-spread',
        title: 'Article by article',
        lead: 'A sum can hide that its articles differ: here is each of them.',
        figures: [...spreadFigures(grouped), articlesFigure(grouped)],
      },
    ],
    method: methodOf(measures, facts),
  };
}

function leadOf(articles: readonly CorpusArticle[], { groups, all }: Grouped, by: Grouping): string {
  if (!articles.length) return 'No article was chosen, so there is nothing to compare.';
  const { count } = all.bases.attributions;
  const n = articles.map(({ measures }) => measures.cases.length);
  const spread = count
    ? `: from ${Math.min(...n)} to ${Math.max(...n)} in an article, ${median(n)} in the middle one`
    : '';
  const what = groups.length === 1 ? texts[by].head.toLowerCase() : texts[by].plural;
  return `${counted(articles.length, 'article')} in ${groups.length} ${what}, ${counted(count, 'attribution')}${spread}. Sums are over attributions, so long articles weigh more.`;
}

function mannerLead({ all }: Grouped): string {
  const { anonymous, direct, doubting, loaded } = all.manners;
  if (!direct.of) return 'There are no attributions to compare.';
  const cues = doubting.of
    ? `; of ${counted(doubting.of, 'cue')} with a stance, ${doubting.count} ${doubting.count === 1 ? 'doubts' : 'doubt'} and ${loaded.count} ${loaded.count === 1 ? 'is' : 'are'} loaded`
    : '; no cue has a stance';
  return `Of ${counted(direct.of, 'attribution')}, ${anonymous.count} ${anonymous.count === 1 ? 'has an anonymous source' : 'have anonymous sources'} and ${direct.count} ${direct.count === 1 ? 'is' : 'are'} direct quotation${cues}.`;
}

function groupNotes(
  articles: readonly CorpusArticle[],
  groups: readonly { readonly label: string; readonly rest: boolean; readonly articles: readonly unknown[] }[],
  by: Grouping,
): readonly string[] {
  const rest = groups.find((group) => group.rest);
  const twice = groups.reduce((sum, group) => sum + group.articles.length, 0) - articles.length;
  return [
    ...(groups.length === 1 && articles.length > 1
      ? [`All of them are in one row, “${groups[0]!.label}”: there is nothing to compare it with.`]
      : []),
    ...(articles.length === 1 ? ['One article only: nothing can be said of how articles differ.'] : []),
    ...(rest && by !== 'collection' && groups.length > 1
      ? [`“${rest.label}”: ${counted(rest.articles.length, 'article')} that could not be put elsewhere.`]
      : []),
    ...(twice > 0 && by === 'collection'
      ? ['An article in several collections counts in each of them, and once in “All articles”.']
      : []),
    ...(groups.some((group) => group.articles.length < leastCases) && articles.length > 1
      ? [`Some rows have fewer than ${leastCases} articles: one article can make their shares.`]
      : []),
  ];
}
