/** Reads tasks of Label Studio: the full export, and the short one with a list of labels in a column. */
import { readCodebook } from './codebook-json.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import type { AttributeValue } from '../domain/annotation.js';
import type { ExchangedSet, FileProblem } from './exchange-format.js';
import { isRecord, shown, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { controlName, together } from './label-studio-config.js';

type Say = (message: string, id?: string) => void;

interface Region {
  readonly spans: readonly ForeignSpan[];
  readonly attributes: Record<string, AttributeValue>;
  note: string;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export function readTask(
  value: unknown,
  where: { readonly file: string; readonly place: string; readonly now: string },
  report: (problem: FileProblem) => void,
): ExchangedSet | null {
  const { file, place, now } = where;
  const say: Say = (message, id) => report({ file, id: id === undefined ? place : `${place}, ${id}`, message });
  if (!isRecord(value)) {
    say('It is no record.');
    return null;
  }
  const data = isRecord(value.data) ? value.data : value;
  const text = textOf(data);
  if (text === null) {
    say('It has no text.');
    return null;
  }
  const rest = isRecord(data.source_bias) ? data.source_bias : undefined;
  const attributes = attributesOf(rest);
  const markedUp = /<[a-z!/][^<>]*>/i.test(text);
  const taken = new Map<string, number>();
  const annotations: ForeignAnnotation[] = [];
  for (const each of listOf(value.annotations ?? value.completions)) {
    if (!isRecord(each)) continue;
    if (each.was_cancelled === true) {
      say('An annotator cancelled this one: it was left out.', `annotation ${String(each.id)}`);
      continue;
    }
    const regions = regionsOf(listOf(each.result), { attributes, markedUp }, say);
    for (const annotation of grouped(regions, rest, analystOf(each), taken)) annotations.push(annotation);
  }
  if (listOf(value.predictions).some((each) => isRecord(each) && listOf(each.result).length))
    say('Predictions of a model are nobody’s judgement: they were left out.');
  if (!value.annotations && !value.completions) annotations.push(...shortLabels(value, say));
  return readForeign(
    { file, text, unit: 'code-point', article: factsOf(data), annotations, rest },
    now,
    report,
  );
}

/** The field of that name, else the longest text that there is. */
function textOf(data: Loose): string | null {
  if (typeof data.text === 'string') return data.text;
  const texts = Object.values(data).filter((each): each is string => typeof each === 'string' && each !== '');
  return texts.sort((a, b) => b.length - a.length)[0] ?? null;
}

const factsOf = (data: Loose): Loose =>
  Object.fromEntries(
    ['title', 'url', 'publisher', 'published', 'language'].flatMap((key) =>
      typeof data[key] === 'string' ? [[key, data[key]] as const] : [],
    ),
  );

function analystOf({ completed_by: by }: Loose): string | undefined {
  if (isRecord(by)) return typeof by.email === 'string' ? by.email : undefined;
  return typeof by === 'string' || typeof by === 'number' ? String(by) : undefined;
}

/** Ids of attributes by the names of their controls. */
function attributesOf(rest: Loose | undefined): ReadonlyMap<string, string> {
  let codebook = defaultCodebook;
  try {
    if (rest) codebook = readCodebook(rest.codebook);
  } catch {
    // Said when the set is put together.
  }
  return new Map(
    codebook.kinds.flatMap((kind) =>
      kind.attributes.map((attribute) => [controlName(kind, attribute), attribute.id] as const),
    ),
  );
}

/** All results of one id are one region. */
function regionsOf(
  results: readonly unknown[],
  { attributes, markedUp }: { attributes: ReadonlyMap<string, string>; markedUp: boolean },
  say: Say,
): ReadonlyMap<string, Region> {
  const regions = new Map<string, Region>();
  const relations = new Set<string>();
  let pages = false;
  for (const [index, result] of results.entries()) {
    const name = isRecord(result) && typeof result.id === 'string' ? result.id : `result ${index + 1}`;
    if (!isRecord(result)) {
      say(`It is ${shown(result)}, and no result.`, name);
      continue;
    }
    if (result.type === 'relation') {
      for (const label of listOf(result.labels)) if (label !== together) relations.add(shown(label));
      continue;
    }
    const value = isRecord(result.value) ? result.value : {};
    const known = regions.get(name);
    const { globalOffsets, ...words } = value;
    const rendered = markedUp && isRecord(globalOffsets);
    pages ||= rendered;
    const spans = labelled(rendered ? words : value, name, known ? undefined : say);
    if (!known && !spans) continue;
    const region: Region = known ?? { spans: [], attributes: {}, note: '' };
    // Labels stand in one result of a region, and what else is said of it in others.
    regions.set(name, spans?.some(({ label }) => label) || !known ? { ...region, spans: spans ?? [] } : region);
    const own = regions.get(name)!;
    own.note ||= isRecord(result.meta)
      ? listOf(result.meta.text)
          .filter((each) => typeof each === 'string')
          .join('\n')
      : '';
    const said = saidIn(value);
    if (said !== undefined && typeof result.from_name === 'string' && result.from_name !== '__proto__')
      own.attributes[attributes.get(result.from_name) ?? result.from_name] = said;
  }
  if (pages)
    say(
      'Its offsets count in a page without its tags, and the text has tags: regions were placed by their words.',
    );
  for (const label of relations) say(`Relations with the label ${label} cannot be kept.`);
  return regions;
}

/** A span for each label of the place; undefined where the result has none that can be read. */
function labelled(value: Loose, name: string, say: Say | undefined): readonly ForeignSpan[] | undefined {
  const labels = [value.labels, value.hypertextlabels, value.taxonomy].flatMap(listOf).flat();
  const names = labels.filter((label): label is string => typeof label === 'string');
  const quote = typeof value.text === 'string' ? { quote: { exact: value.text } } : {};
  const all = isRecord(value.globalOffsets) ? value.globalOffsets : value;
  const { start, end } = all;
  const where = (label: string): ForeignSpan | undefined => {
    if (typeof start === 'number' && typeof end === 'number') return { label, start, end, ...quote };
    return 'quote' in quote ? { label, ...quote } : undefined;
  };
  if (!where('')) {
    say?.('It says neither from where to where it goes, nor which words are meant.', name);
    return undefined;
  }
  return (names.length ? names : ['']).map((label) => where(label)!);
}

/** What a control of a region says. */
function saidIn(value: Loose): AttributeValue | undefined {
  const words = listOf(value.choices ?? (Array.isArray(value.text) ? value.text : undefined)).filter(
    (each): each is string => typeof each === 'string',
  );
  if (words.length) return words.join('; ');
  return typeof value.rating === 'number'
    ? value.rating
    : typeof value.number === 'number'
      ? value.number
      : undefined;
}

/** Regions of one annotation: those whose ids say so, as this program writes them; any other stands alone. */
function* grouped(
  regions: ReadonlyMap<string, Region>,
  rest: Loose | undefined,
  analyst: string | undefined,
  taken: Map<string, number>,
): Generator<ForeignAnnotation> {
  const records = listOf(rest?.annotations);
  const groups = new Map<
    string,
    { spans: ForeignSpan[]; attributes: Record<string, AttributeValue>; note: string; known: boolean }
  >();
  for (const [name, { spans, attributes, note }] of regions) {
    const number = rest ? /^a(\d+)\.\d+$/.exec(name)?.[1] : undefined;
    const record = number === undefined ? undefined : records[Number(number) - 1];
    const own = isRecord(record) && typeof record.id === 'string' ? record : undefined;
    for (const [index, span] of spans.entries()) {
      const id = own ? (own.id as string) : index ? `${name}-${index + 1}` : name;
      const group = groups.get(id);
      if (group) group.spans.push(span);
      else {
        const before =
          own && isRecord(own.attributes) ? (own.attributes as Record<string, AttributeValue>) : {};
        groups.set(id, {
          spans: [span],
          attributes: { ...before, ...attributes },
          note,
          known: own !== undefined,
        });
      }
    }
  }
  for (const [id, { spans, attributes, note, known }] of groups) {
    let free = id;
    // Counted on from the last one: thousands of annotators may name a region alike.
    let number = taken.get(id) ?? 1;
    for (; taken.has(free); free = `${id} (${number})`) number += 1;
    taken.set(id, number).set(free, taken.get(free) ?? 1);
    yield { id: free, spans, attributes, note, ...(!known && analyst !== undefined && { analyst }) };
  }
}

/** The short export: columns beside the text that hold lists of labels with their places. */
function shortLabels(task: Loose, say: Say): readonly ForeignAnnotation[] {
  const found: ForeignAnnotation[] = [];
  for (const value of Object.values(task))
    for (const each of listOf(value))
      if (isRecord(each) && typeof each.start === 'number') {
        const spans = labelled(each, `label ${found.length + 1}`, say);
        for (const span of spans ?? []) found.push({ spans: [span] });
      }
  return found;
}
