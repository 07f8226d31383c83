/** What writing and reading costs in every exchange format. */
import type { ExchangedSet, ExchangeFile } from '../../../src/formats/exchange-format.js';
import { formats } from '../../../src/formats/formats.js';
import { readOwn } from '../../../src/formats/json.js';
import { material } from './material.js';

/** Milliseconds. */
export interface Exchanged {
  readonly write: number;
  readonly read: number;
  /** The annotation set as JSON, parsed and nothing more. */
  readonly parse: number;
  /** Annotations that came back: a format that drops them would be fast. */
  readonly back: number;
}

const { ready, take } = material();
let set: ExchangedSet;
let text = '';

const timed = <Result>(work: () => Result): readonly [Result, number] => {
  const start = performance.now();
  return [work(), performance.now() - start];
};

const bench = {
  async load(): Promise<readonly string[]> {
    await ready;
    const own = take();
    text = JSON.stringify(own);
    set = readOwn(own, { file: 'set.json' }, ({ message }) => {
      throw new Error(message);
    });
    return Object.keys(formats);
  },

  /** Once each, in a page that has tried nothing else of this format before. */
  exchange(id: string): Exchanged {
    const format = formats[id]!;
    const [files, write] = timed((): readonly ExchangeFile[] => format.write(set, { name: 'set' }));
    const [{ sets }, read] = timed(() => format.read(files));
    const [, parse] = timed((): unknown => JSON.parse(text));
    const spans = (annotations: ExchangedSet['annotations']) =>
      annotations.reduce((sum, each) => sum + each.spans.length, 0);
    return { write, read, parse, back: sets[0] ? spans(sets[0].annotations) / spans(set.annotations) : 0 };
  },
};

export type FormatsBench = typeof bench;
Object.assign(globalThis, { bench });
