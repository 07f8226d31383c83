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
    gap: 0.25rem 0.75rem;
    padding: 0.35rem 0.75rem;
    border-bottom: 1px solid var(--line);
    background: var(--chrome);
  }
  .about {
    flex: 1 1 10rem;
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
    gap: 0.15rem;
  }
  .tools bias-save-state {
    min-width: 4.2rem;
    margin-inline: 0.4rem;
    text-align: end;
  }
  .frame > bias-save-state {
    padding: 0.5rem 0.75rem;
  }
  .body {
    display: grid;
    flex: 1 1 auto;
    grid-template-columns: minmax(0, 1fr) minmax(17rem, 22rem);
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
    gap: 0.1rem 0.75rem;
    align-items: center;
    padding: 0.55rem 0.75rem;
    border-bottom: 1px solid var(--line);
  }
  .panel h2 {
    font-size: 0.95rem;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6rem;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  bias-progress {
    flex-basis: 100%;
    min-height: 1.6rem;
  }
  bias-filter:not(:defined) {
    height: 2.8rem;
  }
  bias-list {
    flex: 1 1 8rem;
    min-height: 8rem;
  }
  bias-details {
    flex: 0 1 auto;
    max-height: 64%;
    background: var(--paper);
  }
  .body:has(.report) {
    grid-template-columns: minmax(18rem, 1fr) minmax(24rem, 1.15fr);
  }
  .report > bias-report {
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
    padding: 0.75rem 1rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.35rem 1rem;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: normal;
  }
  th {
    width: 62%;
  }
  caption {
    padding: 0.75rem 1rem 0.25rem;
    text-align: start;
    font-weight: 600;
  }
  dialog > p {
    padding: 0.75rem 1rem;
    color: var(--soft-ink);
  }
  @container (max-width: 46rem) {
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
      max-height: min(46vh, 28rem);
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
      height: min(60vh, 40rem);
      max-height: none;
    }
    bias-list {
      flex-basis: 12rem;
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
      padding-block: 0.25rem;
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
      padding-inline: 0.25rem;
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
