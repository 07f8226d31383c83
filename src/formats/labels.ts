/** One word for a kind and a part, as most tools know nothing else; and back. */
import { findKind, type Codebook, type Kind } from '../domain/codebook.js';

export interface LabelParts {
  readonly kind: string;
  readonly part: string;
}

/** Written beside the labels where a format has room for it: no label is a riddle then. */
export type LabelEntry = readonly [label: string, kind: string, part: string];

const plainLabel = (codebook: Codebook, { kind, part }: LabelParts) => {
  const known = findKind(codebook, kind);
  return known?.parts.length === 1 && known.mainPart === part ? kind : `${kind}.${part}`;
};

/** Gives out labels, the same for the same kind and part and never one twice. */
export class LabelWriter {
  readonly #codebook: Codebook;
  readonly #tidy: (label: string) => string;
  /** By kind, then by part. */
  readonly #labels = new Map<string, Map<string, string>>();
  readonly #entries: LabelEntry[] = [];
  readonly #taken = new Set<string>();

  /** Starts with those of the codebook, in its order. `tidy`: makes a label one that the format allows. */
  constructor(codebook: Codebook, tidy: (label: string) => string = (label) => label) {
    this.#codebook = codebook;
    this.#tidy = tidy;
    for (const kind of codebook.kinds) for (const part of kind.parts) this.of({ kind: kind.id, part: part.id });
  }

  of(parts: LabelParts): string {
    const ofKind = this.#labels.get(parts.kind) ?? new Map<string, string>();
    const known = ofKind.get(parts.part);
    if (known !== undefined) return known;
    const wish = this.#tidy(plainLabel(this.#codebook, parts));
    let label = wish;
    for (let number = 2; this.#taken.has(label); number += 1) label = `${wish}_${number}`;
    this.#taken.add(label);
    this.#labels.set(parts.kind, ofKind.set(parts.part, label));
    this.#entries.push([label, parts.kind, parts.part]);
    return label;
  }

  get entries(): readonly LabelEntry[] {
    return this.#entries;
  }
}

/** Letters and digits alone: `Attribution / Cue`, `attribution_cue` and `attribution.cue` are one label. */
const fold = (label: string) => label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Makes sense of labels. One that the codebook does not know becomes a kind of its own, and is reported. */
export class LabelReader {
  readonly #codebook: Codebook;
  readonly #exact = new Map<string, LabelParts>();
  readonly #folded = new Map<string, LabelParts>();
  readonly #added = new Map<string, Kind>();
  readonly #report: (message: string) => void;

  constructor(codebook: Codebook, entries: readonly LabelEntry[], report: (message: string) => void) {
    this.#codebook = codebook;
    this.#report = report;
    for (const [label, kind, part] of entries) this.#exact.set(label, { kind, part });
    // What is found first counts: a kind before a part of the same name.
    const learn = (label: string, parts: LabelParts) => {
      if (fold(label) && !this.#folded.has(fold(label))) this.#folded.set(fold(label), parts);
    };
    const { kinds } = codebook;
    for (const { id, label, mainPart } of kinds)
      for (const name of [id, label]) learn(name, { kind: id, part: mainPart });
    for (const { id, label, parts } of kinds)
      for (const part of parts)
        for (const name of [id, label])
          for (const own of [part.id, part.label]) learn(name + own, { kind: id, part: part.id });
    const owners = kinds.flatMap(({ id, parts }) => parts.map((part) => ({ kind: id, part })));
    for (const { kind, part } of owners)
      if (owners.filter((other) => other.part.id === part.id).length === 1)
        for (const own of [part.id, part.label]) learn(own, { kind, part: part.id });
  }

  read(label: string): LabelParts {
    const known = this.#exact.get(label) ?? this.#folded.get(fold(label));
    if (known) return known;
    const id = label || 'unlabelled';
    if (!this.#added.has(id)) {
      this.#report(`The label ${JSON.stringify(id)} is not in the codebook: it became a kind of its own.`);
      const tone = ((this.#codebook.kinds.length + this.#added.size) % 8) + 1;
      this.#added.set(id, {
        id,
        label: id,
        key: '',
        tone,
        parts: [{ id, label: id }],
        mainPart: id,
        attributes: [],
      });
    }
    return { kind: id, part: id };
  }

  /** The codebook, with a kind for each label that it did not know; `values`: attributes that these have, by kind. */
  codebook(values: ReadonlyMap<string, ReadonlySet<string>> = new Map()): Codebook {
    if (!this.#added.size) return this.#codebook;
    const added = [...this.#added.values()].map((kind) => ({
      ...kind,
      attributes: [...(values.get(kind.id) ?? [])].map((id) => ({ id, label: id })),
    }));
    return { ...this.#codebook, kinds: [...this.#codebook.kinds, ...added] };
  }
}
