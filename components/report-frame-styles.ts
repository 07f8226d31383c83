/** The numbers and, where they stand alone, the article beside them. */
import { css } from 'lit';

export const reportFrameStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-height: 0;
    background: var(--paper);
  }
  .frame {
    display: grid;
    height: 100%;
    min-height: 0;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 29.71em);
  }
  .frame[data-hosted] {
    grid-template-columns: minmax(0, 1fr);
  }
  bias-report-article {
    position: sticky;
    top: 0;
    height: 100%;
    max-height: 100vh;
    border-inline-start: 1px solid var(--line);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.29em 1.43em;
    margin-block: 0.4em;
  }
  summary {
    width: fit-content;
    padding: 0.4em 0;
    color: var(--accent);
    cursor: pointer;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.23em 1.14em;
    margin: 0;
    padding: 0 0 0.46em;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 0.97em;
    color: var(--soft-ink);
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.46em;
  }
  input[type='checkbox'] {
    width: 1.26em;
    min-width: 0;
    min-height: 1.26em;
    margin: 0;
  }
  .alarm {
    margin: 1.14em;
    padding: 0.86em 1.14em;
    border-radius: var(--radius);
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  .waiting {
    padding: 2.29em;
    color: var(--soft-ink);
  }
  @container (max-width: 58em) {
    .frame:not([data-hosted]) {
      grid-template: auto minmax(0, 70vh) / minmax(0, 1fr);
    }
    bias-report-article {
      position: static;
      border-inline-start: 0;
      border-top: 1px solid var(--line);
    }
  }
  @media print {
    .frame {
      display: block;
      height: auto;
    }
    bias-report-article {
      position: static;
      height: auto;
      max-height: none;
      border: 0;
    }
    .tools {
      display: none;
    }
  }
`;
