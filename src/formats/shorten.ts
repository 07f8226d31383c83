/** Words of a file inside a message. */

/** `words` in quotation marks, cut to what one line of a list can show. */
export const shorten = (words: string) =>
  JSON.stringify(words.length > 40 ? `${[...words.slice(0, 40)].slice(0, -1).join('')}…` : words);
