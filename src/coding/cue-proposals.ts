/** Ranks the cues around some content by how well English syntax joins them to it. */
import { compareSpans, type Span } from '../domain/span.js';
import { trimEnds } from '../domain/words.js';
import { cueMatches, type CueList, type CueMatch } from './cue-list.js';
import type { Ranked, Scene } from './proposals.js';
import { quotedSpans } from '../domain/quotations.js';
import { tokensIn } from './tokens.js';

/** Words of content that an idiom may reach into: claimed [responsibility for the attack]. */
const idiom = 60;

/** Sentences before and after the content in which its cue may stand: a quotation can stand alone. */
const neighbours = 2;

// Costs, in words of distance.
const nextSentence = 20;
const sentenceBefore = 25;

/** A cue with how far it stands from the content, cheapest first. */
export function rankCues(scene: Scene, list: CueList | null): readonly Ranked[] {
  if (!list) return [];
  return cuesIn(scene, list)
    .map((cue): Ranked => {
      const words = scene.text.slice(cue.span.start, cue.span.end);
      const verb = isAfterSource(cue) || /-|ly$/.test(cue.cue.words) ? 'cue' : 'cue verb';
      const negated = cue.negated ? ', negated' : '';
      return {
        span: cue.span,
        cue,
        reason: `${verb}: ${words}, ${cue.cue.stance}${negated}`,
        cost: costOf(scene, cue),
      };
    })
    .sort((a, b) => a.cost - b.cost || compareSpans(a.span, b.span));
}

/** The cues outside the content in its sentences and two on either side, cut off where they would reach into it. */
function cuesIn({ text, gaps, content, sentences, first, last }: Scene, list: CueList): readonly CueMatch[] {
  const from = sentences[Math.max(0, first - neighbours)]?.start ?? 0;
  const to = sentences[Math.min(sentences.length - 1, last + neighbours)]?.end ?? 0;
  const after = content.at(-1)!.end;
  return gaps.flatMap((whole) => {
    const gap = { start: Math.max(whole.start, from), end: Math.min(whole.end, to) };
    if (gap.start >= gap.end) return [];
    const idiomatic = gap.end < after ? Math.min(gap.end + idiom, after) : gap.end;
    return cueMatches(text, { start: gap.start, end: idiomatic }, list)
      .filter(({ span }) => span.start < gap.end)
      .map((match) =>
        match.span.end <= gap.end
          ? match
          : { ...match, span: trimEnds(text, { start: match.span.start, end: gap.end }) },
      );
  });
}

/** Whether who is quoted follows the cue by its grammar: according to, in the words of. */
export const isAfterSource = ({ cue }: CueMatch) =>
  /^(?:according to|in the .* of)$/.test(cue.words) || cue.words === 'cite';

function costOf(scene: Scene, { span, cue }: CueMatch): number {
  const { text, content, sentences, first, last } = scene;
  const sentence = sentences.findIndex(({ start, end }) => start <= span.start && span.start < end);
  const far = nextSentence * Math.max(0, sentence - last) + sentenceBefore * Math.max(0, first - sentence);
  const nearest = Math.min(
    ...content.map((one) => distance(text, span, one, isAfterSource({ span, cue, negated: false }))),
  );
  const between =
    content.some(({ end }) => end <= span.start) && content.some(({ start }) => start >= span.end);
  const words = text.slice(span.start, span.end);
  const quoted = quotedSpans(text, sentences[sentence] ?? span).some(
    ({ start, end }) =>
      start < span.start && span.end < end && !content.some((one) => one.start >= start && one.end <= end),
  );
  const infinitive = /\bto\s+$/.test(text.slice(Math.max(0, span.start - 4), span.start));
  return (
    far +
    nearest +
    (between && !far ? -3 : 0) +
    (quoted ? 8 : 0) +
    (infinitive ? 3 : 0) +
    // A source that somebody else reports: said, citing the police.
    (cue.words === 'cite' ? 5 : 0) +
    (/(?:ly|so-called|self-.*)$/.test(words) ? 4 : 0)
  );
}

const tail = /["”’»'」』)]+$/u;

/** Words between a cue and one span of content, and the marks of syntax among them that speak for or against. */
function distance(text: string, cue: Span, content: Span, afterSource: boolean): number {
  if (cue.end <= content.start) return distanceBefore(text.slice(cue.end, content.start), afterSource);
  if (cue.start < content.end) return 0;
  const between = text.slice(content.end, cue.start);
  const words = tokensIn(between, { start: 0, end: between.length }).map(({ word }) => word);
  // In "…, she said" a comma or the end of a quotation parts the content from its frame.
  const ended = text.slice(Math.max(content.start, content.end - 3), content.end).trimEnd();
  const parted =
    /^\s*["”’»'」』]*\s*[,;.!?—–-]/u.test(between) ||
    tail.test(ended) ||
    tail.test(between.trim()) ||
    /[,.!?]$/.test(ended);
  const first = words[0] ?? '';
  // "…, noting it" leads on to other content.
  const participle = !afterSource && /^\p{L}+ing\b/u.test(text.slice(cue.start, cue.end));
  return (
    0.5 +
    (participle ? 6 : 0) +
    words.length +
    2 * Math.max(0, between.split(/,\s/).length - 2) +
    4 * (between.split(/[;:—–]/).length - 1) +
    (parted ? 0 : afterSource ? 0 : 5) +
    (words.length ? 0 : -1) +
    (/^(?:and|but|while|as|because|which|who|where|although|though|after|before|when)$/.test(first) ? 4 : 0)
  );
}

function distanceBefore(between: string, afterSource: boolean): number {
  const open = between.replace(/\s*["“‘«„'「『]*\s*$/u, '').trimEnd();
  const words = tokensIn(open, { start: 0, end: open.length }).map(({ word }) => word);
  const last = words.at(-1) ?? '';
  const joins = /^(?:that|whether|if|how|why|what|to)$/.test(last);
  const linked = joins || open.endsWith(':') || !words.length;
  const inner = open.replace(afterSource ? /,$/ : /[:,]$/, '');
  return (
    words.length +
    (linked ? -1 : 0) +
    (joins ? -1 : 0) +
    (afterSource ? -1 : 0) +
    2 * (inner.split(/,\s|,$/).length - 1) +
    6 * (inner.split(/[;:—–]/).length - 1)
  );
}
