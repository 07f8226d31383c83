/** What the analyst does with annotations: each action changes the session, is said aloud, and is told to the host page. */
import { extent, type Annotation, type Patch, type SpanInput } from '../src/domain/annotation.js';
import type { Change } from '../src/domain/change.js';
import { findKind, type Kind } from '../src/domain/codebook.js';
import { lowerBound } from '../src/domain/lower-bound.js';
import { placeOf } from '../src/domain/reading-order.js';
import { same } from '../src/domain/same.js';
import { quote, wholeCharacter, type Span } from '../src/domain/span.js';
import { isIdle } from '../src/domain/step.js';
import type { Session, Step } from '../src/session.js';
import type { BiasArticle } from './bias-article.js';
import type { Coder } from './coder.js';
import { fire } from './events.js';
import { loadedExchange } from './exchange.js';

/** The root element, as far as the analyst's actions need it. */
export interface ActionHost extends HTMLElement {
  readonly session: Session | undefined;
  readonly readonly: boolean;
  readonly analyst: string;
  readonly active: Annotation | null;
  /** What the filter lets through, in reading order: the next annotation is the next of these. */
  readonly shown: readonly Annotation[];
  readonly articleElement: BiasArticle | null;
  /** Null until that part of the tool has been loaded. */
  readonly coder: Coder | null;
  /** The words of a new annotation are marked, out of those that were selected: asks for the rest. */
  begin(id: string, selected: Span): void;
  /** Makes an annotation the active one, without a word to the host page. */
  activate(id: string | null): void;
  announce(words: string): void;
}

/** How a change is recorded: its name for undo, whether it goes on with the last, and what it changes in the registry. */
export type Recording = NonNullable<Parameters<Session['dispatch']>[1]>;

/** Characters of a quotation that are read aloud. */
const spokenLength = 80;

export class AnalystActions {
  readonly #host: ActionHost;

  constructor(host: ActionHost) {
    this.#host = host;
  }

