/** Words that say how sure something is, that deny it, or that count: what decides what an edit does to a statement. */
import { english } from './hedges/en.js';
import { vocabulary, type Tokens, type Vocabulary } from './tokens.js';

/** From what makes a statement surer to what keeps it at a distance; denials and numbers have no such strength. */
const strengths = { certain: -1, likely: 1, possible: 2, distanced: 2, negation: 0, number: 0 } as const;
export type Sense = keyof typeof strengths;

export const strengthOf = (sense: Sense): number => strengths[sense];

export interface Hedge {
  readonly sense: Sense;
  /** Folded tokens, as `Vocabulary` folds them. */
  readonly words: readonly string[];
}

export type Hedges = readonly Hedge[];

/**
 * A line begins with the sense and a colon (certain, likely, possible, distanced, negation, number); words or groups of
 * words follow, with commas between them; a line that begins with white space goes on. Throws RangeError for another sense.
 */
export function readHedges(source: string): Hedges {
  const words = vocabulary();
  const lines = source.trim().split(/\n(?!\s)/);
  return lines.flatMap((line) => {
    const [head = '', rest = ''] = line.split(':');
    if (!Object.hasOwn(strengths, head))
      throw new RangeError(
        `A line of hedges must begin with one of ${Object.keys(strengths).join(', ')}, not ${JSON.stringify(head)}`,
      );
    return rest
      .split(',')
      .map((phrase) => ({ sense: head as Sense, words: foldedTokens(words.read(phrase), words) }));
  });
}

const foldedTokens = ({ id }: Tokens, words: Vocabulary) => Array.from(id, (one) => words.folded(one));

let parsed: Hedges | null = null;

/** For a BCP 47 tag. Text that does not state its language is read as English; of others no words are known. */
export function hedgesFor(language: string | null): Hedges {
  if ((language?.toLowerCase().split(/[-_]/)[0] || 'en') !== 'en') return [];
  return (parsed ??= readHedges(english));
}

/** Where a hedge stands: token indices, `to` exclusive. */
export interface Hedging {
  readonly sense: Sense;
  readonly from: number;
  readonly to: number;
}

/** In reading order; of those that begin at one word the longest, and none inside another. */
export function hedgings(tokens: Tokens, words: Vocabulary, hedges: Hedges): readonly Hedging[] {
  const byFirst = new Map<string, Hedge[]>();
  for (const hedge of hedges.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = hedge.words[0]!;
    const known = byFirst.get(first);
    if (known) known.push(hedge);
    else byFirst.set(first, [hedge]);
  }
  const found: Hedging[] = [];
  if (!hedges.length) return found;
  for (let from = 0; from < tokens.count; from++) {
    const word = words.folded(tokens.id[from]!);
    const stands = ({ words: all }: Hedge) =>
      all.every((one, k) => one === words.folded(tokens.id[from + k] ?? -1));
    const hedge = byFirst.get(word)?.find(stands);
    const sense = hedge?.sense ?? (word.endsWith("n't") ? 'negation' : /^\p{Nd}/u.test(word) ? 'number' : null);
    if (!sense) continue;
    const to = from + (hedge?.words.length ?? 1);
    found.push({ sense, from, to });
    from = to - 1;
  }
  return found;
}
