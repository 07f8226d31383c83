/** Leads to what is left to do, and through what lies on the same words. */
import { isIncomplete, lacksSource, missingValues } from '../src/coding/filter.js';
import { progress } from '../src/coding/progress.js';
import type { Annotation } from '../src/domain/annotation.js';
import { shorten } from '../src/domain/span.js';
import type { CodingHost } from './coder.js';

export class CodingTour {
  readonly #host: CodingHost;

  constructor(host: CodingHost) {
    this.#host = host;
  }

  goIncomplete(): void {
    this.#goTo((each) => isIncomplete(each, this.#session.codebook, this.#sourcesOf));
  }

  /** To the next thing that is left to do after the caret, from the top again where there is none. */
  goOpen(what: 'block' | 'source' | 'value'): void {
    const { codebook } = this.#session;
    if (what === 'source') this.#goTo((each) => lacksSource(each, codebook, this.#sourcesOf));
    else if (what === 'value') this.#goTo((each) => missingValues(each, codebook).length > 0);
    else this.#goToBlock();
  }

  #goTo(test: (annotation: Annotation) => boolean): void {
    const all = this.#session.inReadingOrder;
    const { active, actions } = this.#host;
    const from = active ? all.indexOf(active) + 1 : 0;
    const next = [...all.slice(from), ...all.slice(0, from)].find(test);
    if (next) actions.pick(next.id);
    else this.#host.announce('Every question is answered.');
  }

  /** The caret goes to the start of a block in which nothing is marked. */
  #goToBlock(): void {
    const { articleElement } = this.#host;
    const { article, codebook, inReadingOrder } = this.#session;
    const { blocks } = progress(article, codebook, inReadingOrder, this.#sourcesOf);
    const caret = articleElement?.caret ?? 0;
    const next = blocks.find((index) => article.blocks[index]!.start > caret) ?? blocks[0];
    if (next === undefined) return this.#host.announce('Something is marked in every block.');
    const { start, end } = article.blocks[next]!;
    this.#host.actions.pick(null);
    this.#host.goTo({ start, end: start });
    this.#host.announce(`Nothing is marked here: “${shorten(this.#text.slice(start, end), 80)}”`);
  }

  /** Through the annotations that share the words at the caret: 1 outwards, -1 inwards. */
  throughStack(direction: 1 | -1): boolean {
    const { articleElement, active, actions } = this.#host;
    if (!articleElement) return false;
    const here = articleElement.annotationsAt(articleElement.caret);
    // Just after it is marked the caret stands behind its words.
    const stack =
      active && !here.includes(active) ? articleElement.annotationsAt(active.spans[0]!.start) : here;
    if (!stack.length) return false;
    const place = active ? stack.findIndex(({ id }) => id === active.id) : -1;
    const next = stack[place < 0 ? 0 : place + direction];
    if (next) actions.pick(next.id);
    else this.#host.announce(direction > 0 ? 'Nothing lies around it.' : 'Nothing lies inside it here.');
    return true;
  }

  readonly #sourcesOf = (annotation: Annotation) => this.#session.sourcesOf(annotation);

  get #session() {
    return this.#host.session!;
  }

  get #text(): string {
    return this.#session.article.text;
  }
}
