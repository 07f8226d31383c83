/**
 * Whether a value is an annotation as `annotationSchema` describes it, at a tenth of the schema's cost: a file may
 * hold ten thousand. The schema stays the definition; a property test holds the two together.
 */
import type { FileAnnotation } from './annotation-set.js';

type Loose = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isText = (value: unknown) => typeof value === 'string';
const isId = (value: unknown) => typeof value === 'string' && value !== '';
const isOffset = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const isAttribute = (value: unknown) =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && !Number.isNaN(value));
const absentOr = (test: Test, value: unknown) => value === undefined || value === null || test(value);

const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);

const isSpan = (span: unknown) =>
  isRecord(span) &&
  absentOr(isText, span.part) &&
  isOffset(span.start) &&
  isOffset(span.end) &&
  isText(span.exact) &&
  absentOr(isText, span.prefix) &&
  absentOr(isText, span.suffix);

export const isWellFormed = (value: unknown): value is FileAnnotation =>
  isRecord(value) &&
  isId(value.id) &&
  isId(value.kind) &&
  Array.isArray(value.spans) &&
  value.spans.length > 0 &&
  value.spans.every(isSpan) &&
  absentOr(
    (attributes) => isRecord(attributes) && Object.values(attributes).every(isAttribute),
    value.attributes,
  ) &&
  absentOr(isTexts, value.prefilled) &&
  absentOr(isTexts, value.sources) &&
  absentOr(isText, value.parent) &&
  absentOr(isText, value.note) &&
  absentOr(isShare, value.confidence) &&
  absentOr(isText, value.analyst) &&
  absentOr(isText, value.created) &&
  absentOr(isText, value.modified);
