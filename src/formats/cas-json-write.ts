/** Writes a UIMA CAS: an annotation of its own type for each span, a judgement that ties them, the sources that it names. */
import type { Loose } from './explain.js';
import type { AnnotatedArticle } from './json-export.js';
import {
  featuresFor,
  judgementType,
  restType,
  sourceFields,
  sourceType,
  typeOf,
  typeSystem,
} from './cas-json-types.js';
import { restOf, type Outgoing, type Rest } from './outgoing.js';

export function casOf({ codebook }: AnnotatedArticle, out: Outgoing): Loose {
  const { article, sources = [] } = out.file;
  const structures: Loose[] = [];
  let last = 0;
  const add = (type: string, fields: Loose) => {
    last += 1;
    structures.push({ '%ID': last, '%TYPE': type, ...fields });
    return last;
  };
  const sofa = add('uima.cas.Sofa', {
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text/plain',
    sofaString: out.text,
  });
  const members: number[] = [];
  const mark = (type: string, begin: number, end: number, fields: Loose) => {
    members.push(add(type, { '@sofa': sofa, begin, end, ...fields }));
    return last;
  };
  mark('uima.tcas.DocumentAnnotation', 0, out.text.length, { language: article.language ?? 'x-unspecified' });

  const entries = new Map<string, number>();
  for (const source of sources ?? []) {
    const said = sourceFields.filter((name) => typeof source[name] === 'string');
    entries.set(source.id, add(sourceType, Object.fromEntries(said.map((name) => [name, source[name]]))));
  }

  // A judgement is named before its parent is written, so all of them have their numbers first.
  const numbers = new Map<string, number>();
  const places = new Map<string, readonly number[]>();
  const types = new Set<string>();
  const inside = new Map(out.labels.entries.map(([label, kind, part]) => [label, typeOf(kind, part)]));
  const total = out.annotations.reduce((sum, { spans }) => sum + spans.length, 0);
  for (const [index, { id }] of out.annotations.entries()) numbers.set(id, last + total + index + 1);
  for (const { id, spans } of out.annotations)
    places.set(
      id,
      spans.map(({ label, start16, end16 }) => {
        const type = inside.get(label)!;
        types.add(type);
        return mark(type, start16, end16, { label, '@judgement': numbers.get(id) });
      }),
    );
  const lists: [holder: Loose, name: string, type: string, elements: readonly number[]][] = [];
  const features = featuresFor(
    new Set(out.annotations.flatMap(({ attributes }) => Object.keys(attributes ?? {}))),
  );
  for (const { id, kind, spans, note, parent, sources: named, attributes: values = {} } of out.annotations) {
    const fields: Record<string, unknown> = { id, kind };
    if (note) fields.note = note;
    for (const [name, value] of Object.entries(values ?? {})) fields[features.get(name)!] = String(value);
    const lies = parent ? numbers.get(parent) : undefined;
    if (lies !== undefined) fields['@parent'] = lies;
    const end = spans.reduce((furthest, { end16 }) => Math.max(furthest, end16), 0);
    mark(judgementType, spans[0]!.start16, end, fields);
    const holder = structures.at(-1)!;
    lists.push([holder, '@spans', 'uima.tcas.Annotation[]', places.get(id)!]);
    const found = (named ?? []).flatMap((source) => entries.get(source) ?? []);
    if (found.length) lists.push([holder, '@sources', `${sourceType}[]`, found]);
  }
  for (const [holder, name, type, elements] of lists)
    Object.assign(holder, { [name]: add(type, { '%ELEMENTS': elements }) });
  const rest = restOf(out, { native: ['note'] });
  const annotations = rest.annotations.map((each) => withoutFeatures(each, numbers, entries));
  members.push(add(restType, { json: JSON.stringify({ ...rest, annotations, features: [...features] }) }));
  return {
    '%TYPES': typeSystem(codebook, types, features.values()),
    '%FEATURE_STRUCTURES': structures,
    '%VIEWS': { _InitialView: { '%SOFA': sofa, '%MEMBERS': members } },
  };
}

/** What stands in features is not there twice. Values that are no text stay beside theirs, which is text. */
function withoutFeatures(
  { attributes, parent, sources, ...rest }: Rest['annotations'][number],
  numbers: ReadonlyMap<string, number>,
  entries: ReadonlyMap<string, number>,
): Rest['annotations'][number] {
  const typed = Object.entries(attributes ?? {}).filter(([, value]) => typeof value !== 'string');
  const unknown = (sources ?? []).filter((id) => !entries.has(id));
  return {
    ...rest,
    ...(typed.length && { attributes: Object.fromEntries(typed) }),
    ...(parent && !numbers.has(parent) && { parent }),
    ...(unknown.length && { sources: unknown }),
  };
}
