/** The workbench: library beside annotator; on a narrow screen one of the two at a time. */
import { css } from 'lit';

export const workbenchStyles = css`
  :host {
    display: block; /* A page may well set this: the layout is that of the shell. */
    height: 100%;
    container-type: inline-size;
  }
  .shell {
    font-size: 0.875rem;
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    min-height: 20rem;
    background: var(--chrome);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 0.75rem;
    align-items: center;
    padding: 0.5rem 0.9rem;
    border-bottom: 1px solid var(--line);
  }
  h1 {
    margin: 0;
    font: 650 1.1rem/1.2 var(--bias-text-font, serif);
    white-space: nowrap;
  }
  .top .analyst {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    margin-inline-start: auto;
    color: var(--soft-ink);
  }
  .analyst input {
    width: 9rem;
    color: var(--ink);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
  }
  .ways select {
    width: auto;
    max-width: 11rem;
  }
  .rooms {
    display: grid;
    grid-template-columns: minmax(13rem, 18rem) minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  nav {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
  }
  bias-library {
    flex: 1;
    min-height: 0;
  }
  bias-annotator {
    font-size: 1rem;
    min-width: 0;
    min-height: 0;
  }
  bias-corpus {
    grid-column: 2;
    min-width: 0;
  }
  .rooms[data-report] bias-annotator {
    display: none;
  }
  .rooms.wide {
    grid-template-columns: minmax(0, 1fr);
  }
  .wide bias-annotator {
    display: none;
  }
  .widen {
    flex: none;
    align-self: end;
    min-height: 1.6rem;
    margin: 0.3rem 0.5rem 0;
    font-size: 0.78rem;
    color: var(--soft-ink);
  }
  .waiting p {
    position: fixed;
    margin: 0;
    inset-block-end: 1.2rem;
    inset-inline: 0;
    width: fit-content;
    margin-inline: auto;
    padding: 0.3rem 0.5rem 0.3rem 1.2rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
  }
  [popover] {
    inset: 3.2rem auto auto 18rem;
    margin: 0;
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 6px 24px rgb(0 0 0 / 20%);
  }
  [popover] p {
    margin-block-end: 0.4rem;
  }
  .back {
    display: none;
  }
  .welcome {
    display: grid;
    gap: 0.9rem;
    justify-items: center;
  }
  .welcome h2 {
    font: 600 1.45rem/1.25 var(--bias-text-font, serif);
    color: var(--ink);
  }
  .welcome p {
    max-width: 32rem;
    margin: 0;
  }
  .samples {
    display: grid;
    gap: 0.4rem;
    width: min(30rem, 100%);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .samples button {
    width: 100%;
    flex-direction: column;
    align-items: start;
    gap: 0;
    padding: 0.5rem 0.9rem;
    text-align: start;
  }
  .samples small {
    color: var(--soft-ink);
  }
  .toast {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.5rem 0.75rem;
    border-top: 1px solid var(--line);
    background: var(--raised);
  }
  .alarm {
    padding: 0.6rem 0.9rem;
    background: var(--alarm-paper);
    color: var(--alarm);
  }
  .dropping {
    outline: 3px dashed var(--accent);
    outline-offset: -6px;
  }
  @container (max-width: 46rem) {
    .top {
      padding: 0.4rem 0.6rem;
    }
    .rooms {
      grid-template-columns: minmax(0, 1fr);
    }
    .rooms[data-view='article'] nav,
    .rooms[data-view='library'] bias-annotator {
      display: none;
    }
    .rooms[data-view='article']:not([data-report]) bias-annotator {
      display: block;
    }
    .rooms[data-report] nav {
      display: none;
    }
    bias-corpus {
      grid-column: 1;
    }
    nav {
      border: 0;
    }
    .widen {
      display: none;
    }
    [popover] {
      inset: 3.2rem 0.6rem auto;
    }
    .back {
      display: inline-flex;
    }
    .top[data-view='article'][data-open] .ways,
    .top[data-view='article'][data-open] .analyst,
    .top:not([data-open]) .back,
    .top[data-view='library'] .back {
      display: none;
    }
  }
  @media print {
    .top,
    nav {
      display: none;
    }
    .rooms {
      display: block;
    }
  }
`;
