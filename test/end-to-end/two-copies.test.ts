/** The script twice on one page, from different addresses, as when a host and a part of its page each bring their own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import { generator } from '../../src/formats/generator.js';
import { hostSite, type HostSite } from './host-site.js';
import { marks, selectByKeys, visit } from './support.js';

const dist = new URL('../../dist/', import.meta.url);
const script = readFileSync(new URL('source-bias-annotator.js', dist), 'utf8');

const page = (...scripts: string[]) => `<!doctype html><html lang="en"><title>A host page</title>
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n')}
<bias-annotator storage="none"></bias-annotator></html>`;

describe('two copies on one page', () => {
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    site = await hostSite(
      {
        '/two.html': page('first/source-bias-annotator.js', 'second/source-bias-annotator.js'),
        '/newer.html': page('first/source-bias-annotator.js', 'newer/source-bias-annotator.js'),
        '/both.html': page('first/source-bias-annotator.js', 'first/report/bias-report.js'),
        '/newer/source-bias-annotator.js': script.replaceAll(generator.version, '9.8.7'),
      },
      { folders: { '/first/': fileURLToPath(dist), '/second/': fileURLToPath(dist) } },
    );
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: await findBrowser(), args });
  });
  after(async () => {
    await browser.close();
    site.stop();
  });

  /** The page at `address` when all its scripts have run, and what they warned of. */
  async function open(address: string) {
    const here = await visit(browser, 'about:blank');
    const said: string[] = [];
    here.page.on('console', (message) => message.type() === 'warning' && said.push(message.text()));
    await here.page.goto(`${site.base}/${address}`, { waitUntil: 'load' });
    await here.page.waitForFunction(() => customElements.get('bias-annotator'));
    return { ...here, said };
  }

  it('leave the first at work, its parts too, and say so once', async () => {
    site.asked.length = 0;
    const { page: here, context, troubles, said } = await open('two.html');
    await here.evaluate(() =>
      document
        .querySelector('bias-annotator')!
        .load({ html: '<article><p>The mayor slashed aid, critics say.</p></article>' }),
    );
    await selectByKeys(here, 'slashed');
    await here.keyboard.press('f');
    await marks(here).waitFor();
    await here.keyboard.press('Enter');
    await here.getByLabel('Note').waitFor(); // The details come with a part of their own.

    const { version } = generator;
    assert.deepEqual(said, [
      `source-bias-annotator ${version}: <bias-annotator> is defined already, by version ${version}. That one stays, this copy adds nothing to it.`,
    ]);
    const parts = site.asked.filter((path) => path.includes('/lazy/'));
    assert.ok(parts.length > 0);
    assert.deepEqual(
      parts.filter((path) => !path.startsWith('/first/')),
      [],
    );
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it('name both versions where they differ', async () => {
    const { context, troubles, said } = await open('newer.html');
    assert.equal(said.length, 1);
    assert.match(
      said[0]!,
      new RegExp(`^source-bias-annotator 9\\.8\\.7: .* by version ${generator.version}\\.`),
    );
    assert.deepEqual(troubles, []);
    await context.close();
  });

  it('are not the drop-in beside the report: what both have inside, they share in silence', async () => {
    const { page: here, context, troubles, said } = await open('both.html');
    await here.waitForFunction(() => customElements.get('bias-report'));
    assert.deepEqual(said, []);
    assert.deepEqual(troubles, []);
    await context.close();
  });
});
