import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Attribute } from '../src/domain/codebook.js';
import { quote } from '../src/domain/span.js';
import type { BiasSourcePicker } from './bias-source-picker.js';
import type { FlowView } from './coding-flow.js';
import { SessionController } from './session-controller.js';
import { sourceWords } from './source-choice.js';
import { controls, tokens, tones } from './theme.js';

/**
 * What is asked about the words that were just marked: a value, words for a part, who the source is. Below the text, so that
 * it hides none of the words that are looked for.
 * @fires value-pick - The analyst chose `detail.value` for the attribute `detail.attribute`.
 * @fires flow-step - The analyst pressed `detail.does`: `accept`, `other`, `none`, `back`, `whole` (trim nothing)
 *   or `cues` (edit the list that cues are found by).
 * @fires source-pick - As `<bias-source-picker>`.
 */
export class BiasFlow extends LitElement {
  static override styles = [
    tokens,
    tones,
    controls,
    css`
      :host {
        position: sticky;
        bottom: 0;
        z-index: 2;
        display: block;
      }
      section {
        display: grid;
        gap: 0.46em;
        max-height: 50vh;
        padding: 0.57em 0.86em;
        overflow: auto;
        border-top: 3px solid var(--tone);
        background: var(--raised);
        box-shadow: 0 -4px 16px rgb(0 0 0 / 12%);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.23em 0.4em;
        align-items: center;
      }
      .name {
        font-size: 0.91em;
        color: var(--soft-ink);
      }
      .words {
        font-family: var(--bias-text-font, inherit);
        border-bottom: 2px dashed var(--accent);
        overflow-wrap: anywhere;
      }
      .why {
        font-size: 0.91em;
        color: var(--soft-ink);
      }
      button {
        min-height: max(24px, 2.06em);
        padding: 0.11em 0.51em;
      }
      button[aria-pressed='true'] {
        border-color: var(--tone);
        background: color-mix(in srgb, var(--tone) 18%, var(--raised));
        font-weight: 600;
      }
      button.suggested {
        border-style: dashed;
        font-weight: 400;
        font-style: italic;
      }
      .close {
        margin-inline-start: auto;
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: FlowView | null = null;
  @query('bias-source-picker') private picker!: BiasSourcePicker | null;
  readonly #controller = new SessionController(this);

  /** The field to type in, where who the source is is asked. */
  override focus(): void {
    this.picker?.focus();
  }

  override render() {
    const { view } = this;
    const { session } = this.#controller;
    if (!view || !session) return nothing;
    const { kind, question, leftOut } = view;
    return html`<section
      class="tone-${kind.tone}"
      role="group"
      aria-label="${kind.label}: what is asked next"
      @mousedown=${keepSelection}
    >
      <div class="row">
        ${question ? this.#question(question, view) : html`<strong>${kind.label}</strong>`}
        <button
          type="button"
          class="plain close"
          aria-label="Close: leave the rest open"
          @click=${() => this.#step('back')}
        >
          ✕
        </button>
      </div>
      ${this.#asked(view)}
      ${
        leftOut
          ? html`<div class="row why">
              <span>Left out at the ends: <span class="words">${leftOut}</span></span>
              <button type="button" class="plain" @click=${() => this.#step('whole')}>Keep it</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #question({ id, label, values = [] }: Attribute, { annotation }: FlowView) {
    const chosen = annotation.attributes[id];
    const suggested = annotation.prefilled?.includes(id);
    return html`<span class="name"
        >${label}${chosen === undefined ? ' (to choose)' : suggested ? ' (suggested)' : ''}</span
      >
      ${values.map(
        (value) =>
          html`<button
            type="button"
            class=${value.id === chosen && suggested ? 'suggested' : ''}
            title=${value.definition ?? ''}
            aria-pressed=${value.id === chosen}
            aria-keyshortcuts=${value.key ?? nothing}
            @click=${() => this.#fire('value-pick', { attribute: id, value: value.id })}
          >
            ${value.label}${value.key ? html`<kbd aria-hidden="true">${value.key}</kbd>` : nothing}
          </button>`,
      )}`;
  }

  #asked(view: FlowView) {
    const { step, proposal, others, annotation } = view;
    const session = this.#controller.session!;
    if (!step) return nothing;
    if (step === 'who')
      return html`<bias-source-picker
        .annotation=${annotation}
        .words=${sourceWords(session, annotation)}
        .taken=${annotation.sources}
        @source-pick=${({ detail }: CustomEvent) => this.#fire('source-pick', detail as object)}
        @picker-close=${() => this.#step('none')}
      ></bias-source-picker>`;
    return html`<div class="row">
      <span class="name">${step.label}</span>
      ${
        proposal
          ? html`<span class="words" dir="auto">${quote(session.article.text, [proposal.span])}</span>
              <span class="why">${proposal.reason}</span>`
          : html`<span class="why">Select the words in the text, then use them.</span>`
      }
      <span class="row">
        <button type="button" aria-keyshortcuts="Space" @click=${() => this.#step('accept')}>
          Use <kbd aria-hidden="true">Space</kbd>
        </button>
        ${
          others
            ? html`<button
                type="button"
                class="plain"
                aria-keyshortcuts="."
                @click=${() => this.#step('other')}
              >
                Other <kbd aria-hidden="true">.</kbd>
              </button>`
            : nothing
        }
        <button type="button" class="plain" aria-keyshortcuts="0" @click=${() => this.#step('none')}>
          No ${step.label.toLowerCase()} <kbd aria-hidden="true">0</kbd>
        </button>
        ${
          step.finder === 'cue'
            ? html`<button type="button" class="plain" @click=${() => this.#step('cues')}>
                Edit the list
              </button>`
            : nothing
        }
      </span>
    </div>`;
  }

  #step(does: string): void {
    this.#fire('flow-step', { does });
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A press beside a field must not take the selection, or the focus, out of the text. */
const keepSelection = (event: Event) => {
  const target = event.composedPath()[0] as HTMLElement;
  if (!target.closest('input, select, [role="option"]')) event.preventDefault();
};
