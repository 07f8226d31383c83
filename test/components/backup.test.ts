import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { showBackup, type BiasBackup } from '../../components/bias-backup.js';
import { makeBackup } from '../../src/backup.js';
import type { RestoreOutcome } from '../../src/domain/backup.js';
import type { Workspace } from '../../src/storage/workspace.js';
import { byHand } from '../formats/backup-files.js';
import { BackupDesk, contentOf, council, everything, fill } from '../storage/backup-desk.js';
import { waitUntil } from '../support/wait.js';

describe('bias-backup', () => {
  let desk: BackupDesk;
  let downloads: string[];
  const { click } = HTMLAnchorElement.prototype;
  beforeEach(() => {
    desk = new BackupDesk();
    downloads = [];
    // Downloads would leave files behind on the machine that runs the tests.
    HTMLAnchorElement.prototype.click = function () {
      downloads.push(this.download);
    };
  });
  afterEach(async () => {
    HTMLAnchorElement.prototype.click = click;
    await desk.close();
  });

  /** The dialog over a page in which a button has the focus. */
  async function open(workspace: Workspace) {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const before = root.appendChild(document.createElement('button'));
    before.focus();
    const element: BiasBackup = showBackup(root, workspace);
    const events: { readonly outcome: RestoreOutcome; readonly undone: boolean }[] = [];
    element.addEventListener('restored', (event) => events.push((event as CustomEvent).detail as never));
    const all = <E extends HTMLElement>(selector: string) => [
      ...element.shadowRoot!.querySelectorAll<E>(selector),
    ];
    const find = <E extends HTMLElement>(selector: string) => all<E>(selector)[0]!;
    const text = (selector = '.body') => find(selector)?.textContent?.replace(/\s+/g, ' ').trim();
    const shows = (words: string | RegExp) => waitUntil(() => text('dialog')?.match(words), `shows ${words}`);
    const choose = (file: Blob, name = 'source-bias-backup-2026-11-22.zip') => {
      const data = new DataTransfer();
      data.items.add(new File([file], name));
      find<HTMLInputElement>('input[type="file"]').files = data.files;
      find('input[type="file"]').dispatchEvent(new Event('change'));
    };
    const focused = () => element.shadowRoot!.activeElement;
    const rows = () =>
      all('tbody tr').map((row) => [...row.children].map((cell) => cell.textContent!.trim()).join(' '));
    await shows(/stored in this browser/);
    return { element, root, before, events, all, find, text, shows, choose, focused, rows };
  }

  const backupOf = async (filling: typeof everything) =>
    (await makeBackup((await desk.workspace(filling)).workspace)).file;

  it('says what is here, downloads it, and when that was last done', async () => {
    const { workspace } = await desk.workspace(everything);
    const { find, text, shows, focused, element } = await open(workspace);
    expect(text()).to.contain(
      '2 articles, 1 earlier version, 5 annotations, 3 sources, 2 codebooks, 5 settings and 3 original files.',
    );
    expect(text()).to.contain('This browser has made no backup yet.');
    await waitUntil(() => focused() === find('.download'));
    await sendKeys({ press: 'Enter' });
    await shows(/Downloaded source-bias-backup-[\d-]+\.zip, \d+ kB\./);
    expect(downloads).to.have.length(1);
    expect(text()).to.contain('Last backup: ');
    await waitUntil(() => focused() === find('.download'), 'has the focus');
    element.close();
    await element.open();
    expect(text()).to.contain('5 settings', 'that of the last backup is none of them');
  });

  it('offers nothing to download where nothing is stored', async () => {
    const { find, text } = await open((await desk.workspace()).workspace);
    expect(text()).to.contain('Nothing is stored in this browser yet.');
    expect(find<HTMLButtonElement>('.download').disabled).to.equal(true);
  });

  it('shows what a merge would change before it does, does it, and takes it back', async () => {
    const file = await backupOf(everything);
    const { name, workspace } = await desk.workspace({
      articles: [council.article],
      settings: { analyst: 'ben' },
    });
    const present = await contentOf(name);
    const { find, rows, text, shows, choose, focused, events } = await open(workspace);
    choose(file);
    await shows('Made on');
    await waitUntil(() => focused() === find('h3'), 'has the focus');
    expect(rows()).to.deep.equal([
      'Articles 1 – – 1',
      'Earlier versions 1 – – –',
      'Annotations 5 – – –',
      'Sources 3 – – –',
      'Codebooks 2 – – –',
      'Settings 4 – 1 –',
      'Status and collections 2 – – –',
      'Original files 3 – – –',
    ]);
    expect(text('details')).to.contain('What happens to 2 articles Aid new · 2 annotations');
    expect(text('.confirm')).to.equal('Add 21 records');
    expect(await contentOf(name)).to.deep.equal(present);
    find('.confirm').click();
    await shows('Everything is restored.');
    expect(text()).to.contain('Merged with source-bias-backup-2026-11-22.zip. Records: 21 added.');
    expect(await contentOf(name)).not.to.deep.equal(present);
    await waitUntil(() => focused() === find('.undo'), 'has the focus');
    await sendKeys({ press: 'Enter' });
    await shows('The restore was taken back.');
    expect(await contentOf(name)).to.deep.equal(present);
    expect(events.map(({ undone, outcome }) => [undone, outcome.mode])).to.deep.equal([
      [false, 'merge'],
      [true, 'merge'],
    ]);
    expect(downloads).to.deep.equal([]);
  });

  it('downloads what is here before it is replaced', async () => {
    const file = await backupOf(everything);
    const other = await desk.workspace({ articles: [{ ...council.article, id: 'other', title: 'Only here' }] });
    const { find, text, shows, choose, focused } = await open(other.workspace);
    choose(file);
    await shows('Made on');
    find('input[value="merge"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    await shows('Removed');
    await waitUntil(() => focused() === find('input[value="replace"]'));
    expect(text('.confirm')).to.equal('Add 23 records and remove 1');
    expect(text('details')).to.contain('Only here removed');
    find('.confirm').click();
    await shows('Everything is restored.');
    expect(downloads).to.have.length(1);
    expect(downloads[0]).to.match(/^source-bias-backup-[\d-]+-before-restore\.zip$/);
    const { articles, settings } = await contentOf(other.name);
    expect(articles).to.have.length(2);
    expect(settings).to.include.keys('analyst', 'backup:last');
  });

  it('says that a backup changes nothing, and offers nothing then', async () => {
    const file = await backupOf(everything);
    const { find, text, shows, choose } = await open((await desk.workspace(everything)).workspace);
    choose(file);
    await shows('Everything in this backup is here already.');
    expect(find<HTMLButtonElement>('.confirm').disabled).to.equal(true);
    expect(text('.confirm')).to.equal('Nothing to change');
    find('.back').click();
    await shows('Choose a backup file');
  });

  it('refuses what is no backup with its reason, and names what is wrong in one', async () => {
    const { find, text, shows, choose, focused } = await open((await desk.workspace()).workspace);
    choose(new Blob(['hello']), 'holiday.zip');
    await shows('holiday.zip cannot be restored. This is no backup');
    await waitUntil(() => focused() === find('.choose input'), 'has the focus');
    choose(byHand({ lines: { articles: [council.article], annotations: [{ id: 'x' }] } }));
    await shows('1 record of the backup with a problem');
    expect(find('.alarm')).to.equal(undefined);
    expect(text('.notes')).to.contain('x It was left out.');
  });

  it('takes a file that is dropped on it', async () => {
    const file = await backupOf(everything);
    const { find, shows } = await open((await desk.workspace()).workspace);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([file], 'dropped.zip'));
    find('dialog').dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
    find('dialog').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await shows('Restore dropped.zip');
  });

  it('stops on Escape, with nothing changed, and closes on the next', async () => {
    const { workspace, name } = await desk.workspace(everything);
    await fill(name, {
      raws: Array.from({ length: 40 }, (_, index) => ({
        articleId: 'x',
        revision: index + 1,
        name: '',
        type: '',
        sha256: '',
        bytes: new Uint8Array(10),
      })),
    });
    const { find, shows, before, root } = await open(workspace);
    find('.download').click();
    // What Escape asks of a dialog, asked before so small a backup can be done.
    find<HTMLDialogElement>('dialog').requestClose();
    await shows('Stopped. Nothing was changed.');
    expect(downloads).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !find<HTMLDialogElement>('dialog').open);
    await waitUntil(() => root.activeElement === before, 'has the focus');
  });

  it('is the same dialog when it is opened again, and still takes the last restore back', async () => {
    const file = await backupOf(everything);
    const { workspace } = await desk.workspace();
    const { element, root, find, shows, choose } = await open(workspace);
    choose(file);
    await shows('Made on');
    find('.confirm').click();
    await shows('Everything is restored.');
    element.close();
    expect(showBackup(root, workspace)).to.equal(element);
    await shows('Undo the restore');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is accessible in ${colorScheme}`, async () => {
      await emulateMedia({ colorScheme });
      const file = await backupOf(everything);
      const { element, shows, choose, find } = await open(
        (await desk.workspace({ articles: [council.article] })).workspace,
      );
      await expect(element).to.be.accessible();
      choose(file);
      await shows('Made on');
      await expect(element).to.be.accessible();
      find('input[value="replace"]').click();
      await shows('Removed');
      await expect(element).to.be.accessible();
      await emulateMedia({ colorScheme: 'light' });
    });
});
