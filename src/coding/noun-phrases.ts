/** Noun phrases beside a cue, found by English word order: there is no grammar here, only where phrases begin and end. */
import type { Span } from '../domain/span.js';
import { stopsAbbreviation, trimEnds } from '../domain/words.js';
import { auxiliaries, determiners, prepositions, pronouns } from './english.js';
import {
  asideAt,
  clock,
  isAside,
  isClock,
  joints,
  nominative,
  parts,
  relatives,
  set,
  withoutHead,
  withoutTail,
  type Run,
} from './phrase-edges.js';
import { adjoin, tokensIn, type Token } from './tokens.js';

const appositive = set('a an the his her its their one');
const particles = set('of de la le van von der den bin ibn al el da di du del y and for');

const spanOf = (text: string, tokens: readonly Token[], { first, end }: Run, limit: Span): Span => {
  const span = { start: tokens[first]!.start, end: tokens[end - 1]!.end };
  if (text.charAt(span.end) === '.' && span.end < limit.end && stopsAbbreviation(text, span.end)) span.end++;
  // A mark right outside comes along if its partner is in the words, or on their other side.
  const inner = text.slice(span.start, span.end);
  const before = Math.max(limit.start, span.start - 1);
  const [opens, closes] = [
    text.slice(before, span.start),
    text.slice(span.end, Math.min(limit.end, span.end + 1)),
  ];
  const lacks = (open: string, close: string) => {
    const missing = inner.lastIndexOf(open) > inner.lastIndexOf(close);
    const around = opens === open && closes === close && !inner.includes(close);
    if (around) span.start--;
    if (closes === close && (missing || around)) span.end++;
  };
  for (const [open, close] of ['“”', '‘’', '«»', '()']) lacks(open!, close!);
  return trimEnds(text, span);
};

/** Where the subject of a verb stands: the short form first, then one with the words that identify it. */
export function phrasesBefore(text: string, limit: Span): readonly Span[] {
  const tokens = tokensIn(text, limit);
  if (!tokens.length) return [];
  const segments: Run[] = [];
  let first = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const edge = at < tokens.length ? parts(text, tokens[at - 1]!, tokens[at]!) : 'comma';
    if (!edge) continue;
    if (edge === 'hard') segments.length = 0;
    if (edge === 'hard') first = at;
    else {
      segments.push({ first, end: at });
      first = at;
    }
  }
  let last = segments.pop();
  if (!last) return [];
  const trailing = text.slice(tokens.at(-1)!.end, limit.end);
  let apposed: Run | null = null;
  if (/,/.test(trailing) && segments.length) {
    // "Hadi al-Ameri, leader of …, condemned": the subject stands before the first of two commas.
    const head = segments.pop()!;
    if (!isAside(tokens, last)) apposed = last;
    last = head;
    // A third comma: Bill Smith, D-Ohio, chair of the committee, said.
    const before = segments.at(-1);
    if (apposed && before && !looksNominal(tokens, head)) {
      segments.pop();
      last = before;
    }
  }
  const relative = tokens[last.end - 1]!;
  if (relatives.has(relative.word) && !apposed) {
    const antecedent = last.end - 1 > last.first ? { first: last.first, end: last.end - 1 } : segments.pop();
    const spans = [spanOf(text, tokens, { first: last.end - 1, end: last.end }, limit)];
    return antecedent ? [...spans, ...named(text, tokens, clean(tokens, antecedent), limit)] : spans;
  }
  const run = clean(tokens, last);
  const found = [...named(text, tokens, run, limit)];
  if (apposed) found.splice(1, 0, spanOf(text, tokens, { first: run.first, end: apposed.end }, limit));
  return found;
}

const clean = (tokens: readonly Token[], run: Run) => withoutHead(tokens, withoutTail(tokens, run));

const looksNominal = (tokens: readonly Token[], { first }: Run) => {
  const { word, capital } = tokens[first]!;
  return capital || determiners.has(word);
};

/** The phrase, and the name at its end where it is longer: "Iraqi military expert Abdullah al-Jubouri". */
function named(text: string, tokens: readonly Token[], run: Run, limit: Span): Span[] {
  if (run.first >= run.end) return [];
  const found = [spanOf(text, tokens, run, limit)];
  let from = run.end;
  while (from > run.first && tokens[from - 1]!.capital) from--;
  if (from > run.first && from < run.end && !determiners.has(tokens[from - 1]!.word))
    found.push(spanOf(text, tokens, { first: from, end: run.end }, limit));
  // Without what only describes: a militia [calling itself …].
  const clause = tokens.findIndex(
    ({ word, capital }, at) => at > run.first && at < run.end && !capital && /^\p{L}{2,}ing$/u.test(word),
  );
  if (clause > run.first + 1) found.push(spanOf(text, tokens, { first: run.first, end: clause }, limit));
  // A whole clause in front of the subject: take the last words that may begin a phrase.
  if (run.end - run.first > 7)
    for (let at = run.end - 2; at > run.first; at--)
      if (determiners.has(tokens[at]!.word) && !prepositions.has(tokens[at - 1]!.word)) {
        found.push(spanOf(text, tokens, { first: at, end: run.end }, limit));
        break;
      }
  return found;
}

