/** Rows of one article, gathered into annotations: what belongs to the whole of one is taken from its first row. */
import type { AttributeValue } from '../domain/annotation.js';
import { itemsOf, numberOf, wholeOf } from './csv-cells.js';
import { KindsMet } from './csv-kinds.js';
import { columns, type Column, type Table } from './csv-table.js';
import type { OffsetUnit } from './exchange-format.js';
import { shown, type Loose } from './explain.js';
import type { ForeignAnnotation, ForeignSpan } from './foreign-set.js';

interface Draft {
  readonly annotation: ForeignAnnotation;
  readonly spans: ForeignSpan[];
  differs: boolean;
}

type Say = (message: string, line: number, id: string) => void;
type Places = Readonly<Record<Column, number>>;

/** Columns in which every row of an annotation says the same. */
const ofAnnotation = [
  'kind',
  'sources',
  'parent',
  'note',
  'confidence',
  'analyst',
  'created',
  'modified',
] as const;

export class ArticleRows {
  readonly unit: OffsetUnit;
  readonly kinds = new KindsMet();
  readonly #table: Table;
  readonly #places: Places;
  readonly #shared: readonly number[];
  readonly #drafts = new Map<string, Draft>();
  readonly #named = new Map<string, Loose>();
  /** The row before this one: mostly of the same annotation. */
  #before: { readonly draft: Draft; readonly cells: readonly string[] } | null = null;

  constructor(table: Table) {
    const { header } = table;
    this.#table = table;
    this.#places = placesOf(table);
    this.unit = this.#places.startCp >= 0 && this.#places.endCp >= 0 ? 'code-point' : 'utf-16';
    this.#shared = [
      ...ofAnnotation.map((column) => this.#places[column]).filter((at) => at >= 0),
      ...header.attributes.map(({ at }) => at),
    ];
  }

  get annotations(): readonly ForeignAnnotation[] {
    return [...this.#drafts.values()].map(({ annotation }) => annotation);
  }

  add(cells: readonly string[], line: number, say: Say): void {
    const at = this.#places;
    const id = this.#cell(cells, at.annotation) || `row-${line}`;
    const span = this.#spanOf(cells);
    if (typeof span === 'string') {
      say(span, line, id);
      return;
    }
    const known = this.#drafts.get(id);
    if (known) {
      known.spans.push(span);
      this.#compare(known, cells, line, say);
      return;
    }
    const spans: ForeignSpan[] = [span];
    const draft = { annotation: this.#annotationOf(cells, { id, line, spans }, say), spans, differs: false };
    this.#drafts.set(id, draft);
    this.#before = { draft, cells };
  }

  /** Who is quoted, where there is no table of sources. */
  sourcesByName(say: (message: string) => void): readonly Loose[] {
    if (this.#named.size) say('There is no table of sources: nothing but their names and sides is known.');
    return [...this.#named.values()];
  }

  #cell(cells: readonly string[], at: number): string {
    return this.#table.cell(cells, at);
  }

  #spanOf(cells: readonly string[]): ForeignSpan | string {
    const at = this.#places;
    const isCp = this.unit === 'code-point';
    const from = this.#cell(cells, isCp ? at.startCp : at.start16);
    const to = this.#cell(cells, isCp ? at.endCp : at.end16);
    const start = wholeOf(from);
    const end = wholeOf(to);
    if (start === null || end === null)
      return `Its start and end must be whole numbers of at least 0, not ${shown(from)} and ${shown(to)}.`;
    const kind = this.#cell(cells, at.kind);
    const label = kind ? this.kinds.label(kind, this.#cell(cells, at.part)) : this.#cell(cells, at.label);
    return at.text < 0
      ? { label, start, end }
      : { label, start, end, quote: { exact: this.#cell(cells, at.text) } };
  }

  /** What stands in one row of an annotation and not in another. */
  #compare(draft: Draft, cells: readonly string[], line: number, say: Say): void {
    const before = this.#before;
    if (before?.draft !== draft || draft.differs) return;
    const place = this.#shared.find((at) => (cells[at] ?? '') !== (before.cells[at] ?? ''));
    if (place === undefined) return;
    draft.differs = true;
    const column = JSON.stringify(this.#table.header.nameAt(place));
    say(`Its rows differ in ${column}: the first one counts.`, line, draft.annotation.id!);
  }

  #annotationOf(
    cells: readonly string[],
    { id, line, spans }: { readonly id: string; readonly line: number; readonly spans: readonly ForeignSpan[] },
    say: Say,
  ): ForeignAnnotation {
    const at = this.#places;
    const confidence = this.#cell(cells, at.confidence).trim();
    const number = confidence ? numberOf(confidence) : null;
    const isShare = number !== null && number >= 0 && number <= 1;
    if (!isShare && confidence && confidence !== 'NA')
      say(`Its confidence was left out: it must be a number from 0 to 1, not ${shown(confidence)}.`, line, id);
    const sources = itemsOf(this.#cell(cells, at.sources));
    if (sources.length) this.#noteNames(sources, cells);
    const attributes = this.#attributesOf(cells);
    const kind = this.#cell(cells, at.kind);
    if (kind) this.kinds.has(kind, attributes);
    return {
      id,
      line,
      spans,
      attributes,
      sources,
      prefilled: itemsOf(this.#cell(cells, at.prefilled)),
      parent: this.#cell(cells, at.parent) || null,
      note: this.#cell(cells, at.note),
      confidence: isShare ? number : null,
      analyst: this.#cell(cells, at.analyst),
      created: this.#cell(cells, at.created) || null,
      modified: this.#cell(cells, at.modified) || null,
    };
  }

  #noteNames(ids: readonly string[], cells: readonly string[]): void {
    if (this.#places.sourceNames < 0 || ids.every((id) => this.#named.has(id))) return;
    const names = itemsOf(this.#cell(cells, this.#places.sourceNames));
    const sides = itemsOf(this.#cell(cells, this.#places.sides));
    for (const [index, id] of ids.entries())
      if (id && names[index] && !this.#named.has(id))
        this.#named.set(id, { id, name: names[index], side: sides[index] || 'unclear' });
  }

  #attributesOf(cells: readonly string[]): Record<string, AttributeValue> {
    const types = typesOf(this.#table.cell(cells, this.#places.typed));
    const attributes: Record<string, AttributeValue> = {};
    for (const { id, at } of this.#table.header.attributes) {
      const cell = this.#table.cell(cells, at);
      if (cell || types.get(id) === 'text') attributes[id] = valueOf(cell, types.get(id));
    }
    return attributes;
  }
}

const noTypes: ReadonlyMap<string, string> = new Map();

function typesOf(cell: string): ReadonlyMap<string, string> {
  if (!cell) return noTypes;
  return new Map(
    itemsOf(cell).map((item) => {
      const end = item.lastIndexOf('=');
      return [item.slice(0, end), item.slice(end + 1)] as const;
    }),
  );
}

/** Text, unless the table says that it is something else and it is so still. */
function valueOf(cell: string, type: string | undefined): AttributeValue {
  if (type === 'number') return numberOf(cell) ?? cell;
  if (type === 'yes/no' && /^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  return cell;
}

const placesOf = ({ header }: Table) =>
  Object.fromEntries(columns.map((column) => [column, header.at(column)])) as Places;
