/** A browser, and the pages of samples/ as the development server serves them. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { startDevServer } from '@web/dev-server';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';

/** What the pages of samples/ take from the sources, and the built script that has the same in it. */
const scripts = [
  [/"(?:\/|\.\.\/)components\/define\.ts"/, '/dist/workbench/workbench.js'],
  [/"(?:\/|\.\.\/)components\/define-report\.ts"/, '/dist/report/bias-report.js'],
] as const;

/**
 * Pages with the scripts that are shipped: one file where the sources are hundreds, which a fresh profile would fetch
 * for each test. `.ci/test.mjs` builds them first; without its word they may be of yesterday, and sources are served.
 */
const shipped = {
  name: 'shipped',
  transform: ({ path, body }: { path: string; body: unknown }) =>
    process.env['BUILT'] && path.endsWith('.html') && typeof body === 'string'
      ? scripts.reduce((page, [source, built]) => page.replace(source, `"${built}"`), body)
      : undefined,
};

/** The server's address and a browser; call `stop` at the end. */
export async function start() {
  const server = await startDevServer({
    readCliArgs: false,
    readFileConfig: true,
    logStartMessage: false,
    config: {
      port: 0,
      watch: false,
      open: false,
      clearTerminalOnReload: false,
      plugins: [shipped], // Beside those of the file.
    },
  });
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: root ? ['--no-sandbox'] : [],
  });
  const { port } = server.server!.address() as { port: number };
  return {
    base: `http://localhost:${port}`,
    browser,
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: errors, and violations of its security policy. */
  readonly troubles: string[];
}

/** A fresh browser profile with one page; everything that goes wrong in it is noted. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const troubles: string[] = [];
  await context.exposeFunction('noteTrouble', (words: string) => troubles.push(words));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { noteTrouble(words: string): void }).noteTrouble(
        `${event.violatedDirective} by ${event.blockedURI} ${event.sample}`,
      ),
    );
  });
  context.on('page', (page) => page.on('pageerror', (error) => troubles.push(error.message)));
  const page = await context.newPage();
  await page.goto(url);
  return { context, page, troubles };
}

export const article = (page: Page) => page.getByRole('textbox', { name: 'Article text' });
export const rows = (page: Page) => page.getByRole('listbox', { name: 'Annotations' }).getByRole('option');
/** How many annotations the list has, rows out of view included. */
export const count = async (page: Page) =>
  Number((await rows(page).count()) && (await rows(page).first().getAttribute('aria-setsize')));
/** Resolves as soon as `holds` does, for what the page does by itself; only a failing test waits to the end. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 10_000; !(await holds()); await setTimeout(50))
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
}
export const marks = (page: Page) => page.locator('mark[data-annotation]');

/** Takes an article as the review shows it. */
export const startCoding = (page: Page) => page.getByRole('button', { name: 'Start coding' }).click();

/** Selects `words` in the article with the keyboard, from wherever the caret is: no pointer, no script. */
export async function selectByKeys(page: Page, words: string): Promise<void> {
  const text = await article(page).evaluate((element) =>
    [...element.children].map((block) => block.textContent).join('\n'),
  );
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The article does not say “${words}”`);
  await article(page).focus();
  await page.keyboard.press('Control+Home');
  const before = text.slice(0, start);
  const graphemes = (part: string) => [...new Intl.Segmenter('en').segment(part)].length;
  // A paragraph at a time, then a character at a time.
  for (let block = before.split('\n').length - 1; block > 0; block--)
    await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Home');
  for (let step = graphemes(before.slice(before.lastIndexOf('\n') + 1)); step > 0; step--)
    await page.keyboard.press('ArrowRight');
  for (let step = graphemes(words); step > 0; step--) await page.keyboard.press('Shift+ArrowRight');
}

/** Runs axe on the page and gives what it found, in words. `only`: names of its rules; all by default. */
export async function accessibilityTroubles(
  page: Page,
  { only }: { readonly only?: readonly string[] } = {},
): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  // Evaluated by the debugger, so the page's policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(path, 'utf8'));
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: {
        run(options: { runOnly?: readonly string[] }): Promise<{
          violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(rules ? { runOnly: rules } : {});
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
    );
  }, only);
}

/** Fails unless every span's code points hold the words that the file says they hold: what Python would see. */
export function sliceTroubles(set: {
  article: { text: string };
  annotations: { id: string; spans: { start: number; end: number; exact: string }[] }[];
}): string[] {
  const codePoints = [...set.article.text];
  return set.annotations.flatMap(({ id, spans }) =>
    spans
      .filter(({ start, end, exact }) => codePoints.slice(start, end).join('') !== exact)
      .map(({ exact }) => `${id}: ${exact}`),
  );
}
