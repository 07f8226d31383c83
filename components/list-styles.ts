/** How rows of annotations are set, in the list and in the stack. */
import { css } from 'lit';

export const rowStyles = css`
  .row {
    display: grid;
    gap: 0;
    align-content: center;
    padding: 0.23em 0.86em;
    overflow: hidden;
    cursor: pointer;
  }
  .row:hover {
    background: color-mix(in srgb, var(--accent) 8%, transparent);
  }
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--tone) 9%, transparent);
    box-shadow: inset 3px 0 0 var(--tone);
  }
  .row:dir(rtl)[aria-selected='true'] {
    box-shadow: inset -3px 0 0 var(--tone);
  }
  .head {
    display: flex;
    gap: 0.57em;
    align-items: baseline;
    min-width: 0;
  }
  .head .about {
    flex: 1;
  }
  .swatch {
    flex: none;
    max-width: 55%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    padding-bottom: 0.25em; /* Or overflow would cut the underline off, which tells kinds apart. */
    font-size: 0.89em;
  }
  .words,
  .about {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .words {
    font-family: var(--bias-text-font, inherit);
    font-size: 1.09em;
  }
  .about {
    font-size: 0.89em;
    color: var(--soft-ink);
  }
  .sign {
    flex: none;
    font-size: 0.82em;
    color: var(--soft-ink);
  }
  .sign::before {
    content: '✎ ' / '';
  }
  .todo {
    color: var(--alarm);
  }
  .todo::before {
    content: '○ ' / '';
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    outline-offset: -2px;
  }
  .scroller:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .rows {
    position: relative;
    contain: strict;
  }
  .rows .row {
    position: absolute;
    inset-inline: 0;
    border-bottom: 1px solid var(--line);
  }
  .row[data-near]::after {
    position: absolute;
    inset-block: 0.57em;
    inset-inline-start: 0;
    border-inline-start: 3px dotted var(--soft-ink);
    content: '';
  }
  .hidden,
  .empty {
    display: flex;
    flex-wrap: wrap;
    gap: 0.29em 0.86em;
    align-items: center;
    color: var(--soft-ink);
  }
  .hidden {
    justify-content: space-between;
    padding: 0.23em 0.86em;
    border-bottom: 1px solid var(--line);
    font-size: 0.91em;
  }
  .empty {
    padding: 1.43em 1.14em;
  }
`;
