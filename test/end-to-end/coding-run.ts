/** Codes an article step by step, by whatever means: the same way for keys, a mouse and a finger. */
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Screen } from './coding-reading.js';
import type { CodedSource, Place, PlacedStep } from './coding-steps.js';

/** What a coder does, whichever the device. */
export interface Coder {
  readonly screen: Screen;
  /** What is asked lies over what can be done with selected words: so words are selected once nothing is asked any more. */
  readonly asksFirst: boolean;
  /** Is done with the annotation in hand, where that is in the way of the next one. */
  rest(): Promise<void>;
  select(place: Place): Promise<void>;
  mark(kind: string): Promise<void>;
  add(part: string): Promise<void>;
  accept(): Promise<void>;
  other(): Promise<void>;
  none(): Promise<void>;
  pick(name: string, isNew: boolean): Promise<void>;
  nobody(): Promise<void>;
  answer(kind: string, attribute: string, value: string): Promise<void>;
  fill(kind: string, values: Readonly<Record<string, string>>): Promise<void>;
}

export interface Done {
  readonly step: PlacedStep;
  /** Whether the first proposal was right; null where there was nothing to propose. */
  readonly first: { readonly cue: boolean | null; readonly source: boolean | null };
  /** Every part that has words was proposed, first or later, and nobody's name had to be thought of. */
  readonly proposed: boolean;
}

const labels = { cue: 'Cue', source: 'Source' } as const;
const most = 6;

export class Coding {
  readonly #coder: Coder;
  /** By key. */
  readonly #sources: Readonly<Record<string, CodedSource>>;
  readonly #known = new Set<string>();
  readonly #later: { readonly part: string; readonly place: Place }[] = [];

  constructor(coder: Coder, sources: Readonly<Record<string, CodedSource>>) {
    this.#coder = coder;
    this.#sources = sources;
  }

  /** Selects the main words and marks them, with their further fragments. */
  async begin({ kind, mainPlaces, places }: PlacedStep): Promise<void> {
    const coder = this.#coder;
    const [first, ...further] = mainPlaces;
    await coder.rest();
    await coder.select(first!);
    await coder.mark(kind);
    for (const place of further) await this.#add(kind === 'attribution' ? 'content' : kind, place);
    if (places.addressee) await this.#add('addressee', places.addressee);
  }

  /** Puts words into a part, now or once nothing is asked any more. */
  async #add(part: string, place: Place): Promise<void> {
    if (this.#coder.asksFirst) return void this.#later.push({ part, place });
    await this.#coder.select(place);
    await this.#coder.add(part);
  }

  /** Answers what is asked then: cue, source, who it is, and the mandatory question. */
  async goOn(step: PlacedStep): Promise<Done> {
    const { kind } = step;
    const first = { cue: null as boolean | null, source: null as boolean | null };
    let proposed = kind === 'attribution';
    if (this.#coder.asksFirst) await this.#answer(step);
    if (kind === 'attribution') {
      for (const part of ['cue', 'source'] as const) {
        const right = await this.#part(part, step.places[part]);
        if (step.places[part]) first[part] = right === 'first';
        proposed &&= right !== 'none';
      }
      const typed = await this.#who(step);
      proposed &&= !typed;
    }
    if (!this.#coder.asksFirst) await this.#answer(step);
    for (const { part, place } of this.#later.splice(0)) {
      await this.#coder.select(place);
      await this.#coder.add(part);
    }
    return { step, first, proposed };
  }

  /** The mandatory question, where the rule's answer is not right. */
  async #answer({ kind, answers = {} }: PlacedStep): Promise<void> {
    for (const { id, mandatory } of attributesOf(kind))
      if (mandatory && answers[id] !== undefined) await this.#coder.answer(kind, id, answers[id]);
  }

  /** What lies beyond the mandatory: further values, a note, how sure the coder is. */
  async fill({ kind, answers = {}, note, confidence }: PlacedStep): Promise<void> {
    const values: Record<string, string> = {};
    for (const { id, mandatory } of attributesOf(kind))
      if (!mandatory && answers[id] !== undefined) values[id] = answers[id];
    if (note !== undefined) values['note'] = note;
    if (confidence !== undefined) values['confidence'] = degrees[confidence]!;
    if (Object.keys(values).length) await this.#coder.fill(kind, values);
  }

  /** `first`: the words that were proposed first; `other`: proposed after them; `none`: selected by hand. */
  async #part(part: 'cue' | 'source', place: Place | undefined): Promise<'first' | 'other' | 'none'> {
    const coder = this.#coder;
    let asked = await coder.screen.asked();
    if (asked.step !== labels[part]) throw new Error(`Asked for “${asked.step}” in place of the ${part}`);
    if (!place) {
      await coder.none();
      return 'first';
    }
    const wanted = coder.screen.text.slice(place.start, place.end);
    const seen = new Set<string>();
    for (let at = 0; at < most && asked.proposal !== null && !seen.has(asked.proposal); at++) {
      if (asked.proposal === wanted) {
        await coder.accept();
        return at ? 'other' : 'first';
      }
      seen.add(asked.proposal);
      if (!asked.others) break;
      // A coder who sees none of them at once selects the words.
      await coder.other();
      asked = await coder.screen.asked();
    }
    if (coder.asksFirst) {
      await coder.none();
      await this.#add(part, place);
      return 'none';
    }
    await coder.select(place);
    await coder.accept();
    return 'none';
  }

  /** Whether a name had to be thought of. */
  async #who({ who }: PlacedStep): Promise<boolean> {
    const coder = this.#coder;
    if (!who) {
      await coder.nobody();
      return false;
    }
    const { called, typed = false } = this.#sources[who]!;
    const isNew = !this.#known.has(who);
    await coder.pick(called, isNew);
    this.#known.add(who);
    return isNew && typed;
  }
}

const attributesOf = (kind: string) => defaultCodebook.kinds.find(({ id }) => id === kind)!.attributes;

const degrees: Readonly<Record<number, string>> = {
  1: 'Sure',
  0.75: 'Fairly sure',
  0.5: 'Undecided',
  0.25: 'Doubtful',
};

/** With the keys that it took from the first selection on. */
export type Counted = Done & { readonly keys: number };

/** How many keys the attributions took, and how many proposals were right. */
export function figures(done: readonly Counted[]): string {
  const attributions = done.filter(({ step }) => step.kind === 'attribution');
  const distribution = (some: typeof done) => {
    const sorted = some.map(({ keys }) => keys).sort((a, b) => a - b);
    const mean = sorted.reduce((sum, keys) => sum + keys, 0) / sorted.length;
    return `${sorted.join(' ')} (median ${sorted[sorted.length >> 1]}, mean ${mean.toFixed(1)}, most ${sorted.at(-1)})`;
  };
  const right = (part: 'cue' | 'source') => {
    const asked = attributions.filter(({ first }) => first[part] !== null);
    return `${asked.filter(({ first }) => first[part]).length} of ${asked.length} ${part}s`;
  };
  return [
    `${done.length} annotations, ${attributions.length} attributions`,
    `right as first proposals: ${right('cue')}, ${right('source')}`,
    `keys where the proposals were right: ${distribution(attributions.filter(({ proposed }) => proposed))}`,
    `keys where words or a name had to be found, without those that move the caret: ${distribution(attributions.filter(({ proposed }) => !proposed))}`,
  ].join('\n');
}
