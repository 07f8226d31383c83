import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  accessibilityTroubles,
  article,
  count,
  rows,
  selectByKeys,
  sliceTroubles,
  start,
  until,
  visit,
  type Visit,
} from './support.js';

describe('the drop-in in a foreign page, under a strict policy', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;

  before(async () => {
    stage = await start();
  });
  after(() => stage.stop());

  const open = async (name: string, options = {}) => {
    here = await visit(stage.browser, `${stage.base}/samples/${name}.html`, options);
    return here.page;
  };
  afterEach(async () => {
    await here.context.close();
    assert.deepEqual(here.troubles, []);
  });

  it('opens the article that src names, and finds the work again after a reload', async () => {
    const page = await open('embed-plain');
    await article(page).waitFor();
    await selectByKeys(page, 'strike');
    await page.keyboard.press('c');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await rows(page).first().waitFor();
    assert.equal(await count(page), 1);
    const set = await page.evaluate(() => document.querySelector('bias-annotator')!.exportJSON());
    assert.deepEqual(sliceTroubles(set as never), []);
    assert.equal(set.annotations[0]!.analyst, 'ana');
  });

  it('runs nothing that the article brings with it', async () => {
    const page = await open('embed-plain');
    await article(page).waitFor();
    const globals = await page.evaluate(() =>
      Object.keys(window).filter((name) => /harbour|hostile|tracked|pwned/i.test(name)),
    );
    assert.deepEqual(globals, []);
  });

  it('takes the element’s own content, twice on one page', async () => {
    const page = await open('embed-child');
    await page.waitForFunction(() => document.querySelectorAll('bias-annotator').length === 2);
    await page.evaluate(() =>
      Promise.all([...document.querySelectorAll('bias-annotator')].map((each) => each.ready)),
    );
    const texts = await page.evaluate(() =>
      [...document.querySelectorAll('bias-annotator')].map((each) => each.article!.text),
    );
    assert.equal(texts.length, 2);
    assert.notEqual(texts[0], texts[1]);
    await page.evaluate(() =>
      document.querySelectorAll('bias-annotator')[0]!.annotate('claim', [{ start: 0, end: 3 }]),
    );
    const counts = await page.evaluate(() =>
      [...document.querySelectorAll('bias-annotator')].map((each) => each.annotations.length),
    );
    assert.deepEqual(counts, [1, 0]);
  });

  it('leaves the keeping to the host', async () => {
    const page = await open('embed-host-storage');
    await article(page).waitFor();
    await selectByKeys(page, 'library');
    await page.keyboard.press('c');
    await page.getByText('Kept 1 annotation.').waitFor();
    await page.reload();
    await page.getByText('Loaded 1 annotation.').waitFor();
    assert.equal(await count(page), 1);
    const databases = await page.evaluate(() => indexedDB.databases());
    assert.deepEqual(databases, []);
  });

  it('shows a finished analysis that nobody can change', async () => {
    const page = await open('embed-readonly');
    await rows(page).first().waitFor();
    const before = await count(page);
    await rows(page).first().click();
    await page.keyboard.press('Delete');
    await selectByKeys(page, 'council');
    await page.keyboard.press('c');
    assert.equal(await count(page), before);
    assert.equal(await page.getByRole('toolbar', { name: 'Mark the selection as' }).count(), 0);
  });

  for (const name of ['embed-readonly', 'embed-report'])
    it(`prints every mark, numbered, and the list that the numbers lead to: ${name}`, async () => {
      const page = await open(name);
      await page.locator('mark[data-annotation]').first().waitFor();
      await page.locator('bias-printed:defined').waitFor({ state: 'attached' });
      await page.evaluate(() =>
        // After what the elements render for paper: Lit does so in a microtask, before the browser goes on.
        window.addEventListener('beforeprint', () =>
          queueMicrotask(() =>
            queueMicrotask(() => {
              const roots: ParentNode[] = [document];
              for (const root of roots)
                for (const element of root.querySelectorAll('*'))
                  if (element.shadowRoot) roots.push(element.shadowRoot);
              const marks = roots.flatMap((root) => [
                ...root.querySelectorAll<HTMLElement>('mark[data-label]'),
              ]);
              const items = roots.flatMap((root) => [...root.querySelectorAll('ol[aria-label] > li')]);
              Object.assign(window, {
                printed: { marked: marks.map((mark) => mark.dataset['label']!), listed: items.length },
              });
            }),
          ),
        ),
      );
      await page.pdf();
      const { marked, listed } = await page.evaluate(
        () => (window as unknown as { printed: { marked: string[]; listed: number } }).printed,
      );
      const numbered = new Set(marked.map((label) => Number(/\d+/.exec(label)?.[0])));
      assert.ok(listed > 20);
      assert.deepEqual(
        [...numbered].sort((a, b) => a - b),
        Array.from({ length: listed }, (_, at) => at + 1),
      );
      // Back on the screen there are letters again, and no list.
      await until(async () => (await page.locator('bias-printed ol').count()) === 0, 'the list is gone');
      assert.match((await page.locator('mark[data-label]').first().getAttribute('data-label'))!, /^[CAF]$/);
    });

  for (const name of ['embed-plain', 'embed-readonly'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`has no accessibility trouble: ${name} in ${colorScheme}`, async () => {
        const page = await open(name, { colorScheme });
        await article(page).waitFor();
        assert.deepEqual(await accessibilityTroubles(page), []);
      });
});
