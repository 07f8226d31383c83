/** The built workbench on a strict site whose policy its workers get as well, as they get none from a tag in the page. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ConsoleMessage } from 'playwright-core';
import { choose, isShown, sampleFile, saved } from './articles-in-steps.js';
import { hostSite, type HostSite } from './host-site.js';
import { article, start, startCoding, until, visit, type Visit } from './support.js';

describe('the workbench on a strict site', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let site: HostSite;
  let here: Visit;
  const workers = new Set<string>();
  const refused: string[] = [];

  before(async () => {
    stage = await start();
    site = await hostSite({});
    here = await visit(stage.browser, `${site.base}/vendor/workbench/index.html`);
    here.page.on('worker', (worker) => workers.add(worker.url().replace(/^.*\/|\.js$/g, '')));
    // What a worker is refused, the page does not hear of.
    here.context.on('console', (message: ConsoleMessage) => {
      if (/content security policy|trusted type/i.test(message.text())) refused.push(message.text());
    });
  });
  after(async () => {
    await here.context.close();
    site.stop();
    await stage.stop();
  });

  it('reads, exports, imports, reports, backs up and searches, with a worker for each', async () => {
    const { page } = here;
    await choose(page, sampleFile('articles/school-meals.docx'));
    await startCoding(page);
    await article(page).waitFor();
    await choose(page, sampleFile('exports/council-vote.json'));
    await isShown(page, 'Lindholt council');
    await saved(page);

    await page.getByRole('button', { name: 'Export and import' }).click();
    await page
      .locator('bias-import-sets input[type="file"]')
      .setInputFiles(sampleFile('exports/council-vote.doccano.jsonl'));
    await page.locator('bias-import-sets').getByText('council-vote.doccano.jsonl').first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Reports' }).click();
    await page.locator('bias-corpus').getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Backup' }).click();
    const download = page.waitForEvent('download');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Download/ })
      .click();
    assert.match((await download).suggestedFilename(), /\.zip$/);
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox', { name: /library|articles/i }).fill('library');
    await until(async () => workers.has('search-worker'), 'the search has a worker');
    for (const name of ['docx-worker', 'exchange-worker', 'corpus-worker'])
      assert.ok(workers.has(name), `${name} was started, with ${[...workers].join(', ')}`);
    assert.deepEqual(refused, []);
    assert.deepEqual(here.troubles, []);
  });
});
