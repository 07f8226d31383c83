/** How the article is set: a reading column, and a mark for each annotation. */
import { css } from 'lit';

export const articleStyles = css`
  :host {
    display: block;
    font-size: calc(1em / var(--bias-ui-scale, 0.875)); /* As large as the page's own text. */
  }
  .ProseMirror {
    position: relative;
    box-sizing: content-box;
    max-width: var(--bias-measure, 33em); /* About 66 characters. */
    margin: 0 auto;
    padding: 1.25em clamp(0.85em, 4cqi, 2.1em) 3.4em;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    font-family: var(--bias-text-font, inherit);
    font-size: var(--bias-text-size, 1em);
    line-height: var(--bias-line-height, 1.7);
    font-variant-ligatures: none;
    caret-color: var(--accent);
    outline: none;
  }
  .ProseMirror:focus-visible {
    box-shadow: inset 3px 0 0 color-mix(in srgb, var(--accent) 45%, transparent);
  }
  .ProseMirror:dir(rtl):focus-visible {
    box-shadow: inset -3px 0 0 color-mix(in srgb, var(--accent) 45%, transparent);
  }
  .block {
    contain: content;
    margin: 0;
    padding: max(10px, 0.6em) 3px 0.25em; /* Room for the labels over the first line. */
    text-align: start;
  }
  .block.deferred {
    content-visibility: auto;
  }
  h2.block {
    padding-block: 0.3em 0.35em;
    font-size: 1.75em;
    font-weight: 650;
    line-height: 1.2;
    text-wrap: balance;
  }
  h3.block {
    padding-block: 0.6em 0.3em;
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
  }
  [data-role='standfirst'] {
    font-size: 1.06em;
    color: var(--soft-ink);
  }
  [data-role='byline'],
  [data-role='dateline'],
  .caption,
  [data-role='caption'] {
    font-family: var(--bias-ui-font, inherit);
    font-size: 0.78em;
    color: var(--soft-ink);
  }
  blockquote.block,
  [data-role='pull-quote'] {
    padding-inline-start: 1.1em;
    border-inline-start: 3px solid var(--line);
  }
  [data-role='pull-quote'] {
    font-style: italic;
  }
  .list-item {
    padding-inline-start: 1.4em;
  }
  .list-item::before {
    position: absolute;
    inset-inline-start: 0.35em;
    content: '•' / '';
    color: var(--soft-ink);
  }
  [data-role='boilerplate'] {
    font-family: var(--bias-ui-font, inherit);
    font-size: 0.78em;
    color: var(--soft-ink);
  }
  .block a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-underline-offset: 0.15em;
  }
  mark {
    color: inherit;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
    text-decoration: underline var(--underline) var(--tone) 2px;
    text-underline-offset: var(--drop);
    text-decoration-skip-ink: none;
    border-radius: 2px;
    cursor: pointer;
  }
  mark[data-part='source'] {
    text-decoration-line: underline overline; /* Nothing that would change the width of a line. */
  }
  mark[data-part='cue'] {
    background: none;
    text-decoration-thickness: 3px;
  }
  mark[data-part='addressee'] {
    text-decoration-style: dotted;
  }
  /* Over the line, so that no word moves; for eyes only: the list says it. */
  mark[data-label]::before {
    position: absolute;
    margin-top: -0.97em;
    padding-inline: 1px;
    border-radius: 2px;
    background: var(--paper);
    content: attr(data-label) / '';
    font-family: var(--bias-ui-font, inherit);
    font-size: max(8px, 0.5em);
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.02em;
    color: var(--tone);
    pointer-events: none;
    user-select: none;
    white-space: nowrap;
  }
  h2 mark[data-label]::before {
    font-size: max(8px, 0.29em);
  }
  .proposal {
    outline: 2px dashed var(--accent);
    outline-offset: 1px;
    border-radius: 2px;
  }
  .evidence {
    background: color-mix(in srgb, var(--accent) 20%, transparent);
    outline: 1.5px solid var(--accent);
    outline-offset: 1px;
    border-radius: 2px;
  }
  mark.active {
    background: color-mix(in srgb, var(--tone) 24%, transparent);
    text-decoration-thickness: 3px;
    box-shadow: 0 0 0 1.5px var(--tone);
  }
  ::selection {
    background: color-mix(in srgb, var(--accent) 30%, transparent);
  }
  @media (prefers-contrast: more) {
    mark {
      text-decoration-thickness: 3px;
    }
  }
  @media (forced-colors: active) {
    /* As they are, or the backing that browsers put behind words would cover the lines of those above. */
    mark {
      background: none;
      color: CanvasText;
      text-decoration-color: CanvasText;
      forced-color-adjust: none;
    }
    mark.active {
      outline: 2px solid Highlight;
    }
    mark[data-label]::before {
      background: Canvas;
      color: CanvasText;
    }
    :is(.proposal, .evidence) {
      outline-color: Highlight;
    }
  }
  @media print {
    .block.deferred {
      content-visibility: visible;
    }
  }
`;
