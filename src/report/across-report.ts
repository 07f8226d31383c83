/** The report of several articles on the same event: who is heard where, on which terms, and what each of them says. */
import type { Codebook } from '../domain/codebook.js';
import { acrossArticles, type Across } from '../measures/across-articles.js';
import { alignClaims, type AlignOptions } from '../measures/align-claims.js';
import type { Coded } from '../measures/coded.js';
import { measureArticle } from '../measures/measure-article.js';
import { leastCases } from '../measures/statistics.js';
import { claimsAcross } from './across-claims.js';
import { matrixFigures, outletsFigure, whoFigure } from './across-matrix.js';
import { counted } from './cells.js';
import { groupedOf, mannerFigure, shareFigures } from './corpus-figures.js';
import { careNotes, methodOf, textsOf, withNotes, type MethodFacts } from './corpus-method.js';
import type { Report } from './document.js';

export interface AcrossReportOptions extends AlignOptions, MethodFacts {}

/** One column for each of `codeds`, in their order; the same article twice is no comparison. */
export function acrossReport(codeds: readonly Coded[], options: AcrossReportOptions = {}): Report {
  const measures = codeds.map((coded) => measureArticle(coded, options));
  const across = acrossArticles(
    codeds.map(({ registry }, index) => ({ registry, measures: measures[index]! })),
  );
  const alignment = alignClaims(codeds, options);
  const grouped = groupedOf(
    across.outlets.map(({ article, label }, index) => ({
      id: article.id,
      label,
      articles: [measures[index]!],
    })),
    { head: 'Outlet', name: 'outlets' },
  );
  const codebook: Pick<Codebook, 'kinds'> = codeds[0]?.codebook ?? { kinds: [] };
  const notes = [...oddNotes(across), ...careNotes(measures, options)];
  return {
    title: `${counted(codeds.length, 'article')} on one event`,
    sections: [
      {
        id: 'across-sources',
        title: 'Who is heard where',
        lead: sourcesLead(across),
        figures: withNotes(
          [...matrixFigures(across, grouped.sides), outletsFigure(across), whoFigure(across)],
          notes,
        ),
      },
      {
        id: 'across-shares',
        title: 'Who speaks, outlet by outlet',
        lead: sharesLead(across),
        figures: [...shareFigures(grouped), mannerFigure(grouped)],
      },
      claimsAcross(alignment, across.outlets, codebook),
    ],
    method: [...textsOf(measures), ...methodOf(measures, options)],
  };
}

function sourcesLead({ outlets, sources }: Across): string {
  if (!outlets.length) return 'No article was chosen, so there is nothing to compare.';
  if (!sources.length) return 'No attribution in these articles names a source of the registry.';
  if (outlets.length === 1)
    return `${counted(sources.length, 'source')} in the one article: choose another one on the same event to compare.`;
  const all = sources.filter((source) => source.outlets === outlets.length).length;
  const one = sources.filter((source) => source.outlets === 1).length;
  return `Of ${counted(sources.length, 'source')} in ${outlets.length} articles, ${all} ${all === 1 ? 'is' : 'are'} heard in all of them and ${one} in one only.`;
}

function sharesLead({ outlets }: Across): string {
  const few = outlets.filter(({ attributions }) => attributions < leastCases).length;
  const all = outlets.reduce((sum, { attributions }) => sum + attributions, 0);
  if (!all) return 'There are no attributions to compare.';
  return few
    ? `${counted(few, 'article')} of ${outlets.length} ${few === 1 ? 'has' : 'have'} fewer than ${leastCases} attributions: counts, not shares.`
    : 'The bases answer different questions: read them side by side.';
}

function oddNotes({ outlets, sources, doubles }: Across): readonly string[] {
  const joined = sources.filter(({ ids }) => ids.length > 1);
  const unnamed = outlets.filter(({ unnamed: ids }) => ids.length);
  return [
    ...(outlets.some(({ article }) => !article.publisher?.trim())
      ? ['Where no publisher is stated, the title names the column.']
      : []),
    ...(joined.length
      ? [
          `Taken for one source by their names: ${joined.map(({ names }) => names.map((name) => `“${name}”`).join(' and ')).join('; ')}.`,
        ]
      : []),
    ...(doubles.length
      ? [
          `The registry has more than one entry of the name ${doubles.map((name) => `“${name}”`).join(', ')}: merge them if they are the same.`,
        ]
      : []),
    ...(unnamed.length
      ? [
          `In no row, since they name no source of the registry: ${unnamed.map(({ label, unnamed: ids }) => `${counted(ids.length, 'attribution')} in ${label}`).join(', ')}.`,
        ]
      : []),
  ];
}
