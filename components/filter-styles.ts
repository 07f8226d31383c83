/** How the bar above the list and its menu are set. */
import { css } from 'lit';

export const filterStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    padding: 0.4em 0.57em;
    border-bottom: 1px solid var(--line);
  }
  .bar,
  .result,
  footer {
    display: flex;
    gap: 0.4em;
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
    padding-inline-start: 0.29em;
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  .menu {
    position: fixed;
    inset: auto;
    width: min(22.86em, calc(100vw - 12px));
    max-height: calc(100vh - 12px);
    margin: 0;
    padding: 0.86em;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }
  .menu:popover-open {
    display: grid;
    gap: 0.69em;
  }
  label {
    display: grid;
    gap: 0.17em;
  }
  .name {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  label.check {
    display: flex;
    gap: 0.57em;
    align-items: center;
  }
  .check input {
    flex: none;
    width: 1.26em;
    min-width: 0;
    min-height: 0;
    height: 1.26em;
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
