/**
 * JSON Lines as doccano reads and writes them: spans as `entities`, what belongs together as `relations`. Shapes from
 * doccano's `backend/data_import/pipeline/labels.py` and `backend/data_export/models.py`.
 */
import type {
  ExchangedSet,
  ExchangeFile,
  ExchangeFormat,
  FileProblem,
  OffsetUnit,
  WriteOptions,
} from './exchange-format.js';
import { isRecord, shown, type Loose } from './explain.js';
import { everything } from './facets.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { firstLine, startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { fileNameOf, outgoing, restOf } from './outgoing.js';
import { jsonLine, jsonLines, readEach } from './read-text.js';

/** Ties the other spans of an annotation to its first one. */
const together = 'same annotation';

/** doccano counts as the browser does; Python users want `text[start:end]` to hold, which only code points give. */
const unitOf = (options: Readonly<Record<string, string | undefined>>): OffsetUnit =>
  options.unit === 'code-point' ? 'code-point' : 'utf-16';

export const doccano: ExchangeFormat = {
  id: 'doccano',
  label: 'doccano (JSON Lines)',
  extensions: ['.jsonl'],
  unit: 'UTF-16, or code points by option',
  holds: everything,
  options: [
    {
      id: 'unit',
      label: 'Offsets count',
      values: [
        { id: 'utf-16', label: 'UTF-16 units, as doccano does' },
        { id: 'code-point', label: 'code points, for Python' },
      ],
    },
  ],
  recognises: (files) => files.some((file) => /\.(jsonl|json)$/i.test(file.name) && isTheirs(file)),
  write: (set, options = {}) => doccano.gather!([set], { name: fileNameOf(set), ...options }),
  gather(sets, options = {}) {
    const name = `${options.name ?? 'corpus'}.doccano${unitOf(options) === 'code-point' ? '.code-points' : ''}.jsonl`;
    const text = sets.map((set, index) => jsonLine(writeOne(set, index + 1, options))).join('');
    return [{ name, type: 'application/jsonl', text }];
  },
  read: (files, { now = new Date().toISOString(), ...options } = {}) =>
    readEach(files, (file, report) =>
      [...jsonLines(file, report)].flatMap(({ line, value }): ExchangedSet[] => {
        const say = (message: string, id?: string) =>
          report({ file: file.name, line, ...(id !== undefined && { id }), message });
        if (!isRecord(value) || typeof value.text !== 'string') {
          say('This line is no record with a "text".');
          return [];
        }
        const unit = file.name.endsWith('.code-points.jsonl') ? 'code-point' : unitOf(options);
        const set = readOne(value, value.text, { file: file.name, line, unit, now }, report, say);
        return set ? [set] : [];
      }),
    ),
  losses: () => [],
};

function isTheirs(file: ExchangeFile): boolean {
  const line = firstLine(file);
  if (line === undefined) return /"start_offset"\s*:|"label"\s*:\s*\[\s*\[/.test(startOf(file));
  if (!isRecord(line) || typeof line.text !== 'string') return false;
  const { label, labels, entities } = line;
  return Array.isArray(label ?? labels) || (Array.isArray(entities) && entities.every(isRecord));
}

function writeOne(set: AnnotatedArticle, id: number, options: WriteOptions) {
  const out = outgoing(set, options);
  const inCodePoints = unitOf(options) === 'code-point';
  const entities: Loose[] = [];
  const relations: Loose[] = [];
  for (const { id: annotation, spans } of out.annotations) {
    const first = entities.length + 1;
    for (const { label, start, end, start16, end16, exact } of spans) {
      entities.push({
        id: entities.length + 1,
        label,
        start_offset: inCodePoints ? start : start16,
        end_offset: inCodePoints ? end : end16,
        annotation,
        exact,
      });
      if (entities.length > first)
        relations.push({ id: relations.length + 1, from_id: first, to_id: entities.length, type: together });
    }
  }
  return { id, text: out.text, entities, relations, Comments: [], source_bias: restOf(out) };
}

interface Where {
  readonly file: string;
  readonly line: number;
  readonly unit: OffsetUnit;
  readonly now: string;
}

function readOne(
  record: Loose,
  text: string,
  { file, line, unit, now }: Where,
  report: (problem: FileProblem) => void,
  say: (message: string, id?: string) => void,
): ExchangedSet | null {
  const { source_bias: rest } = record;
  const { ids, spans } = spansOf(record, say);
  const groups = groupsOf(spans, record.relations, ids, say);
  return readForeign(
    { file, line, text, unit, annotations: groups, rest, article: factsOf(record) },
    now,
    report,
  );
}

interface Entity extends ForeignSpan {
  /** Of the annotation, where this program wrote it. */
  readonly annotation: string | undefined;
}

/** `entities` with ids, or `label` / `labels` as triples. */
function spansOf(record: Loose, say: (message: string, id?: string) => void) {
  const spans: Entity[] = [];
  const ids = new Map<unknown, number>();
  const list = record.entities ?? record.label ?? record.labels ?? [];
  if (!Array.isArray(list)) say('Its labels are not a list, so none of them could be read.');
  for (const [index, raw] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const name = `label ${index + 1}`;
    const [start, end, label] = Array.isArray(raw)
      ? (raw as unknown[])
      : isRecord(raw)
        ? [raw.start_offset, raw.end_offset, raw.label]
        : [];
    if (typeof start !== 'number' || typeof end !== 'number' || typeof label !== 'string') {
      say(`It must be a start, an end and a label, not ${shown(raw)}.`, name);
      continue;
    }
    const { id, annotation, exact } = isRecord(raw) ? raw : ({} as Loose);
    if (id !== undefined) ids.set(id, spans.length);
    spans.push({
      label,
      start,
      end,
      annotation: typeof annotation === 'string' ? annotation : undefined,
      ...(typeof exact === 'string' && { quote: { exact } }),
    });
  }
  return { spans, ids };
}

/** Spans of one annotation: those that bear its id, or that a relation of ours ties together. */
function groupsOf(
  spans: readonly Entity[],
  relations: unknown,
  ids: ReadonlyMap<unknown, number>,
  say: (message: string, id?: string) => void,
): ForeignAnnotation[] {
  const firstOf = new Map<number, number>();
  for (const [index, raw] of (Array.isArray(relations) ? (relations as unknown[]) : []).entries()) {
    const { from_id, to_id, type } = isRecord(raw) ? raw : ({} as Loose);
    const [from, to] = [ids.get(from_id), ids.get(to_id)];
    if (from === undefined || to === undefined)
      say('It ties labels that are not there.', `relation ${index + 1}`);
    else if (type === together) firstOf.set(to, from);
    else say(`Relations of the type ${shown(type)} cannot be kept.`, `relation ${index + 1}`);
  }
  const groups = new Map<string, { id?: string; spans: ForeignSpan[] }>();
  for (const [index, span] of spans.entries()) {
    const { annotation } = span;
    const key = annotation === undefined ? `#${firstOf.get(index) ?? index}` : `=${annotation}`;
    const group = groups.get(key);
    if (group) group.spans.push(span);
    else groups.set(key, { ...(annotation !== undefined && { id: annotation }), spans: [span] });
  }
  return [...groups.values()];
}

/** Metadata stand flat beside the text. */
function factsOf({ title, url, publisher, outlet, language, published }: Loose): Loose {
  const facts = { title, url, publisher: publisher ?? outlet, language, published };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === 'string'));
}
