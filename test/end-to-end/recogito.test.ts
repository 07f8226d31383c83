// Recogito Text Annotator shows the words of every Web Annotation that is exported: a reader that is not ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import type { ExchangedSet, WriteOptions } from '../../src/formats/exchange-format.js';
import { readOwn } from '../../src/formats/json.js';
import { webAnnotation } from '../../src/formats/web-annotation.js';
import { marked } from '../support/marked.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';

interface Shown {
  readonly id: string;
  readonly words: readonly string[];
}

/** Gives `show(lines, annotations)`: what Recogito makes of them, and whether it drew anything. */
const script = `
import { createTextAnnotator, W3CTextFormat } from '@recogito/text-annotator';
globalThis.show = async (lines, annotations) => {
  const container = document.createElement('div');
  for (const line of lines) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    container.append(paragraph, '\\n');
  }
  document.body.replaceChildren(container);
  const annotator = createTextAnnotator(container, { adapter: W3CTextFormat('urn:x:story', container) });
  annotator.setAnnotations(annotations);
  return annotator.state.store.all().map(({ id, target }) => ({
    id,
    words: target.selector.map(({ range }) => range.toString()),
  }));
};`;

const sample = readOwn(
  JSON.parse(readFileSync('samples/exports/council-vote.json', 'utf8')),
  { file: 'council-vote.json' },
  ({ message }) => assert.fail(message),
);

describe('Recogito', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: process.cwd() },
      bundle: true,
      format: 'iife',
      write: false,
      logLevel: 'error',
    });
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: await findBrowser(),
      args: root ? ['--no-sandbox'] : [],
    });
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
  });
  after(() => browser.close());

  /** What it shows of a set, exported with its own unit unless `options` say otherwise. */
  async function shown(
    { article, ...set }: Pick<ExchangedSet, 'article' | 'codebook' | 'sources' | 'annotations'>,
    options: WriteOptions = { unit: 'utf-16' },
  ) {
    const [file] = webAnnotation.write({ article, ...set }, options);
    const { items } = JSON.parse(file!.text!) as { items: { id: string }[] };
    const all = await page.evaluate(
      ([lines, annotations]) =>
        (globalThis as unknown as { show(...args: unknown[]): Promise<readonly Shown[]> }).show(
          lines,
          annotations,
        ),
      [article.text.split('\n'), items] as const,
    );
    const byId = new Map(all.map(({ id, words }) => [id, words]));
    return items.map(({ id }) => byId.get(id));
  }

  /** A range over two paragraphs takes the line break between them along. */
  const wordsOf = ({ annotations }: Pick<ExchangedSet, 'annotations'>) =>
    annotations.map(({ spans }) => spans.map(({ exact }) => exact));

  it('shows the words of every annotation of the sample', async () => {
    assert.ok(sample.annotations.length > 30);
    assert.deepEqual(await shown(sample), wordsOf(sample));
  });

  it('shows them behind emoji, combining marks and letters from right to left, overlapping and in pieces', async () => {
    const { article, annotations } = marked(
      '👩‍👩‍👧 Kim 🎙 <a1>said <c1>the plan</a1> 𝒳 will</c1> <f1>wo\u0301rk</f1>.\n' +
        '<a2>הממשלה</a2> אמרה <a2>דבר</a2> 🇮🇶 and <c2>critics\ndisagreed 👍🏽</c2>.',
    );
    const set = { article, codebook, sources: [], annotations: [...annotations.values()] };
    const ordered = [...set.annotations].sort((a, b) => a.spans[0]!.start - b.spans[0]!.start);
    assert.deepEqual(await shown(set), wordsOf({ annotations: ordered }));
  });

  it('shows them without any option where no character counts as two', async () => {
    const { article, annotations } = marked('<a1>We know</a1>, <c1>she said</c1>, <a1>what to do</a1>.');
    const set = { article, codebook, sources: [], annotations: [...annotations.values()] };
    assert.deepEqual(await shown(set, {}), wordsOf(set));
  });
});
