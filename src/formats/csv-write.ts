/** Tables of annotations, sources and articles: a row per fragment or per annotation, the unit in the name of each column. */
import type { AttributeValue } from '../domain/annotation.js';
import { blockAt } from '../domain/article.js';
import type { FileSource } from './annotation-set.js';
import { CellWriter, listCell } from './csv-cells.js';
import { attributePrefix } from './csv-table.js';
import type { ExchangeFile, WriteOptions } from './exchange-format.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, type Outgoing, type OutgoingAnnotation, type OutgoingSpan } from './outgoing.js';

/** One article of a table, and the name of its text as the table of articles has it. */
interface Item {
  readonly out: Outgoing;
  readonly set: AnnotatedArticle;
  readonly textFile: string;
}

/** `name.csv`, `name.sources.csv`, `name.articles.csv`, and the text as `name.txt`. Throws as `outgoing` does. */
export function writeOne(set: AnnotatedArticle, options: WriteOptions = {}): ExchangeFile[] {
  const out = outgoing(set, options);
  return filesOf([{ out, set, textFile: `${out.name}.txt` }], out.name, options);
}

/** The same tables for all articles, and their texts in `texts/`. Throws Error for two texts of one article, too. */
export function writeAll(
  sets: readonly AnnotatedArticle[],
  { name, ...options }: WriteOptions = {},
): ExchangeFile[] {
  const taken = new Map<string, number>();
  const items = sets.map((set): Item => {
    const out = outgoing(set, options);
    const number = (taken.get(out.name) ?? 0) + 1;
    taken.set(out.name, number);
    // No name made of a title holds an underscore, so none is given out twice.
    return { out, set, textFile: `texts/${out.name}${number > 1 ? `_${number}` : ''}.txt` };
  });
  return filesOf(items, name ?? 'corpus', options);
}

function filesOf(all: readonly Item[], name: string, options: WriteOptions): ExchangeFile[] {
  const items = new Map<string, Item>();
  for (const item of all) {
    const { article } = item.out.file;
    const known = items.get(article.id);
    if (!known) items.set(article.id, item);
    else if (known.out.text !== item.out.text)
      throw new Error(`Article ${article.id} is there twice, with different texts: write them as two tables.`);
  }
  const writer = new CellWriter({ isRaw: options.formulas === 'raw' });
  const table = (part: string, lines: readonly string[]): ExchangeFile => ({
    name: `${name}${part}.csv`,
    type: 'text/csv',
    text: `${options.bom === 'yes' ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`,
  });
  return [
    table('', options.rows === 'annotation' ? annotationRows(all, writer) : fragmentRows(all, writer)),
    table('.sources', sourceRows(all, writer)),
    table('.articles', articleRows([...items.values()], writer)),
    ...[...items.values()].map(({ out, textFile }) => ({
      name: textFile,
      type: 'text/plain',
      text: out.text,
    })),
  ];
}

const ends = ['start_cp', 'end_cp', 'start_utf16', 'end_utf16'];
function fragmentRows(items: readonly Item[], writer: CellWriter): string[] {
  const shared = new SharedColumns(items, writer);
  const lines = [
    writer.cells([
      ...['article_id', 'annotation_id', 'kind', 'part', 'fragment', ...ends, 'text'],
      ...['block_role', 'block_repeats', ...shared.fields],
    ]),
  ];
  for (const { out, set } of items) {
    const sourceCells = sourcesIn(out, writer);
    const article = writer.cell(out.file.article.id);
    for (const annotation of out.annotations) {
      const { id, kind, spans } = annotation;
      const before = [article, writer.cell(id), writer.cell(kind)].join(',');
      const rest = shared.of(annotation, sourceCells);
      const counts = new Map<string, number>();
      for (const { part, start, end, start16, end16, exact } of spans) {
        const fragment = (counts.get(part!) ?? 0) + 1;
        counts.set(part!, fragment);
        // Joined at once: texts put together piece by piece have to be copied again when the file is made.
        const row = [before, writer.cell(part!), fragment, start, end, start16, end16];
        row.push(writer.cell(exact), blockCells(set, start16), rest);
        lines.push(row.join(','));
      }
    }
  }
  return lines;
}

/** Words of a part that lie apart. */
const gap = ' \u2026 ';

function annotationRows(items: readonly Item[], writer: CellWriter): string[] {
  const shared = new SharedColumns(items, writer);
  const parts = new Set<string>();
  for (const { out } of items) {
    for (const kind of out.codebook.kinds) for (const part of kind.parts) parts.add(part.id);
    for (const { spans } of out.annotations) for (const { part } of spans) parts.add(part!);
  }
  const lines = [
    writer.cells([
      ...['article_id', 'annotation_id', 'kind', 'fragments', ...ends],
      ...[...parts].map((part) => `words_${part}`),
      ...['block_role', 'block_repeats', ...shared.fields],
    ]),
  ];
  for (const { out, set } of items) {
    const sourceCells = sourcesIn(out, writer);
    for (const annotation of out.annotations) {
      const { id, kind, spans } = annotation;
      const [{ start, start16 }] = spans as readonly [OutgoingSpan];
      const last = spans.reduce((far, span) => (span.end > far.end ? span : far));
      const own = [out.file.article.id, id, kind, spans.length, start, last.end, start16, last.end16];
      for (const part of parts)
        own.push(spans.flatMap((span) => (span.part === part ? [span.exact] : [])).join(gap));
      const rest = shared.of(annotation, sourceCells);
      lines.push(`${writer.cells(own)},${blockCells(set, start16)},${rest}`);
    }
  }
  return lines;
}

