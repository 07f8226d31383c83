/** Articles and reports that tests make by hand, with words that would break what does not expect them. */
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { createArticle, type Block, type Metadata } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { registryOf } from '../../src/domain/registry.js';
import { describe } from '../../src/domain/selector.js';
import type { Source } from '../../src/domain/source.js';
import type { Coded } from '../../src/measures/coded.js';
import type { Cell, Figure, Report } from '../../src/report/document.js';

export const time = '2026-01-02T03:04:05.000Z';
export const made = { generated: time, software: { name: 'annotator', version: '1.2.3' } };
export const hostile = `<script>alert(1)</script> & "two" 'one' ]]> --> {{x}} \u202eevil`;

type Draft = Partial<Block> & { readonly text: string };

/** Words to mark: `part: words`, found at their first place in the text, or from that place on after `@n`. */
export interface Marked extends Partial<Omit<Annotation, 'spans'>> {
  readonly id: string;
  readonly words: readonly (readonly [part: string, words: string, from?: number])[];
}

export function coded(
  drafts: readonly (Draft | string)[],
  marked: readonly Marked[] = [],
  sources: readonly Source[] = [],
  metadata: Partial<Metadata> = {},
): Coded {
  const article = createArticle(
    drafts.map((draft) => ({
      type: 'paragraph',
      role: 'body',
      repeats: null,
      ...(typeof draft === 'string' ? { text: draft } : draft),
    })),
    { retrieved: time, title: 'A title', language: 'en', ...metadata },
  );
  const annotations = marked.map(({ words, ...given }): Annotation => ({
    articleId: article.id,
    revision: 1,
    kind: 'attribution',
    attributes: {},
    sources: [],
    parent: null,
    note: '',
    confidence: null,
    analyst: 'ana',
    created: time,
    modified: time,
    ...given,
    spans: words
      .map(([part, said, from = 0]): PartSpan => {
        const start = article.text.indexOf(said, from);
        if (start < 0) throw new Error(`The text does not say ${said}`);
        const span = { start, end: start + said.length };
        return { part, ...span, ...describe(article.text, span) };
      })
      .sort((a, b) => a.start - b.start || b.end - a.end),
  }));
  return { article, codebook: defaultCodebook, annotations, registry: registryOf(sources) };
}

export const source = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  id,
  name,
  aliases: [],
  kind: 'organisation',
  type: 'government',
  role: 'unknown',
  side: 'unclear',
  anonymity: 'named',
  ...more,
});

/** A table of one row and one column, with a chart of bars. */
export const figure = (cell: Cell, more: Partial<Figure> = {}): Figure => ({
  id: 'by-side',
  title: 'By side',
  measures: ['attributions', 'interval'],
  chart: { type: 'bars', columns: ['attributions'] },
  table: {
    head: 'Side',
    columns: [{ id: 'attributions', label: 'Attributions', unit: 'attributions' }],
    rows: [{ id: 'state', label: 'State', tone: 0, cells: [cell] }],
  },
  notes: [],
  ...more,
});

export const report = (figures: readonly Figure[], more: Partial<Report> = {}): Report => ({
  title: 'A title',
  sections: [{ id: 'voices', title: 'Who speaks', lead: 'Two do.', figures }],
  method: [{ label: 'Codebook', text: 'source-bias 1.1.0' }],
  ...more,
});

/** The page as a browser reads it; no script runs and nothing is loaded. */
export const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
