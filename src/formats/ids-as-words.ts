/** Ids inside a field of a text file: no white space, no brackets. */

const encode = (mark: string) => `%${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const encodeId = (id: string) => id.replace(/[%<>\s\p{Cc}]/gu, encode);

/** For names, which may have white space in them. */
export const encodeBrackets = (name: string) => name.replace(/[%<>]/g, encode);

export const decodeId = (id: string) =>
  id.replace(/%([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
