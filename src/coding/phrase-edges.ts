/** Where an English phrase begins and ends: the words of time and place, the joints and the punctuation around it. */
import type { Span } from '../domain/span.js';
import { stopsAbbreviation } from '../domain/words.js';
import { determiners, isAdverb, prepositions } from './english.js';
import type { Token } from './tokens.js';

export const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that begin a clause or join two: what stands before them belongs to another one. */
export const joints = set(
  'and but or nor while whilst as because although though after before if when whenever since unless until where ' +
    'whereas so yet that whether with then once than',
);
export const relatives = set('who which that');
export const nominative = set('he she they we i it who which');
const openers = set(
  'however meanwhile moreover additionally besides also furthermore nevertheless nonetheless still yet indeed instead ' +
    'earlier later separately elsewhere afterwards afterward soon here there now then today yesterday for example',
);
export const clock = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow tonight ' +
    'morning afternoon evening night noon midnight day week month year decade hours days weeks months years weekend ' +
    'earlier later recently ago afterwards afterward since',
);
export const leads = set(
  'on in at by late early last this next earlier late during since until the a an previous same same-day following',
);
/** What a statement was made in or to: said in an interview, told reporters in Paris. */
export const occasions = set(
  'statement interview briefing conference speech post letter email e-mail message address telephone phone tweet call ' +
    'remarks comments reporters journalists report article column broadcast video television testimony court',
);
export const isClock = ({ word }: Token) => clock.has(word) || /^\d{1,4}(?:st|nd|rd|th)?$/.test(word);

/** Punctuation between two tokens that parts phrases. Brackets and marks around a few words of a name do not. */
export function parts(text: string, before: Span, after: Span): 'hard' | 'comma' | null {
  const between = text.slice(before.end, after.start);
  if (/[;:—–…!?“”"«»„]\s*[,.]|[,.][”"»]|[;:—–…!?]|\s-\s/.test(between)) return 'hard';
  if (
    /\.\s/.test(between) &&
    !stopsAbbreviation(text, before.end) &&
    !text.slice(before.start, before.end).endsWith('.')
  )
    return 'hard';
  return between.includes(',') ? 'comma' : null;
}

/** Tokens from `first` up to `end`, cut where a phrase may not begin or go on. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** Without "on Thursday", "late last week" or "in a statement" at the end of `run`. */
export function withoutTail(tokens: readonly Token[], { first, end }: Run): Run {
  for (let at = end - 1; at > first && end - at <= 8; at--) {
    const head = tokens[at]!;
    const rest = tokens.slice(at + 1, end);
    if (isClock(head) && rest.every(isClock) && !(head.capital && !isClock(head))) {
      let start = at;
      while (start > first && (leads.has(tokens[start - 1]!.word) || isClock(tokens[start - 1]!))) start--;
      if (start > first) return withoutTail(tokens, { first, end: start });
    }
    if (
      /^(?:in|at|during|on|to|via|through|by)$/.test(head.word) &&
      rest.some(({ word }) => occasions.has(word))
    )
      return withoutTail(tokens, { first, end: at });
    if (isAdverb(head.word) && at === end - 1) return withoutTail(tokens, { first, end: at });
  }
  return { first, end };
}

/** Without "But", "However" and "On Thursday" in front, nor any clause that another word joins to the rest. */
export function withoutHead(tokens: readonly Token[], { first, end }: Run): Run {
  let from = first;
  for (let at = end - 2; at >= first; at--) {
    const { word } = tokens[at]!;
    const next = tokens[at + 1]!;
    // "Kurds and Sunnis" is one source; "… and the minister" begins another clause.
    const compound =
      word === 'and' &&
      at > first &&
      !(
        (determiners.has(next.word) && !/^(?:its|his|her|their)$/.test(next.word)) ||
        nominative.has(next.word)
      );
    if (!joints.has(word) || compound || (word === 'or' && at > first)) continue;
    if (word === 'and' && at > first && determiners.has(tokens[first]!.word) && determiners.has(next.word))
      continue;
    from = at + 1;
    break;
  }
  for (let again = true; again && from < end - 1;) {
    again = false;
    const { word } = tokens[from]!;
    if (openers.has(word) || isAdverb(word) || (joints.has(word) && word !== 'that')) {
      from++;
      again = true;
      continue;
    }
    // On Thursday the ministry; In 2021 Iraq; Last week officials.
    let past = from;
    while (past < end - 1 && past - from < 4 && leads.has(tokens[past]!.word)) past++;
    let after = past;
    while (after < end - 1 && isClock(tokens[after]!)) after++;
    if (after > past && past > from) {
      from = after;
      again = true;
    }
  }
  return { first: from, end };
}

/** A phrase between commas that says nothing about the subject: , however, or , on Thursday, */
export const isAside = (tokens: readonly Token[], { first, end }: Run) => {
  const words = tokens.slice(first, end);
  return (
    words.every(
      (token) => isClock(token) || leads.has(token.word) || openers.has(token.word) || isAdverb(token.word),
    ) ||
    (prepositions.has(words[0]!.word) && words.some(({ word }) => occasions.has(word)))
  );
};

/** Whether "late last week", "on Thursday" or "in a statement" begins at the token `at`. */
export function asideAt(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 5 && next < tokens.length; next++) {
    const token = tokens[next]!;
    if (isClock(token)) return true;
    if (next > at && occasions.has(token.word)) return true;
    if (!leads.has(token.word) && !(next > at && token.word === 'news')) return false;
  }
  return false;
}
