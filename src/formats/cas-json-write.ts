/** Writes a UIMA CAS: an annotation of its own type for each span, a judgement that ties them, the sources that it names. */
import type { Loose } from './explain.js';
import type { AnnotatedArticle } from './json-export.js';
import { featuresFor, judgementType, restType, sourceType, typeOf, typeSystem } from './cas-json-types.js';
import { restOf, type Outgoing } from './outgoing.js';

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
  for (const { id, name, kind, type, role, side } of sources ?? [])
    entries.set(id, add(sourceType, { id, name, kind, type, role, side }));

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
  members.push(
    add(restType, { json: JSON.stringify({ ...restOf(out, { native: ['note'] }), features: [...features] }) }),
  );
  return {
    '%TYPES': typeSystem(codebook, types, features.values()),
    '%FEATURE_STRUCTURES': structures,
    '%VIEWS': { _InitialView: { '%SOFA': sofa, '%MEMBERS': members } },
  };
}
