/**
 * Reads XML into plain elements, strangers' too: no entity is expanded but the five of XML itself, nothing is fetched,
 * and neither depth nor size can harm. Syntax as in XML 1.0, fifth edition; a document type is skipped unread. A parser
 * of the whole standard takes longer than a format may for ten thousand annotations.
 */
import type { ExchangeFile } from './exchange-format.js';
import { fitsXml } from './xml.js';
import type { XmlElement } from './xml-elements.js';

/** Deeper than any file of ours or of others. */
const deepest = 200;
/** In UTF-16 units. */
const longest = 200_000_000;

interface Open extends XmlElement {
  children: (XmlElement | string)[];
}

/** Looking for one that stands there twice would take its time among more. */
const mostAttributes = 500;
const none: readonly string[] = Object.freeze([]);
/** The children of all empty elements. */
const nothing: (XmlElement | string)[] = [];
const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x09;
/** Of the ASCII characters, those that end a name: white space, quotes and the signs of markup. */
const endsName = new Uint8Array(128);
for (const sign of '\0\t\n "&\'/<=>') endsName[sign.charCodeAt(0)] = 1;
const nameStart = /^[A-Za-z_:\u0080-\uffff]/;

/** Throws Error, in a sentence, for what is no whole and sound XML. */
export function readXml(source: string): XmlElement {
  if (source.length > longest)
    throw new Error(`This XML is longer than ${longest / 1e6} million characters: it was not read.`);
  if (!fitsXml(source)) throw new Error('This is no XML: it holds control characters, which XML never does.');
  return new Reader(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source).read();
}

