/**
 * JSON Lines for spaCy and Prodigy: tokens, spans and relations. Shapes from spaCy's `data-formats` page and Prodigy's
 * recipes; offsets are those of Python, `token_end` is inclusive, `head` and `child` name the last token of a span.
 */
import type {
  ExchangedSet,
  ExchangeFile,
  ExchangeFormat,
  FileProblem,
  WriteOptions,
} from './exchange-format.js';
import { isRecord, shown, type Loose } from './explain.js';
import { everything } from './facets.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { firstLine, startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { fileNameOf, outgoing, restOf } from './outgoing.js';
import { jsonLine, jsonLines, readEach } from './read-text.js';
import { tokensOf } from './spacy-tokens.js';

/** Ties the other spans of an annotation to its first one. */
const together = 'same annotation';

export const spacy: ExchangeFormat = {
  id: 'spacy',
  label: 'spaCy and Prodigy (JSON Lines)',
  extensions: ['.jsonl'],
  unit: 'code points',
  holds: everything,
  recognises: (files) => files.some((file) => /\.jsonl$/i.test(file.name) && isTheirs(file)),
  write: (set, options = {}) => spacy.gather!([set], { name: fileNameOf(set), ...options }),
  gather: (sets, options = {}) => [
    {
      name: `${options.name ?? 'corpus'}.spacy.jsonl`,
      type: 'application/jsonl',
      text: sets.map((set) => jsonLine(writeOne(set, options))).join(''),
    },
  ],
  read: (files, { now = new Date().toISOString() } = {}) =>
    readEach(files, (file, report) =>
      [...jsonLines(file, report)].flatMap(({ line, value }): ExchangedSet[] => {
        const set = readOne(value, { file: file.name, line, now }, report);
        return set ? [set] : [];
      }),
    ),
  losses: () => [],
};

function isTheirs(file: ExchangeFile): boolean {
  const line = firstLine(file);
  if (line === undefined) return /"tokens"\s*:\s*\[|"token_start"\s*:/.test(startOf(file));
  if (Array.isArray(line)) return typeof line[0] === 'string' && isRecord(line[1]);
  if (!isRecord(line) || typeof line.text !== 'string') return false;
  const { tokens, spans, ents, entities } = line;
  return (
    [tokens, spans, ents].some((list) => list !== undefined) ||
    (Array.isArray(entities) && entities.some(Array.isArray))
  );
}

function writeOne(set: AnnotatedArticle, options: WriteOptions) {
  const out = outgoing(set, options);
  const edges = new Set<number>();
  for (const { spans } of out.annotations)
    for (const { start16, end16 } of spans) {
      edges.add(start16);
      edges.add(end16);
    }
  const tokens = tokensOf(out.text, set.article.language, edges);
  const spans: Loose[] = [];
  const relations: Loose[] = [];
  for (const { id, note, spans: own } of out.annotations) {
    let first: Loose | undefined;
    for (const { start, end, label, exact } of own) {
      const place = {
        start,
        end,
        token_start: tokens.startingAt(start),
        token_end: tokens.endingAt(end),
        label,
      };
      spans.push({ ...place, text: exact, annotation: id, ...(note && !first && { note }) });
      if (first)
        relations.push({
          head: first.token_end,
          child: place.token_end,
          head_span: first,
          child_span: place,
          label: together,
        });
      first ??= place;
    }
  }
  const { url, title, publisher, published } = out.file.article;
  return {
    text: out.text,
    tokens: tokens.list,
    spans,
    relations,
    answer: 'accept',
    meta: { title, publisher, published, url, source_bias: restOf(out, { native: ['note'] }) },
  };
}

interface Where {
  readonly file: string;
  readonly line: number;
  readonly now: string;
}

function readOne(
  value: unknown,
  { file, line, now }: Where,
  report: (problem: FileProblem) => void,
): ExchangedSet | null {
  const say = (message: string, id?: string) =>
    report({ file, line, ...(id !== undefined && { id }), message });
  // Training data of old: `[text, { entities: [...] }]`.
  const [words, task] = Array.isArray(value)
    ? [value[0] as unknown, value[1] as unknown]
    : [(value as Loose | null)?.text, value];
  if (typeof words !== 'string' || !isRecord(task)) {
    say('This line is no record with a "text".');
    return null;
  }
  if (typeof task.answer === 'string' && task.answer !== 'accept') {
    say(`The answer to this task is ${shown(task.answer)}: it was left out.`);
    return null;
  }
  const meta = isRecord(task.meta) ? task.meta : {};
  const facts = ['title', 'url', 'publisher', 'published', 'language'].flatMap((key) =>
    typeof meta[key] === 'string' ? [[key, meta[key]] as const] : [],
  );
  const annotations = groupsOf(spansIn(task, say), task.relations, say);
  const article = Object.fromEntries(facts);
  return readForeign(
    { file, line, text: words, unit: 'code-point', article, annotations, rest: meta.source_bias },
    now,
    report,
  );
}

interface Labelled extends ForeignSpan {
  readonly annotation: string | undefined;
  readonly note: string | undefined;
}

/** `spans` of Prodigy, `spans` by key and `ents` of spaCy's own JSON, `entities` as triples. */
function spansIn(task: Loose, say: (message: string, id?: string) => void): readonly Labelled[] {
  const lists = [
    task.ents,
    task.entities,
    ...(isRecord(task.spans) ? Object.values(task.spans) : [task.spans]),
  ];
  const found: Labelled[] = [];
  for (const raw of lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))) {
    const name = `span ${found.length + 1}`;
    const [start, end, label] = Array.isArray(raw)
      ? (raw as unknown[])
      : isRecord(raw)
        ? [raw.start, raw.end, raw.label]
        : [];
    if (typeof start !== 'number' || typeof end !== 'number' || typeof label !== 'string') {
      say(`It must have a start, an end and a label, and is ${shown(raw)}.`, name);
      continue;
    }
    const { annotation, note, text } = isRecord(raw) ? raw : ({} as Loose);
    found.push({
      label,
      start,
      end,
      annotation: typeof annotation === 'string' ? annotation : undefined,
      note: typeof note === 'string' ? note : undefined,
      ...(typeof text === 'string' && { quote: { exact: text } }),
    });
  }
  return found;
}

/** Spans of one annotation bear its id; relations of others are told about. */
function groupsOf(
  spans: readonly Labelled[],
  relations: unknown,
  say: (message: string, id?: string) => void,
): ForeignAnnotation[] {
  const foreign = new Set<string>();
  for (const raw of Array.isArray(relations) ? (relations as unknown[]) : [])
    if (isRecord(raw) && raw.label !== together) foreign.add(shown(raw.label));
  for (const label of foreign) say(`Relations with the label ${label} cannot be kept.`);

  const groups = new Map<string, { id?: string; note?: string; spans: ForeignSpan[] }>();
  for (const [index, span] of spans.entries()) {
    const { annotation, note } = span;
    const key = annotation === undefined ? `#${index}` : `=${annotation}`;
    const group = groups.get(key) ?? {
      ...(annotation !== undefined && { id: annotation, note: '' }),
      spans: [],
    };
    groups.set(key, group);
    group.spans.push(span);
    if (note) group.note = note;
  }
  return [...groups.values()];
}
