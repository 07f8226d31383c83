import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { BiasReview } from '../../components/bias-review.js';
import { defineAll } from '../../components/define-all.js';
import type { Article } from '../../src/domain/article.js';
import { importArticle } from '../../src/importers/import-article.js';

defineAll({ 'bias-review': BiasReview });

const page = `<!doctype html><html lang="en"><head><title>Ferry cuts announced for May</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry cuts announced for May</h1><p class="byline">By Ana Lima</p>
<div class="share"><a href="#">Share</a> <a href="#">Email</a></div>
<p>The council will cut the night ferry in May, the mayor of Port Haven said on Monday after a long debate.</p>
<figure><img src="x.png"><figcaption>The ferry at the quay. Photo: A. Lima</figcaption></figure>
<p>The union claimed that the cuts would cost 140 jobs, and called them a betrayal of the island and its people.</p>
<p>Residents of the island protested in front of the town hall, and the harbour board declined to comment on it.</p>
</article><footer>All rights reserved</footer></body></html>`;

describe('<bias-review>', () => {
  let element: BiasReview;

  async function open(mode: 'before' | 'later' = 'before') {
    const article = await importArticle({ html: page });
    element = await fixture<BiasReview>(html`<bias-review .article=${article} mode=${mode}></bias-review>`);
    await element.updateComplete;
    return article;
  }

  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [
    ...element.shadowRoot!.querySelectorAll<E>(selector),
  ];
  const words = (node: Element | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const row = (text: string) => all('.row').find((each) => words(each).includes(text))!;
  const roleOf = (text: string) => row(text).querySelector('select')!.value;
  const button = (name: string) => all<HTMLButtonElement>('button').find((each) => words(each) === name)!;
  const done = async (act: () => unknown): Promise<{ article: Article; textChanged: boolean }> => {
    const heard = oneEvent(element, 'review-done');
    await act();
    return ((await heard) as CustomEvent<{ article: Article; textChanged: boolean }>).detail;
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await sendKeys({ press: key });
    await element.updateComplete;
  };
  const choose = async (text: string) => {
    row(text).click();
    await element.updateComplete;
  };

  it('shows every part of the page once, with the rule of what is set aside', async () => {
    await open();
    expect(words(row('The ferry at the quay'))).to.contain('marked as a caption');
    expect(words(row('Share')))
      .to.contain('left out')
      .and.contain('share bar');
    expect(words(all('.summary')[0])).to.match(/blocks, \d+ of them counted, with \d+ words/);
    expect(words(all('.digest')[0])).to.contain('made from what was pasted');
    await expect(element).to.be.accessible();
  });

  it('changes roles with one key each, of several blocks at once, and takes it back', async () => {
    await open();
    await choose('The council will cut');
    await press('s');
    expect(roleOf('The council will cut')).to.equal('standfirst');
    await choose('The union claimed');
    await sendKeys({ down: 'Shift' });
    await press('ArrowDown');
    await sendKeys({ up: 'Shift' });
    await press('x');
    expect([roleOf('The union claimed'), roleOf('Residents of')]).to.deep.equal(['boilerplate', 'boilerplate']);
    await sendKeys({ down: 'Control' });
    await press('z');
    expect(roleOf('The union claimed')).to.equal('body');
    await press('z');
    await sendKeys({ up: 'Control' });
    expect(roleOf('The council will cut')).to.equal('body');
    expect(button('Redo').disabled).to.equal(false);
  });

  it('counts a caption with one click, and leaves it in its place', async () => {
    const article = await open();
    row('The ferry at the quay').querySelector<HTMLElement>('button')!.click();
    await element.updateComplete;
    expect(roleOf('The ferry at the quay')).to.equal('body');
    const reviewed = await done(() => button('Start coding').click());
    expect(reviewed.textChanged).to.equal(false);
    expect(reviewed.article.sha256).to.equal(article.sha256);
  });

  it('takes back what was left out with the space bar, and says that the text is another', async () => {
    const article = await open('later');
    await choose('Share');
    await press(' ');
    expect(words(all('footer')[0])).to.contain('makes a new version of the text');
    expect(words(all('.row[tabindex="0"]')[0])).to.contain('Share');
    const reviewed = await done(() => press('Enter'));
    expect(reviewed.textChanged).to.equal(true);
    expect(reviewed.article.text).to.contain('Share');
    expect(reviewed.article.removed!.length).to.equal(article.removed!.length - 1);
  });

  it('edits facts, and refuses a wrong one on its field', async () => {
    await open();
    all('summary')[0]!.click();
    const field = (name: string) => all<HTMLInputElement>(`input[name="${name}"]`)[0]!;
    field('published').focus();
    await sendKeys({ type: 'yesterday' });
    await press('Tab');
    expect(words(all('.problem')[0])).to.contain('A date is written');
    expect(button('Start coding').disabled).to.equal(true);
    field('published').value = '';
    field('published').focus();
    await sendKeys({ type: '2026-05-31' });
    await press('Tab');
    expect(all('.problem')).to.have.length(0);
    field('title').focus();
    field('title').value = '';
    await sendKeys({ type: 'c x' });
    await press('Tab');
    const reviewed = await done(() => button('Start coding').click());
    expect(reviewed.article).to.include({ published: '2026-05-31', title: 'c x' });
    const roles = reviewed.article.blocks.map(({ rule }) => rule);
    expect(roles, 'keys typed into a field').to.not.include('chosen by hand');
  });

  it('asks before changes are left, and not where there are none', async () => {
    await open();
    const untouched = oneEvent(element, 'review-cancel');
    await press('Escape');
    await untouched;
    await open();
    await choose('The council will cut');
    const given = oneEvent(element, 'review-cancel');
    await press('c', 'Escape');
    expect(words(all('[role="alert"]')[0])).to.contain('would be lost');
    expect(all<HTMLDialogElement>('dialog')[0]!.open).to.equal(true);
    button('Cancel import').click();
    await given;
  });

  it('shows only what was kept, or only what was set aside', async () => {
    await open();
    button('Kept').click();
    await element.updateComplete;
    expect(all('.aside')).to.have.length(0);
    button('Set aside').click();
    await element.updateComplete;
    expect(all('.row').length).to.equal(all('.aside').length);
  });

  it('fits a narrow screen without scrolling sideways', async () => {
    await setViewport({ width: 390, height: 800 });
    await open();
    const frame = all('.rows')[0]!;
    expect(frame.scrollWidth).to.be.at.most(frame.clientWidth);
    await expect(element).to.be.accessible();
    await setViewport({ width: 800, height: 600 });
  });
});
