/** Records as lines of JSON, on their way into a file and out of one. */

/** Gathers records as lines, in Blobs, which browsers keep out of a page's memory. */
export class LineWriter {
  readonly #blobs: Blob[] = [];
  #lines: string[] = [];
  #length = 0;
  #count = 0;

  /** `record` must be plain data. Lone surrogates are escaped by JSON, so that UTF-8 can hold them. */
  add(record: unknown): void {
    const line = JSON.stringify(record);
    this.#lines.push(line, '\n');
    this.#length += line.length;
    this.#count += 1;
    if (this.#length > 1e6) this.#flush();
  }

  get count(): number {
    return this.#count;
  }

  end(): Blob {
    this.#flush();
    return new Blob(this.#blobs);
  }

  #flush(): void {
    this.#blobs.push(new Blob(this.#lines));
    this.#lines = [];
    this.#length = 0;
  }
}

/**
 * Hands each line's value to `onRecord`, with its number from 0; resolves to how many there are. Throws SyntaxError where
 * a line is no JSON, and TypeError where the bytes are no UTF-8.
 */
export async function readLines(
  pieces: AsyncIterable<Uint8Array>,
  onRecord: (value: unknown, index: number) => void,
): Promise<number> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let [records, rest] = [0, ''];
  const readLine = (line: string) => {
    if (line) onRecord(parse(line), records);
    if (line) records += 1;
  };
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    lines.forEach(readLine);
  }
  readLine(rest + decoder.decode());
  return records;
}

/** JSON can hold an own `__proto__`, which would become the prototype of a careless copy: it goes. */
function parse(line: string): unknown {
  const value: unknown = JSON.parse(line);
  return /__proto__|\\u005f/i.test(line) ? withoutPrototypes(value) : value;
}

function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      key === '__proto__' ? [] : [[key, withoutPrototypes(field)]],
    ),
  );
}
