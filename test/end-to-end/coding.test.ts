// The sample article coded in full: by keys, with a mouse, with a finger. Each hands out the same annotation set.
// UPDATE_SAMPLES=1 writes that set to samples/annotations/ in place of comparing with it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { sides, sources, steps } from './coded-council-vote.js';
import { Keyboard } from './coding-keyboard.js';
import { Pointer } from './coding-pointer.js';
import { Screen } from './coding-reading.js';
import { Coding, figures, type Counted } from './coding-run.js';
import { download, normalised, outline, outlineOf, type ExportedSet } from './coding-set.js';
import { placed } from './coding-steps.js';
import { Touch } from './coding-touch.js';
import { article, count, sliceTroubles, start, until, visit, type Visit } from './support.js';

const sample = new URL('../../samples/annotations/council-vote.json', import.meta.url);
const title = 'Lindholt council';
/** Keys after the selection that a full attribution may take where the proposals are right. */
const mostKeys = 8;

describe('coding in depth', () => {
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

  const saved = () => page.getByText('Saved', { exact: true }).waitFor();

  const assertSample = async (set: ExportedSet) => {
    assert.deepEqual(sliceTroubles(set), []);
    const expected = outlineOf(set.article.text, placed(set.article.text, steps), sources);
    assert.deepEqual(outline(set), expected);
    if (process.env['UPDATE_SAMPLES']) {
      const { format } = await import('prettier');
      mkdirSync(new URL('.', sample), { recursive: true });
      const text = await format(JSON.stringify(normalised(set)), { parser: 'json', printWidth: 112 });
      return writeFileSync(sample, text);
    }
    assert.ok(existsSync(sample), 'UPDATE_SAMPLES=1 writes the sample');
    assert.deepEqual(normalised(set), normalised(JSON.parse(readFileSync(sample, 'utf8'))));
  };

  /** What a tab shows, as it would be exported. */
  const setIn = (tab: Page) =>
    tab.evaluate(() => {
      const annotator = document.querySelector('bias-workbench')!.shadowRoot!.querySelector('bias-annotator')!;
      return annotator.exportJSON() as unknown as ExportedSet;
    });

  it('codes the whole sample by keys alone, in few of them, through a reload and in two tabs', async (t) => {
    await open();
    await page.getByRole('button', { name: title }).waitFor();
    const keys = new Keyboard(new Screen(page));
    await keys.tabTo(({ name }) => name === 'analyst');
    await keys.type('ana');
    await keys.tabTo(({ words }) => words.startsWith(title));
    await keys.press('Enter');
    const toText = async () => {
      keys.screen = await Screen.of(page);
      await keys.tabTo(({ name }) => name === 'Article text');
    };
    await toText();

    const coding = new Coding(keys, sources);
    const all = placed(keys.screen.text, steps);
    const done: Counted[] = [];
    const code = async (some: typeof all) => {
      for (const step of some) {
        keys.keys = 0;
        await coding.begin(step);
        const one = await coding.goOn(step);
        done.push({ ...one, keys: keys.keys });
        await coding.fill(step);
      }
    };
    const half = Math.ceil(all.length / 2);
    await code(all.slice(0, half));
    await saved();
    await page.reload();
    await toText();
    assert.equal(await count(page), half);
    await code(all.slice(half));
    const other = await here.context.newPage();
    await other.goto(page.url());
    await article(other).waitFor();
    await page.bringToFront();
    await keys.arrange(sides, Object.values(sources));
    await saved();

    await keys.tabTo(({ words }) => words === 'Export JSON', 'Shift+Tab');
    const set = await download(page, () => keys.press('Enter'));
    await assertSample(set);
    const same = async () => JSON.stringify((await setIn(other)).sources) === JSON.stringify(set.sources);
    await until(same, 'the other tab has heard of the last change');
    const shown = await setIn(other);
    assert.deepEqual(shown.annotations, set.annotations);
    assert.deepEqual(shown.sources, set.sources);

    const told = figures(done);
    t.diagnostic(told);
    const slow = done.filter((each) => each.proposed && each.keys > mostKeys);
    assert.deepEqual(
      slow.map(({ step, keys: pressed }) => `${pressed}: ${step.main[0]}`),
      [],
      told,
    );
  });

  it('codes the whole sample with a mouse, to the same set', async () => {
    await open();
    await page.getByRole('button', { name: title }).first().click();
    const pointer = new Pointer(await Screen.of(page));
    const coding = new Coding(pointer, sources);
    for (const step of placed(pointer.screen.text, steps)) {
      await coding.begin(step);
      await coding.goOn(step);
      await coding.fill(step);
    }
    await pointer.arrange(sides, Object.values(sources));
    await assertSample(await download(page, () => page.getByRole('button', { name: 'Export JSON' }).click()));
  });

  it('codes with a finger, on targets that fit one', async () => {
    await open({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: title }).first().tap();
    const touch = new Touch(await Screen.of(page));
    const coding = new Coding(touch, sources);
    const some = placed(touch.screen.text, steps).filter(({ main: [first] }) => byFinger.includes(first!));
    for (const step of some) {
      await coding.begin(step);
      await coding.goOn(step);
    }
    await saved();
    const set = await setIn(page);
    const called = Object.entries(sources).map(([key, source]) => [key, { ...source, name: source.called }]);
    assert.deepEqual(outline(set), outlineOf(touch.screen.text, some, Object.fromEntries(called)));
    assert.deepEqual(sliceTroubles(set), []);
    assert.deepEqual(touch.small, []);
  });
});

/** A presupposition, a split quotation, a proposal that is passed over, an answer that is not the rule's, known sources. */
const byFinger = [
  'savings plan',
  'The closure will … a year',
  'the true figure … half of that',
  '"Nobody joins … a library,"',
  '"Books, not bollards 📚🕯️"',
  'agitators',
  'to "keep every branch open"',
  'his vote',
];
