/** What a source is called: its other names, and whoever else has one of them. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { liveSources, type Registry } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import { foldName } from './source-choice.js';

const named = new WeakMap<Registry, ReadonlyMap<string, readonly Source[]>>();

/** Sources by each of their names. The same map for the same registry. */
function sourcesByName(registry: Registry): ReadonlyMap<string, readonly Source[]> {
  const known = named.get(registry);
  if (known) return known;
  const found = new Map<string, Source[]>();
  for (const source of liveSources(registry))
    for (const name of new Set([source.name, ...source.aliases].map(foldName))) {
      const list = found.get(name);
      if (list) list.push(source);
      else found.set(name, [source]);
    }
  named.set(registry, found);
  return found;
}

export const sourcesCalled = (registry: Registry, name: string): readonly Source[] =>
  sourcesByName(registry).get(foldName(name)) ?? [];

/** Other sources that share a name with this one, each with the name. */
export function namesakes(registry: Registry, source: Source): readonly { name: string; other: Source }[] {
  const found = new Map<Source, string>();
  for (const name of [source.name, ...source.aliases])
    for (const other of sourcesCalled(registry, name))
      if (other !== source && !found.has(other)) found.set(other, name);
  return [...found].map(([other, name]) => ({ name, other }));
}

export interface NameFields {
  readonly registry: Registry;
  readonly source: Source;
  /** Its other names, but for what is being typed. */
  readonly aliases: readonly string[];
  /** What is typed as a further alias. */
  readonly typed: string;
  readonly error: string | undefined;
  readonly onType: (event: Event) => void;
  readonly onAdd: () => void;
  readonly onRemove: (alias: string) => void;
  readonly onSplit: (alias: string) => void;
  readonly onMerge: (other: Source) => void;
}

/** Namesakes shown: where there are more, a merge or two will bring up the rest. */
const most = 3;

export function nameFields({
  registry,
  source,
  aliases,
  typed,
  error,
  onType,
  onAdd,
  onRemove,
  onSplit,
  onMerge,
}: NameFields) {
  return html`${namesakes(registry, source)
      .slice(0, most)
      .map(
        ({ name, other }) =>
          html`<p class="namesake">
            <span>“<bdi>${name}</bdi>” is also what <bdi>${other.name}</bdi> is called.</span>
            <button type="button" class="plain" @click=${() => onMerge(other)}>Merge them?</button>
          </p>`,
      )}
    <div class="aliases" role="group" aria-labelledby="aliases">
      <span class="field-name" id="aliases">Also called</span>
      ${aliases.map(
        (alias) =>
          html`<div class="alias">
            <span><bdi>${alias}</bdi></span
            ><span class="buttons"
              ><button
                type="button"
                class="plain"
                aria-label="Make this a source of its own: ${alias}"
                @click=${() => onSplit(alias)}
              >
                Make this a source of its own
              </button>
              <button type="button" class="plain" aria-label="Remove: ${alias}" @click=${() => onRemove(alias)}>
                ✕
              </button></span
            >
          </div>`,
      )}
      <input
        name="alias"
        autocomplete="off"
        placeholder="Another name"
        aria-label="Another name"
        aria-invalid=${error !== undefined}
        aria-describedby=${error === undefined ? nothing : 'alias-error'}
        .value=${live(typed)}
        @input=${onType}
        @change=${onAdd}
      />
      ${error === undefined ? nothing : html`<span class="error" id="alias-error">${error}</span>`}
    </div>`;
}
