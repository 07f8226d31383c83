/** The line above the article: what it is, whether the work is kept, and what can be done with the whole of it. */
import { html, nothing } from 'lit';
import type { Session } from '../src/session.js';
import { about } from './about-article.js';
import type { BiasDesk } from './bias-desk.js';

export function barTemplate(desk: BiasDesk, { article, orphans, undoName, redoName }: Session) {
  const { saveState, readonly } = desk;
  const failed = saveState?.state === 'failed';
  const download = () => desk.dispatchEvent(new CustomEvent('download'));
  return html`<div class="bar" part="bar">
      <div class="about" dir="auto">${about(article)}</div>
      <div class="tools" role="toolbar" aria-label="Annotator">
        ${saveState && !failed && !readonly ? html`<bias-save-state exportparts="save-state" .state=${saveState}></bias-save-state>` : nothing}
        ${
          readonly
            ? nothing
            : html`${stepButton('Undo', undoName, () => desk.actions.undo())}
                ${stepButton('Redo', redoName, () => desk.actions.redo())}
                <button type="button" class="plain" @click=${() => desk.open('facts')}>Facts</button>
                <button type="button" class="plain" @click=${() => desk.open('sources')}>
                  Sources <kbd aria-hidden="true">#</kbd>
                </button>`
        }
        ${
          article.revision > 1 || orphans.size
            ? html`<button type="button" class="plain" @click=${() => desk.open('versions')}>
                Version ${article.revision} <kbd aria-hidden="true">v</kbd>
              </button>`
            : nothing
        }
        <button
          type="button"
          class="plain"
          aria-pressed=${desk.aside !== null}
          @click=${() => desk.open('report')}
        >
          Report <kbd aria-hidden="true">r</kbd>
        </button>
        <button type="button" class="plain keys" @click=${() => desk.keys.help()}>
          Keys <kbd aria-hidden="true">?</kbd>
        </button>
        <button type="button" class="plain" @click=${download}>Export JSON</button>
      </div>
    </div>
    ${
      failed
        ? html`<bias-save-state
            exportparts="save-state"
            .state=${saveState}
            @save-retry=${() => desk.dispatchEvent(new CustomEvent('save-retry'))}
            @save-download=${download}
          ></bias-save-state>`
        : nothing
    }`;
}

const stepButton = (label: string, name: string | null, act: () => void) =>
  html`<button
    type="button"
    class="plain"
    title=${name === null ? nothing : `${label}: ${name.toLowerCase()}`}
    ?disabled=${name === null}
    @click=${act}
  >
    ${label}
  </button>`;
