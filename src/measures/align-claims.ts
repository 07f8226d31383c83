/** Claims of several articles side by side: those that say the same, told by the words that they share. */
import type { Annotation } from '../domain/annotation.js';
import { sourcesOf } from '../domain/registry.js';
import { quote } from '../domain/span.js';
import { groupAlike } from './across-groups.js';
import { claimWords, type ClaimWord } from './across-words.js';
import type { ArticleMeasures } from './balance.js';
import { contentPart, type Case } from './case.js';
import type { BalanceOptions, Coded } from './coded.js';
import { measureArticle } from './measure-article.js';

/** What one article says, by itself or through somebody. */
export interface Statement {
  /** Id of the annotation. */
  readonly id: string;
  /** Id of the article. */
  readonly article: string;
  readonly kind: 'claim' | 'content';
  /** Its words as they stand, with … between spans. */
  readonly text: string;
  /** As coded; '' where not, and for contents. */
  readonly certainty: string;
  readonly support: string;
  /** Id of the innermost attribution that it lies in, or that it is the content of; null in the article's own voice. */
  readonly within: string | null;
  /** Names of those who say it there; empty in the article's own voice, and where nobody is named. */
  readonly speakers: readonly string[];
  readonly start: number;
}

export interface AlignedStatement extends Statement {
  /** How much its words are those that the others have: 0 to 1. */
  readonly likeness: number;
  /** Numbers that none of the others has. */
  readonly ownNumbers: readonly string[];
}

export interface SharedWord {
  /** As the first of them has it. */
  readonly word: string;
  /** How many of the articles have it. */
  readonly articles: number;
}

export interface AlignedClaims {
  /** Of one article each, the one that is most like the others; in the order of the articles. */
  readonly members: readonly AlignedStatement[];
  /** What else these articles say of it. */
  readonly further: readonly AlignedStatement[];
  /** Why: the words that at least two of the articles share, those that weigh most first. */
  readonly shared: readonly SharedWord[];
}

export interface Alignment {
  /** What most articles have first, then by how alike, then by where it first stands. */
  readonly groups: readonly AlignedClaims[];
  /** What has no partner in another article, in the order of the articles. */
  readonly only: readonly Statement[];
  /** Without words to compare, such as a claim of light words alone. */
  readonly wordless: readonly Statement[];
}

export interface AlignOptions extends BalanceOptions {
  /** Compares what people are said to say as well, not only what is coded as a claim. */
  readonly contents?: boolean;
}

/** Throws nothing; of a single article everything is `only`. */
export function alignClaims(codeds: readonly Coded[], options: AlignOptions = {}): Alignment {
  const places = new Map(codeds.map(({ article }, place) => [article.id, place]));
  const read = codeds.flatMap((coded) => statementsOf(coded, options));
  const [worded, wordless] = [
    read.filter(({ words }) => words.length),
    read.filter(({ words }) => !words.length),
  ];
  const made = groupAlike(worded.map(({ statement, words }) => ({ article: statement.article, words })));
  const taken = new Set(made.flatMap(({ members, further }) => [...members, ...further].map(({ at }) => at)));
  const aligned = ({ at, likeness }: { at: number; likeness: number }, others: readonly number[]) => ({
    ...worded[at]!.statement,
    likeness,
    ownNumbers: ownNumbers(
      worded[at]!,
      others.filter((other) => other !== at).map((other) => worded[other]!),
    ),
  });
  const placeOf = ({ article }: Statement) => places.get(article)!;
  const inOrder = (a: Statement, b: Statement) =>
    placeOf(a) - placeOf(b) || a.start - b.start || (a.id < b.id ? -1 : 1);
  return {
    groups: made.map(({ members, further, shared }) => {
      const firsts = members.map(({ at }) => at);
      return {
        members: members.map((each) => aligned(each, firsts)).sort(inOrder),
        further: further.map((each) => aligned(each, firsts)).sort(inOrder),
        shared,
      };
    }),
    only: worded.flatMap(({ statement }, at) => (taken.has(at) ? [] : [statement])).sort(inOrder),
    wordless: wordless.map(({ statement }) => statement),
  };
}

interface Worded {
  readonly statement: Statement;
  readonly words: readonly ClaimWord[];
}

/** Those that are counted, in reading order. */
function statementsOf(coded: Coded, { contents = false, ...options }: AlignOptions): readonly Worded[] {
  const measures = measureArticle(coded, options);
  const byId = new Map(coded.annotations.map((each) => [each.id, each]));
  const speakersOf = (id: string | null) => {
    const said = id === null ? undefined : byId.get(id);
    return said ? sourcesOf(coded.registry, said).map(({ name }) => name) : [];
  };
  const worded = (
    annotation: Annotation,
    statement: Omit<Statement, 'id' | 'article' | 'text' | 'speakers'>,
  ) => {
    const { text, language } = coded.article;
    const spans = annotation.spans.filter(({ part }) => statement.kind === 'claim' || part === contentPart);
    const said = quote(text, spans);
    return {
      statement: {
        id: annotation.id,
        article: coded.article.id,
        text: said,
        speakers: speakersOf(statement.within),
        ...statement,
      },
      words: claimWords(said, language),
    };
  };
  return [
    ...measures.claims.map(({ id, certainty, support, within, start }) =>
      worded(byId.get(id)!, { kind: 'claim', certainty, support, within, start }),
    ),
    ...(contents ? withContent(measures, byId) : []).map(({ id, start }) =>
      worded(byId.get(id)!, { kind: 'content', certainty: '', support: '', within: id, start }),
    ),
  ].sort((a, b) => a.statement.start - b.statement.start);
}

const withContent = ({ cases }: ArticleMeasures, byId: ReadonlyMap<string, Annotation>): readonly Case[] =>
  cases.filter(({ id }) => byId.get(id)!.spans.some(({ part }) => part === contentPart));

function ownNumbers({ words }: Worded, others: readonly Worded[]): readonly string[] {
  const elsewhere = new Set(others.flatMap((each) => each.words.map(({ key }) => key)));
  const own = words.filter(({ number, key }) => number && !elsewhere.has(key));
  return [...new Map(own.map(({ key, word }) => [key, word])).values()];
}
