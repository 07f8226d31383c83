/** An article as HTML with all of its annotations marked, numbered and listed. */
import type { Annotation } from '../domain/annotation.js';
import { blockAt, type Block, type InlineMark } from '../domain/article.js';
import type { Span } from '../domain/span.js';
import type { Coded, Inclusion } from '../measures/coded.js';
import { countable } from '../measures/counted.js';
import { fragment, tag, webAddress, type Html } from './html-text.js';
import { cuts, type Cut } from './marked-cuts.js';
import { isMain, kindLabel, markLabel, outLabel, partLabel, toneOf } from './marked-labels.js';
import { markedKey } from './marked-key.js';
import { markedList } from './marked-list.js';
import { inOrder, numbersOf, written, type MarkedOptions, type Marking } from './marked-model.js';

export interface MarkedArticle {
  /** By annotation id. In reading order; those of another revision, which have no place, come last. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What the marks mean. */
  readonly key: Html;
  readonly text: Html;
  readonly list: Html;
}

export function markedArticle(coded: Coded, options: MarkedOptions = {}): MarkedArticle {
  const { placed, waiting } = inOrder(coded);
  const numbers = numbersOf(coded, options.first);
  const marking = { coded, numbers, placed, waiting, options };
  return { numbers, key: markedKey(marking), text: textOf(marking), list: markedList(marking) };
}

/** One span of an annotation, as far as it lies over the text. */
interface Layer extends Span {
  readonly annotation: Annotation;
  readonly part: string;
}

interface Drawn extends Marking {
  /** Ids of annotations whose first mark is drawn: the one that links lead to. */
  readonly begun: Set<string>;
}

function textOf(marking: Marking): Html {
  const { coded, options, placed } = marking;
  const { out } = countable(coded.article, { include: options.include ?? [] });
  const layers = layersByBlock(coded, placed);
  const drawn = { ...marking, begun: new Set<string>() };
  return tag(
    'div',
    { class: 'article', ...written(coded), role: 'group', 'aria-label': 'Article text' },
    coded.article.blocks.map((block, index) =>
      blockOf(drawn, block, out[index] ?? null, layers.get(index) ?? []),
    ),
  );
}

function layersByBlock(
  { article }: Coded,
  annotations: readonly Annotation[],
): ReadonlyMap<number, readonly Layer[]> {
  const found = new Map<number, Layer[]>();
  for (const annotation of annotations)
    for (const { part, start, end } of annotation.spans)
      for (let block = blockAt(article, start); block <= blockAt(article, end - 1); block++) {
        const layer = { annotation, part, start, end };
        const known = found.get(block);
        if (known) known.push(layer);
        else found.set(block, [layer]);
      }
  return found;
}

const headings: Readonly<Record<string, string>> = { headline: 'h3', subheading: 'h4' };

function blockOf(drawn: Drawn, block: Block, why: Inclusion | null, layers: readonly Layer[]): Html {
  const classes = [block.role, block.type, ...(why ? ['out'] : [])].join(' ');
  const dir = drawn.coded.article.direction === 'auto' ? 'auto' : null;
  const pieces = [...cuts(block, [...layers, ...inlines(block)])].map((cut) => pieceOf(drawn, block, cut));
  return fragment(
    tag(
      headings[block.role] ?? (block.type === 'quote' ? 'blockquote' : 'p'),
      { class: classes, dir },
      why && tag('span', { class: 'role', lang: 'en', dir: 'ltr' }, outLabel(block, why)),
      pieces,
    ),
    '\n',
  );
}

type Inline = InlineMark & { readonly inline: true };
const inlines = ({ marks = [] }: Block): readonly Inline[] =>
  marks.map((mark) => ({ ...mark, inline: true as const }));

function pieceOf(drawn: Drawn, block: Block, { start, end, layers, begins }: Cut<Layer | Inline>): Html {
  const { coded, numbers } = drawn;
  const isLayer = (each: Layer | Inline): each is Layer => !('inline' in each);
  const labels = begins.filter(isLayer).map((layer) => labelOf(drawn, layer));
  let inner: Html = fragment(coded.article.text.slice(start, end));
  for (const each of layers.filter((layer) => !isLayer(layer)).reverse())
    inner = formatted(each as Inline, inner);
  for (const { annotation, part } of layers.filter(isLayer).reverse())
    inner = tag(
      'mark',
      {
        class: `tone-${toneOf(coded.codebook, annotation.kind)}`,
        'data-annotation': numbers.get(annotation.id),
        'data-part': part,
      },
      inner,
    );
  return start < block.end ? fragment(labels, inner) : fragment(labels);
}

function formatted({ type, href }: Inline, inner: Html): Html {
  if (type !== 'link') return tag(type, {}, inner);
  const address = webAddress(href ?? null);
  return address === null ? inner : tag('a', { href: address, rel: 'noopener noreferrer' }, inner);
}

/** Sticks to the word behind it, whatever the line's length. */
const joiner = '\u2060';

function labelOf({ coded: { codebook }, numbers, begun }: Drawn, { annotation, part }: Layer): Html {
  const { id, kind } = annotation;
  const number = numbers.get(id)!;
  const first = !begun.has(id);
  begun.add(id);
  const shown = markLabel(codebook, kind, part, number);
  const said = [
    kindLabel(codebook, kind),
    ...(isMain(codebook, kind, part) ? [partLabel(codebook, kind, part)] : []),
  ];
  return tag(
    'a',
    {
      class: `n tone-${toneOf(codebook, kind)}`,
      href: `#a${number}`,
      id: first ? `m${number}` : null,
      'aria-label': `${shown}: ${[...new Set(said)].join(', ')}`,
    },
    shown,
    joiner,
  );
}
