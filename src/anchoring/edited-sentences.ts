/** What an edit did to sentences, coded or not. */
import type { Span } from '../domain/span.js';
import { sentences } from '../domain/sentences.js';
import { shared, type Comparison, type Side } from './comparison.js';
import type { Edited } from './edited.js';
import { editsIn, inMarks, wordsIn, type Stretch } from './edits-in.js';
import { tokensIn } from './tokens.js';

interface Sentence {
  readonly span: Span;
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Less of it stands on the other side than would make it the same sentence. */
  readonly fresh: boolean;
}

/** Of its words, the share that has to stand on the other side. */
const leastShared = 0.3;

/** Sentences of the blocks that count: not of captions, pull-quotes, repeats and furniture, nor of the headline. */
function sentencesOf(side: Side): readonly Sentence[] {
  const counted = side.article.blocks.filter(
    ({ role, repeats }) =>
      repeats === null && !['headline', 'pull-quote', 'caption', 'boilerplate'].includes(role),
  );
  return counted.flatMap((block) =>
    sentences(side.article.text, block).flatMap((span): Sentence[] => {
      const { from, to } = tokensIn(side.tokens, span);
      const { words, same } = shared(side, from, to);
      return words ? [{ span, from, to, fresh: same < words * leastShared }] : [];
    }),
  );
}

/** `report` is told what a row is made of, and says whether that is news. */
export function editedSentences(
  comparison: Comparison,
  report: (causes: readonly string[]) => boolean,
  isSaid: (removed: Span) => boolean,
): readonly Edited[] {
  const [old, now] = [sentencesOf(comparison.before), sentencesOf(comparison.after)];
  const rows: Edited[] = [];
  for (const { span, count } of passages(old)) {
    if (isSaid(span)) continue;
    const sentence = said('removed', count, wordsIn(comparison.before.article.text, span));
    rows.push({ kind: 'removed-passage', sentence, before: span });
  }
  for (const { span, count } of passages(now)) {
    const sentence = said('added', count, wordsIn(comparison.after.article.text, span));
    rows.push({ kind: 'added-passage', sentence, after: span });
  }
  const partners = partnersOf(comparison, old, now);
  for (const [index, { span, from, to, fresh }] of now.entries()) {
    const those = partners[index]!;
    if (fresh || !those.length) continue;
    const stretch = { before: { from: those[0]!.from, to: those.at(-1)!.to }, after: { from, to } };
    const at = { before: { start: those[0]!.span.start, end: those.at(-1)!.span.end }, after: span };
    rows.push(...changes(comparison, stretch, at, report));
  }
  return rows;
}

function changes(
  comparison: Comparison,
  stretch: Stretch,
  at: { readonly before: Span; readonly after: Span },
  report: (causes: readonly string[]) => boolean,
): readonly Edited[] {
  const where = inMarks(wordsIn(comparison.after.article.text, at.after));
  return editsIn(comparison, stretch)
    .filter(({ causes }) => report(causes))
    .map(({ kind, verb, words }) => ({
      kind,
      sentence: `Sentence ${verb}: ${words}, in ${where}.`,
      ...at,
    }));
}

/** For each sentence after, those before of which it holds the most. */
function partnersOf(
  { before }: Comparison,
  old: readonly Sentence[],
  now: readonly Sentence[],
): readonly (readonly Sentence[])[] {
  const sentenceAt = new Map<number, number>();
  for (const [index, { from, to }] of now.entries())
    for (let at = from; at < to; at++) sentenceAt.set(at, index);
  const partners: Sentence[][] = now.map(() => []);
  for (const sentence of old) {
    if (sentence.fresh) continue;
    const votes = new Map<number, number>();
    for (let at = sentence.from; at < sentence.to; at++) {
      const partner = before.changed[at] ? undefined : sentenceAt.get(before.pair[at]!);
      if (partner !== undefined) votes.set(partner, (votes.get(partner) ?? 0) + 1);
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (best !== undefined) partners[best]!.push(sentence);
  }
  return partners;
}

/** Sentences in a row that the other side does not have. */
function passages(all: readonly Sentence[]): readonly { span: Span; count: number }[] {
  const found: { span: Span; count: number }[] = [];
  for (const [index, { span, fresh }] of all.entries()) {
    if (!fresh) continue;
    const last = all[index - 1]?.fresh ? found.pop() : undefined;
    found.push({
      span: { start: last?.span.start ?? span.start, end: span.end },
      count: (last?.count ?? 0) + 1,
    });
  }
  return found;
}

const said = (how: string, count: number, words: string) =>
  count === 1
    ? `A sentence was ${how}: ${inMarks(words)}.`
    : `${count} sentences were ${how}: ${inMarks(words)}.`;
