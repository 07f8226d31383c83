/** What stands behind a report of many articles: what was coded with what, by whom and when, and what was left out. */
import type { ArticleMeasures, Note } from '../measures/balance.js';
import type { Inclusion } from '../measures/coded.js';
import { noteSentences } from '../measures/notes.js';
import { leastCases } from '../measures/statistics.js';
import { counted, whole } from './cells.js';
import { rules } from './definitions-rules.js';
import type { Figure, MethodEntry } from './document.js';

/** An article that could not be measured. */
export interface Unmeasured {
  readonly id: string;
  readonly title: string;
  /** Why, as a sentence. */
  readonly reason: string;
}

export interface MethodFacts {
  readonly include?: readonly Inclusion[];
  readonly unmeasured?: readonly Unmeasured[];
}

const reasons: Readonly<Record<Inclusion, string>> = {
  'pull-quote': 'pull quotes',
  caption: 'captions',
  boilerplate: 'boilerplate',
  repeats: 'repeats of other blocks',
};

export function methodOf(
  measures: readonly ArticleMeasures[],
  { include = [], unmeasured = [] }: MethodFacts,
): readonly MethodEntry[] {
  const sum = (of: (each: ArticleMeasures) => number) => measures.reduce((total, each) => total + of(each), 0);
  const analysts = [...new Set(measures.flatMap((each) => each.analysts))].sort();
  const days = measures.flatMap(({ coded }) => (coded ? [coded.from, coded.to] : [])).sort();
  const codebooks = codebooksOf(measures);
  const titles = unmeasured.map(({ title, reason }) => `${title || 'Untitled article'}: ${reason}`);
  return [
    {
      label: 'Counted',
      text: `${counted(measures.length, 'article')}, ${counted(
        sum(({ countedWords }) => countedWords),
        'word',
      )}, ${counted(
        sum(({ cases }) => cases.length),
        'attribution',
      )}, ${counted(
        sum(({ claims }) => claims.length),
        'claim',
      )}, ${counted(
        sum(({ framings }) => framings.length),
        'framing',
      )}.`,
    },
    {
      label: 'Codebook',
      text: codebooks.map(({ name, n }) => `${name} (${counted(n, 'article')})`).join(', ') || 'None.',
    },
    { label: 'Analysts', text: analysts.join(', ') || 'Not stated.' },
    { label: 'Coded', text: days.length ? `${days[0]} to ${days.at(-1)}` : 'No annotation has a date.' },
    { label: 'Left out', text: leftOutText(measures) },
    ...(include.length
      ? [{ label: 'Counted on request', text: include.map((each) => reasons[each]).join(', ') }]
      : []),
    ...(titles.length ? [{ label: 'Not measured', text: titles.join(' ') }] : []),
    { label: 'Attributions', text: `${rules.attribution} ${rules.compound} ${rules.nobody}` },
    { label: 'Words', text: `${rules.words} ${rules.voice}` },
    { label: 'Quoted words', text: `${rules.quoted} ${rules.scare}` },
    {
      label: 'Intervals',
      text: `Shares carry the 95 % score interval of Wilson (1927). Under ${leastCases} cases there are counts and no percentages.`,
    },
  ];
}

function leftOutText(measures: readonly ArticleMeasures[]): string {
  const blocks = new Map<Inclusion, { n: number; words: number }>();
  for (const { leftOut } of measures)
    for (const { why, words } of leftOut.blocks) {
      const known = blocks.get(why) ?? { n: 0, words: 0 };
      blocks.set(why, { n: known.n + 1, words: known.words + words });
    }
  const annotations = measures.reduce((sum, { leftOut }) => sum + leftOut.annotations.length, 0);
  const parts = [...blocks].map(
    ([why, { n, words }]) => `${reasons[why]} (${counted(n, 'block')}, ${counted(words, 'word')})`,
  );
  return parts.length || annotations
    ? `${[...parts, ...(annotations ? [counted(annotations, 'annotation')] : [])].join(', ')}.`
    : 'Nothing.';
}

function codebooksOf(measures: readonly ArticleMeasures[]) {
  const found = new Map<string, number>();
  for (const { article } of measures) {
    const name = `${article.codebook.id} ${article.codebook.version}`;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return [...found].map(([name, n]) => ({ name, n }));
}

/** Which texts were compared, so that anybody can tell whether theirs are the same. */
export const textsOf = (measures: readonly ArticleMeasures[]): readonly MethodEntry[] =>
  measures.map(({ article, countedWords }, at) => ({
    label: `Article ${at + 1}`,
    text: `${[article.title.trim() || 'Untitled article', article.publisher?.trim(), article.published].filter(Boolean).join(', ')}; version ${article.revision}, ${counted(countedWords, 'counted word')}, SHA-256 ${article.sha256}.`,
  }));

/** What has to be read with care, for any report of several articles. */
export function careNotes(
  measures: readonly ArticleMeasures[],
  { unmeasured = [] }: MethodFacts,
): readonly string[] {
  const codebooks = codebooksOf(measures);
  return [
    ...noteSentences(measures.flatMap(({ notes }) => notes)).map(({ text }: Note) => text),
    ...(codebooks.length > 1
      ? [
          `The articles were coded with several codebooks: ${codebooks.map(({ name, n }) => `${name} (${counted(n, 'article')})`).join(', ')}. Values may not mean the same.`,
        ]
      : []),
    ...(unmeasured.length
      ? [
          `${whole(unmeasured.length)} of ${counted(measures.length + unmeasured.length, 'article')} could not be measured: see the method.`,
        ]
      : []),
  ];
}

/** `notes` stand under the first of `figures`. */
export const withNotes = (
  [first, ...others]: readonly Figure[],
  notes: readonly string[],
): readonly Figure[] => (first ? [{ ...first, notes: [...first.notes, ...notes] }, ...others] : []);
