/** How the versions of an article are set. */
import { css } from 'lit';

export const versionsStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(64rem, calc(100vw - 1rem));
    height: min(48rem, calc(100dvh - 1rem));
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
    gap: 0.4rem 0.75rem;
    align-items: center;
    padding: 0.6rem 1rem;
  }
  header {
    border-bottom: 1px solid var(--line);
  }
  footer {
    border-top: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: 1.05rem;
  }
  .summary {
    flex-basis: 100%;
    color: var(--soft-ink);
  }
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
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
    padding: 0.8rem 1rem;
    overscroll-behavior: contain;
  }
  .empty,
  .soft {
    color: var(--soft-ink);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 0.8rem;
    margin-block: 0.7rem;
  }
  .side {
    padding: 0.6rem 0.8rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
  }
  .side h3 {
    font-size: 0.8rem;
    color: var(--soft-ink);
    font-weight: 600;
  }
  .words {
    margin-block-start: 0.35rem;
    font: 1rem/1.6 var(--text-face);
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
    gap: 0.3rem 0.8rem;
    align-items: baseline;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .edited li {
    padding: 0.5rem 0;
    border-bottom: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto 4.5rem;
  }
  .edited .kind {
    display: inline-block;
    min-width: 9.5rem;
    font-size: 0.78rem;
    font-weight: 600;
    color: var(--soft-ink);
  }
  .edited .graver .kind {
    color: var(--alarm);
  }
  .edited .place {
    display: block;
    width: 100%;
    margin-block-start: 0.2rem;
    padding: 0.2rem 0.5rem;
    text-align: start;
    justify-content: start;
    white-space: normal;
    font-family: var(--text-face);
  }
  .diff {
    font: 1rem/1.65 var(--text-face);
    max-width: 46rem;
    margin-inline: auto;
  }
  .diff p {
    margin-block: 0.55rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    content-visibility: auto;
    contain-intrinsic-size: auto 4rem;
  }
  .diff .same {
    color: var(--soft-ink);
  }
  .diff .fold {
    text-align: center;
    font: 0.8rem var(--ui-face);
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
    gap: 0.4rem;
    align-items: center;
  }
  .check input {
    width: 1.1rem;
    min-width: 0;
    min-height: 0;
    height: 1.1rem;
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
