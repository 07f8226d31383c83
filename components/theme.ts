/** What every element here shares: colours for light and dark, controls, and the eight tones that tell kinds apart. */
import { css, unsafeCSS } from 'lit';

/**
 * Tokens fall back so that a host can set any `--bias-*` property on the element or above it. `light-dark()` follows the
 * host's `color-scheme`, so the component is never dark in a page that is light.
 */
export const tokens = css`
  :host {
    --paper: var(--bias-paper, light-dark(#fffefb, #17191d));
    --chrome: var(--bias-chrome, light-dark(#f5f3ee, #1f2227));
    --raised: var(--bias-raised, light-dark(#ffffff, #282c33));
    --ink: var(--bias-ink, light-dark(#1f1d1a, #e8e5df));
    --soft-ink: var(--bias-soft-ink, light-dark(#5d5850, #b5b0a6));
    --line: var(--bias-line, light-dark(#ddd8cd, #3a3f47));
    --accent: var(--bias-accent, light-dark(#1d4f91, #8ab8f5));
    --on-accent: var(--bias-on-accent, light-dark(#ffffff, #10151c));
    --alarm: var(--bias-alarm, light-dark(#a3241b, #ff9d92));
    --alarm-paper: var(--bias-alarm-paper, light-dark(#fdeeeb, #3a1f1d));
    --tone-1: var(--bias-tone-1, light-dark(#1d5fbf, #86b7ff));
    --tone-2: var(--bias-tone-2, light-dark(#0b7255, #5fd0ab));
    --tone-3: var(--bias-tone-3, light-dark(#b0440f, #ffab73));
    --tone-4: var(--bias-tone-4, light-dark(#7a3fb0, #d0a6ff));
    --tone-5: var(--bias-tone-5, light-dark(#6b6a00, #d6d35a));
    --tone-6: var(--bias-tone-6, light-dark(#b02468, #ff9cc8));
    --tone-7: var(--bias-tone-7, light-dark(#3f5a6b, #a9c8db));
    --tone-8: var(--bias-tone-8, light-dark(#7a4b2a, #dcb190));
    --radius: var(--bias-radius, 6px);
    color: var(--ink);
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  @media (prefers-contrast: more) {
    :host {
      --paper: var(--bias-paper, light-dark(#fff, #000));
      --chrome: var(--paper);
      --ink: var(--bias-ink, light-dark(#000, #fff));
      --soft-ink: var(--ink);
      --line: var(--ink);
    }
  }
`;

/**
 * The box in which nothing of the page's own style goes on: whatever it sets for its body, or for all elements, ends here. What
 * says how the page wants to be read stays: typeface, size, direction, colour scheme, and whether anything is to be seen at all.
 */
export const apart = css`
  .apart {
    all: initial;
    box-sizing: border-box;
    display: block;
    color: var(--ink);
    color-scheme: inherit;
    font-family: var(--bias-ui-font, inherit);
    font-size: calc(1em * var(--bias-ui-scale, 0.875));
    line-height: 1.45;
    pointer-events: inherit;
    visibility: inherit;
    -webkit-user-select: text; /* Else a page of which nothing can be selected leaves nothing to annotate. */
    user-select: text;
    -webkit-text-size-adjust: inherit;
  }
  @media print {
    :host {
      height: auto !important; /* Paper does not scroll, and is white. */
      max-height: none !important;
      color-scheme: light !important;
    }
  }
`;

/** Underline and its distance below the words, by tone: those of two overlapping kinds stand apart. */
const lines = [
  'solid .14',
  'dashed .26',
  'wavy .34',
  'dotted .2',
  'double .3',
  'solid .4',
  'dashed .42',
  'dotted .44',
].map((line, index) => {
  const [style, drop] = line.split(' ');
  return `.tone-${index + 1}{--tone:var(--tone-${index + 1});--underline:${style};--drop:${drop}em}`;
});

/** `--tone` and `--underline` by class, for marks in the text and for their keys elsewhere. */
export const tones = css`
  ${unsafeCSS(lines.join(''))}
  .swatch {
    display: inline-block;
    min-width: 1.6em;
    padding: 0 0.2em;
    text-align: center;
    color: var(--tone);
    text-decoration: underline var(--underline) var(--tone) 2px;
    text-underline-offset: 0.2em;
    font-weight: 600;
  }
`;

export const controls = css`
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-height: max(24px, var(--bias-control-height, 2.29em));
    padding: 0.23em 0.8em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    cursor: pointer;
    text-decoration: none;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--accent);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: transparent;
  }
  button.plain:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  select,
  input,
  textarea {
    width: 100%;
    min-height: max(24px, var(--bias-control-height, 2.29em));
    padding: 0.29em 0.57em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
  }
  kbd {
    padding: 0 0.35em;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.7);
    background: var(--chrome);
    font:
      0.85em ui-monospace,
      'SF Mono',
      'DejaVu Sans Mono',
      monospace;
    color: var(--soft-ink);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  dialog {
    width: min(39em, calc(100vw - 2em));
    max-height: calc(100vh - 2em);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 12px 40px rgb(0 0 0 / 25%);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    :not(td) > kbd {
      display: none; /* Beside what fingers press they only take room. */
    }
    button,
    .button,
    select,
    input {
      min-height: 44px;
      min-width: 44px;
    }
  }
`;
