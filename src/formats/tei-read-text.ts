/** The text of a TEI file as an article, and where in it the elements lie that pointers name. */
import type { BlockType } from '../domain/article.js';
import { codePoints, type CodePoints } from '../domain/code-points.js';
import type { Span } from '../domain/span.js';
import { attributeOf, elementsOf, type XmlElement } from './xml-elements.js';
import type { ReadPointer } from './tei-pointers.js';
import { fitsXml } from './xml.js';

/** Offsets in UTF-16 in the whole text. */
export interface TeiBlock extends Span {
  readonly type: BlockType;
}

/** An element in the text that says something of its words. */
export interface InlineElement extends Span {
  readonly element: XmlElement;
}

/** The own text of a block, before white space is folded, and how its offsets lead to the article. */
interface Line {
  readonly raw: string;
  readonly start: number;
  /** Offset in the folded words for each in `raw`; null where nothing was folded. */
  readonly folded: Uint32Array | null;
  points: CodePoints | null;
}

/** An element that bears an id: a stretch of one line, or whole blocks. */
type Place = { readonly line: Line; readonly from: number; readonly to: number } | { readonly whole: Span };

const blockTypeOf: ReadonlyMap<string, BlockType> = new Map([
  ['head', 'heading'],
  ['p', 'paragraph'],
  ['ab', 'paragraph'],
  ['l', 'paragraph'],
  ['u', 'paragraph'],
  ['cell', 'paragraph'],
  ['item', 'list-item'],
  ['quote', 'quote'],
  ['figDesc', 'caption'],
]);
/** Inside the text, and no part of what is read. */
const silent = new Set(['teiHeader', 'standOff', 'fw', 'spanGrp', 'listAnnotation', 'interpGrp']);
const speaking = new Set(['said', 'q', 'quote', 'seg']);

export class TeiText {
  readonly blocks: TeiBlock[] = [];
  readonly inline: InlineElement[] = [];
  readonly #places = new Map<string, Place>();
  readonly #holdsBlocks = new Map<XmlElement, boolean>();
  readonly #parts: string[] = [];
  #length = 0;

  constructor(texts: readonly XmlElement[]) {
    for (const text of texts) this.#container(text, 'paragraph');
  }

  /** The blocks, joined by one LF. */
  get text(): string {
    return this.#parts.join('\n');
  }

  /** Where a pointer leads, in UTF-16 in the text; a sentence where it leads nowhere. */
  follow({ id, pairs }: ReadPointer): readonly Span[] | string {
    const place = this.#places.get(id);
    if (!place) return `Nothing in the text has the id "${id.slice(0, 80)}".`;
    if ('whole' in place)
      return pairs.length
        ? `Offsets in "${id.slice(0, 80)}", which holds several blocks, cannot be told.`
        : [place.whole];
    const { line, from, to } = place;
    if (!pairs.length) return [{ start: placeIn(line, from), end: placeIn(line, to) }];
    line.points ??= codePoints(line.raw);
    const { points } = line;
    const first = points.fromUtf16(from);
    const length = points.fromUtf16(to) - first;
    const spans: Span[] = [];
    for (const [offset, count] of pairs) {
      if (offset + count > length)
        return `It points at ${count} characters from ${offset} in "${id.slice(0, 80)}", which has ${length}.`;
      spans.push({
        start: placeIn(line, points.toUtf16(first + offset)),
        end: placeIn(line, points.toUtf16(first + offset + count)),
      });
    }
    return spans;
  }

  #container(element: XmlElement, type: BlockType): void {
    if (silent.has(element.name)) return;
    const first = this.blocks.length;
    let loose: (XmlElement | string)[] = [];
    const flush = () => {
      if (loose.some((child) => typeof child !== 'string' || child.trim())) this.#line(loose, type);
      loose = [];
    };
    for (const child of element.children) {
      if (typeof child === 'string' || !this.#isBlock(child)) {
        loose.push(child);
        continue;
      }
      flush();
      const own = element.name === 'figure' ? 'caption' : (blockTypeOf.get(child.name) ?? type);
      if (this.#hasBlocks(child) || !blockTypeOf.has(child.name)) this.#container(child, own);
      else this.#line(child.children, own, child);
    }
    flush();
    if (this.blocks.length === first) return;
    const whole = { start: this.blocks[first]!.start, end: this.blocks.at(-1)!.end };
    const id = attributeOf(element, 'xml:id');
    if (id !== undefined) this.#places.set(id, { whole });
    if (speaking.has(element.name) && element.name !== 'quote') this.inline.push({ element, ...whole });
  }

