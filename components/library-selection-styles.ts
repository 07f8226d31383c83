/** The bar of what can be done with selected articles. */
import { css } from 'lit';

export const librarySelectionStyles = css`
  :host {
    display: block;
    border-block: 1px solid var(--line);
    background: color-mix(in srgb, var(--accent) 10%, var(--chrome));
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem 0.4rem;
    align-items: center;
    padding: 0.4rem 0.7rem;
  }
  .said {
    font-weight: 600;
  }
  button.plain {
    min-height: 1.6rem;
    padding: 0 0.35rem;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  [hidden] {
    display: none;
  }
  .none {
    margin-inline-end: auto;
  }
  select {
    flex: 1 1 6rem;
    width: auto;
    max-width: 11rem;
    min-width: 0;
  }
  .bar button,
  .bar select {
    padding-inline: 0.5rem;
    font-size: 0.82rem;
  }
  .delete {
    color: var(--alarm);
  }
  .panel {
    display: grid;
    gap: 0.1rem;
    max-height: 14rem;
    padding: 0.1rem 0.7rem 0.6rem;
    overflow: auto;
  }
  label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    cursor: pointer;
  }
  label input {
    flex: none;
    width: 1rem;
    min-width: 0;
    height: 1rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  form {
    display: flex;
    gap: 0.35rem;
    max-width: 24rem;
    margin-top: 0.25rem;
  }
  form button {
    flex: none;
  }
  @media (pointer: coarse) {
    label {
      min-height: 44px;
    }
    label input {
      width: 1.4rem;
      height: 1.4rem;
    }
  }
`;
