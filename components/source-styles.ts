/** How the parts of the list of sources are set. */
import { css } from 'lit';

export const registerStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .soft {
    font-size: 0.89em;
    color: var(--soft-ink);
  }
  .error {
    font-size: 0.91em;
    color: var(--alarm);
  }
  .error:empty {
    display: none;
  }
  [aria-invalid='true'] {
    border-color: var(--alarm);
  }
  section,
  .bare {
    display: grid;
    gap: 0.86em;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  h3 {
    font-size: 1.03em;
  }
  .field {
    display: grid;
    gap: 0.17em;
    align-content: start;
    min-width: 0;
  }
  .field-name {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12.57em, 100%), 1fr));
    gap: 0.69em;
  }
  .title {
    font-size: 1.2em;
    font-weight: 600;
  }
  textarea {
    min-height: 4.11em;
    resize: vertical;
  }
  .actions,
  .buttons,
  .row-of-field {
    display: flex;
    flex-wrap: wrap;
    gap: 0.46em;
  }
  .row-of-field {
    flex-wrap: nowrap;
  }
  .danger {
    border-color: var(--alarm);
    color: var(--alarm);
  }
  .namesake,
  .alias {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.46em;
  }
  .namesake {
    padding: 0.11em 0.69em;
    border-inline-start: 3px solid var(--line);
    color: var(--soft-ink);
  }
  .alias .buttons {
    flex-wrap: nowrap;
    gap: 0;
    margin-inline-start: auto;
  }
  .aliases {
    display: grid;
    gap: 0.17em;
  }
  .alias > span:first-child {
    flex: 1 1 9.14em;
    overflow-wrap: anywhere;
  }
  .uses,
  .sides {
    display: grid;
    gap: 0.17em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button.use {
    justify-content: start;
    width: 100%;
    text-align: start;
    border-color: var(--line);
  }
  .quote {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    font-family: var(--bias-text-font, inherit);
  }
  .moved {
    display: grid;
    gap: 0.34em;
    max-height: 25.14em;
    overflow: auto;
  }
  .check {
    display: flex;
    gap: 0.57em;
    align-items: start;
    padding: 0.23em;
  }
  .check input {
    flex: none;
    width: 1.37em;
    min-width: 1.37em;
    min-height: 1.37em;
  }
  .sides li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.57em;
  }
  .side {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .sides .buttons {
    margin-inline-start: auto;
  }
  .opened {
    flex: 1 0 100%;
    display: grid;
    gap: 0.34em;
    padding: 0.34em 0;
  }
  .search {
    display: block;
    padding: 0.23em;
  }
  .count {
    padding: 0.17em 0.46em;
  }
  .empty {
    padding: 0.86em 0.46em;
    color: var(--soft-ink);
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    align-content: center;
    padding: 0.23em 0.69em;
    overflow: hidden;
    cursor: pointer;
  }
  .row span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row .name {
    font-weight: 600;
  }
  .row:hover {
    background: color-mix(in srgb, var(--accent) 8%, transparent);
  }
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--accent) 15%, transparent);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .row:dir(rtl)[aria-selected='true'] {
    box-shadow: inset -3px 0 0 var(--accent);
  }
  @media (pointer: coarse) {
    .check {
      min-height: 44px;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
