/** What `source-bias-annotator/core` exports: the model and its file, with no DOM, for scripts, workers and Node. */
export { createAnnotation, patchAnnotation, compareAnnotations, extent } from './domain/annotation.js';
export type {
  Annotation,
  Attributes,
  AttributeValue,
  Details,
  PartSpan,
  Patch,
  SpanInput,
} from './domain/annotation.js';
export { blockAt, canonical, createArticle, digest } from './domain/article.js';
export type {
  Article,
  Block,
  BlockDraft,
  BlockType,
  Direction,
  InlineMark,
  Metadata,
  Role,
} from './domain/article.js';
export { apply, invert } from './domain/change.js';
export type { Annotations, Change, Edit } from './domain/change.js';
export { codePoints } from './domain/code-points.js';
export type { CodePoints } from './domain/code-points.js';
export { attributesFor, findKind, kindOf } from './domain/codebook.js';
export type { Attribute, Codebook, Finder, Kind, Part, Rule, Value } from './domain/codebook.js';
export { defaultCodebook } from './domain/default-codebook.js';
export { newId } from './domain/id.js';
export { mergeAnnotation } from './domain/merge.js';
export { describe } from './domain/selector.js';
export type { TextQuoteSelector } from './domain/selector.js';
export { createSource, registryOf, resolve, sourcesOf } from './domain/registry.js';
export type { Registry } from './domain/registry.js';
export { alwaysSides, sideIn } from './domain/source.js';
export type { Source, SourceDetails } from './domain/source.js';
export { checkSpan, compareSpans, quote, trim } from './domain/span.js';
export type { Span } from './domain/span.js';
export type { AnnotationSet } from './formats/annotation-set.js';
export type {
  ExchangedSet,
  ExchangeFile,
  ExchangeFormat,
  FileProblem,
  FormatOption,
  OffsetUnit,
  ReadFiles,
  ReadFilesOptions,
  WriteOptions,
} from './formats/exchange-format.js';
export type { Facet } from './formats/facets.js';
export { formats } from './formats/formats.js';
export { readCodebook } from './formats/codebook-json.js';
export type { Problem } from './formats/explain.js';
export { generator } from './formats/generator.js';
export { writeAnnotationSet } from './formats/json-export.js';
export type { AnnotatedArticle } from './formats/json-export.js';
export { readAnnotationSet } from './formats/json-import.js';
export type { ReadAnnotationSet } from './formats/json-import.js';
export type {
  ArticleMeasures,
  ClaimCase,
  Counts,
  Diversity,
  FramingCase,
  LeftOut,
  Lists,
  Measure,
  Note,
  Reply,
  SourceBalance,
  Speaker,
} from './measures/balance.js';
export type { Case, Identity } from './measures/case.js';
export type { BalanceOptions, Coded, Inclusion } from './measures/coded.js';
export { sourceBalance } from './source-balance.js';
export type { BalanceInput } from './source-balance.js';
