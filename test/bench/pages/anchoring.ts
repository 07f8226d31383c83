/** Annotations on a text of which some words were changed, carried over to the new text, and where they went in fact. */
import search from 'approx-string-match';
import { carryOver } from '../../../src/anchoring/carry-over.js';
import { diffTexts } from '../../../src/anchoring/diff-texts.js';
import type { Annotation } from '../../../src/domain/annotation.js';
import { edited, random, type Edits } from '../../anchoring/edits.js';
import { tally, type Tally } from '../../anchoring/truth.js';
import { material } from './material.js';

const { ready, take } = material();
await ready;
const set = take();
/** Made text is ASCII, so offsets are the same in every unit; none of it is what only a file may lack. */
const article = set.article as {
  readonly text: string;
  readonly blocks: NonNullable<typeof set.article.blocks>;
};
const annotations = set.annotations as unknown as readonly Annotation[];

const movedParagraphs = 8;
const edits = (seed: number) => edited(article, { share: 0.05, moved: movedParagraphs, next: random(seed) });
/** In one piece, as text from a file is. */
const flat = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

export interface CarriedOver extends Tally {
  /** Milliseconds. */
  readonly time: number;
}

function timed<Result>(work: () => Result): { readonly result: Result; readonly time: number } {
  const start = performance.now();
  const result = work();
  return { result, time: performance.now() - start };
}

const bench = {
  /** All of them at once; `blind`: from their quotes alone. */
  async carryOver(seed: number, blind: boolean): Promise<CarriedOver> {
    const edit = edits(seed);
    const texts = { before: blind ? null : article.text, after: flat(edit.text) };
    const { result, time } = timed(() => carryOver(annotations, texts));
    return { ...tally(annotations, result, edit), time };
  },

  /** Every so many of them by searching the whole text for each, with as many errors as a quarter of its letters. */
  async searchWhole(seed: number, count: number): Promise<{ readonly time: number; readonly right: number }> {
    const edit = edits(seed);
    const text = flat(edit.text);
    const some = annotations
      .filter((_, index) => index % Math.floor(annotations.length / count) === 0)
      .slice(0, count);
    const { result, time } = timed(() => some.map((annotation) => nearest(text, annotation)));
    return { time, right: result.filter((place, index) => isRight(place, some[index]!, edit)).length };
  },

  /** Milliseconds. */
  async diff(seed: number): Promise<number> {
    const after = flat(edits(seed).text);
    return timed(() => diffTexts(article.text, after)).time;
  },
};

type Place = { readonly start: number; readonly end: number } | undefined;

/** With the fewest errors, and of those the nearest to where it was. */
function nearest(text: string, { spans }: Annotation): Place {
  const { exact, start } = spans[0]!;
  const distance = (one: { start: number }) => Math.abs(one.start - start);
  return search(text, exact, Math.floor(exact.length / 4)).sort(
    (a, b) => a.errors - b.errors || distance(a) - distance(b),
  )[0];
}

function isRight(place: Place, { spans }: Annotation, edit: Edits): boolean {
  const truth = edit.place(spans[0]!);
  return place?.start === truth?.start && place?.end === truth?.end;
}

export type AnchoringBench = typeof bench;
Object.assign(globalThis, { bench });
