/** A list of cues as plain text that an analyst can edit: one line for each stance and act. */
import { acts, stances, type Cue, type CueList } from './cue.js';

const heads = ['negations', 'helpers', 'forms'] as const;
const negated = 'negated';

interface Line {
  /** From 1. */
  readonly number: number;
  readonly head: string;
  readonly items: readonly string[];
}

/**
 * The list that `value` states, with the language of `base`, and what it says of negations, helpers and irregular forms
 * where `value` says nothing. Lines read `doubting say: claim, allege`, with `negated` after the act for words that
 * deny and the sense of an idiom in brackets after it. A line that begins with white space goes on with the one before;
 * one that begins with # is a note. Throws RangeError with a sentence for the user.
 */
export function readCueList(value: unknown, base: CueList): CueList {
  if (typeof value !== 'string') throw new RangeError(`A list of cues is text, not ${typeof value}`);
  const lines = linesOf(value);
  const cues = lines.filter(({ head }) => !isHead(head)).flatMap(cuesOf);
  if (!cues.length) throw new RangeError('The list has no cues: a line reads "doubting say: claim, allege"');
  const seen = new Set<string>();
  for (const { words } of cues) {
    if (seen.has(words)) throw new RangeError(`"${words}" is listed twice: keep the one that holds`);
    seen.add(words);
  }
  const listed = (head: string) => {
    const found = lines.filter((line) => line.head === head);
    return found.length ? found.flatMap(({ items }) => items) : null;
  };
  const forms = lines.some(({ head }) => head === 'forms') ? formsOf(lines) : base.forms;
  return {
    language: base.language,
    cues,
    negations: listed('negations') ?? base.negations,
    helpers: listed('helpers') ?? base.helpers,
    ...(forms && { forms }),
  };
}

const isHead = (head: string) => heads.some((known) => known === head);

const tidy = (words: string) => words.trim().replace(/\s+/g, ' ').replace(/[’]/g, "'").toLowerCase();

function linesOf(text: string): Line[] {
  const found: { number: number; text: string }[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (!line.trim() || line.trimStart().startsWith('#')) return;
    const last = found.at(-1);
    if (/^\s/.test(line) && last) last.text += ` ${line.trim()}`;
    else found.push({ number: index + 1, text: line.trim() });
  });
  return found.map(({ number, text: line }) => {
    const colon = line.indexOf(':');
    if (colon < 0)
      throw new RangeError(
        `Line ${number} has no colon: it should read like "neutral say: tell, state", not "${line}"`,
      );
    const items = line
      .slice(colon + 1)
      .split(',')
      .map(tidy)
      .filter((item) => item);
    return { number, head: tidy(line.slice(0, colon)), items };
  });
}

function cuesOf({ number, head, items }: Line): Cue[] {
  const [stance = '', act = '', polarity, ...rest] = head.split(' ');
  const wrong = (word: string, what: string, known: readonly string[]) =>
    new RangeError(`Line ${number} begins with the ${what} "${word}": it is one of ${known.join(', ')}`);
  if (!stances.some((known) => known === stance)) throw wrong(stance, 'stance', stances);
  if (!acts.some((known) => known === act)) throw wrong(act, 'act', acts);
  if (rest.length || (polarity !== undefined && polarity !== negated))
    throw new RangeError(
      `Line ${number} says "${[polarity, ...rest].join(' ')}" after the act: only "${negated}" can stand there`,
    );
  return items.map((item) => {
    const [, words = '', sense] = /^([^()]*?)\s*(?:\(([^()]*)\))?$/.exec(item) ?? [];
    if (!/^\p{L}/u.test(words))
      throw new RangeError(
        `Line ${number} lists "${item}": a cue begins with a letter, and a sense stands in brackets`,
      );
    return { words, stance, act, ...(polarity && { polarity: negated }), ...(sense && { sense }) };
  });
}

function formsOf(lines: readonly Line[]): Record<string, readonly string[]> {
  const forms: Record<string, readonly string[]> = {};
  for (const { number, head, items } of lines) {
    if (head !== 'forms') continue;
    for (const item of items) {
      const [base, ...others] = item.split(' ');
      if (!base || !others.length)
        throw new RangeError(`Line ${number} lists the form "${item}": it should read like "say said"`);
      forms[base] = others;
    }
  }
  return forms;
}

/** The text that `readCueList` reads as `list`. */
export function printCueList({ cues, negations, helpers, forms }: CueList): string {
  const lines = new Map<string, string[]>();
  for (const { stance, act, polarity, words, sense } of cues) {
    const head = [stance, act, polarity].filter((word) => word).join(' ');
    const items = lines.get(head) ?? [];
    lines.set(head, items);
    items.push(sense ? `${words} (${sense})` : words);
  }
  if (negations.length) lines.set('negations', [...negations]);
  if (helpers.length) lines.set('helpers', [...helpers]);
  if (forms)
    lines.set(
      'forms',
      Object.entries(forms).map(([base, others]) => [base, ...others].join(' ')),
    );
  return [...lines].map(([head, items]) => `${head}: ${items.join(', ')}`).join('\n');
}
