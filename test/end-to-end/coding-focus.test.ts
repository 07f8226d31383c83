// Coding without a pointer and without eyes: where the focus is, what is said, and what axe finds.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Keyboard } from './coding-keyboard.js';
import { Screen } from './coding-reading.js';
import { placeOf } from './coding-steps.js';
import { accessibilityTroubles, start, until, visit, type Visit } from './support.js';

const title = 'Lindholt council';

describe('coding with keys and a screen reader', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;
  let page: Page;
  let keys: Keyboard;

  before(async () => {
    stage = await start();
  });
  after(() => stage.stop());

  const open = async (options = {}) => {
    here = await visit(stage.browser, `${stage.base}/`, options);
    ({ page } = here);
    await page.getByRole('button', { name: title }).waitFor();
    keys = new Keyboard(new Screen(page));
    await keys.tabTo(({ words }) => words.startsWith(title));
    await keys.press('Enter');
    keys.screen = await Screen.of(page);
    await keys.tabTo(({ name }) => name === 'Article text');
  };
  afterEach(async () => {
    await here.context.close();
    assert.deepEqual(here.troubles, []);
  });

  const select = (words: string) => keys.select(placeOf(keys.screen.text, words));

  it('never loses the focus, and says what was created, selected and undone', async () => {
    await open();
    const lost: string[] = [];
    const silent: string[] = [];
    /** Presses a key; the focus must be somewhere then, and the live region say something that matches. */
    const press = async (key: string, says?: RegExp, focus?: string) => {
      await keys.press(key);
      if (focus !== undefined) await keys.screen.focusOn(focus);
      const { tag } = await keys.screen.focused();
      if (tag === 'body') lost.push(key);
      const said = await keys.screen.said();
      if (says && !says.test(said)) silent.push(`${key}: “${said}” for ${String(says)}`);
    };
    const text = 'Article text';

    await select('the true figure is less than half of that');
    await press('a', /^Attribution marked: “the true figure.*Cue: “say”.*Space takes it/);
    await press('Space', /^Cue: “say”.*Source: “Opponents”/);
    await press('Space', /^Source: “Opponents”. Who is it\?/);
    await press('Enter', /^Source: Opponents\./, text);
    await press('i', /^Mode: Indirect/);
    await select('less than half');
    await press('c', /^Claim marked: “less than half”.*Worth checking: C Check/);
    await press('m', /^Worth checking: Minor/);
    await keys.press('ArrowLeft'); // Into its words.
    await press('Alt+ArrowUp', /^Attribution, 1 of 2/);
    await press('Alt+ArrowUp', /^Nothing lies around it/);
    await press('Alt+ArrowDown', /^Claim, 2 of 2/);
    await press('Shift+Alt+ArrowRight', /^Ends: “less than half ”/);
    await press('Control+z', /^Undone: move a boundary\./);
    await press('Control+Shift+Z', /^Redone: move a boundary\./);
    await press('Control+z', /^Undone/);
    await press('[', /^Attribution, 1 of 2: “Opponents … say/);
    await press(']', /^Claim, 2 of 2: “less than half”/);
    await press(']', /That was the last one/);
    await press('!', /Every question is answered/);
    await press('Enter');
    await keys.tabTo(({ tag }) => tag === 'input');
    await press('Escape', undefined, text);
    await press('/', undefined, 'Search annotations');
    await press('z');
    await press('Escape');
    await press('Escape', undefined, text);
    await press('#', undefined, 'search');
    await press('Escape', undefined, text);
    await press('?');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('Tab');
    await press('Shift+Tab', undefined, text);
    await select('library');
    await press('*');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.locator('bias-occurrences').waitFor({ state: 'detached' });
    await press('ArrowRight', undefined, text);
    await press('@');
    await until(async () => (await keys.screen.focused()).tag === 'input', 'the list of sources has the focus');
    await press('Escape');
    await press('Escape', undefined, text);
    await press('Delete', /^Removed: “.*Control Z brings it back/);
    await press('Control+z', /^Undone: remove\./);
    await keys.tabTo(({ name }) => name === 'Annotations');
    await press('Home', /^Attribution, 1 of 2/);
    await press('ArrowDown', /^Claim, 2 of 2/);
    await press('Delete', /^Removed: .*Next: /); // The next one has taken its place.
    await press('Delete', /^Removed/);
    await press('Control+z', /^Undone/);
    await press('Control+z', /^Undone/);
    await press('Escape', undefined, text);
    assert.deepEqual(lost, []);
    assert.deepEqual(silent, []);
  });

  for (const options of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
  ] as const)
    it(`has no trouble that axe finds in ${Object.values(options)[0] === 'active' ? 'forced colours' : Object.values(options)[0]}`, async () => {
      await open(options);
      const found = new Map<string, string>();
      const look = async (where: string) => {
        // Each once: what is wrong with a row of a list is wrong with all of them.
        for (const trouble of await accessibilityTroubles(page)) {
          const same = trouble.replace(/#row-[-\w]+/g, '').replace(/:nth-child\(\d+\)/g, '');
          if (!found.has(same)) found.set(same, where);
        }
      };

      await select(' the true figure is less than half of that.');
      await keys.press('a');
      await look('the bar asks for the cue, and ends were left out');
      await keys.press('Space');
      await select('Opponents');
      await look('the bar asks for the source, with words selected');
      await keys.press('Space');
      await look('the bar asks who it is');
      await keys.press('Enter');
      await select('less than half');
      await keys.press('f');
      await look('the bar asks for a mandatory value');
      await keys.press('f');
      await look('the bar asks for a frame');
      await keys.press('m', 'Enter');
      await keys.tabTo(({ tag }) => tag === 'input');
      await look('the details have the focus');
      await keys.press('Escape');

      // Not at its ends: the handles lie there.
      await page.mouse.click(...(await keys.screen.middleOf(placeOf(keys.screen.text, 'less than half'))));
      await page.getByRole('listbox', { name: 'Annotations on these words' }).waitFor();
      await look('annotations on the same words');
      await keys.press('Escape');

      await page
        .getByRole('complementary')
        .getByRole('button', { name: /^Filter/ })
        .click();
      await page.getByRole('group', { name: 'Filter' }).getByRole('combobox', { name: 'Kind' }).waitFor();
      await look('the filter is open');
      await keys.press('Escape');
      await keys.tabTo(({ name }) => name === 'Article text', 'Shift+Tab');

      await select('library');
      await keys.press('*');
      await page.getByRole('dialog').waitFor();
      await look('all places of some words');
      await keys.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await keys.press('#');
      await keys.screen.focusOn('search');
      await keys.type('opp');
      await keys.press('Enter');
      await keys.screen.focusOn('name');
      await look('the sources');
      assert.deepEqual(
        [...found].map(([trouble, where]) => `${where}: ${trouble}`),
        [],
      );
    });
});
