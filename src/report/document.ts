/** A report as plain data: what the page, the exported files and the command line all show. */
import type { EvidenceWords } from '../measures/evidence.js';
import type { Interval } from '../measures/statistics.js';

/** The words behind a number. */
export interface Evidence {
  /** Ids of annotations. */
  readonly annotations: readonly string[];
  readonly words: EvidenceWords;
}

export interface Cell {
  /** As it is printed: `27`, `0.42`, `Pentagon`, `–`. */
  readonly text: string;
  /** As files hold it; null where nothing can be said. Never NaN or infinite. */
  readonly value: number | string | null;
  /** Of the column's total, with its Wilson 95 % interval, from 0 to 1; absent under 10 cases and for what is no part. */
  readonly share?: Interval;
  /** Of how many, where it is a part of something: printed beside the share. */
  readonly of?: number;
  /** Why nothing can be said. */
  readonly why?: string;
  /** Absent where no words stand behind the cell. */
  readonly evidence?: Evidence;
}

export type Unit =
  'attributions' | 'sources' | 'words' | 'annotations' | 'articles' | 'share' | 'number' | 'text';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** Colour and texture, 0 to 7, where a chart tells columns apart. */
  readonly tone?: number;
}

export interface Row {
  readonly id: string;
  readonly label: string;
  /** Colour and texture, 0 to 7, where charts tell rows apart. The same thing has the same tone in the whole report. */
  readonly tone?: number;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface Table {
  /** What the rows are: "Side". */
  readonly head: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly total?: Row;
}

/** A place on a line that stands for the article, from 0 (its first counted word) to 1. */
export interface Place {
  /** Unique in its chart. */
  readonly id: string;
  readonly start: number;
  /** As `start` for a single place. */
  readonly end: number;
  /** Id of the row that it lies in. */
  readonly row: string;
  /** Read out and shown on hover: `Pentagon, direct: “is not what …”, paragraph 12`. */
  readonly label: string;
  readonly tone?: number;
  readonly evidence?: Evidence;
}

/**
 * How a table is drawn. `bars`: for each of `columns` a panel, for each row a bar, its number beside it, and the interval
 * of its share. `stack`: for each row one bar that `columns` divide. `interval`: for each row a dot on a line from 0 to
 * 100 % with its interval. `matrix`: for each cell a disc whose area is its number. `places`: for each row a line along
 * the article with what stands where. `strip`: the same on one line, as the reading strip.
 */
export type Chart =
  | { readonly type: 'bars' | 'stack' | 'interval' | 'matrix'; readonly columns: readonly string[] }
  | {
      readonly type: 'places' | 'strip';
      readonly places: readonly Place[];
      /** What the line is where it is not the article: a share from 0 to 100 %. */
      readonly axis?: 'share';
    };

export interface Figure {
  /** Unique in the report; the name of its files. */
  readonly id: string;
  readonly title: string;
  /** Ids of what is defined in `definitions.ts`. */
  readonly measures: readonly string[];
  /** Null where there is nothing to draw: `notes` say why. */
  readonly chart: Chart | null;
  readonly table: Table;
  /** Plain sentences: what the numbers leave open, and why something cannot be said. */
  readonly notes: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** What is worth knowing before one looks: a sentence or two in words, with the numbers that they rest on. */
  readonly lead: string;
  readonly figures: readonly Figure[];
}

export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
  /** Method appendix: codebook, analysts, dates, exclusions, counts. */
  readonly method: readonly MethodEntry[];
}

export interface MethodEntry {
  readonly label: string;
  readonly text: string;
}
