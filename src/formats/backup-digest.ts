/** SHA-256 of contents that may be large, without holding up the interface. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Beyond this the browser's own digest, which takes all bytes at once, would ask for too much memory. */
const most = 256 * 1024 * 1024;
/** About ten milliseconds of work to deflate. */
const piece = 256 * 1024;

/** Larger contents lie in Blobs, smaller ones in memory. */
export type Content = Blob | Uint8Array<ArrayBuffer>;

export const sizeOf = (content: Content): number => ('size' in content ? content.size : content.length);

/** In pieces that are worked through quickly, with a pause before each that is read from a Blob. */
export async function* piecesOf(content: Content): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const size = sizeOf(content);
  for (let at = 0; at < size; at += piece) {
    const end = Math.min(size, at + piece);
    if ('size' in content) yield new Uint8Array(await content.slice(at, end).arrayBuffer());
    else {
      if (at) await new Promise((resolve) => setTimeout(resolve));
      yield content.subarray(at, end);
    }
  }
}

/** In lower-case hexadecimal. */
export async function digestOf(content: Content): Promise<string> {
  // Missing on plain http.
  if (globalThis.crypto.subtle && sizeOf(content) <= most) {
    const bytes = 'size' in content ? await content.arrayBuffer() : content;
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  const hash = sha256.create();
  for await (const bytes of piecesOf(content)) hash.update(bytes);
  return bytesToHex(hash.digest());
}

/** Pieces on their way, gathered into what they are pieces of. */
export class Gathering {
  readonly #blobs: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes as Uint8Array<ArrayBuffer>);
    this.#length += bytes.length;
    if (this.#length > 8 * piece) this.#flush();
  }

  end(type = ''): Blob {
    this.#flush();
    return new Blob(this.#blobs, { type });
  }

  /** Into a Blob, which browsers keep out of a page's memory. */
  #flush(): void {
    this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#length = 0;
  }
}
