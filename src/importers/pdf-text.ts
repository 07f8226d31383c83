/** The text layer of a PDF, by pdf.js in its worker: pieces of text and where they stand. */
import { getDocument, PasswordException, PDFWorker, Util, VerbosityLevel } from 'pdfjs-dist';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { limited, takeThread } from './threads.js';
import { Unreadable } from './unreadable.js';

/** Some characters in a row. Places count in points from the page's top left corner, as it is shown. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line that the letters stand on. */
  readonly baseline: number;
  /** Of the letters, in points. */
  readonly size: number;
  readonly rtl: boolean;
  /** Whether it runs up, down or aslant. */
  readonly turned: boolean;
}

export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

export interface PdfText {
  readonly pages: readonly PageText[];
  readonly properties: { readonly title: string; readonly author: string; readonly language: string };
}

export interface PdfOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long the file and each page may take, in milliseconds. */
  readonly patience?: number;
}

/** A book has fewer. */
const maxPages = 2000;

/** Throws `Unreadable` where the file is protected or damaged, or takes too long. */
export async function readPdfText(
  bytes: Uint8Array,
  { signal, patience = 30_000 }: PdfOptions = {},
): Promise<PdfText> {
  const thread = await takeThread(new URL('./pdf-worker.js', import.meta.url));
  // Where the page allows no worker, pdf.js finds its other half in the global scope, and works here.
  if (!thread) await import('pdfjs-dist/build/pdf.worker.mjs');
  const worker = PDFWorker.create(thread ? { port: thread.worker } : {});
  const guard = <Result>(work: Promise<Result>) => limited(work, { signal, patience, failed: thread?.failed });
  const tables = missingTables();
  const loading = getDocument({
    data: bytes.slice(), // What is handed to a worker is gone here.
    worker,
    BinaryDataFactory: tables.factory,
    // Nothing is drawn, so nothing but the file itself is needed.
    disableFontFace: true,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    disableAutoFetch: true,
    disableWorkerRendering: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const text = await readAll(loading, guard);
    if (tables.asked())
      throw new Unreadable(
        'uses a table of East Asian characters that is not part of the file. Open it, copy the text and paste it.',
      );
    await guard(loading.destroy());
    if (thread) thread.release();
    else worker.destroy();
    return text;
  } catch (error) {
    thread?.end();
    void loading.destroy().catch(() => undefined);
    throw explained(error);
  }
}

async function readAll(
  loading: PDFDocumentLoadingTask,
  guard: <Result>(work: Promise<Result>) => Promise<Result>,
): Promise<PdfText> {
  const file = await guard(loading.promise);
  if (file.numPages > maxPages)
    throw new Unreadable(
      `has ${file.numPages.toLocaleString('en-US')} pages; the most that can be opened is ${maxPages.toLocaleString('en-US')}. Split it.`,
    );
  const pages: PageText[] = [];
  for (let number = 1; number <= file.numPages; number++) pages.push(await guard(readPage(file, number)));
  return { pages, properties: await guard(readProperties(file)) };
}

/** Fonts that rely on tables which every reader has; ours does not bring them, and fetches none. */
function missingTables() {
  let asked = false;
  class Factory {
    fetch({ kind }: { readonly kind: string }): Promise<never> {
      asked ||= kind === 'cMapUrl';
      return Promise.reject(new Error('Nothing is loaded.'));
    }
  }
  return { factory: Factory, asked: () => asked };
}

async function readPage(file: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await file.getPage(number);
  const view = page.getViewport({ scale: 1 });
  const pieces = await readPieces(page, view.transform as number[]);
  page.cleanup();
  return { width: view.width, height: view.height, pieces };
}

async function readPieces(page: PDFPageProxy, toPage: number[]): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent();
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [a, b, c, d, x, y] = Util.transform(toPage, item.transform as number[]) as number[] as Matrix;
    const length = Math.hypot(a, b);
    const size = Math.hypot(c, d) || length;
    if (![x, y, size, item.width].every(Number.isFinite) || !size) continue;
    pieces.push({
      text: item.str.replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/g, (forms) => forms.normalize('NFKC')),
      left: x,
      right: x + item.width,
      baseline: y,
      size,
      rtl: item.dir === 'rtl',
      turned: Math.abs(b) > 0.1 * length || a < 0,
    });
  }
  return pieces;
}

type Matrix = [number, number, number, number, number, number];

async function readProperties(file: PDFDocumentProxy): Promise<PdfText['properties']> {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const valueOf = (name: string) => {
    const value = (info as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : '';
  };
  return { title: valueOf('Title'), author: valueOf('Author'), language: valueOf('Language') };
}

function explained(error: unknown): unknown {
  if (error instanceof Unreadable || (error instanceof Error && error.name === 'AbortError')) return error;
  if (error instanceof PasswordException)
    return new Unreadable(
      'is protected by a password. Open it with the password, print it to a new PDF, and choose that.',
      { cause: error },
    );
  return new Unreadable('is damaged: it cannot be read as a PDF. Download or save it again.', { cause: error });
}
