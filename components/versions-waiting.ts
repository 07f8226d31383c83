/** An annotation that waits to be attached: where it stood, where it may belong now, and why that is not sure. */
import { html, nothing } from 'lit';
import type { Annotation, PartSpan } from '../src/domain/annotation.js';
import { findKind } from '../src/domain/codebook.js';
import type { Carried, PastRevision } from '../src/domain/revision.js';
import type { Session } from '../src/session.js';
import { excerpt, excerptTemplate, remembered, type Piece } from './version-excerpt.js';

export interface Waiting {
  /** The revision that it stands in, where that is at hand. */
  readonly past: PastRevision | undefined;
  /** Where it may belong; undefined until it has been looked for. */
  readonly place: Carried | undefined;
  readonly searched: boolean;
  /** Its index among all that wait. */
  readonly at: number;
  readonly count: number;
  /** Null where nothing may be changed. */
  readonly act: {
    readonly attach: (spans: readonly PartSpan[]) => void;
    readonly byHand: () => void;
    readonly remove: () => void;
  } | null;
  readonly go: (step: 1 | -1) => void;
}

export function waitingTemplate(session: Session, annotation: Annotation, waiting: Waiting) {
  const { past, place, at, count, go } = waiting;
  const kind = findKind(session.codebook, annotation.kind);
  const labelOf = (part: string) => kind?.parts.find(({ id }) => id === part)?.label ?? part;
  const words = (pieces: readonly Piece[]) =>
    html`<p class="words" dir="auto">${excerptTemplate(pieces, labelOf)}</p>`;
  return html`<section class="tone-${kind?.tone ?? 8}">
    <p class="about">
      <strong>${kind?.label ?? annotation.kind}</strong>
      <span class="soft">${at + 1} of ${count}</span>
      <span>${verdict(waiting)}</span>
    </p>
    <div class="pair">
      <div class="side">
        <h3>Version ${annotation.revision}</h3>
        ${words(past ? excerpt(past.article.text, annotation.spans) : remembered(annotation.spans))}
      </div>
      <div class="side">
        <h3>Version ${session.article.revision}</h3>
        ${
          place?.spans
            ? words(excerpt(session.article.text, place.spans))
            : html`<p class="words soft">${waiting.searched ? 'Not found.' : ''}</p>`
        }
      </div>
    </div>
    ${annotation.note ? html`<p class="soft" dir="auto">Note: ${annotation.note}</p>` : nothing}
    <div class="acts">
      ${actions(waiting)}
      <button type="button" aria-keyshortcuts="n" ?disabled=${count < 2} @click=${() => go(1)}>
        Next <kbd aria-hidden="true">n</kbd>
      </button>
      <button type="button" aria-keyshortcuts="p" ?disabled=${count < 2} @click=${() => go(-1)}>
        Previous <kbd aria-hidden="true">p</kbd>
      </button>
      ${
        waiting.act
          ? html`<button type="button" class="plain" @click=${waiting.act.remove}>Delete annotation</button>`
          : nothing
      }
    </div>
  </section>`;
}

const actions = ({ act, place }: Waiting) =>
  act &&
  html`<button
      type="button"
      class="primary"
      aria-keyshortcuts="a"
      ?disabled=${!place?.spans}
      @click=${() => place?.spans && act.attach(place.spans)}
    >
      Attach here <kbd aria-hidden="true">a</kbd>
    </button>
    <button type="button" aria-keyshortcuts="h" @click=${act.byHand}>
      Show where it belongs <kbd aria-hidden="true">h</kbd>
    </button>`;

function verdict({ place, searched }: Waiting): string {
  if (!place) return searched ? 'It has not been looked for.' : 'Looking for its words …';
  return place.spans ? `${place.reason} Likeness ${Math.round(place.score * 100)} %.` : place.reason;
}
