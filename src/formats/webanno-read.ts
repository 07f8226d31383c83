/** Reads WebAnno TSV 3: spans of any layers as annotations, and those of this program's own layer put together again. */
import { codePoints } from '../domain/code-points.js';
import { readRecord, withTypes, type AnnotationRecord } from './annotation-record.js';
import type { ExchangedSet, ExchangeFile, FileProblem, OffsetUnit } from './exchange-format.js';
import { readForeign, type ForeignAnnotation } from './foreign-set.js';
import { decodeId } from './ids-as-words.js';
import { knownLabels } from './known-labels.js';
import { textOf } from './read-text.js';
import { shorten } from './shorten.js';
import { unescapeText, unescapeValue } from './webanno-escape.js';
import { mainFeatures, recordLayer, spanFeatures, spanLayer } from './webanno-names.js';
import { layOut, numbered, readRows, stacked, type Layer, type Row, type Rows } from './webanno-rows.js';

type Say = (message: string, line?: number, id?: string) => void;

/** A span with the values of its features; those that are not set have none. */
interface Found {
  readonly layer: Layer;
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
  start: number;
  end: number;
}

/** Throws Error, in a sentence, where the file is none of the format. */
export function readWebanno(
  file: ExchangeFile,
  now: string,
  report: (problem: FileProblem) => void,
): ExchangedSet | null {
  const say: Say = (message, line, id) =>
    report({ file: file.name, ...(line !== undefined && { line }), ...(id !== undefined && { id }), message });
  const rows = readRows(textOf(file), say);
  const { text, unit, wrong } = textAndUnit(rows, say);
  const found = spansOf(rows, wrong ? wordChecker(text, unit) : () => null, say);
  const own = found.filter(({ layer }) => layer.name === spanLayer);
  const records = found.filter(({ layer }) => layer.name === recordLayer);
  const others = found.filter(({ layer }) => layer.name !== spanLayer && layer.name !== recordLayer);
  const { annotations, sources } = ownAnnotations(own, records, say);
  return readForeign(
    { file: file.name, text, unit, annotations: [...annotations, ...otherAnnotations(others)], sources },
    now,
    report,
  );
}

/** The format counts UTF-16. Where the words of the tokens say that a file counts code points, that is said. */
function textAndUnit(rows: Rows, say: Say): { text: string; unit: OffsetUnit; wrong: number } {
  const text = layOut(rows.sentences, 'utf-16');
  const misfits = (candidate: string, unit: OffsetUnit) => {
    const reads = wordChecker(candidate, unit);
    return rows.rows.reduce((count, row) => count + Number(reads(row) !== null), 0);
  };
  const wrong = misfits(text, 'utf-16');
  if (!wrong) return { text, unit: 'utf-16', wrong };
  const other = layOut(rows.sentences, 'code-point');
  const fewer = misfits(other, 'code-point');
  if (fewer >= wrong) return { text, unit: 'utf-16', wrong };
  say(
    'Its offsets count code points, where this format counts UTF-16 units: read so, the words are those of its tokens.',
  );
  return { text: other, unit: 'code-point', wrong: fewer };
}

/** What the text reads in place of a row's words; null where it reads these. */
function wordChecker(text: string, unit: OffsetUnit): (row: Row) => string | null {
  const points = unit === 'code-point' ? codePoints(text) : null;
  return ({ start, end, word }) => {
    if (end > (points ?? text).length) return '';
    const there = points ? text.slice(points.toUtf16(start), points.toUtf16(end)) : text.slice(start, end);
    return there === word || there === unescapeText(word) ? null : there;
  };
}

