/** How one annotation's details are set. */
import { css } from 'lit';

export const detailsStyles = css`
  :host {
    display: block;
    overflow: auto;
  }
  section {
    display: grid;
    gap: 0.75rem;
    padding: 0.75rem;
    border-top: 3px solid var(--tone);
  }
  header {
    display: flex;
    gap: 0.5rem;
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
    font-family: var(--text-face);
    font-size: 1rem;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .name {
    padding: 0;
    font-size: 0.8rem;
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
    align-items: center;
    min-height: 1.9rem;
    padding: 0.15rem 0.6rem;
    border: 1px solid var(--line);
    border-radius: 999px;
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
  .choice input:focus-visible + span {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .more {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
    gap: 0.6rem;
  }
  label.field {
    display: grid;
    gap: 0.15rem;
    align-content: start;
  }
  textarea {
    min-height: 4.2rem;
    resize: vertical;
  }
  footer {
    display: flex;
    justify-content: space-between;
    gap: 0.5rem;
  }
  .meta {
    font-size: 0.75rem;
    color: var(--soft-ink);
  }
  @media (pointer: coarse) {
    .choice span {
      min-height: 44px;
    }
  }
`;
