// Every link of the documents leads somewhere: files, headings, pictures. Other sites are not asked.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';

const root = new URL('../..', import.meta.url).pathname;
const inFolder = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .map((path) => join(folder, path));
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...inFolder('.github'),
  ...inFolder('samples').filter((path) => !path.startsWith(join('samples', 'articles'))), // Those are news.
];

const markdown = new MarkdownIt({ html: true });
const tokensOf = (text: string) =>
  markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** The names of a page's headings, as GitHub makes them of their words. */
function anchorsOf(text: string): ReadonlySet<string> {
  const tokens = markdown.parse(text, {});
  const seen = new Map<string, number>();
  return new Set(
    tokens.flatMap((token, at) => {
      if (token.type !== 'heading_open') return [];
      const words = (tokens[at + 1]!.children ?? []).map(({ content }) => content).join('');
      const name = words
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Mark}\p{Number}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return [before ? `${name}-${before}` : name];
    }),
  );
}

/** What is wrong with the links of `text`, which stands at `page`, in words. */
function brokenLinks(page: string, text: string): string[] {
  const targets = tokensOf(text).flatMap((token) => {
    const name = { link_open: 'href', image: 'src' }[token.type];
    return name === undefined ? [] : String(token.attrGet(name) ?? '');
  });
  return targets.flatMap((target) => {
    if (/^[a-z]+:/.test(target))
      return URL.canParse(target) && target.startsWith('https://')
        ? []
        : [`${page}: ${target} is no https address`];
    const [path, anchor] = decodeURIComponent(target).split('#') as [string, string?];
    const file = path ? normalize(join(dirname(page), path)) : page;
    if (file.startsWith('..') || !existsSync(join(root, file))) return [`${page}: ${target} is not there`];
    if (anchor === undefined) return [];
    if (statSync(join(root, file)).isDirectory()) return [`${page}: ${target} is a folder`];
    const there = file === page ? text : readFileSync(join(root, file), 'utf8');
    return anchorsOf(there).has(anchor) ? [] : [`${page}: ${target} has no such heading`];
  });
}

describe('the links of the documents', () => {
  for (const page of pages)
    it(`lead somewhere: ${page}`, () =>
      assert.deepEqual(brokenLinks(page, readFileSync(join(root, page), 'utf8')), []));

  it('would be noticed if they did not', () => {
    const text =
      '# A title, twice\n\n# A title, twice\n\n[a](none.md) [b](#a-title-twice-1) [c](#none) ![d](none.png) [e](http://paper.example)';
    assert.deepEqual(brokenLinks('README.md', text), [
      'README.md: none.md is not there',
      'README.md: #none has no such heading',
      'README.md: none.png is not there',
      'README.md: http://paper.example is no https address',
    ]);
  });
});
