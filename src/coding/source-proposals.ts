/** Ranks the words around a cue that may say whose words the content is. */
import type { Span } from '../domain/span.js';
import { cueMatches, type CueList } from './cue-list.js';
import { isAfterSource, rankCues } from './cue-proposals.js';
import { pronouns } from './english.js';
import { firstPhrase, nameRuns, phrasesAfter, phrasesBefore } from './noun-phrases.js';
import type { Ranked, Scene } from './proposals.js';
import { tokensIn } from './tokens.js';

/** Costs: a place in a list of phrases, and the second best cue. */
const alternative = 1;
const nextCue = 6;
const fallback = 20;

/** `cues`: the spans marked as cue, if any; else the likeliest cues of `list` stand in for them. */
export function rankSources(
  scene: Scene,
  list: CueList | null,
  cues: readonly Span[],
  all: readonly string[],
): readonly Ranked[] {
  const { text, content, gaps } = scene;
  const names = namesIn(scene, all);
  const marked = cues.filter(({ start, end }) => gaps.some((gap) => gap.start <= start && end <= gap.end));
  const guessed = marked.length ? [] : rankCues(scene, list).slice(0, 2);
  const near: readonly Span[] = marked.length ? marked : guessed.map(({ span }) => span);
  const found: Ranked[] = [];
  if (list)
    near.forEach((cue, index) => {
      for (const one of besideCue(scene, list, cue)) found.push({ ...one, cost: one.cost + nextCue * index });
    });
  found.push(...elsewhere(scene, near[0] ?? nearestEdge(scene), names, list));
  const known = names.map((name) => name.toLowerCase());
  const apart = (span: Span) =>
    !content.some(({ start, end }) => start < span.end && span.start < end) &&
    !near.some(({ start, end }) => start < span.end && span.start < end);
  return found
    .filter(({ span }) => span.end > span.start && apart(span))
    .map((one) => {
      // Behind a comma stand names that only tell who the source is: Omar, brother of Ali.
      const words = text.slice(one.span.start, one.span.end).toLowerCase().split(',')[0]!;
      return known.some((name) => holds(words, name)) ? { ...one, cost: one.cost - 3 } : one;
    });
}

/** Rougher than what finds a name in the end: it may let one through, and never keeps one out. */
const fold = (words: string) => words.toLowerCase().replaceAll('ς', 'σ');

const folded = new WeakMap<readonly string[], readonly string[]>();

/** Of the names of a whole project those that the scene may hold, trimmed: nothing costlier is asked of the others. */
function namesIn({ text, sentences }: Scene, all: readonly string[]): readonly string[] {
  let known = folded.get(all);
  if (!known) folded.set(all, (known = all.map((name) => fold(name.trim()))));
  const words = fold(text.slice(sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0));
  const pieces = new Map([8, 3, 1].map((length) => [length, piecesOf(words, length)]));
  const mayHold = (name: string) => {
    const length = name.length >= 8 ? 8 : name.length >= 3 ? 3 : 1;
    const known = pieces.get(length)!;
    return known.has(name.slice(0, length)) && known.has(name.slice(-length)) && words.includes(name);
  };
  return known.flatMap((name, index) => (mayHold(name) ? [all[index]!.trim()] : []));
}

function piecesOf(words: string, length: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at + length <= words.length; at++) found.add(words.slice(at, at + length));
  return found;
}

