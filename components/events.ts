/** The events that a host page hears: bubbling, composed, typed. */
import type { Annotation } from '../src/domain/annotation.js';
import type { Article } from '../src/domain/article.js';
import type { Step } from '../src/domain/step.js';
import type { Problem } from '../src/formats/explain.js';
import type { SaveState } from '../src/open-session.js';
import type { EvidenceItem } from './bias-report-words.js';

export interface AnnotatorEvents {
  /** An article, and what was stored for it, is on screen. */
  'article-load': { readonly article: Article };
  'annotation-create': { readonly annotation: Annotation };
  'annotation-update': { readonly annotation: Annotation; readonly before: Annotation };
  'annotation-delete': { readonly annotation: Annotation };
  /** All that one step of the analyst did, undo and redo included; after the events that speak of its annotations. */
  'annotator-change': StepDetail;
  /** Null when nothing is selected any more. */
  'annotation-select': { readonly annotation: Annotation | null };
  'save-state': SaveState;
  /** Something failed; `message` is a sentence for the analyst, `problems` names the records concerned. */
  'annotator-error': { readonly message: string; readonly problems: readonly Problem[] };
}

/** Of `<bias-report>`; offsets in UTF-16. */
export interface ReportEvents {
  /** The reader chose the number that `label` names; `items` is empty when it is chosen no more. */
  'evidence-show': { readonly items: readonly EvidenceItem[]; readonly label: string };
  'evidence-go': { readonly item: EvidenceItem };
}

/** Each record before and after: no `before` adds it, no `after` removes it. */
export interface StepDetail extends Pick<Step, 'name' | 'sources' | 'sides' | 'article'> {
  readonly annotations: Step['change'];
}

declare global {
  // The names that event listeners in host pages are typed by.
  interface HTMLElementEventMap extends EventsOf<AnnotatorEvents>, EventsOf<ReportEvents> {}
}

type EventsOf<Details> = { [Name in keyof Details]: CustomEvent<Details[Name]> };

/** Listeners get a copy, theirs to change, as JSON would have it: what is undefined is not there. */
export function fire<Name extends keyof AnnotatorEvents>(
  element: HTMLElement,
  name: Name,
  detail: AnnotatorEvents[Name],
): void {
  element.dispatchEvent(
    new CustomEvent(name, { detail: JSON.parse(JSON.stringify(detail)), bubbles: true, composed: true }),
  );
}
