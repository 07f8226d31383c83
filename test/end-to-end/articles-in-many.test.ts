import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { article, sliceTroubles, start, visit, type Visit } from './support.js';
import {
  choose,
  isShown,
  lookTroubles,
  sampleFile,
  sampleText,
  saved,
  setOf,
  stored,
  upload,
  type Upload,
} from './articles-in-steps.js';

const two = (number: number) => String(number).padStart(2, '0');
const stories = (from: number, to: number): readonly Upload[] =>
  Array.from({ length: to - from }, (_, index) => {
    const place = two(from + index);
    const words = `Quay ${place} to close in spring\n\nBy Ida Maro\n\nThe harbour office said that quay ${place} had seen no ship since autumn.`;
    return upload(`story-${place}.txt`, words);
  });

/** What cannot come in, and what is said of it. */
const bad: Readonly<Record<string, readonly [content: string | Buffer, reason: RegExp]>> = {
  'empty.html': ['', /is empty/],
  'noise.html': [Buffer.alloc(400, '\u0000\u0001\u0002PNG\u0003'), /binary/],
  'picture.txt': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /it is a picture/],
  'secret.docx': [
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    /protected by a password/,
  ],
  'cut-off.json': ['{"format": "source-bias-annot', /cut off/],
};
/** The same of what the sample archive holds. */
const badInArchive: Readonly<Record<string, RegExp>> = {
  'pictures/mill.png': /of a kind that cannot be opened/,
  'statement.docx': /it is a picture/,
  'cut-off.docx': /damaged/,
  'empty.txt': /is empty/,
  'older.zip': /an archive inside the archive/,
  '../outside.txt': /its path leads out of the archive/,
};

