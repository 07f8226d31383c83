import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { exchangeDialog, type BiasExchange } from '../../components/bias-exchange.js';
import type { ImportItem } from '../../src/intake/import-item.js';
import type { Workspace } from '../../src/storage/workspace.js';
import { BackupDesk, everything, revised } from '../storage/backup-desk.js';
import { waitUntil } from '../support/wait.js';

const spoken = '{"text":"Kim 🎙 spoke.","label":[[0,3,"Source"],[4,5,"PER"],[7,12,"PER"]]}\nnothing\n';

describe('bias-exchange', () => {
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

  async function open(workspace: Workspace, files: readonly File[] = []) {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const before = root.appendChild(document.createElement('button'));
    before.focus();
    const element: BiasExchange = exchangeDialog(root, {
      workspace,
      scopes: [
        { label: 'The open article: Aid', ids: [revised.id] },
        { label: 'All 2 articles', ids: null },
      ],
    });
    const taken: ImportItem[] = [];
    element.addEventListener('sets-import', (event) =>
      taken.push(...(event as CustomEvent<{ items: ImportItem[] }>).detail.items),
    );
    await element.open(files);
    const part = (name: string) => element.shadowRoot!.querySelector(name)!.shadowRoot!;
    const [out, into] = [part('bias-export'), part('bias-import-sets')];
    const words = (where: ShadowRoot, selector: string) =>
      where.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const choose = (where: ShadowRoot, value: string) => {
      const field = where.querySelector<HTMLSelectElement>('select.format')!;
      field.value = value;
      field.dispatchEvent(new Event('change'));
    };
    await waitUntil(() => out.querySelector('.download:not(:disabled)'), 'the article is read');
    return { element, root, before, out, into, words, choose, taken };
  }

  const opened = async (files?: readonly File[]) => open((await desk.workspace(everything)).workspace, files);

  it('begins with the open article, and says how much is written and that nothing is lost', async () => {
    const { out, words } = await opened();
    expect(out.querySelector<HTMLInputElement>('input:checked')!.closest('label')!.textContent).to.include(
      'Aid',
    );
    expect(words(out, '.row .about')).to.equal('1 article, 1 annotation');
    expect(words(out, '.losses')).to.equal('Everything that was annotated is kept in this format.');
  });

  it('writes all articles in the format that is chosen, and remembers it', async () => {
    const { workspace } = await desk.workspace(everything);
    const { out, words, choose } = await open(workspace);
    out.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!.click();
    await waitUntil(() => words(out, '.row .about').startsWith('2 articles'), 'all are read');
    choose(out, 'doccano');
    await waitUntil(() => words(out, '.choices').includes('Offsets count'), 'its options');
    out.querySelector<HTMLElement>('.download')!.click();
    await waitUntil(() => words(out, '[role="status"]:not(.losses)').startsWith('Downloaded'), 'downloaded');
    expect(downloads).to.have.length(1);
    expect(downloads[0]).to.match(/-doccano\.zip$/);
    expect(words(out, 'summary')).to.equal('2 files');
    expect(out.querySelectorAll('ul.files li')).to.have.length(2);
    const again = await open(workspace);
    expect(again.out.querySelector<HTMLSelectElement>('select.format')!.value).to.equal('doccano');
  });

  it('gathers all articles in one file where the format can', async () => {
    const { out, words, choose } = await opened();
    out.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!.click();
    await waitUntil(() => words(out, '.row .about').startsWith('2 articles'), 'all are read');
    choose(out, 'jsonl');
    await waitUntil(() => words(out, '.choices').includes('one for all'), 'the choice of files');
    const files = out.querySelectorAll<HTMLSelectElement>('.choices select')[1]!;
    files.value = 'one';
    files.dispatchEvent(new Event('change'));
    out.querySelector<HTMLElement>('.download')!.click();
    await waitUntil(() => downloads.length, 'downloaded');
    expect(downloads).to.deep.equal(['annotations.jsonl']);
  });

  it('says what files of another tool hold and what is wrong in them, and hands over what is good', async () => {
    const { element, into, words, taken } = await opened([new File([spoken], 'theirs.jsonl')]);
    await waitUntil(() => words(into, '.take'), 'the file is read');
    expect(words(into, '.take')).to.equal('Import 1 article');
    await waitUntil(() => into.activeElement?.classList.contains('take'), 'the focus is where it goes on');
    expect(words(into, 'ul.files > li')).to.match(
      /^theirs\.jsonl doccano \(JSON Lines\): Kim 🎙 spoke\., 2 annotations/,
    );
    expect([...into.querySelectorAll('ol li')].map((item) => item.textContent)).to.deep.equal([
      'theirs.jsonl, line 2: This is no JSON, or not all of it: ' +
        into.querySelector('ol li')!.textContent!.split('all of it: ')[1],
      'theirs.jsonl, line 1, annotation-2: The span from 4 to 5 halves a character.',
      'theirs.jsonl, line 1: The label "PER" is not in the codebook: it became a kind of its own.',
    ]);
    into.querySelector<HTMLElement>('.take')!.click();
    await waitUntil(() => taken.length, 'handed over');
    expect(taken.map(({ name }) => name)).to.deep.equal(['theirs.jsonl']);
    await waitUntil(() => !element.shadowRoot!.querySelector('dialog')!.open, 'closed');
  });

  it('reads the files anew where the analyst knows better what they are', async () => {
    const { into, words, choose } = await opened([new File([spoken], 'theirs.jsonl')]);
    await waitUntil(() => words(into, '.take') === 'Import 1 article', 'the file is read');
    choose(into, 'json');
    await waitUntil(() => words(into, '.take') === 'Nothing to import', 'read as something else');
    expect(words(into, 'details')).to.match(/^1 problem theirs\.jsonl: This is no JSON/);
  });

  it('closes with Escape, and the focus goes back', async () => {
    const { root, before } = await opened();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => root.activeElement === before, 'the focus is back');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is accessible in ${colorScheme}, and fits a telephone`, async () => {
      await emulateMedia({ colorScheme });
      await setViewport({ width: 390, height: 700 });
      const { element, into, words } = await opened([new File([spoken], 'theirs.jsonl')]);
      await waitUntil(() => words(into, '.take'), 'the file is read');
      into.querySelector('details')!.open = true;
      await expect(element).shadowDom.to.be.accessible();
      for (const part of ['bias-export', 'bias-import-sets'])
        await expect(element.shadowRoot!.querySelector(part)).shadowDom.to.be.accessible();
      const body = element.shadowRoot!.querySelector('.body')!;
      expect(body.scrollWidth).to.equal(body.clientWidth);
      await setViewport({ width: 1000, height: 700 });
      await emulateMedia({ colorScheme: 'light' });
    });
});
