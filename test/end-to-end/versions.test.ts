import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { AnnotationSet } from '../../src/formats/annotation-set.js';
import { article, count, selectByKeys, sliceTroubles, start, visit, type Visit } from './support.js';
import {
  choose,
  downloaded,
  isShown,
  lookTroubles,
  sampleFile,
  sampleText,
  saved,
  setOf,
  upload,
} from './articles-in-steps.js';

/** What the paper changed overnight. */
const edits: readonly (readonly [before: RegExp, after: string])[] = [
  [/310,000 crowns/, '290,000 crowns'],
  [/the true figure is less/, 'the true figure may be less'],
  [
    /Mayor Brandt rejected the suggestion that anybody had been put under pressure\./,
    'The mayor dismissed the idea that anybody was being put under pressure.',
  ],
  [
    /but a colleague said he had been\s+"leaned on for a week"/,
    'but one who sits beside him called the week before "one long telephone call"',
  ],
  [/> I learned[^]*petitioners\n/, ''],
  [/It is understood[^]*?deny\s+this\.\n\n/, ''],
];

function updated(): string {
  return edits.reduce((text, [before, after]) => {
    assert.match(text, before);
    return text.replace(before, after);
  }, sampleText('articles/council-vote.md'));
}

describe('a new version of an article', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;
  let page: Page;
  let other: Page;
  let first: AnnotationSet;

  before(async () => {
    stage = await start();
    here = await visit(stage.browser, `${stage.base}/`);
    ({ page } = here);
    await choose(page, sampleFile('annotations/council-vote.json'));
    await isShown(page, 'Lindholt council');
    await saved(page);
    first = await setOf(page);
    other = await here.context.newPage();
    await other.goto(page.url());
    await article(other).waitFor();
  });
  after(() => stage.stop());
  afterEach(() => assert.deepEqual(here.troubles, []));

  const dialog = () => page.getByRole('dialog', { name: 'Versions of this article' });
  const panel = () => page.getByRole('tabpanel');
  const tab = (name: string | RegExp) => page.getByRole('tab', { name });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const wordsOf = ({ spans }: { readonly spans: readonly { readonly exact: string }[] }) =>
    spans.map(({ exact }) => exact);
  const find = ({ annotations }: AnnotationSet, words: string) =>
    annotations.find((each) => wordsOf(each).includes(words));
  const waiting = () => page.locator('bias-versions #tab-attach').textContent();
  /** Goes on until the annotation with these words is shown, and has been looked for in the new text. */
  const goTo = async (words: string) => {
    await panel()
      .getByText(/Likeness|These words are not/)
      .waitFor();
    const side = panel().locator('.side').first();
    for (let step = first.annotations.length; step > 0; step--) {
      if ((await side.locator('mark').allTextContents()).includes(words)) return;
      await press('n');
    }
    throw new Error(`Nothing with “${words}” waits`);
  };

  it('takes the annotations along whose words are still there, and keeps the others waiting', async () => {
    await choose(page, upload('council-vote.md', updated()));
    await page.locator('bias-same').getByRole('button', { name: 'New version' }).press('Enter');
    await page.getByRole('heading', { name: 'Look through the new version' }).waitFor();
    await press('Enter');
    await dialog().waitFor();
    const now = await setOf(page);
    assert.equal(now.article.revision, 2);
    assert.equal(now.annotations.length + now.orphans!.length, first.annotations.length);
    assert.deepEqual(sliceTroubles(now as never), []);
    assert.equal((await waiting())!.trim(), `To attach (${now.orphans!.length})`);
    assert.ok(find(now, 'agitators') && find(now, 'changed sides'));
    for (const words of ['rejected', 'leaned on', 'Yusra Lindqvist, who spoke for the petitioners'])
      assert.equal(find(now, words), undefined, words);
  });

  it('is shown by itself where the article is open in another tab', async () => {
    await article(other).getByText('290,000 crowns').waitFor();
    await other.getByRole('button', { name: /^Version 2/ }).waitFor();
    const there = await setOf(other);
    assert.deepEqual(there.annotations, (await setOf(page)).annotations);
  });

  it('attaches what is doubtful with one key', async () => {
    await goTo('rejected');
    await press('a');
    await page.getByText(/^Attached\. \d+ left\.$/).waitFor({ state: 'attached' });
    assert.equal(find(await setOf(page), 'mayor')?.attributes?.['polarity'], 'negated');
  });

  it('attaches by hand what the analyst finds again, with the keyboard', async () => {
    const before = (await setOf(page)).orphans!.length;
    await goTo('a colleague');
    await press('h');
    const bar = page.getByRole('group', { name: 'Attach by hand' });
    await bar.getByText('Select the words that now stand for “a colleague”').waitFor();
    await selectByKeys(page, 'one who sits beside him');
    await press('Enter');
    await bar.getByText('“said”').waitFor();
    await press('0');
    await bar.getByText('“he had been "leaned on for a week"”').waitFor();
    await selectByKeys(page, '"one long telephone call"');
    await press('Enter');
    await bar.waitFor({ state: 'detached' });
    await saved(page);
    const now = await setOf(page);
    assert.deepEqual(wordsOf(find(now, 'one who sits beside him')!), [
      'one who sits beside him',
      '"one long telephone call"',
    ]);
    assert.equal(now.orphans!.length, before - 1);
    await press('Control+z');
    assert.equal((await setOf(page)).orphans!.length, before);
    await press('Control+y');
    await saved(page);
  });

  it('keeps the rest as orphans through a reload, in the file and in the other tab', async () => {
    await page.reload();
    await article(page).waitFor();
    const now = await downloaded(page);
    const words = now.orphans!.map(wordsOf).flat();
    for (const each of ['leaned on', 'Yusra Lindqvist, who spoke for the petitioners', 'The finance office'])
      assert.ok(words.includes(each), each);
    assert.ok(now.orphans!.every(({ revision }) => revision === 1));
    assert.equal(now.annotations.length + now.orphans!.length, first.annotations.length);
    assert.equal(await count(page), now.annotations.length);
    assert.deepEqual(sliceTroubles(now as never), []);
    const there = await setOf(other);
    assert.deepEqual(there.annotations, now.annotations);
    assert.deepEqual(there.orphans, now.orphans);
  });

  it('says what was edited: claims softened, sources removed, figures changed', async () => {
    await page.getByRole('button', { name: /^Version 2/ }).press('Enter');
    await dialog().waitFor();
    assert.deepEqual(await lookTroubles(page), []);
    await tab(/^To attach/).focus();
    await press('ArrowRight');
    const rows = panel().locator('.edited li');
    await rows.first().waitFor();
    for (const words of [
      /Source removed.*Yusra Lindqvist is no longer a source/,
      /Source removed.*finance office is no longer a source/,
      /Softened.*Claim softened: “may” was added.*the true figure may be less than half of that/s,
      /Number changed.*310,000.*290,000/s,
    ])
      await rows.filter({ hasText: words }).first().waitFor();
    assert.deepEqual(await lookTroubles(page), []);
    await press('ArrowRight');
    await panel()
      .locator('ins')
      .filter({ hasText: 'may be' })
      .or(panel().locator('ins').filter({ hasText: '290' }))
      .first()
      .waitFor();
    assert.equal(await panel().locator('del').filter({ hasText: 'I learned to read' }).count(), 1);
    assert.deepEqual(await lookTroubles(page), []);
    await press('ArrowLeft');
    await rows.filter({ hasText: 'Softened' }).getByRole('button').press('Enter');
    await dialog().waitFor({ state: 'detached' });
    assert.ok(await article(page).evaluate((text) => text.matches(':focus')));
  });

  it('can be given up: all goes back to where it stood, and what was done since waits', async () => {
    await selectByKeys(page, 'may be less');
    await press('c');
    await saved(page);
    await press('v');
    await dialog().waitFor();
    await page.getByRole('button', { name: 'Go back to version 1' }).press('Enter');
    await article(page).getByText('310,000 crowns').waitFor();
    await dialog().waitFor({ state: 'detached' });
    const now = await setOf(page);
    assert.equal(now.article.revision, 1);
    assert.equal(now.article.text, first.article.text);
    const waits = new Set(now.orphans!.map(({ id }) => id));
    const attachedSince = ['one who sits beside him', 'mayor', 'may be less'];
    assert.deepEqual(now.orphans!.map((each) => wordsOf(each)[0]).sort(), attachedSince.sort());
    assert.ok(now.orphans!.every(({ revision }) => revision === 2));
    assert.deepEqual(
      now.annotations.map(({ id, spans }) => ({ id, spans })),
      first.annotations.filter(({ id }) => !waits.has(id)).map(({ id, spans }) => ({ id, spans })),
    );
    await article(other).getByText('310,000 crowns').waitFor();
  });

  it('comes from a file or from the clipboard by way of the button, and never takes a place for another', async () => {
    const ways = page.getByRole('button', { name: 'New version', exact: true });
    await ways.click();
    await page.getByRole('button', { name: 'from the clipboard' }).click();
    await page.getByLabel('Text', { exact: true }).fill(`Correction: none\n\n${first.article.text}`);
    await page.getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Look through the new version' }).waitFor();
    await press('Escape');
    assert.equal((await setOf(page)).article.revision, 1);

    const chooser = page.waitForEvent('filechooser');
    await ways.click();
    await page.getByRole('button', { name: 'from a file' }).click();
    const longer = sampleText('articles/council-vote.md').replace(
      'early on Wednesday',
      'in the small hours of Wednesday',
    );
    await (await chooser).setFiles(upload('council-vote.md', longer));
    await page.getByRole('heading', { name: 'Look through the new version' }).waitFor();
    await press('Enter');
    await dialog().waitFor();
    const now = await setOf(page);
    assert.deepEqual(sliceTroubles(now as never), []);
    assert.ok(now.orphans!.map(wordsOf).flat().includes('may be less'));
    assert.equal(now.annotations.length + now.orphans!.length, first.annotations.length + 1);
  });
});
