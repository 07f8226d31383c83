/** The package, packed and installed into an empty folder outside of the repository, in every place it is made for. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../.ci/browser.mjs';
import { hostSite, type HostSite } from './host-site.js';
import {
  bundled,
  buildSample,
  buildWorkbench,
  installPacked,
  typeTroubles,
  type PackedProject,
} from './packed-project.js';
import { article, selectByKeys, startCoding, visit } from './support.js';

const samples = ['plain', 'react', 'vue', 'svelte'] as const;

describe('the packed package, installed elsewhere', () => {
  let project: PackedProject;
  const sites = new Map<string, HostSite>();

  before(async () => {
    project = installPacked();
    const modules = join(project.folder, 'node_modules');
    for (const name of samples) {
      const folder = `${await buildSample(project, name)}/`;
      sites.set(name, await hostSite({}, { folders: { '/node_modules/': modules, '/': folder } }));
    }
    sites.set('workbench', await hostSite({}, { folders: { '/': `${await buildWorkbench(project)}/` } }));
  });
  after(() => {
    for (const site of sites.values()) site.stop();
    project.remove();
  });

  it('holds scripts with types and maps, the manifest, the schema and the licences, and no sources', () => {
    const { files, packedSize } = project;
    for (const file of [
      'LICENSE',
      'README.md',
      'package.json',
      'dist/custom-elements.json',
      'dist/annotation-set.schema.json',
      'dist/THIRD-PARTY-LICENSES.txt',
    ])
      assert.ok(files.includes(file), file);
    const lacks = (file: string, ending: string) => !files.includes(file.replace(/\.js$/, ending));
    const scripts = files.filter((file) => /^dist\/.*\.js$/.test(file));
    const doors = scripts.filter((file) => /^dist\/[a-z]+\.js$/.test(file)); // A line each, but for the command.
    const ours = scripts.filter((file) => /^dist\/(components|src)\//.test(file));
    const bundles = [
      ...['source-bias-annotator', 'source-bias-annotator.all', 'report/bias-report', 'workbench/workbench'],
      ...['define-coding', 'exchange-worker'].map((part) => `lazy/${part}`),
    ].map((name) => `dist/${name}.js`);
    assert.deepEqual(
      [...ours, ...bundles].filter((file) => lacks(file, '.js.map')),
      ['dist/src/importers/pdf-worker.js'], // Nothing of ours is in it.
    );
    const text = (file: string) =>
      readFileSync(join(project.folder, 'node_modules/source-bias-annotator', file), 'utf8');
    assert.deepEqual(
      scripts.filter((file) => lacks(file, '.js.map') && /\n\/\/# sourceMappingURL=\S+\s*$/.test(text(file))),
      [],
    );
    assert.deepEqual(
      [...ours, ...doors.filter((file) => file !== 'dist/cli.js')].filter((file) => lacks(file, '.d.ts')),
      [],
    );
    assert.deepEqual(
      files.filter((file) => !file.startsWith('dist/') && !/^(LICENSE|README\.md|package\.json)$/.test(file)),
      [],
    );
    assert.ok(packedSize < 13_000_000, `${packedSize} bytes`);
  });

  it('names in its types no package but those that it depends on, and the frameworks', () => {
    const own = join(project.folder, 'node_modules/source-bias-annotator');
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(own, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'peerDependencies', Readonly<Record<string, string>>>;
    const known = [...Object.keys(dependencies), ...Object.keys(peerDependencies), 'vue', 'svelte'];
    const named = project.files
      .filter((file) => file.endsWith('.d.ts'))
      .flatMap((file) => [
        ...readFileSync(join(own, file), 'utf8').matchAll(/(?:from |import\()["']([^."'][^"']*)["']/g),
      ])
      .map(([, name]) => name!);
    const strange = named.filter(
      (name) =>
        !name.startsWith('node:') && !known.some((each) => name === each || name.startsWith(`${each}/`)),
    );
    assert.ok(named.includes('lit'));
    assert.deepEqual([...new Set(strange)], []);
  });

  it('makes, writes and checks an annotation set in Node', () => {
    const script = `
      import { createAnnotation, createArticle, defaultCodebook, readAnnotationSet, writeAnnotationSet } from 'source-bias-annotator/core';
      const now = '2026-01-02T03:04:05.000Z';
      const article = createArticle([{ type: 'paragraph', role: 'body', repeats: null, text: 'Kim said it works.' }], { retrieved: now });
      const claim = createAnnotation({ article, codebook: defaultCodebook, analyst: 'ana', now }, 'claim', [{ start: 9, end: 17 }]);
      const set = writeAnnotationSet({ article, codebook: defaultCodebook, sources: [], annotations: [claim] }, { exported: now });
      const { annotations, problems } = readAnnotationSet(JSON.parse(JSON.stringify(set)));
      console.log(annotations[0].spans[0].exact, problems.length, 'customElements' in globalThis);`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    assert.equal(answer, 'it works 0 false\n');
  });

  it('can be imported where pages are made on a server', () => {
    const script = `
      for (const entry of ['', '/report', '/workbench', '/react', '/jsx', '/vue', '/svelte'])
        console.log(Object.keys(await import('source-bias-annotator' + entry)).join(' '));`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    assert.match(answer, /BiasAnnotator BiasReport BiasWorkbench/);
  });

  it('types the components of React, and the templates of all three', () => {
    assert.equal(
      typeTroubles(project, {
        'react.tsx': `
          import { useRef } from 'react';
          import type { BiasAnnotator as Element } from 'source-bias-annotator';
          import { BiasAnnotator, BiasReport } from 'source-bias-annotator/react';
          export function Page() {
            const annotator = useRef<Element>(null);
            return <>
              <BiasAnnotator ref={annotator} src="a.html" readonly className="wide" codebookSrc="b.json"
                onAnnotationUpdate={({ detail }) => detail.before.id === detail.annotation.id}
                onSaveState={({ detail }) => detail.state === 'saved'} />
              <BiasReport src="set.json" onEvidenceShow={({ detail }) => detail.items.length} />
              {/* @ts-expect-error -- There are two places to keep the work. */}
              <BiasAnnotator storage="cookies" />
              {/* @ts-expect-error -- The event has no such detail. */}
              <BiasAnnotator onArticleLoad={({ detail }) => detail.annotation} />
            </>;
          }`,
        'jsx.tsx': `
          import 'source-bias-annotator/jsx';
          export const Page = () => <>
            <bias-annotator src="a.html" codebook-src="b.json" readonly={false} className="wide" lang="en"
              onannotation-create={({ detail }) => console.log(detail.annotation.kind)} />
            <bias-report sets={[]} onevidence-go={({ detail }) => console.log(detail.item.spans)} />
            <bias-workbench samples="list.json" />
            {/* @ts-expect-error -- Yes or no. */}
            <bias-annotator readonly="sometimes" />
            {/* @ts-expect-error -- What only the element is concerned with. */}
            <bias-workbench waiting="" />
          </>;`,
        'vue.ts': `
          import 'source-bias-annotator/vue';
          import type { GlobalComponents } from 'vue';
          type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
          export const annotator: Props<'bias-annotator'> = {
            src: 'a.html', keepArticle: true, class: 'wide', key: 1,
            onAnnotationDelete: ({ detail }) => console.log(detail.annotation.spans),
          };
          export const report: Props<'bias-report'> = { sets: [], hosted: true };
          // @ts-expect-error -- A name.
          export const wrong: Props<'bias-annotator'> = { analyst: 7 };`,
        'svelte.ts': `
          import 'source-bias-annotator/svelte';
          import type { SvelteHTMLElements } from 'svelte/elements';
          export const annotator: SvelteHTMLElements['bias-annotator'] = {
            src: 'a.html', 'keep-article': true, class: 'wide',
            'onannotator-error': ({ detail }) => console.log(detail.message),
          };
          // @ts-expect-error -- A list.
          export const wrong: SvelteHTMLElements['bias-report'] = { sets: 'set.json' };`,
      }),
      '',
    );
  });

  it('defines no element for who wants the core or a type, and in React only what is used', async () => {
    const definitions = /customElements\.define\(/;
    const core = await bundled(
      project,
      `import { createArticle } from 'source-bias-annotator/core';
       import type { BiasAnnotator } from 'source-bias-annotator';
       export const make = (annotator: BiasAnnotator) => annotator.load({ text: createArticle([]).text });`,
    );
    assert.doesNotMatch(core, definitions);
    const react = await bundled(project, `export { BiasReport } from 'source-bias-annotator/react';`);
    assert.match(react, definitions);
    assert.match(react, /"bias-report": BiasReport/);
    assert.doesNotMatch(react, /"bias-(annotator|workbench)":/);
  });

  describe('in Chromium', () => {
    let browser: Browser;

    before(async () => {
      const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      browser = await chromium.launch({ executablePath: await findBrowser(), args });
    });
    after(() => browser.close());

    const counted = (page: Page, count: number) =>
      page.getByText(`Annotations: ${count}`, { exact: true }).waitFor();

    for (const name of samples)
      it(`marks with keys, tells the page, takes its properties, and keeps all: ${name}`, async () => {
        const { page, context, troubles } = await visit(browser, `${sites.get(name)!.base}/index.html`);
        await article(page).waitFor();
        await selectByKeys(page, 'rise in May');
        await page.keyboard.press('c');
        await counted(page, 1);

        await page.getByLabel('Analyst').fill('bo');
        await selectByKeys(page, 'a raid on their wages');
        await page.keyboard.press('f');
        await counted(page, 2);
        const made = await page.evaluate(() =>
          document
            .querySelector('bias-annotator')!
            .annotations.map(({ kind, analyst, spans }) => [kind, analyst, spans[0]!.exact]),
        );
        assert.deepEqual(made, [
          ['claim', 'ana', 'rise in May'],
          ['framing', 'bo', 'a raid on their wages'],
        ]);
        await page.getByText('Saved', { exact: true }).waitFor();

        await page.getByLabel('Read only').check();
        await selectByKeys(page, 'Fuel');
        await page.keyboard.press('c');
        await page.reload();
        await counted(page, 2);
        assert.deepEqual(troubles, []);
        await context.close();
      });

    it('reads a PDF file in a worker that came along in the bundle', async () => {
      const { page, context, troubles } = await visit(browser, `${sites.get('workbench')!.base}/index.html`);
      const file = join(
        project.folder,
        'node_modules/source-bias-annotator/dist/workbench/articles/quarry-inquiry.pdf',
      );
      await page.locator('input[type="file"]').first().setInputFiles(file);
      await startCoding(page);
      await article(page).waitFor();
      assert.deepEqual(
        page.workers().map((worker) => new URL(worker.url()).pathname),
        ['/pdf-worker.js'],
      );
      assert.deepEqual(troubles, []);
      await context.close();
    });

    it('hands the report of React its sets', async () => {
      const { page, context, troubles } = await visit(browser, `${sites.get('react')!.base}/index.html`);
      await article(page).waitFor();
      await selectByKeys(page, 'Ada Brandt');
      await page.keyboard.press('a');
      await counted(page, 1);
      await page.getByRole('button', { name: 'Report', exact: true }).last().click();
      await page.getByRole('heading', { name: 'Who speaks' }).first().waitFor();
      assert.deepEqual(troubles, []);
      await context.close();
    });
  });

  const firefox =
    process.env['FIREFOX_PATH'] ??
    ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
  const skip = firefox ? false : 'no Firefox is installed';

  describe('in Firefox', { skip }, () => {
    let browser: Awaited<ReturnType<typeof puppeteer.launch>>;

    before(async () => {
      browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox!, headless: true });
    });
    after(() => browser.close());

    for (const name of samples)
      it(`marks with keys, tells the page, and keeps all: ${name}`, async () => {
        const page = await browser.newPage();
        const troubles: string[] = [];
        page.on('pageerror', (error) => troubles.push(String(error)));
        await page.exposeFunction('noteTrouble', (words: string) => troubles.push(words));
        await page.evaluateOnNewDocument(() =>
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            (window as unknown as { noteTrouble(words: string): void }).noteTrouble(
              `${violatedDirective} by ${blockedURI}`,
            ),
          ),
        );
        const counted = (count: number) =>
          page.waitForFunction(
            (words) => document.querySelector('[role="status"]')?.textContent === words,
            {},
            `Annotations: ${count}`,
          );
        await page.goto(`${sites.get(name)!.base}/index.html`);
        await page.waitForFunction(() => document.querySelector('bias-annotator')?.article);
        await page.evaluate(() => document.querySelector('bias-annotator')!.focus());
        for (const key of ['Control', 'Home'] as const) await page.keyboard.down(key);
        for (const key of ['Home', 'Control'] as const) await page.keyboard.up(key);
        await page.keyboard.down('Shift');
        for (let step = 0; step < 'Ferry fares'.length; step++) await page.keyboard.press('ArrowRight');
        await page.keyboard.up('Shift');
        await page.keyboard.press('c');
        await counted(1);
        const words = await page.evaluate(async () => {
          const annotator = document.querySelector('bias-annotator')!;
          await annotator.saved;
          return annotator.annotations[0]!.spans[0]!.exact;
        });
        assert.equal(words, 'Ferry fares');
        await page.reload();
        await counted(1);
        assert.deepEqual(troubles, []);
        await page.close();
      });
  });
});
