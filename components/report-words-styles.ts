/** How the words behind a number are set. */
import { css } from 'lit';

export const reportWordsStyles = css`
  :host {
    display: block;
    min-height: 0;
    background: var(--raised);
    overflow: auto;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.11em 0.86em;
    padding: 0.46em 0.86em;
    border-bottom: 1px solid var(--line);
    background: var(--raised);
  }
  h3 {
    flex: 1 1 16em;
    font-size: 1.03em;
    font-weight: 600;
  }
  .steps {
    display: flex;
    align-items: center;
    font-variant-numeric: tabular-nums;
    color: var(--soft-ink);
  }
  .steps button {
    padding-inline: 0.69em;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    border-bottom: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-height: auto 6.86em;
  }
  li button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.17em 0.86em;
    width: 100%;
    padding: 0.57em 0.86em;
    border: 0;
    border-inline-start: 3px solid transparent;
    border-radius: 0;
    background: none;
    text-align: start;
  }
  li button[aria-current='true'] {
    border-inline-start-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, transparent);
  }
  li button:focus-visible {
    outline-offset: -2px;
  }
  .who {
    font-weight: 600;
  }
  .who i {
    font-weight: 400;
    color: var(--soft-ink);
  }
  .where {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .quotation {
    grid-column: 1 / -1;
    font-family: var(--bias-text-font, inherit);
    font-size: 1.14em;
    line-height: 1.5;
    color: var(--soft-ink);
    overflow-wrap: anywhere;
  }
  mark {
    background: color-mix(in srgb, var(--accent) 18%, transparent);
    color: var(--ink);
    text-decoration: underline 1.5px var(--accent);
    text-underline-offset: 0.18em;
  }
  .all {
    width: calc(100% - 1.71em);
    margin: 0.86em;
  }
`;
