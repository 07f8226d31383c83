import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../components/define-library.js';
import type { BiasLibrary } from '../../components/bias-library.js';
import type { ArticleDetails } from '../../src/storage/library-details.js';
import type { ArticleSummary } from '../../src/storage/library-repository.js';
import { entryOf } from '../../src/domain/library.js';
import { articleOf } from '../support/marked.js';
import { deep, deepAll } from '../support/annotator.js';

const summary = (id: string, more: Partial<ArticleSummary> = {}): ArticleSummary => ({
  ...entryOf({ ...articleOf(`Text of ${id}.`), id, title: `Title ${id}` }),
  annotations: 0,
  modified: '2026-01-02T03:04:05.000Z',
  ...more,
});

const articles = [
  summary('a', {
    publisher: 'The Harbour Post',
    language: 'en-GB',
    published: '2026-03-01',
    annotations: 2,
    words: 40,
  }),
  summary('b', {
    publisher: 'Küstenbote',
    language: 'de',
    published: '2026-01-01',
    collections: ['Harbour'],
    words: 9,
  }),
  summary('c', { title: 'هيئة الميناء', language: 'ar', status: 'to-review', revision: 2, words: 100 }),
  summary('d', {
    publisher: 'The Harbour Post',
    language: 'en',
    status: 'done',
    published: 'last spring',
    annotations: 1,
  }),
];

const details: ArticleDetails = {
  kinds: [
    { id: 'claim', label: 'Claim', key: 'c', tone: 1, count: 1 },
    { id: 'framing', label: 'Framing', key: 'f', tone: 3, count: 1 },
  ],
  reached: 0.634,
  waiting: 1,
};

