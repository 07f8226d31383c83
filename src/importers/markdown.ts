/** Markdown as blocks, through HTML, with the facts at its top as metadata. Loaded when it is first needed. */
import MarkdownIt from 'markdown-it';
import { directions, type Metadata } from '../domain/article.js';
import { isoDate, languageTag } from './html-metadata.js';
import { readHtml, type HtmlArticle } from './html.js';
import { absolute } from './inert-page.js';

const markdown = new MarkdownIt({ html: false });

/** The article in `text`. `url` is the address that relative links count from. HTML tags in it are shown as text. */
export function readMarkdown(text: string, url: string | null): HtmlArticle {
  const { facts, body } = splitFrontMatter(text.replace(/^\ufeff/, ''));
  const metadata = metadataOf(facts);
  const { drafts } = readHtml(markdown.render(body), metadata.url ?? url);
  return { drafts, metadata };
}

type Facts = ReadonlyMap<string, string>;

/** `key: value` lines between two lines of three dashes, at the very top. */
function splitFrontMatter(text: string): { facts: Facts; body: string } {
  const match = /^---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { facts: new Map(), body: text };
  const facts = match[1]!.split(/\r?\n/).flatMap((line): [string, string][] => {
    const fact = /^([\w-]+):\s*(.*?)\s*$/.exec(line);
    return fact ? [[fact[1]!.toLowerCase(), unquote(fact[2]!)]] : [];
  });
  return { facts: new Map(facts), body: text.slice(match[0].length) };
}

function metadataOf(facts: Facts): Partial<Metadata> {
  const fact = (...keys: readonly string[]) => keys.map((key) => facts.get(key)).find(Boolean) ?? '';
  const direction = fact('dir', 'direction').toLowerCase();
  const known: Record<keyof Metadata, unknown> = {
    title: fact('title', 'headline'),
    bylines: listOf(fact('authors', 'author', 'byline', 'bylines')),
    publisher: fact('publisher', 'site'),
    url: absolute(fact('url', 'link', 'canonical')),
    published: isoDate(fact('published', 'date')),
    language: languageTag(fact('language', 'lang')),
    direction: directions.find((each) => each === direction),
  };
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => (Array.isArray(value) ? value.length : value)),
  );
}

const unquote = (value: string) => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

/** `[Ana Lima, Jo Park]` is a list; a comma without brackets may stand inside one name and its office. */
function listOf(value: string): string[] {
  const inBrackets = /^\[(.*)\]$/.exec(value)?.[1];
  const names = inBrackets === undefined ? [value] : inBrackets.split(',');
  return names.map((name) => unquote(name.trim())).filter(Boolean);
}
