/**
 * Reads XML into plain elements, strangers' too: no entity is expanded but the five of XML itself, nothing is fetched,
 * and neither depth nor size can harm. saxes does the parsing; it checks that a document is well formed.
 */
import saxes from 'saxes';
import type { ExchangeFile } from './exchange-format.js';
import type { XmlElement } from './xml-elements.js';

/** Deeper than any file of ours or of others. */
const deepest = 200;
/** In UTF-16 units. */
const longest = 200_000_000;

interface Open extends XmlElement {
  readonly attributes: string[];
  readonly children: (XmlElement | string)[];
}

/** Throws Error, in a sentence, for what is no whole and sound XML. */
export function readXml(source: string): XmlElement {
  if (source.length > longest)
    throw new Error(`This XML is longer than ${longest / 1e6} million characters: it was not read.`);
  const parser = new saxes.SaxesParser();
  const around: Open = { name: '', attributes: [], children: [] };
  const open = [around];
  const addText = (words: string) => {
    const { children } = open.at(-1)!;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += words;
    else children.push(words);
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest)
      throw new Error(`This XML is nested more than ${deepest} deep: it was not read.`);
    const element: Open = { name: name.slice(name.indexOf(':') + 1), attributes: [], children: [] };
    for (const key in attributes) element.attributes.push(key, attributes[key]!);
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', ({ message }) => {
    throw new Error(`This is no XML, or not all of it: ${placed(message)}.`);
  });
  parser.write(source).close();
  return around.children.find((child): child is XmlElement => typeof child !== 'string')!;
}

/** What saxes says, `3:14: unclosed tag: p.`, as part of a sentence. */
const placed = (message: string) =>
  message.replace(/^(\d+):(\d+): /, 'in line $1, column $2, ').replace(/\.$/, '');

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