function spansOf({ layers, rows }: Rows, misread: (row: Row) => string | null, say: Say): Found[] {
  const found: Found[] = [];
  const told = new Set<Layer>();
  const columns = layers.reduce((sum, layer) => sum + layer.columns, 0);
  const byNumber = new Map<number, Found>();
  for (const row of rows) {
    const there = misread(row);
    if (there !== null) {
      say(
        `The token should read ${shorten(row.word)}, but the text there reads ${shorten(there)}.`,
        row.line,
        row.id,
      );
      continue;
    }
    if (goesOn(row.cells, layers, byNumber, row)) continue;
    const cells = row.cells.replace(/\t$/, '').split('\t', columns);
    if (cells.length < columns)
      say(
        `It has ${cells.length} column${cells.length === 1 ? '' : 's'} of the ${columns} that the layers need.`,
        row.line,
        row.id,
      );
    for (const layer of layers) {
      if (layer.column >= cells.length) break;
      const own = layers.length > 1 ? cells.slice(layer.column, layer.column + layer.columns) : cells;
      if (own.length < layer.columns || own.every((cell) => cell === '_')) continue;
      const message = leftOut(layer, own);
      if (message && !told.has(layer)) {
        told.add(layer);
        say(message);
      }
      if (isRead(layer)) addSpans(found, byNumber, layer, row, own);
    }
  }
  return found;
}

/**
 * Whether a row only carries on spans of the first layer: nearly all rows do, and need not be taken apart. Lengthens
 * these.
 */
function goesOn(
  cells: string,
  [layer, ...others]: readonly Layer[],
  byNumber: ReadonlyMap<number, Found>,
  { start, end }: Row,
): boolean {
  if (!layer || !isRead(layer) || layer.features.includes(null)) return false;
  const columns = others.reduce((sum, other) => sum + other.columns, 0);
  if (columns && !cells.endsWith('\t_'.repeat(columns) + '\t')) return false;
  const known: Found[] = [];
  for (const item of stacked(cells.slice(0, Math.max(0, cells.indexOf('\t'))))) {
    const one = byNumber.get(numbered(item)[1]);
    if (one?.layer !== layer) return false;
    known.push(one);
  }
  for (const one of known) {
    one.start = Math.min(one.start, start);
    one.end = Math.max(one.end, end);
  }
  return true;
}

/** Layers that say something of every word: parts of speech, lemmas, syntax. */
const ofTokens = /^de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:lexmorph|segmentation|syntax|transform)\./;
const isRead = ({ type, name }: Layer) => type === 'SP' && !ofTokens.test(name);

/** What cannot be kept of the cells of a layer, in a sentence. */
function leftOut({ type, name, features }: Layer, cells: readonly string[]): string | null {
  const quoted = JSON.stringify(name);
  if (type === 'RL') return `Relations of the layer ${quoted} cannot be kept.`;
  if (type === 'CH') return `Chains of the layer ${quoted} cannot be kept.`;
  if (ofTokens.test(name)) return `The layer ${quoted} tells grammar, which cannot be kept.`;
  const links = features.some((feature, index) => feature === null && /[^_*|[\]\d]/.test(cells[index]!));
  return links ? `Links of the layer ${quoted} to other spans cannot be kept.` : null;
}

/** `cells`: those of the layer. */
function addSpans(
  found: Found[],
  byNumber: Map<number, Found>,
  layer: Layer,
  row: Row,
  cells: readonly string[],
): void {
  // A column in which nothing is set can be left empty; each of the others has a value for each span.
  const lead = cells.findIndex((cell) => cell !== '_');
  let columns: readonly (readonly string[])[] | undefined;
  for (const [index, item] of stacked(cells[lead]!).entries()) {
    const id = numbered(item)[1];
    const known = id ? byNumber.get(id) : undefined;
    if (known?.layer === layer) {
      known.start = Math.min(known.start, row.start);
      known.end = Math.max(known.end, row.end);
      continue;
    }
    columns ??= cells.map(stacked);
    const values = new Map<string, string>();
    for (const [column, feature] of layer.features.entries()) {
      const value = columns[column]![index];
      if (!feature || value === undefined) continue;
      const [plain] = numbered(value);
      if (plain !== '*' && plain !== '_') values.set(feature, unescapeValue(plain));
    }
    const one: Found = { layer, line: row.line, values, start: row.start, end: row.end };
    found.push(one);
    if (id) byNumber.set(id, one);
  }
}

