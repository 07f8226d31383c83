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
  /** Moved last, with nothing else done since: the next move goes on with that step. */
  #moved: { readonly id: string; readonly spans: readonly Fragment[] } | null = null;

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
    this.#edge = edge;
    const offset = annotation.spans[fragmentNear(annotation.spans, articleElement.caret)]![edge];
    articleElement.select({ start: offset, end: offset });
    this.#host.announce(`The arrows with Shift and Alt move its ${edge} now.`);
    return true;
  }

  /** Left and right as they are seen; up and down are back and on. */
  move(by: 'grapheme' | 'word', towards: 'left' | 'right' | 'up' | 'down'): boolean {
    const annotation = this.#host.actions.target;
    const { articleElement, readonly } = this.#host;
    if (!annotation || !articleElement?.view || readonly) return false;
    const { language } = this.#session.article;
    const place = fragmentNear(annotation.spans, articleElement.caret);
    const from = annotation.spans[place]![this.#edge];
    const mirrored = articleElement.view.isRightToLeft(from);
    const onwards = towards === 'down' || towards === (mirrored ? 'left' : 'right');
    const to = nextBoundary(this.#text, from, by, onwards ? 1 : -1, language);
    const fragments = moveEdge(this.#text, annotation.spans, { place, edge: this.#edge, to, language });
    const amends = this.#moved?.id === annotation.id && this.#moved.spans === annotation.spans;
    setSpans(this.#host.actions, annotation, fragments, 'Move a boundary', amends);
    const moved = this.#session.annotations.get(annotation.id)!;
    this.#moved = { id: moved.id, spans: moved.spans };
    const fragment = moved.spans[Math.min(place, moved.spans.length - 1)]!;
    articleElement.select({ start: fragment[this.#edge], end: fragment[this.#edge] });
    this.#host.announce(
      `${this.#edge === 'end' ? 'Ends' : 'Begins'}: “${this.#text.slice(fragment.start, fragment.end)}”`,
    );
    return true;
  }

  get #session() {
    return this.#host.session!;
  }

  get #text(): string {
    return this.#session.article.text;
  }
}
