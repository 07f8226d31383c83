/** After the main words are marked, the way goes on by itself: each part that is asked for, then who the source is. */
import { openQuestion, questionOf } from '../src/coding/answers.js';
import type { CueList } from '../src/coding/cue-list.js';
import { proposals, type Proposal } from '../src/coding/proposals.js';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind, type Attribute, type Kind, type Part } from '../src/domain/codebook.js';
import { liveSources, type Registry } from '../src/domain/registry.js';
import type { Span } from '../src/domain/span.js';
import type { Project } from '../src/open-session.js';
import type { Session } from '../src/session.js';
import type { ActionHost } from './analyst-actions.js';
import { CueLists } from './cue-lists.js';

/** What the analyst is asked, for the bar beside the words. */
export interface FlowView {
  readonly annotation: Annotation;
  readonly kind: Kind;
  readonly question: Attribute | null;
  /** The part whose words are asked for; `who`: the entry of the registry; null: the question alone is open. */
  readonly step: Part | 'who' | null;
  /** The one on show. */
  readonly proposal: Proposal | null;
  readonly others: number;
  /** What the rule has left out at the ends of the selected words. */
  readonly leftOut: string;
}

export interface FlowHost extends ActionHost {
  readonly project: Project | undefined;
  showFlow(view: FlowView | null): void;
}

interface Asking {
  readonly id: string;
  /** Parts that have no words in the article, and `who` once it has been dealt with. */
  readonly passed: ReadonlySet<string>;
  readonly leftOut: string;
  /** Place of the proposal on show. */
  readonly at: number;
}

export class CodingFlow {
  readonly #host: FlowHost;
  #asking: Asking | null = null;
  selected: Span | null = null;
  #proposals: readonly Proposal[] = [];
  #names: { readonly registry: Registry; readonly names: readonly string[] } | undefined;
  #cues: { readonly session: Session; readonly lists: CueLists } | undefined;
  /** What the proposals were made for. */
  #asked = '';

  constructor(host: FlowHost) {
    this.#host = host;
  }

  /** Null where nothing is asked. */
  get view(): FlowView | null {
    const { session } = this.#host;
    const annotation = this.#asking && session?.annotations.get(this.#asking.id);
    const kind = annotation && findKind(session!.codebook, annotation.kind);
    if (!kind) return null;
    const step = this.#step(kind, annotation);
    const open = openQuestion(kind, annotation);
    if (!step && !open && !this.#asking!.leftOut) return null;
    const { at, leftOut } = this.#asking!;
    return {
      annotation,
      kind,
      question: questionOf(kind, annotation),
      step,
      proposal: this.#proposals[at] ?? null,
      others: Math.max(0, this.#proposals.length - 1),
      leftOut,
    };
  }

  get list(): CueList | null {
    return this.cues?.list ?? null;
  }

  /** The lists for the article that is open; read anew for another. */
  get cues(): CueLists | null {
    const { session, project } = this.#host;
    if (!session || !project) return null;
    if (this.#cues?.session !== session) {
      const lists = new CueLists(session.article.language, project.settings);
      this.#cues = { session, lists };
      lists
        .load()
        .then(() => this.#cues?.session === session && lists.isOwn && this.renew())
        .catch((error: Error) => this.#host.announce(`The list of cues could not be read. ${error.message}`));
    }
    return this.#cues.lists;
  }

  /** Reads the project's own list before the first mark needs it. */
  prepare(): boolean {
    return this.cues !== null;
  }

  /** The list of cues is another one: proposes anew. */
  renew(): void {
    this.#asked = '';
    this.follow();
  }

  /** `selected`: the words with what is left out at their ends, where something is. */
  begin(id: string, leftOut = '', selected: Span | null = null): void {
    this.#asking = { id, passed: new Set(), leftOut, at: 0 };
    this.selected = selected;
    this.follow();
  }

  stop(): void {
    this.#asking = null;
    this.follow();
  }

  /** Shows the next proposal. */
  other(): void {
    const { length } = this.#proposals;
    if (!this.#asking || length < 2)
      return this.#host.announce('There are no other words to propose. Select them in the text.');
    this.#asking = { ...this.#asking, at: (this.#asking.at + 1) % length };
    this.follow({ again: false });
  }

  /** The step in hand has no answer in the article. */
  pass(): void {
    const { view } = this;
    if (!view?.step || !this.#asking) return;
    const name = view.step === 'who' ? 'who' : view.step.id;
    this.#asking = { ...this.#asking, passed: new Set([...this.#asking.passed, name]), at: 0 };
    this.follow();
  }

  /** Takes in what has changed, shows what is asked now, and says it. */
  follow({ again = true }: { readonly again?: boolean } = {}): void {
    const { articleElement } = this.#host;
    if (again) this.#propose();
    const view = this.view;
    if (!view) this.#asking = null;
    const shown = view && view.step !== 'who' && view.proposal;
    articleElement?.view?.outline('proposal', shown ? [shown.span] : []);
    this.#host.showFlow(view);
  }

  /** What is asked, in words. */
  get spoken(): string {
    const { view } = this;
    if (!view) return '';
    const { step, proposal, question, annotation } = view;
    if (step === 'who') return 'Who is it? Type a few letters.';
    if (step)
      return proposal
        ? `${step.label}: “${this.#words(proposal)}”, ${proposal.reason}. Space takes it.`
        : `${step.label}: select the words, then press Space; 0 where there are none.`;
    if (!question || annotation.attributes[question.id] !== undefined) return '';
    return `${question.label}: ${(question.values ?? []).map(({ key = '', label }) => `${key.toUpperCase()} ${label}`).join(', ')}`;
  }

  /** Made anew only where something else is asked: the words of an annotation change seldom. */
  #propose(): void {
    const { session } = this.#host;
    const annotation = this.#asking && session?.annotations.get(this.#asking.id);
    const kind = annotation && findKind(session!.codebook, annotation.kind);
    const step = kind ? this.#step(kind, annotation) : null;
    const asked = JSON.stringify([this.#asking?.id, step, annotation?.spans]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (this.#asking) this.#asking = { ...this.#asking, at: 0 };
    if (!step || step === 'who' || !step.finder) {
      this.#proposals = [];
      return;
    }
    const options = { list: this.list, names: this.#namesIn(session!.registry) };
    this.#proposals = proposals(session!.article, kind!, step.id, annotation!.spans, options);
  }

  /** Gathered once for a registry: there may be thousands. */
  #namesIn(registry: Registry): readonly string[] {
    if (this.#names?.registry !== registry)
      this.#names = {
        registry,
        names: liveSources(registry).flatMap(({ name, aliases }) => [name, ...aliases]),
      };
    return this.#names.names;
  }

  #step(kind: Kind, { spans, sources }: Annotation): Part | 'who' | null {
    const { passed } = this.#asking!;
    const next = kind.flow?.find((id) => !passed.has(id) && !spans.some(({ part }) => part === id));
    if (next !== undefined) return kind.parts.find(({ id }) => id === next) ?? null;
    return kind.sourced && !sources.length && !passed.has('who') ? 'who' : null;
  }

  #words({ span }: Proposal): string {
    return this.#host.session!.article.text.slice(span.start, span.end);
  }
}