/** Spans that bear the same number in our own layer are one annotation. */
function ownAnnotations(spans: readonly Found[], records: readonly Found[], say: Say) {
  const groups = new Map<string, Found[]>();
  for (const [index, span] of spans.entries()) {
    const number = span.values.get('annotation') ?? `of its own ${index}`;
    const group = groups.get(number);
    if (group) group.push(span);
    else groups.set(number, [span]);
  }
  const recordOf = new Map<string, AnnotationRecord>();
  for (const { values, line } of records) {
    const record = readRecord(values.get('record') ?? '');
    const number = values.get('annotation');
    if (!record || number === undefined) say('The record on this token cannot be read.', line);
    else if (!recordOf.has(number)) recordOf.set(number, record);
  }
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const number of groups.keys()) {
    const own = recordOf.get(number)?.id ?? `annotation-${number}`;
    let id = own;
    for (let copy = 2; taken.has(id); copy += 1) id = `${own}-${copy}`;
    taken.add(id);
    ids.set(number, id);
  }
  const sources = new Map<string, string>();
  const annotations = [...groups].map(([number, group]): ForeignAnnotation => {
    const record = recordOf.get(number) ?? {};
    const values = new Map<string, string>();
    for (const span of group)
      for (const [name, value] of span.values) if (!values.has(name)) values.set(name, value);
    const shown = new Map([...values].filter(([name]) => !isFeature(name)));
    const parent = values.get('parent');
    return {
      id: ids.get(number)!,
      line: group[0]!.line,
      spans: group.map(({ start, end, values: own }) => ({ label: own.get('label') ?? '', start, end })),
      ...withTypes(shown, record),
      sources: sourcesOf(values.get('sources') ?? '', sources),
      note: values.get('note') ?? '',
      parent: (parent === undefined ? record.parent : ids.get(parent)) ?? null,
      confidence: record.confidence,
      analyst: record.analyst,
      created: record.created,
      modified: record.modified,
    };
  });
  return { annotations, sources: [...sources].map(([id, name]) => ({ id, name })) };
}

const features: readonly string[] = [...spanFeatures, ...mainFeatures];
const isFeature = (name: string) => features.includes(name);

/** `Name <id>, Name <id>`; a name alone is its own id. */
function sourcesOf(cell: string, all: Map<string, string>): string[] {
  const ids = new Set<string>();
  for (const [, name = '', word] of cell.matchAll(/([^<>]*)(?:<([^<>]*)>(?:, |$)|$)/g)) {
    const id = decodeId(word || name.trim());
    if (!id) continue;
    ids.add(id);
    if (!all.has(id)) all.set(id, decodeId(name.replace(/ $/, '')) || id);
  }
  return [...ids];
}

/** A span of any other tool's layer: its label is the value of a feature, or the name of the layer. */
function otherAnnotations(spans: readonly Found[]): ForeignAnnotation[] {
  const known = knownLabels();
  return spans.map(({ layer, line, values, start, end }) => {
    const short = layer.name.slice(layer.name.lastIndexOf('.') + 1);
    const name = ['value', 'label', ...layer.features].find((feature) => feature && values.has(feature));
    const value = name ? values.get(name)! : '';
    const label = [`${short}.${value}`, value, short].find((candidate) => known(candidate)) ?? (value || short);
    const isLayer = label === short && value !== short;
    const attributes = [...values].filter(([feature]) => isLayer || feature !== name);
    return {
      line,
      spans: [{ label, start, end }],
      attributes: Object.fromEntries(attributes.filter(([feature]) => feature !== '__proto__')),
    };
  });
}
