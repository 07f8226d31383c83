/** What all writers start from: a set whose every slice has been checked, its labels, and what a format has no place for. */
import type { Annotation } from '../domain/annotation.js';
import type { Codebook } from '../domain/codebook.js';
import type { AnnotationSet, FileAnnotation, FileSpan } from './annotation-set.js';
import type { WriteOptions } from './exchange-format.js';
import { writeAnnotationSet, type AnnotatedArticle } from './json-export.js';
import { LabelWriter, type LabelEntry } from './labels.js';

export interface OutgoingSpan extends FileSpan {
  readonly label: string;
  /** Offsets in UTF-16; `start` and `end` count code points. */
  readonly start16: number;
  readonly end16: number;
}

export interface OutgoingAnnotation extends Omit<FileAnnotation, 'spans'> {
  /** In reading order, at least one. */
  readonly spans: readonly OutgoingSpan[];
}

export interface Outgoing {
  /** The annotation set as the own format writes it. */
  readonly file: AnnotationSet;
  readonly text: string;
  /** In reading order. */
  readonly annotations: readonly OutgoingAnnotation[];
  readonly labels: LabelWriter;
  readonly codebook: Codebook;
  /** Name of the files, without extension. */
  readonly name: string;
}

/** A field of an annotation that a format has a place of its own for. */
export type NativeField = Exclude<keyof FileAnnotation, 'id' | 'kind' | 'spans'>;

/** Throws Error naming the annotation where a span does not hold its words. `tidy`: see `LabelWriter`. */
export function outgoing(
  set: AnnotatedArticle,
  { exported = new Date().toISOString(), name = fileNameOf(set) }: WriteOptions = {},
  tidy?: (label: string) => string,
): Outgoing {
  const file = writeAnnotationSet(set, { exported });
  const labels = new LabelWriter(set.codebook, tidy);
  const inside = new Map<string, Annotation>();
  for (const annotation of set.annotations.values()) inside.set(annotation.id, annotation);
  return {
    file,
    text: file.article.text,
    annotations: file.annotations.map((annotation) => {
      const { kind, spans } = inside.get(annotation.id)!;
      return {
        ...annotation,
        // Field by field: ten thousand copies with a spread take several times as long.
        spans: annotation.spans.map(({ part, start, end, exact, prefix, suffix }, index) => ({
          part,
          start,
          end,
          exact,
          prefix,
          suffix,
          label: labels.of({ kind, part: spans[index]!.part }),
          start16: spans[index]!.start,
          end16: spans[index]!.end,
        })),
      };
    }),
    labels,
    codebook: set.codebook,
    name,
  };
}

/** Of an article, for a file: letters, digits and dashes of its title, else of its id. */
export function fileNameOf({ article }: Pick<AnnotatedArticle, 'article'>): string {
  const words = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
  return [...(words(article.title) || words(article.id) || 'article')].slice(0, 60).join('').replace(/-+$/, '');
}

/** The annotation set without what a format holds by itself: the words, the spans, and the `native` fields. */
export interface Rest {
  readonly format: 'source-bias-annotations-rest';
  readonly version: '1.0';
  readonly exported: string | null | undefined;
  readonly article: Omit<AnnotationSet['article'], 'text'>;
  readonly codebook: AnnotationSet['codebook'];
  readonly sources: AnnotationSet['sources'];
  readonly labels: readonly LabelEntry[];
  readonly annotations: readonly Partial<FileAnnotation>[];
  readonly orphans: AnnotationSet['orphans'];
}

/** For formats with room for data of others: what `readForeign` puts back. */
export function restOf(
  { file, labels }: Outgoing,
  { native = [] }: { readonly native?: readonly NativeField[] } = {},
): Rest {
  const { text: _text, ...article } = file.article;
  return {
    format: 'source-bias-annotations-rest',
    version: '1.0',
    exported: file.exported,
    article,
    codebook: file.codebook,
    sources: file.sources,
    labels: labels.entries,
    annotations: file.annotations.map(({ spans: _spans, ...annotation }) => {
      const rest: Record<string, unknown> = { ...annotation };
      for (const field of native) delete rest[field];
      return rest;
    }),
    orphans: file.orphans,
  };
}
