/** The annotator around its desk: notices, and what stands where there is no article. */
import { css } from 'lit';

export const annotatorStyles = css`
  :host {
    display: block; /* A page may well set this: the layout is that of the shell. */
    container-type: inline-size;
  }
  .shell {
    text-transform: none; /* A page's rule for all elements wins over :host, not over this. */
    letter-spacing: normal;
    word-spacing: normal;
    font-size: 0.875rem;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 12rem;
    background: var(--paper);
  }
  bias-desk {
    flex: 1 1 auto;
    min-height: 0;
  }
  .notice {
    display: flex;
    gap: 0.75rem;
    align-items: start;
    justify-content: space-between;
    padding: 0.6rem 0.9rem;
    border-bottom: 1px solid var(--alarm);
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  .notice ul {
    max-height: 8rem;
    margin: 0.4rem 0 0;
    padding-inline-start: 1.2rem;
    overflow: auto;
  }
  .blank {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 0.75rem;
    min-height: 12rem;
    padding: 2rem 1.25rem;
    text-align: center;
    color: var(--soft-ink);
  }
  .blank h2 {
    font: 600 1.3rem/1.25 var(--text-face);
    color: var(--ink);
  }
  .blank p {
    max-width: 32rem;
  }
  .skeleton {
    width: min(36rem, 80cqi);
    height: 0.9rem;
    border-radius: 4px;
    background: var(--line);
  }
  .skeleton:nth-child(3n) {
    width: min(28rem, 62cqi);
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
