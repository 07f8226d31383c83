/** Reads Word files outside of the main thread: is sent the parts of one, and answers with its HTML or what went wrong. */
import { htmlOfParts, type Parts } from './mammoth-html.js';

export type Answer = { readonly html: string } | { readonly problem: string };

addEventListener('message', ({ data }: MessageEvent<Parts>) => {
  htmlOfParts(data).then(
    (html) => postMessage({ html } satisfies Answer),
    (error: unknown) => postMessage({ problem: String(error) } satisfies Answer),
  );
});
postMessage('ready');
