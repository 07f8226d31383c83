/** Reads export files of Hypothesis, and lists of annotations as its service gives them. */
import type { AttributeValue } from '../domain/annotation.js';
import type { ExchangedSet, ExchangeFile, FileProblem } from './exchange-format.js';
import { isRecord, nameOf, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { isTie, tagOf } from './hypothesis-tags.js';
import { parseJson, textOf } from './read-text.js';
import { textBeside } from './text-beside.js';
import { placeOf } from './web-selectors.js';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const textsIn = (value: unknown) => listOf(value).filter((each): each is string => typeof each === 'string');

interface Place {
  readonly annotation: string;
  readonly start: number;
  readonly end: number;
}

/** An annotation, of which each row brings a span. */
interface Draft {
  readonly own: boolean;
  readonly rows: Loose[];
  readonly spans: ForeignSpan[];
  readonly replies: string[];
}

export function readHypothesis(
  file: ExchangeFile,
  texts: readonly ExchangeFile[],
  now: string,
  report: (problem: FileProblem) => void,
): readonly ExchangedSet[] {
  const say = (message: string, id?: string) =>
    report({ file: file.name, ...(id !== undefined && { id }), message });
  const value = parseJson(textOf(file));
  const own = isRecord(value) && isRecord(value.source_bias) ? value.source_bias : {};
  const rows = Array.isArray(value)
    ? (value as unknown[])
    : isRecord(value)
      ? listOf(value.annotations ?? value.rows)
      : [];
  const text = typeof own.text === 'string' ? own.text : textBeside(file, texts);
  const places = placesOf(own.places);

  const drafts = new Map<string, Draft>();
  const byRow = new Map<string, Draft>();
  const replies: Reply[] = [];
  for (const [index, row] of rows.entries()) {
    const name = nameOf(row, 'annotation', index);
    if (!isRecord(row)) {
      say('It is no record.', name);
      continue;
    }
    if (listOf(row.references).length) {
      replies.push({ name, row });
      continue;
    }
    const [target] = listOf(row.target);
    const place = isRecord(target) ? placeOf(target.selector) : null;
    if (!place?.quote) {
      say('It is a note on the whole page, or quotes no words: it was left out.', name);
      continue;
    }
    const { quote } = place;
    const known = places.get(name);
    const there = known && text.slice(known.start, known.end) === quote.exact ? known : undefined;
    const [label = 'annotation', ...tags] = textsIn(row.tags);
    const id = known?.annotation ?? tags.find(isTie) ?? name;
    const draft = drafts.get(id) ?? { own: known !== undefined, rows: [], spans: [], replies: [] };
    drafts.set(id, draft);
    byRow.set(name, draft);
    draft.rows.push(row);
    // Offsets of a page as it is shown are not offsets of the article: only the words count.
    draft.spans.push({ label, quote, ...(there && { start: there.start, end: there.end }) });
  }
  for (const name of unanswered(replies, byRow))
    say('It answers a note that is not in this file, or that was left out: so was this.', name);

  const records = recordsOf(own.set);
  const annotations = [...drafts].map(([id, draft]) => annotationOf(id, draft, records.get(id)));
  const article = {
    url: rows.map((row) => (isRecord(row) ? row.uri : null)).find((uri) => /^https?:/.test(String(uri))),
  };
  const set = readForeign(
    { file: file.name, text, unit: 'utf-16', article, annotations, rest: own.set },
    now,
    report,
  );
  return set ? [set] : [];
}

function placesOf(places: unknown): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const [row, annotation, start, end] of listOf(places).filter((each) =>
    Array.isArray(each),
  ) as unknown[][])
    if (
      typeof row === 'string' &&
      typeof annotation === 'string' &&
      typeof start === 'number' &&
      typeof end === 'number'
    )
      found.set(row, { annotation, start, end });
  return found;
}

const recordsOf = (set: unknown): ReadonlyMap<string, Loose> =>
  new Map(
    listOf(isRecord(set) ? set.annotations : null).flatMap((each) =>
      isRecord(each) && typeof each.id === 'string' ? [[each.id, each] as const] : [],
    ),
  );

const noteOf = ({ text }: Loose) => (typeof text === 'string' ? text : '');

interface Reply {
  readonly name: string;
  readonly row: Loose;
}

/** Puts each reply, which is what somebody says to a note, under that note; names those that have none. */
function unanswered(replies: readonly Reply[], byRow: ReadonlyMap<string, Draft>): readonly string[] {
  const left: string[] = [];
  const time = ({ row }: Reply) => String(row.created);
  for (const reply of [...replies].sort((a, b) => (time(a) < time(b) ? -1 : Number(time(a) > time(b))))) {
    const draft = textsIn(reply.row.references)
      .map((row) => byRow.get(row))
      .find(Boolean);
    if (draft) draft.replies.push(`${analystOf(reply.row) ?? 'Somebody'}: ${noteOf(reply.row)}`);
    else left.push(reply.name);
  }
  return left;
}

function analystOf({ user, user_info: info }: Loose): string | undefined {
  if (isRecord(info) && typeof info.display_name === 'string') return info.display_name;
  return typeof user === 'string' ? user.replace(/^acct:|@.*$/g, '') : undefined;
}

function annotationOf(
  id: string,
  { own, rows, spans, replies }: Draft,
  record: Loose | undefined,
): ForeignAnnotation {
  const typed = isRecord(record?.attributes) ? Object.entries(record.attributes) : [];
  const known = new Map(typed.map(([name, value]) => [tagOf(name, value), [name, value] as const]));
  const attributes: Record<string, AttributeValue> = {};
  const left: string[] = [];
  for (const tag of new Set(rows.flatMap(({ tags }) => textsIn(tags).slice(1)))) {
    const colon = tag.indexOf(': ');
    const [name, value] = known.get(tag) ?? [tag.slice(0, colon), tag.slice(colon + 2)];
    if (isTie(tag)) continue;
    if (colon < 0) left.push(tag);
    else if (name !== '__proto__') attributes[name] = value as AttributeValue;
  }
  if (left.length) attributes.tags = left.join('; ');
  const [created] = textsIn(rows.map((row) => row.created)).sort();
  const modified = textsIn(rows.map(({ updated }) => updated))
    .sort()
    .at(-1);
  const analyst = own ? undefined : analystOf(rows[0]!);
  return {
    id,
    spans,
    note: [...rows.map(noteOf), ...replies].filter(Boolean).join('\n'),
    attributes,
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
    ...(analyst !== undefined && { analyst }),
  };
}
