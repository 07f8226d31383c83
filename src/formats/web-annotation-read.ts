/** Reads pages of Web Annotations, lists of them and single ones, of this program and of others. */
import type { AttributeValue } from '../domain/annotation.js';
import type { ExchangedSet, ExchangeFile, FileProblem, OffsetUnit } from './exchange-format.js';
import { isRecord, nameOf, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { parseJson, textOf } from './read-text.js';
import { textBeside } from './text-beside.js';
import { idOf, labelIn } from './web-annotation-iris.js';
import { placeOf } from './web-selectors.js';

type Say = (message: string, id?: string) => void;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

/** `texts`: files that lie beside it, for a page that does not bring the text itself. */
export function readPage(
  file: ExchangeFile,
  texts: readonly ExchangeFile[],
  { unit, now }: { readonly unit: OffsetUnit; readonly now: string },
  report: (problem: FileProblem) => void,
): readonly ExchangedSet[] {
  const say: Say = (message, id) => report({ file: file.name, ...(id !== undefined && { id }), message });
  const value = parseJson(textOf(file));
  const page = isRecord(value) ? value : {};
  const items = itemsOf(value, say);
  const text = typeof page['bias:text'] === 'string' ? page['bias:text'] : textBeside(file, texts);
  const annotations = items.flatMap((item, index) => readItem(item, nameOf(item, 'annotation', index), say));
  const declared = page['bias:offsetUnit'];
  const set = readForeign(
    {
      file: file.name,
      text,
      unit: declared === 'utf-16' || declared === 'code-point' ? declared : unit,
      // Of a page of our own, the set beside it says so.
      article: isRecord(page['bias:set']) ? {} : { url: sourceOf(items) },
      annotations,
      rest: page['bias:set'],
    },
    now,
    report,
  );
  return set ? [set] : [];
}

/** Of a page, of a collection with its first page in it, of a list, or one by itself. */
function itemsOf(value: unknown, say: Say): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (!isRecord(value)) throw new Error('This is no Web Annotation: it is neither a record nor a list.');
  if (value.items !== undefined) return listOf(value.items);
  if (isRecord(value.first)) {
    if (value.first.next !== undefined)
      say('The collection goes on in other pages, which are not in this file.');
    return listOf(value.first.items);
  }
  if (value.first !== undefined) throw new Error('The annotations of this collection are in other files.');
  return [value];
}

function targetsOf({ target }: Loose): readonly unknown[] {
  const targets = listOf(target);
  const isJoined = (each: unknown) => isRecord(each) && each.items !== undefined;
  return targets.some(isJoined)
    ? targets.flatMap((each) => (isRecord(each) && each.items !== undefined ? listOf(each.items) : [each]))
    : targets;
}

/** Where the article stands, if an annotation says so. */
function sourceOf(items: readonly unknown[]): string | undefined {
  for (const item of items)
    for (const target of isRecord(item) ? targetsOf(item) : []) {
      const source = isRecord(target)
        ? isRecord(target.source)
          ? target.source.id
          : target.source
        : undefined;
      if (typeof source === 'string' && /^https?:/.test(source)) return source;
    }
  return undefined;
}

function readItem(item: unknown, name: string, say: Say): readonly ForeignAnnotation[] {
  if (!isRecord(item)) {
    say('It is no record.', name);
    return [];
  }
  const { kind, label, attributes, note } = bodiesOf(item);
  const spans: ForeignSpan[] = [];
  for (const target of targetsOf(item)) {
    const place = isRecord(target) ? placeOf(target.selector) : null;
    if (place) {
      const own = labelIn((target as Loose).id);
      // Whoever changed the kind in another tool left the id of the span as it was.
      spans.push({ label: own !== undefined && own.startsWith(kind) ? own : label, ...place });
    } else say('It speaks of a whole page, or of words in a way that this tool does not know.', name);
  }
  if (!spans.length) return [];
  const { id, created, modified } = item;
  const analyst = analystOf(item.creator);
  return [
    {
      ...(typeof id === 'string' && id && { id: idOf(id) }),
      spans,
      attributes,
      note,
      ...(analyst !== undefined && { analyst }),
      ...(typeof created === 'string' && { created }),
      ...(typeof modified === 'string' && { modified }),
    },
  ];
}

function analystOf(creator: unknown): string | undefined {
  const [first] = listOf(creator);
  if (typeof first === 'string') return first;
  if (!isRecord(first)) return undefined;
  return [first.nickname, first.name, first.email, first.id].find((each) => typeof each === 'string');
}

/** `label`: what it is classified as, else its first tag. `kind`: the former alone, or ''. Words without a purpose are a note. */
function bodiesOf(item: Loose) {
  const attributes: Record<string, AttributeValue> = {};
  const classes: string[] = [];
  const tags: string[] = [];
  const notes: string[] = [];
  const take = (body: unknown) => {
    const { value, purpose } = isRecord(body) ? body : { value: body };
    const words = typeof value === 'string' ? value : labelOf(body);
    if (words === undefined || (isRecord(body) && takeAttribute(body, words, attributes))) return;
    if (purpose === 'classifying') classes.push(words);
    else if (purpose === 'tagging' || purpose === 'identifying') tags.push(words);
    else notes.push(words);
  };
  for (const body of listOf(item.body)) take(body);
  for (const body of listOf(item.bodyValue)) take(body);
  const [label = 'annotation', ...left] = [...classes, ...tags];
  if (left.length) attributes.tags = left.join('; ');
  return { kind: classes[0] ?? '', label, attributes, note: notes.join('\n') };
}

/** Its words count where somebody has changed them: they are what other tools show. */
function takeAttribute(body: Loose, words: string, into: Record<string, AttributeValue>): boolean {
  const { 'bias:attribute': name, 'bias:value': own } = body;
  if (typeof name !== 'string' || name === '__proto__' || !words.startsWith(`${name}: `)) return false;
  const said = words.slice(name.length + 2);
  into[name] = (typeof own === 'number' || typeof own === 'boolean') && String(own) === said ? own : said;
  return true;
}

/** Of a body that points to a concept: its name, else the last part of its address. */
function labelOf(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  for (const name of [body.label, body.name]) if (typeof name === 'string') return name;
  const address = [body.source, body.id].find((each): each is string => typeof each === 'string');
  return address?.split(/[/#]/).findLast(Boolean);
}
