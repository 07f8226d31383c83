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
    margin-inline: 0.17em;
    color: var(--accent);
  }
  .turn {
    display: inline-block;
  }
  [aria-expanded='true'] .turn {
    rotate: 90deg;
  }
  #content {
    max-height: min(60vh, 36.57em);
    padding: 0.29em 0.97em 0.97em;
    overflow: auto;
  }
  [data-folded] {
    display: none;
  }
  .kinds {
    display: grid;
    gap: 0.86em 1.71em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18.29em), 1fr));
  }
  h3 {
    margin-block: 0.57em 0.29em;
    font-size: 1.09em;
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
    gap: 0.57em 1.03em;
    padding-block: 0.4em;
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
    margin: 0.57em 0 0;
  }
  dt {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  dd {
    margin: 0.11em 0 0;
    overflow-wrap: anywhere;
  }
  .made {
    display: grid;
    gap: 0.4em;
  }
  .made > div {
    display: grid;
    gap: 0 1.14em;
    grid-template-columns: 8em minmax(0, 1fr);
  }
  @container (max-width: 34em) {
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
