/** How the dialog for pasting is set. */
import { css } from 'lit';

export const pasteStyles = css`
  dialog {
    width: min(40rem, calc(100vw - 1rem));
    max-height: calc(100dvh - 1rem);
  }
  form {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
  }
  h2 {
    font-size: 1.05rem;
  }
  label {
    display: grid;
    gap: 0.2rem;
    color: var(--soft-ink);
  }
  textarea {
    min-height: min(17rem, 38vh);
    resize: vertical;
    font-family: var(--bias-text-font, inherit);
    font-size: 1rem;
    color: var(--ink);
  }
  textarea[readonly] {
    background: var(--chrome);
  }
  ::placeholder {
    color: var(--soft-ink);
    opacity: 1;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: 0.75rem;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    color: var(--ink);
  }
  input[type='radio'] {
    flex: none;
    width: 1.1rem;
    min-width: 0;
    height: 1.1rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  .soft {
    color: var(--soft-ink);
  }
  .found {
    min-height: 1.45em;
  }
  .found b {
    font: 600 1rem/1.3 var(--bias-text-font, serif);
    color: var(--ink);
  }
  .alarm {
    padding: 0.5rem 0.75rem;
    border-radius: 6px;
    background: var(--alarm-paper);
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    justify-content: flex-end;
  }
  @media (pointer: coarse) {
    fieldset label {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .alarm {
      border: 1px solid CanvasText;
    }
  }
`;
