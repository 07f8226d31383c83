/** Gives words to the parts of an annotation, and takes them away. */
import { addWords, fragmentNear, takeWords, type Fragment } from '../src/coding/boundaries.js';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind, type Part } from '../src/domain/codebook.js';
import type { Span } from '../src/domain/span.js';
import { trimEnds } from '../src/domain/words.js';
import type { CodingHost } from './coder.js';
import type { CodingFlow } from './coding-flow.js';
import { setSpans } from './edge-mover.js';

const onlyWords = 'It is about these words. Delete removes the whole annotation.';

export class PartWords {
  readonly #host: CodingHost;
  readonly #flow: CodingFlow;

  constructor(host: CodingHost, flow: CodingFlow) {
    this.#host = host;
    this.#flow = flow;
  }

  /** Puts the selected words into a part of the active annotation. */
  addSelected(part: Part): boolean {
    const { active, articleElement, readonly } = this.#host;
    const selection = articleElement?.selection;
    const parts = active && findKind(this.#session.codebook, active.kind)?.parts;
    const own = parts?.find(({ key }) => key === part.key);
    if (!active || !selection || readonly || !own) return false;
    this.add(active, own, trimEnds(this.#text, selection));
    return true;
  }

  /** Takes one fragment away. The last one stays: an annotation is about some words. */
  removeFragment(annotation: Annotation, fragment: Span): void {
    const spans = annotation.spans.filter((each) => each !== fragment);
    if (!this.#isWhole(annotation, spans)) return this.#host.announce(onlyWords);
    setSpans(this.#host.actions, annotation, spans, 'Remove a fragment');
    this.#host.announce(`Taken away: “${this.#text.slice(fragment.start, fragment.end)}”`);
  }

  add(annotation: Annotation, part: Part, words: Span): void {
    setSpans(
      this.#host.actions,
      annotation,
      addWords(this.#text, annotation.spans, part.id, words),
      `Add ${part.label.toLowerCase()}`,
    );
    this.#host.articleElement?.select({ start: words.end, end: words.end });
    const said = this.#text.slice(words.start, words.end);
    this.#host.announce(`${part.label}: “${said}”. ${this.#flow.spoken}`);
  }

  /** To the part that is asked for, or else the one at hand: the main part, or that of the nearest fragment. */
  addNear(): boolean {
    const { active, articleElement } = this.#host;
    const selection = articleElement?.selection;
    if (!active || !selection || this.#host.readonly) return false;
    const kind = findKind(this.#session.codebook, active.kind);
    const step = this.#flow.view?.annotation.id === active.id ? this.#flow.view.step : null;
    const near = active.spans[fragmentNear(active.spans, selection.start)]!.part;
    const id = step && step !== 'who' ? step.id : near;
    const part = kind?.parts.find((each) => each.id === id) ?? { id, label: id };
    this.add(active, part, trimEnds(this.#text, selection));
    return true;
  }

  take(): boolean {
    const annotation = this.#host.actions.target;
    const { articleElement, readonly } = this.#host;
    if (!annotation || !articleElement || readonly) return false;
    const { selection, caret } = articleElement;
    if (!selection) {
      this.removeFragment(annotation, annotation.spans[fragmentNear(annotation.spans, caret)]!);
      return true;
    }
    const spans = takeWords(this.#text, annotation.spans, selection);
    if (!this.#isWhole(annotation, spans)) {
      this.#host.announce(onlyWords);
      return true;
    }
    if (spans.every((each) => annotation.spans.some((span) => span === each))) {
      this.#host.announce('The selected words do not belong to it.');
      return true;
    }
    setSpans(this.#host.actions, annotation, spans, 'Take words away');
    this.#host.announce(`Taken away: “${this.#text.slice(selection.start, selection.end)}”`);
    return true;
  }

  /** An annotation is about the words of its main part: they cannot all go. */
  #isWhole({ kind, spans: before }: Annotation, spans: readonly Fragment[]): boolean {
    const main = findKind(this.#session.codebook, kind)?.mainPart;
    const needed = before.some(({ part }) => part === main);
    return spans.length > 0 && (!needed || spans.some(({ part }) => part === main));
  }

  get #session() {
    return this.#host.session!;
  }

  get #text(): string {
    return this.#session.article.text;
  }
}
