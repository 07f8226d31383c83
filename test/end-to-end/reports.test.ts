import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityTroubles, article, start, visit, type Visit } from './support.js';

const coded = JSON.parse(readFileSync('samples/annotations/council-vote.json', 'utf8'));

/** The same story as another outlet tells it: a line more, and only some of the attributions. */
function retold(publisher: string, published: string, keeps: (index: number) => boolean) {
  const line = `${publisher} has more on this.`;
  const text = `${coded.article.text}\n${line}`;
  const end = [...text].length;
  const block = { type: 'paragraph', role: 'boilerplate', start: end - [...line].length, end, repeats: null };
  const { sha256: _, ...facts } = coded.article;
  return {
    ...coded,
    article: { ...facts, id: randomUUID(), publisher, published, text, blocks: [...facts.blocks, block] },
    annotations: coded.annotations
      .filter((_annotation: unknown, index: number) => keeps(index))
      .map((annotation: object) => ({ ...annotation, id: randomUUID(), parent: null })),
  };
}

const sets = [
  coded,
  retold('Harbour Post', '2026-02-12', (index) => index % 3 > 0),
  retold('Radio Lind', '2026-03-01', (index) => index % 2 > 0),
];

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name }).waitFor();

describe('reports on several articles', () => {
  let server: Awaited<ReturnType<typeof start>>;
  let visited: Visit;
  let page: Page;
  before(async () => {
    server = await start();
    visited = await visit(server.browser, server.base);
    ({ page } = visited);
    for (const [index, set] of sets.entries()) {
      const buffer = Buffer.from(JSON.stringify(set));
      const file = { name: `${index}.json`, mimeType: 'application/json', buffer };
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByText(`${index + 1} article${index ? 's' : ''}`, { exact: true }).waitFor();
      await article(page).waitFor();
    }
  });
  after(async () => {
    assert.deepEqual(visited.troubles, []);
    await visited.context.close();
    await server.stop();
  });

  it('compares all of them by outlet, and by month', async () => {
    await page.getByRole('button', { name: 'Reports' }).click();
    await heading(page, /^3 articles by outlet$/);
    for (const outlet of ['Lindholt Ledger', 'Harbour Post', 'Radio Lind'])
      await page
        .getByRole('button', { name: new RegExp(`^${outlet}, `) })
        .first()
        .waitFor();
    await page.getByRole('button', { name: 'By month' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /^3 articles by month$/);
    assert.deepEqual(await accessibilityTroubles(page), []);
  });

  it('sets those that are selected side by side, and leads from a number to the words in their article', async () => {
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await article(page).waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Select “/ });
    for (let index = 0; index < 3; index++) await boxes.nth(index).check();
    await page
      .getByRole('group', { name: 'Selected articles' })
      .getByRole('button', { name: 'Report' })
      .click();
    await heading(page, /^3 articles on one event$/);
    const matrix = page.getByRole('figure', { name: 'Attributions by source and outlet' });
    await matrix.getByText('Numbers', { exact: true }).click();
    // Taken out of one retelling, and not of the other.
    await matrix.getByText('missing here').first().waitFor();
    await matrix
      .getByRole('row', { name: /^Odile Brandt/ })
      .getByRole('button')
      .first()
      .click();
    const words = page.locator('bias-report-words li button');
    await words.first().waitFor();
    assert.match((await words.first().textContent()) ?? '', /Odile Brandt/);
    await words.first().click();
    await article(page).waitFor();
    await page.locator('bias-corpus').waitFor({ state: 'detached' });
  });
});
