/** Hands inputs to a page with a strict policy, and waits for what came of them. */
import type { ArticleInput } from '../../../src/importers/import-article.js';
import type { FileBytes } from '../../../src/importers/read-file.js';
import type { Answer } from '../strict-page.js';

/** Imports `inputs` one by one in a page of their own. `page` is its file, beside this folder. */
export async function importStrictly(
  inputs: readonly (ArticleInput | FileBytes)[],
  page = 'strict-page.html',
): Promise<Answer> {
  const frame = document.createElement('iframe');
  frame.src = new URL(`../${page}`, import.meta.url).href;
  const next = () =>
    new Promise<unknown>((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }));
  const ready = next();
  document.body.append(frame);
  await ready;
  const answer = next();
  frame.contentWindow!.postMessage(inputs);
  try {
    return (await answer) as Answer;
  } finally {
    frame.remove();
  }
}
