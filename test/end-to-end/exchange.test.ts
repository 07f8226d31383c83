// Annotations leave in every format and come back, with the keyboard, as files that lie on a disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { ExchangeFile } from '../../src/formats/exchange-format.js';
import { formats } from '../../src/formats/formats.js';
import { choose, setOf, upload } from './articles-in-steps.js';
import { article, count, start, until, visit, type Visit } from './support.js';

const sample = readFileSync('samples/exports/council-vote.json', 'utf8');
const coded = JSON.parse(sample) as { annotations: readonly Said[] };

interface Said {
  readonly spans: readonly { readonly exact: string }[];
}
const wordsIn = (annotations: readonly Said[]) =>
  annotations.flatMap(({ spans }) => spans.map(({ exact }) => exact)).sort();

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export and import' });
const download = (page: Page) => dialog(page).getByRole('button', { name: 'Download' });
const results = (page: Page) => page.getByRole('dialog', { name: 'Import files' });

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export and import' }).press('Enter');
  await page.locator('bias-export .row .download').waitFor();
}

/** Closes whatever dialog is open. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await until(async () => (await page.getByRole('dialog').count()) === 0, 'the dialog is closed');
}

/** What the browser is handed: out of its zip file, where there are several. */
async function downloaded(page: Page): Promise<readonly ExchangeFile[]> {
  const [handed] = await Promise.all([page.waitForEvent('download'), download(page).press('Enter')]);
  const data = new Uint8Array(readFileSync(await handed.path()));
  const name = handed.suggestedFilename();
  if (!/-[a-z-]+\.zip$/.test(name)) return [{ name, type: '', data }];
  return Object.entries(unzipSync(data)).map(([inside, bytes]) => ({ name: inside, type: '', data: bytes }));
}

const readIn = (page: Page, files: readonly ExchangeFile[]) =>
  page
    .locator('bias-import-sets input[type="file"]')
    .setInputFiles(files.map(({ name, data }) => ({ ...upload(name.replace(/^.*\//, ''), data!) })));

describe('export and import', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let visited: Visit;
  let page: Page;
  const left = new Map<string, readonly ExchangeFile[]>();

  before(async () => {
    stage = await start();
    visited = await visit(stage.browser, stage.base);
    ({ page } = visited);
    await choose(page, upload('council-vote.json', sample));
    await article(page).waitFor();
  });
  after(async () => {
    await visited.context.close();
    await stage.stop();
    assert.deepEqual(visited.troubles, []);
  });

  it('writes the open article in every format, and says before what is lost', async () => {
    await open(page);
    for (const format of Object.values(formats)) {
      await dialog(page).getByLabel('Format').first().selectOption(format.id);
      const [own] = formats.json!.read([{ name: 'set.json', type: '', text: sample }]).sets;
      const losses = format.losses(own!);
      const said = losses.length ? losses.at(-1)! : 'Everything that was annotated is kept in this format.';
      await page.locator('bias-export .losses').getByText(said, { exact: true }).waitFor();
      const files = await downloaded(page);
      left.set(format.id, files);
      const { sets, problems } = format.read(files);
      assert.deepEqual(problems, [], format.id);
      assert.deepEqual(wordsIn(sets[0]!.annotations), wordsIn(coded.annotations), format.id);
    }
    await close(page);
  });

  for (const id of ['brat', 'csv', 'refi-qda'])
    it(`takes the files of ${id} into another browser, where they are coded on, and shows the same words`, async () => {
      const other = await visit(stage.browser, stage.base);
      await open(other.page);
      await readIn(other.page, left.get(id)!);
      await dialog(other.page).getByRole('button', { name: 'Import 1 article' }).press('Enter');
      await results(other.page).getByText('1 annotation set taken in').first().waitFor();
      await close(other.page);
      const library = other.page.getByRole('navigation', { name: 'Library' });
      await library.getByText('1 article', { exact: true }).waitFor();
      await library.getByRole('button', { name: /^(Lindholt council|council-vote)/ }).press('Enter');
      await article(other.page).waitFor();
      await other.page.reload();
      await until(async () => (await count(other.page)) > 0, 'the annotations are there');
      assert.deepEqual(wordsIn((await setOf(other.page)).annotations), wordsIn(coded.annotations));
      await other.context.close();
      assert.deepEqual(other.troubles, []);
    });

  it('leads to the same place from files that are opened like articles, and loses nothing over a bad one', async () => {
    const good = '{"text":"Kim 🎙 spoke.\\nCritics disagree.","label":[[0,3,"Source"],[14,21,"PER"]]}\n';
    await choose(page, upload('theirs.jsonl', `${good}{"text": "cut o`));
    await dialog(page).getByRole('button', { name: 'Import 1 article' }).waitFor();
    await dialog(page).getByText('2 problems').press('Enter');
    await dialog(page)
      .getByText(/theirs\.jsonl, line 2: This is no JSON, or not all of it/)
      .waitFor();
    await dialog(page)
      .getByText(/The label "PER" is not in the codebook: it became a kind of its own/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Import 1 article' }).press('Enter');
    await results(page).getByText('Annotation set with 2 annotations, added').waitFor();
    await close(page);
    await page.getByText('2 articles', { exact: true }).waitFor();
    assert.deepEqual(wordsIn((await setOf(page)).annotations), wordsIn(coded.annotations));
  });

  it('writes the articles that are selected in the library, one file each, in a zip file', async () => {
    for (const box of await page.getByRole('checkbox', { name: /^Select / }).all()) await box.check();
    await page
      .getByRole('group', { name: 'Selected articles' })
      .getByRole('button', { name: 'Export' })
      .press('Enter');
    await dialog(page).getByText('2 articles, ').waitFor();
    await dialog(page).getByLabel('Format').first().selectOption('doccano');
    await dialog(page).getByText('for each article its own').waitFor({ state: 'attached' });
    const files = await downloaded(page);
    assert.deepEqual(
      files.map(({ name }) => name.endsWith('.doccano.jsonl')),
      [true, true],
    );
    await close(page);
  });
});
