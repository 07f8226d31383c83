/** Sets the words of a page in blocks, with their marks and what is known about where they stand. */
import { canonical, type BlockDraft, type BlockType, type InlineMark } from '../domain/article.js';
import type { Naming } from './markup-roles.js';

/** A block with what a page's cleaning asks about it. Sizes are in UTF-16, without white space. */
export interface PageBlock {
  readonly draft: BlockDraft;
  /** The innermost element that holds all of it; null for words that stand in none. */
  readonly element: Element | null;
  readonly size: number;
  /** How much of it leads elsewhere. */
  readonly linked: number;
  /** How much of it is kept. */
  readonly kept: number;
}

/** What a block takes over from the elements that it lies in. */
export interface Surroundings {
  readonly type: BlockType;
  readonly naming: Naming | undefined;
  /** Line breaks of the text break the block, as in `<pre>`. */
  readonly lines: boolean;
  readonly element: Element | null;
}

/** An inline element that the words lie in. */
export interface Inline {
  readonly naming: Naming | undefined;
  readonly isLink: boolean;
  readonly mark?: Omit<InlineMark, 'start' | 'end'>;
}

type OpenMark = Omit<InlineMark, 'end'>;

const nothing = { size: 0, linked: 0, kept: 0 };

/** Lives as long as one reading of a page. */
export class BlockWriter {
  readonly blocks: PageBlock[] = [];
  surroundings: Surroundings = { type: 'paragraph', naming: undefined, lines: false, element: null };
  /** The words so far, in pieces: a text that is read while it grows is copied each time. */
  #pieces: string[] = [];
  #length = 0;
  #tail = '';
  #sizes = nothing;
  #closed: InlineMark[] = [];
  #open: OpenMark[] = [];
  #links = 0;
  /** What the inline elements say that the words lie in, and what they said of this block's words so far. */
  readonly #namings: Naming[] = [];
  #named = new Set<Naming | undefined>();
  /** Where an inline element has just ended, and whether that was a link. */
  #left = { at: -1, isLink: false };
  #isApart: 'link' | 'part' | undefined;

  /** Collapses white space as a browser does. */
  write(data: string): void {
    const collapsed = data.replace(/[ \t\n\f\r]+/g, ' ');
    const piece = !this.#length || this.#tail.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed;
    if (!piece) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#tail = piece.slice(-2);
  }

  writeText(data: string, isKept: boolean): void {
    const size = data.replace(/\s+/g, '').length;
    if (size) this.#count(data, size, isKept);
    if (!this.surroundings.lines) return this.write(data);
    for (const [index, line] of data.split('\n').entries()) {
      if (index) this.endBlock();
      this.write(line);
    }
  }

  /** Returns what has to happen after the element's content. */
  enterInline({ naming, isLink, mark }: Inline): () => void {
    const own = this.#namings.at(-1) ?? naming;
    const isAdjoining = this.#length > 0 && this.#left.at === this.#length;
    if (isAdjoining) this.#isApart = isLink || this.#left.isLink ? 'link' : 'part';
    if (own) this.#namings.push(own);
    if (isLink) this.#links += 1;
    const closeMark = mark && this.#openMark(mark);
    return () => {
      closeMark?.();
      if (own) this.#namings.pop();
      if (isLink) this.#links -= 1;
      this.#left = { at: this.#length, isLink };
    };
  }

  endBlock(): void {
    const text = this.#pieces.join('').replace(/ $/, '');
    const end = text.length;
    if (/\S/.test(text)) {
      const marks = [...this.#closed, ...this.#open.map((mark) => ({ ...mark, end }))]
        .map((mark) => ({ ...mark, end: Math.min(mark.end, end) }))
        .filter((mark) => mark.start < mark.end)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      const { type, naming = this.#namingOfAll(), element } = this.surroundings;
      const draft: BlockDraft = {
        type,
        role: naming?.role ?? 'body',
        repeats: null,
        text: canonical(text),
        ...(naming && { rule: naming.rule }),
        ...(marks.length && { marks }),
      };
      this.blocks.push({ draft, element, ...this.#sizes });
    }
    this.#pieces = [];
    this.#length = 0;
    this.#tail = '';
    this.#sizes = nothing;
    this.#closed = [];
    this.#open = this.#open.map((mark) => ({ ...mark, start: 0 }));
    this.#named = new Set();
    this.#left = { at: -1, isLink: false };
    this.#isApart = undefined;
  }

  #namingOfAll(): Naming | undefined {
    return this.#named.has(undefined) ? undefined : [...this.#named][0];
  }

  #count(data: string, size: number, isKept: boolean): void {
    const naming = this.#namings.at(-1);
    const isWord = /[\p{L}\p{N}]/u.test(data);
    if (isWord && naming && this.#isOtherPart(naming)) this.#endPart();
    else if (this.#isApart && this.#joins(data, naming)) this.write(' ');
    this.#isApart = undefined;
    if (naming || isWord) this.#named.add(naming);
    const { size: before, linked, kept } = this.#sizes;
    this.#sizes = {
      size: before + size,
      linked: linked + (this.#links ? size : 0),
      kept: kept + (isKept ? size : 0),
    };
  }

  /** A name and a date in one line are two parts of an article. */
  #isOtherPart(naming: Naming): boolean {
    const before = this.#namingOfAll();
    return !!before && !this.surroundings.naming && before.role !== naming.role;
  }

  #endPart(): void {
    this.#pieces = [this.#pieces.join('').replace(/[\s·•|/,–—-]+$/u, '')];
    this.endBlock();
  }

  /** Whether `data` would run into words that a style sheet sets apart from it. */
  #joins(data: string, naming: Naming | undefined): boolean {
    const [last, first] = [this.#tail, data.slice(0, 2)];
    const areWords = /[\p{L}\p{N}]$/u.test(last) && /^[\p{L}\p{N}]/u.test(first);
    if (this.#isApart === 'link' || naming || !this.#named.has(naming)) return areWords;
    return /[.!?…»”)]$/u.test(last) && /^\p{Lu}/u.test(first);
  }

  #openMark(mark: Omit<InlineMark, 'start' | 'end'>): (() => void) | undefined {
    if (this.#open.some(({ type }) => type === mark.type)) return undefined;
    this.#open.push({ ...mark, start: this.#length });
    return () => {
      const open = this.#open.find(({ type }) => type === mark.type);
      this.#open = this.#open.filter((each) => each !== open);
      if (open && this.#length > open.start) this.#closed.push({ ...open, end: this.#length });
    };
  }
}
