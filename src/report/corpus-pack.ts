/** Sends a report from a worker to its page: only what the page has not got yet, and ids as numbers. */
import type { EvidenceWords } from '../measures/evidence.js';
import { evidenceIn, listsOf, type Lists } from './corpus-evidence.js';
import type { Cell, Chart, Evidence, Figure, Place, Report, Row, Section, Table } from './document.js';

/** In place of a thing of its last report that the page still has, or of one that comes with this one. */
type Number<Thing> = number & { readonly stands?: Thing };

interface PackedEvidence {
  readonly words: EvidenceWords;
  /** Numbers of lists, a stretch of `PackedReport.evidence`. */
  readonly from: number;
  readonly to: number;
}

type Packed<Thing extends { readonly evidence?: Evidence }> = Omit<Thing, 'evidence'> & {
  readonly evidence?: PackedEvidence;
};
type PackedRow = Omit<Row, 'cells'> & { readonly cells: readonly Packed<Cell>[] };
type PackedTable = Omit<Table, 'rows'> & { readonly rows: readonly Number<Row>[] };
type PackedChart =
  | Exclude<Chart, { readonly places: unknown }>
  | { readonly type: 'places' | 'strip'; readonly places: readonly Number<Place>[] };
type PackedFigure = Omit<Figure, 'table' | 'chart'> & {
  readonly table: Omit<PackedTable, 'total'> & { readonly total?: Number<Row> };
  readonly chart: PackedChart | null;
};

export interface PackedReport extends Omit<Report, 'sections'> {
  readonly sections: readonly (Omit<Section, 'figures'> & { readonly figures: readonly PackedFigure[] })[];
  readonly newRows: readonly (readonly [number, PackedRow])[];
  readonly newPlaces: readonly (readonly [number, Packed<Place>])[];
  readonly evidence: Int32Array;
  /** Ids that the page has not got, numbered from where the last ones ended, and lists of their numbers likewise. */
  readonly ids: readonly string[];
  readonly lists: Int32Array;
  readonly ends: Int32Array;
}

/** What the page holds of the last report, by number. */
class Numbered<Thing extends object> {
  #last = new Map<Thing, number>();
  #now = new Map<Thing, number>();
  #count = 0;

  /** The number of `thing`; `isNew` is told where the page does not know it. */
  of(thing: Thing, isNew: (number: number) => void): number {
    const found = this.#now.get(thing) ?? this.#last.get(thing);
    const number = found ?? this.#count++;
    this.#now.set(thing, number);
    if (found === undefined) isNew(number);
    return number;
  }

  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
  }
}

/** One for each page, in the worker: its reports have to be unpacked in the order in which they were packed. */
export class ReportPacker {
  readonly #rows = new Numbered<Row>();
  readonly #places = new Numbered<Place>();
  readonly #ids = new Map<string, number>();
  readonly #lists = new WeakMap<readonly string[], number>();
  #listCount = 0;

  pack(report: Report): PackedReport {
    const ids: string[] = [];
    const [evidence, lists, ends]: [number[], number[], number[]] = [[], [], []];
    const newRows: [number, PackedRow][] = [];
    const newPlaces: [number, Packed<Place>][] = [];
    const idOf = (id: string) => {
      let number = this.#ids.get(id);
      if (number === undefined) {
        this.#ids.set(id, (number = this.#ids.size));
        ids.push(id);
      }
      return number;
    };
    const listOf = (list: readonly string[]) => {
      let number = this.#lists.get(list);
      if (number === undefined) {
        this.#lists.set(list, (number = this.#listCount++));
        for (const id of list) lists.push(idOf(id));
        ends.push(lists.length);
      }
      return number;
    };
    const packed = <Thing extends { readonly evidence?: Evidence }>({ evidence: held, ...thing }: Thing) => {
      if (!held) return thing;
      const from = evidence.length;
      for (const list of listsOf(held)) evidence.push(listOf(list));
      return { ...thing, evidence: { words: held.words, from, to: evidence.length } };
    };
    const row = (each: Row) =>
      this.#rows.of(each, (number) => newRows.push([number, { ...each, cells: each.cells.map(packed) }]));
    const place = (each: Place) => this.#places.of(each, (number) => newPlaces.push([number, packed(each)]));
    const figure = ({ table: { rows, total, ...table }, chart, ...rest }: Figure): PackedFigure => ({
      ...rest,
      chart: chart && 'places' in chart ? { ...chart, places: chart.places.map(place) } : chart,
      table: { ...table, rows: rows.map(row), ...(total && { total: row(total) }) },
    });
    const sections = report.sections.map((section) => ({ ...section, figures: section.figures.map(figure) }));
    this.#rows.turn();
    this.#places.turn();
    return {
      ...report,
      sections,
      newRows,
      newPlaces,
      ids,
      evidence: Int32Array.from(evidence),
      lists: Int32Array.from(lists),
      ends: Int32Array.from(ends),
    };
  }
}

/** The same on the page. */
export class ReportUnpacker {
  #rows = new Map<number, Row>();
  #places = new Map<number, Place>();
  readonly #ids: string[] = [];
  /** Numbers of ids; made to ids when somebody looks at them. */
  readonly #lists: Int32Array[] = [];
  readonly #texts: (readonly string[])[] = [];

  unpack(report: PackedReport): Report {
    const { sections, newRows, newPlaces, evidence, ids, lists, ends, ...rest } = report;
    for (const id of ids) this.#ids.push(id);
    let start = 0;
    for (const end of ends) {
      this.#lists.push(lists.subarray(start, end));
      start = end;
    }
    const unpacked = <Thing extends object>({
      evidence: held,
      ...thing
    }: Thing & { readonly evidence?: PackedEvidence }) =>
      held ? { ...thing, evidence: this.#evidence(evidence.subarray(held.from, held.to), held.words) } : thing;
    const [rows, places] = [this.#rows, this.#places];
    for (const [number, row] of newRows)
      rows.set(number, { ...row, cells: row.cells.map((cell) => unpacked(cell) as Cell) });
    for (const [number, place] of newPlaces) places.set(number, unpacked(place) as Place);
    this.#rows = new Map();
    this.#places = new Map();
    const row = (number: number) => keep(this.#rows, number, rows.get(number)!);
    const figure = ({ table: { rows: numbers, total, ...table }, chart, ...others }: PackedFigure): Figure => ({
      ...others,
      chart:
        chart && 'places' in chart
          ? { ...chart, places: chart.places.map((number) => keep(this.#places, number, places.get(number)!)) }
          : chart,
      table: { ...table, rows: numbers.map(row), ...(total !== undefined && { total: row(total) }) },
    });
    return {
      ...rest,
      sections: sections.map((section) => ({ ...section, figures: section.figures.map(figure) })),
    };
  }

  #evidence(numbers: Int32Array, words: EvidenceWords): Evidence {
    const texts = (): Lists => Array.from(numbers, (number) => this.#list(number));
    return evidenceIn(texts, words);
  }

  #list(number: number): readonly string[] {
    return (this.#texts[number] ??= Array.from(this.#lists[number]!, (id) => this.#ids[id]!));
  }
}

function keep<Thing>(kept: Map<number, Thing>, number: number, thing: Thing): Thing {
  kept.set(number, thing);
  return thing;
}
