/** Finds the words of a cue list in a text, each with the verb group around it. */
import type { Span } from '../domain/span.js';
import type { Cue, CueList, CueMatch } from './cue.js';
import {
  auxiliaries,
  determiners,
  isAdverb,
  isContracted,
  isFixed,
  mayBePlural,
  prepositions,
  subjectPronouns,
  verbForms,
  type Shape,
} from './english.js';
import { adjoin, tokensIn, type Token } from './tokens.js';

interface Entry {
  readonly cue: Cue;
  readonly shape: Shape;
  /** What follows the first word; `*` for up to three words. */
  readonly rest: readonly string[];
}

interface Index {
  /** By first word, longest first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly negations: ReadonlySet<string>;
  readonly helpers: ReadonlySet<string>;
}

// A list is data that many calls share: its inflected forms are made once.
const indices = new WeakMap<CueList, Index>();

function indexOf(list: CueList): Index {
  const known = indices.get(list);
  if (known) return known;
  const entries = new Map<string, Entry[]>();
  for (const cue of list.cues) {
    const [first = '', ...rest] = cue.words.split(' ');
    for (const [form, shape] of verbForms(first, list.forms?.[first])) {
      const same = entries.get(form) ?? [];
      entries.set(form, same);
      same.push({ cue, shape, rest });
    }
  }
  const listed = (entry: Entry) => entry.rest.filter((word) => word !== '*').length;
  for (const same of entries.values()) same.sort((a, b) => listed(b) - listed(a));
  const phrases = (texts: readonly string[]) =>
    new Set(
      texts.flatMap((text) => {
        const [first = '', ...rest] = text.split(' ');
        if (!rest.length || isFixed(first)) return text;
        return [...verbForms(first, list.forms?.[first]).keys()].map((form) => [form, ...rest].join(' '));
      }),
    );
  const index = { entries, negations: phrases(list.negations), helpers: phrases(list.helpers) };
  indices.set(list, index);
  return index;
}

const wildcard = 3;

/** Index of the last token that `rest` covers if it follows `at`, else null. */
function follows(text: string, tokens: readonly Token[], at: number, rest: readonly string[]): number | null {
  const [word, ...others] = rest;
  if (word === undefined) return at;
  for (let skip = 0; skip <= (word === '*' ? wildcard : 0); skip++) {
    const next = at + 1 + skip;
    const [before, token] = [tokens[next - 1], tokens[next]];
    if (!before || !token || !adjoin(text, before, token)) return null;
    if (word === '*') {
      const end = follows(text, tokens, next - 1, others);
      if (end !== null) return end;
    } else if (token.word === word) return follows(text, tokens, next, others);
  }
  return null;
}

/**
 * The cues of `list` in `within`, in reading order and apart from one another; of several that begin with one word, the
 * longest. Words of a verb that stand as a noun or adjective ("the alleged theft", "his claims") are passed over.
 */
export function cueMatches(text: string, within: Span, list: CueList): readonly CueMatch[] {
  const index = indexOf(list);
  const tokens = tokensIn(text, within);
  const titled = isTitle(tokens);
  const found: CueMatch[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    for (const { cue, shape, rest } of index.entries.get(token.word) ?? []) {
      const last = follows(text, tokens, at, rest);
      if (last === null || leadsTo(text, tokens, at, index)) continue;
      const group = groupBefore(text, tokens, at, free, index);
      if (shape !== 'fixed' && !isVerb(text, tokens, group, at, last, shape, index, titled)) continue;
      found.push({
        span: { start: tokens[group.first]!.start, end: tokens[endOf(rest, at, last)]!.end },
        cue,
        negated: group.negated !== (cue.polarity === 'negated'),
      });
      at = endOf(rest, at, last);
      free = at + 1;
      break;
    }
  }
  return found;
}

/**
 * Index of the last token of the cue itself: "that" only has to follow, and what stands between "describe" and "as" is
 * content.
 */
const endOf = (rest: readonly string[], at: number, last: number) =>
  rest.at(-1) === 'that' ? last - 1 : rest[0] === '*' && rest.at(-1) === 'as' ? at : last;

/** Whether the words at `at` only lead up to a cue: "declined to say" is a negated "say", not a refusal. */
function leadsTo(text: string, tokens: readonly Token[], at: number, index: Index): boolean {
  for (const size of [2, 3, 4]) {
    const [phrase, next] = [tokens.slice(at, at + size), tokens[at + size]];
    if (!next || !adjoin(text, phrase.at(-1)!, next)) return false;
    const said = phrase.map(({ word }) => word).join(' ');
    if (!index.negations.has(said) && !index.helpers.has(said)) continue;
    if (
      index.entries
        .get(next.word)
        ?.some(({ shape, rest }) => (shape === 'base' || said.endsWith(' as')) && !rest.length)
    )
      return true;
  }
  return false;
}

interface Group {
  /** Index of its first token. */
  readonly first: number;
  readonly negated: boolean;
  readonly helped: boolean;
}

/** The auxiliaries, negations and adverbs right before the token `at`, none of them before the token `free`. */
function groupBefore(
  text: string,
  tokens: readonly Token[],
  at: number,
  free: number,
  { negations, helpers }: Index,
): Group {
  let first = at;
  let negated = false;
  let helped = false;
  for (let length = 0; ;) {
    length = 0;
    for (let size = Math.min(5, first - free); size > 0 && !length; size--) {
      const phrase = tokens.slice(first - size, first + 1);
      if (phrase.some((token, index) => index > 0 && !adjoin(text, phrase[index - 1]!, token))) continue;
      const said = phrase
        .slice(0, -1)
        .map(({ word }) => word)
        .join(' ');
      // In "since May rejected" a name, not an auxiliary.
      if (phrase[0]!.capital && first > size && adjoin(text, tokens[first - size - 1]!, phrase[0]!)) continue;
      const [isNegation, isHelper] = [negations.has(said) || isContracted(said), helpers.has(said)];
      if (!isNegation && !isHelper && !(size === 1 && !phrase[0]!.capital && isAdverb(said))) continue;
      length = size;
      if (isNegation) negated = !negated;
      if (isHelper || isNegation) helped ||= size > 1 || auxiliaries.has(said) || isContracted(said);
    }
    if (!length) return { first, negated, helped };
    first -= length;
  }
}

/** Headlines write their verbs with a capital letter, where one elsewhere marks a name: United States. */
function isTitle(tokens: readonly Token[]): boolean {
  return tokens.length > 3 && tokens.filter(({ capital }) => capital).length > tokens.length * 0.7;
}

function isVerb(
  text: string,
  tokens: readonly Token[],
  { first, helped }: Group,
  at: number,
  last: number,
  shape: Shape,
  { entries }: Index,
  titled: boolean,
): boolean {
  const before = tokens[first - 1];
  const joined = before !== undefined && adjoin(text, before, tokens[first]!);
  if (tokens[at]!.capital && joined && !titled) return false;
  if (helped) return true;
  const next = tokens[last + 1];
  const after = next && adjoin(text, tokens[last]!, next) ? next.word : '';
  if (before && /^['’]\s+$/.test(text.slice(before.end, tokens[first]!.start))) return false;
  if (joined) {
    const word = before.word;
    if (word === 'that' && shape === 'ing') return false;
    if (word.endsWith("'s") && shape !== 'ing') return false;
    if (word === 'this' || word === 'these' || word === 'those')
      return word === 'this' ? shape !== 'base' : shape !== 's';
    if (determiners.has(word) && (!shape.startsWith('ing') || /^of$/.test(after))) return false;
    if (prepositions.has(word) && shape !== 'ing') return false;
  }
  if (shape === 'ed' || shape === 'ing') return true;
  const nounlike = entries.get(after)?.some((entry) => entry.shape === 'ed' || entry.shape === 's');
  if (last === at && (/^(?:of|from|by)$/.test(after) || auxiliaries.has(after) || nounlike)) return false;
  if (shape === 's') return true;
  // At the start of a clause only an inverted verb: "…,” say analysts", not "state television reported".
  if (!joined) {
    const finite = ({ shape: form }: Entry) => form === 'ed' || form === 's';
    return !tokens.slice(last + 1, last + 3).some(({ word }) => entries.get(word)?.some(finite));
  }
  if (after === 'that' || first < at) return true;
  const { word } = before;
  if (word === 'to' || subjectPronouns.has(word) || /^(?:and|or|that)$/.test(word)) return true;
  // The plural may stand before a complement: officials at the bank say.
  for (let back = first - 1; back >= Math.max(0, first - 6); back--) {
    if (back < first - 1 && !adjoin(text, tokens[back]!, tokens[back + 1]!)) return false;
    if (mayBePlural(tokens[back]!.word)) return true;
  }
  return false;
}
