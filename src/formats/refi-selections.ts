/** Selections with codes as annotations: parts that are linked come together, codes of values become attributes. */
import { findKind, type Codebook } from '../domain/codebook.js';
import { idOfTwo } from '../domain/id.js';
import type { Span } from '../domain/span.js';
import type { Loose } from './explain.js';
import type { ForeignAnnotation, ForeignSpan } from './foreign-set.js';
import type { LabelEntry } from './labels.js';
import type { Meaning } from './refi-codes.js';
import { isNamedFor } from './refi-places.js';
import { shorten } from './shorten.js';

export interface ReadCoding {
  /** Undefined where the code is not in the project. */
  readonly meaning: Meaning | undefined;
  readonly analyst: string | undefined;
  readonly notes: readonly string[];
}

/** Positions as the file counts them; NaN where it has none. */
export interface ReadSelection extends Span {
  readonly guid: string;
  readonly name: string;
  readonly note: string;
  readonly analyst: string | undefined;
  readonly created: string | undefined;
  readonly modified: string | undefined;
  readonly codings: readonly ReadCoding[];
}

/** Selections by the GUIDs of others. */
export interface Links {
  /** The first selection of the annotation that a selection goes on with. */
  readonly firstOf: ReadonlyMap<string, string>;
  /** The first selection of the annotation around the one that a selection begins. */
  readonly around: ReadonlyMap<string, string>;
}

interface Selections {
  readonly selections: readonly ReadSelection[];
  readonly links: Links;
  readonly codebook: Codebook;
  readonly text: string;
  /** Whether this program wrote the project: then selections are named for their words. */
  readonly isOwn: boolean;
  readonly at: (span: Span) => Span | string;
  readonly say: (message: string, id?: string) => void;
}

/** An annotation while its codes are being read. */
interface Draft {
  readonly id: string;
  /** Null for a label that is no kind of ours. */
  readonly kind: string | null;
  readonly spans: ForeignSpan[];
  readonly attributes: Map<string, string>;
  readonly sources: string[];
  parent?: string;
  readonly note: string;
  readonly analyst: string | undefined;
  readonly selection: ReadSelection;
}

export function annotationsOf(all: Selections): {
  readonly annotations: readonly ForeignAnnotation[];
  readonly sources: readonly Loose[];
  readonly labels: readonly LabelEntry[];
} {
  const reader = new Reader(all);
  return {
    annotations: reader.annotations(),
    sources: [...reader.sources.values()],
    labels: labelsOf(all.codebook),
  };
}

const labelsOf = ({ kinds }: Codebook): LabelEntry[] =>
  kinds.flatMap(({ id, parts }) => parts.map((part): LabelEntry => [`${id}.${part.id}`, id, part.id]));

class Reader {
  readonly sources = new Map<string, Loose>();
  readonly #all: Selections;
  readonly #drafts: Draft[] = [];
  /** By the selection that they begin with. */
  readonly #begun = new Map<string, Draft>();
  readonly #bySelection = new Map<ReadSelection, Draft[]>();
  /** The first of each kind at each place. */
  readonly #byPlace = new Map<string, Draft>();

  constructor(all: Selections) {
    this.#all = all;
  }

