/** Sends a report from a worker to its page: in parts, only what the page has not got yet, and ids as numbers. */
import type { EvidenceWords } from '../measures/evidence.js';
import { evidenceIn, listsOf, type Lists } from './corpus-evidence.js';
import type { Cell, Chart, Evidence, Figure, Place, Report, Row, Section, Table } from './document.js';

/** In place of a thing of its last report that the page still has, or of one that comes with this one. */
type Number<Thing> = number & { readonly stands?: Thing };

interface PackedEvidence {
  readonly words: EvidenceWords;
  /** Numbers of lists, a stretch of the part's `evidence`. */
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

/** Rows and places that the page has not got, small enough to be taken in between two frames. */
export interface PackedPart {
  readonly rows: readonly (readonly [number, PackedRow])[];
  readonly places: readonly (readonly [number, Packed<Place>])[];
  readonly evidence: Int32Array;
  /** Ids that the page has not got, numbered from where the last ones ended, and lists of their numbers likewise. */
  readonly ids: readonly string[];
  readonly lists: Int32Array;
  readonly ends: Int32Array;
}

export interface PackedReport extends Omit<Report, 'sections'> {
  readonly sections: readonly (Omit<Section, 'figures'> & { readonly figures: readonly PackedFigure[] })[];
}

/** Rows and places in a part. */
const most = 200;

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

  /** The parts come first. */
  pack(report: Report): { readonly parts: readonly PackedPart[]; readonly report: PackedReport } {
    const parts: PackedPart[] = [];
    let open = this.#part();
    const close = () => {
      if (open.rows.length + open.places.length) parts.push(closed(open));
      open = this.#part();
    };
    const roomy = () => {
      if (open.rows.length + open.places.length >= most) close();
    };
    const row = (each: Row) =>
      this.#rows.of(each, (number) => {
        roomy();
        open.rows.push([number, { ...each, cells: each.cells.map((cell) => this.#packed(cell, open)) }]);
      });
    const place = (each: Place) =>
      this.#places.of(each, (number) => {
        roomy();
        open.places.push([number, this.#packed(each, open)]);
      });
    const figure = ({ table: { rows, total, ...table }, chart, ...rest }: Figure): PackedFigure => ({
      ...rest,
      chart: chart && 'places' in chart ? { ...chart, places: chart.places.map(place) } : chart,
      table: { ...table, rows: rows.map(row), ...(total && { total: row(total) }) },
    });
    const sections = report.sections.map((section) => ({ ...section, figures: section.figures.map(figure) }));
    close();
    this.#rows.turn();
    this.#places.turn();
    return { parts, report: { ...report, sections } };
  }

  #part(): OpenPart {
    return { rows: [], places: [], evidence: [], ids: [], lists: [], ends: [] };
  }

  #packed<Thing extends { readonly evidence?: Evidence }>({ evidence: held, ...thing }: Thing, part: OpenPart) {
    if (!held) return thing;
    const from = part.evidence.length;
    for (const list of listsOf(held)) part.evidence.push(this.#list(list, part));
    return { ...thing, evidence: { words: held.words, from, to: part.evidence.length } };
  }

  #list(list: readonly string[], { ids, lists, ends }: OpenPart): number {
    const known = this.#lists.get(list);
    if (known !== undefined) return known;
    const number = this.#listCount++;
    this.#lists.set(list, number);
    for (const id of list) {
      let place = this.#ids.get(id);
      if (place === undefined) {
        this.#ids.set(id, (place = this.#ids.size));
        ids.push(id);
      }
      lists.push(place);
    }
    ends.push(lists.length);
    return number;
  }
}

interface OpenPart {
  readonly rows: [number, PackedRow][];
  readonly places: [number, Packed<Place>][];
  readonly evidence: number[];
  readonly ids: string[];
  readonly lists: number[];
  readonly ends: number[];
}

const closed = (part: OpenPart): PackedPart => ({
  ...part,
  evidence: Int32Array.from(part.evidence),
  lists: Int32Array.from(part.lists),
  ends: Int32Array.from(part.ends),
});

/** The same on the page. */
export class ReportUnpacker {
  #rows = new Map<number, Row>();
  #places = new Map<number, Place>();
  readonly #ids: string[] = [];
  /** Numbers of ids; made to ids when somebody looks at them. */
  readonly #lists: Int32Array[] = [];
  readonly #texts: (readonly string[])[] = [];

  take({ rows, places, evidence, ids, lists, ends }: PackedPart): void {
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
    for (const [number, row] of rows)
      this.#rows.set(number, { ...row, cells: row.cells.map((cell) => unpacked(cell) as Cell) });
    for (const [number, place] of places) this.#places.set(number, unpacked(place) as Place);
  }

  /** Once all of its parts are taken in. */
  unpack({ sections, ...rest }: PackedReport): Report {
    const [rows, places] = [this.#rows, this.#places];
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
