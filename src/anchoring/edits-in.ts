/** What an edit did to a stretch of text: made it surer or less sure, denied it, or changed a figure or a quotation. */
import { shorten, type Span } from '../domain/span.js';
import type { Comparison, Side } from './comparison.js';
import { strengthOf, type Hedging } from './hedges.js';

/** Token indices on either side, `to` exclusive. */
export interface Stretch {
  readonly before: { readonly from: number; readonly to: number };
  readonly after: { readonly from: number; readonly to: number };
}

export interface Edit {
  readonly kind: 'softened' | 'strengthened' | 'number-changed' | 'quote-changed' | 'reworded';
  /** What it did, without a subject: `softened`, `negated`; and the words: `“may” was added`. */
  readonly verb: string;
  readonly words: string;
  /** Changed tokens that it is made of: `b12` before, `a7` after. */
  readonly causes: readonly string[];
}

/** Edits of one stretch, without mere rewording. `skip`: whether a token is judged elsewhere, as a cue is. */
export function editsIn(
  { before, after }: Comparison,
  stretch: Stretch,
  skip: (side: 'before' | 'after', token: number) => boolean = () => false,
): readonly Edit[] {
  const touched = (side: Side, name: 'before' | 'after') => {
    const { from, to } = stretch[name];
    return side.hedgings.filter(
      (one) => one.to > from && one.from < to && isChanged(side, one) && !skip(name, one.from),
    );
  };
  const { gone, come } = withoutPairs(before, touched(before, 'before'), after, touched(after, 'after'));
  const edit = (
    kind: Edit['kind'],
    verb: string,
    { old, fresh }: { old: readonly Hedging[]; fresh: readonly Hedging[] },
  ): Edit => ({
    kind,
    verb,
    words: became(
      withReplaced(before, old, after, fresh).map((one) => wordsOf(before, one)),
      withReplaced(after, fresh, before, old).map((one) => wordsOf(after, one)),
    ),
    causes: [...old.map(({ from }) => `b${from}`), ...fresh.map(({ from }) => `a${from}`)],
  });
  const of = (...senses: readonly Hedging['sense'][]) => ({
    old: gone.filter(({ sense }) => senses.includes(sense)),
    fresh: come.filter(({ sense }) => senses.includes(sense)),
  });

  const edits: Edit[] = [];
  const hedging = of('certain', 'likely', 'possible', 'distanced');
  const weigh = (all: readonly Hedging[]) => all.reduce((sum, { sense }) => sum + strengthOf(sense), 0);
  const shift = weigh(hedging.fresh) - weigh(hedging.old);
  if (shift > 0) edits.push(edit('softened', 'softened', hedging));
  if (shift < 0) edits.push(edit('strengthened', 'strengthened', hedging));
  const denial = of('negation');
  if (denial.old.length !== denial.fresh.length)
    edits.push(edit('reworded', denial.fresh.length ? 'negated' : 'no longer negated', denial));
  const figures = of('number');
  if (figures.old.length && figures.fresh.length)
    edits.push(edit('number-changed', 'with another number', figures));
  return [...edits, ...quotationEdits(before, after, stretch)];
}

const isChanged = ({ changed }: Side, { from, to }: Hedging) => changed.subarray(from, to).includes(1);

const wordsOf = ({ tokens }: Side, { from, to }: { from: number; to: number }) =>
  tokens.text.slice(tokens.start[from], tokens.end[to - 1]);

/** The words, and those that became or were one of the `others` on the other side. */
function withReplaced(
  side: Side,
  words: readonly Hedging[],
  other: Side,
  others: readonly Hedging[],
): readonly Stretch['before'][] {
  const tokens = new Set<number>();
  for (const { from, to } of words) for (let at = from; at < to; at++) tokens.add(at);
  for (const { from, to } of others)
    for (const paired of other.pair.subarray(from, to))
      if (paired >= 0 && side.changed[paired]) tokens.add(paired);
  return runsOf(Math.min(...tokens), Math.max(...tokens) + 1, (at) => tokens.has(at));
}

/** Without those that only changed their place in the stretch. */
function withoutPairs(before: Side, old: readonly Hedging[], after: Side, fresh: readonly Hedging[]) {
  const come = [...fresh];
  const gone = old.filter((one) => {
    const words = wordsOf(before, one).toLowerCase();
    const same = come.findIndex((other) => wordsOf(after, other).toLowerCase() === words);
    if (same >= 0) come.splice(same, 1);
    return same < 0;
  });
  return { gone, come };
}

/** Words that were changed between quotation marks, where there is a quotation both before and after. */
function quotationEdits(before: Side, after: Side, stretch: Stretch): readonly Edit[] {
  const inside = ({ tokens, changed, quoted }: Side, { from, to }: Stretch['before']) =>
    runsOf(from, to, (index) => quoted[index] === 1 && changed[index] === 1).filter(
      (run) => tokens.words[run.to]! > tokens.words[run.from]!,
    );
  const hasQuotation = ({ quoted, changed }: Side, { from, to }: Stretch['before']) =>
    runsOf(from, to, (index) => quoted[index] === 1 && changed[index] === 0).length > 0;
  if (!hasQuotation(before, stretch.before) || !hasQuotation(after, stretch.after)) return [];
  const [old, fresh] = [inside(before, stretch.before), inside(after, stretch.after)];
  if (!old.length && !fresh.length) return [];
  return [
    {
      kind: 'quote-changed',
      verb: 'with other words between quotation marks',
      words: became(
        old.map((run) => wordsOf(before, run)),
        fresh.map((run) => wordsOf(after, run)),
      ),
      causes: [...old.map(({ from }) => `b${from}`), ...fresh.map(({ from }) => `a${from}`)],
    },
  ];
}

/** Stretches of tokens in a row for which `holds`. */
export function runsOf(
  from: number,
  to: number,
  holds: (index: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let index = from; index < to; index++) {
    if (!holds(index)) continue;
    const last = runs.at(-1);
    if (last?.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  }
  return runs;
}

/** Units of a quotation in a sentence for a list. */
const longest = 80;

export const inMarks = (words: string) => `“${shorten(words, longest)}”`;

/** `“old” became “new”`, or that either was added or removed. */
export function became(old: readonly string[], fresh: readonly string[]): string {
  const list = (words: readonly string[]) => words.map(inMarks).join(', ');
  const were = (words: readonly string[]) => (words.length === 1 ? 'was' : 'were');
  if (!old.length) return `${list(fresh)} ${were(fresh)} added`;
  if (!fresh.length) return `${list(old)} ${were(old)} removed`;
  return `${list(old)} became ${list(fresh)}`;
}

/** The words of a span in one line. */
export const wordsIn = (text: string, { start, end }: Span) =>
  text.slice(start, end).replace(/\s+/g, ' ').trim();
