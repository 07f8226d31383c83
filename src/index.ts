/** What `source-bias-annotator` exports, by name. Importing it registers `<bias-annotator>`. */
import '../components/define-annotator.js';

export { BiasAnnotator } from '../components/bias-annotator.js';
export type { AnnotatorEvents, StepDetail } from '../components/events.js';
export type { Annotation, AttributeValue, Details, PartSpan, Patch, SpanInput } from './domain/annotation.js';
export type { Article, Block, BlockType, Direction, InlineMark, Metadata, Role } from './domain/article.js';
export type { Attribute, Codebook, Kind, Part, Value } from './domain/codebook.js';
export type { Source } from './domain/source.js';
export type { AnnotationSet } from './formats/annotation-set.js';
export type { Changes, LoadInput } from './exchange.js';
export type { SaveState } from './open-session.js';
