/** What of an article's coding is counted, worked out once for its measures and for the words behind them. */
import { extent, type Annotation } from '../domain/annotation.js';
import { spansOf } from '../domain/parents.js';
import { isAnchored } from '../domain/revision.js';
import type { Span } from '../domain/span.js';
import { attributionKind, cuePart, type WordBase } from './case.js';
import type { BalanceOptions, Coded, Inclusion } from './coded.js';
import { chainsOf, contentsOf, type Chains, type Contents } from './contents.js';
import { countable, whyOut, type Countable } from './counted.js';
import { ownership, spansOwned, type Ownership } from './ownership.js';

export interface CountedCoding {
  readonly counting: Countable;
  /** Of this revision. */
  readonly here: readonly Annotation[];
  /** Why each of those is left out; null for a counted one. */
  readonly out: ReadonlyMap<Annotation, Inclusion | null>;
  readonly counted: readonly Annotation[];
  /** By the first character, then by the cue. */
  readonly attributions: readonly Annotation[];
  readonly chains: Chains;
  readonly contents: Contents;
  readonly owners: Ownership;
  /** The words that a base gives to each of `attributions`, by annotation id. */
  wordsOf(base: WordBase): ReadonlyMap<string, readonly Span[]>;
}

const known = new WeakMap<Coded, Map<string, CountedCoding>>();

/** Remembered by the article with what was said about it: choosing one number after another measures nothing anew. */
export function countedCoding(coded: Coded, { include = [] }: BalanceOptions): CountedCoding {
  const all = known.get(coded) ?? new Map<string, CountedCoding>();
  known.set(coded, all);
  const key = include.toSorted().join();
  const found = all.get(key) ?? count(coded, { include });
  all.set(key, found);
  return found;
}

function count({ article, annotations }: Coded, options: BalanceOptions): CountedCoding {
  const counting = countable(article, options);
  const here = annotations.filter((each) => isAnchored(each, article));
  const out = new Map(here.map((each) => [each, whyOut(counting, each)]));
  const counted = here.filter((each) => out.get(each) === null);
  const attributions = counted.filter(({ kind }) => kind === attributionKind).sort(bySaying);
  const chains = chainsOf(here, attributions);
  const contents = contentsOf(attributions, chains);
  const owners = ownership(counting, contents);
  const words = new Map<WordBase, ReadonlyMap<string, readonly Span[]>>();
  return {
    counting,
    here,
    out,
    counted,
    attributions,
    chains,
    contents,
    owners,
    wordsOf(base) {
      const owned =
        words.get(base) ??
        new Map(
          Array.from(spansOwned(counting, owners[base]), ([owner, spans]) => [attributions[owner]!.id, spans]),
        );
      words.set(base, owned);
      return owned;
    },
  };
}

/** By the first character, then by the cue. */
function bySaying(a: Annotation, b: Annotation): number {
  const cue = (each: Annotation) => spansOf(each, cuePart)[0]?.start ?? Infinity;
  const first = extent(a).start - extent(b).start;
  if (first) return first;
  const [cueA, cueB] = [cue(a), cue(b)];
  return (cueA === cueB ? 0 : cueA - cueB) || (a.id < b.id ? -1 : 1);
}
