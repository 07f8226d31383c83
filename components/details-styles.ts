/** How one annotation's details are set. */
import { css } from 'lit';

export const detailsStyles = css`
  :host {
    display: block;
    overflow: auto;
  }
  section {
    display: grid;
    gap: 0.86em;
    padding: 0.86em;
    border-top: 3px solid var(--tone);
  }
  header {
    display: flex;
    gap: 0.57em;
    align-items: center;
  }
  header select {
    width: auto;
    flex: 1;
    font-weight: 600;
    color: var(--tone);
  }
  blockquote {
    max-height: 7.5em;
    margin: 0;
    overflow: auto;
    font-family: var(--bias-text-font, inherit);
    font-size: 1.14em;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.34em;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .name {
    padding: 0;
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .todo {
    color: var(--alarm);
  }
  .choice {
    position: relative;
  }
  .choice input {
    position: absolute;
    opacity: 0;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    cursor: pointer;
  }
  .choice span {
    display: inline-flex;
    gap: 0.35em;
    align-items: center;
    min-height: max(24px, 2.17em);
    padding: 0.17em 0.69em;
    border: 1px solid var(--line);
    border-radius: min(999px, calc(var(--radius) * 99));
    background: var(--raised);
  }
  .choice input:checked + span {
    border-color: var(--tone);
    background: color-mix(in srgb, var(--tone) 18%, var(--raised));
    font-weight: 600;
  }
  .choice input:checked + span::before {
    content: '✓ ' / '';
    white-space: pre;
  }
  .choice .rule {
    border-style: dashed;
    font-style: italic;
  }
  .choice input:checked + .rule {
    background: var(--raised);
    font-weight: 400;
  }
  .choice input:checked + .rule::before {
    content: '≈ ' / '';
  }
  select.rule {
    border-style: dashed;
    font-style: italic;
  }
  .suggested {
    padding: 0 0.3em;
    border: 1px dashed var(--line);
    border-radius: calc(var(--radius) * 0.7);
    font-size: 0.82em;
    font-style: italic;
    color: var(--soft-ink);
  }
  .choice input:focus-visible + span {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .more {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(10.86em, 1fr));
    gap: 0.69em;
  }
  .parts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.29em 0.69em;
    margin: 0.34em 0 0;
  }
  .parts dt {
    padding-top: 0.23em;
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .parts dd {
    display: grid;
    gap: 0.17em;
    margin: 0;
  }
  .none {
    padding-top: 0.23em;
    color: var(--soft-ink);
  }
  .fragment,
  .chip {
    display: inline-flex;
    align-items: start;
    max-width: 100%;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .fragment button,
  .chip button {
    min-width: 0;
    min-height: max(24px, 1.94em);
    padding: 0.11em 0.46em;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .fragment button:first-child {
    justify-content: start;
    font-family: var(--bias-text-font, inherit);
  }
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 0.34em;
    align-items: center;
  }
  .chip {
    padding-inline: 0.11em;
  }
  .chain {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  summary {
    font-size: 0.91em;
    color: var(--soft-ink);
    cursor: pointer;
  }
  label.field {
    display: grid;
    gap: 0.17em;
    align-content: start;
  }
  textarea {
    min-height: 4.8em;
    resize: vertical;
  }
  footer {
    display: flex;
    justify-content: space-between;
    gap: 0.57em;
  }
  .meta {
    font-size: 0.86em;
    color: var(--soft-ink);
  }
  @media (pointer: coarse) {
    .choice span,
    .fragment button,
    .chip button,
    summary {
      min-height: 44px;
    }
    summary {
      padding-block: 0.91em;
    }
  }
`;
