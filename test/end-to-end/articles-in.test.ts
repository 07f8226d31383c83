import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BiasWorkbench } from '../../components/bias-workbench.js';
import { article, count, sliceTroubles, start, startCoding, visit, type Visit } from './support.js';
import { expected } from './articles-in-expected.js';
import {
  choose,
  digestOf,
  downloaded,
  isShown,
  lookTroubles,
  rawDigest,
  reviewed,
  sampleFile,
  saved,
  setOf,
  stored,
} from './articles-in-steps.js';

describe('the ways in', () => {
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

  for (const { file, what, title, facts, aside, says, type } of expected)
    it(`takes ${what}: ${file}`, async () => {
      const path = sampleFile(`articles/${file}`);
      await choose(page, path);
      await page.getByRole('heading', { name: 'Look through the article' }).waitFor();
      const folds = page.getByRole('button', { name: 'Show them' });
      for (let left = await folds.count(); left > 0; left--) await folds.first().click();
      const seen = await reviewed(page);
      for (const [words, why] of aside) {
        const row = seen.find((each) => each.words.startsWith(words));
        assert.match(row?.why ?? '', why, words);
        assert.equal(row?.counts || row?.role === 'body', false, words);
      }
      await startCoding(page);
      await isShown(page, title);

      const { article: out } = await downloaded(page);
      const text = (await article(page).locator('.block').allTextContents()).join('\n');
      assert.equal(text, out.text);
      assert.equal(out.sha256, digestOf(text));
      assert.ok(text.includes(says), says);
      assert.deepEqual({ ...out, title, ...facts }, out);
      const bytes = readFileSync(path);
      const raw = { name: file, type, size: bytes.length, sha256: digestOf(bytes) };
      assert.deepEqual(out.raw, raw);
      assert.equal(rawDigest(await stored(page), out.id!), raw.sha256);
    });

  it('adds an annotation set to the article that it is about, and a reload brings all back', async () => {
    await choose(page, sampleFile('annotations/council-vote.json'));
    await isShown(page, 'Lindholt council votes');
    await page.waitForFunction(
      () =>
        document.querySelector('bias-workbench')!.shadowRoot!.querySelector('bias-annotator')!.annotations
          .length,
    );
    await saved(page);
    await page.reload();
    await isShown(page, 'Lindholt council votes');
    const set = await setOf(page);
    const file = JSON.parse(readFileSync(sampleFile('annotations/council-vote.json'), 'utf8')) as typeof set;
    assert.equal(await count(page), file.annotations.length);
    assert.deepEqual(sliceTroubles(set as never), []);
    assert.deepEqual(
      set.annotations.map(({ spans }) => spans),
      file.annotations.map(({ spans }) => spans),
    );
    assert.equal(set.article.raw?.name, 'council-vote.md');
  });

  it('takes what was copied from a page, with its headings and links', async () => {
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(
            [
              '<h1>Lamp tax returns</h1><p>By Ada Fenn</p><p>2 mins read</p>',
              '<p>The harbour office said that <a href="https://office.example/lamps">the lamps</a> must be paid for.</p>',
              '<h2>Who pays</h2><blockquote><p>We sit in the dark, a fisherman said.</p></blockquote>',
            ],
            { type: 'text/html' },
          ),
          'text/plain': new Blob(['Lamp tax returns'], { type: 'text/plain' }),
        }),
      ]),
    );
    await page.getByRole('grid', { name: 'Articles' }).getByRole('row').first().focus(); // Beside all fields.
    await page.keyboard.press('Control+v');
    await page.getByText('Headings, quotations and links of what you pasted are kept.').waitFor();
    await page.getByLabel('Address, if it has one').fill('https://www.lamps.example/tax');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Look through the article' }).waitFor();
    const seen = await reviewed(page);
    assert.match(seen.find(({ words }) => words === '2 mins read')!.why, /reading time/);
    await page.keyboard.press('Enter');
    await isShown(page, 'Lamp tax returns');
    const { article: out } = await setOf(page);
    assert.equal(out.url, 'https://www.lamps.example/tax');
    const roles = out.blocks!.map(({ role, type }) => `${role} ${type}`);
    assert.deepEqual(
      roles.filter((each) => !each.startsWith('boilerplate')),
      ['headline heading', 'byline paragraph', 'body paragraph', 'subheading heading', 'body quote'],
    );
    const links = out.blocks!.flatMap(({ marks = [] }) => marks);
    assert.deepEqual(
      links.map((link) => link?.href),
      ['https://office.example/lamps'],
    );
    assert.deepEqual(out.raw!.name, '');
  });

  it('takes plain words, pasted into the field', async () => {
    const words = 'Gulls outvote council\n\nBy Wim Reed\n\n3 min read\n\nThe gulls, it is said, were many.';
    await page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await page.getByRole('button', { name: 'Paste', exact: true }).press('Enter');
    await page.keyboard.press('Control+v');
    assert.equal(await page.getByLabel('Text', { exact: true }).inputValue(), words);
    await page.getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Look through the article' }).waitFor();
    assert.match((await reviewed(page))[2]!.why, /reading time/);
    await page.keyboard.press('Enter');
    await isShown(page, 'Gulls outvote council');
    const { article: out } = await setOf(page);
    assert.equal(out.raw!.sha256, digestOf(words));
    assert.equal(rawDigest(await stored(page), out.id!), digestOf(words));
  });

  it('takes a file that is dropped on it', async () => {
    const bytes = readFileSync(sampleFile('articles/port-reform.ar.html'));
    const dropped = await page.evaluateHandle(
      (content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(content)], 'port-reform.ar.html'));
        return transfer;
      },
      [...bytes],
    );
    await page.locator('main').dispatchEvent('dragover', { dataTransfer: dropped });
    await page.locator('main').dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('heading', { name: 'Look through the article' }).waitFor();
    assert.deepEqual(await lookTroubles(page), []);
    await startCoding(page);
    await isShown(page, 'هيئة ميناء مرسى النور');
    const { article: out } = await setOf(page);
    assert.equal(out.language, 'ar');
    assert.equal(out.raw!.sha256, digestOf(bytes));
  });

  it('takes what src names, and says plainly where another site does not allow it', async () => {
    const embedded = await here.context.newPage();
    await embedded.goto(`${stage.base}/samples/embed-plain.html`);
    const load = (src: string) =>
      embedded.evaluate(async (address) => {
        const annotator = document.querySelector('bias-annotator')!;
        annotator.src = address;
        return annotator.ready.then(
          () => annotator.article!.title,
          (error: Error) => error.message,
        );
      }, src);
    assert.equal(await load('articles/quarry-inquiry.pdf'), 'Inquiry opens into death at Holm quarry');
    assert.match(await load('articles/ferry-fares.mhtml'), /^Island ferry fares to rise/);
    await embedded.close();

    const away = `${stage.base.replace('localhost', '127.0.0.1')}/samples/articles/river-dam.txt`;
    const before = await stored(page);
    const says = await page.evaluate(async (address) => {
      const { annotator } = document.querySelector<BiasWorkbench>('bias-workbench')!;
      annotator.src = address;
      return annotator.ready.catch((error: Error) => error.message);
    }, away);
    assert.match(String(says), /could not be reached.*the other site does not allow it/);
    await page.getByRole('button', { name: 'Paste', exact: true }).press('Enter');
    await page.keyboard.type(away);
    await page.getByRole('button', { name: 'Fetch the page' }).press('Enter');
    await page
      .getByText(/does not allow it\. Open the page in a tab of its own, select and copy all/)
      .waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(await stored(page), before);
  });
});
