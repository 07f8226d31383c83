/** An article as evidence: text that never changes, in flat blocks that each have a role. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { idOfDigest } from './id.js';
import { lowerBound } from './lower-bound.js';
import type { Span } from './span.js';

export const blockTypes = ['heading', 'paragraph', 'quote', 'list-item', 'caption'] as const;
export type BlockType = (typeof blockTypes)[number];

export const roles = [
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'subheading',
  'body',
  'pull-quote',
  'caption',
  'boilerplate',
] as const;
export type Role = (typeof roles)[number];

export const directions = ['ltr', 'rtl', 'auto'] as const;
export type Direction = (typeof directions)[number];

/** Formatting kept for reading. Offsets as in `Span`, inside one block. */
export interface InlineMark extends Span {
  readonly type: 'link' | 'em' | 'strong';
  /** Where a link leads: an absolute http(s) URL. */
  readonly href?: string;
}

/** Offsets as in `Span`; block text holds no line break, and one LF separates two blocks. */
export interface Block extends Span {
  readonly type: BlockType;
  readonly role: Role;
  /** Index, from 0, of the block whose words this one repeats. */
  readonly repeats: number | null;
  /** Why it has its role, where it is not plain body: the name of a rule, such as `reading time`, or `byHand`. */
  readonly rule?: string;
  readonly marks?: readonly InlineMark[];
}

/** The rule of a role that an analyst has chosen. */
export const byHand = 'chosen by hand';

/** Words of the page that are no part of the article's text: kept, so that nobody has to believe that they were furniture. */
export interface RemovedBlock extends Pick<Block, 'type'> {
  readonly text: string;
  /** The role that it would have in the text. */
  readonly role: Role;
  /** Why it was left out: the name of a rule. */
  readonly rule: string;
  /** Index of the block of the article that it stood before; the number of blocks where it stood after all. */
  readonly before: number;
}

/** Which bytes an article was made from. */
export interface RawDigest {
  /** Of the file, or the last part of the address; '' for what was pasted. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** What is known about an article beside its words; never invented where a page does not say. */
export interface Metadata {
  readonly title: string;
  readonly bylines: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  /** As the page states it: an ISO 8601 date or date and time. */
  readonly published: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly direction: Direction;
}

export interface Article extends Metadata {
  readonly id: string;
  /** 1, 2, ...: a corrected or updated text is a new revision. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly retrieved: string;
  readonly text: string;
  /** SHA-256 of the UTF-8 text, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly blocks: readonly Block[];
  /** In the order of the page. */
  readonly removed?: readonly RemovedBlock[];
  /** Absent where the article was not made from a file, a page or a paste. */
  readonly raw?: RawDigest;
}

/** What an article is made from, byte for byte. */
export interface RawInput extends Pick<RawDigest, 'name' | 'type'> {
  readonly bytes: Uint8Array;
}

export const describeRaw = ({ name, type, bytes }: RawInput): RawDigest => ({
  name,
  type,
  size: bytes.length,
  sha256: digestBytes(bytes),
});

/** A block before its place in the text is known. Marks count from the start of `text`, in UTF-16. */
export interface BlockDraft extends Pick<Block, 'type' | 'role' | 'repeats' | 'rule' | 'marks'> {
  readonly text: string;
}

/** SHA-256 of the UTF-8 text. Synchronous, since `crypto.subtle` is missing on plain http. */
export const digest = (text: string) => digestBytes(utf8ToBytes(text));

/** SHA-256 in lower-case hexadecimal. */
export const digestBytes = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

/** `text` with LF line breaks and no lone surrogates, which no file can hold. Not NFC: offsets would shift. */
export const canonical = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Sets `drafts` one after the other, lone surrogates mended. Throws RangeError where one is empty or holds a line
 * break.
 */
export function createArticle(
  drafts: readonly BlockDraft[],
  metadata: Partial<Metadata> & Pick<Article, 'retrieved' | 'removed' | 'raw'>,
): Article {
  let start = 0;
  const blocks = drafts.map(({ text, marks, ...draft }, index): Block => {
    if (!text || /[\r\n]/.test(text))
      throw new RangeError(`Block ${index} must be one line of text, not ${JSON.stringify(text.slice(0, 40))}`);
    const end = start + text.length;
    const placed = marks?.map((mark) => ({ ...mark, start: start + mark.start, end: start + mark.end }));
    const block = { ...draft, start, end, ...(placed?.length && { marks: placed }) };
    start = end + 1;
    return block;
  });
  const text = canonical(drafts.map((draft) => draft.text).join('\n'));
  const sha256 = digest(text);
  return {
    id: idOfDigest(sha256),
    revision: 1,
    title: '',
    bylines: [],
    publisher: null,
    url: null,
    published: null,
    language: null,
    direction: 'auto',
    ...metadata,
    text,
    sha256,
    blocks,
  };
}

/** Index of the block that holds `offset`; the LF after a block counts as its own. */
export const blockAt = ({ blocks }: Pick<Article, 'blocks'>, offset: number) =>
  Math.max(0, lowerBound(blocks.length, (index) => blocks[index]!.start > offset) - 1);

/** What stands first on screen for an article: its title, else its first words. */
export const titleOf = ({ title, text }: Pick<Article, 'title' | 'text'>) =>
  title || text.slice(0, 80).split('\n')[0] || 'Untitled article';
