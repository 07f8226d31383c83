/** The bytes that an article is made from, so that an export can prove what was coded. */
import { describeRaw, type RawDigest, type RawInput } from '../domain/article.js';

/** What an article may be made from, as `ArticleInput` has it. */
interface Content {
  readonly text?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly raw?: RawInput;
}

/**
 * The bytes behind `input`: those of the file or page that it came from, else the UTF-8 of what was pasted, whose name
 * is ''. Null for the nodes of a page, which have no bytes of their own.
 */
export function rawOf({ text, html, markdown, raw }: Content): RawInput | null {
  if (raw) return raw;
  const [type, content] =
    html !== undefined
      ? ['text/html', html]
      : markdown !== undefined
        ? ['text/markdown', markdown]
        : ['text/plain', text];
  return content === undefined ? null : { name: '', type: type!, bytes: new TextEncoder().encode(content) };
}

/** As `describeRaw`, with the browser's own digest where the page is secure enough to have one: a file may be large. */
export async function digestRaw(raw: RawInput): Promise<RawDigest> {
  if (!globalThis.crypto?.subtle) return describeRaw(raw);
  const { name, type, bytes } = raw;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, type, size: bytes.length, sha256 };
}
