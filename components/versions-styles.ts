/** How the versions of an article are set. */
import { css } from 'lit';

export const versionsStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(73.14em, calc(100vw - 1.14em));
    height: min(54.86em, calc(100dvh - 1.14em));
    max-height: none;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header,
  footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.46em 0.86em;
    align-items: center;
    padding: 0.69em 1.14em;
  }
  header {
    border-bottom: 1px solid var(--line);
  }
  footer {
    border-top: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: 1.2em;
  }
  .summary {
    flex-basis: 100%;
    color: var(--soft-ink);
  }
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.29em;
    flex-basis: 100%;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 -2px 0 var(--accent);
    font-weight: 600;
  }
  [role='tabpanel'] {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 0.91em 1.14em;
    overscroll-behavior: contain;
  }
  .empty,
  .soft {
    color: var(--soft-ink);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(22.86em, 100%), 1fr));
    gap: 0.91em;
    margin-block: 0.8em;
  }
  .side {
    padding: 0.69em 0.91em;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
  }
  .side h3 {
    font-size: 0.91em;
    color: var(--soft-ink);
    font-weight: 600;
  }
  .words {
    margin-block-start: 0.4em;
    font-family: var(--bias-text-font, inherit);
    font-size: 1.14em;
    line-height: 1.6;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  mark {
    color: var(--ink);
    background: color-mix(in srgb, var(--tone) 15%, transparent);
    text-decoration: underline var(--underline) var(--tone) 2px;
    text-underline-offset: 0.2em;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0.34em 0.91em;
    align-items: baseline;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.46em;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .edited li {
    padding: 0.57em 0;
    border-bottom: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto 5.14em;
  }
  .edited .kind {
    display: inline-block;
    min-width: 10.86em;
    font-size: 0.89em;
    font-weight: 600;
    color: var(--soft-ink);
  }
  .edited .graver .kind {
    color: var(--alarm);
  }
  .edited .place {
    display: block;
    width: 100%;
    margin-block-start: 0.23em;
    padding: 0.23em 0.57em;
    text-align: start;
    justify-content: start;
    white-space: normal;
    font-family: var(--bias-text-font, inherit);
  }
  .diff {
    font-family: var(--bias-text-font, inherit);
    font-size: 1.14em;
    line-height: 1.65;
    max-width: 52.57em;
    margin-inline: auto;
  }
  .diff p {
    margin-block: 0.63em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    content-visibility: auto;
    contain-intrinsic-size: auto 4.57em;
  }
  .diff .same {
    color: var(--soft-ink);
  }
  .diff .fold {
    text-align: center;
    font-family: var(--bias-ui-font, inherit);
    font-size: 0.8em;
  }
  ins {
    background: color-mix(in srgb, var(--tone-2) 16%, transparent);
    text-decoration: underline 2px var(--tone-2);
    text-underline-offset: 0.18em;
  }
  del {
    background: color-mix(in srgb, var(--alarm) 12%, transparent);
    text-decoration: line-through 2px var(--alarm);
  }
  .check {
    display: inline-flex;
    gap: 0.46em;
    align-items: center;
  }
  .check input {
    width: 1.26em;
    min-width: 0;
    min-height: 0;
    height: 1.26em;
    accent-color: var(--accent);
  }
  select {
    width: auto;
    max-width: 100%;
  }
  @media (forced-colors: active) {
    mark,
    ins,
    del {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