class Reader {
  readonly #xml: string;
  readonly #open: Open[] = [];
  /** As the file writes them, with their prefixes: end tags must be the same. */
  readonly #tags: string[] = [];
  #at = 0;
  #root: XmlElement | undefined;

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): XmlElement {
    const xml = this.#xml;
    if (xml.startsWith('\ufeff')) this.#at = 1;
    while (this.#at < xml.length) {
      const tag = xml.indexOf('<', this.#at);
      const end = tag < 0 ? xml.length : tag;
      if (end > this.#at) this.#text(this.#decoded(xml.slice(this.#at, end)));
      this.#at = end;
      if (tag >= 0) this.#markup();
    }
    if (this.#open.length) throw this.#wrong(`the end is missing: <${this.#tags.at(-1)!}> is not closed`);
    if (!this.#root) throw this.#wrong('it has no element');
    return this.#root;
  }

  #markup(): void {
    const xml = this.#xml;
    const next = xml.charCodeAt(this.#at + 1);
    if (next === 0x2f) this.#endTag();
    else if (next === 0x3f) this.#at = this.#after('?>', 2);
    else if (next !== 0x21) this.#startTag();
    else if (xml.startsWith('<!--', this.#at)) this.#at = this.#after('-->', 4);
    else if (xml.startsWith('<![CDATA[', this.#at)) {
      const end = this.#after(']]>', 9);
      this.#text(xml.slice(this.#at + 9, end - 3));
      this.#at = end;
    } else if (xml.startsWith('<!DOCTYPE', this.#at) && !this.#open.length && !this.#root) this.#documentType();
    else throw this.#wrong('it has "<!" where nothing of that kind can stand');
  }

  #startTag(): void {
    const xml = this.#xml;
    const tag = this.#nameAt(this.#at + 1);
    if (!tag) throw this.#wrong('it has "<" where no tag begins');
    if (this.#root && !this.#open.length) throw this.#wrong('it goes on after its end');
    const attributes: string[] = [];
    let at = this.#at + 1 + tag.length;
    for (;;) {
      const next = this.#afterSpace(at);
      const code = xml.charCodeAt(next);
      if (code === 0x3e || (code === 0x2f && xml.charCodeAt(next + 1) === 0x3e)) {
        this.#enter(tag, attributes.length ? attributes : none);
        this.#at = next + (code === 0x3e ? 1 : 2);
        if (code === 0x2f) this.#close();
        return;
      }
      const name = this.#nameAt(next);
      const equals = this.#afterSpace(next + name.length);
      const quote = this.#afterSpace(equals + 1);
      const mark = xml[quote];
      const end = mark === '"' || mark === "'" ? xml.indexOf(mark, quote + 1) : -1;
      if (!name || next === at || xml[equals] !== '=' || end < 0)
        throw this.#wrong(`the tag <${tag.slice(0, 40)}> cannot be read`);
      for (let index = 0; index < attributes.length; index += 2)
        if (attributes[index] === name) throw this.#wrong(`<${tag}> has "${name}" twice`);
      if (attributes.length >= 2 * mostAttributes)
        throw this.#wrong(`<${tag.slice(0, 40)}> has more than ${mostAttributes} attributes`);
      const value = xml.slice(quote + 1, end);
      if (value.includes('<')) throw this.#wrong(`"${name}" of <${tag}> has "<" in it`);
      attributes.push(name, this.#decoded(/[\t\n]/.test(value) ? value.replace(/[\t\n]/g, ' ') : value));
      at = end + 1;
    }
  }

  #enter(tag: string, attributes: readonly string[]): void {
    if (this.#open.length === deepest)
      throw new Error(`This XML is nested more than ${deepest} deep: it was not read.`);
    const colon = tag.indexOf(':');
    this.#open.push({ name: colon < 0 ? tag : tag.slice(colon + 1), attributes, children: [] });
    this.#tags.push(tag);
  }

  #endTag(): void {
    const end = this.#after('>', 2);
    const tag = this.#xml.slice(this.#at + 2, end - 1).trimEnd();
    const open = this.#tags.at(-1);
    if (open !== tag)
      throw this.#wrong(
        open === undefined
          ? 'an end tag has no beginning'
          : `</${tag.slice(0, 40)}> stands where </${open}> should`,
      );
    this.#close();
    this.#at = end;
  }

  #close(): void {
    this.#tags.pop();
    const element = this.#open.pop()!;
    if (!element.children.length) element.children = nothing;
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
  }

  /** '' where no name begins. */
  #nameAt(start: number): string {
    const xml = this.#xml;
    let at = start;
    for (let code = xml.charCodeAt(at); code > 127 || endsName[code] === 0; code = xml.charCodeAt(at)) at += 1;
    const name = xml.slice(start, at);
    return nameStart.test(name) ? name : '';
  }

  #afterSpace(start: number): number {
    let at = start;
    while (isSpace(this.#xml.charCodeAt(at))) at += 1;
    return at;
  }

  #text(words: string): void {
    const children = this.#open.at(-1)?.children;
    if (!children) {
      if (words.trim()) throw this.#wrong(this.#root ? 'it goes on after its end' : 'it begins with no tag');
      return;
    }
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += words;
    else children.push(words);
  }

  /** To the end of the declaration: whatever it declares stays undeclared. */
  #documentType(): void {
    let inside = false;
    for (let at = this.#at + 9; at < this.#xml.length; at += 1) {
      const letter = this.#xml[at]!;
      if (letter === '"' || letter === "'") {
        at = this.#xml.indexOf(letter, at + 1);
        if (at < 0) break;
      } else if (inside && this.#xml.startsWith('<!--', at)) {
        at = this.#xml.indexOf('-->', at + 4);
        if (at < 0) break;
        at += 2;
      } else if (letter === '[') inside = true;
      else if (letter === ']') inside = false;
      else if (letter === '>' && !inside) {
        this.#at = at + 1;
        return;
      }
    }
    throw this.#wrong('its document type never ends');
  }

  #decoded(words: string): string {
    if (!words.includes('&')) return words;
    return words.replace(/&([^;&\s]{0,40};)?/g, (_whole, reference: string | undefined) => {
      const letter = reference === undefined ? undefined : letterOf(reference.slice(0, -1));
      if (letter !== undefined) return letter;
      throw this.#wrong(
        reference === undefined
          ? 'it has "&" where no reference begins'
          : `"&${reference}" stands for nothing that XML itself defines`,
      );
    });
  }

  /** Where what ends with `mark` is over. */
  #after(mark: string, from: number): number {
    const end = this.#xml.indexOf(mark, this.#at + from);
    if (end < 0) throw this.#wrong(`the end is missing: no "${mark}" follows`);
    return end + mark.length;
  }

  #wrong(what: string, at = this.#at): Error {
    const line = this.#xml.slice(0, at).split('\n').length;
    return new Error(`This is no XML, or not all of it: in line ${line}, ${what}.`);
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function letterOf(reference: string): string | undefined {
  if (Object.hasOwn(named, reference)) return named[reference];
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
  if (!digits) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  if (code > 0x10ffff || (code & 0x1ff800) === 0xd800) return undefined;
  const letter = String.fromCodePoint(code);
  return fitsXml(letter) ? letter : undefined;
}

/** The text of an XML file in the encoding that it declares. Throws Error, in a sentence, where it has another. */
export function xmlSource({ text, data }: ExchangeFile): string {
  if (text !== undefined) return text;
  const start = String.fromCharCode(...(data?.subarray(0, 200) ?? []));
  const marked = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : undefined;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  const encoding = marked ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data);
  } catch {
    throw new Error(`This file is not text in ${encoding.toUpperCase()}.`);
  }
}
