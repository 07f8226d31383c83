/** How the dialog with the list of sources is set. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(73.14em, calc(100vw - 2.29em));
    height: min(59.43em, calc(100vh - 2.29em));
    overflow: hidden;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header,
  .said {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.46em;
    padding: 0.57em 0.86em;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    margin-inline-end: auto;
    font-size: 1.26em;
  }
  button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }
  .step {
    max-width: 16em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .said {
    min-height: max(24px, 2.29em);
    padding-block: 0.29em;
    border: 0;
    border-top: 1px solid var(--line);
    font-size: 0.97em;
  }
  .body {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 22.86em) minmax(0, 1fr);
  }
  .side-of-list {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: 0.57em;
    border-inline-end: 1px solid var(--line);
    background: var(--chrome);
  }
  bias-source-list {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  details {
    max-height: 60%;
    overflow: auto;
    padding: 0.46em;
    border-top: 1px solid var(--line);
  }
  summary {
    min-height: max(24px, 2.29em);
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  .side-of-form {
    min-height: 0;
    padding: 0.86em;
    overflow: auto;
  }
  .blank {
    color: var(--soft-ink);
  }
  @media (max-width: 44rem) {
    dialog {
      width: 100vw;
      max-width: 100vw;
      height: 100vh;
      height: 100dvh;
      max-height: none;
      border: 0;
      border-radius: 0;
    }
    .body {
      display: block;
      overflow: auto;
    }
    .side-of-list {
      border: 0;
    }
    bias-source-list {
      flex: none;
      height: 20.57em;
    }
    details {
      max-height: none;
    }
    .side-of-form {
      overflow: visible;
    }
  }
  @media (pointer: coarse) {
    summary {
      min-height: 44px;
    }
  }
`;
