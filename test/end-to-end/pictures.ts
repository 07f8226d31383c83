/** Takes the pictures of the documents anew (`npm run pictures`): of the tool itself, with the articles of samples/. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { choose, sampleFile } from './articles-in-steps.js';
import { article, rows, selectByKeys, start, startCoding, visit } from './support.js';

const folder = fileURLToPath(new URL('../../samples/docs/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });

const stage = await start();

/** A workbench of its own in a window of this size. */
async function workbench(width: number, height: number): Promise<Page> {
  const { page } = await visit(stage.browser, stage.base, {
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  page.setDefaultTimeout(10_000);
  await page.getByRole('textbox', { name: 'Analyst' }).fill('ana');
  return page;
}

/** The same, with the coded sample open. */
async function coded(width: number, height: number): Promise<Page> {
  const page = await workbench(width, height);
  await choose(page, sampleFile('annotations/council-vote.json'));
  await page.locator('mark[data-annotation]').first().waitFor();
  await page.getByRole('searchbox').first().waitFor();
  return page;
}

/** What is in sight of `what`; `below`: that many pixels of it from the top. */
async function take(name: string, what: Page | Locator, below?: number): Promise<void> {
  const page = 'page' in what ? what.page() : what;
  await page.evaluate(() => document.fonts.ready);
  const box = 'page' in what ? await what.boundingBox() : { x: 0, y: 0, ...page.viewportSize()! };
  const { x, y, width, height } = box!;
  const visible = page.viewportSize()!.height - y;
  await page.screenshot({
    path: `${folder}${name}.png`,
    clip: { x, y, width, height: Math.min(below ?? height, visible) },
  });
}

const review = await workbench(1180, 760);
await choose(review, sampleFile('articles/harbour-strike.html'));
await review.getByRole('button', { name: 'Start coding' }).waitFor();
await take('review', review);

await startCoding(review);
await article(review).waitFor();
await selectByKeys(review, 'third week');
await take('palette', review.locator('.stage'), 330);

const first = await coded(1280, 800);
await rows(first).nth(2).click();
await first.locator('bias-details section').waitFor();
await take('annotator', first);
await take('details', first.locator('aside.panel'));

const flow = await workbench(1180, 760);
await choose(flow, sampleFile('articles/council-vote.md'));
await startCoding(flow);
await article(flow).waitFor();
await selectByKeys(flow, '"Nobody joins a council to close a library,"');
await flow.keyboard.press('a');
await flow.locator('bias-flow').getByText('said').first().waitFor();
await take('flow', flow.locator('.stage'));

await first.keyboard.press('Escape');
await article(first).focus();
await first.keyboard.press('#');
await first.getByRole('dialog').waitFor();
await first.getByRole('dialog').getByText('Odile Brandt', { exact: true }).click();
await take('sources', first.getByRole('dialog'));
await first.keyboard.press('Escape');

const report = await coded(1280, 800);
await article(report).focus();
await report.keyboard.press('r');
await report.getByRole('heading', { name: 'Who speaks' }).waitFor();
await report
  .locator('bias-chart')
  .first()
  .locator('.mark')
  .nth(1)
  .click({ position: { x: 4, y: 4 } });
await report.locator('bias-article .evidence').first().waitFor();
await take('report', report);

const exchange = await coded(1180, 760);
await exchange.getByRole('button', { name: 'Export and import' }).click();
await exchange.getByRole('dialog').waitFor();
await exchange.getByRole('dialog').getByRole('combobox').first().selectOption('brat');
await take('export', exchange.getByRole('dialog'));

await stage.stop();
