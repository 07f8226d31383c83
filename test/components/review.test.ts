import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { BiasReview } from '../../components/bias-review.js';
import { defineAll } from '../../components/define-all.js';
import { createArticle, type Article } from '../../src/domain/article.js';
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
  afterEach(() => setViewport({ width: 800, height: 600 }));

  async function open(mode: 'before' | 'later' = 'before', given?: Article) {
    const article = given ?? (await importArticle({ html: page }));
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
  const isAside = (text: string) => row(text).querySelector('.aside') !== null;
  const button = (name: string) => all<HTMLButtonElement>('button').find((each) => words(each) === name)!;
  const done = async (act: () => unknown): Promise<{ article: Article; textChanged: boolean }> => {
    const heard = oneEvent(element, 'review-done');
    await act();
    return ((await heard) as CustomEvent<{ article: Article; textChanged: boolean }>).detail;
  };
  const press = async (...keys: string[]) => {
    for (const each of keys) {
      const [key, ...held] = each.split('+').reverse();
      for (const down of held) await sendKeys({ down });
      await sendKeys({ press: key! });
      for (const up of held) await sendKeys({ up });
    }
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
    await press('s');
    expect(words(all('[role="status"]')[0])).to.equal('It has that role already.');
    await choose('The union claimed');
    await press('Shift+ArrowDown', 'x');
    expect([roleOf('The union claimed'), roleOf('Residents of')]).to.deep.equal(['boilerplate', 'boilerplate']);
    await press('Control+z');
    expect(roleOf('The union claimed')).to.equal('body');
    await press('Control+z');
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

  it('puts a role back as it was, whether it is counted again or asked for', async () => {
    await open();
    await choose('Ferry cuts announced');
    await press(' ', ' ');
    expect(roleOf('Ferry cuts announced')).to.equal('headline');
    expect(words(row('Ferry cuts announced'))).to.not.contain('chosen by hand');
    await press('c', 'o');
    expect(roleOf('Ferry cuts announced')).to.equal('headline');
    expect(words(all('[role="status"]')[0])).to.contain('Block 1 is as it was now.');
  });

  it('gives all that is chosen the role that is picked for one of them, and shows it once it is undone', async () => {
    await open();
    await choose('The council will cut');
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    const pick = async (role: string) => {
      const select = row('The council will cut').querySelector('select')!;
      select.value = role;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
    };
    await pick('standfirst');
    const roles = () => ['The council will cut', 'The ferry at', 'The union claimed'].map(roleOf);
    expect(roles()).to.deep.equal(['standfirst', 'standfirst', 'standfirst']);
    button('Undo').click();
    await element.updateComplete;
    expect(roles()).to.deep.equal(['body', 'caption', 'body']);
    button('Redo').click();
    await element.updateComplete;
    expect(roles()).to.deep.equal(['standfirst', 'standfirst', 'standfirst']);
  });

  it('links a repeat to what it repeats, and leads there', async () => {
    await open();
    await choose('The council will cut');
    row('Residents of').dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
    await press('r');
    const link = () => words(row('The council will cut').querySelector('[data-does="go"]') ?? undefined);
    expect(link()).to.match(/^repeats block \d+$/);
    expect(isAside('The council will cut')).to.equal(true);
    button('Set aside').click();
    await choose('The council will cut');
    await press('g');
    expect(words(all('.row[tabindex="0"]')[0]), 'all is shown again').to.contain('Residents of');
    await choose('The council will cut');
    await press('r');
    expect(link()).to.equal('');
  });

  it('keeps the focus near what is listed no more', async () => {
    await open();
    button('Kept').click();
    await choose('The union claimed');
    await press('x');
    expect(all('.rows').map(words)[0]).to.not.contain('The union claimed');
    const focused = element.shadowRoot!.activeElement;
    expect(focused?.classList.contains('row')).to.equal(true);
    expect(words(focused ?? undefined)).to.contain('The council will cut');
  });

  it('says where there is nothing to list', async () => {
    const text = createArticle(
      [{ type: 'paragraph', role: 'body', repeats: null, text: 'All of it counts.' }],
      {
        retrieved: '2026-01-02T03:04:05.000Z',
        removed: [],
      },
    );
    await open('before', text);
    button('Set aside').click();
    await element.updateComplete;
    expect(words(all('.none')[0])).to.equal('Nothing was set aside.');
    await expect(element).to.be.accessible();
  });

  it('draws thousands of parts bit by bit, and takes many back at once', async () => {
    const removed = Array.from({ length: 5000 }, (_, index) => ({
      type: 'paragraph' as const,
      text: `Link ${index}`,
      role: 'boilerplate' as const,
      rule: 'navigation',
      before: 1,
    }));
    const block = { type: 'paragraph', role: 'body', repeats: null } as const;
    const drafts = ['First words.', 'Last words.'].map((text) => ({ ...block, text }));
    await open('before', createArticle(drafts, { retrieved: '2026-01-02T03:04:05.000Z', removed }));
    expect(words(all('.row')[1])).to.contain('5,000 parts left out: navigation (5000)');
    const drawn: number[] = []; // After each step of drawing: a busy machine may come to the end before it is looked at.
    const watcher = new MutationObserver(() => drawn.push(all('.row').length));
    watcher.observe(element.shadowRoot!, { childList: true, subtree: true });
    await press('ArrowDown', ' ');
    expect(drawn.find((rows) => rows > 3)).to.be.below(1000);
    watcher.disconnect();
    await press('ArrowDown', 'End');
    expect(words(all('.row[tabindex="0"]')[0])).to.contain('Last words.');
    expect(all('.row').length).to.equal(5003);
    await press('Home', 'ArrowDown', 'ArrowDown');
    for (let step = 0; step < 9; step++) await press('Shift+PageDown');
    await press(' ');
    expect(words(all('.summary')[0])).to.match(/^93 blocks, 93 of them counted/);
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
    expect(all('.problem').length).to.equal(0);
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
    expect(all('.aside').length).to.equal(0);
    button('Set aside').click();
    await element.updateComplete;
    expect(all('.row').length).to.equal(all('.aside').length);
  });

  it('brings a part back where it is clicked', async () => {
    await open();
    const take = row('Share').querySelector('[data-does="toggle"]')!;
    take.scrollIntoView({ block: 'center' });
    await nextFrame(); // Rows beyond the edge get their height once they come into view.
    await nextFrame();
    const { x, y, width, height } = take.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [x + width / 2, y + height / 2].map(Math.round) as [number, number],
    });
    await element.updateComplete;
    expect(isAside('Share')).to.equal(false);
    expect(words(all('[role="status"]')[0])).to.equal('The part is back in the text.');
  });

  it('keeps a date that the page came with, and drops a wrong one with what is undone', async () => {
    const article = { ...(await importArticle({ html: page })), published: 'May 2026' };
    await open('before', article);
    all('summary')[0]!.click();
    const field = (name: string) => all<HTMLInputElement>(`input[name="${name}"]`)[0]!;
    const type = async (name: string, value: string) => {
      field(name).select();
      field(name).focus();
      await sendKeys({ type: value });
      await press('Tab');
    };
    await type('title', 'Ferries');
    expect(all('.problem').length).to.equal(0);
    await type('published', '2026-02-31');
    await type('publisher', 'Post');
    expect(all('.problem').length).to.equal(1);
    expect([field('published').value, field('publisher').value]).to.deep.equal(['2026-02-31', 'Post']);
    button('Undo').click();
    await element.updateComplete;
    expect([field('title').value, field('published').value]).to.deep.equal([article.title, 'May 2026']);
    expect(all('.problem').length).to.equal(0);
  });

  it('asks again after more was changed', async () => {
    await open();
    await choose('The council will cut');
    await press('c', 'Escape', 'b');
    expect(all('[role="alert"]').length).to.equal(0);
    await press('Escape');
    expect(all<HTMLDialogElement>('dialog')[0]!.open).to.equal(true);
  });

  it('folds what is set aside on a narrow screen, and shows the keys on demand', async () => {
    await setViewport({ width: 390, height: 800 });
    const block = { type: 'paragraph', role: 'body', repeats: null } as const;
    const article = createArticle(
      [
        { ...block, text: 'Ferry cuts', role: 'headline' },
        { ...block, text: 'Fares rise.', role: 'standfirst', repeats: 3 },
        { ...block, text: '4 min read', role: 'boilerplate', rule: 'reading time' },
        { ...block, text: 'Fares rise.' },
      ],
      {
        retrieved: '2026-01-02T03:04:05.000Z',
        removed: [{ type: 'paragraph', text: 'Menu', role: 'boilerplate', rule: 'navigation', before: 1 }],
      },
    );
    await open('before', article);
    expect(words(all('.row.fold')[0])).to.equal(
      '3 set aside: navigation, repeats block 4, reading time Show them',
    );
    expect(all('.row').length).to.equal(3);
    all('.row.fold button')[0]!.click();
    await element.updateComplete;
    expect(all('.row').length).to.equal(6);
    const keys = () => getComputedStyle(all('.keys')[0]!).display;
    expect(keys()).to.equal('none');
    await press('?');
    expect(keys()).to.not.equal('none');
  });

  it('fits a narrow screen without scrolling sideways', async () => {
    await setViewport({ width: 390, height: 800 });
    await open();
    const frame = all('.rows')[0]!;
    expect(frame.scrollWidth).to.be.at.most(frame.clientWidth);
    await expect(element).to.be.accessible();
  });
});
