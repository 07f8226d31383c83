/** Reads a UIMA CAS as JSON: of this program, and of INCEpTION, cassis and others. */
import type { AttributeValue } from '../domain/annotation.js';
import { judgementType, restType, sourceFields, sourceType } from './cas-json-types.js';
import type { ExchangedSet, ExchangeFile, FileProblem, OffsetUnit } from './exchange-format.js';
import { isRecord, shown, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { parseJson, textOf } from './read-text.js';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What programs find by themselves, and nobody has judged. */
const machinery =
  /\.segmentation\.|\.(Token|Sentence|Paragraph|Heading|Div|DocumentMetaData|DocumentAnnotation|TagsetDescription|TagDescription|Lemma|Stem|MorphologicalFeatures|CASMetadata|LayerDefinition|FeatureDefinition)$|^uima\./;

interface Drafts {
  readonly byJudgement: Map<number, { readonly spans: ForeignSpan[]; record: Loose | undefined }>;
  readonly alone: ForeignAnnotation[];
}

/** Throws Error, in a sentence, for what is no CAS or holds no text. */
export function readCas(
  file: ExchangeFile,
  now: string,
  report: (problem: FileProblem) => void,
): readonly ExchangedSet[] {
  const say = (message: string, id?: string) =>
    report({ file: file.name, ...(id !== undefined && { id }), message });
  const cas = parseJson(textOf(file));
  if (!isRecord(cas) || (cas['%FEATURE_STRUCTURES'] === undefined && cas['%VIEWS'] === undefined))
    throw new Error('This is no CAS in JSON: it has no "%FEATURE_STRUCTURES".');
  const structures = structuresIn(cas['%FEATURE_STRUCTURES'], say);
  const texts = structures.filter(
    (each) =>
      each['%TYPE'] === 'uima.cas.Sofa' && typeof each.sofaString === 'string' && each.sofaString !== '',
  );
  const [sofa] = texts;
  if (!sofa) throw new Error('This CAS holds no text.');
  if (texts.length > 1) say(`It has ${texts.length} views with a text: the first of them was read.`);

  const rest = restIn(structures, say);
  const { byJudgement, alone } = draftsOf(structures, sofa['%ID'], say);
  const records = new Map(
    listOf(isRecord(rest) ? rest.annotations : null).flatMap((each) =>
      isRecord(each) && typeof each.id === 'string' ? [[each.id, each] as const] : [],
    ),
  );
  const features = new Map(
    listOf(isRecord(rest) ? rest.features : null).flatMap((pair) =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
        ? [[pair[1], pair[0]] as const]
        : [],
    ),
  );
  const links = linksIn(structures);
  const judged = [...byJudgement].map(([number, { spans, record }]) =>
    annotationOf(number, spans, record, { records, features, links }),
  );
  const language = structures.find((each) => each['%TYPE'] === 'uima.tcas.DocumentAnnotation')?.language;
  const article = typeof language === 'string' && language !== 'x-unspecified' ? { language } : {};
  const text = sofa.sofaString as string;
  const annotations = [...judged, ...alone];
  const sources = sourcesIn(structures, rest);
  const set = readForeign(
    {
      file: file.name,
      text,
      unit: unitIn(cas['%HEADER']),
      article,
      ...(sources && { sources }),
      annotations,
      rest,
    },
    now,
    report,
  );
  return set ? [set] : [];
}

/**
 * A header says what offsets count where that is not UTF-16; the specification leaves open in which field, so the value is
 * looked for. Throws Error for bytes of UTF-8.
 */
function unitIn(header: unknown): OffsetUnit {
  const named = isRecord(header) ? Object.values(header) : [];
  const bits = named
    .map((value) => /^utf[-_ ]?(8|16|32)$/i.exec(shown(value).replaceAll('"', ''))?.[1])
    .find(Boolean);
  if (bits === '8')
    throw new Error(
      'The offsets of this CAS count bytes of UTF-8: have it written with UTF-16 or UTF-32 offsets.',
    );
  return bits === '32' ? 'code-point' : 'utf-16';
}

/** As a list, or by number as an early draft of the format had them. */
function structuresIn(value: unknown, say: (message: string, id?: string) => void): readonly Loose[] {
  const list = Array.isArray(value)
    ? (value as unknown[])
    : isRecord(value)
      ? Object.entries(value).map(([id, each]) => (isRecord(each) ? { '%ID': Number(id), ...each } : each))
      : [];
  return list.filter((each, index): each is Loose => {
    if (isRecord(each) && typeof each['%TYPE'] === 'string') return true;
    say('It has no "%TYPE".', `structure ${index + 1}`);
    return false;
  });
}

function restIn(structures: readonly Loose[], say: (message: string) => void): unknown {
  const json = structures.find((each) => each['%TYPE'] === restType)?.json;
  if (typeof json !== 'string') return undefined;
  try {
    return parseJson(json);
  } catch {
    say('What this program had put beside the words cannot be read: it was left out.');
    return undefined;
  }
}

function draftsOf(
  structures: readonly Loose[],
  sofa: unknown,
  say: (message: string, id?: string) => void,
): Drafts {
  const byJudgement: Drafts['byJudgement'] = new Map();
  const alone: ForeignAnnotation[] = [];
  const draft = (number: number) => {
    const known = byJudgement.get(number) ?? { spans: [], record: undefined };
    byJudgement.set(number, known);
    return known;
  };
  const skipped = new Set<string>();
  for (const each of structures) {
    const type = each['%TYPE'] as string;
    const id = typeof each['%ID'] === 'number' ? each['%ID'] : -1;
    if (type === judgementType) {
      draft(id).record = each;
      continue;
    }
    const { begin, end, label } = each;
    if (typeof begin !== 'number' || typeof end !== 'number' || type === sourceType) continue;
    if (machinery.test(type)) {
      if (!type.startsWith('uima.')) skipped.add(shortName(type));
      continue;
    }
    if (each['@sofa'] !== undefined && each['@sofa'] !== sofa) continue;
    const span = {
      label: typeof label === 'string' && each['@judgement'] !== undefined ? label : shortName(type),
      start: begin,
      end,
    };
    if (typeof each['@judgement'] === 'number') draft(each['@judgement']).spans.push(span);
    else alone.push({ id: `${id}`, spans: [span], attributes: featuresOf(each) });
  }
  if (skipped.size)
    say(`Structures of the types ${[...skipped].sort().join(', ')} are no judgements: they were left out.`);
  return { byJudgement, alone };
}

const shortName = (type: string) => type.slice(type.lastIndexOf('.') + 1);

/** What strangers say of a span: everything that is a value, and not where it stands. */
function featuresOf(structure: Loose): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(structure)) {
    if (/^[%@#^]|^(begin|end|__proto__)$/.test(name)) continue;
    if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
      values[name] = value as AttributeValue;
  }
  return values;
}

/** Structures by number, as references name them. */
const linksIn = (structures: readonly Loose[]): ReadonlyMap<unknown, Loose> =>
  new Map(structures.map((each) => [each['%ID'], each]));

/** The registry, with what the structures say of each source; undefined where there are none. */
function sourcesIn(structures: readonly Loose[], rest: unknown): readonly Loose[] | undefined {
  const entries = structures.filter((each) => each['%TYPE'] === sourceType && typeof each.id === 'string');
  if (!entries.length) return undefined;
  const known = new Map(
    listOf(isRecord(rest) ? rest.sources : null).flatMap((each) =>
      isRecord(each) ? [[each.id, each] as const] : [],
    ),
  );
  return entries.map((entry) => {
    const source: Record<string, unknown> = { ...known.get(entry.id) };
    for (const field of sourceFields) {
      if (typeof entry[field] === 'string') source[field] = entry[field];
      else if (typeof source[field] === 'string') delete source[field];
    }
    return source;
  });
}

interface Beside {
  readonly records: ReadonlyMap<string, Loose>;
  readonly features: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<unknown, Loose>;
}

const idOf = (structure: Loose | undefined) =>
  typeof structure?.id === 'string' && structure.id ? structure.id : undefined;

function annotationOf(
  number: number,
  spans: readonly ForeignSpan[],
  judgement: Loose | undefined,
  { records, features, links }: Beside,
): ForeignAnnotation {
  const id = idOf(judgement) ?? `${number}`;
  const own = records.get(id);
  const typed = isRecord(own?.attributes) ? own.attributes : {};
  const attributes: Record<string, AttributeValue> = {};
  for (const [feature, value] of Object.entries(judgement ?? {})) {
    if (!feature.startsWith('a_') || typeof value !== 'string') continue;
    const name = features.get(feature) ?? feature.slice(2);
    if (name === '__proto__') continue;
    // Features hold text: where it is that of a typed value, the value comes back as it was.
    const kept = Object.hasOwn(typed, name) ? typed[name] : undefined;
    attributes[name] = String(kept) === value ? (kept as AttributeValue) : value;
  }
  const note = typeof judgement?.note === 'string' ? judgement.note : '';
  const lies = judgement && links.get(judgement['@parent']);
  const parent = lies
    ? (idOf(lies) ?? `${String(lies['%ID'])}`)
    : typeof own?.parent === 'string'
      ? own.parent
      : null;
  const named = judgement && listOf(links.get(judgement['@sources'])?.['%ELEMENTS']);
  const sources = [
    ...(named ?? []).flatMap((each) => idOf(links.get(each)) ?? []),
    ...listOf(own?.sources).filter((each): each is string => typeof each === 'string'),
  ];
  return { id, spans, attributes, note, parent, sources };
}
