// The real article of the codebook's section 1, coded by keys to its table.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { counts, sources, steps } from './coded-real-article.js';
import { Keyboard } from './coding-keyboard.js';
import { Screen } from './coding-reading.js';
import { Coding, figures, type Counted } from './coding-run.js';
import { download, outline, outlineOf } from './coding-set.js';
import { placed } from './coding-steps.js';
import { sliceTroubles, start, startCoding, visit } from './support.js';

const path = new URL('../../../shared/articles/will-america-withdraw.txt', import.meta.url);

test('the real article is coded by keys to the table of the codebook', async (t) => {
  if (!existsSync(path)) return t.skip('../shared is absent');
  const stage = await start();
  try {
    const { page, troubles } = await visit(stage.browser, `${stage.base}/`);
    await page.locator('input[type="file"]').setInputFiles({
      name: 'will-america-withdraw.txt',
      mimeType: 'text/plain',
      buffer: readFileSync(path),
    });
    await startCoding(page);
    const keys = new Keyboard(await Screen.of(page));
    await keys.tabTo(({ name }) => name === 'Article text');
    const coding = new Coding(keys, sources);
    const done: Counted[] = [];
    const all = placed(keys.screen.text, steps);
    for (const step of all) {
      keys.keys = 0;
      await coding.begin(step);
      done.push({ ...(await coding.goOn(step)), keys: keys.keys });
    }
    await keys.arrange([], Object.values(sources));
    await page.getByText('Saved', { exact: true }).waitFor();
    await keys.tabTo(({ words }) => words === 'Export JSON', 'Shift+Tab');
    const set = await download(page, () => keys.press('Enter'));
    const told = figures(done);
    t.diagnostic(told);

    assert.deepEqual(sliceTroubles(set), []);
    assert.deepEqual(outline(set), outlineOf(keys.screen.text, all, sources));
    assert.equal(set.sources.length, 11);
    for (const { called, name = called, kind, type, anonymity } of Object.values(sources)) {
      const found = set.sources.find((each) => each.name === name);
      assert.deepEqual([found?.kind, found?.type, found?.anonymity], [kind, type, anonymity], name);
    }

    // Outside the block that another repeats, and not inside anybody else's words.
    const again = set.article.blocks.filter(({ repeats }) => repeats !== null);
    const counted = set.annotations.filter(
      ({ spans: [first], parent }) =>
        parent === null && !again.some(({ start: from, end }) => first!.start >= from && first!.end <= end),
    );
    assert.equal(counted.length, 25);
    for (const [key, count] of Object.entries(counts)) {
      const { called, name = called } = sources[key]!;
      const { id } = set.sources.find((each) => each.name === name)!;
      assert.equal(counted.filter((each) => each.sources.includes(id)).length, count, name);
    }
    const chains = set.annotations.filter(({ parent }) => parent !== null);
    assert.equal(chains.length, 2);

    assert.deepEqual(
      done
        .filter((each) => each.proposed && each.keys > 8)
        .map(({ keys: pressed, step }) => `${pressed}: ${step.main[0]}`),
      [],
      told,
    );
    assert.deepEqual(troubles, []);
  } finally {
    await stage.stop();
  }
});
