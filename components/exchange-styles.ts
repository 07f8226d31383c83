/** How the dialog for other formats is set, beside what it shares with that for backups. */
import { css } from 'lit';

export const exchangeStyles = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    gap: 0.6rem;
    padding: 0.9rem 1rem;
  }
  h3,
  h4 {
    margin: 0;
    font-size: 0.95rem;
    overflow-wrap: anywhere;
  }
  h4 {
    font-size: 0.85rem;
  }
  fieldset {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .scope {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.75rem;
    cursor: pointer;
  }
  .scope input {
    width: 1.1rem;
    min-height: 1.1rem;
    accent-color: var(--accent);
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 0.5rem 0.75rem;
  }
  .choices label {
    display: grid;
    gap: 0.15rem;
    font-size: 0.85rem;
  }
  .choices select {
    font-size: 1rem;
  }
  .about,
  small {
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  p {
    margin: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .losses {
    display: grid;
    gap: 0.35rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--alarm);
    background: var(--alarm-paper);
    font-size: 0.85rem;
  }
  .losses.none {
    border-color: var(--line);
    background: var(--chrome);
  }
  .losses ul {
    margin: 0;
    padding-inline-start: 1.1rem;
    list-style: disc;
  }
  .losses li {
    overflow-wrap: anywhere;
  }
  ul.files {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.85rem;
  }
  ul.files > li {
    display: grid;
    gap: 0.15rem;
    padding: 0.3rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .bad {
    color: var(--alarm);
  }
  .alarm {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--alarm);
    background: var(--alarm-paper);
    color: var(--alarm);
    overflow-wrap: anywhere;
  }
  .place {
    padding: 0.9rem;
    border: 2px dashed var(--line);
    border-radius: 8px;
  }
  .choose {
    position: relative;
  }
  .choose:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .busy {
    display: grid;
    gap: 0.35rem;
  }
  progress {
    width: 100%;
    height: 0.6rem;
    accent-color: var(--accent);
  }
  summary {
    min-height: 1.75rem;
    align-content: center;
    cursor: pointer;
  }
  details ol {
    margin: 0;
    padding-inline-start: 1.4rem;
    max-height: 14rem;
    overflow: auto;
  }
  @media (pointer: coarse) {
    .scope,
    summary {
      min-height: 44px;
    }
  }
`;
