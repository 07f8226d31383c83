/** Names of annotations and of their spans as addresses, which JSON-LD asks for. */

const ours = 'urn:source-bias-annotator:annotation:';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Leaves ids that are addresses already. */
export const iriOf = (id: string): string =>
  uuid.test(id) ? `urn:uuid:${id}` : /^https?:\/\/[^#]+$/.test(id) ? id : ours + encoded(id);

export function idOf(iri: string): string {
  if (iri.startsWith('urn:uuid:') && uuid.test(iri.slice(9))) return iri.slice(9);
  return iri.startsWith(ours) ? decoded(iri.slice(ours.length)) : iri;
}

/** Of a span of the annotation with that address: it bears the label, since tools that drop what they do not know keep the id of a target. */
export const spanIri = (annotation: string, index: number, label: string) =>
  `${annotation}#${index + 1}-${encoded(label)}`;

/** The label in an address that `spanIri` made; undefined in any other. */
export const labelIn = (iri: unknown): string | undefined => {
  const label = typeof iri === 'string' ? /#\d+-(.+)$/.exec(iri)?.[1] : undefined;
  return label === undefined ? undefined : decoded(label);
};

/** Lone surrogates, which an address cannot hold, are replaced. */
const encoded = (words: string) =>
  plain.test(words) ? words : encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd'));
const plain = /^[\w.-]*$/;

function decoded(words: string): string {
  if (!words.includes('%')) return words;
  try {
    return decodeURIComponent(words);
  } catch {
    return words; // Not encoded by this program.
  }
}
