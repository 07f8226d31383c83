/** What a source balance holds: numbers, and for each the annotations whose words are counted in it. */
import type { Inclusion } from './coded.js';
import type { Case, Identity } from './case.js';

/** Numbers by an id or a name, such as a side; in the order in which an article first names them. */
export type Counts = Readonly<Record<string, number>>;
export type Lists = Readonly<Record<string, readonly string[]>>;

/** One base on which shares are taken. A compound attribution counts once in `total`, and once for each source and side. */
export interface Measure {
  readonly total: number;
  readonly bySide: Counts;
  /** By registry id. */
  readonly bySource: Counts;
  /** By source type. */
  readonly byType: Counts;
  /** Ids of the annotations behind each number. */
  readonly annotations: {
    readonly total: readonly string[];
    readonly bySide: Lists;
    readonly bySource: Lists;
    readonly byType: Lists;
  };
}

/** Null where a measure is not defined: no attribution names a source; for `evenness`, fewer than two sources. */
export interface Diversity {
  /** How many things the shares are of. */
  readonly n: number;
  readonly shannon: number | null;
  readonly evenness: number | null;
  readonly hhi: number | null;
  readonly effective: number | null;
}

export interface Speaker {
  readonly annotation: string;
  readonly article: string;
  readonly sources: readonly string[];
  readonly sides: readonly string[];
}

/** A claim that is counted. */
export interface ClaimCase {
  readonly id: string;
  readonly article: string;
  readonly worth: string;
  readonly certainty: string;
  /** As coded; `attributed` where the claim lies in the content of a counted attribution and nothing else is coded. */
  readonly support: string;
  /** Id of the innermost counted attribution whose content it lies in. */
  readonly within: string | null;
  readonly start: number;
}

/** A framing that is counted. */
export interface FramingCase {
  readonly id: string;
  readonly article: string;
  readonly device: string;
  readonly target: string;
  readonly polarity: string;
  readonly voice: string;
  readonly start: number;
}

/** Somebody who is shown in a bad light, and whether the article lets them speak. */
export interface Reply {
  /** As the analyst wrote it, or the name of the source. */
  readonly target: string;
  /** Registry id, where the target is a source. */
  readonly source: string | null;
  readonly side: string | null;
  /** What is said against them. */
  readonly against: readonly string[];
  /** Attributions with content of their own; null where the target is nobody whom the registry or the sides know. */
  readonly own: readonly string[] | null;
}

/** What no number counts, and why. */
export interface LeftOut {
  readonly blocks: readonly {
    readonly article: string;
    /** Index of the block, from 0. */
    readonly block: number;
    readonly why: Inclusion;
    readonly words: number;
  }[];
  readonly annotations: readonly {
    readonly id: string;
    readonly article: string;
    readonly kind: string;
    readonly why: Inclusion | 'other revision' | 'kind';
  }[];
}

/** What is known of a source, for reading the numbers. */
export interface BalanceSource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sides: readonly string[];
  readonly anonymity: string;
}

export interface BalanceArticle {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly sha256: string;
  readonly countedWords: number;
  readonly codebook: { readonly id: string; readonly version: string };
}

export interface SourceBalance {
  readonly articles: readonly BalanceArticle[];
  /** Words in counted blocks, headline and standfirst among them. */
  readonly countedWords: number;
  /** Those of them in blocks of the role body: what positions are shares of. */
  readonly bodyWords: number;
  readonly attributions: Measure;
  readonly uniqueSources: Measure;
  /** Voice words in quotation marks, of attributions whose mode is direct or mixed. */
  readonly quotedWords: Measure;
  readonly contentWords: { readonly voice: Measure; readonly space: Measure };
  /** Voice words within the first quarter of the body words of their article. */
  readonly earlyWords: Measure;
  readonly modeBySide: Readonly<Record<string, Counts>>;
  readonly stanceBySide: Readonly<Record<string, Counts>>;
  /** Over sources, by attributions. */
  readonly diversity: Diversity;
  /** In the order of the articles; of one article, who speaks first and last. Null without attributions. */
  readonly first: Speaker | null;
  readonly last: Speaker | null;
  /** All counted attributions in order: by article, first character, cue. */
  readonly cases: readonly Case[];
  readonly claims: readonly ClaimCase[];
  readonly framings: readonly FramingCase[];
  readonly replies: readonly Reply[];
  /** Unique sources by how far readers can tell who they are: the clearest that the articles offer. */
  readonly identities: Readonly<Record<Exclude<Identity, ''> | 'unknown', readonly string[]>>;
  readonly sources: readonly BalanceSource[];
  readonly analysts: readonly string[];
  /** First and last day of coding, ISO 8601; null without annotations. */
  readonly coded: { readonly from: string; readonly to: string } | null;
  readonly leftOut: LeftOut;
  readonly include: readonly Inclusion[];
  /** What cannot be said or has to be read with care. */
  readonly notes: readonly Note[];
}

export interface Note {
  /** A plain sentence. */
  readonly text: string;
  /** Ids of those that it is about. */
  readonly annotations: readonly string[];
}

/** A note before those of several articles are made one. */
export interface MeasureNote {
  readonly what:
    | 'no source'
    | 'no content'
    | 'no mode'
    | 'no marks'
    | 'unknown value'
    | 'no kind'
    | 'no sides'
    | 'no words'
    | 'other revision';
  readonly detail: string;
  readonly annotations: readonly string[];
}

/** One article measured: plain data, cheap to keep, from which the balance of many articles is summed up. */
export interface ArticleMeasures extends Pick<
  SourceBalance,
  | 'countedWords'
  | 'bodyWords'
  | 'cases'
  | 'claims'
  | 'framings'
  | 'replies'
  | 'sources'
  | 'analysts'
  | 'coded'
  | 'leftOut'
> {
  readonly article: BalanceArticle;
  readonly notes: readonly MeasureNote[];
}
