/** How the dialog of an import is set. */
import { css } from 'lit';

export const importStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(46rem, calc(100vw - 1rem));
    height: min(44rem, calc(100dvh - 1rem));
    max-height: none;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header,
  .sorts,
  .alike,
  footer {
    flex: none;
    padding: 0.6rem 1rem;
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.3rem 0.75rem;
    align-items: center;
  }
  header > .wide {
    grid-column: 1 / -1;
  }
  h2 {
    font-size: 1.05rem;
  }
  progress {
    width: 100%;
    height: 0.6rem;
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
    background: var(--line);
    accent-color: var(--accent);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    justify-content: space-between;
    min-height: 1.45em;
  }
  .numbers,
  .summary {
    font-variant-numeric: tabular-nums;
  }
  .summary {
    font-weight: 600;
  }
  .soft {
    color: var(--soft-ink);
  }
  .current {
    overflow: hidden;
    min-height: 1.45em;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .alarm {
    padding: 0.5rem 0.75rem;
    border-radius: 6px;
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  .sorts,
  .alike,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
  }
  .sorts {
    padding-block-start: 0;
  }
  .sorts button[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 -2px 0 var(--accent);
    font-weight: 600;
  }
  .alike {
    border-top: 1px solid var(--line);
    background: var(--chrome);
  }
  button[aria-disabled='true'] {
    opacity: 0.45;
    cursor: default;
  }
  .alike p {
    flex: 1 1 12rem;
  }
  bias-import-list {
    flex: 1;
    border-block: 1px solid var(--line);
  }
  .none {
    flex: 1;
    padding: 1.25rem 1rem;
    border-block: 1px solid var(--line);
    color: var(--soft-ink);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    justify-content: flex-end;
  }
  footer .soft {
    flex: 1 1 10rem;
  }
  footer label {
    flex-basis: 100%;
    color: var(--soft-ink);
  }
  footer textarea {
    min-height: 5rem;
    font-size: 0.85rem;
  }
  @media (max-width: 30rem) {
    header,
    .sorts,
    .alike,
    footer {
      padding-inline: 0.75rem;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    .sorts button[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    .alarm {
      border: 1px solid CanvasText;
    }
  }
`;
