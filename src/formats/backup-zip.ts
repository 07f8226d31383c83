/** Writes a zip file piece by piece, so that neither memory nor the interface feels its size. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes that are deflated in one go: about ten milliseconds of work. */
const piece = 256 * 1024;
/** Beyond these a zip file needs fields that not every program reads. */
const mostBytes = 0xffffffff;
const mostFiles = 0xffff;

export interface ZipOptions {
  /** Of all files in it. */
  readonly modified: Date;
  readonly signal?: AbortSignal | undefined;
  /** How many bytes went in since the last call. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface ZipWriter {
  /** Resolves to the SHA-256 of the content, in lower-case hexadecimal. `packed`: it is deflated already. */
  add(name: string, content: Blob, options?: { readonly packed?: boolean }): Promise<string>;
  end(): Blob;
}

/** Throws Error where the file gets larger than a zip file can be, and `signal.reason` once that is aborted. */
export async function zipWriter({ modified, signal, onBytes }: ZipOptions): Promise<ZipWriter> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const done: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  let written = 0;
  let files = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (error) return;
    chunks.push(chunk);
    waiting += chunk.length;
    written += chunk.length;
  });
  /** Out of the page's memory. */
  const flush = () => {
    done.push(new Blob(chunks));
    chunks = [];
    waiting = 0;
  };
  return {
    async add(name, content, { packed = false } = {}) {
      files += 1;
      const hash = sha256.create();
      const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = modified;
      zip.add(entry);
      for (let at = 0; at < content.size || at === 0; at += piece) {
        signal?.throwIfAborted();
        const bytes = new Uint8Array(await content.slice(at, at + piece).arrayBuffer());
        hash.update(bytes);
        entry.push(bytes, at + piece >= content.size);
        onBytes?.(bytes.length);
        if (failure) throw failure;
        if (waiting > 8 * piece) flush();
        if (written > mostBytes || files > mostFiles)
          throw new Error(
            'There is more here than one backup file can hold: 4 GB or 65,535 files that articles were made from.',
          );
      }
      return bytesToHex(hash.digest());
    },
    end() {
      zip.end();
      flush();
      return new Blob(done, { type: 'application/zip' });
    },
  };
}
