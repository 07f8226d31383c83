/**
 * Runs inside a page with a strict security policy: imports what it is sent, and answers with what came of it and every sign
 * that something ran or was loaded.
 */
import type { Article } from '../../src/domain/article.js';
import { importArticle, type ArticleInput } from '../../src/importers/import-article.js';
import { readInputs, type FileBytes } from '../../src/importers/read-file.js';

export interface Answer {
  /** Of each article its text, or the sentence that was said instead; of an archive those of all its files. */
  readonly texts: readonly string[];
  /** Where the links in all articles lead. */
  readonly links: readonly string[];
  /** What the policy reported. */
  readonly reports: readonly string[];
  /** Addresses that only a hostile page asks for. */
  readonly requests: readonly string[];
  /** Names that only a hostile page leaves behind. */
  readonly globals: readonly string[];
}

const forbidden = 'https://elsewhere.example/';
const reports: string[] = [];
const provoked = new Promise<void>((resolve) => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) => {
    if (blockedURI === `${forbidden}last`) resolve();
    else reports.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });
});
const requests: string[] = [];
new PerformanceObserver((list) => requests.push(...list.getEntries().map(({ name }) => name))).observe({
  type: 'resource',
  buffered: true,
});

/** What a hostile page asks for, wherever it may be resolved. */
export const isBeacon = (address: string) => /beacon|elsewhere/.test(address);

async function* articlesOf(item: ArticleInput | FileBytes): AsyncIterable<Article> {
  if (!('bytes' in item)) yield await importArticle(item);
  else
    for await (const { read } of readInputs(item)) {
      const input = await read();
      if ('annotationSet' in input) throw new Error('An annotation set.');
      yield await importArticle(input);
    }
}

addEventListener('message', async ({ data }: MessageEvent<readonly (ArticleInput | FileBytes)[]>) => {
  const texts: string[] = [];
  const links: string[] = [];
  for (const item of data) {
    const found: string[] = [];
    try {
      for await (const { text, blocks } of articlesOf(item)) {
        found.push(text);
        links.push(...blocks.flatMap(({ marks }) => marks?.flatMap(({ href }) => href ?? []) ?? []));
      }
    } catch (error) {
      found.push((error as Error).message);
    }
    texts.push(found.join('\n'));
  }
  // Reports are queued: one provoked last comes after all the others, and shows that there would be some.
  new Image().src = `${forbidden}last`;
  await provoked;
  const answer: Answer = {
    texts,
    links,
    reports,
    requests: requests.filter((name) => isBeacon(name) && name !== `${forbidden}last`),
    globals: ['ran', 'module'].filter((key) => key in window),
  };
  parent.postMessage(answer);
});
parent.postMessage('ready');
