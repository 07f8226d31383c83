/**
 * Annotations as CATMA exports them: pointers into a text of its own, in UTF-16 from start to end, with tags as feature
 * structures. Its TEI holds no text.
 */
import type { ForeignAnnotation } from './foreign-set.js';
import { attributeOf, descendants, elementAt, textIn } from './xml-elements.js';
import type { Elements } from './tei-facts.js';
import { idsIn } from './tei-record.js';

const place = /^catma:.*#char=(\d+),(\d+)$/;

/** Empty where the file is not CATMA's. */
export function catmaSpans(
  elements: Elements,
  say: (message: string, id?: string) => void,
): ForeignAnnotation[] {
  const groups = new Map<string, { readonly tag: string; readonly spans: { start: number; end: number }[] }>();
  for (const segment of elements.get('seg') ?? []) {
    const tag = attributeOf(segment, 'ana');
    for (const pointer of descendants(segment, 'ptr')) {
      const target = attributeOf(pointer, 'target') ?? '';
      if (!target.startsWith('catma:') || attributeOf(pointer, 'type') === 'exclusion') continue;
      const found = place.exec(target);
      if (!found || !tag) {
        say(`The pointer ${JSON.stringify(target.slice(0, 80))} leads to no place in the text.`, tag);
        continue;
      }
      for (const id of idsIn(tag)) {
        const group = groups.get(id) ?? { tag: id, spans: [] };
        groups.set(id, group);
        group.spans.push({ start: Number(found[1]), end: Number(found[2]) });
      }
    }
  }
  if (!groups.size) return [];
  const names = tagNames(elements);
  return [...groups].map(([id, { spans }]) => ({
    id,
    spans: spans.map((span) => ({ label: names.get(id) ?? id, ...span })),
  }));
}

/** The name of the tag that a feature structure is an instance of, by the id of the latter. */
function tagNames(elements: Elements): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const declaration of elements.get('fsDecl') ?? []) {
    const name = textIn(elementAt(declaration, 'fsDescr')).trim();
    for (const key of ['type', 'xml:id']) {
      const id = attributeOf(declaration, key);
      if (id !== undefined && name) tags.set(id, name);
    }
  }
  const names = new Map<string, string>();
  for (const instance of elements.get('fs') ?? []) {
    const [id, type] = ['xml:id', 'type'].map((key) => attributeOf(instance, key));
    if (id !== undefined && type !== undefined) names.set(id, tags.get(type) ?? type);
  }
  return names;
}
