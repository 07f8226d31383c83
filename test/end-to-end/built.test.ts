/** What `npm run build` writes, as any web server would serve it: below some path, under a strict policy. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { apiPage, pageFile } from '../../.ci/api-page.mjs';
import { findBrowser } from '../../.ci/browser.mjs';
import { parts, properties, slots } from '../support/look.js';
import { hostSite, type HostSite } from './host-site.js';
import { article, marks, selectByKeys, until, visit } from './support.js';

const dist = new URL('../../dist/', import.meta.url);
const host = `<!doctype html><html lang="en"><title>A host page</title>
<script type="module" src="vendor/source-bias-annotator.js"></script>
<bias-annotator storage="none" analyst="ana"></bias-annotator></html>`;

/** Beside the one file that it names there is nothing. */
const alone = `<!doctype html><html lang="en"><title>A page with one file</title>
<script type="module" src="alone/script.js"></script>
<bias-annotator analyst="ana"><p>The mayor said aid was cut.</p></bias-annotator></html>`;

describe('the built files, below a path of some server', () => {
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    site = await hostSite(
      { '/deep/down/host.html': host, '/deep/down/alone.html': alone },
      {
        folder: '/deep/down/vendor/',
        files: { '/deep/down/alone/script.js': 'source-bias-annotator.all.js' },
      },
    );
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: await findBrowser(), args });
  });
  after(async () => {
    await browser.close();
    site.stop();
  });

  it('make a drop-in of one script tag, which fetches a reader only for what needs one', async () => {
    const { page, context, troubles } = await visit(browser, `${site.base}/deep/down/host.html`);
    const lazy = () => site.asked.filter((path) => path.includes('/lazy/'));
    await page.waitForFunction(() => customElements.get('bias-annotator'));
    const loadedAtFirst = lazy();
    await page.evaluate(() =>
      document.querySelector('bias-annotator')!.load({ text: 'The mayor slashed aid, critics say.' }),
    );
    await selectByKeys(page, 'slashed');
    await page.keyboard.press('f');
    await marks(page).waitFor();
    assert.equal(await marks(page).textContent(), 'slashed');

    // A dialog out of a part that is loaded out of a part.
    await page.evaluate(() =>
      document.querySelector('bias-annotator')!.load({ text: 'The mayor spoke. The mayor left.' }),
    );
    await selectByKeys(page, 'mayor');
    await page.keyboard.press('*');
    await page.getByRole('dialog').getByRole('button', { name: /^Mark/ }).click();
    await until(async () => (await marks(page).count()) === 2, 'both mayors are marked');

    await page.evaluate(() =>
      document.querySelector('bias-annotator')!.load({
        html: '<article><h1>Quiet day</h1><p>Nothing at all happened in Port Averley, it was said.</p></article>',
      }),
    );
    await page.getByText('Nothing at all happened').waitFor();
    assert.ok(lazy().length > loadedAtFirst.length, 'the reader of HTML came with the first load');
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it('make a drop-in of one single file, which opens, codes and keeps an article with nothing beside it', async () => {
    const { page, context, troubles } = await visit(browser, `${site.base}/deep/down/alone.html`);
    await article(page).waitFor();
    await selectByKeys(page, 'said');
    await page.keyboard.press('a');
    await page.locator('bias-flow').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await marks(page).first().waitFor();
    assert.equal(await marks(page).first().textContent(), 'said');
    for (const input of [
      {
        html: '<article><h1>Quiet day</h1><p>Nothing at all happened in Port Averley, it was said.</p></article>',
      },
      { markdown: '# Quiet *day*\n\nNothing at all happened.' },
    ])
      assert.match(
        await page.evaluate(
          async (each) => (await document.querySelector('bias-annotator')!.load(each)).text,
          input,
        ),
        /^Quiet day\nNothing at all happened/,
      );
    assert.deepEqual(
      site.asked.filter((path) => path.startsWith('/deep/down/alone/') && !path.endsWith('/script.js')),
      [],
    );
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it('make a whole workbench, with its samples', async () => {
    const { page, context, troubles } = await visit(
      browser,
      `${site.base}/deep/down/vendor/workbench/index.html`,
    );
    await page.getByRole('button', { name: 'Tamsel dam' }).first().click();
    await article(page).waitFor();
    await selectByKeys(page, 'without warning');
    await page.keyboard.press('f');
    await page.getByText('Saved', { exact: true }).waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  });
});

describe('the built command', () => {
  it('converts in Node alone, and says what it cannot do', () => {
    const command = fileURLToPath(new URL('cli.js', dist));
    const set = fileURLToPath(new URL('../../samples/exports/council-vote.json', import.meta.url));
    const call = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
    const { status, stdout, stderr } = call('convert', set, '--to', 'jsonl', '--out', '-');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^\{"format":"source-bias-annotations"[^\n]*\}\n$/);
    assert.equal(call('convert', set, '--to', 'everything', '--out', '-').status, 2);
  });
});

describe('the manifest of the elements', () => {
  const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', dist), 'utf8')) as Manifest;
  const tests = ['contract', 'contract-methods']
    .map((name) => readFileSync(new URL(`../components/${name}.test.ts`, import.meta.url), 'utf8'))
    .join('\n');

  it('names no member of <bias-annotator> that has no test named after it', () => {
    const { attributes, members, events } = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ name }) => name === 'BiasAnnotator')!;
    const attributeOf = new Map(attributes.map(({ name, fieldName }) => [fieldName, name]));
    const contract = [
      ...members
        .filter(({ privacy, name }) => (privacy ?? 'public') === 'public' && !name.startsWith('#'))
        .map(({ name }) => attributeOf.get(name) ?? name),
      ...events.map(({ name }) => name),
    ];
    assert.ok(contract.length > 25, contract.join());
    const untested = contract.filter((name) => !new RegExp(`\\bit\\('(?:[\\w-]+ and )?${name}\\b`).test(tests));
    assert.deepEqual([...new Set(untested)], []);
  });

  for (const tag of ['bias-annotator', 'bias-report'] as const)
    it(`names no property, part or slot of <${tag}> that look.test.ts does not try, and all that it tries`, () => {
      const declarations = manifest.modules.flatMap((each) => each.declarations);
      const element = declarations.find(({ tagName }) => tagName === tag)!;
      const names = (documented: readonly { readonly name: string }[]) =>
        documented.map(({ name }) => name).sort();
      assert.deepEqual(names(element.cssProperties), Object.keys(properties).sort());
      assert.deepEqual(names(element.cssParts), Object.keys(parts[tag]).sort());
      assert.deepEqual(names(element.slots), [...slots[tag]].sort());
    });
});

it('the API page says what the manifest says', async () => {
  assert.equal(
    readFileSync(pageFile, 'utf8'),
    await apiPage(),
    '`npm run build && npm run docs` writes it anew',
  );
});

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly name: string;
      readonly tagName?: string;
      readonly cssProperties: readonly { readonly name: string }[];
      readonly cssParts: readonly { readonly name: string }[];
      readonly slots: readonly { readonly name: string }[];
      readonly members: readonly { readonly name: string; readonly privacy?: string }[];
      readonly attributes: readonly { readonly name: string; readonly fieldName: string }[];
      readonly events: readonly { readonly name: string }[];
    }[];
  }[];
}