const holds = (words: string, name: string) => {
  const at = words.indexOf(name);
  const edge = (character: string) => !/[\p{L}\p{N}]/u.test(character);
  // Scripts without spaces have no edges to look for.
  return (
    at >= 0 &&
    (!/^[\p{Script=Latin}\s'’.-]+$/u.test(name) ||
      (edge(words.charAt(at - 1)) && edge(words.charAt(at + name.length))))
  );
};

const nearestEdge = ({ content }: Scene): Span => content[0]!;

const isPronoun = (text: string, { start, end }: Span) => pronouns.has(text.slice(start, end).toLowerCase());

const reasonOf = (text: string, span: Span, where: string) => {
  if (isPronoun(text, span)) return `pronoun ${where}`;
  return `${nameRuns(text, span).length ? 'name' : 'words'} ${where}`;
};

/** The sentence and the piece of it outside the content that hold `cue`. */
function stretch({ sentences, gaps }: Scene, cue: Span): Span {
  const inside = (span: Span) => span.start <= cue.start && cue.start < span.end;
  const sentence = sentences.find(inside) ?? cue;
  const gap = gaps.find(inside) ?? cue;
  return {
    start: Math.max(sentence.start, gap.start),
    end: Math.max(cue.end, Math.min(sentence.end, gap.end)),
  };
}

function besideCue(scene: Scene, list: CueList, cue: Span): Ranked[] {
  const { text, content } = scene;
  const { start, end } = stretch(scene, cue);
  const rank = (spans: readonly Span[], where: string, cost: number) =>
    spans.map((span, index): Ranked => ({
      span,
      reason: reasonOf(text, span, where),
      cost: cost + index * alternative,
    }));
  const after = phrasesAfter(text, { start: cue.end, end });
  const match = cueMatches(text, cue, list)[0];
  if (match && isAfterSource(match)) return rank(after, 'after the cue', 0);
  const by = /^\s+by\s+/.exec(text.slice(cue.end, end));
  if (by && /^(?:am|is|are|was|were|be|been|being|has|have|had)?\b.*ed$/i.test(text.slice(cue.start, cue.end)))
    return rank(phrasesAfter(text, { start: cue.end + by[0].length, end }), 'after the cue', 0);

  const inverted = follows(scene, cue, start) && after.length > 0;
  const before = subject(text, { start, end: cue.start }, cue, list, 0);
  return [
    ...rank(before, 'before the cue', inverted ? 4 : 0),
    ...rank(after, 'after the cue', inverted ? 0 : content.some((one) => one.start >= cue.end) ? 12 : 7),
  ];
}

/** Whether nothing but punctuation parts the cue from content in front of it: …, said Liu. */
function follows({ text, content }: Scene, cue: Span, start: number): boolean {
  if (tokensIn(text, { start, end: cue.start }).length) return false;
  if (/^\p{L}+ing\b/u.test(text.slice(cue.start, cue.end))) return false;
  return content.some(({ end }) => end <= cue.start && !tokensIn(text, { start: end, end: cue.start }).length);
}

/** Who does what `cue` says. `before`: from the start of its clause up to the cue. */
function subject(text: string, before: Span, cue: Span, list: CueList, depth: number): readonly Span[] {
  const lead = text.slice(before.start, before.end).trimEnd();
  const participle = /^\p{L}+ing\b/u.test(text.slice(cue.start, cue.end)) && (/[,“”"»]$/.test(lead) || !lead);
  const coordinated = /(?:^|[\s,])(?:and|but|then|or|by|before|after|while|to)$/i.test(lead);
  if (!participle && !coordinated) return phrasesBefore(text, before);
  // "…, saying that", "… and urged": whoever did what the verb before it says.
  const earlier = cueMatches(text, before, list).at(-1);
  if (earlier && depth < 4) {
    const after = isInverted(text, before, earlier.span)
      ? phrasesAfter(text, { start: earlier.span.end, end: before.end })
      : [];
    if (isAfterSource(earlier) || after.length) return after;
    return subject(text, { start: before.start, end: earlier.span.start }, earlier.span, list, depth + 1);
  }
  const first = firstPhrase(text, before);
  return first ? [first] : [];
}

/** Whether an earlier cue in the clause has its subject behind it: …, said Liu Xinlu, noting. */
function isInverted(text: string, clause: Span, cue: Span): boolean {
  const lead = text.slice(clause.start, cue.start);
  if (!lead.trim() || /[”"»]\s*$/.test(lead)) return true;
  const [phrase] = phrasesAfter(text, { start: cue.end, end: clause.end });
  // "Tomas Reyes, head of the group, accused the army of": behind a subject no comma follows so soon.
  return /,\s*$/.test(lead) && phrase !== undefined && /^[,.]/.test(text.slice(phrase.end, clause.end));
}

/** What is left where syntax tells nothing: known names, capitalised words and pronouns, the nearest first. */
function elsewhere(scene: Scene, near: Span, names: readonly string[], list: CueList | null): Ranked[] {
  const { text, gaps, sentences, first, last } = scene;
  const starts = new Set(sentences.map(({ start }) => start));
  const reach = {
    start: sentences[Math.max(0, first - 1)]?.start ?? 0,
    end: sentences[Math.min(sentences.length - 1, last + 1)]?.end ?? 0,
  };
  const found: Ranked[] = [];
  const away = (span: Span) => {
    const units = span.end <= near.start ? near.start - span.end : Math.max(0, span.start - near.end);
    const sentence = sentences.findIndex(({ start, end }) => start <= span.start && span.start < end);
    return units / 6 + (sentence < first || sentence > last ? 12 : 0);
  };
  for (const gap of gaps) {
    const window = { start: Math.max(gap.start, reach.start), end: Math.min(gap.end, reach.end) };
    if (window.start >= window.end) continue;
    for (const name of names) {
      for (const { index } of text.slice(window.start, window.end).matchAll(new RegExp(escape(name), 'giu'))) {
        const span = { start: window.start + index, end: window.start + index + name.length };
        const letters = text.slice(Math.max(0, span.start - 1), span.end + 1).toLowerCase();
        if (holds(letters, name.toLowerCase()))
          found.push({ span, reason: 'known name', cost: fallback / 4 + away(span) / 2 });
      }
    }
    for (const span of nameRuns(text, window, starts))
      found.push({ span, reason: 'name', cost: fallback + away(span) });
    if (!list) continue;
    for (const token of tokensIn(text, window))
      if (/^(?:he|she|they|we|who)$/.test(token.word))
        found.push({ span: token, reason: 'pronoun', cost: fallback + 5 + away(token) });
  }
  return found;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
