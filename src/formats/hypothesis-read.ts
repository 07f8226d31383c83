/** Reads export files of Hypothesis, and lists of annotations as its service gives them. */
import type { AttributeValue } from '../domain/annotation.js';
import type { ExchangedSet, ExchangeFile, FileProblem } from './exchange-format.js';
import { isRecord, nameOf, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { tagOf, tie } from './hypothesis-tags.js';
import { parseJson, textOf } from './read-text.js';
import { textBeside } from './text-beside.js';
import { placeOf } from './web-selectors.js';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const textsIn = (value: unknown) => listOf(value).filter((each): each is string => typeof each === 'string');

interface Place {
  readonly annotation: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

interface Draft {
  readonly own: boolean;
  readonly row: Loose;
  readonly spans: ForeignSpan[];
  note: string;
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
  const replies: Loose[] = [];
  for (const [index, row] of rows.entries()) {
    const name = nameOf(row, 'annotation', index);
    if (!isRecord(row)) {
      say('It is no record.', name);
      continue;
    }
    if (listOf(row.references).length) {
      replies.push(row);
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
    const [label = 'annotation'] = textsIn(row.tags).filter((tag) => !tag.startsWith(tie));
    // Offsets of a page as it is shown are not offsets of the article: only the words count.
    const span = { label, quote, ...(there && { start: there.start, end: there.end }) };
    const tied = textsIn(row.tags).find((tag) => tag.startsWith(tie));
    const id = there?.annotation ?? known?.annotation ?? tied ?? name;
    const draft = drafts.get(id);
    if (draft) draft.spans.push(span);
    else drafts.set(id, { own: known !== undefined, row, spans: [span], note: noteOf(row) });
  }
  answer(replies, drafts, (id) => places.get(id)?.annotation ?? id);

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
  for (const [row, annotation, start, end, label] of listOf(places).filter((each) =>
    Array.isArray(each),
  ) as unknown[][])
    if (
      typeof row === 'string' &&
      typeof annotation === 'string' &&
      typeof start === 'number' &&
      typeof end === 'number'
    )
      found.set(row, { annotation, start, end, label: String(label) });
  return found;
}

const recordsOf = (set: unknown): ReadonlyMap<string, Loose> =>
  new Map(
    listOf(isRecord(set) ? set.annotations : null).flatMap((each) =>
      isRecord(each) && typeof each.id === 'string' ? [[each.id, each] as const] : [],
    ),
  );

const noteOf = ({ text }: Loose) => (typeof text === 'string' ? text : '');

/** A reply is what somebody says to a note, and stands under it. */
function answer(
  replies: readonly Loose[],
  drafts: ReadonlyMap<string, Draft>,
  idOf: (row: string) => string,
): void {
  for (const reply of replies) {
    const draft = textsIn(reply.references)
      .map((row) => drafts.get(idOf(row)))
      .find(Boolean);
    if (draft)
      draft.note = [draft.note, `${analystOf(reply) ?? 'Somebody'}: ${noteOf(reply)}`]
        .filter(Boolean)
        .join('\n');
  }
}

function analystOf({ user, user_info: info }: Loose): string | undefined {
  if (isRecord(info) && typeof info.display_name === 'string') return info.display_name;
  return typeof user === 'string' ? user.replace(/^acct:|@.*$/g, '') : undefined;
}

function annotationOf(
  id: string,
  { own, row, spans, note }: Draft,
  record: Loose | undefined,
): ForeignAnnotation {
  const typed = isRecord(record?.attributes) ? Object.entries(record.attributes) : [];
  const known = new Map(typed.map(([name, value]) => [tagOf(name, value), [name, value] as const]));
  const [, ...tags] = textsIn(row.tags).filter((tag) => !tag.startsWith(tie));
  const attributes: Record<string, AttributeValue> = {};
  const left: string[] = [];
  for (const tag of tags) {
    const [name, value] = known.get(tag) ?? [
      tag.split(': ')[0]!,
      tag.includes(': ') ? tag.slice(tag.indexOf(': ') + 2) : undefined,
    ];
    if (value === undefined) left.push(tag);
    else if (name !== '__proto__') attributes[name] = value as AttributeValue;
  }
  if (left.length) attributes.tags = left.join('; ');
  const { created, updated } = row;
  const analyst = own ? undefined : analystOf(row);
  return {
    id,
    spans,
    note,
    attributes,
    ...(typeof created === 'string' && { created }),
    ...(typeof updated === 'string' && { modified: updated }),
    ...(analyst !== undefined && { analyst }),
  };
}
