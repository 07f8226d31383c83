import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind } from '../src/domain/codebook.js';
import { quote } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { kindLabel, sourceNames, toneOf, values } from './list-row.js';
import { followPrinting } from './printing.js';
import { SessionController } from './session-controller.js';
import { tokens, tones } from './theme.js';
import { chainLabel } from './voices.js';

/** All annotations after the article, numbered as in the text: on paper only, where nobody can choose one. */
export class BiasPrinted extends LitElement {
  static override styles = [
    tokens,
    tones,
    css`
      :host {
        display: none;
      }
      @media print {
        :host {
          display: block;
        }
      }
      ol {
        margin: 1.14em 0;
        padding-inline-start: 2.86em;
      }
      li {
        margin-block: 0.57em;
        break-inside: avoid;
      }
      p {
        margin: 0;
      }
      .unseen {
        display: none;
      }
      .facts {
        font-size: 0.91em;
        color: var(--soft-ink);
      }
      .words {
        font-family: var(--bias-text-font, inherit);
      }
      .part {
        font-size: 0.86em;
        color: var(--soft-ink);
      }
    `,
  ];

  @state() private printing = false;
  readonly #controller = new SessionController(this);
  #following: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#following = followPrinting((printing) => (this.printing = printing));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
  }

  override render() {
    const { session } = this.#controller;
    if (!this.printing || !session?.annotations.size) return nothing;
    return html`<ol aria-label="Annotations">
      ${session.inReadingOrder.map((annotation) => printed(session, annotation))}
    </ol>`;
  }
}

function printed(session: Session, annotation: Annotation) {
  const { codebook } = session;
  const who = sourceNames(session, annotation);
  const inside = chainLabel(session, annotation, { around: true });
  return html`<li class="tone-${toneOf(codebook, annotation)}">
    <p class="facts">
      <span class="swatch">${kindLabel(codebook, annotation)}</span> ${values(codebook, annotation)}
    </p>
    <p class="words" dir="auto">${wordsByPart(session, annotation)}</p>
    ${who || inside ? html`<p dir="auto">${[who, inside && `in: ${inside}`].filter(Boolean).join(' · ')}</p>` : nothing}
    ${annotation.note ? html`<p dir="auto"><em>${annotation.note}</em></p>` : nothing}
  </li>`;
}

/** Each part under its name; the words alone where the kind has one part. */
function wordsByPart({ article, codebook }: Session, { kind: id, spans }: Annotation) {
  const parts = [...new Set(spans.map(({ part }) => part))];
  const kind = findKind(codebook, id);
  const several = (kind?.parts.length ?? 2) > 1;
  return parts.map((part) => {
    const label = kind?.parts.find((each) => each.id === part)?.label ?? part;
    const words = quote(
      article.text,
      spans.filter((span) => span.part === part),
    );
    return html`${several ? html`<span class="part">${label}</span> ` : nothing}${words} `;
  });
}
