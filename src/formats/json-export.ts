/** Writes an annotation set: the file that proves which text was coded, and with which words. */
import { compareAnnotations, type Annotation, type PartSpan } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Annotations } from '../domain/change.js';
import { codePoints, type CodePoints } from '../domain/code-points.js';
import type { Codebook } from '../domain/codebook.js';
import { registryOf, resolve, resolveIds, type Registry } from '../domain/registry.js';
import { sentenceOf } from '../domain/sentence-of.js';
import { sideIn, type Source } from '../domain/source.js';
import type { Span } from '../domain/span.js';
import type { AnnotationSet, FileAnnotation, FileSource, FileSpan } from './annotation-set.js';
import { format, formatVersion, offsetUnit } from './format.js';
import { shorten } from './shorten.js';
import { generator } from './generator.js';

/** One article with everything that belongs to it; offsets in UTF-16, as everywhere inside the program. */
export interface AnnotatedArticle {
  readonly article: Article;
  readonly codebook: Codebook;
  readonly sources: readonly Source[];
  readonly annotations: Annotations | readonly Annotation[];
  /** Annotations of an earlier revision, which wait to be attached. */
  readonly orphans?: Annotations | readonly Annotation[];
  /** Where to look up what became of the sources that annotations name; `sources` by default. */
  readonly registry?: Registry;
}

/**
 * The annotation set, annotations in reading order, offsets in code points. `exported` is the time, ISO 8601 in UTC;
 * `version` is that of the generator. Throws Error naming the annotation where a span does not hold its `exact`
 * words: a file that contradicts itself proves nothing.
 */
export function writeAnnotationSet(
  { article, codebook, sources, annotations, orphans = [], registry = registryOf(sources) }: AnnotatedArticle,
  { exported, version = generator.version }: { readonly exported: string; readonly version?: string },
): AnnotationSet {
  const points = codePoints(article.text);
  return {
    format,
    version: formatVersion,
    generator: { name: generator.name, version },
    exported,
    offsetUnit,
    article: writeArticle(article, points),
    codebook,
    sources: sources
      .filter(({ id }) => resolve(registry, id)?.id === id)
      .map((source) => writeSource(source, article.id)),
    annotations: [...annotations.values()]
      .sort(compareAnnotations)
      .map((annotation) => writeAnnotation(article.text, points, annotation, registry)),
    ...writeOrphans([...orphans.values()], registry),
  };
}

const writeOrphans = (orphans: readonly Annotation[], registry: Registry): Pick<AnnotationSet, 'orphans'> =>
  orphans.length
    ? {
        orphans: [...orphans].sort(compareAnnotations).map((orphan) => ({
          ...writeRecord(orphan, registry),
          revision: orphan.revision,
          spans: orphan.spans.map(({ part, exact, prefix, suffix }) => ({ part, exact, prefix, suffix })),
        })),
      }
    : {};

const inCodePoints = (points: CodePoints, { start, end }: Span): Span => ({
  start: points.fromUtf16(start),
  end: points.fromUtf16(end),
});

/**
 * Field by field: what a store or a host has added to its records stays out of the file. Lists and records are copies,
 * so that the file is its owner's to change.
 */
const writeArticle = (article: Article, points: CodePoints): AnnotationSet['article'] => ({
  id: article.id,
  revision: article.revision,
  title: article.title,
  bylines: [...article.bylines],
  publisher: article.publisher,
  url: article.url,
  published: article.published,
  retrieved: article.retrieved,
  language: article.language,
  direction: article.direction,
  text: article.text,
  sha256: article.sha256,
  blocks: article.blocks.map(({ type, role, repeats, rule, marks, ...span }) => ({
    type,
    role,
    ...inCodePoints(points, span),
    repeats,
    ...(rule !== undefined && { rule }),
    ...(marks && { marks: marks.map((mark) => ({ ...mark, ...inCodePoints(points, mark) })) }),
  })),
  ...(article.removed && { removed: article.removed.map((part) => ({ ...part })) }),
  ...(article.raw && { raw: { ...article.raw } }),
});

function writeSource(source: Source, articleId: string): FileSource {
  const side = sideIn(source, articleId);
  const { affiliation, country, note, modified } = source;
  return {
    id: source.id,
    name: source.name,
    aliases: [...source.aliases],
    kind: source.kind,
    type: source.type,
    role: source.role,
    side,
    ...(side !== source.side && { usualSide: source.side }),
    anonymity: source.anonymity,
    ...(affiliation !== undefined && { affiliation }),
    ...(country !== undefined && { country }),
    ...(note !== undefined && { note }),
    ...(modified !== undefined && { modified }),
  };
}

function writeAnnotation(
  text: string,
  points: CodePoints,
  annotation: Annotation,
  registry: Registry,
): FileAnnotation {
  return {
    ...writeRecord(annotation, registry),
    spans: annotation.spans.map((span) => {
      try {
        return writeSpan(text, points, span);
      } catch (error) {
        const reason = sentenceOf(error);
        throw new Error(`Annotation ${annotation.id} cannot be exported. ${reason}`, { cause: error });
      }
    }),
  };
}

/** All but where it stands. */
function writeRecord(annotation: Annotation, registry: Registry): FileAnnotation {
  return {
    id: annotation.id,
    kind: annotation.kind,
    spans: [],
    attributes: { ...annotation.attributes },
    ...(annotation.prefilled && { prefilled: [...annotation.prefilled] }),
    sources: [...resolveIds(registry, annotation.sources)],
    parent: annotation.parent,
    note: annotation.note,
    confidence: annotation.confidence,
    analyst: annotation.analyst,
    created: annotation.created,
    modified: annotation.modified,
  };
}

/** The span in code points, and proof that they lead back to its words. */
function writeSpan(
  text: string,
  points: CodePoints,
  { part, exact, prefix, suffix, ...span }: PartSpan,
): FileSpan {
  const { start, end } = inCodePoints(points, span);
  const found = text.slice(points.toUtf16(start), points.toUtf16(end));
  if (found !== exact)
    throw new Error(`Its words are ${shorten(exact)}, but the article has ${shorten(found)} in their place`);
  return { part, start, end, exact, prefix, suffix };
}
