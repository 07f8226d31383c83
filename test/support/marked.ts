/** Annotated text as tests write and read it: `The <c>mayor <f>slashed</c> aid</f>.` Tags need not nest. */
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import type { Annotations } from '../../src/domain/change.js';
import { describe } from '../../src/domain/selector.js';

const kinds: Readonly<Record<string, string>> = { c: 'claim', a: 'attribution', f: 'framing' };
const mainParts: Readonly<Record<string, string>> = { c: 'claim', a: 'content', f: 'framing' };
const then = '2026-01-02T03:04:05.000Z';

/** An article of paragraphs, one a line. */
export const articleOf = (text: string): Article =>
  createArticle(
    text.split('\n').map((line) => ({ type: 'paragraph', role: 'body', repeats: null, text: line })),
    { retrieved: then },
  );

/**
 * Text and annotations out of tagged text. The tag is the annotation's id, its first letter its kind
 * (c claim, a attribution, f framing); the same tag twice gives one annotation of two spans.
 */
export function marked(source: string): { text: string; article: Article; annotations: Annotations } {
  const open = new Map<string, number>();
  const found: { id: string; start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(/<(\/?)([caf]\d*)>/g)) {
    text += source.slice(last, match.index);
    last = match.index + match[0].length;
    const id = match[2]!;
    if (match[1]) found.push({ id, start: open.get(id)!, end: text.length });
    else open.set(id, text.length);
  }
  text += source.slice(last);

  const article = articleOf(text);
  const annotations = new Map<string, Annotation>();
  for (const id of open.keys()) {
    const kind = id[0]!;
    const spans = found
      .filter((span) => span.id === id)
      .map(({ start, end }): PartSpan => ({
        part: mainParts[kind]!,
        start,
        end,
        ...describe(text, { start, end }),
      }));
    annotations.set(id, {
      id,
      articleId: article.id,
      revision: 1,
      kind: kinds[kind]!,
      spans,
      attributes: {},
      sources: [],
      parent: null,
      note: '',
      confidence: null,
      analyst: 'ana',
      created: then,
      modified: then,
    });
  }
  return { text, article, annotations };
}

/** The text with a tag at each end of each span: `marked` the other way round. */
export function show(text: string, annotations: Annotations | readonly Annotation[]): string {
  const list = [...annotations.values()];
  const name = ({ id, kind }: Annotation) => (/^[caf]\d*$/.test(id) ? id : kind[0]!);
  const ends = list.flatMap((annotation) =>
    annotation.spans.flatMap(({ start, end }) => [
      { at: start, closes: false, reach: -end, tag: `<${name(annotation)}>` },
      { at: end, closes: true, reach: -start, tag: `</${name(annotation)}>` },
    ]),
  );
  ends.sort((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes) || a.reach - b.reach);
  let shown = '';
  let last = 0;
  for (const { at, tag } of ends) {
    shown += text.slice(last, at) + tag;
    last = at;
  }
  return shown + text.slice(last);
}
