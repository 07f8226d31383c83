/** Articles and annotations as stored, offsets in UTF-16, held against the texts that they are about. */
import type { Annotation } from '../domain/annotation.js';
import { canonical, digest, type Article } from '../domain/article.js';
import { equal } from '../domain/equal.js';
import { compareSpans, wholeCharacter } from '../domain/span.js';
import { annotationSchema } from './annotation-set.js';
import { explain, isRecord, type Loose } from './explain.js';
import { readArticle } from './read-article.js';
import { isWellFormed } from './well-formed.js';

type Report = (message: string) => void;

/**
 * `value` as it is where it is a whole article. What is wrong beside its text is mended and said through `report`; where
 * the text is wrong nothing could be trusted that counts in it, and a sentence says so.
 */
export function readStoredArticle(value: unknown, report: Report): Article | string {
  if (!isRecord(value)) return 'It is no record of an article.';
  const { id, text } = value;
  if (typeof id !== 'string' || !id) return 'It has no "id".';
  if (typeof text !== 'string' || !text) return 'It has no "text".';
  if (canonical(text) !== text || /^\n|\n\n|\n$/.test(text))
    return 'Its text has empty lines, foreign line breaks or broken characters, which no stored text has.';
  const units = {
    text,
    changed: false,
    length: text.length,
    toUtf16: (offset: number) => offset,
    fold: (words: string) => words,
  };
  const { article, problems } = readArticle(value, text, units, '', digest);
  problems.forEach(report);
  const whole = Object.entries(article).every(([key, field]) => equal(field, value[key]));
  // As stored, with what only a newer program knows of.
  return whole ? (value as unknown as Article) : article;
}

const isText = (value: unknown) => typeof value === 'string';

const required: Readonly<Record<string, (value: unknown) => boolean>> = {
  articleId: (value) => isText(value) && value !== '',
  revision: (value) => Number.isInteger(value),
  attributes: isRecord,
  sources: Array.isArray,
  parent: (value) => value === null || isText(value),
  note: isText,
  confidence: (value) => value !== undefined,
  analyst: isText,
  created: isText,
  modified: isText,
};

/** `value` as it is where it is a whole annotation, or a sentence that says what is wrong with it. */
export function readStoredAnnotation(value: unknown): Annotation | string {
  if (!isWellFormed(value))
    return explain(annotationSchema, value) ?? 'Its "attributes" must be text, numbers, true or false.';
  const loose = value as unknown as Loose;
  const wrong = Object.keys(required).find((key) => !required[key]!(loose[key]));
  if (wrong) return `Its "${wrong}" is missing or wrong.`;
  const annotation = value as unknown as Annotation;
  if (!annotation.spans.every(({ part, prefix, suffix }) => isText(part) && isText(prefix) && isText(suffix)))
    return 'One of its spans has no part, or no words around it.';
  const sorted = annotation.spans.every(
    (span, index) => !index || compareSpans(annotation.spans[index - 1]!, span) <= 0,
  );
  return sorted ? annotation : { ...annotation, spans: [...annotation.spans].sort(compareSpans) };
}

/** Whether the words of every span stand in `text` where they should. */
export const stands = ({ spans }: Annotation, text: string): boolean =>
  spans.every(
    ({ start, end, exact }) =>
      end > start &&
      end <= text.length &&
      wholeCharacter(text, start) === start &&
      wholeCharacter(text, end) === end &&
      text.slice(start, end) === exact,
  );
