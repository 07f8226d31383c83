/** How the bar above the list and its menu are set. */
import { css } from 'lit';

export const filterStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    padding: 0.35rem 0.5rem;
    border-bottom: 1px solid var(--line);
  }
  .bar,
  .result,
  footer {
    display: flex;
    gap: 0.35rem;
    align-items: center;
  }
  input[type='search'] {
    flex: 1;
    min-width: 0;
  }
  .bar button {
    flex: none;
  }
  .bar button[data-set] {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .result {
    justify-content: space-between;
    padding-inline-start: 0.25rem;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .menu {
    position: fixed;
    inset: auto;
    width: min(20rem, calc(100vw - 12px));
    max-height: calc(100vh - 12px);
    margin: 0;
    padding: 0.75rem;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }
  .menu:popover-open {
    display: grid;
    gap: 0.6rem;
  }
  label {
    display: grid;
    gap: 0.15rem;
  }
  .name {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  label.check {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  .check input {
    flex: none;
    width: 1.1rem;
    min-width: 0;
    min-height: 0;
    height: 1.1rem;
    accent-color: var(--accent);
  }
  footer {
    justify-content: flex-end;
  }
  @media (pointer: coarse) {
    label.check {
      min-height: 44px;
    }
  }
`;
