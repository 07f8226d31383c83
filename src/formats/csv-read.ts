/** Reads tables with a row for each fragment, and the tables of sources and articles and the texts beside them. */
import { sentenceOf } from '../domain/sentence-of.js';
import { itemsOf, wholeOf } from './csv-cells.js';
import { ArticleRows } from './csv-rows.js';
import { readTable, useOf, type Table } from './csv-table.js';
import { csvText, isText, Texts } from './csv-text.js';
import type {
  ExchangedSet,
  ExchangeFile,
  FileProblem,
  ReadFiles,
  ReadFilesOptions,
} from './exchange-format.js';
import type { Loose } from './explain.js';
import { readForeign } from './foreign-set.js';

/** To the first dot: `vote.sources.csv` belongs to `vote.csv`. */
const stemOf = (file: string) => /^(?:.*\/)?[^./]*/.exec(file)![0];

export function readCsv(
  files: readonly ExchangeFile[],
  { now = new Date().toISOString(), formulas }: ReadFilesOptions = {},
): ReadFiles {
  const problems: FileProblem[] = [];
  const report = (problem: FileProblem) => problems.push(problem);
  const tables = files.flatMap((file): readonly Table[] => {
    if (isText(file)) return [];
    try {
      if (!useOf(file)) throw new Error(whyNone(file));
      return [readTable(file, { isRaw: formulas === 'raw' }, report)];
    } catch (error) {
      report({ file: file.name, message: sentenceOf(error) });
      return [];
    }
  });
  const main = tables.filter(({ use }) => use === 'annotations');
  if (tables.length && !main.length)
    report({ file: tables[0]!.file, message: 'There is no table of annotations beside it.' });
  const texts = new Texts(files);
  const used = new Set<ExchangeFile>();
  const sets = main.flatMap((table) => {
    const beside = tables.filter((other) => main.length === 1 || stemOf(other.file) === stemOf(table.file));
    return readSets({ table, beside, texts, used, alone: main.length === 1 }, now, report);
  });
  for (const file of files)
    if (used.size && isText(file) && !used.has(file))
      report({ file: file.name, message: 'No table names this text: it was not read.' });
  return { sets, problems };
}

const whyNone = ({ name }: ExchangeFile) =>
  /\.(?:csv|tsv)$/i.test(name)
    ? 'This is no table of annotations, with columns for the kind, the start and the end of each piece of text.'
    : 'This file is no part of a table: it was not read.';

interface Group {
  readonly table: Table;
  /** Tables of sources and articles. */
  readonly beside: readonly Table[];
  readonly texts: Texts;
  /** Texts that have been read, for those that have not. */
  readonly used: Set<ExchangeFile>;
  /** Whether no other table could mean the texts. */
  readonly alone: boolean;
}

function readSets(
  { table, beside, texts, used, alone }: Group,
  now: string,
  report: (problem: FileProblem) => void,
): ExchangedSet[] {
  const say = (message: string, id?: string, line?: number) =>
    report({
      file: table.file,
      ...(line !== undefined && { line }),
      ...(id !== undefined && { id }),
      message,
    });
  if (
    table.header.at('annotation') >= 0 &&
    table.header.at('part') < 0 &&
    table.header.named('fragments') >= 0
  ) {
    say('This table has a row for each annotation: only one with a row for each fragment can be read.');
    return [];
  }
  const facts = factsOf(beside.filter(({ use }) => use === 'articles'));
  const sources = sourcesOf(beside.filter(({ use }) => use === 'sources'));
  const hasSources = beside.some(({ use }) => use === 'sources');
  const articles = new Map<string, ArticleRows>();
  for (const id of facts.keys()) articles.set(id, new ArticleRows(table));
  const at = table.header.at('article');
  const onlyOne = facts.size === 1 ? [...facts.keys()][0]! : '';
  const tellRow = (message: string, line: number, annotation: string) => say(message, annotation, line);
  table.each((cells, line) => {
    const id = table.cell(cells, at) || onlyOne;
    let rows = articles.get(id);
    if (!rows) articles.set(id, (rows = new ArticleRows(table)));
    rows.add(cells, line, tellRow);
  });
  return [...articles].flatMap(([id, rows]) => {
    const { textFile, ...article } = facts.get(id) ?? {};
    const names = { id, table: table.file, named: typeof textFile === 'string' ? textFile : '' };
    const file = texts.find({ ...names, isOnly: articles.size === 1, isAlone: alone });
    const tell = (message: string) => say(message, id || undefined);
    if (typeof file === 'string') {
      tell(file);
      return [];
    }
    used.add(file);
    try {
      const text = csvText(file, rows, tell);
      const rest = rows.kinds.rest(tell);
      const set = readForeign(
        {
          file: table.file,
          text,
          unit: rows.unit,
          article: { ...(id && { id }), ...article },
          sources: hasSources ? (sources.get(id) ?? sources.get('') ?? []) : rows.sourcesByName(tell),
          annotations: rows.annotations,
          rest,
        },
        now,
        report,
      );
      return set ? [set] : [];
    } catch (error) {
      report({ file: file.name, message: sentenceOf(error) });
      return [];
    }
  });
}

/** The cell of a column, by the column's name; undefined where there is no such column. */
type CellOf = (name: string) => string | undefined;

/** Visits the rows of all tables; `id` is that of the article, or ''. */
function eachRecord(tables: readonly Table[], visit: (id: string, cellOf: CellOf) => void): void {
  for (const table of tables) {
    const { header } = table;
    table.each((cells) =>
      visit(table.cell(cells, header.at('article')), (name) => {
        const at = header.named(name);
        return at < 0 ? undefined : table.cell(cells, at);
      }),
    );
  }
}

/** What is known of each article, by its id; an empty cell says nothing. */
function factsOf(tables: readonly Table[]): ReadonlyMap<string, Loose> {
  const all = new Map<string, Loose>();
  eachRecord(tables, (id, cellOf) =>
    all.set(id, {
      revision: wholeOf(cellOf('revision') ?? '') || undefined,
      title: cellOf('title') ?? '',
      bylines: itemsOf(cellOf('bylines') ?? ''),
      publisher: cellOf('publisher') || undefined,
      url: cellOf('url') || undefined,
      published: cellOf('published') || undefined,
      retrieved: cellOf('retrieved') || undefined,
      language: cellOf('language') || undefined,
      direction: cellOf('direction') || undefined,
      sha256: cellOf('sha256') || undefined,
      textFile: cellOf('text_file'),
    }),
  );
  return all;
}

/** By article; '' for those of all articles. */
function sourcesOf(tables: readonly Table[]): ReadonlyMap<string, readonly Loose[]> {
  const all = new Map<string, Loose[]>();
  eachRecord(tables, (id, cellOf) => {
    let list = all.get(id);
    if (!list) all.set(id, (list = []));
    list.push({
      id: cellOf('source_id'),
      name: cellOf('name'),
      aliases: itemsOf(cellOf('aliases') ?? ''),
      kind: cellOf('kind'),
      type: cellOf('type'),
      role: cellOf('role'),
      side: cellOf('side'),
      usualSide: cellOf('usual_side'),
      anonymity: cellOf('anonymity'),
      affiliation: cellOf('affiliation') || undefined,
      country: cellOf('country') || undefined,
      note: cellOf('note') || undefined,
      modified: cellOf('modified') || undefined,
    });
  });
  return all;
}
