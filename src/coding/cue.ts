/** The records of a list of cues: words that carry an attribution, and where a text has them. */
import type { Span } from '../domain/span.js';

export const stances = ['neutral', 'factive', 'assertive', 'doubting', 'loaded'] as const;
export const acts = ['say', 'think', 'know', 'want', 'order'] as const;

export interface Cue {
  /**
   * In the form that a dictionary lists; the first word is inflected. ` * ` stands for up to three words: `issue *
   * orders` finds "issued repeated orders".
   */
  readonly words: string;
  /** Id of one of `stances`. */
  readonly stance: string;
  /** Id of one of `acts`. */
  readonly act: string;
  /** Words that deny by themselves: deny, rule out. */
  readonly polarity?: 'negated';
  /** What an idiom means where that is not what its verb means. */
  readonly sense?: string;
}

export interface CueList {
  /** BCP 47, the primary subtag. */
  readonly language: string;
  readonly cues: readonly Cue[];
  /** Words before a verb that negate it. Of several words, the first is inflected: `refuse to`. */
  readonly negations: readonly string[];
  /** Auxiliaries and adverbs before a verb that belong to its group. Of several words, the first is inflected. */
  readonly helpers: readonly string[];
  /** Irregular forms by the form that a dictionary lists: `say` → `said`. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
}

export interface CueMatch {
  /**
   * The whole verb group: auxiliaries, negation, adverbs, particle or linking preposition; neither "that" nor the "to"
   * of an infinitive that follows. Offsets as in `Span`.
   */
  readonly span: Span;
  readonly cue: Cue;
  /** A negated verb or a denying one; both together ("did not deny") count as neither. */
  readonly negated: boolean;
}
