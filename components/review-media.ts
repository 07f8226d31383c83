/** How a review is set where there is little room, where fingers press, and where the analyst has chosen the colours. */
import { css } from 'lit';

export const reviewMedia = css`
  @container (max-width: 44rem) {
    .heads {
      display: none;
    }
    .row {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: 0.8em;
    }
    .aside {
      grid-column: 1;
      margin-inline-start: 1.37em;
    }
    .facts .title,
    .facts .url {
      grid-column: auto;
    }
    header,
    footer {
      padding: 0.46em 0.8em;
    }
    .keys:not(.shown) {
      display: none;
    }
    .steps {
      flex: 1;
      justify-content: end;
    }
    .steps button {
      padding-inline: 0.57em;
    }
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
    .tags :is(select, button),
    .digest button {
      min-height: 40px;
    }
  }
  @media (forced-colors: active) {
    .row {
      border-inline-start-color: Canvas;
    }
    .row[aria-selected='true'] {
      border-inline-start: 3px solid Highlight;
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .row:focus-visible {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    [aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    .aside {
      border: 1px solid CanvasText;
    }
    .removed .aside {
      border-style: dashed;
    }
    button.primary:not(:disabled) {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
`;
