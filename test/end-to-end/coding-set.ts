/** Annotation sets as two coders at different times would have them alike. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { CodedSource, PlacedStep } from './coding-steps.js';

/** What is looked at in an exported file; all else in it is compared as it is. */
export interface ExportedSet {
  readonly generator: { readonly version: string };
  readonly exported: string;
  readonly article: {
    readonly text: string;
    readonly retrieved: string | null;
    readonly blocks: readonly {
      readonly start: number;
      readonly end: number;
      readonly repeats: number | null;
    }[];
  };
  readonly sources: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly type: string;
    readonly anonymity: string;
    readonly modified?: string;
  }[];
  readonly annotations: {
    readonly id: string;
    readonly kind: string;
    readonly spans: {
      readonly part: string;
      readonly start: number;
      readonly end: number;
      readonly exact: string;
    }[];
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly prefilled?: readonly string[];
    readonly sources: readonly string[];
    readonly parent: string | null;
    readonly analyst: string;
    readonly created: string;
    readonly modified: string;
  }[];
}

const when = '2026-02-12T10:20:00.000Z';
const numbered = (prefix: string, index: number) =>
  `${prefix}-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

/** Ids by order, one time for all, one analyst, one version of the generator. */
export function normalised(set: ExportedSet): ExportedSet {
  const ids = new Map(
    [...set.annotations.map(({ id }, index) => [id, numbered('a2c40000', index)] as const)].concat(
      set.sources.map(({ id }, index) => [id, numbered('5a1e0000', index)] as const),
    ),
  );
  const idOf = (id: string) => ids.get(id) ?? `unknown: ${id}`;
  return {
    ...set,
    generator: { ...set.generator, version: '0.1.0' },
    exported: when,
    article: { ...set.article, retrieved: when },
    sources: set.sources.map((source) => ({
      ...source,
      id: idOf(source.id),
      ...(source.modified !== undefined && { modified: when }),
    })),
    annotations: set.annotations.map((annotation) => ({
      ...annotation,
      id: idOf(annotation.id),
      // In the order of the rules, whichever ran first.
      ...(annotation.prefilled && { prefilled: [...annotation.prefilled].sort() }),
      attributes: Object.fromEntries(
        Object.entries(annotation.attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      sources: annotation.sources.map(idOf),
      parent: annotation.parent === null ? null : idOf(annotation.parent),
      analyst: 'ana',
      created: when,
      modified: when,
    })),
  };
}

/** Exports with the button that has the focus, or that `press` presses. */
export async function download(page: Page, press: () => Promise<void>): Promise<ExportedSet> {
  const started = page.waitForEvent('download');
  await press();
  return JSON.parse(readFileSync(await (await started).path(), 'utf8')) as ExportedSet;
}

/** As written in the coding: kind, words by part, names of the sources, words of the parent. In reading order. */
export const outline = (set: ExportedSet): readonly string[] =>
  set.annotations.map(({ kind, spans, sources, parent }) =>
    line({
      kind,
      spans: spans.map(({ part, exact }) => `${part}: ${exact}`),
      sources: sources.map((id) => set.sources.find((source) => source.id === id)?.name ?? id),
      parent: set.annotations.find(({ id }) => id === parent)?.spans.find(({ part }) => part === 'content')
        ?.exact,
    }),
  );

/** The same from the data. */
export function outlineOf(
  text: string,
  steps: readonly PlacedStep[],
  sources: Readonly<Record<string, CodedSource>>,
): readonly string[] {
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const order = steps.map((step, index) => ({ step, index }));
  order.sort((a, b) => {
    const [one, other] = [a.step.spans[0]!, b.step.spans[0]!];
    return one.start - other.start || other.end - one.end || a.index - b.index;
  });
  return order.map(({ step: { kind, spans, who, inside } }) => {
    const source = who ? sources[who] : undefined;
    return line({
      kind,
      spans: spans.map((span) => `${span.part}: ${words(span)}`),
      sources: source ? [source.name ?? source.called] : [],
      parent:
        inside === undefined ? undefined : words(steps.find(({ main }) => main[0] === inside)!.mainPlaces[0]!),
    });
  });
}

const line = (each: {
  kind: string;
  spans: readonly string[];
  sources: readonly string[];
  parent: string | undefined;
}) =>
  [each.kind, ...each.spans, `by ${each.sources.join(', ') || '–'}`, each.parent && `inside ${each.parent}`]
    .filter(Boolean)
    .join(' | ');