  annotations(): ForeignAnnotation[] {
    const { selections, say } = this.#all;
    const placed: (readonly [ReadSelection, Span])[] = [];
    for (const selection of selections) {
      const span = this.#place(selection);
      if (typeof span === 'string') say(span, selection.guid);
      else placed.push([selection, span]);
    }
    const { firstOf } = this.#all.links;
    // What others are linked to comes first: it decides what they belong to.
    for (const [selection, span] of placed) if (!firstOf.has(selection.guid)) this.#label(selection, span);
    for (const [selection, span] of placed) {
      const first = firstOf.get(selection.guid);
      if (first !== undefined) this.#label(selection, span, this.#begun.get(first));
    }
    for (const [selection, span] of placed) this.#describe(selection, span);
    this.#nest();
    return this.#drafts.map(({ id, spans, attributes, sources, parent, note, analyst, selection }) => ({
      ...(id && { id }),
      spans,
      ...(attributes.size && { attributes: Object.fromEntries(attributes) }),
      ...(sources.length && { sources }),
      ...(parent !== undefined && { parent }),
      ...(note && { note }),
      ...(analyst !== undefined && { analyst }),
      ...(selection.created !== undefined && { created: selection.created }),
      ...(selection.modified !== undefined && { modified: selection.modified }),
    }));
  }

  #place(selection: ReadSelection): Span | string {
    const span = this.#all.at(selection);
    if (typeof span === 'string' || !this.#all.isOwn) return span;
    if (isNamedFor(selection.name, this.#all.text, span)) return span;
    const words = this.#all.text.slice(span.start, span.end);
    return `The selection from ${selection.start} to ${selection.end} should read ${shorten(selection.name)}, but the text there reads ${shorten(words)}.`;
  }

  /** A draft for each code that is a label; the first joins `first` where it is of its kind. */
  #label(selection: ReadSelection, span: Span, first?: Draft): void {
    const { guid, codings, note } = selection;
    let count = 0;
    const open = (
      label: string,
      kind: string | null,
      analyst: string | undefined,
      notes: readonly string[],
    ) => {
      count += 1;
      if (count === 1 && first && first.kind === kind) {
        first.spans.push({ label, ...span });
        this.#remember(selection, span, first);
        return;
      }
      const own = count === 1 ? note : '';
      const draft: Draft = {
        id: count > 1 && guid ? idOfTwo(guid, `${label} ${count}`) : guid,
        kind,
        spans: [{ label, ...span }],
        attributes: new Map(),
        sources: [],
        note: [own, ...notes].filter(Boolean).join('\n\n'),
        analyst,
        selection,
      };
      this.#drafts.push(draft);
      this.#remember(selection, span, draft);
      if (guid && !this.#begun.has(guid)) this.#begun.set(guid, draft);
    };
    for (const { meaning, analyst, notes } of codings)
      if (meaning?.type === 'label') open(meaning.label, meaning.kind, analyst, notes);
    if (codings.some(({ meaning }) => !meaning))
      this.#all.say(
        'A code on it is not in the codebook of the project: that was left out.',
        guid || undefined,
      );
    if (!codings.length && note) open('note', null, selection.analyst, []);
    else if (!codings.length) this.#all.say('No code is on it, so it was left out.', guid || undefined);
  }

  /** Codes of values and of sources, on the annotation that they are about. */
  #describe(selection: ReadSelection, span: Span): void {
    const { codebook } = this.#all;
    for (const { meaning, analyst, notes } of selection.codings) {
      if (meaning?.type === 'attribute') {
        const value = meaning.value ?? notes.join('\n\n');
        const draft =
          this.#about(selection, span, [meaning.kind]) ??
          this.#alone(selection, span, meaning.kind, findKind(codebook, meaning.kind)?.mainPart, analyst);
        draft.attributes.set(meaning.attribute, value);
      } else if (meaning?.type === 'source') {
        this.sources.set(meaning.id, { id: meaning.id, name: meaning.name });
        const sourced = codebook.kinds.filter((kind) => kind.sourced).map(({ id }) => id);
        const [own] = this.#bySelection.get(selection) ?? [];
        const draft =
          this.#ownOf(selection, sourced) ??
          own ??
          this.#about(selection, span, sourced) ??
          this.#alone(selection, span, 'attribution', 'source', analyst);
        if (!draft.sources.includes(meaning.id)) draft.sources.push(meaning.id);
      }
    }
  }

  /** Of the same selection, else of the same words: some programs write a selection for each code. */
  #about(selection: ReadSelection, { start, end }: Span, kinds: readonly string[]): Draft | undefined {
    const own = this.#ownOf(selection, kinds);
    if (own) return own;
    const found = kinds.find((kind) => this.#byPlace.has(`${start} ${end} ${kind}`));
    return found === undefined ? undefined : this.#byPlace.get(`${start} ${end} ${found}`);
  }

  #ownOf(selection: ReadSelection, kinds: readonly string[]): Draft | undefined {
    return this.#bySelection.get(selection)?.find(({ kind }) => kind !== null && kinds.includes(kind));
  }

  /** A value or a source on words that no annotation is about. */
  #alone(
    selection: ReadSelection,
    span: Span,
    kind: string,
    part: string | undefined,
    analyst: string | undefined,
  ): Draft {
    const draft: Draft = {
      id: selection.guid,
      kind,
      spans: [{ label: `${kind}.${part ?? kind}`, ...span }],
      attributes: new Map(),
      sources: [],
      note: selection.note,
      analyst,
      selection,
    };
    this.#drafts.push(draft);
    this.#remember(selection, span, draft);
    if (selection.guid) this.#begun.set(selection.guid, draft);
    return draft;
  }

  #remember(selection: ReadSelection, { start, end }: Span, draft: Draft): void {
    const known = this.#bySelection.get(selection);
    if (known) known.push(draft);
    else this.#bySelection.set(selection, [draft]);
    const key = `${start} ${end} ${draft.kind}`;
    if (!this.#byPlace.has(key)) this.#byPlace.set(key, draft);
  }

  #nest(): void {
    for (const [guid, draft] of this.#begun) {
      const around = this.#begun.get(this.#all.links.around.get(guid) ?? '');
      if (around) draft.parent = around.id;
    }
  }
}
