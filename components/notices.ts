/** What stands where there is no article, and what is said when something failed. */
import { html, nothing } from 'lit';
import type { Notice, Phase } from './session-loader.js';

const emptyTemplate = () =>
  html`<div class="blank" part="empty">
    <slot name="empty">
      <h2>No article yet</h2>
      <p>Give this element an address in <code>src</code>, or put the article between its tags.</p>
    </slot>
  </div>`;

const loadingTemplate = () =>
  html`<div class="blank" part="loading" aria-busy="true">
    <p>Opening the article …</p>
    ${Array.from({ length: 6 }, () => html`<div class="skeleton"></div>`)}
  </div>`;

const failedTemplate = (retry: () => void) =>
  html`<div class="blank" part="failed">
    <h2>This article could not be opened</h2>
    <button type="button" @click=${retry}>Try again</button>
    <slot name="empty"></slot>
  </div>`;

/** A failure, in a sentence, with the records concerned. */
export const noticeTemplate = ({ message, problems }: Notice, dismiss: () => void) =>
  html`<div class="notice" part="notice" role="alert">
    <div>
      ${message}
      ${
        problems.length
          ? html`<ul>
              ${problems.map(({ id, message: why }) => html`<li><b>${id}</b>: ${why}</li>`)}
            </ul>`
          : nothing
      }
    </div>
    <button type="button" @click=${dismiss}>Dismiss</button>
  </div>`;

/** What stands where the article will. */
export const insteadTemplate = (phase: Phase, retry: () => void) =>
  phase === 'failed' ? failedTemplate(retry) : phase === 'loading' ? loadingTemplate() : emptyTemplate();
