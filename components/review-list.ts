/** Which rows of a review are listed, drawn and chosen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Article } from '../src/domain/article.js';
import { pageOrder } from '../src/domain/article-edit.js';
import { reviewRows, rowNear, type FoldRow, type ReviewRow, type Show } from './review-rows.js';

/** Rows drawn at once: more come frame by frame, so that thousands stop nobody from reading the first. */
const batch = 200;
/** Rows that a key goes over. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  J: 1,
  K: -1,
  PageDown: 10,
  PageUp: -10,
};

export class ReviewList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #oneColumn = matchMedia('(max-width: 45rem)');
  #article: Article | undefined;
  #show: Show = 'all';
  #open: ReadonlySet<number> = new Set();
  #rows: readonly ReviewRow[] = [];
  #stale = true;
  /** How many of the rows are in the page. */
  #limit = batch;
  #frame = 0;
  /** Keys, in the order of choosing; the last one has the focus. */
  #chosen: readonly string[] = [];
  /** Where the focus is on the page. */
  #place = 0;
  /** The row that had the focus is listed no more. */
  #moved = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#oneColumn.addEventListener('change', this.#renew);
  }

  hostDisconnected(): void {
    this.#oneColumn.removeEventListener('change', this.#renew);
    cancelAnimationFrame(this.#frame);
  }

  hostUpdated(): void {
    if (this.#limit >= this.#rows.length) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#limit += batch;
      this.#host.requestUpdate();
    });
  }

  get shown(): Show {
    return this.#show;
  }

  get drawn(): readonly ReviewRow[] {
    return this.#limit < this.#rows.length ? this.#rows.slice(0, this.#limit) : this.#rows;
  }

  get chosen(): ReadonlySet<string> {
    return new Set(this.#chosen);
  }

  /** In the order of choosing. */
  get chosenRows(): readonly ReviewRow[] {
    const rows = new Map(this.#rows.map((row) => [row.key, row]));
    return this.#chosen.flatMap((key) => rows.get(key) ?? []);
  }

  get focused(): string | undefined {
    return this.#chosen.at(-1);
  }

  /** Lists the rows of `article`, if they are not listed already. */
  show(article: Article): void {
    if (article === this.#article && !this.#stale) return;
    this.#article = article;
    this.#stale = false;
    const before = this.#rows.length;
    this.#rows = reviewRows(article, { show: this.#show, open: this.#open, narrow: this.#oneColumn.matches });
    const keys = new Set(this.#rows.map(({ key }) => key));
    const { focused } = this;
    this.#chosen = this.#chosen.filter((key) => keys.has(key));
    if (!focused || !keys.has(focused)) {
      const near = rowNear(this.#rows, this.#place);
      this.#chosen = near ? [near.key] : [];
      this.#moved = true;
    }
    if (this.#rows.length > before + batch) this.#limit = batch;
    this.#limit = Math.max(this.#limit, this.#at + batch);
  }

  /** Whether the focus is nowhere because its row went; `active`: what has it now. */
  lostFocus(active: Element | null): boolean {
    const lost = this.#moved && !active;
    this.#moved = false;
    return lost;
  }

  filter(show: Show): void {
    this.#show = show;
    this.#renew();
  }

  /** Lists what was in one line, or tells it in one line. */
  fold({ places, open }: FoldRow): void {
    const now = new Set(this.#open);
    for (const place of places) {
      if (open) now.delete(place);
      else now.add(place);
    }
    this.#open = now;
    this.#renew();
  }

  /** The row of the block at `index`, listed now if it was not. */
  reveal(index: number): ReviewRow | undefined {
    const find = () => this.#rows.find((row) => row.kind === 'block' && row.index === index);
    if (!find()) {
      this.#show = 'all';
      this.#renew();
      this.show(this.#article!);
    }
    const fold = find() ? undefined : this.#foldOf(index);
    if (fold) {
      this.fold(fold);
      this.show(this.#article!);
    }
    return find();
  }

  /** `extend`: with all between it and the first that was chosen. `add`: beside those that are chosen. */
  choose(
    row: ReviewRow,
    { extend = false, add = false }: { readonly extend?: boolean; readonly add?: boolean },
  ): void {
    const keys = this.#rows.map(({ key }) => key);
    const from = keys.indexOf(this.#chosen[0] ?? row.key);
    const to = keys.indexOf(row.key);
    if (extend && from >= 0) {
      const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
      this.#chosen = from <= to ? range : range.reverse();
    } else if (add) this.#chosen = [...this.#chosen.filter((key) => key !== row.key), row.key];
    else this.#chosen = [row.key];
    this.#place = row.place;
    this.#limit = Math.max(this.#limit, to + batch);
    this.#host.requestUpdate();
  }

  /** Where `key` leads from the row with the focus; undefined if that key goes nowhere. */
  rowFor(key: string): ReviewRow | undefined {
    const last = this.#rows.length - 1;
    if (key === 'Home') return this.#rows[0];
    if (key === 'End') return this.#rows[last];
    const step = steps[key];
    return step === undefined ? undefined : this.#rows[Math.max(0, Math.min(last, this.#at + step))];
  }

  /** The row that `element` is in. */
  rowOf(element: Element): ReviewRow | undefined {
    const key = element.closest<HTMLElement>('.row')?.dataset['key'];
    return this.#rows.find((row) => row.key === key);
  }

  get #at(): number {
    return this.#rows.findIndex(({ key }) => key === this.focused);
  }

  /** Listed anew before the next drawing. */
  readonly #renew = (): void => {
    this.#stale = true;
    this.#host.requestUpdate();
  };

  #foldOf(index: number): FoldRow | undefined {
    const place = pageOrder(this.#article!).findIndex((part) => part.kind === 'block' && part.index === index);
    return this.#rows.find((row): row is FoldRow => row.kind === 'fold' && row.places.includes(place));
  }
}
