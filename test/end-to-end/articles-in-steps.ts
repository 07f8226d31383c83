/** How articles come into the workbench, and what the browser then keeps of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { BiasWorkbench } from '../../components/bias-workbench.js';
import type { AnnotationSet } from '../../src/formats/annotation-set.js';
import { accessibilityTroubles } from './support.js';

/** A file of samples/, by its path there. */
export const sampleFile = (path: string) => fileURLToPath(new URL(`../../samples/${path}`, import.meta.url));
export const sampleText = (path: string) => readFileSync(sampleFile(path), 'utf8');

export const digestOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const upload = (name: string, content: string | Uint8Array): Upload => ({
  name,
  mimeType: '', // What a file holds decides.
  buffer: Buffer.from(content),
});

/** Chooses files of the disk, by path, or made up. */
export async function choose(page: Page, ...files: readonly (string | Upload)[]): Promise<void> {
  const uploads = files.map((file) =>
    typeof file === 'string' ? upload(basename(file), readFileSync(file)) : file,
  );
  await page.locator('.ways input[type="file"]').setInputFiles(uploads);
}

/** Until the article of this title is on screen. */
export const isShown = (page: Page, title: string) =>
  page.waitForFunction((start) => document.title.startsWith(start), title);

export const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

/** The annotation set as a host page gets it. */
export const setOf = (page: Page): Promise<AnnotationSet> =>
  page.evaluate(() => document.querySelector<BiasWorkbench>('bias-workbench')!.annotator.exportJSON());

/** The annotation set as the analyst downloads it. */
export async function downloaded(page: Page): Promise<AnnotationSet> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8')) as AnnotationSet;
}

/** Everything in the database, by store and key (as JSON); in place of bytes their digest. */
export async function stored(page: Page): Promise<Record<string, Record<string, unknown>>> {
  // No function in here has a name: the page does not know the helper that keeps names.
  const stores = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('source-bias-annotator');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error!);
    });
    const transaction = db.transaction([...db.objectStoreNames]);
    const requests = [...db.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name);
      return { name, keys: store.getAllKeys(), values: store.getAll() };
    });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    db.close();
    return requests.map(({ name, keys, values }) => ({
      name,
      entries: keys.result.map((key, index) => [JSON.stringify(key), values.result[index] as unknown] as const),
    }));
  });
  const plain = (value: unknown) =>
    typeof value === 'object' && value !== null && 'bytes' in value
      ? { ...value, bytes: digestOf(value.bytes as Uint8Array) }
      : value;
  return Object.fromEntries(
    stores.map(({ name, entries }) => [
      name,
      Object.fromEntries(entries.map(([key, value]) => [key, plain(value)])),
    ]),
  );
}

/** What the review says of each block and part: its words, its role, and why. */
export const reviewed = (page: Page) =>
  page.locator('bias-review .row').evaluateAll((rows) =>
    rows.map((row) => {
      const tags = row.querySelector('.tags')!.cloneNode(true) as Element;
      for (const field of tags.querySelectorAll('select, .number')) field.remove();
      return {
        role: row.classList[1]!,
        why: tags.textContent!.replace(/\s+/g, ' ').trim(),
        words: row.querySelector('.words')?.textContent ?? '',
        counts: !row.querySelector('.aside'),
      };
    }),
  );

/** Behind a dialog nothing can be focused, as it should be; axe misses that in the box that the text scrolls in. */
const behind = 'scrollable-region-focusable at [["bias-workbench","bias-annotator","bias-desk",".reader"]]';

/** What is wrong with the page as it stands, in light and dark, and on a narrow screen. */
export async function lookTroubles(page: Page): Promise<string[]> {
  const troubles: string[] = [];
  const note = (scheme: string, found: readonly string[]) =>
    troubles.push(...found.filter((each) => !each.startsWith(behind)).map((each) => `${scheme}: ${each}`));
  await page.emulateMedia({ colorScheme: 'dark' }); // Where nothing differs but colours.
  note('dark', await accessibilityTroubles(page, { only: ['color-contrast', 'link-in-text-block'] }));
  await page.emulateMedia({ colorScheme: 'light' });
  note('light', await accessibilityTroubles(page));
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  const beyond = await page.locator('*:visible').evaluateAll((elements) =>
    elements
      .filter((each) => each.scrollWidth > each.clientWidth + 1)
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX) || each.localName === 'html')
      .map((each) => `${each.localName}.${each.className} is wider than 390 pixels`),
  );
  await page.setViewportSize(wide);
  return [...troubles, ...beyond];
}

/** Chooses the row of the review that begins with `words`, with the keyboard. */
export async function goToRow(page: Page, words: string): Promise<void> {
  const place = (await reviewed(page)).findIndex((row) => row.words.startsWith(words));
  if (place < 0) throw new Error(`The review has no row that begins with “${words}”`);
  await page.keyboard.press('Home');
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
}

/** The bytes that a revision was made from, as their digest. */
export const rawDigest = (stores: Record<string, Record<string, unknown>>, id: string, revision = 1) =>
  (stores['raws']![JSON.stringify([id, revision])] as { bytes: string } | undefined)?.bytes;

/** The row of the review that begins with `words`, as `reviewed` tells it. */
export const reviewRow = async (page: Page, words: string) =>
  (await reviewed(page)).find((row) => row.words.startsWith(words));
