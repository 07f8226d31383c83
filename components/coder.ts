/** Coding in depth: parts, boundaries, answers and sources of an annotation, from keys, buttons and handles alike. */
import { choose, questionOf } from '../src/coding/answers.js';
import { complete } from '../src/coding/complete.js';
import { createAnnotation, extent, type Annotation } from '../src/domain/annotation.js';
import type { Change } from '../src/domain/change.js';
import { findKind } from '../src/domain/codebook.js';
import { resolve } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Span } from '../src/domain/span.js';
import { trimEnds } from '../src/domain/words.js';
import type { AnalystActions } from './analyst-actions.js';
import { CodingFlow, type FlowHost } from './coding-flow.js';
import { CodingTour } from './coding-tour.js';
import { EdgeMover, setSpans } from './edge-mover.js';
import type { CodingCommand } from './keys.js';
import type { OccurrenceChoice } from './occurrences-dialog.js';
import { PartWords } from './part-words.js';
import { addingSource } from './source-choice.js';

export interface CodingHost extends FlowHost {
  readonly actions: AnalystActions;
  /** Shows a place in the text and sets the caret there. */
  goTo(span: Span): void;
  /** Opens what a command names and what is no change. */
  open(what: Opening): Promise<void>;
}

/**
 * The question who a source is, the dialog of all occurrences, the search in the list, the registry, the list of cues,
 * the versions of the article, its roles and facts, its report.
 */
export type Opening = 'who' | 'everywhere' | 'search' | 'sources' | 'cues' | 'versions' | 'facts' | 'report';

export class Coder {
  readonly flow: CodingFlow;
  readonly #host: CodingHost;
  readonly edges: EdgeMover;
  readonly tour: CodingTour;
  readonly words: PartWords;

  constructor(host: CodingHost) {
    this.#host = host;
    this.flow = new CodingFlow(host);
    this.edges = new EdgeMover(host);
    this.tour = new CodingTour(host);
    this.words = new PartWords(host, this.flow);
  }

  /** The selected words without white space and outer punctuation. */
  trim(selection: Span): Span {
    return trimEnds(this.#text, selection);
  }

  /** `change` with what follows from it by rule: suggested values, parents. */
  complete(change: Change): Change {
    const { session, articleElement } = this.#host;
    if (!session || !articleElement?.view) return change;
    const { view } = articleElement;
    const touched = change.flatMap(({ before, after }) => [before, after]).filter((each) => each !== undefined);
    const around = new Map(touched.flatMap((each) => view.around(each)).map((each) => [each.id, each]));
    const { article, codebook } = session;
    return complete(change, { article, codebook, around: [...around.values()], list: this.flow.list });
  }

  /** Begins the questions after a new annotation, and says what the trimming rule left out of the selected words. */
  begin(id: string, selected: Span): void {
    const annotation = this.#host.session?.annotations.get(id);
    if (!annotation) return;
    const { start, end } = annotation.spans[0]!;
    const left = this.#text.slice(selected.start, start);
    const right = this.#text.slice(end, selected.end);
    const leftOut = `${left} ${right}`.trim();
    this.flow.begin(id, leftOut, leftOut ? selected : null);
    const told = leftOut && `Left out at the ends: ${leftOut}`;
    this.#host.announce(
      `${this.#name(annotation)}: ${this.#host.actions.spoken(annotation)} ${this.flow.spoken} ${told}`,
    );
  }

