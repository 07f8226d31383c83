/** Spans as W3C selectors: what lets a span be found again, and checked, when the text has moved. */
import { wholeCharacter, type Span } from './span.js';

/** https://www.w3.org/TR/annotation-model/#text-quote-selector, fields as there. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** UTF-16 units of context on each side: what Hypothesis and Recogito write, too. */
const context = 32;

/** The words under `span` and those around it, never half a surrogate pair. */
export function describe(text: string, { start, end }: Span): TextQuoteSelector {
  const after = Math.min(text.length, end + context);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - context)), start),
    suffix: text.slice(end, wholeCharacter(text, after)),
  };
}
