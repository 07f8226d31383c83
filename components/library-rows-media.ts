/** Rows of the library for fingers, and in the colours that a reader's system forces. */
import { css } from 'lit';

export const libraryRowsMedia = css`
  @media (pointer: coarse) {
    .remove button {
      opacity: 1;
    }
    .title {
      min-width: 0;
      min-height: 0;
    }
    .remove button {
      width: 44px;
      height: 44px;
    }
    .pick input {
      width: 1.4rem;
      min-width: 0;
      height: 1.4rem;
      min-height: 0;
    }
    @container (max-width: 47.99rem) {
      .remove {
        inset: 0 0 auto auto;
      }
      .remove:dir(rtl) {
        inset: 0 auto auto 0;
      }
      .name {
        padding-inline-end: 2.75rem;
      }
      .pick {
        padding: 0.15rem 0.5rem 1.5rem 0;
      }
    }
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .row:focus-visible {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    .row[aria-current] {
      border-inline-start: 4px solid Highlight;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
  }
`;
