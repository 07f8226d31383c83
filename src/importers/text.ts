/** Plain text as blocks: a line each, every character kept. */
import { canonical, type BlockDraft } from '../domain/article.js';

/** The lines of `text` as they are, without those of white space only and without a byte order mark. */
export const readText = (text: string): BlockDraft[] =>
  canonical(text.replace(/^\ufeff/, ''))
    .split('\n')
    .filter((line) => /\S/.test(line))
    .map((line) => ({ type: 'paragraph', role: 'body', repeats: null, text: line }));
