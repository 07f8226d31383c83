import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityTroubles, article, selectByKeys, start, visit, type Visit } from './support.js';

const setPath = 'samples/annotations/council-vote.json';
const set = JSON.parse(readFileSync(setPath, 'utf8')) as {
  article: { text: string };
  annotations: { kind: string; spans: { start: number; end: number }[]; sources: string[] }[];
  sources: { id: string; side: string }[];
};

/** What is marked of all attributions to a side, without white space; words of two attributions once. */
function wordsOf(side: string): string {
  const ids = set.sources.filter((source) => source.side === side).map(({ id }) => id);
  const marked = set.annotations
    .filter(({ kind, sources }) => kind === 'attribution' && sources.some((id) => ids.includes(id)))
    .flatMap(({ spans }) => spans);
  return [...set.article.text]
    .filter((_, at) => marked.some(({ start, end }) => start <= at && at < end))
    .join('')
    .replace(/\s/g, '');
}

/** What is outlined in the article, in pieces: marks cut an outline where they begin and end. */
async function outlined(page: Page): Promise<string> {
  const pieces = await page.locator('bias-article .evidence').allTextContents();
  return pieces.join('').replace(/\s/g, '');
}

const figure = (page: Page, title: string) => page.getByRole('figure', { name: title, exact: true });

describe('the report', () => {
  let server: Awaited<ReturnType<typeof start>>;
  let visited: Visit;
  let page: Page;
  before(async () => (server = await start()));
  after(() => server.stop());
  afterEach(async () => {
    assert.deepEqual(visited.troubles, []);
    await visited.context.close();
  });

  async function openSet(options: Parameters<typeof visit>[2] = {}): Promise<void> {
    visited = await visit(server.browser, server.base, options);
    ({ page } = visited);
    await page.locator('input[type="file"]').setInputFiles(setPath);
    await article(page).waitFor();
  }

  async function openReport(): Promise<void> {
    await article(page).focus();
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Report', exact: true }).waitFor();
    await figure(page, 'By side').locator('.mark').first().waitFor();
  }

  it('opens the words behind a bar with the keyboard, and goes from there to the article and back', async () => {
    await openSet();
    await openReport();
    // From the heading by Tab alone to the first chart, then down to the second side.
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      if (await figure(page, 'By side').locator('.mark:focus').count()) break;
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: /^opponents of the closure, attributions: 4 of 19/ });
    await heading.waitFor();
    await page.locator('bias-article .evidence').first().waitFor(); // All of them are drawn in one go.
    assert.equal(await outlined(page), wordsOf('opponents of the closure'));
    assert.equal(await page.locator('bias-report-words li').count(), 4);
    // The same number once more, and nothing is outlined.
    await page.keyboard.press('Enter');
    await heading.waitFor({ state: 'detached' });
    assert.equal(await outlined(page), '');
  });

  it('opens exactly the quoted words behind a number of the table', async () => {
    await openSet();
    await openReport();
    const bySide = figure(page, 'By side');
    await bySide.getByText('Numbers', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await bySide
      .getByRole('row', { name: /^opponents of the closure/ })
      .getByRole('button')
      .last()
      .focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: /^opponents of the closure, Quoted words: 3$/ }).waitFor();
    await page.locator('bias-article .evidence').first().waitFor();
    assert.equal(await outlined(page), 'Books,notbollards');
    await page.keyboard.press('Escape');
    await page.locator('bias-report-words').waitFor({ state: 'detached' });
  });

  it('marks the numbers in which the annotation counts that is pressed in the article', async () => {
    await openSet();
    await openReport();
    await page.locator('mark', { hasText: 'Books, not bollards' }).first().click();
    const pressed = figure(page, 'By side').locator('.mark[aria-pressed="true"]');
    await pressed.first().waitFor();
    const labels = await pressed.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
    assert.equal(labels.length, 4);
    for (const label of labels) assert.match(label!, /^opponents of the closure/);
  });

  it('follows the coding: a new attribution counts, undone it does not', async () => {
    await openSet();
    await openReport();
    const lead = page.getByText(/^19 attributions to 12 sources/);
    await lead.waitFor();
    await selectByKeys(page, 'ending a dispute');
    await page.keyboard.press('a');
    await page.getByText(/^20 attributions to 12 sources/).waitFor();
    await page.keyboard.press('Control+z');
    await lead.waitFor();
    await page.keyboard.press('r');
    await page.getByRole('listbox', { name: 'Annotations' }).waitFor();
  });

  it('stands by itself in a page with a strict policy, and brings the article along', async () => {
    visited = await visit(server.browser, `${server.base}/samples/embed-report.html`);
    ({ page } = visited);
    const mark = figure(page, 'By side').locator('.mark').first();
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^council majority, attributions: 10 of 19/ }).waitFor();
    await page.locator('bias-article .evidence').first().waitFor();
    assert.equal(await outlined(page), wordsOf('council majority'));
    await page.locator('bias-report-words li button').nth(2).click();
    await page.getByText('3 of 10').waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 390])
      it(`has no accessibility trouble in ${colorScheme} at ${width} pixels`, async () => {
        await openSet({ colorScheme, viewport: { width, height: 860 } });
        await openReport();
        await figure(page, 'Mode by side').getByText('Numbers', { exact: true }).click();
        await figure(page, 'By side').getByText('What is this?', { exact: true }).click();
        assert.deepEqual(await accessibilityTroubles(page), []);
      });
});