describe('many files at once', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;
  let page: Visit['page'];

  before(async () => {
    stage = await start();
    here = await visit(stage.browser, `${stage.base}/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    ({ page } = here);
  });
  after(() => stage.stop());
  afterEach(() => assert.deepEqual(here.troubles, []));

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog', { name: 'Import files' });
  const titles = async () =>
    Object.values((await stored(page))['articles']!).map((each) => (each as { title: string }).title);
  const numbers = async () => {
    const words = (await dialog().locator('.numbers').textContent())!;
    const [, done, total] = /^(\d+) of (\d+)/.exec(words)!;
    return { done: Number(done), total: Number(total) };
  };
  /** Takes long enough to press a key meanwhile. */
  const slow = sampleFile('articles/quarry-inquiry.pdf');

  it('come in with a bar that can be paused, closed and gone on with', async () => {
    const wrong = Object.entries(bad).map(([name, [content]]) => upload(name, content));
    const archive = sampleFile('articles/desk-archive.zip');
    const half = wrong.length + 8;
    const files = [...stories(0, 3), slow, ...stories(3, 8), ...wrong, archive, ...stories(8, 23)];
    assert.equal(files.length, 30);
    await choose(page, ...files);
    await dialog()
      .getByText(/^[1-9]\d* of 39/)
      .waitFor();
    await page.keyboard.press('Enter');
    await dialog().getByText('Paused', { exact: true }).waitFor();
    assert.deepEqual(await lookTroubles(page), []);
    const { done, total } = await numbers();
    assert.equal(total, 39); // The archive holds ten.
    assert.ok(done < half, `${done} had come in before anybody could press a key`);
    assert.ok((await titles()).length <= half, 'what is paused goes on');
    await button('Close').press('Enter');
    await page.locator('.ways').getByRole('button', { name: /of 39/ }).press('Enter');
    await button('Go on').press('Enter');
    await dialog().getByText('28 articles added, 11 failed.').first().waitFor();
  });

  it('say of each one that failed why it did; the rest is in', async () => {
    await button(/^Only failures/).press('Enter');
    assert.deepEqual(await lookTroubles(page), []);
    await button('Copy the list of failures').press('Enter');
    await dialog().getByText('Copied.').first().waitFor();
    const list = await page.evaluate(() => navigator.clipboard.readText());
    const reasons = Object.fromEntries(list.split('\n').map((line) => line.split('\t') as [string, string]));
    const expected = {
      ...Object.fromEntries(Object.entries(bad).map(([name, [, reason]]) => [name, reason])),
      ...badInArchive,
    };
    assert.deepEqual(Object.keys(reasons).sort(), Object.keys(expected).sort());
    for (const [name, reason] of Object.entries(expected)) assert.match(reasons[name]!, reason, name);
    const rows = dialog().getByRole('listitem');
    await rows
      .filter({ hasText: 'secret.docx' })
      .getByText(/protected by a password/)
      .waitFor();

    await button('Close').press('Enter');
    const inside = await titles();
    for (const title of [
      'Quay 22 to close in spring',
      'Ferret elected to parish walking group',
      'Inquiry opens into',
    ])
      assert.ok(
        inside.some((each) => each.startsWith(title)),
        title,
      );
    await page.reload();
    const grid = page.getByRole('grid', { name: 'Articles' });
    await grid.getByRole('row').first().waitFor();
    assert.equal(await grid.getAttribute('aria-rowcount'), '29');
  });

  it('can be cancelled in the middle: what is in stays in, and the others can be tried again', async () => {
    // On a quick machine it would be over before anybody could press a key.
    const debug = await page.context().newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await choose(
      page,
      ...stories(23, 26),
      slow,
      sampleFile('articles/ferry-fares.mhtml'),
      ...stories(22, 23),
      ...stories(26, 60),
    );
    await dialog()
      .getByText(/^[1-9]\d* of 40/)
      .waitFor();
    await button('Cancel import').press('Enter');
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const rest = button(/^Go on with the rest/);
    await rest.waitFor();
    const [, inAlready] = /^Cancelled\. (\d+) articles? added/.exec(
      (await dialog().locator('.summary').textContent())!.trim(),
    )!;
    assert.ok(Number(inAlready) < 38);
    assert.equal((await titles()).length, 28 + Number(inAlready));
    await rest.press('Enter');
    // The PDF and one of the stories are in the library already.
    await dialog()
      .locator('.summary')
      .filter({ hasText: / 2 to decide\./ })
      .waitFor();
    assert.equal((await titles()).length, 28 + 38);
    await button(/^To decide/).press('Enter');
    await button('Leave all out').press('Enter');
    await dialog().getByText('2 left out').first().waitFor();
    assert.equal((await titles()).length, 28 + 38);
    await button('Close').press('Enter');
  });

  it('are backed up with all that belongs to them, and restored in another browser', async () => {
    await choose(page, sampleFile('annotations/council-vote.json'));
    await isShown(page, 'Lindholt council');
    await saved(page);
    const update = sampleText('articles/council-vote.md').replace('310,000 crowns', '290,000 crowns');
    await choose(page, upload('council-vote.md', update));
    await page.locator('bias-same').getByRole('button', { name: 'New version' }).press('Enter');
    await page.getByRole('heading', { name: 'Look through the new version' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Versions of this article' }).waitFor();
    await page.keyboard.press('Escape');
    await saved(page);
    const set = await setOf(page);

    await button('Backup').press('Enter');
    await page
      .getByText(/^Everything that is stored in this browser.*67 articles, 1 earlier version/)
      .waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const file = await (await download).path();
    await page.getByText(/^Downloaded .*\.zip/).waitFor();
    const everything = await stored(page);

    const there = await visit(stage.browser, `${stage.base}/`);
    const other = there.page;
    await other.getByRole('button', { name: 'Backup' }).press('Enter');
    await other.getByText('Nothing is stored in this browser yet.').waitFor();
    const restore = (path: string) => other.locator('bias-backup input[type="file"]').setInputFiles(path);

    await restore(sampleFile('articles/desk-archive.zip'));
    await other
      .getByRole('alert')
      .getByText(/^desk-archive\.zip cannot be restored\. /)
      .waitFor();
    assert.deepEqual(Object.values(await stored(other)).flatMap(Object.keys), []);

    await restore(file);
    const add = other.getByRole('button', { name: /^Add [\d,]+ records$/ });
    await add.waitFor();
    assert.deepEqual(await lookTroubles(other), []);
    await add.press('Enter');
    await other.getByText(/^Merged with .* Records: [\d,]+ added\.$/).waitFor();
    const { settings: ownSettings, ...restored } = await stored(other);
    const { settings, ...all } = everything;
    assert.deepEqual(restored, all);
    assert.deepEqual(
      Object.keys(ownSettings!),
      Object.keys(settings!).filter((key) => !/backup/i.test(key)),
    );

    await restore(file);
    await other.getByText('Everything in this backup is here already.').waitFor();
    assert.ok(await other.getByRole('button', { name: 'Nothing to change' }).isDisabled());
    await other.getByRole('button', { name: 'Cancel' }).press('Enter');
    assert.deepEqual((await stored(other))['annotations'], all['annotations']);
    await other.keyboard.press('Escape');

    await other.getByRole('row', { name: /Lindholt council/ }).click();
    await article(other).getByText('290,000 crowns').waitFor();
    const again = await setOf(other);
    assert.deepEqual(again.annotations, set.annotations);
    assert.deepEqual(again.sources, set.sources);
    assert.deepEqual(sliceTroubles(again as never), []);
    assert.deepEqual(there.troubles, []);
    await there.context.close();
  });
});
