import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  article,
  count,
  rows,
  selectByKeys,
  sliceTroubles,
  start,
  until,
  visit,
  type Visit,
} from './support.js';
import {
  choose,
  digestOf,
  downloaded,
  goToRow,
  isShown,
  lookTroubles,
  reviewRow,
  sampleFile,
  sampleText,
  saved,
  setOf,
  stored,
  upload,
} from './articles-in-steps.js';

describe('what comes in', () => {
  let stage: Awaited<ReturnType<typeof start>>;
  let here: Visit;
  let page: Visit['page'];

  before(async () => {
    stage = await start();
    here = await visit(stage.browser, `${stage.base}/`);
    ({ page } = here);
  });
  after(() => stage.stop());
  afterEach(() => assert.deepEqual(here.troubles, []));

  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const airport = sampleFile('articles/airport-noise.htm');
  const byHand = 'chosen by hand';

  it('is looked through, and put right, with the keyboard alone', async () => {
    await choose(page, airport);
    await heading('Look through the article').waitFor();
    const summary = page.locator('bias-review .summary').first();
    assert.match((await summary.textContent())!, /^12 blocks, 9 of them counted/);

    await goToRow(page, 'Photo: Renée Holt');
    await press('b');
    assert.match((await summary.textContent())!, /10 of them counted/);
    await press('Control+z');
    assert.match((await reviewRow(page, 'Photo: Renée'))!.why, /photo credit/);
    await press('Control+Shift+Z');
    assert.equal((await reviewRow(page, 'Photo: Renée'))!.role, 'body');

    await goToRow(page, 'Noise from Hollin');
    await press('Shift+ArrowDown', 's');
    assert.equal((await reviewRow(page, 'The study, by'))!.role, 'standfirst');
    await press('Control+z');
    assert.equal((await reviewRow(page, 'Noise from'))!.role, 'body');

    await goToRow(page, 'Leave a comment');
    await press('Space');
    assert.equal((await reviewRow(page, 'Leave a comment'))!.counts, true);
    assert.match((await summary.textContent())!, /2 parts of the page left out/);
    await press('Control+z');
    assert.equal((await reviewRow(page, 'Leave a comment'))!.role, 'removed');
    await press('Control+y');

    await press('Shift+Tab', 'Enter', 'Tab', 'Tab', 'Tab');
    await page.keyboard.type('Uplands Weekly');
    await press('Tab');
    await page.keyboard.type('31 April 2026');
    await press('Tab');
    const published = page.getByLabel('Published');
    assert.equal(await published.getAttribute('aria-invalid'), 'true');
    await page.locator('label', { has: published }).getByRole('alert').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Start coding' }).isDisabled());
    assert.deepEqual(await lookTroubles(page), []);
    await press('Shift+Tab');
    await page.keyboard.type('2026-04-22');
    await press('Tab', 'Tab', 'Tab', 'Tab'); // To the rows, past address, language and direction.
    await press('Enter');
    await isShown(page, 'Airport noise');

    const { article: out } = await downloaded(page);
    const block = (words: string) => out.blocks!.find(({ start }) => out.text.slice(start).startsWith(words))!;
    for (const words of ['Photo: Renée Holt', 'Leave a comment']) {
      assert.equal(block(words).role, 'body');
      assert.equal(block(words).rule, byHand);
    }
    assert.equal(block('About the author').rule, 'author box');
    assert.deepEqual(
      out.removed!.map(({ text, rule }) => [text, rule]),
      [
        ['Home · Valley · Letters', 'navigation'],
        ['© 2026 Uplands Weekly', 'copyright notice'],
      ],
    );
    assert.equal(out.publisher, 'Uplands Weekly');
    assert.equal(out.published, '2026-04-22');
    assert.equal(out.sha256, digestOf(out.text));
    assert.equal(out.raw!.sha256, digestOf(readFileSync(airport)));
  });

  it('leaves nothing behind where it is cancelled', async () => {
    const before = await stored(page);
    await choose(page, sampleFile('articles/bridge-toll.txt'));
    await heading('Look through the article').waitFor();
    await press('b', 'Escape');
    await page.getByText('Your changes here would be lost.').waitFor();
    await press('Escape');
    await heading('Look through the article').waitFor({ state: 'detached' });
    assert.deepEqual(await stored(page), before);
    assert.match(await article(page).innerText(), /^Airport noise/);
  });

  it('can be put right later: annotations stay as they are, and Control Z takes it back', async () => {
    await selectByKeys(page, '“a fairy tale with decibels”');
    await press('f');
    await saved(page);
    const before = await setOf(page);
    await page.getByRole('button', { name: 'Facts', exact: true }).press('Enter');
    await heading('Roles and facts').waitFor();
    await goToRow(page, 'The county says');
    await press('u', 'Enter');
    await heading('Roles and facts').waitFor({ state: 'detached' });
    const role = async () => {
      const { text, blocks } = (await setOf(page)).article;
      return blocks!.find(({ start }) => text.slice(start).startsWith('The county says'))!.role;
    };
    await until(async () => (await role()) === 'subheading', 'the line is a subheading');
    await saved(page);
    assert.deepEqual((await setOf(page)).annotations, before.annotations);
    await press('Control+z');
    await until(async () => (await role()) === 'body', 'the line is body text again');
    await press('Control+y');
    await saved(page);
    await page.reload();
    await rows(page).first().waitFor();
    assert.equal(await role(), 'subheading');
    assert.deepEqual((await setOf(page)).annotations, before.annotations);
  });

  it('becomes another version where a part is taken back later, and annotations come along', async () => {
    const before = await setOf(page);
    await page.getByRole('button', { name: 'Facts', exact: true }).press('Enter');
    await heading('Roles and facts').waitFor();
    await goToRow(page, 'Home · Valley');
    await press('Space');
    await page.getByText('Taking parts back makes a new version of the text').waitFor();
    await press('Enter');
    await heading('Versions of this article').waitFor();
    await press('Escape');
    const now = await setOf(page);
    assert.equal(now.article.revision, 2);
    assert.equal(now.article.text, `Home · Valley · Letters\n${before.article.text}`);
    assert.deepEqual(
      now.annotations.map(({ id, note, spans }) => [id, note, spans.map(({ exact }) => exact)]),
      before.annotations.map(({ id, note, spans }) => [id, note, spans.map(({ exact }) => exact)]),
    );
    assert.equal(await count(page), 1);
    assert.deepEqual(sliceTroubles(now as never), []);
    assert.equal(Object.keys((await stored(page))['revisions']!).length, 1);
  });

  const vote = 'council-vote.md';
  const again = (edit: (text: string) => string = (text) => text, name = vote) =>
    choose(page, upload(name, edit(sampleText(`articles/${vote}`))));
  const asked = () => heading('Is this article here already?');
  const articles = async () => Object.keys((await stored(page))['articles']!).length;

  it('is recognised by its text, and opened', async () => {
    await again();
    await heading('Look through the article').waitFor();
    await press('Enter');
    await isShown(page, 'Lindholt council');
    await page.goBack();
    await isShown(page, 'Airport noise');
    const before = await stored(page);
    await again();
    await asked().waitFor();
    await page.getByText('The same text, word for word.').waitFor();
    assert.equal(await page.locator('bias-same').getByRole('button', { name: 'New version' }).count(), 0);
    assert.deepEqual(await lookTroubles(page), []);
    await press('Escape');
    await asked().waitFor({ state: 'detached' });
    assert.deepEqual(await stored(page), before);
    assert.match(await page.title(), /^Airport noise/);
    await again();
    await asked().waitFor();
    await press('Enter'); // Open has the focus.
    await isShown(page, 'Lindholt council');
    assert.deepEqual(await stored(page), before);
  });

  it('is recognised by its address, as a new version', async () => {
    const before = await stored(page);
    const update = () => again((text) => text.replace('310,000 crowns', '290,000 crowns'), 'update.md');
    await update();
    await asked().waitFor();
    await page.getByText('The same address, another text.').waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
    await asked().waitFor({ state: 'detached' });
    assert.deepEqual(await stored(page), before);
    await update();
    await page.locator('bias-same').getByRole('button', { name: 'New version' }).press('Enter');
    await heading('Look through the new version').waitFor();
    await press('Enter');
    await heading('Versions of this article').waitFor();
    await press('Escape');
    const { article: now } = await setOf(page);
    assert.equal(now.revision, 2);
    assert.match(now.text, /290,000 crowns/);
    assert.equal(
      Object.keys((await stored(page))['articles']!).length,
      Object.keys(before['articles']!).length,
    );
  });

  it('is kept beside an article whose earlier version it is, with a text and an id of its own', async () => {
    const before = await articles();
    const { article: one } = await setOf(page);
    await again();
    await asked().waitFor();
    await page.getByText('The same text as an earlier version of it.').waitFor();
    await page.getByRole('button', { name: 'Keep both' }).press('Enter');
    await heading('Look through the article').waitFor();
    await press('Enter');
    await page.waitForFunction((id) => location.hash !== `#${id}`, one.id);
    const { article: other } = await setOf(page);
    assert.notEqual(other.id, one.id);
    assert.match(other.text, /310,000 crowns/);
    assert.equal(await articles(), before + 1);
  });

  it('is recognised by its sentences where its address is not known', async () => {
    const before = await stored(page);
    const { text } = (await setOf(page)).article;
    await choose(
      page,
      upload('mail.txt', text.replace('310,000', 'fewer').split('\n').slice(0, 9).join('\n\n')),
    );
    await asked().waitFor();
    await page.getByText('It is open, and shares many of its sentences with this text.').waitFor();
    await press('Escape');
    await asked().waitFor({ state: 'detached' });
    assert.deepEqual(await stored(page), before);
  });
});
