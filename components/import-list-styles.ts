/** How the files of an import are set. */
import { css } from 'lit';

export const importListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .scroller:focus-visible,
  .row:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .rows {
    position: relative;
    contain: layout style;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template-columns: 1.2rem minmax(0, 1fr) minmax(0, auto);
    gap: 0.05rem 0.6rem;
    align-items: baseline;
    padding: 0.45rem 1rem;
    border-bottom: 1px solid var(--line);
  }
  .row::before {
    grid-row: 1;
    grid-column: 1;
    text-align: center;
    font-weight: 700;
    content: '✓' / '';
    color: var(--tone-2);
  }
  .row[data-look='failed']::before {
    content: '✕' / '';
    color: var(--alarm);
  }
  .row[data-look='untried']::before {
    content: '–' / '';
    color: var(--soft-ink);
  }
  .row[data-look='ask']::before {
    content: '?' / '';
    color: var(--accent);
  }
  .row > * {
    grid-column: 2 / -1;
  }
  .row > .name {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  .folder {
    color: var(--soft-ink);
  }
  .row > .outcome {
    grid-row: 1;
    grid-column: 3;
    text-align: end;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  [data-look='failed'] .outcome {
    color: var(--alarm);
  }
  [data-look='ask'] .outcome {
    color: var(--ink);
  }
  .title {
    font: 0.95rem/1.3 var(--bias-text-font, serif);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .reason {
    font-size: 0.85rem;
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  .like,
  details {
    font-size: 0.85rem;
    color: var(--soft-ink);
  }
  .like b {
    font: 600 0.95rem/1.3 var(--bias-text-font, serif);
    color: var(--ink);
  }
  details ul {
    margin: 0.2rem 0;
    padding-inline-start: 1.2rem;
    overflow-wrap: anywhere;
  }
  summary {
    cursor: pointer;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
    margin-block: 0.35rem 0.2rem;
  }
  button[aria-disabled='true'] {
    opacity: 0.45;
    cursor: default;
  }
  .working {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  @container (max-width: 32rem) {
    .row {
      padding-inline: 0.75rem;
      grid-template-columns: 1.2rem minmax(0, 1fr);
    }
    .row > .name {
      grid-column: 2;
    }
    .row > .outcome {
      grid-row: auto;
      grid-column: 2;
      text-align: start;
    }
    .row[data-look='failed'] > .outcome {
      position: absolute; /* The reason and the sign say it; who sees neither still hears it. */
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .row::before {
      color: CanvasText;
    }
    .row:focus-visible {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
