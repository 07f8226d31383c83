/** The library: tools, a line that says how much there is, and rows that scroll. */
import { css } from 'lit';

export const libraryStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
    container-type: inline-size;
  }
  bias-library-tools,
  bias-library-selection {
    flex: none;
  }
  bias-library-rows {
    flex: 1;
  }
  .said {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 0.6rem;
    align-items: center;
    min-height: 1.9rem;
    padding: 0 0.7rem;
    border-bottom: 1px solid var(--line);
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  button.plain {
    min-height: 1.6rem;
    padding: 0 0.2rem;
    color: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  .alarm {
    color: var(--alarm);
  }
  .empty {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    padding: 1.1rem 0.9rem;
    color: var(--soft-ink);
  }
  @container (min-width: 48rem) {
    .said {
      padding-inline: 0.9rem;
    }
  }
`;
