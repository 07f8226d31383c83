/** A host that keeps everything by listening to one event. */
import { expect } from '@open-wc/testing';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { StepDetail } from '../../components/events.js';
import type { Changes } from '../../src/exchange.js';

type Records = Map<string, { readonly id: string }>;

export interface Keeper {
  /** Every step that it was told of. */
  readonly steps: StepDetail[];
  /** Name of each step, with how many annotations and sources it was about. */
  readonly told: () => string[];
  /** All that it keeps, as a change from nothing. */
  readonly kept: () => Changes;
}

/** Fails where the `before` of a change is not what the host has. */
export function keeperOf(element: BiasAnnotator): Keeper {
  const steps: StepDetail[] = [];
  const annotations: Records = new Map();
  const sources: Records = new Map();
  const keep = (records: Records, edits: readonly { id: string; before?: unknown; after?: unknown }[]) => {
    for (const { id, before, after } of edits) {
      expect(records.get(id)).to.deep.equal(before);
      if (after) records.set(id, after as { id: string });
      else records.delete(id);
    }
  };
  element.addEventListener('annotator-change', ({ detail }) => {
    steps.push(detail);
    keep(annotations, detail.annotations);
    keep(sources, detail.sources);
  });
  const added = (records: Records) => [...records.values()].map((after) => ({ id: after.id, after }));
  return {
    steps,
    told: () =>
      steps.map(({ name, annotations, sources }) => `${name}: ${annotations.length} + ${sources.length}`),
    kept: () => ({ annotations: added(annotations), sources: added(sources) }) as unknown as Changes,
  };
}
