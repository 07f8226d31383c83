/** How the source picker is set. */
import { css } from 'lit';

export const pickerStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
  }
  .field {
    display: flex;
    align-items: end;
    gap: 0.29em;
  }
  .field label {
    flex: 1;
    min-width: 0;
    display: grid;
    gap: 0.17em;
  }
  .name-of-field {
    font-size: 0.91em;
    color: var(--soft-ink);
  }
  [role='listbox'] {
    max-height: 18.29em;
    margin: 0.29em 0 0;
    padding: 0;
    overflow: auto;
    list-style: none;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
  }
  [role='option'] {
    display: grid;
    align-content: center;
    min-height: max(24px, 2.74em);
    padding: 0.23em 0.69em;
    border-inline-start: 3px solid transparent;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  [role='option'][aria-selected='true'] {
    border-inline-start-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 15%, transparent);
  }
  .about,
  .hint {
    font-size: 0.89em;
    color: var(--soft-ink);
  }
  [role='option'] .name {
    font-weight: 600;
  }
  .new .name::before {
    content: '+ ' / '';
    color: var(--accent);
  }
  .hint {
    margin-top: 0.29em;
  }
  @media (pointer: coarse) {
    [role='option'] {
      min-height: 44px;
    }
    .hint kbd {
      display: none;
    }
  }
  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      border-inline-start-color: Highlight;
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
