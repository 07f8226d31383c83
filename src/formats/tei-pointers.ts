/**
 * Spans as TEI pointers: `#string-range(p1,11,8)` is an element, an offset in its own text and a length, in code
 * points; more pairs are more pieces (TEI P5 Guidelines, chapter 17). A span over several blocks is a pointer for each.
 */
import { lowerBound } from '../domain/lower-bound.js';
import type { Span } from '../domain/span.js';
import type { OutgoingSpan } from './outgoing.js';
import { blockId } from './tei-names.js';

/** A pointer that is written. */
interface Pointer {
  readonly block: number;
  readonly label: string;
  readonly pairs: (readonly [offset: number, length: number])[];
  /** Whether it goes on where the one before ended, at the end of a block. */
  readonly continues: boolean;
}

export interface Pointers {
  readonly target: string;
  /** One for all pointers, or one for each. */
  readonly ana: string;
  /** Indices of pointers that look as if they went on with the span before, and begin one of their own. */
  readonly apart: readonly number[];
}

/** Offsets of spans and blocks in code points. */
export function pointersTo(spans: readonly OutgoingSpan[], blocks: readonly Span[]): Pointers {
  const pointers: Pointer[] = [];
  for (const { label, start, end } of spans) {
    const first = lowerBound(blocks.length, (index) => blocks[index]!.end >= start);
    for (let block = first; block < blocks.length && blocks[block]!.start <= end; block += 1) {
      const place = blocks[block]!;
      const from = Math.max(start, place.start);
      const pair = [from - place.start, Math.min(end, place.end) - from] as const;
      const last = pointers.at(-1);
      const isWhole = start >= place.start && end <= place.end;
      const goesOn = last?.label === label && last.block === block && !last.continues && isWhole;
      if (goesOn) last.pairs.push(pair);
      else pointers.push({ block, label, pairs: [pair], continues: block > first });
    }
  }
  const isOne = pointers.every(({ label }) => label === pointers[0]!.label);
  let [target, ana] = ['', ''];
  const apart: number[] = [];
  for (const [index, { block, label, pairs, continues }] of pointers.entries()) {
    const space = index ? ' ' : '';
    target += `${space}#string-range(${blockId(block)}`;
    for (const [offset, length] of pairs) target += `,${offset},${length}`;
    target += ')';
    if (!index || !isOne) ana += `${space}#${label}`;
    if (!continues && looksContinued(pointers, index, blocks)) apart.push(index);
  }
  return { target, ana, apart };
}

function looksContinued(pointers: readonly Pointer[], index: number, blocks: readonly Span[]): boolean {
  const [before, pointer] = [pointers[index - 1], pointers[index]!];
  if (before?.label !== pointer.label || before.block !== pointer.block - 1 || pointer.pairs[0]![0])
    return false;
  const [offset, length] = before.pairs.at(-1)!;
  const { start, end } = blocks[before.block]!;
  return start + offset + length === end;
}

/** A pointer that was read: an id, and offsets with lengths in what bears it; none for all of it. */
export interface ReadPointer {
  readonly id: string;
  readonly pairs: readonly (readonly [offset: number, length: number])[];
}

/** The pointers of a `target`; a string is one that cannot be followed. */
export function readPointers(target: string): (ReadPointer | string)[] {
  if (!/\s/.test(target)) return target ? [readPointer(target)] : [];
  return (target.match(/[^\s()]*\([^()]*\)|\S+/g) ?? []).map(readPointer);
}

function readPointer(pointer: string): ReadPointer | string {
  const usual = /^#string-range\(([^,\s()]+),(\d+),(\d+)\)$/.exec(pointer);
  if (usual) return { id: usual[1]!, pairs: [[Number(usual[2]), Number(usual[3])]] };
  const range = /^#?string-range\(\s*#?([^,\s]+)\s*((?:,\s*\d+\s*){2,})\)$/.exec(pointer);
  if (!range) return /^#[^()\s]+$/.test(pointer) ? { id: pointer.slice(1), pairs: [] } : pointer;
  const numbers = range[2]!.split(',').slice(1).map(Number);
  if (numbers.length % 2) return pointer;
  return {
    id: range[1]!,
    pairs: numbers.flatMap((offset, index) => (index % 2 ? [] : [[offset, numbers[index + 1]!] as const])),
  };
}
