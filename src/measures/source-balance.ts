/** Who is allowed to speak, how much, how early and through which verbs: sums over the attributions of articles. */
import type {
  ArticleMeasures,
  BalanceSource,
  Counts,
  Lists,
  Measure,
  Note,
  Reply,
  SourceBalance,
  Speaker,
} from './balance.js';
import { identityOfForm, type Case, type Identity } from './case.js';
import type { BalanceOptions, Coded } from './coded.js';
import { measureArticle } from './measure-article.js';
import { noteSentences } from './notes.js';
import { diversityOf } from './statistics.js';

/** The balance of all of `codeds` together; of one article where that is all there is. */
export const sourceBalance = (codeds: readonly Coded[], options: BalanceOptions = {}): SourceBalance =>
  pool(
    codeds.map((coded) => measureArticle(coded, options)),
    options,
  );

/** `measures` of articles, which were all taken with these `options`, summed up. */
export function pool(
  measures: readonly ArticleMeasures[],
  { include = [] }: BalanceOptions = {},
): SourceBalance {
  const cases = measures.flatMap((each) => each.cases);
  const sources = poolSources(measures);
  const attributions = summed(cases, () => 1);
  const speaker = (each: Case | undefined): Speaker | null =>
    each ? { annotation: each.id, article: each.article, sources: each.sources, sides: each.sides } : null;
  return {
    articles: measures.map(({ article }) => article),
    countedWords: sum(measures, ({ countedWords }) => countedWords),
    bodyWords: sum(measures, ({ bodyWords }) => bodyWords),
    attributions,
    uniqueSources: distinct(measures),
    quotedWords: summed(cases, ({ words }) => words.quoted),
    contentWords: {
      voice: summed(cases, ({ words }) => words.voice),
      space: summed(cases, ({ words }) => words.space),
    },
    earlyWords: summed(cases, ({ words }) => words.early),
    modeBySide: valuesBySide(cases, ({ mode }) => mode),
    stanceBySide: valuesBySide(cases, ({ stance }) => stance),
    diversity: diversityOf(Object.values(attributions.bySource)),
    first: speaker(cases[0]),
    last: speaker(cases.at(-1)),
    cases,
    claims: measures.flatMap(({ claims }) => claims),
    framings: measures.flatMap(({ framings }) => framings),
    replies: poolReplies(measures.flatMap(({ replies }) => replies)),
    identities: identitiesOf(cases, sources),
    sources,
    analysts: [...new Set(measures.flatMap(({ analysts }) => analysts))].sort(),
    coded: span(measures),
    leftOut: {
      blocks: measures.flatMap(({ leftOut }) => leftOut.blocks),
      annotations: measures.flatMap(({ leftOut }) => leftOut.annotations),
    },
    include,
    notes: [
      ...noteSentences(measures.flatMap(({ notes }) => notes)),
      ...mixedCodebooks(measures),
      ...sameTexts(measures),
    ],
  };
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** What was found of each group, in the order of first mention. */
class Tally {
  readonly #counts = new Map<string, number>();
  readonly #lists = new Map<string, string[]>();

  /** A count of 0 makes the group known; the annotation stands behind the number only where it is `listed`. */
  add(group: string, count: number, annotation: string, listed = count > 0): void {
    this.#counts.set(group, (this.#counts.get(group) ?? 0) + count);
    let list = this.#lists.get(group);
    if (!list) this.#lists.set(group, (list = []));
    if (listed && list.at(-1) !== annotation) list.push(annotation);
  }

  get counts(): Counts {
    return Object.fromEntries(this.#counts);
  }

  get lists(): Lists {
    return Object.fromEntries(this.#lists);
  }
}

type Tallies = Readonly<Record<'bySide' | 'bySource' | 'byType', Tally>>;

const tallies = (): Tallies => ({ bySide: new Tally(), bySource: new Tally(), byType: new Tally() });

const measureOf = (total: number, all: readonly string[], { bySide, bySource, byType }: Tallies): Measure => ({
  total,
  bySide: bySide.counts,
  bySource: bySource.counts,
  byType: byType.counts,
  annotations: { total: all, bySide: bySide.lists, bySource: bySource.lists, byType: byType.lists },
});

/** A sum over cases: each counts once in all, and once for each of its sides, sources and types. */
function summed(cases: readonly Case[], of: (each: Case) => number): Measure {
  const groups = tallies();
  const all: string[] = [];
  let total = 0;
  for (const each of cases) {
    const count = of(each);
    total += count;
    if (count) all.push(each.id);
    for (const side of each.sides) groups.bySide.add(side, count, each.id);
    for (const source of each.sources) groups.bySource.add(source, count, each.id);
    for (const type of each.types) groups.byType.add(type, count, each.id);
  }
  return measureOf(total, all, groups);
}

/** Unique sources: each once in all, and once for each side and type that it has. Each of its attributions is listed. */
function distinct(measures: readonly ArticleMeasures[]): Measure {
  const groups = tallies();
  /** Sources that were met, by what they were counted in. */
  const met = { bySide: new Map(), bySource: new Map(), byType: new Map() } as Readonly<
    Record<keyof Tallies, Map<string, Set<string>>>
  >;
  const all: string[] = [];
  const add = (by: keyof Tallies, group: string, source: string, annotation: string) => {
    const here = met[by].get(group) ?? new Set();
    met[by].set(group, here);
    groups[by].add(group, here.has(source) ? 0 : 1, annotation, true);
    here.add(source);
  };
  for (const { cases, sources } of measures) {
    const here = new Map(sources.map((each) => [each.id, each]));
    for (const { id, sources: ids } of cases) {
      if (ids.length) all.push(id);
      for (const source of ids) {
        add('bySource', source, source, id);
        add('byType', here.get(source)?.type ?? 'unknown', source, id);
        for (const side of here.get(source)?.sides ?? []) add('bySide', side, source, id);
      }
    }
  }
  const bySource = groups.bySource.counts;
  return measureOf(Object.keys(bySource).length, all, groups);
}

function valuesBySide(cases: readonly Case[], of: (each: Case) => string): SourceBalance['modeBySide'] {
  const sides = new Map<string, Map<string, number>>();
  for (const each of cases)
    for (const side of each.sides) {
      const values = sides.get(side) ?? new Map<string, number>();
      sides.set(side, values);
      const value = of(each);
      if (value) values.set(value, (values.get(value) ?? 0) + 1);
    }
  return Object.fromEntries([...sides].map(([side, values]) => [side, Object.fromEntries(values)]));
}

/** A source of several articles once, with every side that it is on. */
function poolSources(measures: readonly ArticleMeasures[]): readonly BalanceSource[] {
  const found = new Map<string, BalanceSource>();
  for (const { sources } of measures)
    for (const source of sources) {
      const known = found.get(source.id);
      found.set(
        source.id,
        known ? { ...known, sides: [...new Set([...known.sides, ...source.sides])] } : source,
      );
    }
  return [...found.values()];
}

function poolReplies(replies: readonly Reply[]): readonly Reply[] {
  const found = new Map<string, Reply>();
  for (const reply of replies) {
    const key = JSON.stringify([
      reply.source,
      reply.source === null ? reply.side : null,
      reply.own === null && reply.target,
    ]);
    const known = found.get(key);
    const own = reply.own && [...(known?.own ?? []), ...reply.own];
    found.set(key, known ? { ...known, against: [...known.against, ...reply.against], own } : reply);
  }
  return [...found.values()];
}

const unnamed = { named: 0, partly: 1, anonymous_person: 2, anonymous_group: 3 } as const;

const isIdentity = (value: string): value is Exclude<Identity, ''> => Object.hasOwn(unnamed, value);

/** Unique sources by what the registry says of them; where it says nothing, by the clearest form that they appear in. */
function identitiesOf(cases: readonly Case[], sources: readonly BalanceSource[]): SourceBalance['identities'] {
  const best = new Map<string, Exclude<Identity, ''>>();
  for (const { form, sources: ids } of cases) {
    const identity = identityOfForm(form);
    if (!identity) continue;
    for (const id of ids) {
      const known = best.get(id);
      if (!known || unnamed[identity] < unnamed[known]) best.set(id, identity);
    }
  }
  const found = { named: [], partly: [], anonymous_person: [], anonymous_group: [], unknown: [] } as Record<
    Exclude<Identity, ''> | 'unknown',
    string[]
  >;
  for (const { id, anonymity } of sources)
    found[isIdentity(anonymity) ? anonymity : (best.get(id) ?? 'unknown')].push(id);
  return found;
}

function span(measures: readonly ArticleMeasures[]): SourceBalance['coded'] {
  const days = measures.flatMap(({ coded }) => (coded ? [coded.from, coded.to] : [])).sort();
  return days.length ? { from: days[0]!, to: days.at(-1)! } : null;
}

/** Two analysts' sets of one article, or one file given twice. */
function sameTexts(measures: readonly ArticleMeasures[]): readonly Note[] {
  const texts = new Map<string, number>();
  for (const { article } of measures) texts.set(article.sha256, (texts.get(article.sha256) ?? 0) + 1);
  const twice = [...texts.values()].filter((n) => n > 1).length;
  if (!twice) return [];
  const text = `${twice === 1 ? 'One text was' : `${twice} texts were`} given more than once: all that is marked in it counts each time.`;
  return [{ text, annotations: [] }];
}

function mixedCodebooks(measures: readonly ArticleMeasures[]): readonly Note[] {
  const articles = new Map<string, number>();
  for (const { article } of measures) {
    const name = `${article.codebook.id} ${article.codebook.version}`;
    articles.set(name, (articles.get(name) ?? 0) + 1);
  }
  if (articles.size < 2) return [];
  const list = [...articles]
    .map(([name, n]) => `${name} (${n} ${n === 1 ? 'article' : 'articles'})`)
    .join(', ');
  return [
    {
      text: `The articles were coded with several codebooks: ${list}. Values may not mean the same.`,
      annotations: [],
    },
  ];
}
