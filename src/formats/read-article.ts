/** Reads the article of an annotation set. */
import * as v from 'valibot';
import type { Article } from '../domain/article.js';
import { idOfDigest } from '../domain/id.js';
import { articleSchema } from './annotation-set.js';
import { explain, type Loose } from './explain.js';
import type { IncomingText } from './incoming-text.js';
import { readBlocks } from './read-blocks.js';

const { entries } = articleSchema;

export interface ReadArticle {
  readonly article: Article;
  /** What differs between the file and `article`, in sentences. */
  readonly problems: readonly string[];
}

/**
 * `raw` with defaults for what it does not say; `rawText` is its text, `incoming` what an article holds of it, `digest`
 * gives the SHA-256 of a text.
 */
export function readArticle(
  raw: Loose,
  rawText: string,
  incoming: IncomingText,
  exported: string,
  digest: (text: string) => string,
): ReadArticle {
  const problems: string[] = [];
  const report = (message: string) => problems.push(message);

  /** A fact as the file states it, undefined where it states none or not as it should. */
  function fact<K extends keyof typeof entries>(key: K): v.InferOutput<(typeof entries)[K]> | undefined {
    const result = v.safeParse(entries[key], raw[key]);
    if (result.success) return result.output;
    report(`"${key}" was left out. ${explain(entries[key], raw[key])}`);
    return undefined;
  }

  const { text } = incoming;
  const sha256 = digest(text);
  if (incoming.changed)
    report(
      'Its text had empty lines, foreign line breaks or broken characters: they were mended, and offsets moved.',
    );
  const stated = fact('sha256');
  if (stated && stated !== (incoming.changed ? digest(rawText) : sha256))
    report('The digest in the file is not that of the text: the text was changed after its digest was taken.');

  const blocks = readBlocks(raw.blocks, incoming, report);
  const removed = (fact('removed') ?? []).map((each) => ({
    ...each,
    before: Math.min(each.before, blocks.length),
  }));
  const bytes = fact('raw');
  const url = fact('url') ?? null;
  const article: Article = {
    id: raw.id === undefined ? idOfDigest(sha256) : (fact('id') ?? idOfDigest(sha256)),
    revision: fact('revision') ?? 1,
    title: fact('title') ?? '',
    bylines: fact('bylines') ?? [],
    publisher: fact('publisher') ?? null,
    url: isHarmless(url) ? url : null,
    published: fact('published') ?? null,
    retrieved: fact('retrieved') ?? exported,
    language: fact('language') ?? null,
    direction: fact('direction') ?? 'auto',
    text,
    sha256,
    blocks,
    ...(removed.length && { removed }),
    ...(bytes && { raw: bytes }),
  };
  if (article.url !== url) report('"url" was left out: it is no address of a page.');
  return { article, problems };
}

/** A page's address, absolute or not; `javascript:` and its like would run on a click. */
const isHarmless = (url: string | null) =>
  url === null ||
  !URL.canParse(url, 'https://page.invalid') ||
  /^(https?|file):$/.test(new URL(url, 'https://page.invalid').protocol);
