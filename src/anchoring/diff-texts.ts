/** What has changed from one text to another, in pieces that a reader can follow. */
import type { Span } from '../domain/span.js';
import { matchTokens, type TokenMatch } from './match-tokens.js';
import { vocabulary } from './tokens.js';

/** Both spans hold the same characters where `kind` is `same`; `after` is empty where it is `removed`, `before` where `added`. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  /** In the text before. */
  readonly before: Span;
  /** In the text after. */
  readonly after: Span;
}

/** Pieces in reading order that cover both texts; of what was replaced, `removed` comes first. */
export function diffTexts(before: string, after: string): readonly Piece[] {
  if (before === after)
    return before
      ? [{ kind: 'same', before: { start: 0, end: before.length }, after: { start: 0, end: after.length } }]
      : [];
  const words = vocabulary();
  return piecesOf(matchTokens(words.read(before), words.read(after), words));
}

/** The pieces of two texts whose words have been matched. */
export function piecesOf({ before, after, to }: Pick<TokenMatch, 'before' | 'after' | 'to'>): readonly Piece[] {
  const pieces = new Pieces(before.text, after.text);
  for (const { i, j, length } of withoutIslands({ before, after, to }))
    for (let k = 0; k < length; k++) {
      pieces.upTo(before.start[i + k]!, after.start[j + k]!);
      pieces.same(before.end[i + k]! - before.start[i + k]!);
    }
  pieces.upTo(before.text.length, after.text.length);
  return pieces.all();
}

/** Tokens in a row that are the same, character for character. */
interface Run {
  readonly i: number;
  readonly j: number;
  readonly length: number;
}

/** Longer runs stand, however much has changed around them. */
const mostInIsland = 4;

/** The runs that are the same, but for short ones amid longer changes: those are easier to read as one change. */
function withoutIslands({ before, after, to }: Pick<TokenMatch, 'before' | 'after' | 'to'>): readonly Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < to.length; i++) {
    const j = to[i]!;
    if (j < 0 || before.form[i] !== after.form[j]) continue;
    const first = i;
    while (i + 1 < to.length && to[i + 1] === to[i]! + 1 && before.form[i + 1] === after.form[to[i + 1]!]) i++;
    runs.push({ i: first, j, length: i - first + 1 });
  }
  const stay: Run[] = [];
  const characters = ({ start, end }: TokenMatch['before'], from: number, to: number) =>
    from < to ? end[to - 1]! - start[from]! : 0;
  /** The longer side of what lies between two runs. */
  const between = (one: Run | undefined, two: Run | undefined) =>
    Math.max(
      characters(before, one ? one.i + one.length : 0, two ? two.i : before.count),
      characters(after, one ? one.j + one.length : 0, two ? two.j : after.count),
    );
  const isIsland = (one: Run | undefined, run: Run, next: Run | undefined) => {
    if (run.length > mostInIsland) return false;
    const length = characters(before, run.i, run.i + run.length);
    return length < between(one, run) && length < between(run, next);
  };
  for (const [at, run] of runs.entries()) {
    // Without it, the change before it is longer, and what came before that may be an island now.
    while (stay.length && isIsland(stay.at(-2), stay.at(-1)!, run)) stay.pop();
    if (!isIsland(stay.at(-1), run, runs[at + 1])) stay.push(run);
  }
  return stay;
}

/** Builds the list from left to right. */
class Pieces {
  private readonly list: Piece[] = [];
  private readonly before: string;
  private readonly after: string;
  private x = 0;
  private y = 0;
  /** Characters up to here that are the same and not yet in the list. */
  private length = 0;

  constructor(before: string, after: string) {
    this.before = before;
    this.after = after;
  }

  /** `length` characters that are the same. */
  same(length: number): void {
    this.x += length;
    this.y += length;
    this.length += length;
  }

  /** What lies between here and the next token that is the same: changed, but for the white space at its ends. */
  upTo(x: number, y: number): void {
    const { before, after } = this;
    const most = Math.min(x - this.x, y - this.y);
    let start = 0;
    while (start < most && isSameSpace(before, this.x + start, after, this.y + start)) start++;
    this.same(start);
    let end = 0;
    while (end < most - start && isSameSpace(before, x - end - 1, after, y - end - 1)) end++;
    const [removed, added] = [x - end, y - end];
    if (removed > this.x) this.push('removed', { start: this.x, end: removed }, { start: this.y, end: this.y });
    if (added > this.y) this.push('added', { start: removed, end: removed }, { start: this.y, end: added });
    this.x = removed;
    this.y = added;
    this.same(end);
  }

  /** All pieces, once both texts have been gone through. */
  all(): readonly Piece[] {
    this.endSame();
    return this.list;
  }

  private push(kind: Piece['kind'], before: Span, after: Span): void {
    this.endSame();
    this.list.push({ kind, before, after });
  }

  private endSame(): void {
    const { x, y, length } = this;
    this.length = 0;
    if (length)
      this.list.push({
        kind: 'same',
        before: { start: x - length, end: x },
        after: { start: y - length, end: y },
      });
  }
}

const isSameSpace = (before: string, x: number, after: string, y: number) =>
  before.charCodeAt(x) === after.charCodeAt(y) && isSpace(before.charAt(x));

const isSpace = (character: string) => character === ' ' || /\s/.test(character);
