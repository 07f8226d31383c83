/** How a report is set: a column of figures, and the words behind a number below. */
import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--paper);
    min-height: 0;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  .report {
    flex: 1 1 auto;
    min-height: 0;
    min-width: 0;
    overflow: auto;
    scroll-padding-top: 4rem;
  }
  bias-report-words {
    flex: none;
    position: sticky;
    bottom: 0;
    max-height: min(38vh, 18rem);
    border-top: 2px solid var(--accent);
    box-shadow: 0 -6px 20px rgb(0 0 0 / 14%);
  }
  header {
    padding: 1rem clamp(0.75rem, 3cqi, 1.75rem) 0;
  }
  header h2 {
    font: 650 1.35rem/1.25 var(--text-face);
    text-wrap: balance;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    margin-inline: -0.6rem;
    padding-block: 0.15rem;
    border-block: 1px solid var(--line);
  }
  nav button {
    padding-inline: 0.6rem;
    color: var(--accent);
  }
  section {
    padding: 1.4rem clamp(0.75rem, 3cqi, 1.75rem) 0.4rem;
  }
  section + section {
    border-top: 1px solid var(--line);
  }
  h3 {
    font-size: 1.15rem;
    scroll-margin-top: 0.5rem;
  }
  .lead {
    max-width: 46em;
    margin-block: 0.3rem 0;
    font-family: var(--text-face);
    font-size: 1.02rem;
    line-height: 1.5;
  }
  figure {
    margin: 1.4rem 0 0;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1rem;
  }
  h4 {
    margin: 0;
    font-size: 0.95rem;
    font-weight: 650;
  }
  bias-chart {
    margin-block: 0.5rem;
  }
  .note {
    max-width: 46em;
    margin-block: 0.2rem;
    font-size: 0.82rem;
    color: var(--soft-ink);
  }
  summary {
    width: fit-content;
    padding: 0.35rem 0;
    color: var(--accent);
    cursor: pointer;
  }
  .more {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 1.5rem;
    font-size: 0.85rem;
  }
  .more > details[open] {
    grid-column: 1 / -1;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.1rem 0.75rem 0.1rem 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    font-weight: normal;
    vertical-align: baseline;
  }
  :is(th, td):dir(rtl) {
    padding: 0.1rem 0 0.1rem 0.75rem;
  }
  thead th {
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th {
    min-width: 8em;
    max-width: 24em;
  }
  tfoot :is(th, td) {
    border-bottom: 0;
    font-weight: 600;
  }
  td.text {
    min-width: 6em;
  }
  td small,
  button small {
    margin-inline-start: 0.4em;
    font-size: 0.85em;
    font-weight: 400;
    color: var(--soft-ink);
  }
  td small {
    white-space: nowrap;
  }
  td > span {
    padding-inline: 0.35rem;
  }
  .value {
    justify-content: start;
    min-height: 1.75rem;
    padding: 0 0.35rem;
    text-align: start;
    text-decoration: underline dotted 1px;
    text-underline-offset: 0.2em;
  }
  .value[aria-pressed='true'] {
    background: var(--accent);
    color: var(--on-accent);
  }
  .value[aria-pressed='true'] small {
    color: inherit;
  }
  dl {
    max-width: 46em;
    margin: 0 0 0.75rem;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0.1rem 0;
  }
  .method {
    display: grid;
    gap: 0.4rem;
    margin-top: 0.5rem;
  }
  .method dd {
    overflow-wrap: anywhere;
    color: var(--soft-ink);
  }
  .formula {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.92em;
  }
  .caution {
    font-style: italic;
  }
  .origin {
    color: var(--soft-ink);
  }
  .alarm {
    margin: 1rem;
    padding: 0.75rem 1rem;
    border-radius: 6px;
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  @container (max-width: 36rem) {
    nav {
      flex-wrap: nowrap;
      overflow-x: auto;
    }
    nav button {
      flex: none;
    }
  }
  @media print {
    nav,
    summary,
    bias-figure-files,
    bias-report-words,
    .meaning {
      display: none;
    }
    .frame,
    .report {
      display: block;
      height: auto;
      overflow: visible;
    }
    .scroll {
      overflow: visible;
    }
    figure {
      break-inside: avoid;
    }
    h3,
    h4 {
      break-after: avoid;
    }
  }
`;