const stopsAfter = set(
  'that who which when while as after before because adding saying noting speaking citing during but if where whether ' +
    'how why to yesterday today earlier later again',
);

/** The phrase right after a cue: "said Liu Xinlu, dean of …". Empty where none begins there. */
export function phrasesAfter(text: string, limit: Span): readonly Span[] {
  const tokens = tokensIn(text, limit);
  const [start] = tokens;
  if (!start || /[,.:;“"]/.test(text.slice(limit.start, start.start))) return [];
  if (stopsAfter.has(start.word) || auxiliaries.has(start.word)) return [];
  if (prepositions.has(start.word)) return [];
  let end = 1;
  const ends = (at: number) => {
    const [before, token, next] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]];
    if (parts(text, before, token) || /["“”]/.test(text.slice(before.end, token.start))) return true;
    if (stopsAfter.has(token.word) || isClock(token)) return true;
    if (
      token.word === 'and' &&
      next &&
      !next.capital &&
      (/(?:ed|ing)$/.test(next.word) || nominative.has(next.word))
    )
      return true;
    return token.word !== 'the' && token.word !== 'a' && asideAt(tokens, at);
  };
  while (end < tokens.length && !ends(end)) end++;
  const run = withoutTail(tokens, { first: 0, end });
  const found = named(text, tokens, run, limit);
  const next = tokens[end];
  if (
    next &&
    run.end === end &&
    parts(text, tokens[end - 1]!, next) === 'comma' &&
    apposes(next, tokens[end + 1])
  ) {
    let last = end + 1;
    while (last < tokens.length && !parts(text, tokens[last - 1]!, tokens[last]!)) last++;
    found.splice(1, 0, spanOf(text, tokens, { first: 0, end: last }, limit));
  }
  return found;
}

const apposes = ({ word, capital }: Token, next: Token | undefined) =>
  appositive.has(word) ||
  word === 'who' ||
  (!capital &&
    !word.endsWith('ing') &&
    !stopsAfter.has(word) &&
    !joints.has(word) &&
    !prepositions.has(word)) ||
  (/^\d+$/.test(word) && !next?.capital);

/** Pasts without -ed that news begins with; of a regular verb the ending tells. */
const pasts = set(
  'took left went came made gave held met won lost sent fell rose began ran stood sat spoke kept found broke cut hit',
);
const beginsVerb = (word: string, before: Token) =>
  pasts.has(word) ||
  /..ed$/.test(word) ||
  (word.endsWith('s') && before.capital && !determiners.has(before.word));

/** Where a sentence has its subject when no other cue tells: its first phrase, adverbials in front of it left out. */
export function firstPhrase(text: string, sentence: Span): Span | null {
  const tokens = tokensIn(text, sentence);
  let first = 0;
  for (let at = 1; at < tokens.length && at < 25; at++)
    if (
      parts(text, tokens[at - 1]!, tokens[at]!) &&
      (prepositions.has(tokens[first]!.word) || isAside(tokens, { first, end: at }))
    )
      first = at;
  let end = first;
  while (end < tokens.length && end - first < 12) {
    const token = tokens[end]!;
    if (
      end > first &&
      (auxiliaries.has(token.word) || (!token.capital && beginsVerb(token.word, tokens[end - 1]!)))
    )
      break;
    if (end > first && parts(text, tokens[end - 1]!, token)) break;
    end++;
  }
  const run = withoutHead(tokens, withoutTail(tokens, { first, end }));
  return run.first < run.end ? spanOf(text, tokens, run, sentence) : null;
}

/** Runs of capitalised words, with the small ones that names have between them; not what only begins a sentence. */
export function nameRuns(text: string, within: Span, starts: ReadonlySet<number> = new Set()): readonly Span[] {
  const tokens = tokensIn(text, within);
  const found: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at]!.capital) continue;
    let end = at + 1;
    for (let next = end; next < tokens.length && next - end < 2; next++) {
      const token = tokens[next]!;
      if (!adjoin(text, tokens[next - 1]!, token) && !stopsAbbreviation(text, tokens[next - 1]!.end)) break;
      if (token.capital) end = next + 1;
      else if (!particles.has(token.word) || token.word === 'and' || token.word === 'for') break;
    }
    const common = end === at + 1 && starts.has(tokens[at]!.start);
    const { word } = tokens[at]!;
    const small =
      end === at + 1 && (pronouns.has(word) || determiners.has(word) || joints.has(word) || clock.has(word));
    if (!common && !small) found.push(spanOf(text, tokens, { first: at, end }, within));
    at = end - 1;
  }
  return found;
}
