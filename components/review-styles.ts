/** How the review of an article is set: what counts on the left, what does not on the right, in the order of the page. */
import { css } from 'lit';

export const reviewStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: calc(100vw - 1rem);
    max-width: 78rem;
    height: calc(100dvh - 1rem);
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
    gap: 0.35rem 0.75rem;
    align-items: center;
    padding: 0.55rem 1rem;
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
    font-size: 1.1rem;
  }
  .soft,
  .digest {
    color: var(--soft-ink);
  }
  .digest {
    flex-basis: 100%;
    font-size: 0.78rem;
  }
  button.link {
    min-width: 0;
    padding-inline: 0.2rem;
    border-color: transparent;
    background: none;
    color: var(--accent);
    text-decoration: underline;
  }
  .digest button {
    min-height: 1.5rem;
    font-size: inherit;
  }
  .summary {
    flex: 1 1 20rem;
  }
  .shows {
    display: flex;
    gap: 0.2rem;
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
    padding: 0.2rem 0;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 0.5rem 0.75rem;
    padding-block: 0.4rem;
  }
  .facts label {
    display: grid;
    gap: 0.15rem;
    align-content: start;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .facts :is(input, select) {
    color: var(--ink);
    font-size: 0.875rem;
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
    padding: 0.4rem 1rem;
    background: var(--alarm-paper);
  }
  .heads,
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 1.2rem;
  }
  .heads {
    flex: none;
    padding: 0.3rem 1rem;
    border-bottom: 1px solid var(--line);
    font-size: 0.8rem;
    font-weight: 600;
    color: var(--soft-ink);
  }
  .rows {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding-block: 0.3rem;
  }
  .row {
    padding: 0.3rem 1rem;
    border-inline-start: 3px solid transparent;
    content-visibility: auto;
    contain-intrinsic-size: auto 4rem;
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
    padding: 2rem 1rem;
    text-align: center;
    color: var(--soft-ink);
  }
  .row[aria-selected='true'] {
    border-inline-start-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 9%, transparent);
  }
  .cell {
    display: grid;
    gap: 0.15rem;
    align-content: start;
    min-width: 0;
  }
  .aside {
    grid-column: 2;
    padding: 0.3rem 0.6rem;
    border-radius: 6px;
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
    gap: 0.2rem 0.5rem;
    align-items: center;
    font-size: 0.76rem;
    color: var(--soft-ink);
  }
  .tags .number {
    min-width: 1.6em;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .tags select {
    width: auto;
    min-height: 1.5rem;
    padding: 0 0.3rem;
    font-size: 0.76rem;
  }
  .tags button {
    min-height: 1.5rem;
    padding: 0 0.5rem;
    font-size: 0.76rem;
  }
  .rule {
    font-style: italic;
  }
  .words {
    font: 0.98rem/1.5 var(--text-face);
    overflow-wrap: anywhere;
  }
  .headline .words {
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.25;
  }
  .subheading .words,
  .standfirst .words {
    font-weight: 600;
  }
  .aside .words {
    font-size: 0.9rem;
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
    flex: 1 1 24rem;
    font-size: 0.78rem;
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
    gap: 0.3rem;
  }
`;
