/** How the review of occurrences is set. */
import { css } from 'lit';

export const occurrenceStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(50.29em, calc(100vw - 1.14em));
  }
  form {
    display: flex;
    flex-direction: column;
    max-height: min(50.29em, calc(100vh - 2.29em));
  }
  header,
  .fields,
  footer {
    flex: none;
    padding: 0.69em 1.14em;
  }
  header {
    padding-block-end: 0;
  }
  h2 {
    font-size: 1.14em;
  }
  header p,
  .about,
  .name {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12.57em, 1fr));
    gap: 0.57em 0.86em;
  }
  .fields > label {
    display: grid;
    gap: 0.17em;
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 0.29em 1.14em;
    align-items: center;
  }
  .check {
    display: flex;
    gap: 0.57em;
    align-items: center;
  }
  .buttons {
    margin-inline-start: auto;
  }
  input[type='checkbox'] {
    flex: none;
    width: 1.26em;
    min-width: 0;
    height: 1.26em;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  .list {
    flex: 1;
    min-height: 6.86em;
    overflow: auto;
    border-block: 1px solid var(--line);
    overscroll-behavior: contain;
  }
  .row {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.69em;
    align-items: center;
    padding: 0.34em 1.14em;
    border-bottom: 1px solid var(--line);
    cursor: pointer;
    /* Two thousand rows are laid out as they come into view. */
    content-visibility: auto;
    contain-intrinsic-size: auto 3.89em;
  }
  .row:hover {
    background: color-mix(in srgb, var(--accent) 8%, transparent);
  }
  .row:has(:focus-visible) {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
  }
  .row input {
    grid-row: 1 / 3;
  }
  .context {
    font-family: var(--bias-text-font, inherit);
    overflow-wrap: anywhere;
  }
  .row:not(:has(:checked)) .context {
    color: var(--soft-ink);
  }
  mark {
    color: var(--ink);
    background: color-mix(in srgb, var(--tone) 13%, transparent);
    text-decoration: underline var(--underline) var(--tone) 2px;
    text-underline-offset: 0.2em;
  }
  footer {
    display: flex;
    gap: 0.57em;
    align-items: center;
  }
  footer .about {
    flex: 1;
  }
  @media (pointer: coarse) {
    .row,
    .check {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
