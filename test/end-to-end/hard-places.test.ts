/** Where site owners put the drop-in, and a laboratory would not: from the built files, under a strict policy. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import { hostSite, pageWith, type HostSite } from './host-site.js';
import { article, count, marks, rows, selectByKeys, until, visit, type Visit } from './support.js';

const own = '<p>The mayor said aid was cut.</p><p>Critics disagree.</p>';
const annotator = `<bias-annotator analyst="ana">${own}</bias-annotator>`;

/** Puts an annotator into a shadow root of its own, as other people's components do. */
const inShadow = (mode: 'open' | 'closed') => `customElements.define('their-card', class extends HTMLElement {
  connectedCallback() {
    const annotator = document.createElement('bias-annotator');
    annotator.setAttribute('analyst', 'ana');
    this.attachShadow({ mode: '${mode}' }).append(annotator);
    annotator.load({ text: 'The mayor said aid was cut.' });
  }
});
addEventListener('annotation-create', ({ detail }) => (document.title = detail.annotation.kind));`;

describe('the drop-in in hard places', () => {
  let browser: Browser;
  let site: HostSite;
  let here: Visit;
  let answerSlowly: (() => void) | undefined;

  const slow = (_request: unknown, response: ServerResponse) => {
    answerSlowly = () => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<article><h1>Slow news</h1>${own}</article>`);
    };
  };
  const late = `document.querySelector('button').addEventListener('click', () => {
  const script = Object.assign(document.createElement('script'), { type: 'module' });
  script.setAttribute('src', policy.createScriptURL('/vendor/source-bias-annotator.js'));
  document.head.append(script);
});
const policy = trustedTypes.createPolicy('host', { createScriptURL: (url) => url });
const early = document.querySelector('bias-annotator');
early.analyst = 'eva';
early.storage = 'none';
early.codebook = { id: 'two', version: '1.0.0', title: 'Two kinds', kinds: [
  { id: 'fact', label: 'Fact', key: 'f', tone: 1, mainPart: 'fact', parts: [{ id: 'fact', label: 'Fact' }], attributes: [] },
] };`;

  before(async () => {
    site = await hostSite(
      {
        '/own.html': pageWith(annotator),
        '/open.html': pageWith('<their-card></their-card>', { script: '/open.js' }),
        '/open.js': inShadow('open'),
        '/closed.html': pageWith('<their-card></their-card>', { script: '/closed.js' }),
        '/closed.js': inShadow('closed'),
        '/slow.html': pageWith('<bias-annotator src="slow-news.html" analyst="ana"></bias-annotator>'),
        '/slow-news.html': slow,
        '/bare.html': pageWith(annotator, { drop: '/bare/source-bias-annotator.js' }),
        '/alone.html': pageWith(annotator, { drop: '/bare/source-bias-annotator.all.js' }),
        '/empty.html': '<!doctype html><html lang="en"><title>Empty</title></html>',
        '/none.html': pageWith(annotator, { drop: '/none/source-bias-annotator.js' }),
        '/late.html': `<!doctype html><html lang="en"><title>Late</title><script type="module" src="/late.js"></script>
        <button type="button">Load</button>${annotator}</html>`,
        '/late.js': late,
        '/named.html': `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy"
          content="trusted-types source-bias-annotator lit-html 'allow-duplicates'" />${pageWith(annotator)}`,
        '/tracked.html': pageWith('<bias-annotator src="tracked-news.html" analyst="ana"></bias-annotator>'),
        '/tracked-news.html': `<article><h1>Watched news</h1>${own}<p><img src="/pixel.gif" alt=""/>
        <iframe src="/advert.html"></iframe><link rel="stylesheet" href="/their.css"/>
        <a href="/elsewhere.html">More</a><script src="/their.js"></script></p></article>`,
      },
      {
        files: Object.fromEntries(
          ['source-bias-annotator.js', 'source-bias-annotator.all.js'].map((name) => [`/bare/${name}`, name]),
        ),
      },
    );
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: await findBrowser(),
      // A name that is no local address, so that the browser trusts it as little as any other plain http.
      // And the storage of frames as browsers have it by now: the test's driver switches a list of features off, and a
      // list of our own takes the place of that.
      args: [
        '--host-resolver-rules=MAP plain.example 127.0.0.1',
        '--disable-features=Translate',
        ...(root ? ['--no-sandbox'] : []),
      ],
    });
  });
  after(async () => {
    await browser.close();
    site.stop();
  });

  const open = async (path: string, base = site.base) => {
    here = await visit(browser, `${base}${path}`);
    return here.page;
  };
  afterEach(async () => {
    answerSlowly = undefined;
    await here.context.close();
    assert.deepEqual(here.troubles, []);
  });

  const codeAid = async (page: Page) => {
    await article(page).waitFor();
    await selectByKeys(page, 'aid was cut');
    await page.keyboard.press('c');
    await marks(page).waitFor();
    assert.equal(await marks(page).textContent(), 'aid was cut');
  };
  const codeMore = async (page: Page) => {
    await selectByKeys(page, 'mayor');
    await page.keyboard.press('f');
    await until(async () => (await count(page)) === 2, 'the second one is in the list');
    await saved(page);
  };
  const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

  it('works inside an open shadow root, and the page hears of it', async () => {
    const page = await open('/open.html');
    await codeAid(page);
    assert.equal(await page.title(), 'claim');
  });

  it('works inside a closed shadow root', async () => {
    const page = await open('/closed.html');
    // Nothing reaches into a closed root, a test no more than the page: keys alone, and the event that comes out.
    await until(async () => {
      await page.keyboard.press('Tab');
      for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('c');
      return (await page.title()) === 'claim';
    }, 'the page hears of the claim');
  });

  it('keeps the work in the frame of another site, apart from what that site keeps for itself', async () => {
    const frame = `http://127.0.0.1:${site.port}/own.html`;
    const outside = await hostSite({
      '/outside.html': `<!doctype html><html lang="en"><title>Outside</title><iframe src="${frame}" width="900" height="700"></iframe></html>`,
    });
    try {
      const page = await open('/outside.html', outside.base);
      const inside = page.frameLocator('iframe');
      const text = inside.getByRole('textbox', { name: 'Article text' });
      await text.focus();
      await page.keyboard.press('Control+Home');
      for (let step = 0; step < 2; step++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('c');
      await inside.getByText('Saved', { exact: true }).waitFor();
      await page.reload();
      await inside.locator('mark[data-annotation]').first().waitFor();
      await page.goto(frame);
      await article(page).waitFor();
      assert.equal(await marks(page).count(), 0);
    } finally {
      outside.stop();
    }
  });

  it('says that nothing is kept in a frame that may keep nothing, and hands the work out', async () => {
    const frame = `${site.base}/own.html`;
    const outside = await hostSite({
      '/outside.html': `<!doctype html><html lang="en"><title>Outside</title><iframe src="${frame}" width="900" height="700" sandbox="allow-scripts allow-downloads"></iframe></html>`,
    });
    try {
      const page = await open('/outside.html', outside.base);
      const inside = page.frameLocator('iframe');
      await inside.getByRole('textbox', { name: 'Article text' }).focus();
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('c');
      await inside.locator('mark[data-annotation]').first().waitFor();
      await inside
        .getByText(/This browser offers no storage to this page/)
        .first()
        .waitFor();
      await inside.getByRole('button', { name: 'Download the work' }).waitFor();
    } finally {
      outside.stop();
    }
  });

  it('is moved, taken out and put back, with what is being written in it', async () => {
    const page = await open('/own.html');
    await codeAid(page);
    await page.keyboard.press('Escape');
    await rows(page).first().click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Half a thou');
    await page.evaluate(() => {
      const section = document.body.appendChild(document.createElement('section'));
      section.append(document.querySelector('bias-annotator')!);
    });
    await saved(page);
    const notes = () =>
      page.evaluate(() => document.querySelector('bias-annotator')!.annotations.map(({ note }) => note));
    assert.deepEqual(await notes(), ['Half a thou']);

    await page.evaluate(() => {
      const annotator = document.querySelector('bias-annotator')!;
      document
        .querySelector('section')!
        .addEventListener('click', ({ currentTarget }) => (currentTarget as Element).append(annotator));
      annotator.remove();
      document.querySelector('section')!.append('Put it back');
    });
    await page.getByText('Put it back').click();
    await codeMore(page);
    await page.reload();
    await until(async () => (await count(page)) === 2, 'both annotations are there again');
    assert.deepEqual(await notes(), ['', 'Half a thou']);
  });

  it('opens nothing for an element that has left the page while its src was slow', async () => {
    const page = await open('/slow.html');
    await until(async () => answerSlowly !== undefined, 'the page asks for its src');
    await page.evaluate(() => document.querySelector('bias-annotator')!.remove());
    answerSlowly!();
    await page.evaluate(() => document.body.append(document.createElement('bias-annotator')));
    await page.getByText('No article yet').waitFor();
    assert.equal(await article(page).count(), 0);
  });

  it('waits in the page until its script comes, with what was set on it meanwhile', async () => {
    const page = await open('/late.html');
    await page.getByText('The mayor said aid was cut.').waitFor();
    assert.equal(await article(page).count(), 0);
    await page.getByRole('button', { name: 'Load' }).click();
    await article(page).waitFor();
    await selectByKeys(page, 'mayor');
    await page.keyboard.press('f');
    await marks(page).waitFor();
    const [annotation] = await page.evaluate(() => [...document.querySelector('bias-annotator')!.annotations]);
    assert.deepEqual([annotation!.kind, annotation!.analyst], ['fact', 'eva']);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  });

  it('says which part is missing where only the script was copied, and leaves the page its article', async () => {
    const page = await open('/bare.html');
    await page.getByRole('alert').getByText('the folder “lazy” belongs beside its script').waitFor();
    assert.equal(await page.getByText('The mayor said aid was cut.').isVisible(), true);
  });

  it('says on screen that a part is missing as soon as somebody asks for it, and goes on', async () => {
    const page = await open('/alone.html');
    await article(page).waitFor();
    for (const ask of [
      () => page.getByRole('button', { name: 'Report' }).click(),
      () => page.keyboard.press('r'),
    ]) {
      await ask();
      const alarm = page.getByRole('alert').filter({ hasText: 'the folder “lazy” belongs beside its script' });
      await alarm.getByRole('button', { name: 'Dismiss' }).click();
      await alarm.waitFor({ state: 'detached' });
      await article(page).focus();
    }
    await codeAid(page);
    await saved(page);
  });

  it('leaves the page its names and what the browser has, but for the marks by which Lit knows its versions', async () => {
    const names = async (path: string) => {
      const page = await open(path);
      if (path === '/own.html') {
        await codeAid(page);
        await saved(page);
      }
      const found = await page.evaluate(() => {
        const builtIn = Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]/.test(name));
        return [
          ...Object.getOwnPropertyNames(window),
          ...builtIn.flatMap((name) => {
            const { prototype } = (window as unknown as Record<string, { prototype?: object }>)[name] ?? {};
            return prototype ? Object.getOwnPropertyNames(prototype).map((member) => `${name}.${member}`) : [];
          }),
        ];
      });
      await here.context.close();
      return found;
    };
    const before = new Set(await names('/empty.html'));
    const added = (await names('/own.html')).filter((name) => !before.has(name));
    assert.ok(before.has('Array.map') && before.has('ShadowRoot.getSelection'));
    assert.deepEqual(added.sort(), [
      'litElementVersions',
      'litHtmlVersions',
      'litPropertyMetadata',
      'reactiveElementVersions',
    ]);
  });

  it('leaves the page its article where the script is missing', async () => {
    const page = await open('/none.html');
    assert.equal(await page.getByText('The mayor said aid was cut.').isVisible(), true);
  });

  it('shows that it is opening while src is slow, and opens what is there in the end', async () => {
    const page = await open('/slow.html');
    await page
      .getByText(/opening/i)
      .first()
      .waitFor();
    await until(async () => answerSlowly !== undefined, 'the page asks for its src');
    answerSlowly!();
    await codeAid(page);
    await saved(page);
  });

  it('works on plain http, where the browser has no digest, no locks and no random ids to give', async () => {
    const page = await open('/own.html', `http://plain.example:${site.port}`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await codeAid(page);
    await saved(page);
    const set = await page.evaluate(() => document.querySelector('bias-annotator')!.exportJSON());
    await page.reload();
    await marks(page).waitFor();
    assert.equal(await count(page), 1);
    const outcome = await page.evaluate(
      (file) => document.querySelector('bias-annotator')!.importJSON(file),
      set,
    );
    assert.deepEqual(outcome, { imported: 1, problems: [] });
    assert.equal(await count(page), 1);
  });

  it('works where the policy names who may make Trusted Types', async () => {
    const page = await open('/named.html');
    await codeAid(page);
    await page.evaluate(() =>
      document
        .querySelector('bias-annotator')!
        .load({ html: '<article><p>Some <b>bold</b> words here.</p></article>' }),
    );
    await article(page).getByText('Some bold words here.').waitFor();
  });

  it('asks for nothing but its own parts and what the page named', async () => {
    site.asked.length = 0;
    const elsewhere: string[] = [];
    const page = await open('/tracked.html');
    page.on('request', (request) => elsewhere.push(new URL(request.url()).origin));
    await codeAid(page);
    await saved(page);
    const named = ['/tracked.html', '/tracked-news.html', '/favicon.ico'];
    assert.deepEqual(
      site.asked.filter((path) => !named.includes(path) && !path.startsWith('/vendor/')),
      [],
    );
    assert.deepEqual(
      elsewhere.filter((origin) => origin !== site.base),
      [],
    );
  });
});
