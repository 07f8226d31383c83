/** The annotator around its desk: notices, and what stands where there is no article. */
import { css } from 'lit';

export const annotatorStyles = css`
  :host {
    display: block; /* A page may well set this: the layout is that of the shell. */
    container-type: inline-size;
  }
  .shell {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 13.71em;
    background: var(--paper);
  }
  bias-desk {
    flex: 1 1 auto;
    min-height: 0;
  }
  .notice {
    display: flex;
    gap: 0.86em;
    align-items: start;
    justify-content: space-between;
    padding: 0.69em 1.03em;
    border-bottom: 1px solid var(--alarm);
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  .notice ul {
    max-height: 9.14em;
    margin: 0.46em 0 0;
    padding-inline-start: 1.37em;
    overflow: auto;
  }
  .blank {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 0.86em;
    min-height: 13.71em;
    padding: 2.29em 1.43em;
    text-align: center;
    color: var(--soft-ink);
  }
  .blank h2 {
    font-family: var(--bias-text-font, inherit);
    font-size: 1.49em;
    line-height: 1.25;
    color: var(--ink);
  }
  .blank p {
    max-width: 36.57em;
  }
  .skeleton {
    width: min(41.14em, 80cqi);
    height: 1.03em;
    border-radius: calc(var(--radius) * 0.7);
    background: var(--line);
  }
  .skeleton:nth-child(3n) {
    width: min(32em, 62cqi);
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    from {
      opacity: 0.35;
    }
    to {
      opacity: 0.9;
    }
  }
  @media print {
    .shell {
      display: block;
      height: auto;
    }
    .notice {
      display: none;
    }
  }
`;