describe('<bias-library>', () => {
  let library: BiasLibrary;

  const show = async (more: Partial<BiasLibrary> = {}, { width = 300, height = 600 } = {}) => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.style.width = `${width}px`;
    library = document.createElement('bias-library') as BiasLibrary;
    Object.assign(library, { articles, remember: '', ...more });
    library.style.height = `${height}px`;
    box.append(library);
    await settle();
    return library;
  };
  const settle = async () => {
    await library.updateComplete;
    for (let frame = 0; frame < 4; frame++) await nextFrame(); // Rows are asked about once they stay.
  };
  const find = (selector: string) => deep(library.shadowRoot!, selector)!;
  const rows = () => deepAll(library.shadowRoot!, '.row');
  const ids = () => rows().map((row) => row.dataset['id']);
  const said = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();
  const row = (id: string) => find(`.row[data-id="${id}"]`);
  const selected = () => ids().filter((id) => row(id!).ariaSelected === 'true');
  const focused = () => find('bias-library-rows').shadowRoot!.activeElement as HTMLElement | null;
  const choose = async (label: string, value: string) => {
    const field = deepAll(library.shadowRoot!, 'label')
      .find((each) => each.textContent!.trim().startsWith(label))!
      .querySelector('select')!;
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await settle();
  };
  const click = async (target: HTMLElement, more: MouseEventInit = {}) => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...more }));
    await settle();
  };
  const pressWith = async (modifier: string, press: string) => {
    await sendKeys({ down: modifier });
    await sendKeys({ press });
    await sendKeys({ up: modifier });
  };
  const next = <Detail>(type: string) => oneEvent(library, type) as Promise<CustomEvent<Detail>>;

  describe('a row', () => {
    it('says what is known of an article', async () => {
      await show({ describe: async () => new Map([['a', details]]) });
      expect(said(row('a'))).to.match(
        /^Title a ✕? ?The Harbour Post.*EN40 words In progress63 %2 annotations: Claim 1, Framing 1C1F11 to attach/,
      );
      expect(said(row('b')))
        .to.contain('Harbour')
        .and.contain('New')
        .and.contain('0 annotations');
      expect(said(row('c')))
        .to.contain('version 2')
        .and.contain('To review');
      expect(row('c').querySelector('.title')!.getAttribute('dir')).to.equal('auto');
      expect(getComputedStyle(row('c').querySelector('.title')!).direction).to.equal('rtl');
    });

    it('is heard as a whole in few words', async () => {
      await show();
      expect(row('b').ariaLabel).to.match(/^Title b, Küstenbote, .*2026.*, New, 0 annotations$/);
    });

    it('tells how far the marks reach in one sentence', async () => {
      await show({ describe: async () => new Map([['a', details]]) });
      const bar = row('a').querySelector('progress')!;
      expect(bar.value).to.equal(0.634);
      expect(bar.getAttribute('aria-label')).to.equal(
        'The last mark ends after 63 % of the words that are to be read',
      );
      expect(row('b').querySelector('progress'), 'nothing is marked').to.equal(null);
    });

    it('asks for what it shows beyond the list once, and again when the article has changed', async () => {
      const asked: string[][] = [];
      const describeThem = async (wanted: readonly string[]) => {
        asked.push([...wanted]);
        return new Map(wanted.map((id) => [id, details]));
      };
      await show({ describe: describeThem });
      library.articles = articles.map((each) => (each.id === 'b' ? { ...each, annotations: 1 } : each));
      await settle();
      expect(asked).to.deep.equal([['a', 'b', 'c', 'd'], ['b']]);
    });

    it('opens, and is deleted', async () => {
      await show({ currentId: 'b' });
      expect(row('b').getAttribute('aria-current')).to.equal('true');
      const picked = next('article-pick');
      await click(row('c').querySelector<HTMLElement>('.title')!);
      expect((await picked).detail).to.deep.equal({ id: 'c' });
      const removed = next('article-remove');
      await click(row('d').querySelector<HTMLElement>('[aria-label="Delete “Title d”"]')!);
      expect((await removed).detail).to.deep.equal({ id: 'd' });
    });
  });

  describe('order and filters', () => {
    it('sorts by what is chosen, and turns the order round', async () => {
      await show();
      await choose('Sort', 'title');
      expect(ids()).to.deep.equal(['a', 'b', 'd', 'c']);
      await choose('Sort', 'words');
      expect(ids().slice(0, 3)).to.deep.equal(['c', 'a', 'b']);
      await click(find('.direction'));
      expect(ids().slice(-3)).to.deep.equal(['b', 'a', 'c']);
      await choose('Sort', 'published');
      expect(ids().slice(0, 2), 'what is no date comes last').to.deep.equal(['a', 'b']);
      await choose('Sort', 'status');
      expect(ids()).to.deep.equal(['b', 'a', 'd', 'c']);
    });

    it('sorts by the heads of its columns where it is wide', async () => {
      await show({}, { width: 1200 });
      const head = (label: string) =>
        deepAll(library.shadowRoot!, '[role="columnheader"]').find((each) => said(each)!.startsWith(label))!;
      expect(head('Worked on').ariaSort).to.equal('descending');
      await click(head('Title').querySelector('button')!);
      expect([head('Title').ariaSort, head('Worked on').ariaSort]).to.deep.equal(['ascending', null]);
      await click(head('Title').querySelector('button')!);
      expect(ids()).to.deep.equal(['c', 'd', 'b', 'a']);
    });

    it('shows what passes all filters, and how many a choice would leave', async () => {
      await show();
      await choose('Language', '=en');
      expect(ids()).to.deep.equal(['a', 'd']);
      const statuses = [...deepAll(library.shadowRoot!, '.filters select')[0]!.querySelectorAll('option')].map(
        said,
      );
      expect(statuses).to.deep.equal(['All', 'New (0)', 'In progress (1)', 'Done (1)', 'To review (0)']);
      await choose('Status', '=done');
      expect(ids()).to.deep.equal(['d']);
      expect(said(find('.said'))).to.contain('1 of 4 articles');
      await choose('Status', '=new');
      expect(said(find('.empty'))).to.equal('Nothing matches. Clear filters');
      await click(find('.empty button'));
      expect(ids()).to.have.length(4);
      expect(focused()?.role, 'the focus has not gone with the button').to.equal('row');
      await choose('Collection', '=Harbour');
      expect(ids()).to.deep.equal(['b']);
      await choose('Collection', '=');
      expect(ids()).to.deep.equal(['a', 'c', 'd']);
      await choose('Publisher', '=');
      expect(ids()).to.deep.equal(['c']);
    });

    it('keeps them over a reload', async () => {
      const remember = `test-${crypto.randomUUID()}`;
      await show({ remember });
      await choose('Sort', 'title');
      await choose('Language', '=en');
      library.remove();
      await show({ remember });
      expect(ids()).to.deep.equal(['a', 'd']);
      sessionStorage.setItem(remember, '{"sort":"nonsense","status":7');
      await show({ remember });
      expect(ids()).to.have.length(4);
      sessionStorage.removeItem(remember);
    });

    it('says that there are none yet, and that they are being read', async () => {
      await show({ articles: null });
      expect(said(library.shadowRoot!.firstElementChild)).to.equal('Looking for your articles …');
      library.articles = [];
      await settle();
      expect(said(library.shadowRoot!.firstElementChild)).to.contain('No articles yet.');
    });
  });

  describe('the keyboard', () => {
    beforeEach(async () => {
      await show();
      library.focus();
      await settle();
    });

    it('moves, and opens', async () => {
      expect(focused()?.dataset['id']).to.equal('a');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowUp' });
      await settle();
      expect(focused()?.dataset['id']).to.equal('b');
      expect(rows().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0, -1, -1]);
      await sendKeys({ press: 'End' });
      await settle();
      const picked = next('article-pick');
      await sendKeys({ press: 'Enter' });
      expect((await picked).detail).to.deep.equal({ id: 'd' });
    });

    it('selects, and deletes what is selected', async () => {
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Space' });
      await settle();
      expect(selected()).to.deep.equal(['a', 'c']);
      const removed = next('articles-remove');
      await sendKeys({ press: 'Delete' });
      expect((await removed).detail).to.deep.equal({ ids: ['a', 'c'] });
      await sendKeys({ press: 'ArrowDown' });
      const one = next('article-remove');
      await sendKeys({ press: 'Delete' });
      expect((await one).detail, 'not among those selected').to.deep.equal({ id: 'd' });
      await pressWith('Control', 'a');
      await settle();
      expect(selected()).to.have.length(4);
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(selected()).to.deep.equal([]);
    });

    it('selects on the way with Shift', async () => {
      await pressWith('Shift', 'ArrowDown');
      await pressWith('Shift', 'ArrowDown');
      await settle();
      expect(selected()).to.deep.equal(['a', 'b', 'c']);
    });

    it('stays at its row when the order changes, and at its place when the row goes', async () => {
      await sendKeys({ press: 'ArrowDown' });
      await settle();
      library.articles = articles.map((each) =>
        each.id === 'd' ? { ...each, modified: '2026-05-01T00:00:00.000Z' } : each,
      );
      await settle();
      expect(ids()).to.deep.equal(['d', 'a', 'b', 'c']);
      expect(focused()?.dataset['id']).to.equal('b');
      library.articles = articles.filter(({ id }) => id !== 'b');
      await settle();
      expect(focused()?.dataset['id'], 'the next one has taken its place').to.equal('d');
    });
  });

  describe('selected articles', () => {
    const bar = () => find('bias-library-selection');

    it('are chosen by boxes, with Shift up to one, and with Control one by one', async () => {
      await show();
      await click(row('a').querySelector<HTMLElement>('input')!);
      await click(row('c').querySelector<HTMLElement>('input')!, { shiftKey: true });
      expect(selected()).to.deep.equal(['a', 'b', 'c']);
      await click(row('b'), { ctrlKey: true });
      expect(selected()).to.deep.equal(['a', 'c']);
      expect(said(deep(bar().shadowRoot!, '.said'))).to.equal('2 selected');
      await choose('Language', '=ar');
      expect(said(deep(bar().shadowRoot!, '.said')), 'what is not shown is not selected').to.equal(
        '1 selected',
      );
    });

    it('get a status, and collections', async () => {
      await show();
      await click(row('a').querySelector<HTMLElement>('input')!);
      await click(row('b').querySelector<HTMLElement>('input')!);
      const status = next('status-change');
      const field = deep<HTMLSelectElement>(bar().shadowRoot!, 'select')!;
      field.value = 'done';
      field.dispatchEvent(new Event('change'));
      expect((await status).detail).to.deep.equal({ ids: ['a', 'b'], status: 'done' });
      const unset = next('status-change');
      field.value = 'marked';
      field.dispatchEvent(new Event('change'));
      expect((await unset).detail).to.deep.equal({ ids: ['a', 'b'], status: null });

      await click(deep(bar().shadowRoot!, '.opener')!);
      const box = deep<HTMLInputElement>(bar().shadowRoot!, '.panel label input')!;
      expect([box.checked, box.indeterminate]).to.deep.equal([false, true]);
      const added = next('collections-change');
      await click(box);
      expect((await added).detail).to.deep.equal({ ids: ['a', 'b'], add: ['Harbour'], remove: [] });
      for (const [typed, name] of [
        [' Budget  2026 ', 'Budget 2026'],
        ['harbour', 'Harbour'],
      ]) {
        const named = next('collections-change');
        const input = deep<HTMLInputElement>(bar().shadowRoot!, 'form input')!;
        input.value = typed!;
        input.dispatchEvent(new Event('input'));
        await settle();
        await click(deep(bar().shadowRoot!, 'form button')!);
        expect((await named).detail).to.deep.equal({ ids: ['a', 'b'], add: [name], remove: [] });
      }
      library.articles = articles.map((each) => ({ ...each, collections: ['Harbour'] }));
      await settle();
      const removed = next('collections-change');
      await click(deep<HTMLInputElement>(bar().shadowRoot!, '.panel label input')!);
      expect((await removed).detail).to.deep.equal({ ids: ['a', 'b'], add: [], remove: ['Harbour'] });
    });
  });

  describe('thousands of articles', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      summary(`n${index}`, { modified: new Date(2e12 - index * 1000).toISOString() }),
    );

    it('are rows only where they are in view, and the one that has the focus', async () => {
      await show({ articles: many });
      library.focus();
      await settle();
      expect(rows().length).to.be.below(20);
      const scroller = find('.scroller');
      expect(scroller.scrollHeight / 5000).to.be.closeTo(row('n0').getBoundingClientRect().height, 0.1);
      scroller.scrollTop = scroller.scrollHeight / 2;
      await settle();
      const { top, bottom } = scroller.getBoundingClientRect();
      const inView = rows().filter((each) => {
        const box = each.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      const covered = inView.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
      expect(covered).to.be.at.least(bottom - top);
      expect(focused()?.dataset['id'], 'still where the keyboard is').to.equal('n0');
      await sendKeys({ press: 'ArrowDown' });
      await settle();
      expect(focused()?.dataset['id']).to.equal('n1');
      expect(scroller.scrollTop).to.be.below(200);
      await sendKeys({ press: 'End' });
      await settle();
      expect(focused()?.dataset['id']).to.equal('n4999');
      expect([focused()?.getAttribute('aria-rowindex'), find('[role="grid"]').ariaRowCount]).to.deep.equal([
        '5001',
        '5001',
      ]);
    });

    it('show the last rows when fewer are left than were scrolled past', async () => {
      await show({ articles: many });
      const scroller = find('.scroller');
      scroller.scrollTop = scroller.scrollHeight;
      await settle();
      library.articles = many.slice(0, 10);
      await settle();
      expect(ids()).to.include('n9');
    });
  });

  for (const colorScheme of ['light', 'dark'])
    for (const width of [280, 390, 1200])
      it(`has no accessibility trouble in ${colorScheme} at ${width} pixels`, async () => {
        await setViewport({ width: Math.max(width, 400), height: 800 });
        document.documentElement.style.colorScheme = colorScheme;
        document.body.style.background = 'Canvas';
        await show(
          { describe: async () => new Map([['a', details]]), openSearch: async () => null! },
          { width },
        );
        await click(row('a').querySelector<HTMLElement>('input')!);
        await click(deep(find('bias-library-selection').shadowRoot!, '.opener')!);
        await expect(library).to.be.accessible();
        document.documentElement.style.colorScheme = document.body.style.background = '';
      });
});
