/** The desk: text and panel side by side where there is room, the panel as a bottom sheet where there is not. */
import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  .frame {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-height: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.29em 0.86em;
    padding: 0.4em 0.86em;
    border-bottom: 1px solid var(--line);
    background: var(--chrome);
  }
  .about {
    flex: 1 1 11.43em;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--soft-ink);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.17em;
  }
  .tools bias-save-state {
    min-width: 4.8em;
    margin-inline: 0.46em;
    text-align: end;
  }
  .frame > bias-save-state {
    padding: 0.57em 0.86em;
  }
  .body {
    display: grid;
    flex: 1 1 auto;
    grid-template-columns: minmax(0, 1fr) minmax(19.43em, 25.14em);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  .stage {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .reader {
    position: relative;
    flex: 1 1 auto;
    min-height: 0;
    background: var(--paper);
    overflow: auto;
    overflow-anchor: auto;
    min-width: 0;
  }
  .panel {
    position: sticky;
    top: 0;
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    max-height: 100vh;
    border-inline-start: 1px solid var(--line);
    background: var(--chrome);
  }
  .panel > header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.11em 0.86em;
    align-items: center;
    padding: 0.63em 0.86em;
    border-bottom: 1px solid var(--line);
  }
  .panel h2 {
    font-size: 1.09em;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.69em;
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  bias-progress {
    flex-basis: 100%;
    min-height: max(24px, 1.83em);
  }
  bias-filter:not(:defined) {
    height: 3.2em;
  }
  bias-list {
    flex: 1 1 9.14em;
    min-height: 9.14em;
  }
  bias-details {
    flex: 0 1 auto;
    max-height: 64%;
    background: var(--paper);
  }
  .body:has(.report) {
    grid-template-columns: minmax(20.57em, 1fr) minmax(27.43em, 1.15fr);
  }
  .report > bias-report {
    --bias-ui-scale: 1; /* Of what is scaled already. */
    flex: 1 1 auto;
    height: 100%;
    overflow: hidden;
  }
  .toggle {
    display: none;
    margin-inline-start: auto;
  }
  dialog > header {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 0.86em 1.14em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.4em 1.14em;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: normal;
  }
  th {
    width: 62%;
  }
  caption {
    padding: 0.86em 1.14em 0.29em;
    text-align: start;
    font-weight: 600;
  }
  dialog > p {
    padding: 0.86em 1.14em;
    color: var(--soft-ink);
  }
  @container (max-width: 46em) {
    .body {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .panel {
      position: sticky;
      top: auto;
      bottom: 0;
      z-index: 1;
      height: auto;
      max-height: min(46vh, 32em);
      border-top: 1px solid var(--line);
      border-inline-start: 0;
      box-shadow: 0 -4px 16px rgb(0 0 0 / 12%);
    }
    .toggle {
      display: inline-flex;
    }
    .panel:not([data-open]) > :not(header) {
      display: none;
    }
    .panel:not([data-open]) > header {
      border-bottom: 0;
    }
    .body:has(.report) {
      grid-template-columns: minmax(0, 1fr);
    }
    .panel.report {
      height: min(60vh, 45.71em);
      max-height: none;
    }
    bias-list {
      flex-basis: 13.71em;
    }
    .panel:has(bias-details) :is(bias-list, bias-filter) {
      display: none; /* One of the two at a time: the article needs the room. */
    }
    bias-details {
      max-height: none;
    }
    .body:has(bias-flow, bias-attach) .panel {
      display: none; /* What is asked comes first, and the words need the room. */
    }
    .panel > header {
      padding-block: 0.29em;
    }
    .panel > header > :is(.counts, bias-progress) {
      order: 1;
      flex-basis: 100%;
    }
    .panel:not([data-open]) > header > :is(.counts, bias-progress) {
      display: none;
    }
    .panel h2 {
      white-space: nowrap;
    }
    .about {
      display: none;
    }
    .tools {
      flex: 1;
      gap: 0;
      justify-content: space-between;
    }
    .tools bias-save-state {
      min-width: 0;
      margin-inline: 0;
    }
    .tools button {
      padding-inline: 0.29em;
      white-space: nowrap;
    }
    .tools kbd {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .keys {
      display: none; /* There is no keyboard to press them on; with one, ? still lists them. */
    }
  }
  bias-printed:not(:defined) {
    display: none;
  }
  @media print {
    .bar,
    .panel,
    .frame > bias-save-state {
      display: none;
    }
    .body,
    .stage {
      display: block;
    }
    bias-printed {
      order: 1;
    }
    bias-key {
      order: 2;
    }
    .reader {
      overflow: visible;
    }
  }
`;
