/** Attributions as tests write them: `“<t>We won</t>,” <q>said</q> <s>the mayor</s>.` */
import type { PartSpan } from '../../src/domain/annotation.js';
import type { Article } from '../../src/domain/article.js';
import { describe } from '../../src/domain/selector.js';
import type { Span } from '../../src/domain/span.js';
import { articleOf } from './marked.js';

const parts: Readonly<Record<string, string>> = { t: 'content', q: 'cue', s: 'source' };

/** Text, and its spans in reading order; a tag is the first letter of a part's key in the default codebook. */
export function tagged(source: string): { article: Article; text: string; spans: readonly PartSpan[] } {
  const open = new Map<string, number>();
  const found: { part: string; start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(/<(\/?)([tqs])>/g)) {
    text += source.slice(last, match.index);
    last = match.index + match[0].length;
    const tag = match[2]!;
    if (match[1]) found.push({ part: parts[tag]!, start: open.get(tag)!, end: text.length });
    else open.set(tag, text.length);
  }
  text += source.slice(last);
  const spans = found
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ ...span, ...describe(text, { start: span.start, end: span.end }) }));
  return { article: articleOf(text), text, spans };
}

/** `text` with square brackets round each span. */
export const bracketed = (text: string, spans: readonly Span[]) => {
  const ends = spans.flatMap(({ start, end }, index) => [
    { at: start, mark: '[', order: index },
    { at: end, mark: ']', order: -1 - index },
  ]);
  ends.sort((a, b) => a.at - b.at || a.order - b.order);
  let shown = '';
  let last = 0;
  for (const { at, mark } of ends) {
    shown += text.slice(last, at) + mark;
    last = at;
  }
  return shown + text.slice(last);
};