/** Of the block that the words begin in: its role, and whether it repeats what stands elsewhere. */
function blockCells({ article }: AnnotatedArticle, start16: number): string {
  const block = article.blocks[blockAt(article, start16)];
  return block ? `${block.role},${block.repeats === null ? 'no' : 'yes'}` : ',';
}

type SourceCells = (ids: readonly string[]) => string;

/** Ids, names and sides: whoever has only this table can tell who is quoted. */
function sourcesIn({ file }: Outgoing, writer: CellWriter): SourceCells {
  const known = new Map((file.sources ?? []).map((source) => [source.id, source]));
  const cells = new Map<string, string>();
  return (ids) => {
    if (!ids.length) return ',,';
    const list = listCell(ids);
    let row = cells.get(list);
    if (row === undefined) {
      const sources = ids.map((id) => known.get(id));
      row = writer.cells([
        list,
        listCell(sources.map((source, index) => source?.name ?? ids[index]!)),
        listCell(sources.map((source) => source?.side || 'unclear')),
      ]);
      cells.set(list, row);
    }
    return row;
  };
}

/** Columns of the annotation as a whole, the same in each of its rows. */
class SharedColumns {
  readonly fields: readonly string[];
  readonly #writer: CellWriter;
  readonly #attributes: readonly string[];
  readonly #isTyped: boolean;

  /** A column for each attribute of a codebook, whether used or not: tables of several articles are one. */
  constructor(items: readonly Item[], writer: CellWriter) {
    const attributes = new Set<string>();
    let isTyped = false;
    for (const { out } of items) {
      for (const kind of out.codebook.kinds) for (const { id } of kind.attributes) attributes.add(id);
      for (const annotation of out.annotations)
        for (const id in annotation.attributes) {
          attributes.add(id);
          isTyped ||= typeOf(annotation.attributes[id]!) !== null;
        }
    }
    this.#writer = writer;
    this.#attributes = [...attributes];
    this.#isTyped = isTyped;
    this.fields = [
      ...['source_ids', 'source_names', 'source_sides', 'parent_id'],
      ...this.#attributes.map((id) => attributePrefix + id),
      ...(isTyped ? ['typed_attributes'] : []),
      ...['prefilled', 'note', 'confidence', 'analyst', 'created', 'modified'],
    ];
  }

  of(annotation: OutgoingAnnotation, sourceCells: SourceCells): string {
    const { attributes, sources, parent, prefilled, note, confidence, analyst, created, modified } = annotation;
    const values = attributes ?? {};
    const writer = this.#writer;
    const cells = [sourceCells(sources ?? []), writer.cell(parent ?? '')];
    for (const id of this.#attributes)
      cells.push(Object.hasOwn(values, id) ? writer.cell(String(values[id])) : '');
    if (this.#isTyped) cells.push(writer.cell(typesOf(values)));
    cells.push(prefilled ? writer.cell(listCell(prefilled)) : '', writer.cell(note ?? ''));
    cells.push(writer.cell(confidence ?? ''), writer.cell(analyst ?? ''));
    cells.push(writer.cell(created ?? ''), writer.cell(modified ?? ''));
    return cells.join(',');
  }
}

/** Null where the cell says it all: text, and not empty. */
function typeOf(value: AttributeValue): string | null {
  if (typeof value === 'string') return value ? null : 'text';
  return typeof value === 'number' ? 'number' : 'yes/no';
}

const typesOf = (values: Readonly<Record<string, AttributeValue>>) =>
  listCell(
    Object.entries(values).flatMap(([id, value]) => {
      const type = typeOf(value);
      return type ? [`${id}=${type}`] : [];
    }),
  );

const sourceFields = ['name', 'aliases', 'kind', 'type', 'role', 'side'] as const;
const sourceFacts = ['anonymity', 'affiliation', 'country', 'note', 'modified'] as const;

/** A row for each source of each article, since its side may be another in each. */
function sourceRows(items: readonly Item[], writer: CellWriter): string[] {
  const lines = [writer.cells(['article_id', 'source_id', ...sourceFields, 'usual_side', ...sourceFacts])];
  const seen = new Set<string>();
  for (const { out } of items)
    for (const source of out.file.sources ?? []) {
      const { id } = out.file.article;
      const key = JSON.stringify([id, source.id]);
      if (seen.has(key)) continue;
      seen.add(key);
      const field = (name: (typeof sourceFields | typeof sourceFacts)[number]) =>
        name === 'aliases' ? listCell(source.aliases ?? []) : (source[name] ?? '');
      lines.push(
        writer.cells([
          ...[id, source.id, ...sourceFields.map(field)],
          ...[usualSide(source), ...sourceFacts.map(field)],
        ]),
      );
    }
  return lines;
}

const usualSide = ({ usualSide: usual, side }: FileSource) => usual ?? side ?? '';

const articleFields = [
  'publisher',
  'url',
  'published',
  'retrieved',
  'language',
  'direction',
  'sha256',
] as const;

function articleRows(items: readonly Item[], writer: CellWriter): string[] {
  return [
    writer.cells(['article_id', 'revision', 'title', 'bylines', ...articleFields, 'text_file']),
    ...items.map(({ out: { file }, textFile }) =>
      writer.cells([
        ...[file.article.id, file.article.revision ?? 1, file.article.title ?? ''],
        listCell(file.article.bylines ?? []),
        ...articleFields.map((field) => file.article[field] ?? ''),
        textFile,
      ]),
    ),
  ];
}
