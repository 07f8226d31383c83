/** Where the rows of a list stand that are not all of one height, most of them never drawn. */
import { lowerBound } from '../src/domain/lower-bound.js';

/** In CSS pixels. A row that has not been measured yet counts as usual. */
export class RowHeights<Row extends object> {
  readonly #usual: number;
  readonly #measured = new WeakMap<Row, number>();
  /** Where each row begins, and where the last one ends. */
  #starts: number[] = [0];

  constructor(usual: number) {
    this.#usual = usual;
  }

  get total(): number {
    return this.#starts.at(-1)!;
  }

  /** Sets `rows` one below the other. */
  lay(rows: readonly Row[]): void {
    let end = 0;
    this.#starts = [0, ...rows.map((row) => (end += this.#measured.get(row) ?? this.#usual))];
  }

  startOf(place: number): number {
    return this.#starts[place] ?? this.total;
  }

  /** Index of the row at `offset`; of the last one, below them all. */
  placeAt(offset: number): number {
    const last = this.#starts.length - 2;
    return Math.max(
      0,
      Math.min(
        last,
        lowerBound(last + 1, (place) => this.#starts[place + 1]! > offset),
      ),
    );
  }

  /** By how much it differs from what was known. */
  measure(row: Row, height: number): number {
    const before = this.#measured.get(row) ?? this.#usual;
    this.#measured.set(row, height);
    return height - before;
  }
}
