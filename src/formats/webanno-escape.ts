/** Characters that mean something in a WebAnno TSV file, in values and in `#Text` lines; as in INCEpTION's `Escaping.java`. */

const special = /[\\[\]|_;*]|->|[\t\n]/g;

/** A value of a feature; line breaks become LF. */
export const escapeValue = (value: string) =>
  (value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value).replace(
    special,
    (mark) => `\\${mark === '\t' ? 't' : mark === '\n' ? 'n' : mark}`,
  );

const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };

export const unescapeValue = (value: string) =>
  value.includes('\\')
    ? value.replace(/\\([\s\S])/g, (_, mark: string) => (mark === 't' || mark === 'n' ? named[mark]! : mark))
    : value;

const names: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(named).map(([name, mark]) => [mark, name]),
);

/** Words of the article: all control characters but the vertical tab. */
export const escapeText = (words: string) =>
  words.replace(/[\p{Cc}\\]/gu, (mark) =>
    (mark < ' ' && mark !== '\v') || mark === '\\' ? `\\${names[mark] ?? mark}` : mark,
  );

export const unescapeText = (words: string) =>
  words.includes('\\')
    ? words.replace(/\\([tnfrb\\]|\p{Cc})/gu, (_, mark: string) => named[mark] ?? mark)
    : words;
