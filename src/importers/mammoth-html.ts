/** Turns the parts of a Word file into HTML, by mammoth. Runs in a worker, or here where there is none. */
import { zipSync } from 'fflate';
import mammoth from 'mammoth/mammoth.browser.min.js';

/** What Word's own styles and those of news desks mean. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Byline'] => p.byline:fresh",
  'comment-reference =>',
];

/** XML parts by their path in the file. */
export type Parts = Record<string, Uint8Array>;

/** Mammoth gets an archive of parts that were measured, and are not packed again. Throws where they are damaged. */
export async function htmlOfParts(parts: Parts): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: zipSync(parts, { level: 0 }).buffer },
    {
      styleMap,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  return value.replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '');
}