  mark(kind: Kind): void {
    const { session, readonly, analyst, articleElement } = this.#host;
    if (!session || !articleElement || readonly) return;
    const { selection, coder } = { selection: articleElement.selection, coder: this.#host.coder };
    const label = kind.label.toLowerCase();
    if (!selection) return this.#host.announce(`Select some words first, then mark them as ${label}.`);
    const words = coder?.trim(selection) ?? selection;
    const present = articleElement
      .annotationsAt(words.start)
      .find((each) => each.kind === kind.id && each.spans.length === 1 && same(pick(each.spans[0]!), words));
    if (present) return this.pick(present.id, `Marked already as ${label}: ${this.spoken(present)}`);
    const now = new Date().toISOString();
    const annotation = loadedExchange().createAnnotation({ ...session.data, analyst, now }, kind.id, [words]);
    // The caret first, while nothing is drawn anew: to move it later would lay out the text once more.
    articleElement.select({ start: words.end, end: words.end });
    articleElement.view?.expect(annotation);
    this.commit([{ id: annotation.id, after: annotation }], { name: `Mark ${label}` });
    this.pick(annotation.id, `Marked as ${label}: ${this.spoken(annotation)}`, { inSight: true });
    this.#host.begin(annotation.id, selection);
  }

  /**
   * Nothing happens where nothing would differ, so a note that was only looked at is no change. An annotation that
   * was removed elsewhere while somebody wrote about it comes back.
   */
  patch(annotation: Annotation, patch: Patch, recording: Recording = {}): void {
    const { session, readonly } = this.#host;
    if (!session || readonly || annotation.articleId !== session.article.id) return;
    const before = session.annotations.get(annotation.id) ?? annotation;
    const unchanged = Object.entries(patch).every(([name, value]) =>
      same(before[name as keyof Annotation], value),
    );
    if (unchanged && !recording.sources?.length) return;
    const after = loadedExchange().patchAnnotation(
      { ...session.data, now: new Date().toISOString() },
      before,
      patch,
    );
    this.commit([{ id: annotation.id, before, after }], recording);
  }

  /** An annotation that waited belongs to `spans` of this revision. */
  attach(waiting: Annotation, spans: readonly SpanInput[]): void {
    const { session, readonly } = this.#host;
    const before = session?.orphans.get(waiting.id);
    if (!session || !before || readonly) return;
    const now = new Date().toISOString();
    const after = loadedExchange().patchAnnotation({ ...session.data, now }, before, { spans });
    this.record([{ id: after.id, before, after }], { name: 'Attach annotation' });
    this.pick(after.id, `Attached: ${this.spoken(after)}`);
  }

  /** What is said of it, too, for whoever has more to say. */
  remove(id: string): string {
    const { session, readonly } = this.#host;
    const before = session?.annotations.get(id);
    if (!before || readonly) return '';
    this.commit([{ id: before.id, before }], { name: 'Remove' });
    const words = `Removed: ${this.spoken(before)}. Control Z brings it back.`;
    this.#host.announce(words);
    return words;
  }

  undo(): void {
    this.#step('undo', 'Undone', 'Nothing to undo');
  }

  redo(): void {
    this.#step('redo', 'Redone', 'Nothing to redo');
  }

  /** Makes an annotation the active one, shows it in the text and tells the host page. */
  pick(id: string | null, words?: string, { inSight = false }: { readonly inSight?: boolean } = {}): void {
    const { session, articleElement } = this.#host;
    this.#host.activate(id);
    const annotation = this.#host.active;
    if (annotation && articleElement && !inSight) {
      const { start } = annotation.spans[0]!;
      if (!within(articleElement.caret, extent(annotation))) articleElement.select({ start, end: start });
      articleElement.revealActive();
    }
    fire(this.#host, 'annotation-select', { annotation });
    if (!annotation || !session) return;
    const all = session.inReadingOrder;
    const kind = findKind(session.codebook, annotation.kind)?.label ?? annotation.kind;
    this.#host.announce(
      words ?? `${kind}, ${placeOf(all, annotation) + 1} of ${all.length}: ${this.spoken(annotation)}`,
    );
  }

  /** The annotation after (1) or before (-1) the active one, or the caret where that has left it. */
  go(direction: 1 | -1): void {
    const { session, active, articleElement, shown: all } = this.#host;
    if (!session?.annotations.size) return this.#host.announce('Nothing is marked yet.');
    if (!all.length) return this.#host.announce('The filter hides every annotation.');
    const caret = articleElement?.caret ?? 0;
    const at = active && within(caret, extent(active)) ? placeOf(all, active) : null;
    const place = at !== null && all[at]?.id === active!.id ? at : null;
    const after = lowerBound(all.length, (index) => all[index]!.spans[0]!.start >= caret);
    const next = place === null ? (direction > 0 ? after : after - 1) : place + direction;
    const annotation = all[next];
    if (!annotation)
      return this.#host.announce(direction > 0 ? 'That was the last one.' : 'That was the first one.');
    this.pick(annotation.id);
  }

  /** A press on text under several annotations takes the innermost first, and the next one out at each further press. */
  press(ids: readonly string[]): void {
    const { active } = this.#host;
    // While something is asked, a press beside all marks is the begin of a selection.
    if (!ids.length && (!active || this.#host.coder?.flow.view)) return;
    this.pick(ids[active ? ids.indexOf(active.id) + 1 : 0] ?? ids[0] ?? null);
  }

  /** The annotation that a key means: the active one, else the innermost under the caret. */
  get target(): Annotation | undefined {
    const { active, articleElement } = this.#host;
    return (
      active ?? (articleElement?.hasFocus ? articleElement.annotationsAt(articleElement.caret)[0] : undefined)
    );
  }

  #step(direction: 'undo' | 'redo', done: string, nothing: string): void {
    const { session, readonly, active } = this.#host;
    if (!session || readonly) return;
    const step: Step | null = session[direction]();
    if (!step) return this.#host.announce(`${nothing}.`);
    this.#tell(step);
    const shown = step.change.find(({ after }) => after)?.id;
    if (shown) this.pick(shown);
    else if (active && !session.annotations.has(active.id)) this.pick(null);
    this.#host.announce(`${done}: ${step.name.toLowerCase()}.`);
  }

  /** Makes a change, with what follows from it by rule, and tells the host page. */
  commit(change: Change, recording: Recording): void {
    this.record(this.#host.coder?.complete(change) ?? change, recording);
  }

  /** Makes a change as it is, and tells the host page. */
  record(change: Change, recording: Recording): void {
    const { session, readonly } = this.#host;
    if (session && !readonly) this.#tell(session.dispatch(change, recording)); // Read-only: a dialog may still be open.
  }

  #tell(step: Step): void {
    const { change: annotations, ...rest } = step;
    for (const { before, after } of annotations) {
      if (after && before) fire(this.#host, 'annotation-update', { annotation: after, before });
      else if (after) fire(this.#host, 'annotation-create', { annotation: after });
      else if (before) fire(this.#host, 'annotation-delete', { annotation: before });
    }
    if (!isIdle(step)) fire(this.#host, 'annotator-change', { ...rest, annotations });
  }

  /** The words of an annotation as they are said aloud. */
  spoken({ spans }: Annotation): string {
    const words = quote(this.#host.session?.article.text ?? '', spans);
    return `“${words.length > spokenLength ? `${words.slice(0, wholeCharacter(words, spokenLength))} …` : words}”`;
  }
}

const pick = ({ start, end }: Span): Span => ({ start, end });
const within = (offset: number, { start, end }: Span) => offset >= start && offset <= end;
