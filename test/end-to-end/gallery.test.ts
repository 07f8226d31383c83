/** The gallery of looks: eight pages' clothes on one page, under a strict policy. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import { accessibilityTroubles, start, visit, type Visit } from './support.js';

/** What binds a page; that landmarks are unique is advice, and one article eight times cannot follow it. */
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe('the gallery of looks', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;

  before(async () => {
    stage = await start();
  });
  after(() => stage.stop());
  afterEach(async () => {
    await here.context.close();
    assert.deepEqual(here.troubles, []);
  });

  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    here = await visit(stage.browser, `${stage.base}/samples/gallery.html`, options);
    const { page } = here;
    await page.evaluate(async () => {
      await customElements.whenDefined('bias-annotator');
      await Promise.all([...document.querySelectorAll('bias-annotator')].map((each) => each.ready));
    });
    await page.locator('bias-report section').first().waitFor();
    await page.waitForFunction(
      () => document.querySelector<BiasAnnotator>('.right-to-left')!.annotations.length === 3,
    );
    return page;
  };
  const columns = (page: Page, selector: string) =>
    page.locator(`${selector} .body`).evaluate((body) => {
      const [stageBox, panel] = [...body.children].map((each) => each.getBoundingClientRect());
      if (panel!.left === stageBox!.left) return 'below';
      return panel!.left < stageBox!.left ? 'left' : 'right';
    });

  for (const width of [320, 390, 600, 900, 1280])
    it(`has room for every look in a window of ${width} px`, async () => {
      const page = await open({
        viewport: { width, height: 800 },
        hasTouch: width < 600,
        isMobile: width < 600,
      });
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('html, .stage, bias-annotator, bias-report')]
          .filter(
            (each) => each.scrollWidth > each.clientWidth || each.getBoundingClientRect().right > innerWidth,
          )
          .map((each) => `${each.localName}.${each.className}`),
      );
      assert.deepEqual(wide, []);
      const least = width < 600 ? 44 : 24;
      const boxes = await page
        .locator('bias-annotator .tools button, bias-annotator .panel button, bias-report nav button')
        .evaluateAll((buttons) =>
          buttons
            .filter((each) => each.checkVisibility())
            .map((each) => [each.textContent!.trim(), each.getBoundingClientRect().height] as const),
        );
      assert.ok(boxes.length > 20);
      assert.deepEqual(
        boxes.filter(([, height]) => height < least),
        [],
      );
    });

  it('lays out by the room of the element, not of the window', async () => {
    const page = await open();
    assert.equal(await columns(page, '.default'), 'right');
    assert.equal(await columns(page, '.right-to-left'), 'left');
    assert.equal(await columns(page, '.column'), 'below');
  });

  it('follows the switches of the page', async () => {
    const page = await open();
    const of = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const text = '.default .ProseMirror';
    const paper = await of('.default .shell', 'background-color');
    assert.equal(await of(text, 'font-size'), '16px');
    await page.getByLabel('Size').selectOption('large');
    assert.equal(await of(text, 'font-size'), '22px');
    await page.getByLabel('Colours').selectOption('dark');
    assert.notEqual(await of('.default .shell', 'background-color'), paper);
    assert.equal(await of('.dark .shell', 'background-color'), await of('.default .shell', 'background-color'));
    await page.getByLabel('Direction').selectOption('rtl');
    assert.equal(await columns(page, '.default'), 'left');
    assert.equal(
      await of('.published .ProseMirror', 'direction'),
      'ltr',
      'the article is in English all the same',
    );
  });

  it('shows the style that makes each look, and copies it', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const codes = await page.locator('[data-look] pre').allTextContents();
    assert.equal(codes.length, 8);
    for (const code of codes) assert.match(code, /^\.[\w-]+ \{\n/);
    await page.locator('[data-look="newspaper"] button').click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /--bias-measure: 26em;/);
  });

  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    'forced colours': { forcedColors: 'active' },
    'more contrast': { contrast: 'more' },
  } as const))
    it(`has no accessibility trouble: ${name}`, async () => {
      const troubles = await accessibilityTroubles(await open(options), { only: guidelines });
      const forced = 'forcedColors' in options; // Then the colours are the system's, and axe reads those of the page.
      assert.deepEqual(forced ? troubles.filter((each) => !each.startsWith('color-contrast')) : troubles, []);
    });

  it('tells kinds apart where all colours are the system’s', async () => {
    const page = await open({ forcedColors: 'active' });
    const lines = await page.locator('.default mark').evaluateAll((found) =>
      found.map((mark) => {
        const { textDecorationStyle, textDecorationColor, backgroundColor } = getComputedStyle(mark);
        return `${mark.className.match(/tone-\d/)![0]} ${textDecorationStyle} ${textDecorationColor} ${backgroundColor}`;
      }),
    );
    const kinds = [...new Set(lines)].filter((line) => !line.includes('dotted')).sort();
    assert.deepEqual(
      kinds.map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['tone-1 solid', 'tone-2 dashed', 'tone-3 wavy'],
    );
  });
});
