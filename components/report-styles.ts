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
    scroll-padding-top: 4.57em;
  }
  bias-report-words {
    flex: none;
    position: sticky;
    bottom: 0;
    max-height: min(38vh, 20.57em);
    border-top: 2px solid var(--accent);
    box-shadow: 0 -6px 20px rgb(0 0 0 / 14%);
  }
  header {
    padding: 1.14em clamp(0.86em, 3cqi, 2em) 0;
  }
  header h2 {
    font-family: var(--bias-text-font, inherit);
    font-size: 1.54em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    margin-inline: -0.69em;
    padding-block: 0.17em;
    border-block: 1px solid var(--line);
  }
  nav button {
    padding-inline: 0.69em;
    color: var(--accent);
  }
  section {
    padding: 1.6em clamp(0.86em, 3cqi, 2em) 0.46em;
  }
  section + section {
    border-top: 1px solid var(--line);
  }
  h3 {
    font-size: 1.31em;
    scroll-margin-top: 0.57em;
  }
  .lead {
    max-width: 46em;
    margin-block: 0.34em 0;
    font-family: var(--bias-text-font, inherit);
    font-size: 1.17em;
    line-height: 1.5;
  }
  figure {
    margin: 1.6em 0 0;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1.14em;
  }
  h4 {
    margin: 0;
    font-size: 1.09em;
    font-weight: 650;
  }
  bias-chart {
    margin-block: 0.57em;
  }
  .note {
    max-width: 46em;
    margin-block: 0.23em;
    font-size: 0.94em;
    color: var(--soft-ink);
  }
  summary {
    width: fit-content;
    padding: 0.4em 0;
    color: var(--accent);
    cursor: pointer;
  }
  .more {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 1.71em;
    font-size: 0.97em;
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
    padding: 0.11em 0.86em 0.11em 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    font-weight: normal;
    vertical-align: baseline;
  }
  :is(th, td):dir(rtl) {
    padding: 0.11em 0 0.11em 0.86em;
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
    padding-inline: 0.4em;
  }
  .value {
    justify-content: start;
    min-height: max(24px, 2em);
    padding: 0 0.4em;
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
    margin: 0 0 0.86em;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0.11em 0;
  }
  .method {
    display: grid;
    gap: 0.46em;
    margin-top: 0.57em;
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
    margin: 1.14em;
    padding: 0.86em 1.14em;
    border-radius: var(--radius);
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  @container (max-width: 41em) {
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
