/** The heads of the library's columns. In a narrow library rows are no table, and the order is chosen elsewhere. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LibraryView, SortKey } from './library-view.js';

const columns: readonly { readonly name: string; readonly label: string; readonly sort?: SortKey }[] = [
  { name: 'name', label: 'Title', sort: 'title' },
  { name: 'publisher', label: 'Publisher', sort: 'publisher' },
  { name: 'published', label: 'Date', sort: 'published' },
  { name: 'language', label: 'Lang.', sort: 'language' },
  { name: 'words', label: 'Words', sort: 'words' },
  { name: 'status', label: 'Status', sort: 'status' },
  { name: 'reached', label: 'Progress' },
  { name: 'marks', label: 'Annotations', sort: 'annotations' },
  { name: 'worked', label: 'Worked on', sort: 'modified' },
];

export interface Heads {
  readonly all: boolean;
  readonly some: boolean;
  /** Null where the order is that of a search. */
  readonly order: Pick<LibraryView, 'sort' | 'descending'> | null;
  readonly onAll: () => void;
  readonly onSort: (sort: SortKey) => void;
}

export const heads = ({ all, some, order, onAll, onSort }: Heads) =>
  html`<div class="head" role="rowgroup">
    <div class="heads" role="row" aria-rowindex="1">
      <span role="columnheader" class="pick"
        ><input
          type="checkbox"
          aria-label="Select all"
          .checked=${live(all)}
          .indeterminate=${live(some && !all)}
          @change=${onAll}
      /></span>
      ${columns.map(({ name, label, sort }) => {
        const direction = sort === order?.sort ? (order?.descending ? 'descending' : 'ascending') : null;
        const arrow = direction === 'descending' ? '▼' : '▲';
        const content = sort
          ? html`<button type="button" class="plain" @click=${() => onSort(sort)}>
              ${label}${sort === order?.sort ? html`<span class="arrow" aria-hidden="true">${arrow}</span>` : nothing}
            </button>`
          : label;
        return html`<span role="columnheader" class=${name} aria-sort=${direction ?? nothing}
          >${content}</span
        >`;
      })}
      <span role="columnheader" class="remove"><span class="unseen">Delete</span></span>
    </div>
  </div>`;
