/** Runs inside a page with a strict security policy: imports what it is sent, and answers with the text and every report. */
import { importArticle, type ArticleInput } from '../../src/importers/import-article.js';

const forbidden = 'https://elsewhere.example/';
const reports: string[] = [];
const provoked = new Promise<void>((resolve) => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) => {
    if (blockedURI.startsWith(forbidden)) resolve();
    else reports.push(`${violatedDirective} ${sample}`);
  });
});

addEventListener('message', async ({ data }: MessageEvent<readonly ArticleInput[]>) => {
  const texts: string[] = [];
  for (const input of data)
    texts.push(
      await importArticle(input).then(
        ({ text }) => text,
        (error: unknown) => String(error),
      ),
    );
  // Reports are queued: one provoked last comes after all the others, and shows that there would be some.
  new Image().src = forbidden;
  await provoked;
  parent.postMessage({ texts, reports, globals: ['ran', 'module'].filter((key) => key in window) });
});
parent.postMessage('ready');