  /** As `begin`, for an annotation that was made before this part was loaded: suggests what it would have. */
  finish(id: string, selected: Span, { asks }: { readonly asks: boolean }): void {
    const annotation = this.#host.session?.annotations.get(id);
    if (!annotation) return;
    const whole = this.complete([{ id, after: annotation }]);
    this.#host.actions.record(
      whole.map((edit) => (edit.id === id ? { ...edit, before: annotation } : edit)),
      { name: 'Suggest values', amends: true },
    );
    if (asks) this.begin(id, selected);
  }

  /** Whether the command was of use here. */
  run(command: CodingCommand): boolean {
    if (command.does !== 'move') this.edges.rest();
    switch (command.does) {
      case 'accept':
        return this.accept();
      case 'other':
        return this.#inFlow(() => this.flow.other());
      case 'none':
        return this.#inFlow(() => this.flow.pass());
      case 'part':
        return this.words.addSelected(command.part);
      case 'add':
        return this.words.addNear();
      case 'take':
        return this.words.take();
      case 'move':
        return this.edges.move(command.by, command.towards);
      case 'edge':
        return this.edges.hold(command.edge);
      case 'outer':
      case 'inner':
        return this.tour.throughStack(command.does === 'outer' ? 1 : -1);
      case 'incomplete':
        this.tour.goIncomplete();
        return true;
      case 'who':
        if (!this.#target || this.#host.readonly) return false;
        void this.#host.open('who');
        return true;
      case 'everywhere':
        if (!this.#host.articleElement?.selection || this.#host.readonly) return false;
        void this.#host.open('everywhere');
        return true;
      case 'search':
      case 'sources':
      case 'versions':
      case 'report':
        void this.#host.open(command.does);
        return true;
    }
  }

  /** A letter answers the question of the active annotation; false where it is none of its answers. */
  answer(letter: string): boolean {
    const { active, readonly } = this.#host;
    if (!active || !this.#isAtHand(active)) return false;
    const kind = findKind(this.#session.codebook, active.kind);
    const question = kind && questionOf(kind, active);
    const value = question?.values?.find(({ key }) => key === letter);
    if (!kind || !question || !value || readonly) return false;
    this.set(active, question.id, value.id);
    return true;
  }

  /** A letter typed elsewhere in the text is not meant for it, whatever the list shows. */
  #isAtHand(annotation: Annotation): boolean {
    const { articleElement } = this.#host;
    const { start, end } = extent(annotation);
    const asked = this.flow.view?.annotation.id === annotation.id;
    if (asked || !articleElement?.hasFocus) return true;
    return start <= articleElement.caret && articleElement.caret <= end;
  }

  set(annotation: Annotation, attribute: string, value: string): void {
    const kind = findKind(this.#session.codebook, annotation.kind);
    const known = kind?.attributes.find(({ id }) => id === attribute);
    const label = known?.label ?? attribute;
    const patch = choose(kind, annotation, attribute, value);
    this.#host.actions.patch(annotation, patch, { name: `Set ${label.toLowerCase()}` });
    this.flow.follow();
    const said = known?.values?.find(({ id }) => id === value)?.label ?? (value || 'none');
    this.#host.announce(`${label}: ${said}. ${this.flow.spoken}`);
  }

  /** Takes the selected words for what is asked, or else the proposed ones. */
  accept(): boolean {
    const { view } = this.flow;
    const { articleElement, active, readonly } = this.#host;
    if (readonly || !articleElement) return false;
    if (!view && active && !articleElement.selection) return this.#resume(active);
    if (!view?.step || view.step === 'who') return false;
    const { selection } = articleElement;
    const words = selection ? this.trim(selection) : view.proposal?.span;
    if (!words) {
      this.#host.announce(this.flow.spoken);
      return true;
    }
    this.words.add(view.annotation, view.step, words);
    return true;
  }

  /** Names an entry of the registry as a source, one that is there or a new one; a name in the words becomes an alias. */
  addSource(annotation: Annotation, choice: { readonly id: string } | { readonly name: string }): void {
    const { source, sources } = addingSource(this.#session, annotation, choice);
    const already = annotation.sources.includes(source.id);
    const patch = { sources: already ? annotation.sources : [...annotation.sources, source.id] };
    const name = 'name' in choice ? 'New source' : 'Choose source';
    this.#host.actions.patch(annotation, patch, { name, sources });
    this.flow.follow();
    this.#host.announce(`Source: ${source.name}. ${this.flow.spoken}`);
  }

  dropSource(annotation: Annotation, source: Source): void {
    const { registry } = this.#session;
    const sources = annotation.sources.filter((id) => resolve(registry, id)?.id !== source.id);
    this.#host.actions.patch(annotation, { sources }, { name: 'Remove source' });
    this.#host.announce(`${source.name} is no source of it any more.`);
  }

  /** Marks all places that were chosen, in one step; where one is marked so already nothing is added. */
  markAll({ kind, spans, attributes }: OccurrenceChoice): void {
    const { session, actions, analyst } = this.#host;
    if (!session || !spans.length || this.#host.readonly) return;
    const data = { ...session.data, analyst, now: new Date().toISOString() };
    const made = spans.map((span) => createAnnotation(data, kind, [span], { attributes }));
    const label = findKind(session.codebook, kind)?.label.toLowerCase() ?? kind;
    actions.commit(
      made.map((after) => ({ id: after.id, after })),
      { name: `Mark ${made.length} as ${label}` },
    );
    const { end } = made[0]!.spans[0]!;
    this.#host.articleElement?.select({ start: end, end });
    actions.pick(made[0]!.id);
    this.#host.announce(`Marked ${made.length} as ${label}. Control Z takes them all back.`);
  }

  /** The outer punctuation that the rule left out is taken in after all. */
  keepWhole(): void {
    const { view, selected } = this.flow;
    if (!view || !selected) return;
    const main = view.annotation.spans.filter(({ part }) => part === view.kind.mainPart);
    const rest = view.annotation.spans.filter(({ part }) => part !== view.kind.mainPart);
    if (main.length !== 1) return;
    setSpans(
      this.#host.actions,
      view.annotation,
      [...rest, { part: view.kind.mainPart, ...selected }],
      'Keep the ends',
    );
    this.flow.begin(view.annotation.id);
    this.#host.articleElement?.focus(); // The button that was pressed is gone.
  }

  get #session() {
    return this.#host.session!;
  }

  get #text(): string {
    return this.#session.article.text;
  }

  get #target(): Annotation | undefined {
    return this.#host.actions.target;
  }

  #name({ kind: id }: Annotation): string {
    return `${findKind(this.#session.codebook, id)?.label ?? id} marked`;
  }

  #inFlow(action: () => void): boolean {
    if (!this.flow.view) return false;
    action();
    this.#host.announce(this.flow.spoken || 'All is answered.');
    return true;
  }

  /** Takes up again what an annotation leaves open. */
  #resume(annotation: Annotation): boolean {
    this.flow.begin(annotation.id);
    if (!this.flow.view) return false;
    this.#host.announce(this.flow.spoken);
    return true;
  }
}
