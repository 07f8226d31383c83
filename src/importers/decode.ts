/** Bytes of unknown encoding as text, by the signs that files and servers give. */

const boms: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

export const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/**
 * `bytes` as text: by byte order mark, by the charset of the media type `type`, with `markup` by the page's own meta tag,
 * else as UTF-8. What is said to be UTF-8 and is not is read as windows-1252, the encoding of old Western pages.
 */
export function decode(bytes: Uint8Array, { type, markup }: { type: string; markup: boolean }): string {
  const marked = boms.find(([signature]) => startsWith(bytes, signature))?.[1];
  if (marked) return new TextDecoder(marked).decode(bytes);
  const named = [charsetIn(type), markup ? charsetOfPage(bytes) : undefined];
  for (const label of [...named, 'utf-8']) {
    const text = label && attempt(bytes, label);
    if (typeof text === 'string') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const charsetIn = (text: string) => /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1];

/** A meta tag is read as ASCII, so it cannot itself be in UTF-16, whatever it says. */
function charsetOfPage(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  const tag = /<meta\b[^>]*charset[^>]*>/i.exec(head)?.[0];
  const label = tag && charsetIn(tag);
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** Undefined for an encoding that nobody knows, and for bytes that are not in it. */
function attempt(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
