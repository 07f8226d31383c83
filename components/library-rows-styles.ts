/** Rows of the library: a few lines each; library-table-styles.ts makes a table of them where there is room. */
import { css } from 'lit';

export const libraryRowsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
    container-type: inline-size;
  }
  .scroller {
    --row: 6.3rem;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .scroller[data-searching] {
    --row: 8.9rem;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    width: 0;
    height: var(--row);
  }
  .head {
    display: none;
  }
  .rows {
    position: relative;
    contain: layout style;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template: auto auto auto auto / auto minmax(0, 1fr);
    grid-template-areas: 'pick name' 'pick facts' 'pick state' '. found';
    gap: 0.1rem 0.5rem;
    align-content: start;
    height: var(--row);
    padding: 0.5rem 0.35rem 0.4rem 0.7rem;
    overflow: hidden;
    border-bottom: 1px solid var(--line);
    contain: strict;
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
  }
  .row:hover {
    background: color-mix(in srgb, var(--accent) 7%, transparent);
  }
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
  }
  .row[aria-current] {
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .row[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--accent);
  }
  .row:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .pick {
    grid-area: pick;
    padding-top: 0.15rem;
  }
  .pick input {
    width: 1rem;
    min-width: 0;
    height: 1rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .name {
    grid-area: name;
    min-width: 0;
    padding-inline-end: 1.6rem;
  }
  .title {
    display: -webkit-box;
    min-width: 0;
    min-height: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: 0;
    background: none;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: start;
    font: 600 0.95rem/1.25rem var(--bias-text-font, serif);
  }
  .row:hover .title {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .tag + .tag::before {
    content: ', ' / '';
  }
  .facts,
  .state,
  .worked {
    font-size: 0.78rem;
    line-height: 1.25rem;
    color: var(--soft-ink);
    white-space: nowrap;
  }
  .facts {
    grid-area: facts;
    min-height: 1.25rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .facts > :not(:empty) ~ :not(:empty)::before {
    content: ' · ' / '';
  }
  .worked {
    display: none;
  }
  abbr {
    text-decoration: none;
  }
  .state {
    grid-area: state;
    min-height: 1.25rem;
    display: flex;
    gap: 0.6rem;
    align-items: center;
    min-width: 0;
  }
  [role='gridcell'].status {
    color: var(--ink);
  }
  [role='gridcell'].status::before {
    display: inline-block;
    width: 1.25em;
    content: '○' / '';
  }
  .status[data-status='in-progress']::before {
    content: '◐' / '';
  }
  .status[data-status='done']::before {
    content: '✓' / '';
    font-weight: 700;
    color: var(--tone-2);
  }
  [role='gridcell'].status[data-status='to-review'] {
    color: var(--alarm);
  }
  .status[data-status='to-review']::before {
    content: '◆' / '';
  }
  .reached {
    display: flex;
    gap: 0.35rem;
    align-items: center;
  }
  .reached:empty {
    display: none;
  }
  progress {
    width: 2.6rem;
    height: 0.35rem;
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
  .marks {
    display: flex;
    gap: 0 0.4rem;
    align-items: center;
    min-width: 0;
    overflow: hidden;
  }
  .kinds {
    display: flex;
    gap: 0.35rem;
  }
  .kinds:empty {
    display: none;
  }
  .kinds .swatch {
    min-width: 0;
    padding: 0 0.1em 0.3em;
    line-height: 1rem;
  }
  .kinds > span {
    display: inline-flex;
    gap: 0.1em;
    align-items: baseline;
  }
  .waiting {
    color: var(--alarm);
  }
  .remove {
    position: absolute;
    inset-block-start: 0.4rem;
    inset-inline-end: 0.35rem;
  }
  .remove button {
    width: 1.5rem;
    min-height: 1.5rem;
    padding: 0;
    color: var(--soft-ink);
    opacity: 0;
  }
  .row:hover .remove button,
  .row:focus-within .remove button,
  .row[aria-current] .remove button {
    opacity: 1;
  }
  .found {
    grid-area: found;
    display: grid;
    min-width: 0;
    padding-top: 0.15rem;
    font: 0.85rem/1.15rem var(--bias-text-font, serif);
  }
  .excerpt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .excerpt:only-child {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    white-space: normal;
  }
  .where {
    font: 0.72rem/1.15rem var(--bias-ui-font, sans-serif);
    color: var(--soft-ink);
  }
  mark {
    background: var(--bias-found, light-dark(#ffe58a, #6b5600));
    color: inherit;
  }
  @container (max-width: 47.99rem) {
    .counted .total {
      position: absolute;
      overflow: hidden;
      clip-path: inset(50%); /* The kinds say as much in less room. */
    }
  }
`;
