/** The tools above the rows of the library: below one another in a narrow column, in one line where there is room. */
import { css } from 'lit';

export const libraryToolsStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    align-items: end;
    padding: 0.5rem 0.7rem;
  }
  input[type='search'] {
    flex: 1 1 100%;
    min-width: 0;
  }
  .order {
    display: flex;
    flex: 1 1 100%;
    gap: 0.4rem;
    align-items: center;
  }
  label {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    min-width: 0;
    font-size: 0.8rem;
    color: var(--soft-ink);
  }
  .sort {
    flex: 1;
  }
  select {
    min-width: 0;
    color: var(--ink);
  }
  .direction {
    flex: none;
    width: 2rem;
    padding: 0;
  }
  .count {
    min-width: 1.3em;
    padding: 0 0.3em;
    border-radius: 1em;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
  }
  .filters {
    display: none;
    flex: 1 1 100%;
    gap: 0.35rem;
  }
  .filters[data-open] {
    display: grid;
  }
  .filters label {
    display: grid;
    grid-template-columns: 5rem minmax(0, 1fr);
  }
  .chosen select {
    border-color: var(--accent);
    font-weight: 600;
  }
  @container (min-width: 48rem) {
    :host {
      gap: 0.5rem 0.9rem;
      padding-inline: 0.9rem;
    }
    input[type='search'] {
      flex: 1 1 14rem;
      max-width: 26rem;
    }
    .order {
      flex: none;
    }
    .sort {
      flex: none;
    }
    .toggle {
      display: none;
    }
    .filters,
    .filters[data-open] {
      display: flex;
      flex: 1 1 auto;
      flex-wrap: wrap;
      gap: 0.4rem 0.7rem;
    }
    .filters label {
      display: flex;
    }
    .filters select {
      max-width: 10rem;
    }
  }
`;
