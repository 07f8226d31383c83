/** Tables of a report, and the cases behind them, as CSV: RFC 4180, and nothing that a spreadsheet would run. */
import Papa from 'papaparse';
import { codePoints, type CodePoints } from '../domain/code-points.js';
import { extent, type Annotation } from '../domain/annotation.js';
import { titleOf } from '../domain/article.js';
import { spansOf } from '../domain/parents.js';
import { resolve } from '../domain/registry.js';
import { quote } from '../domain/span.js';
import type { SourceBalance } from '../measures/balance.js';
import { contentPart, cuePart, wordBases, type Case } from '../measures/case.js';
import type { Coded } from '../measures/coded.js';
import type { Cell, Figure, Row } from './document.js';

export interface CsvOptions {
  /** A byte order mark in front, by which Excel knows UTF-8; true by default. */
  readonly mark?: boolean;
}

type Value = string | number | null;

/** Signs that make a formula of a cell, full-width ones and those behind blanks too; and cells that begin with a tab or a break. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Numbers are never touched; text that could become a formula gets an apostrophe in front. */
function csv(
  fields: readonly string[],
  data: readonly (readonly Value[])[],
  { mark = true }: CsvOptions,
): string {
  const text = Papa.unparse(
    { fields: [...fields], data: data.map((row) => [...row]) },
    { newline: '\r\n', escapeFormulae: formula },
  );
  return `${mark ? '\ufeff' : ''}${text}\r\n`;
}

/** What a cell says beside its value; a column of its own where any cell says it. */
const further: readonly (readonly [label: string, of: (cell: Cell) => Value | undefined])[] = [
  ['of', ({ of }) => of],
  ['share', ({ share }) => share && rounded(share.value)],
  ['share low', ({ share }) => share && rounded(share.low)],
  ['share high', ({ share }) => share && rounded(share.high)],
  ['why empty', ({ why }) => why],
];

/** Six decimals: more than any interval of words can bear. */
const rounded = (value: number) => Number(value.toFixed(6));

/** A row for each of the table's, its total last; shares from 0 to 1. */
export function tableCsv({ table }: Figure, options: CsvOptions = {}): string {
  const rows = table.total ? [...table.rows, table.total] : table.rows;
  const columns = table.columns.flatMap(({ label }, at) => {
    const cellOf = (row: Row): Cell => row.cells[at] ?? { text: '', value: null };
    const more = further.filter(([, of]) => rows.some((row) => of(cellOf(row)) !== undefined));
    return [
      { label, of: (row: Row): Value => safe(cellOf(row).value) },
      ...more.map(([name, of]) => ({
        label: `${label}: ${name}`,
        of: (row: Row): Value => safe(of(cellOf(row)) ?? null),
      })),
    ];
  });
  return csv(
    [table.head, 'id', ...columns.map(({ label }) => label)],
    rows.map((row) => [row.label, row.id, ...columns.map(({ of }) => of(row))]),
    options,
  );
}

const safe = (value: Value): Value => (typeof value === 'number' && !Number.isFinite(value) ? null : value);

/** A row for each counted attribution; lists within a cell are parted by `; `, offsets count Unicode code points from 0. */
export function casesCsv(
  { cases, sources }: SourceBalance,
  codeds: readonly Coded[],
  options: CsvOptions = {},
): string {
  const homes = new Map(
    codeds.flatMap((coded) => {
      const points = codePoints(coded.article.text);
      return coded.annotations.map((annotation) => [annotation.id, { coded, points, annotation }] as const);
    }),
  );
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const rows = cases.map((each): readonly Value[] => {
    const home = homes.get(each.id);
    const nameOf = (id: string) => names.get(id) ?? (home && resolve(home.coded.registry, id)?.name) ?? id;
    return [
      each.article,
      home ? titleOf(home.coded.article) : null,
      each.id,
      list(each.sources),
      list(each.sources.map(nameOf)),
      list(each.sides),
      list(each.types),
      each.mode,
      each.stance,
      each.form,
      each.identity,
      each.role,
      each.position === null ? null : rounded(each.position),
      ...wordBases.map((base) => each.words[base]),
      list(each.within),
      ...(home ? wordsOf(home.annotation, home.coded.article.text, home.points) : none),
    ];
  });
  return csv(fields, rows, options);
}

const fields = [
  'article',
  'article_title',
  'annotation',
  'sources',
  'source_names',
  'sides',
  'types',
  'mode',
  'stance',
  'source_form',
  'identity',
  'role',
  'position',
  ...wordBases.map((base: keyof Case['words']) => `words_${base}`),
  'within',
  'cue',
  'content',
  'content_spans',
  'start',
  'end',
  'analyst',
  'note',
];
const none: readonly Value[] = Array.from({ length: 7 }, () => null);

const list = (items: readonly string[]) => items.join('; ');

function wordsOf(annotation: Annotation, text: string, points: CodePoints): readonly Value[] {
  const content = spansOf(annotation, contentPart);
  const { start, end } = extent(annotation);
  return [
    quote(text, spansOf(annotation, cuePart)),
    quote(text, content),
    list(content.map((span) => `${points.fromUtf16(span.start)}-${points.fromUtf16(span.end)}`)),
    points.fromUtf16(start),
    points.fromUtf16(end),
    annotation.analyst,
    annotation.note,
  ];
}
