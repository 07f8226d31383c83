/** The key of a finished analysis: kinds side by side where there is room. */
import { css } from 'lit';

export const keyStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    border-bottom: 1px solid var(--line);
    background: var(--chrome);
  }
  button {
    margin-inline: 0.15rem;
    color: var(--accent);
  }
  .turn {
    display: inline-block;
  }
  [aria-expanded='true'] .turn {
    rotate: 90deg;
  }
  #content {
    max-height: min(60vh, 32rem);
    padding: 0.25rem 0.85rem 0.85rem;
    overflow: auto;
  }
  [data-folded] {
    display: none;
  }
  .kinds {
    display: grid;
    gap: 0.75rem 1.5rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
  }
  h3 {
    margin-block: 0.5rem 0.25rem;
    font-size: 0.95rem;
  }
  .count,
  .meaning {
    color: var(--soft-ink);
  }
  .count {
    font-weight: normal;
    font-variant-numeric: tabular-nums;
  }
  .meaning::before {
    content: '– ' / '';
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.9rem;
    padding-block: 0.35rem;
  }
  .mark {
    padding-inline: 0.15em;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
    text-decoration: underline var(--underline) var(--tone) 2px;
    text-underline-offset: 0.2em;
    text-decoration-skip-ink: none;
  }
  .mark[data-part='source'] {
    text-decoration-line: underline overline;
  }
  .mark[data-part='cue'] {
    background: none;
    text-decoration-thickness: 3px;
  }
  .mark[data-part='addressee'] {
    text-decoration-style: dotted;
  }
  dl {
    margin: 0.5rem 0 0;
  }
  dt {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  dd {
    margin: 0.1rem 0 0;
    overflow-wrap: anywhere;
  }
  .made {
    display: grid;
    gap: 0.35rem;
  }
  .made > div {
    display: grid;
    gap: 0 1rem;
    grid-template-columns: 7rem minmax(0, 1fr);
  }
  @container (max-width: 30rem) {
    .made > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    :host {
      border-bottom: 0;
    }
    section,
    dl,
    .made {
      break-inside: avoid;
    }
    button {
      display: none;
    }
    #content {
      display: block;
      max-height: none;
      overflow: visible;
    }
  }
`;
