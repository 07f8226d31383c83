/** Cuts a text into the tokens of a WebAnno TSV file: words and marks, with no white space but where a span needs it. */
import { lowerBound } from '../domain/lower-bound.js';
import type { Span } from '../domain/span.js';
import { segmenter } from '../domain/words.js';

/** Offsets in UTF-16, in reading order; no two overlap, none crosses a line break. */
export class Tokens {
  starts: number[] = [];
  ends: number[] = [];

  /** Each line begins with a token, as a sentence of the format does; so do and end all of `spans`. */
  constructor(text: string, language: string | null, spans: readonly Span[]) {
    let lineStart = 0;
    for (const line of text.split('\n')) {
      this.#addLine(line, lineStart, language);
      lineStart += line.length + 1;
    }
    this.#addSpaces(text, spans);
  }

  get length(): number {
    return this.starts.length;
  }

  /** Index of the token over the character at `offset`; the next one where none is. */
  at(offset: number): number {
    return lowerBound(this.ends.length, (index) => this.ends[index]! > offset);
  }

  #add(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  #addLine(line: string, lineStart: number, language: string | null): void {
    const indent = line.length - line.trimStart().length;
    if (indent) this.#add(lineStart, lineStart + indent);
    for (const { index, 0: chunk } of line.matchAll(/\S+/g)) {
      const at = lineStart + index;
      // Nearly all of a text is plain words with a mark or two around them: no need to ask for their rules.
      if (/^[A-Za-z0-9]+$/.test(chunk)) {
        this.#add(at, at + chunk.length);
        continue;
      }
      const plain = /^(["“”'‘’(]?)([A-Za-z0-9]+)([.,;:!?)"”]?)$/.exec(chunk);
      if (!plain) {
        for (const { index: inside, segment } of segmenter(language, 'word').segment(chunk))
          this.#add(at + inside, at + inside + segment.length);
        continue;
      }
      const word = at + plain[1]!.length;
      const after = word + plain[2]!.length;
      if (word > at) this.#add(at, word);
      this.#add(word, after);
      if (plain[3]) this.#add(after, after + 1);
    }
  }

  /** White space at which a span begins or ends is a token, too: the format knows no other way to mark it. */
  #addSpaces(text: string, spans: readonly Span[]): void {
    const missing = new Map<number, number>();
    for (const { start, end } of spans)
      for (const offset of [start, end - 1]) {
        const next = this.at(offset);
        if (next < this.length && this.starts[next]! <= offset) continue;
        const lineEnd = text.indexOf('\n', offset);
        const to = Math.min(
          next < this.length ? this.starts[next]! : text.length,
          lineEnd < 0 ? text.length : lineEnd,
        );
        missing.set(next ? this.ends[next - 1]! : 0, to);
      }
    if (!missing.size) return;
    const all = [...missing, ...this.starts.map((start, index) => [start, this.ends[index]!] as const)].sort(
      (a, b) => a[0] - b[0],
    );
    this.starts = all.map(([start]) => start);
    this.ends = all.map(([, end]) => end);
  }
}
