/** The page of samples/host-server/ with its server: who keeps the data is the host, and nothing gets lost on the way. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../.ci/browser.mjs';
import {
  accessibilityTroubles,
  article,
  count,
  marks,
  selectByKeys,
  until,
  visit,
  type Visit,
} from './support.js';

const allKept = 'All changes are on the server.';

describe('a host with a server of its own', () => {
  let browser: Browser;
  let folder: string;
  let server: ChildProcess;
  let url: string;
  let visits: Visit[];

  before(async () => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: await findBrowser(), args });
  });
  after(() => browser.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'host-server-'));
    visits = [];
    url = await serve('0');
  });
  afterEach(async () => {
    await Promise.all(visits.map(({ context }) => context.close()));
    await stop();
    await rm(folder, { recursive: true, force: true });
    assert.deepEqual(
      visits.flatMap(({ troubles }) => troubles),
      [],
    );
  });

  /** Its address. */
  async function serve(port: string): Promise<string> {
    server = spawn(process.execPath, ['samples/host-server/server.mjs'], {
      env: { ...process.env, PORT: port, DATA: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [address] = (await once(server.stdout!.setEncoding('utf8'), 'data')) as [string];
    return address.trim();
  }
  async function stop(): Promise<void> {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
  const file = () => join(folder, 'data', 'council-vote.json');
  const kept = async () => {
    const { records } = JSON.parse(await readFile(file(), 'utf8')) as {
      records: { kind: string; record: { spans: { exact: string }[]; attributes: object } | null }[];
    };
    return records.flatMap(({ kind, record }) => (kind === 'annotations' && record ? record : []));
  };

  /** The page of somebody, in a browser of their own. */
  async function arrive(analyst: string): Promise<Page> {
    const here = await visit(browser, `${url}?analyst=${analyst}`);
    visits.push(here);
    await article(here.page).waitFor();
    await says(here.page, allKept);
    return here.page;
  }
  const says = (page: Page, words: string) =>
    page.getByRole('status').filter({ hasText: words }).first().waitFor();
  const mark = async (page: Page, words: string) => {
    await selectByKeys(page, words);
    await page.keyboard.press('c');
    await marks(page).filter({ hasText: words }).waitFor();
  };
  /** Answers the question about the only annotation: c for worth checking, m for minor. */
  const answer = async (page: Page, key: 'c' | 'm') => {
    await article(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press(']');
    await page.keyboard.press(key);
  };
  const marked = (page: Page) => marks(page).allTextContents();
  const worth = (page: Page) =>
    page.evaluate(() =>
      document.querySelector('bias-annotator')!.annotations.map((each) => each.attributes['worth']),
    );
  const offline = (page: Page, is: boolean) => page.context().setOffline(is);
  const conflict = (page: Page) => page.getByRole('article');

  it('keeps each change in its file, and shows it again after a reload', async () => {
    const ana = await arrive('ana');
    await mark(ana, 'Lindholt');
    await says(ana, allKept);
    assert.deepEqual(
      (await kept()).map(({ spans }) => spans[0]!.exact),
      ['Lindholt'],
    );
    await ana.reload();
    await marks(ana).first().waitFor();
    assert.deepEqual(await marked(ana), ['Lindholt']);
    assert.deepEqual(await ana.evaluate(() => indexedDB.databases()), []);
    assert.deepEqual(await accessibilityTroubles(ana), []);
  });

  it('shows everybody what one does, sources and undo included', async () => {
    const [ana, ben] = [await arrive('ana'), await arrive('ben')];
    await mark(ana, 'Lindholt');
    await marks(ben).first().waitFor();
    await answer(ben, 'm');
    await until(async () => (await worth(ana))[0] === 'minor', 'the answer of the other');
    await mark(ben, 'council');
    await marks(ana).filter({ hasText: 'council' }).waitFor();
    await ben.keyboard.press('Control+z');
    await until(async () => (await marks(ana).count()) === 1, 'the undone mark is gone');
    assert.deepEqual(await marked(ben), ['Lindholt']);
  });

  it('lets changes wait without a connection, and sends them once there is one', async () => {
    const [ana, ben] = [await arrive('ana'), await arrive('ben')];
    await offline(ana, true);
    for (const words of ['Lindholt', 'council', 'votes']) await mark(ana, words);
    await says(ana, '3 changes wait. The server does not answer.');
    await mark(ben, 'Lindholt council');
    await says(ben, allKept);
    await offline(ana, false);
    await says(ana, allKept);
    for (const page of [ana, ben]) await until(async () => (await count(page)) === 4, 'each page has all');
    assert.equal((await kept()).length, 4);
  });

  it('lets them wait for the next visit', async () => {
    const ana = await arrive('ana');
    await offline(ana, true);
    await mark(ana, 'Lindholt');
    await says(ana, '1 change waits.');
    await ana.close();
    const { context } = visits[0]!;
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(url);
    await marks(again).first().waitFor();
    await says(again, allKept);
    assert.equal((await kept()).length, 1);
  });

  describe('shows both, where two changed one annotation, and the analyst chooses:', () => {
    let ana: Page;
    let ben: Page;
    beforeEach(async () => {
      [ana, ben] = [await arrive('ana'), await arrive('ben')];
      await mark(ana, 'Lindholt');
      await marks(ben).first().waitFor();
      await offline(ana, true);
      await answer(ana, 'm');
      await says(ana, '1 change waits.');
      await answer(ben, 'c');
      await says(ben, allKept);
      await offline(ana, false);
      await conflict(ana).waitFor();
    });

    it('their own', async () => {
      const words = await conflict(ana).innerText();
      assert.match(words, /Mine: claim “Lindholt”, worth: minor/);
      assert.match(words, /Theirs: claim “Lindholt”, worth: check/);
      assert.deepEqual([await worth(ana), await worth(ben)], [['minor'], ['check']]);
      assert.deepEqual(await accessibilityTroubles(ana), []);
      await conflict(ana).getByRole('button', { name: 'Keep mine' }).click();
      await says(ana, allKept);
      await until(async () => (await worth(ben))[0] === 'minor', 'the choice reaches the other');
      assert.equal(await conflict(ana).count(), 0);
    });

    it('the other, after a reload as well', async () => {
      await ana.reload();
      await conflict(ana).getByRole('button', { name: 'Take theirs' }).click();
      await says(ana, allKept);
      assert.deepEqual([await worth(ana), await worth(ben)], [['check'], ['check']]);
      assert.equal(await ana.evaluate(() => localStorage.length), 0);
    });

    it('both together', async () => {
      await conflict(ana).getByRole('button', { name: 'Put both together' }).click();
      await says(ana, allKept);
      await until(async () => (await worth(ben))[0] === 'minor', 'the later of two values reaches the other');
      assert.deepEqual(await worth(ana), ['minor']);
    });
  });

  it('asks whether what one removed and another changed is to stay', async () => {
    const [ana, ben] = [await arrive('ana'), await arrive('ben')];
    await mark(ana, 'Lindholt');
    await says(ana, allKept);
    await marks(ben).first().waitFor();
    await offline(ana, true);
    await ana.keyboard.press('Delete');
    await says(ana, '1 change waits.');
    await answer(ben, 'm');
    await says(ben, allKept);
    await offline(ana, false);
    assert.match(await conflict(ana).innerText(), /Mine: removed\s+Theirs: claim “Lindholt”, worth: minor/);
    await conflict(ana).getByRole('button', { name: 'Take theirs' }).click();
    await marks(ana).first().waitFor();
    assert.deepEqual(await worth(ana), ['minor']);
  });

  it('goes on when the server has been gone', async () => {
    const ana = await arrive('ana');
    await stop();
    await mark(ana, 'Lindholt');
    await says(ana, '1 change waits. The server does not answer.');
    await serve(new URL(url).port);
    await says(ana, allKept);
    assert.equal((await kept()).length, 1);
  });

  it('keeps a change, and says so, while the server answers with an error', async () => {
    const ana = await arrive('ana');
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    await mark(ana, 'Lindholt');
    await says(ana, '1 change waits. The server cannot read or write its file.');
    await rm(join(folder, 'data'));
    await ana.getByRole('button', { name: 'Try again' }).click();
    await says(ana, allKept);
    assert.equal((await kept()).length, 1);
  });

  it('never writes over a file that it cannot read', async () => {
    const ana = await arrive('ana');
    await mark(ana, 'Lindholt');
    await says(ana, allKept);
    const whole = await readFile(file(), 'utf8');
    await writeFile(file(), whole.slice(0, 100));
    await mark(ana, 'council');
    await says(ana, '1 change waits. The server cannot read or write its file.');
    assert.equal(await readFile(file(), 'utf8'), whole.slice(0, 100));
    await writeFile(file(), whole);
    await ana.getByRole('button', { name: 'Try again' }).click();
    await says(ana, allKept);
    assert.equal((await kept()).length, 2);
  });

  it('refuses what are no edits, and keeps nothing of them', async () => {
    const edit = { kind: 'annotations', id: 'a', version: 0, record: { id: 'a' } };
    for (const body of ['{', '{}', '{"edits":[1]}', JSON.stringify({ edits: [edit, { ...edit, id: 'b' }] })]) {
      const { status } = await fetch(new URL('set', url), { method: 'PATCH', body });
      assert.equal(status, 400);
    }
    assert.equal((await fetch(new URL('vendor/../../package.json', url))).status, 404);
    assert.deepEqual(await (await fetch(new URL('set', url))).json(), { version: 0, records: [] });
  });
});
