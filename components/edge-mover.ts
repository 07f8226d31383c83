/** Moves the boundaries of an annotation's words, by keys and by handles. */
import { fragmentNear, moveEdge, type Edge, type Fragment } from '../src/coding/boundaries.js';
import type { Annotation } from '../src/domain/annotation.js';
import { nextBoundary, snap } from '../src/domain/words.js';
import type { AnalystActions } from './analyst-actions.js';
import type { CodingHost } from './coder.js';

/** Gives an annotation other words; all else of it stays. */
export function setSpans(
  actions: AnalystActions,
  annotation: Annotation,
  spans: readonly Fragment[],
  name: string,
  amends = false,
): void {
  const inputs = spans.map(({ part, start, end }) => ({ part, start, end }));
  actions.patch(annotation, { spans: inputs }, { name, amends });
}

export class EdgeMover {
  readonly #host: CodingHost;
  /** The edge that the keys move. */
  #edge: Edge = 'end';
  /** The fragment in hand, while the caret stays where its edge is; others may begin or end there, too. */
  #held: { readonly id: string; readonly part: string; readonly fixed: number; readonly caret: number } | null =
    null;
  /** The words as the last move left them, with nothing else done since: the next move goes on with that step. */
  #moved: readonly Fragment[] | null = null;

  constructor(host: CodingHost) {
    this.#host = host;
  }

  /** The next move begins a step of its own. */
  rest(): void {
    this.#moved = null;
  }

  /** One edge of a fragment goes to an offset, as with a handle. */
  drag(annotation: Annotation, place: number, edge: Edge, to: number): void {
    const { language } = this.#session.article;
    const whole = snap(this.#text, to, language);
    const spans = moveEdge(this.#text, annotation.spans, { place, edge, to: whole, language });
    setSpans(this.#host.actions, annotation, spans, 'Move a boundary');
  }

  hold(edge: Edge): boolean {
    const annotation = this.#host.actions.target;
    const { articleElement } = this.#host;
    if (!annotation || !articleElement) return false;
    const fragment = annotation.spans[this.#placeIn(annotation)]!;
    this.#edge = edge;
    this.#take(annotation, fragment);
    this.#host.announce(`The arrows with Shift and Alt move its ${edge} now.`);
    return true;
  }

  /** Left and right as they are seen; up and down are back and on. */
  move(by: 'grapheme' | 'word', towards: 'left' | 'right' | 'up' | 'down'): boolean {
    const annotation = this.#host.actions.target;
    const { articleElement, readonly } = this.#host;
    if (!annotation || !articleElement?.view || readonly) return false;
    const { language } = this.#session.article;
    const place = this.#placeIn(annotation);
    const { part } = annotation.spans[place]!;
    const fixed = this.#fixedEnd(annotation.spans[place]!);
    const from = annotation.spans[place]![this.#edge];
    const mirrored = articleElement.view.isRightToLeft(from);
    const onwards = towards === 'down' || towards === (mirrored ? 'left' : 'right');
    const to = nextBoundary(this.#text, from, by, onwards ? 1 : -1, language);
    const fragments = moveEdge(this.#text, annotation.spans, { place, edge: this.#edge, to, language });
    const amends = this.#moved !== null && this.#moved === annotation.spans;
    setSpans(this.#host.actions, annotation, fragments, 'Move a boundary', amends);
    const moved = this.#session.annotations.get(annotation.id)!;
    this.#moved = moved.spans;
    const fragment = moved.spans.find((each) => each.part === part && each.start <= fixed && fixed < each.end)!;
    this.#take(moved, fragment);
    this.#host.announce(
      `${this.#edge === 'end' ? 'Ends' : 'Begins'}: “${this.#text.slice(fragment.start, fragment.end)}”`,
    );
    return true;
  }

  /** The fragment in hand, else the nearest to the caret. */
  #placeIn({ id, spans }: Annotation): number {
    const { caret } = this.#host.articleElement!;
    const held = this.#held;
    const place =
      held?.id === id && held.caret === caret
        ? spans.findIndex(
            (each) => each.part === held.part && each.start <= held.fixed && held.fixed < each.end,
          )
        : -1;
    return place < 0 ? fragmentNear(spans, caret) : place;
  }

  /** A character of the fragment that stays in it, whatever becomes of the edge in hand. */
  #fixedEnd({ start, end }: Fragment): number {
    return this.#edge === 'end' ? start : end - 1;
  }

  #take({ id }: Annotation, fragment: Fragment): void {
    const caret = fragment[this.#edge];
    this.#host.articleElement!.select({ start: caret, end: caret });
    this.#held = { id, part: fragment.part, fixed: this.#fixedEnd(fragment), caret };
  }

  get #session() {
    return this.#host.session!;
  }

  get #text(): string {
    return this.#session.article.text;
  }
}
