/** Kinds of a table that brings no codebook: those that the default one does not have become kinds of their own. */
import type { Kind } from '../domain/codebook.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import type { LabelEntry } from './labels.js';

/** Collects what a table names; kinds and parts are taken letter for letter. */
export class KindsMet {
  readonly #entries: LabelEntry[] = [];
  /** By kind and part as they were named. */
  readonly #labels = new Map<string, Map<string, string>>();
  readonly #parts = new Map<string, Set<string>>();
  readonly #attributes = new Map<string, Set<string>>();
  readonly #known = new Map(defaultCodebook.kinds.map((kind) => [kind.id, kind]));

  /** A label for `readForeign`. Without a part it is the main part of the kind. */
  label(kind: string, named: string): string {
    let labels = this.#labels.get(kind);
    if (!labels) this.#labels.set(kind, (labels = new Map()));
    let label = labels.get(named);
    if (label === undefined) {
      const part = named || (this.#known.get(kind)?.mainPart ?? kind);
      label = JSON.stringify([kind, part]);
      labels.set(named, label);
      this.#entries.push([label, kind, part]);
      into(this.#parts, kind).add(part);
    }
    return label;
  }

  /** That annotations of the kind have values of these. */
  has(kind: string, attributes: Readonly<Record<string, unknown>>): void {
    if (this.#known.has(kind)) return;
    // No codebook has a nameless one.
    for (const id of Object.keys(attributes)) if (id) into(this.#attributes, kind).add(id);
  }

  /** What `readForeign` takes as the rest; sentences go to `say`. */
  rest(say: (message: string) => void): {
    readonly labels: readonly LabelEntry[];
    readonly codebook?: unknown;
  } {
    const added: Kind[] = [];
    for (const [kind, parts] of this.#parts) {
      const known = this.#known.get(kind);
      if (known) {
        for (const part of parts)
          if (!known.parts.some(({ id }) => id === part))
            say(`The part ${JSON.stringify(part)} is not in the codebook: it was kept as it is.`);
        continue;
      }
      say(`The kind ${JSON.stringify(kind)} is not in the codebook: it became a kind of its own.`);
      added.push({
        id: kind,
        label: kind,
        key: '',
        tone: ((defaultCodebook.kinds.length + added.length) % 8) + 1,
        parts: [...parts].map((id) => ({ id, label: id })),
        mainPart: [...parts][0]!,
        attributes: [...(this.#attributes.get(kind) ?? [])].map((id) => ({ id, label: id })),
      });
    }
    const labels = this.#entries;
    if (!added.length) return { labels };
    return { labels, codebook: { ...defaultCodebook, kinds: [...defaultCodebook.kinds, ...added] } };
  }
}

function into(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}
