/** One browser, in which the engines take turns. */
import { chromium, type CDPSession, type Keyboard } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import type { AnchoringBench } from './pages/anchoring.js';
import type { AnnotatorBench } from './pages/annotator.js';
import type { BulkBench } from './pages/bulk.js';
import type { FormatsBench } from './pages/formats.js';
import type { ImporterBench } from './pages/importer.js';
import type { LibraryBench } from './pages/library.js';
import type { PlainBench } from './pages/plain.js';
import type { RecogitoBench } from './pages/recogito.js';
import type { ReportBench } from './pages/report.js';
import type { StartBench } from './pages/start.js';
import { serve, type Engine } from './server.js';

interface Benches {
  readonly plain: PlainBench;
  readonly recogito: RecogitoBench;
  readonly annotator: AnnotatorBench;
  readonly importer: ImporterBench;
  readonly anchoring: AnchoringBench;
  readonly bulk: BulkBench;
  readonly library: LibraryBench;
  readonly report: ReportBench;
  readonly formats: FormatsBench;
  readonly start: StartBench;
}

/** What a page can be told to do; arguments and results travel as JSON. */
export type Call<Bench> = <Name extends keyof Bench & string>(
  name: Name,
  ...args: Bench[Name] extends (...args: infer Args) => unknown ? Args : never
) => Bench[Name] extends (...args: never[]) => infer Result ? Result : never;

export interface Visit<Bench> {
  readonly call: Call<Bench>;
  /** Keys as from a keyboard: they go through the browser's own handling of input. */
  readonly keyboard: Keyboard;
  /** The debugger's view of the page. */
  readonly debug: CDPSession;
}

export interface Material {
  readonly words: number;
  readonly annotations?: number;
  /** Entries of the registry; with none, annotations have a single span and name nobody. */
  readonly sources?: number;
  readonly storage?: 'indexeddb' | 'none';
}

export interface Lab {
  /** Samples that count. */
  readonly samples: number;
  readonly browserVersion: string;
  /** Opens a new page for `use` and closes it. Throws what goes wrong in the page. */
  visit<E extends Engine, Result>(
    engine: E,
    material: Material,
    use: (visit: Visit<Benches[E]>) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
}

export async function openLab(samples: number): Promise<Lab> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('No Chromium or Chrome was found; CHROME_PATH can name one.');
  const root = process.getuid?.() === 0; // Chromium's sandbox refuses to start as root.
  const [server, browser] = await Promise.all([
    serve(),
    chromium.launch({ executablePath, args: root ? ['--no-sandbox'] : [] }),
  ]);
  return {
    samples,
    browserVersion: browser.version(),
    async visit(engine, { words, annotations = 0, sources = 0, storage = 'none' }, use) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      try {
        const page = await context.newPage();
        const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
        const query = new URLSearchParams({
          words: `${words}`,
          annotations: `${annotations}`,
          sources: `${sources}`,
          storage,
        });
        const run = async () => {
          await page.goto(`${server.origin}/${engine}.html?${query}`);
          await page.waitForFunction('globalThis.bench');
          const call: unknown = (name: string, ...args: unknown[]) =>
            page.evaluate(`bench.${name}(...${JSON.stringify(args)})`);
          return use({
            call: call as Call<Benches[typeof engine]>,
            keyboard: page.keyboard,
            debug: await context.newCDPSession(page),
          });
        };
        return await Promise.race([run(), failed]);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Runs each of `engines` in turn, as often as the lab has samples; the first round warms up and is dropped. */
export async function sample<Result extends Record<string, unknown>>(
  { samples }: Lab,
  engines: { readonly [Name in keyof Result]: () => Promise<Result[Name]> },
): Promise<{ [Name in keyof Result]: Result[Name][] }> {
  const names = Object.keys(engines) as (keyof Result)[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    [Name in keyof Result]: Result[Name][];
  };
  for (let round = 0; round <= samples; round++) {
    for (const name of names) {
      const result = await engines[name]();
      if (round) results[name].push(result);
    }
  }
  return results;
}
