/** What a TEI annotation says beside its words: features as attributes, and what this program wrote for itself. */
import { sentenceOf } from '../domain/sentence-of.js';
import type { FileAnnotation } from './annotation-set.js';
import { isRecord, type Loose } from './explain.js';
import { attributeOf, descendants, elementAt, elementsOf, textIn, type XmlElement } from './xml-elements.js';
import { parseJson } from './read-text.js';
import { ident, ruleId } from './tei-names.js';
import { forXml } from './xml.js';

/** What `restOf` wrote into the header; empty where there is none, or none that can be read. */
export function restIn(tei: XmlElement, say: (message: string) => void): Loose {
  for (const data of elementsOf(elementAt(tei, 'teiHeader'), 'xenoData')) {
    if (attributeOf(data, 'type') !== ident) continue;
    try {
      const rest = parseJson(textIn(data));
      if (isRecord(rest)) return rest;
    } catch (error) {
      say(`What ${ident} wrote for itself was left out. ${sentenceOf(error)}`);
    }
  }
  return {};
}

/** `#a #b` -> `a`, `b`. */
export const idsIn = (pointers: string | undefined): string[] =>
  (pointers?.match(/\S+/g) ?? []).map((pointer) => pointer.replace(/^#/, ''));

/** Attributes out of `<f>` elements. `suggests`: whether they tell what a rule suggested. */
export function featuresOf(
  annotation: XmlElement,
  suggests: boolean,
): Pick<FileAnnotation, 'attributes' | 'prefilled'> {
  const all: (readonly [string, string | number | boolean])[] = [];
  const prefilled: string[] = [];
  for (const feature of descendants(annotation, 'f')) {
    const name = attributeOf(feature, 'n') ?? attributeOf(feature, 'name');
    if (name === undefined || name === '__proto__') continue;
    all.push([name, valueOf(feature)]);
    if (suggests && idsIn(attributeOf(feature, 'resp')).includes(ruleId)) prefilled.push(name);
  }
  if (!all.length) return {};
  return { attributes: Object.fromEntries(all), ...(prefilled.length && { prefilled }) };
}

function valueOf(feature: XmlElement): string | number | boolean {
  const [value] = elementsOf(feature);
  const stated = attributeOf(value, 'value');
  if (value?.name === 'binary') return stated === 'true' || stated === '1';
  if (value?.name === 'numeric' && stated && Number.isFinite(Number(stated))) return Number(stated);
  return stated ?? textIn(feature);
}

/** As a TEI file shows it. */
const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') return forXml(inner);
    return isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).map(([name, all]) => [forXml(name), all]))
      : inner;
  }) ?? '';

/** Without the fields that show what `left` holds in full: a character that XML cannot hold is shown as another. */
export function unlessEdited<T extends object>(record: T, left: Loose | undefined): T {
  if (!left) return record;
  const kept = Object.entries(record).filter(
    ([field, value]) => !Object.hasOwn(left, field) || shown(left[field]) !== shown(value),
  );
  return Object.fromEntries(kept) as T;
}
