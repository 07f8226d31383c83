/** Bytes of unknown encoding as text, by the signs that files and servers give. */

const boms: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

export const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/**
 * `bytes` as text: by byte order mark, as UTF-16 where every other byte is mostly NUL, by the charset of the media type
 * `type`, with `markup` by the page's own declaration, else as UTF-8. What is said to be UTF-8 and is not is read as
 * windows-1252, the encoding of old Western pages; what is said to be windows-1252 and is UTF-8 is read as that.
 */
export function decode(bytes: Uint8Array, { type, markup }: { type: string; markup: boolean }): string {
  const marked = boms.find(([signature]) => startsWith(bytes, signature))?.[1] ?? wideEncoding(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const named = [charsetIn(type), markup ? charsetOfPage(bytes) : undefined];
  for (const label of [...named, 'utf-8']) {
    const text = label && attempt(bytes, label);
    if (typeof text === 'string') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const charsetIn = (text: string) => /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1];

/** A declaration is read as ASCII, so it cannot itself be in UTF-16, whatever it says. */
function charsetOfPage(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  const tag = /<meta\b[^>]*charset[^>]*>/i.exec(head)?.[0];
  const label = (tag && charsetIn(tag)) ?? /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/**
 * The UTF-16 that `bytes` without a mark are in: spaces and line ends have a NUL there, all at even places or all at odd
 * ones. Undefined for all else, since no other text holds NUL.
 */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 8192);
  const count = [0, 0];
  for (let index = 0; index < start.length; index++) if (!start[index]) count[index & 1]!++;
  const [even, odd] = count as [number, number];
  if (Math.max(even, odd) < Math.max(2, start.length / 100)) return undefined;
  const label = odd > 8 * even ? 'utf-16le' : even > 8 * odd ? 'utf-16be' : undefined;
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2)); // It may be cut off.
  return label && decodes(whole, label) !== undefined ? label : undefined;
}

/** Undefined for an encoding that nobody knows, and for bytes that are not in it. */
function attempt(bytes: Uint8Array, label: string): string | undefined {
  const encoding = encodingOf(label);
  // Editors save as UTF-8 and leave the old declaration; what Western text would be valid UTF-8 is nonsense.
  if (encoding === 'windows-1252' || encoding?.startsWith('utf-16'))
    return decodes(bytes, 'utf-8') ?? decodes(bytes, label);
  return encoding && decodes(bytes, label);
}

function encodingOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function decodes(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
