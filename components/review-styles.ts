/** How the review of an article is set: what counts on the left, what does not on the right, in the order of the page. */
import { css } from 'lit';

export const reviewStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: calc(100vw - 1.14em);
    max-width: 89.14em;
    height: calc(100dvh - 1.14em);
    max-height: none;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
    container-type: inline-size;
  }
  header,
  footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.86em;
    align-items: center;
    padding: 0.63em 1.14em;
    background: var(--chrome);
  }
  header {
    border-bottom: 1px solid var(--line);
  }
  footer {
    border-top: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: 1.26em;
  }
  .soft,
  .digest {
    color: var(--soft-ink);
  }
  .digest {
    flex-basis: 100%;
    font-size: 0.89em;
  }
  button.link {
    min-width: 0;
    padding-inline: 0.23em;
    border-color: transparent;
    background: none;
    color: var(--accent);
    text-decoration: underline;
  }
  .digest button {
    min-height: max(24px, 1.71em);
    font-size: inherit;
  }
  .summary {
    flex: 1 1 22.86em;
  }
  .shows {
    display: flex;
    gap: 0.23em;
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 -2px 0 var(--accent);
  }
  details {
    flex-basis: 100%;
  }
  summary {
    cursor: pointer;
    padding: 0.23em 0;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(14.86em, 1fr));
    gap: 0.57em 0.86em;
    padding-block: 0.46em;
  }
  .facts label {
    display: grid;
    gap: 0.17em;
    align-content: start;
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .facts :is(input, select) {
    color: var(--ink);
    font-size: 1em;
  }
  .facts .title,
  .facts .url {
    grid-column: span 2;
  }
  .problem,
  .leave {
    color: var(--alarm);
  }
  .leave {
    flex: none;
    padding: 0.46em 1.14em;
    background: var(--alarm-paper);
  }
  .heads,
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 1.37em;
  }
  .heads {
    flex: none;
    padding: 0.34em 1.14em;
    border-bottom: 1px solid var(--line);
    font-size: 0.91em;
    font-weight: 600;
    color: var(--soft-ink);
  }
  .rows {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding-block: 0.34em;
  }
  .row {
    padding: 0.34em 1.14em;
    border-inline-start: 3px solid transparent;
    content-visibility: auto;
    contain-intrinsic-size: auto 4.57em;
  }
  .row:focus {
    outline: none;
  }
  .row:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .row:not(:hover, [aria-selected='true']) .quiet {
    visibility: hidden;
  }
  .none {
    flex: 1;
    padding: 2.29em 1.14em;
    text-align: center;
    color: var(--soft-ink);
  }
  .row[aria-selected='true'] {
    border-inline-start-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 9%, transparent);
  }
  .cell {
    display: grid;
    gap: 0.17em;
    align-content: start;
    min-width: 0;
  }
  .aside {
    grid-column: 2;
    padding: 0.34em 0.69em;
    border-radius: var(--radius);
    background: var(--chrome);
    color: var(--soft-ink);
  }
  .removed .aside {
    border: 1px dashed var(--line);
    background: none;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.23em 0.57em;
    align-items: center;
    font-size: 0.87em;
    color: var(--soft-ink);
  }
  .tags .number {
    min-width: 1.6em;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .tags select {
    width: auto;
    min-height: max(24px, 1.71em);
    padding: 0 0.34em;
    font-size: 0.87em;
  }
  .tags button {
    min-height: max(24px, 1.71em);
    padding: 0 0.57em;
    font-size: 0.87em;
  }
  .rule {
    font-style: italic;
  }
  .words {
    font-family: var(--bias-text-font, inherit);
    font-size: 1.12em;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .headline .words {
    font-size: 1.43em;
    font-weight: 600;
    line-height: 1.25;
  }
  .subheading .words,
  .standfirst .words {
    font-weight: 600;
  }
  .aside .words {
    font-size: 1.03em;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .row[aria-selected='true'] .words {
    -webkit-line-clamp: none;
    display: block;
  }
  .keys {
    flex: 1 1 27.43em;
    font-size: 0.89em;
    color: var(--soft-ink);
    line-height: 1.9;
  }
  .keys span {
    white-space: nowrap;
    margin-inline-end: 0.5em;
  }
  footer .soft {
    flex-basis: 100%;
    order: -1;
  }
  .steps {
    display: flex;
    gap: 0.34em;
  }
`;
