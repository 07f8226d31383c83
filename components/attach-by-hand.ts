/** Attaches an annotation of an earlier revision to words that the analyst selects, one after another. */
import type { Annotation, SpanInput } from '../src/domain/annotation.js';
import { findKind } from '../src/domain/codebook.js';
import { trimEnds } from '../src/domain/words.js';
import type { BiasDesk } from './bias-desk.js';

export interface AttachView {
  readonly annotation: Annotation;
  /** Index of the span whose words are asked for. */
  readonly index: number;
  readonly taken: readonly SpanInput[];
}

/** How the part of a span is called. */
export function partLabel(desk: BiasDesk, { annotation, index }: AttachView): string {
  const { part } = annotation.spans[index]!;
  const kind = findKind(desk.session!.codebook, annotation.kind);
  return kind?.parts.find(({ id }) => id === part)?.label ?? part;
}

export function begin(desk: BiasDesk, annotation: Annotation): void {
  desk.attaching = { annotation, index: 0, taken: [] };
  desk.articleElement?.focus();
  ask(desk);
}

const ask = (desk: BiasDesk) => {
  const view = desk.attaching!;
  const words = view.annotation.spans[view.index]!.exact;
  desk.announce(`${partLabel(desk, view)}: select the words that now stand for “${words}”, and press Enter.`);
};

/** Takes the selected words for the span that is asked for. */
export function take(desk: BiasDesk): void {
  const { attaching: view, articleElement, session } = desk;
  const selection = articleElement?.selection;
  if (!view || !session) return;
  if (!selection) return desk.announce('Select the words first.');
  const { part } = view.annotation.spans[view.index]!;
  next(desk, [...view.taken, { part, ...trimEnds(session.article.text, selection) }]);
}

/** Goes on without words for this span. */
export const pass = (desk: BiasDesk): void => {
  if (desk.attaching) next(desk, desk.attaching.taken);
};

export function stop(desk: BiasDesk): void {
  desk.attaching = null;
  desk.announce('Not attached: it goes on waiting.');
  desk.articleElement?.focus();
}

function next(desk: BiasDesk, taken: readonly SpanInput[]): void {
  const { annotation, index } = desk.attaching!;
  if (index + 1 < annotation.spans.length) {
    desk.attaching = { annotation, index: index + 1, taken };
    return ask(desk);
  }
  if (!taken.length) return stop(desk);
  desk.attaching = null;
  desk.actions.attach(annotation, taken);
  desk.articleElement?.focus();
}
