/** What every exchange format is: one object that writes sets as files, reads them again, and says what it cannot hold. */
import type { Annotation } from '../domain/annotation.js';
import type { Facet } from './facets.js';
import type { AnnotatedArticle } from './json-export.js';

/** What offsets count in the files of a format: `utf-16` is what JavaScript and Java count. End-exclusive in all of them. */
export type OffsetUnit = 'code-point' | 'utf-16';

/** A file in memory, with either its text or its bytes. */
export interface ExchangeFile {
  /** With its extension; may lie in a folder, `sources/7.txt`. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text?: string;
  readonly data?: Uint8Array;
}

/** One article with all that was said about it, as it is read out of a file; offsets in UTF-16. */
export interface ExchangedSet extends AnnotatedArticle {
  readonly annotations: readonly Annotation[];
  readonly orphans: readonly Annotation[];
}

/** What is wrong in a file, for whoever has to mend it. */
export interface FileProblem {
  readonly file: string;
  /** From 1, in files that are read line by line. */
  readonly line?: number;
  /** Of the record, as the file names it. */
  readonly id?: string;
  /** A sentence. */
  readonly message: string;
}

export interface ReadFiles {
  readonly sets: readonly ExchangedSet[];
  readonly problems: readonly FileProblem[];
}

/** A choice that a format offers for what it writes. */
export interface FormatOption {
  readonly id: string;
  readonly label: string;
  /** The first is the default. */
  readonly values: readonly { readonly id: string; readonly label: string }[];
}

/** Values of a format's own options by option id, beside what all formats know. */
export interface WriteOptions {
  /** When the file is written, ISO 8601 in UTC; now by default. */
  readonly exported?: string;
  /** Name of the files without extension; made from the article's title by default. */
  readonly name?: string;
  readonly [option: string]: string | undefined;
}

export interface ReadFilesOptions {
  /** ISO 8601 in UTC, for what does not say when it was made; now by default. */
  readonly now?: string;
  /** Those of the files that the format cannot tell by itself, such as the unit of `doccano`. */
  readonly [option: string]: string | undefined;
}

export interface ExchangeFormat {
  readonly id: string;
  readonly label: string;
  /** Of the files that it writes and reads, with the dot, the main one first. */
  readonly extensions: readonly string[];
  /** In a few words, for people: `code points`. */
  readonly unit: string;
  readonly holds: readonly Facet[];
  readonly options?: readonly FormatOption[];
  /** Whether the files are of this format, as far as a look at them tells. Files of several parts come together. */
  recognises(files: readonly ExchangeFile[]): boolean;
  /** Throws Error naming the annotation where a span does not hold its words. */
  write(set: AnnotatedArticle, options?: WriteOptions): readonly ExchangeFile[];
  /** Several articles in the files of one, where the format knows such files. */
  gather?(sets: readonly AnnotatedArticle[], options?: WriteOptions): readonly ExchangeFile[];
  /** Never throws: what cannot be read is among the problems. */
  read(files: readonly ExchangeFile[], options?: ReadFilesOptions): ReadFiles;
  /** What would be lost of this very set, in plain sentences; empty where nothing would. */
  losses(set: AnnotatedArticle, options?: WriteOptions): readonly string[];
}