  /** Whether an element stands among blocks as one of them, or holds some. */
  #isBlock = (element: XmlElement): boolean =>
    blockTypeOf.has(element.name) ||
    silent.has(element.name) ||
    containers.has(element.name) ||
    this.#hasBlocks(element);

  /** A `quote` is inline where it stands in a line. */
  #hasBlocks(element: XmlElement): boolean {
    const known = this.#holdsBlocks.get(element);
    if (known !== undefined) return known;
    const holds = elementsOf(element).some(
      (child) =>
        (blockTypeOf.has(child.name) && child.name !== 'quote') ||
        containers.has(child.name) ||
        this.#hasBlocks(child),
    );
    this.#holdsBlocks.set(element, holds);
    return holds;
  }

  #line(children: readonly (XmlElement | string)[], type: BlockType, element?: XmlElement): void {
    const only = children[0];
    const isPlain = children.length === 1 && typeof only === 'string';
    const found: { element: XmlElement; from: number; to: number }[] = [];
    const raw = isPlain ? only : rawText(children, found);
    const start = this.#parts.length ? this.#length + 1 : 0;
    const folded = /[\n\r]/.test(raw) ? fold(raw) : null;
    const words = folded ? folded.words : raw;
    const line: Line = { raw, start, folded: folded && folded.offsets, points: null };
    const id = attributeOf(element, 'xml:id');
    if (words) {
      if (id !== undefined) this.#places.set(id, { line, from: 0, to: raw.length });
      this.#parts.push(words);
      this.#length = start + words.length;
      this.blocks.push({ type, start, end: this.#length });
    }
    for (const { element: inside, from, to } of found) {
      const inner = attributeOf(inside, 'xml:id');
      if (!words) continue;
      if (inner !== undefined) this.#places.set(inner, { line, from, to });
      if (speaking.has(inside.name))
        this.inline.push({ element: inside, start: placeIn(line, from), end: placeIn(line, to) });
    }
  }
}

/** Divisions and lists: they hold blocks, even where they hold none. */
const containers = new Set([
  'body',
  'front',
  'back',
  'group',
  'text',
  'div',
  'list',
  'lg',
  'sp',
  'figure',
  'table',
  'row',
  'floatingText',
]);

const placeIn = ({ start, folded }: Line, offset: number) => start + (folded ? folded[offset]! : offset);

/** Adds to `found` the elements in it, with their offsets. */
function rawText(
  children: readonly (XmlElement | string)[],
  found: { element: XmlElement; from: number; to: number }[],
): string {
  const parts: string[] = [];
  let length = 0;
  const walk = (inside: readonly (XmlElement | string)[]) => {
    for (const child of inside) {
      if (typeof child === 'string') {
        parts.push(child);
        length += child.length;
        continue;
      }
      const letter = child.name === 'g' ? letterOf(child) : undefined;
      const from = length;
      if (letter === undefined) walk(child.children);
      else {
        parts.push(letter);
        length += 1;
      }
      if (child.attributes.length || speaking.has(child.name)) found.push({ element: child, from, to: length });
    }
  };
  walk(children);
  return parts.join('');
}

/** The character that a `<g>` of ours stands for, which XML cannot hold. */
function letterOf(element: XmlElement): string | undefined {
  const code = /^#u([\da-f]{4})$/.exec(attributeOf(element, 'ref') ?? '')?.[1];
  const letter = code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16));
  return letter && !fitsXml(letter) ? letter : undefined;
}

/** White space that breaks lines, as files have it that were indented, becomes one blank; none at the ends. */
function fold(raw: string): { readonly words: string; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(raw.length + 1);
  const parts: string[] = [];
  let [at, length] = [0, 0];
  const keep = (to: number) => {
    parts.push(raw.slice(at, to));
    for (; at < to; at += 1) offsets[at] = length++;
  };
  for (const { index, 0: space } of raw.matchAll(/\s+/g)) {
    const end = index + space.length;
    if (!/[\n\r]/.test(space)) continue;
    keep(index);
    const isInside = index > 0 && end < raw.length;
    offsets.fill(length, at, end);
    if (isInside) {
      parts.push(' ');
      length += 1;
    }
    at = end;
  }
  keep(raw.length);
  offsets[raw.length] = length;
  return { words: parts.join(''), offsets };
}
