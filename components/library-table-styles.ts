/** Rows of the library as lines of a table, where there is room for one. */
import { css } from 'lit';

export const libraryTableStyles = css`
  @container (min-width: 48rem) {
    .scroller {
      --row: 3.2rem;
    }
    .scroller[data-searching] {
      --row: 5.9rem;
    }
    .head {
      position: sticky;
      z-index: 1;
      top: 0;
      display: block;
      border-bottom: 1px solid var(--line);
      background: var(--chrome);
    }
    .heads,
    .row {
      grid-template:
        3.2rem auto / 1.5rem minmax(10rem, 1fr) minmax(6rem, 9rem) 5.6rem 6.2rem 5.6rem minmax(5.2rem, 8rem)
        1.75rem;
      grid-template-areas:
        'pick name publisher published status reached marks remove'
        '. found found found found found found found';
      gap: 0 0.6rem;
      align-items: center;
      padding: 0 0.5rem 0 0.9rem;
    }
    .heads {
      display: grid;
      grid-template-rows: 2.1rem 0;
      font-size: 0.78rem;
      color: var(--soft-ink);
    }
    .heads > * {
      grid-row: 1;
      min-width: 0;
      white-space: nowrap;
    }
    .heads button {
      min-height: 1.7rem;
      padding: 0 0.35rem;
      margin-inline-start: -0.35rem;
      color: inherit;
      font-size: inherit;
    }
    .heads [aria-sort] button {
      color: var(--ink);
      font-weight: 600;
    }
    .arrow {
      font-size: 0.65rem;
    }
    .facts,
    .state {
      display: contents;
    }
    .facts > :not(:empty) ~ :not(:empty)::before {
      content: none;
    }
    .facts > *,
    .state > *,
    .worked {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 0.82rem;
    }
    .pick {
      display: flex;
      padding: 0;
    }
    .publisher {
      grid-area: publisher;
    }
    .published {
      grid-area: published;
    }
    .status {
      grid-area: status;
    }
    .reached {
      grid-area: reached;
    }
    .marks {
      grid-area: marks;
    }
    .heads .reached:empty {
      display: block;
    }
    .language,
    .words,
    .worked {
      display: none;
    }
    .unit {
      position: absolute;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .state > .marks {
      flex-wrap: wrap;
      overflow: visible;
    }
    .tags {
      grid-area: name;
      align-self: end;
      padding-bottom: 0.3rem;
    }
    .tagged .name {
      align-self: start;
      padding-top: 0.4rem;
    }
    .tagged .title {
      -webkit-line-clamp: 1;
    }
    .tag {
      padding: 0 0.45em;
      border: 1px solid var(--line);
      border-radius: 1em;
      margin-inline-end: 0.3rem;
      font-size: 0.72rem;
      line-height: 1.1rem;
      color: var(--soft-ink);
    }
    .tag + .tag::before {
      content: none;
    }
    .revision {
      border-style: dashed;
    }
    .found {
      align-self: start;
      padding: 0;
    }
    .name {
      padding: 0;
    }
    .remove {
      position: static;
      grid-area: remove;
      justify-self: end;
    }
  }
  @container (min-width: 72rem) {
    .heads,
    .row {
      grid-template-columns:
        1.5rem minmax(14rem, 1fr) minmax(7rem, 10rem)
        5.8rem 2.6rem 3.6rem 6.5rem 6.2rem minmax(7.5rem, 9rem) 5.8rem 1.75rem;
      grid-template-areas:
        'pick name publisher published language words status reached marks worked remove'
        '. found found found found found found found found found found';
    }
    .language {
      grid-area: language;
      display: block;
    }
    .words {
      grid-area: words;
      display: block;
      text-align: end;
    }
    .worked {
      grid-area: worked;
      display: block;
    }
  }
`;
