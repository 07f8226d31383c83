import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { importDialog, type BiasImport, type ImportState } from '../../components/bias-import.js';
import type { Article } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { packed, zipOf } from '../importers/zip-maker.js';
import { deep, deepAll } from '../support/annotator.js';
import { stored } from '../support/database.js';
import { Desk } from '../support/tabs.js';
import { waitUntil } from '../support/wait.js';

const text = (name: string, words: string) => new File([words], name);
const page = (name: string, words: string) =>
  new File(
    [`<!doctype html><link rel="canonical" href="https://paper.example/dam"><body><p>${words}</p>`],
    name,
  );
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => text(`${index}.txt`, `Story number ${index}.`));

describe('<bias-import>', () => {
  let desk: Desk;
  let element: BiasImport;
  let heard: [string, Record<string, unknown>][];

  beforeEach(async () => {
    desk = new Desk();
    const root = await fixture<HTMLElement>(html`<div></div>`);
    element = importDialog(root, desk.workspace());
    heard = [];
    for (const name of ['import-open', 'import-version', 'import-codebook'])
      element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  });
  afterEach(async () => {
    element.remove();
    await desk.close();
  });

  const dialog = () => deep<HTMLDialogElement>(element.shadowRoot!, 'dialog')!;
  const plain = (node: Element | null) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const list = () => element.shadowRoot!.querySelector('bias-import-list')!;
  const rows = () => deepAll(element.shadowRoot!, '.row');
  const row = (name: string) => rows().find((each) => plain(each.querySelector('.name')) === name)!;
  const shown = () =>
    rows()
      .toSorted((a, b) => Number(a.dataset['place']) - Number(b.dataset['place']))
      .map((each) => plain(each.querySelector('.name')));
  const summary = () => plain(element.shadowRoot!.querySelector('.summary'));
  const button = (label: string | RegExp, within: ParentNode = element.shadowRoot!) =>
    deepAll(within, 'button').find((each) =>
      typeof label === 'string' ? plain(each) === label : label.test(plain(each)),
    ) as HTMLButtonElement;
  const focused = () => {
    let active = element.shadowRoot!.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };
  const comes = (holds: () => boolean) => waitUntil(holds, 'what was awaited');
  async function settled() {
    await element.updateComplete;
    await (list() as typeof element | null)?.updateComplete;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
  async function press(label: string | RegExp, within?: ParentNode) {
    button(label, within).click();
    await settled();
  }
  async function start(files: readonly File[]) {
    await element.start(files);
    await settled();
  }
  const texts = async () =>
    ((await stored(desk.name, 'articles')) as Article[]).map((each) => each.text).toSorted();

  it('lists what became of each file, what failed first, with the reason', async () => {
    await start([
      text('well.txt', 'The well ran dry.'),
      new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'mill.png'),
      new File([zipOf([await packed('valley/ferry.txt', 'The ferry sank.')])], 'desk.zip'),
      text('تقرير.txt', ''),
    ]);
    expect(summary()).to.equal('2 articles added, 2 failed.');
    expect(shown()).to.deep.equal(['mill.png', 'تقرير.txt', 'well.txt', 'valley/ferry.txt']);
    expect(plain(row('mill.png').querySelector('.reason'))).to.equal(
      'It holds no article that can be read: it is a picture.',
    );
    expect(plain(row('تقرير.txt').querySelector('.reason'))).to.equal('It is empty.');
    expect(row('تقرير.txt').querySelector('.name')!.getAttribute('dir')).to.equal('auto');
    expect(plain(row('well.txt'))).to.equal('well.txt Added The well ran dry.');
    await expect(element).shadowDom.to.be.accessible();
  });

  it('shows only failures when asked to', async () => {
    await start([text('well.txt', 'The well ran dry.'), text('empty.txt', '')]);
    await press('Only failures (1)');
    expect(shown()).to.deep.equal(['empty.txt']);
    expect(button('Only failures (1)').getAttribute('aria-pressed')).to.equal('true');
    await press('All (2)');
    expect(shown()).to.deep.equal(['empty.txt', 'well.txt']);
  });

  it('tells how it stands, in the end as well', async () => {
    const states: ImportState[] = [];
    element.addEventListener('import-progress', (event) =>
      states.push((event as CustomEvent<ImportState>).detail),
    );
    await start([...numbered(3), text('empty.txt', '')]);
    expect(states[0]).to.include({ state: 'running', done: 0 });
    expect(states.at(-1)).to.deep.equal({
      state: 'ended',
      done: 4,
      total: 4,
      failed: 1,
      undecided: 0,
      stored: 3,
      words: '3 articles added, 1 failed.',
    });
    expect(plain(element.shadowRoot!.querySelector('[role="status"]'))).to.equal(
      'All through. 3 articles added, 1 failed.',
    );
  });

  it('pauses, goes on, and is cancelled', async () => {
    const through = element.start(numbered(300));
    await comes(() => element.importState.stored > 0);
    await press('Pause');
    await comes(() => focused() === button('Go on'));
    const paused = element.importState;
    expect(paused.state).to.equal('paused');
    await press('Go on');
    await comes(() => element.importState.stored > paused.stored + 2);
    await press('Cancel import');
    await through;
    await settled();
    const { stored: added } = element.importState;
    expect(summary()).to.equal(`Cancelled. ${added} articles added, ${300 - added} not tried.`);
    expect(await texts()).to.have.length(added);
    expect(plain(focused())).to.equal('Close');
    await press(`Go on with the rest (${300 - added})`);
    await press('Cancel import');
  });

  it('goes on while it is closed, with the keyboard, and can be opened again', async () => {
    const before = await fixture<HTMLButtonElement>(html`<button>Before</button>`);
    before.focus();
    const through = element.start(numbered(20));
    await element.updateComplete;
    await sendKeys({ press: 'Escape' });
    expect(dialog().open).to.equal(false);
    await comes(() => document.activeElement === before);
    await through;
    expect(await texts()).to.have.length(20);
    await element.open();
    await settled();
    expect(dialog().open).to.equal(true);
    expect(plain(focused())).to.equal('Close');
    expect(summary()).to.equal('20 articles added.');
  });

  it('takes more files while it is at work', async () => {
    const first = element.start(numbered(10));
    await element.start([text('last.txt', 'The last story.')]);
    await first;
    expect(element.importState).to.include({ done: 11, total: 11, stored: 11 });
  });

  it('leaves it to the analyst what to do with what is here', async () => {
    await start([
      page('monday.html', 'The dam held.'),
      page('tuesday.html', 'The dam broke.'),
      page('copy.html', 'The dam held.'),
    ]);
    expect(summary()).to.equal('1 article added, 2 to decide.');
    expect(plain(row('tuesday.html').querySelector('.outcome'))).to.equal(
      'Same address as an article in the library, another text',
    );
    expect(plain(row('tuesday.html').querySelector('.like'))).to.equal('Like The dam held.');
    expect(button('New version', row('copy.html'))).to.equal(undefined);

    await press('Keep both', row('copy.html'));
    await comes(() => !button('Keep both', row('copy.html')));
    await settled();
    expect(await texts()).to.deep.equal(['The dam held.', 'The dam held.']);
    expect(plain(row('copy.html').querySelector('.outcome'))).to.equal('Added, beside the other');
    expect(focused()?.classList.contains('row')).to.equal(false);

    await press('New version', row('tuesday.html'));
    await comes(() => heard.length === 1);
    expect(dialog().open).to.equal(false);
    const [name, detail] = heard[0]!;
    expect(name).to.equal('import-version');
    expect((detail['article'] as Article).text).to.equal('The dam broke.');
    expect(detail['raw']).to.include({ name: 'tuesday.html', type: 'text/html' });
    (detail['stored'] as () => void)();
    await element.open();
    await settled();
    expect(summary()).to.equal('3 articles added.');
    expect(plain(row('tuesday.html').querySelector('.outcome'))).to.equal('Added as a new version');
  });

  it('puts the focus on the row when a decision has taken its buttons away', async () => {
    await start([text('a.txt', 'The dam held.'), text('b.txt', 'The dam held.')]);
    button('Leave out', row('b.txt')).focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(focused()?.outerHTML.slice(0, 90)).to.equal(row('b.txt').outerHTML.slice(0, 90));
    expect(summary()).to.equal('1 article added, 1 left out.');
  });

  it('does the same for all', async () => {
    await start([
      ...['Monday', 'Tuesday', 'Wednesday'].map((day) => page(`${day}.html`, `The dam on ${day}.`)),
      ...[1, 2, 3].map((copy) => page(`copy ${copy}.html`, 'The dam on Monday.')),
    ]);
    await press('To decide (5)');
    const group = (label: string) => deep(element.shadowRoot!, `[aria-label="${label}"]`)!;
    await press('Leave all out', group('3 files with a text that is in the library'));
    await comes(() => element.importState.undecided === 2);
    await press('All as new versions', group('2 files with another text of an article in the library'));
    await comes(() => element.importState.undecided === 0);
    await settled();
    expect(summary()).to.equal('3 articles added, 3 left out.');
    const [article] = (await stored(desk.name, 'articles')) as Article[];
    expect(article).to.include({ revision: 3, text: 'The dam on Wednesday.' });
    await expect(element).shadowDom.to.be.accessible();
  });

  it('opens the article that is here, and hands out a codebook', async () => {
    element.articleOpen = true;
    await start([
      text('a.txt', 'The dam held.'),
      text('b.txt', 'The dam held.'),
      new File([JSON.stringify(defaultCodebook)], 'codebook.json'),
    ]);
    await press('Open', row('b.txt'));
    await element.open();
    await settled();
    await press('Use it for the open article', row('codebook.json'));
    const [article] = (await stored(desk.name, 'articles')) as Article[];
    expect(heard.map(([name]) => name)).to.deep.equal(['import-open', 'import-codebook']);
    expect(heard[0]![1]).to.deep.equal({ id: article!.id });
    expect((heard[1]![1]['codebook'] as { id: string }).id).to.equal(defaultCodebook.id);
  });

  it('says why nothing more can be stored, and goes on from there', async () => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await start(numbered(3));
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(plain(element.shadowRoot!.querySelector('.alarm'))).to.equal(
      'The disk space that this browser allows is full. What is in stays in; the rest can be tried again.',
    );
    await press('Try the failed ones again (3)');
    await comes(() => element.importState.state === 'ended');
    await settled();
    expect(summary()).to.equal('3 articles added.');
  });

  it('copies the list of failures, or shows it', async () => {
    await start([text('empty.txt', ''), text('a.txt', 'The dam held.')]);
    let written = '';
    const { clipboard } = navigator;
    const stub = (write: (words: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: write }, configurable: true });
    try {
      stub(async (words) => void (written = words));
      await press('Copy the list of failures');
      expect(written).to.equal('empty.txt\tIt is empty.');
      expect(plain(element.shadowRoot!.querySelector('footer .soft'))).to.equal('Copied.');
      stub(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      await press('Copy the list of failures');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
    const field = element.shadowRoot!.querySelector('textarea')!;
    expect(field.value).to.equal(written);
    await waitUntil(() => focused() === field, 'has the focus');
  });

  it('draws only the rows in view, however many there are', async () => {
    await setViewport({ width: 390, height: 700 });
    await start([...numbered(200), text('empty.txt', '')]);
    expect(rows().length).to.be.within(5, 40);
    expect(rows()[0]!.getAttribute('aria-setsize')).to.equal('201');
    const scroller = deep(element.shadowRoot!, '.scroller')!;
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
    scroller.scrollTop = scroller.scrollHeight;
    await comes(() => shown().includes('199.txt'));
    await settled();
    scroller.scrollTop = scroller.scrollHeight;
    await settled();
    const last = row('199.txt').getBoundingClientRect();
    expect(last.bottom).to.be.closeTo(scroller.getBoundingClientRect().bottom, 2);
    await setViewport({ width: 1000, height: 700 });
  });

  it('stops when the element is taken away', async () => {
    void element.start(numbered(500));
    await comes(() => element.importState.stored > 0);
    element.remove();
    await comes(() => element.importState.state === 'ended');
    expect(element.importState.stored).to.be.lessThan(500);
  });
});
