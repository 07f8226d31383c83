/** The names in TEI files that pointers lead to: each an XML name, none of them twice. */
import { nameGiver } from './annotation-record.js';

/** What the files call the program, and where a reader finds what it has written for itself. */
export const ident = 'source-bias-annotator';
/** Stands for what a rule suggested, in `resp`. */
export const ruleId = 'rule';

export const blockId = (index: number) => `p${index + 1}`;
export const sourceId = (index: number) => `source-${index + 1}`;
export const analystId = (index: number) => `analyst-${index + 1}`;
/** Of a character that XML cannot hold. */
export const characterId = (letter: string) => `u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const reserved = /^(p\d+|source-\d+|analyst-\d+|u[\da-f]{4}|rule)$/;
const foreign = /[^\w.\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff-]/g;

/** An XML name without a colon (`NCName`) that says as much as can be of `name`. */
export function xmlName(name: string): string {
  const tidy = name.replace(foreign, '_');
  const safe = /^[\d.-]|^$/.test(tidy) ? `_${tidy}` : tidy;
  return reserved.test(safe) ? `${safe}_` : safe;
}

/** Gives ids of records XML names; `idOfXmlName` undoes it where the id allows. `taken`: names that are none of theirs. */
export const idGiver = (taken: Iterable<string>) =>
  nameGiver((id) => (id.startsWith('_') ? `_${xmlName(id)}` : xmlName(id)), taken);

/** UUIDs and numbers stand with a `_` before them. */
export const idOfXmlName = (name: string) => (name.startsWith('_') ? name.slice(1) : name);
