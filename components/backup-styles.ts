/** How the dialog for backup and restore is set. */
import { css } from 'lit';

export const backupStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(40rem, calc(100vw - 1rem));
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    max-height: min(46rem, calc(100vh - 2rem));
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.5rem 0.5rem 1rem;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: 1.1rem;
  }
  h3 {
    overflow-wrap: anywhere;
    font-size: 0.95rem;
  }
  .body {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  section {
    display: grid;
    gap: 0.6rem;
    padding: 0.9rem 1rem;
  }
  section + section {
    border-top: 1px solid var(--line);
  }
  .about,
  small {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .place {
    padding: 0.9rem;
    border: 2px dashed var(--line);
    border-radius: 8px;
  }
  .choose {
    position: relative;
  }
  .choose:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .dropping .place {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, transparent);
  }
  .alarm {
    margin: 0.75rem 1rem 0;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--alarm);
    background: var(--alarm-paper);
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  .said {
    padding: 0.35rem 1rem;
    border-top: 1px solid var(--line);
    font-size: 0.85rem;
  }
  .said:empty {
    position: absolute;
    visibility: hidden;
  }
  .busy {
    display: grid;
    gap: 0.35rem;
  }
  progress {
    width: 100%;
    height: 0.6rem;
    accent-color: var(--accent);
  }
  .modes {
    display: grid;
    gap: 0.35rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .mode {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.1rem 0.6rem;
    align-items: center;
    padding: 0.5rem 0.7rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    cursor: pointer;
  }
  .mode:has(:checked) {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 8%, transparent);
  }
  .mode .about {
    grid-column: 2;
  }
  input[type='radio'] {
    width: 1.1rem;
    min-width: 0;
    height: 1.1rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.85rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25rem 0.4rem;
    border-bottom: 1px solid var(--line);
    text-align: end;
    vertical-align: bottom;
    font-weight: 400;
  }
  thead th {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  tbody th {
    text-align: start;
  }
  td.none,
  td.same,
  td.kept {
    color: var(--soft-ink);
  }
  td.added,
  td.changed,
  td.removed {
    font-weight: 650;
  }
  td.removed {
    color: var(--alarm);
  }
  summary {
    min-height: 2rem;
    align-content: center;
    cursor: pointer;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    padding: 0.3rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
    padding: 0.6rem 1rem;
    border-top: 1px solid var(--line);
  }
  button.grave {
    background: var(--alarm);
    border-color: var(--alarm);
    color: var(--paper);
  }
  @media (max-width: 32rem) {
    dialog {
      width: 100vw;
      max-width: 100vw;
      border: 0;
      border-radius: 0;
    }
    dialog[open] {
      height: 100dvh;
      max-height: none;
    }
    footer button {
      flex: 1;
    }
  }
  @media (pointer: coarse) {
    summary,
    .mode {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .mode:has(:checked) {
      border-width: 2px;
    }
  }
`;
