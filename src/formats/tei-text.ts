/** The article in TEI: an element for each block, in which every character counts as it does in the text. */
import type { AnnotationSet } from './annotation-set.js';
import { blockId, characterId } from './tei-names.js';
import { fitsXml, substitute, escapeText } from './xml.js';

/** A character that XML cannot hold stands in `<g>` as one that it can: offsets stay what they are. */
export const teiText = (words: string) =>
  fitsXml(words)
    ? escapeText(words)
    : [...words]
        .map((letter) =>
          fitsXml(letter) ? escapeText(letter) : `<g ref="#${characterId(letter)}">${substitute}</g>`,
        )
        .join('');

/** The declarations of those characters, for the header. */
export function characterDeclarations(text: string): string {
  if (fitsXml(text)) return '';
  const letters = [...new Set(text)].filter((letter) => !fitsXml(letter)).sort();
  const all = letters.map((letter) => {
    const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `<char xml:id="${characterId(letter)}"><desc>U+${code}, which XML cannot hold</desc></char>`;
  });
  return `<charDecl>${all.join('')}</charDecl>\n`;
}

const tags = { heading: 'head', paragraph: 'p', quote: 'quote', 'list-item': 'item', caption: 'head' } as const;

/** `<text>` with a `<div>` from each heading on, as TEI wants it. White space between the elements means nothing. */
export function textElement({ text, blocks }: AnnotationSet['article']): string {
  const parts: string[] = [];
  let [before, inDivision, start]: [string, boolean, number] = ['', false, 0];
  for (const [index, { type }] of (blocks ?? []).entries()) {
    const end = text.indexOf('\n', start);
    const words = text.slice(start, end < 0 ? text.length : end);
    start = end + 1;
    if (before === 'list-item' && type !== before) parts.push('</list>\n');
    if (type === 'heading' && before !== type) {
      parts.push(inDivision ? '</div>\n<div>\n' : '<div>\n');
      inDivision = true;
    }
    if (type === 'list-item' && before !== type) parts.push('<list>\n');
    const element = `<${tags[type]} xml:id="${blockId(index)}">${teiText(words)}</${tags[type]}>`;
    parts.push(type === 'caption' ? `<figure>${element}</figure>\n` : `${element}\n`);
    before = type;
  }
  if (before === 'list-item') parts.push('</list>\n');
  if (inDivision) parts.push('</div>\n');
  return `<text><body>\n${parts.join('')}</body></text>\n`;
}
