/** Writes words as XML can hold them; `read-xml.ts` reads them again. */

/** What XML 1.0 cannot hold in any way, not even as a reference (section 2.2, `Char`). */
const impossible = String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]`;
const anyImpossible = new RegExp(impossible);
const allImpossible = new RegExp(impossible, 'g');

/** Whether XML can hold the words, letter for letter. */
export const fitsXml = (words: string) => !anyImpossible.test(words);

/** What stands in for a character that XML cannot hold, one for one. */
export const substitute = '\ufffd';

/** The words as XML can hold them. */
export const forXml = (words: string) => (fitsXml(words) ? words : words.replace(allImpossible, substitute));

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const refer = (letter: string) => references[letter]!;

const needsCare = new RegExp(String.raw`[&<>"\0-\x1f\ufffe\uffff]`);

/** Words between tags. A reader would make LF of a CR that is not a reference. */
export const escapeText = (words: string) =>
  needsCare.test(words) ? forXml(words).replace(/[&<>\r]/g, refer) : words;

/** Words of an attribute, without the quotes. A reader would make blanks of other white space. */
export const escapeAttribute = (words: string) =>
  needsCare.test(words) ? forXml(words).replace(/[&<>"\t\n\r]/g, refer) : words;

/** ` name="value"` for each attribute that has a value. */
export function xmlAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  let all = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) all += ` ${name}="${escapeAttribute(value)}"`;
  }
  return all;
}

/** JSON for a place between tags: what XML cannot hold is escaped as JSON escapes it. */
export const xmlJson = (value: unknown) =>
  escapeText(
    JSON.stringify(value).replace(/[\ufffe\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`),
  );

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
