/** Writes a zip file piece by piece, so that neither memory nor the interface feels its size. */
import { Gathering, piecesOf, sizeOf, type Content } from './backup-digest.js';

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
  /** `packed`: the content is deflated already. */
  add(name: string, content: Content, options?: { readonly packed?: boolean }): Promise<void>;
  end(): Blob;
}

/** Throws Error where the file gets larger than a zip file can be, and `signal.reason` once that is aborted. */
export async function zipWriter({ modified, signal, onBytes }: ZipOptions): Promise<ZipWriter> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const gathering = new Gathering();
  let written = 0;
  let files = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (error) return;
    gathering.add(chunk);
    written += chunk.length;
  });
  return {
    async add(name, content, { packed = false } = {}) {
      files += 1;
      const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = modified;
      zip.add(entry);
      let left = sizeOf(content);
      if (!left) entry.push(new Uint8Array(), true);
      for await (const bytes of piecesOf(content)) {
        signal?.throwIfAborted();
        left -= bytes.length;
        entry.push(bytes, !left);
        onBytes?.(bytes.length);
        if (failure) throw failure;
        if (written > mostBytes || files > mostFiles)
          throw new Error(
            'There is more here than one backup file can hold: 4 GB or 65,535 files that articles were made from.',
          );
      }
    },
    end() {
      zip.end();
      return gathering.end('application/zip');
    },
  };
}
