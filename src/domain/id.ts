/** Identifiers for articles, annotations and sources. */

const format = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** A random UUID. `crypto.randomUUID` exists in secure contexts only; pages on plain http need ids too. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return format(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/**
 * A UUID (version 8) made of two ids: the same two always give the same. FNV-1a with four seeds; it need not be hard
 * to forge, only stable.
 */
export function idOfTwo(first: string, second: string): string {
  const words = [1, 2, 3, 4].map((seed) => {
    let hash = 0x811c9dc5 ^ seed;
    for (const letter of `${first} ${second}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  return idOfDigest(words.join(''));
}

/**
 * The UUID (version 8, RFC 9562) that a digest names. The same text has the same id in every tab and on every
 * machine, so two tabs that load it at once, or two analysts who later merge, mean the same article.
 */
export const idOfDigest = (sha256: string) =>
  format(`${sha256.slice(0, 12)}8${sha256.slice(13, 16)}8${sha256.slice(17, 32)}`);
