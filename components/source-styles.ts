/** How the parts of the list of sources are set. */
import { css } from 'lit';

export const registerStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .soft {
    font-size: 0.78rem;
    color: var(--soft-ink);
  }
  .error {
    font-size: 0.8rem;
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
    gap: 0.75rem;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  h3 {
    font-size: 0.9rem;
  }
  .field {
    display: grid;
    gap: 0.15rem;
    align-content: start;
    min-width: 0;
  }
  .field-name {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
    gap: 0.6rem;
  }
  .title {
    font-size: 1.05rem;
    font-weight: 600;
  }
  textarea {
    min-height: 3.6rem;
    resize: vertical;
  }
  .actions,
  .buttons,
  .row-of-field {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
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
    gap: 0 0.4rem;
  }
  .namesake {
    padding: 0.1rem 0.6rem;
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
    gap: 0.15rem;
  }
  .alias > span:first-child {
    flex: 1 1 8rem;
    overflow-wrap: anywhere;
  }
  .uses,
  .sides {
    display: grid;
    gap: 0.15rem;
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
    font-family: var(--text-face);
  }
  .moved {
    display: grid;
    gap: 0.3rem;
    max-height: 22rem;
    overflow: auto;
  }
  .check {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    padding: 0.2rem;
  }
  .check input {
    flex: none;
    width: 1.2rem;
    min-width: 1.2rem;
    min-height: 1.2rem;
  }
  .sides li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
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
    gap: 0.3rem;
    padding: 0.3rem 0;
  }
  .search {
    display: block;
    padding: 0.2rem;
  }
  .count {
    padding: 0.15rem 0.4rem;
  }
  .empty {
    padding: 0.75rem 0.4rem;
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
    padding: 0.2rem 0.6rem;
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
