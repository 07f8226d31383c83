import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
  accessibilityTroubles,
  article,
  count,
  marks,
  rows,
  selectByKeys,
  sliceTroubles,
  start,
  startCoding,
  visit,
  type Visit,
} from './support.js';

const realArticle = new URL('../../../shared/articles/will-america-withdraw.txt', import.meta.url);

describe('the workbench', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;
  let page: Page;

  before(async () => {
    stage = await start();
  });
  after(() => stage.stop());

  const open = async (options = {}) => {
    here = await visit(stage.browser, `${stage.base}/`, options);
    ({ page } = here);
  };
  afterEach(async () => {
    await here.context.close();
    assert.deepEqual(here.troubles, []);
  });

  const openSample = async (title: string) => {
    await page.getByRole('button', { name: title }).first().click();
    await article(page).waitFor();
  };
  const saved = () => page.getByText('Saved', { exact: true }).waitFor();
  const exported = async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export JSON' }).click();
    const path = await (await download).path();
    return { path, set: JSON.parse(readFileSync(path, 'utf8')) };
  };

  it('takes an article from a sample to an exported file, through a reload, with the keyboard alone', async () => {
    await open();
    await openSample('Tamsel dam');
    await selectByKeys(page, 'without warning');
    await page.keyboard.press('f');
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.getByLabel('Note').focus();
    await page.keyboard.type('seen from the camp site');
    await page.keyboard.press('Escape');
    await saved();
    assert.equal(await count(page), 2);

    await page.reload();
    await article(page).waitFor();
    assert.equal(await count(page), 2);
    assert.ok((await marks(page).count()) >= 2);

    const { set } = await exported();
    assert.deepEqual(sliceTroubles(set), []);
    assert.equal(set.offsetUnit, 'code-point');
    const [claim] = set.annotations.filter(({ kind }: { kind: string }) => kind === 'claim');
    assert.equal(claim.spans[0].exact, 'Tamsel dam');
    assert.equal(claim.note, 'seen from the camp site');
    assert.deepEqual(claim.attributes, { worth: 'check' });
  });

  it('keeps a note that is still being typed when the page is reloaded', async () => {
    await open();
    await openSample('Tamsel dam');
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await page.getByLabel('Note').fill('half a sen');
    await saved();
    await page.reload();
    await article(page).waitFor();
    await rows(page).first().click();
    assert.equal(await page.getByLabel('Note').inputValue(), 'half a sen');
  });

  it('asks the browser to keep its storage once there is work, and not before', async () => {
    await open();
    await page.evaluate(() => {
      const asked = { times: 0 };
      Object.assign(window, { asked });
      navigator.storage.persist = () => Promise.resolve(Boolean((asked.times += 1)));
    });
    const times = () => page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
    await openSample('Tamsel dam');
    await saved();
    assert.equal(await times(), 0);
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await saved();
    await page.waitForFunction(() => (window as unknown as { asked: { times: number } }).asked.times === 1);
    await page.keyboard.press('Delete');
    await saved();
    assert.equal(await times(), 1);
  });

  it('hands out the work as a file when the disk is full', async () => {
    await open();
    await openSample('Tamsel dam');
    await saved();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await page.getByText('Not saved').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the work' }).click();
    const set = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    assert.deepEqual(sliceTroubles(set), []);
    assert.equal(set.annotations[0].spans[0].exact, 'Tamsel dam');
  });

  it('marks with a tap on the bar at the bottom, whose targets fit a finger', async () => {
    await open({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    await openSample('Tamsel dam');
    await selectByKeys(page, 'Tamsel dam');
    const button = page
      .getByRole('toolbar', { name: 'Mark the selection as' })
      .getByRole('button', { name: /Framing/ });
    const box = (await button.boundingBox())!;
    assert.ok(box.height >= 44 && box.width >= 44, `${box.width} × ${box.height}`);
    assert.ok(box.y + box.height > 844 - 80, 'at the bottom of the screen');
    await button.tap();
    await marks(page).first().waitFor();
    assert.equal(await marks(page).first().getAttribute('data-kind'), 'framing');
  });

  it('goes back to the article before with the browser’s own button', async () => {
    await open();
    await openSample('Tamsel dam');
    await page
      .getByLabel('Open a sample')
      .selectOption({ label: 'Lindholt council votes to close Mill Street library' });
    await article(page).getByText('Lindholt').first().waitFor();
    await page.goBack();
    await article(page).getByText('Tamsel dam').first().waitFor();
  });

  it('keeps offsets right among emoji', async () => {
    await open();
    await openSample('Tamsel dam');
    const text = await article(page).evaluate((element) => element.textContent ?? '');
    const emoji = /\p{Extended_Pictographic}/u.exec(text)!;
    const words = text.slice(emoji.index).match(/[a-z]{4,}/i)![0];
    await selectByKeys(page, words);
    await page.keyboard.press('c');
    await saved();
    const { set } = await exported();
    assert.deepEqual(sliceTroubles(set), []);
    assert.equal(set.annotations[0].spans[0].exact, words);
  });

  it('shows a change in a second tab at once, and neither tab overwrites the other', async () => {
    await open();
    await openSample('Tamsel dam');
    const other = await here.context.newPage();
    await other.goto(page.url());
    await article(other).waitFor();
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await rows(other).first().waitFor();
    await selectByKeys(other, 'without warning');
    await other.keyboard.press('f');
    await rows(page).nth(1).waitFor();
    assert.equal(await count(other), 2);
  });

  it('brings back a deleted article with all that was marked in it', async () => {
    await open();
    await openSample('Tamsel dam');
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await saved();
    const entry = page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: /1 annotation/ });
    await entry.waitFor();
    await page.getByRole('button', { name: /^Delete/ }).click();
    await entry.waitFor({ state: 'detached' });
    await page.getByRole('navigation').getByRole('button', { name: 'Undo' }).click();
    await entry.waitFor();
    await entry.click();
    assert.equal(await count(page), 1);
  });

  it('restores an exported file in another browser, and doubles nothing when it is opened twice', async () => {
    await open();
    await openSample('Tamsel dam');
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('c');
    await saved();
    const { path, set } = await exported();
    const { context } = here;
    await open();
    for (let time = 0; time < 2; time++) {
      await page.locator('input[type="file"]').setInputFiles({
        name: 'set.json',
        mimeType: 'application/json',
        buffer: readFileSync(path),
      });
      await article(page).waitFor();
      await rows(page).first().waitFor();
      assert.equal(await count(page), 1);
    }
    await context.close();
    const again = (await exported()).set;
    assert.deepEqual(again.annotations, set.annotations);
    assert.deepEqual(again.article, set.article);
  });

  it('uses a codebook file for the open article, and refuses a wrong one with the place and the reason', async () => {
    await open();
    await openSample('Tamsel dam');
    const drop = (codebook: object) =>
      page.locator('input[type="file"]').setInputFiles({
        name: 'codebook.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(codebook)),
      });
    const kind = { id: 'rumour', label: 'Rumour', key: 'r', tone: 4, mainPart: 'words' };
    const parts = [{ id: 'words', label: 'Words' }];
    await drop({ id: 'mine', version: '1.0.0', kinds: [{ ...kind, tone: 9, parts }] });
    await page.getByText('Its "kinds.0.tone" must be a whole number from 1 to 8, not 9.').waitFor();
    await selectByKeys(page, 'Tamsel dam');
    assert.ok(await page.getByRole('button', { name: 'Claim' }).isVisible());
    await drop({ id: 'mine', version: '1.0.0', kinds: [{ ...kind, parts }] });
    await page.getByText('Rumour').first().waitFor();
    await selectByKeys(page, 'Tamsel dam');
    await page.keyboard.press('r');
    await rows(page).filter({ hasText: 'Rumour' }).waitFor();
  });

  it('takes a pasted article', async () => {
    await open();
    await page.getByRole('button', { name: 'Paste', exact: true }).click();
    await page.getByLabel('Text').fill('A headline\n\nThe mayor said the aid was late.');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await startCoding(page);
    await article(page).waitFor();
    assert.deepEqual(await article(page).locator('.block').allTextContents(), [
      'A headline',
      'The mayor said the aid was late.',
    ]);
  });

  it(
    'loads the real article as 34 blocks',
    { skip: !existsSync(realArticle) && '../shared is absent' },
    async () => {
      await open();
      const text = readFileSync(realArticle, 'utf8');
      await page.locator('input[type="file"]').setInputFiles({
        name: 'will-america-withdraw.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      });
      await startCoding(page);
      await article(page).waitFor();
      const lines = text.split('\n').filter((line) => line.trim());
      assert.equal(lines.length, 34);
      assert.deepEqual(await article(page).locator('.block').allTextContents(), lines);
    },
  );

  for (const { what, name, body, says } of [
    { what: 'an empty file', name: 'empty.txt', body: '', says: /empty/i },
    {
      what: 'a binary file',
      name: 'photo.txt',
      body: '\u0000\u0001\u0002PNG\u0000\u0003'.repeat(50),
      says: /binary/i,
    },
    {
      what: 'a truncated annotation set',
      name: 'set.json',
      body: '{"format": "source-bias-annot',
      says: /set\.json/,
    },
    {
      what: 'a set of a newer major version',
      name: 'set.json',
      body: '{"format":"source-bias-annotations","version":"2.0","offsetUnit":"code-point","article":{"text":"x"}}',
      says: /newer version/,
    },
    {
      what: 'a text of 10 MB',
      name: 'long.txt',
      body: 'The mayor said no. '.repeat(560_000),
      says: /characters/,
    },
  ])
    it(`says what is wrong with ${what}, and leaves the open article alone`, async () => {
      await open();
      await openSample('Tamsel dam');
      await selectByKeys(page, 'Tamsel dam');
      await page.keyboard.press('c');
      await saved();
      await page.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(body) });
      const notice = page.getByRole('alert');
      await notice.waitFor();
      assert.match((await notice.textContent()) ?? '', says);
      assert.equal(await count(page), 1);
    });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 390])
      it(`has no accessibility trouble in ${colorScheme} at ${width} pixels`, async () => {
        await open({ colorScheme, viewport: { width, height: 860 } });
        assert.deepEqual(await accessibilityTroubles(page), []);
        await openSample('Tamsel dam');
        await selectByKeys(page, 'Tamsel dam');
        await page.keyboard.press('c');
        await saved();
        await selectByKeys(page, 'without');
        assert.deepEqual(await accessibilityTroubles(page), []);
      });
});
