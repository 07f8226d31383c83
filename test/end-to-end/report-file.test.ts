// The files that go out of a report, as a reader opens them: from a disk, with no network, and with no script.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import { generator } from '../../src/formats/generator.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { balanceReport } from '../../src/report/balance-report.js';
import { methodOf } from '../../src/report/method.js';
import { reportFiles } from '../../src/report/report-files.js';
import { codedOf } from '../../src/source-balance.js';
import { accessibilityTroubles, article, start, until, visit } from './support.js';

const set = JSON.parse(
  readFileSync(new URL('../../samples/annotations/council-vote.json', import.meta.url), 'utf8'),
) as Parameters<typeof codedOf>[0];
const { coded } = codedOf(set);
const made = { generated: '2026-03-01T10:00:00.000Z', software: generator };

function filesOf(coding: typeof coded) {
  const balance = sourceBalance([coding]);
  const report = { ...balanceReport(balance, [coding]), method: methodOf(balance, [coding], made) };
  return reportFiles({ balance, report, codeds: [coding], ...made });
}

describe('the files of a report, opened from a disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const files = filesOf(coded);
  let browser: Browser;

  before(async () => {
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: await findBrowser(), args });
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const fileNamed = (ending: string) => files.find(({ name }) => name.endsWith(ending))!.name;
  const reportName = files[0]!.name;

  /** Runs `visit` on a file; fails where the file asked for anything but itself, or complained. */
  async function reading(name: string, options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
    const address = pathToFileURL(join(folder, name)).href;
    const context = await browser.newContext({ offline: true, ...options });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) troubles.push(`asked for ${request.url()}`);
    });
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(address);
    await visit(page);
    await context.close();
    assert.deepEqual(troubles, []);
  }

  const noScript = { javaScriptEnabled: false };

  it('lead from a number to its quotations and back, by keyboard and without a script', () =>
    reading(reportName, noScript, async (page) => {
      const row = page.getByRole('row', { name: /^opponents of the closure/ }).first();
      const number = row.getByRole('link', { name: '4', exact: true }).first();
      await number.focus();
      await page.keyboard.press('Enter');
      const group = page.locator('li:target');
      await group.waitFor();
      assert.match((await group.textContent())!, /By side: opponents of the closure, Attributions/);
      assert.match((await group.textContent())!, /the true figure is less than half of that/);

      await group.getByRole('link', { name: '4', exact: true }).click();
      const quotation = page.locator('li:target');
      assert.equal(
        await quotation.locator('blockquote').textContent(),
        'Opponents say the true figure is less than half of that.',
      );
      await quotation.getByText(/^Counted in \d+ numbers$/).click();
      await quotation.getByRole('link', { name: 'By side: opponents of the closure, Attributions' }).click();
      await page.locator('td:target').waitFor();
      assert.equal(await page.locator('td:target').getByRole('link').textContent(), '4');
    }));

  it('lead from the words of the article to what is coded of them, and back', () =>
    reading(fileNamed('-marked.html'), noScript, async (page) => {
      await page.getByRole('link', { name: 'A4: Attribution, Content', exact: true }).click();
      const entry = page.locator('li:target');
      assert.match((await entry.textContent())!, /Mode: Indirect/);
      await entry.getByRole('link', { name: '4, show in the article' }).click();
      assert.equal(await page.locator(':target').getAttribute('id'), 'm4');
    }));

  it('hold every quotation, the whole text, the definitions and the method', () =>
    reading(reportName, noScript, async (page) => {
      const quotations = await page.locator('.annotations blockquote').allTextContents();
      for (const { spans } of coded.annotations)
        for (const { exact } of spans)
          assert.ok(
            quotations.some((words) => words.includes(exact.split('\n')[0]!)),
            exact,
          );
      const whole = (await page.locator('main').textContent())!;
      for (const words of ['There is no single bias score', coded.article.sha256, 'source-bias 1.1.0'])
        assert.ok(whole.includes(words), words);
    }));

  it('open in light and in dark, and on a telephone, with nothing cut off', async () => {
    for (const name of [reportName, fileNamed('-marked.html')])
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [390, 1280])
          await reading(name, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
            assert.ok(
              (await page.evaluate(() => document.documentElement.scrollWidth)) <= width,
              `${name} ${width}`,
            );
          });
  });

  it('can be read by everybody', async () => {
    for (const name of [reportName, fileNamed('-marked.html')])
      for (const colorScheme of ['light', 'dark'] as const)
        await reading(name, { colorScheme }, async (page) => {
          assert.deepEqual(await accessibilityTroubles(page), [], `${name} ${colorScheme}`);
        });
  });

  it('print with their charts and without what can only be pressed', () =>
    reading(reportName, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.wide svg').first().isVisible(), true);
      assert.equal(await page.locator('.narrow svg').first().isVisible(), false);
      assert.equal(await page.locator('summary').first().isVisible(), false);
      assert.equal(await page.locator('.definition').first().isVisible(), true);
    }));
});

describe('a chart as a picture, in a page whose policy has no pictures', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  before(async () => (stage = await start()));
  after(() => stage.stop());

  it('says so, and which file there is instead', async () => {
    const { page, troubles } = await visit(stage.browser, `${stage.base}/samples/embed-plain.html`);
    await article(page).waitFor();
    const message = await page.evaluate(async () => {
      const { chartPng } = (await import('/components/chart-png.ts' as string)) as {
        chartPng(text: string, size: object): Promise<Blob>;
      };
      const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
      return chartPng(drawing, { width: 9, height: 9, scale: 1 }).then(
        () => '',
        (error: Error) => error.message,
      );
    });
    assert.match(message, /policy of this page may not allow it \(img-src data:\)\. Take the SVG file\.$/);
    await until(async () => troubles.length > 0, 'the browser tells what its policy kept out');
    assert.match(troubles.join(), /^img-src by data/);
  });
});
