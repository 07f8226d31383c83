/** What an annotation is made of and tied to: its words by part, its sources, the annotation that it lies in. */
import { html, nothing } from 'lit';
import { chain } from '../src/domain/parents.js';
import type { Annotation, PartSpan } from '../src/domain/annotation.js';
import { findKind, type Kind } from '../src/domain/codebook.js';
import { quote, shorten } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { chainLabel, voiceOf } from './voices.js';

/** Characters of a fragment that are shown. */
const shownLength = 90;

export interface LinkFields {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly kind: Kind | undefined;
  readonly readonly: boolean;
  readonly picking: boolean;
  readonly onFragment: (does: 'go' | 'remove', span: PartSpan) => void;
  readonly onSource: (does: 'add' | 'drop' | 'open', id?: string) => void;
  readonly onParent: (id: string | null) => void;
}

/** Each part with its fragments; a part that the codebook does not know is shown all the same. */
export function partFields({ session, annotation, kind, readonly, onFragment }: LinkFields) {
  const known = kind?.parts ?? [];
  const strange = [...new Set(annotation.spans.map(({ part }) => part))].filter(
    (part) => !known.some(({ id }) => id === part),
  );
  const parts = [
    ...known.map(({ id, label, key }) => ({ id, label, key })),
    ...strange.map((id) => ({ id, label: `${id} (not in the codebook)`, key: undefined })),
  ];
  const { text } = session.article;
  return html`<dl class="parts">
    ${parts.map(({ id, label, key }) => {
      const fragments = annotation.spans.filter(({ part }) => part === id);
      return html`<dt>
          ${label}${key && !readonly ? html` <kbd title="Select words, then press">${key}</kbd>` : nothing}
        </dt>
        <dd>
          ${
            fragments.length
              ? fragments.map(
                  (span) =>
                    html`<span class="fragment" data-part=${id}>
                      <button type="button" class="plain" dir="auto" @click=${() => onFragment('go', span)}>
                        ${shorten(text.slice(span.start, span.end), shownLength)}
                      </button>
                      ${
                        readonly || annotation.spans.length < 2
                          ? nothing
                          : html`<button
                              type="button"
                              class="plain remove"
                              aria-label="Take these words away: ${shorten(text.slice(span.start, span.end), shownLength)}"
                              @click=${() => onFragment('remove', span)}
                            >
                              ✕
                            </button>`
                      }
                    </span>`,
                )
              : html`<span class="none">–</span>`
          }
        </dd>`;
    })}
  </dl>`;
}

export function sourceFields({ session, annotation, kind, readonly, picking, onSource }: LinkFields) {
  const named = session.sourcesOf(annotation);
  const unknown = annotation.sources.filter((id) => !session.registry.has(id));
  if (!kind?.sourced && !named.length && !unknown.length) return nothing;
  return html`<div class="sources" role="group" aria-label="Sources">
    <span class="name">Sources</span>
    ${named.map(
      ({ id, name }) =>
        html`<span class="chip">
          <button
            type="button"
            class="plain"
            title="Open in the list of sources"
            @click=${() => onSource('open', id)}
          >
            ${name}
          </button>
          ${
            readonly
              ? nothing
              : html`<button
                  type="button"
                  class="plain remove"
                  aria-label="${name} is no source of it"
                  @click=${() => onSource('drop', id)}
                >
                  ✕
                </button>`
          }
        </span>`,
    )}
    ${unknown.map((id) => html`<span class="chip">${id} (not in the registry)</span>`)}
    ${
      readonly || picking
        ? nothing
        : html`<button type="button" class="plain" aria-keyshortcuts="@" @click=${() => onSource('add')}>
            ${named.length ? 'Add another' : 'Say who it is'} <kbd aria-hidden="true">@</kbd>
          </button>`
    }
  </div>`;
}

export function parentField({ session, annotation, kind, readonly, onParent }: LinkFields) {
  const { parent } = annotation;
  if (!kind?.nestsIn && parent === null) return nothing;
  const offered = candidates(session, annotation);
  const gone = parent !== null && !session.annotations.has(parent);
  return html`<label class="field">
    <span class="name">Inside</span>
    <select
      name="annotation-parent"
      ?disabled=${readonly}
      @change=${(event: Event) => onParent((event.currentTarget as HTMLSelectElement).value || null)}
    >
      <option value="" ?selected=${parent === null}>Nobody else’s words</option>
      ${offered.map(
        (each) =>
          html`<option value=${each.id} ?selected=${each.id === parent}>
            ${voiceOf(session, each)}: ${shorten(quote(session.article.text, each.spans), 40)}
          </option>`,
      )}
      ${gone ? html`<option value=${parent} selected>${parent} (not in this article)</option>` : nothing}
    </select>
    ${parent === null ? nothing : html`<span class="chain">${chainLabel(session, annotation)}</span>`}
  </label>`;
}

/** How many of the annotations before and after are offered as parents. */
const reach = 20;

/** Those near it of a kind that others lie in, none of them inside it. */
function candidates(session: Session, annotation: Annotation): readonly Annotation[] {
  const all = session.inReadingOrder;
  const place = all.indexOf(annotation);
  const near = all.slice(Math.max(0, place - reach), place + reach);
  const parent = annotation.parent === null ? undefined : session.annotations.get(annotation.parent);
  const offered = new Set(parent ? [...near, parent] : near);
  return [...offered].filter(
    (each) =>
      each.id !== annotation.id &&
      findKind(session.codebook, each.kind)?.nestsIn !== undefined &&
      !chain(session.annotations, each).some(({ id }) => id === annotation.id),
  );
}
