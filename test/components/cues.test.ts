import { expect, fixture, html } from '@open-wc/testing';
import { BiasCues } from '../../components/bias-cues.js';
import { CueLists } from '../../components/cue-lists.js';
import { defineAll } from '../../components/define-all.js';
import type { Settings } from '../../src/open-session.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-cues': BiasCues });

const stored = new Map<string, unknown>();
const settings: Settings = {
  get: async <Value>(key: string) => stored.get(key) as Value | undefined,
  put: async (key, value) => void stored.set(key, value),
};
const own = 'loaded say: harp';

let dialog: BiasCues;
let lists: CueLists;
let closed: unknown[];

async function open(text = own): Promise<void> {
  stored.clear();
  closed = [];
  if (text) stored.set('cues:en', text);
  lists = new CueLists('en', settings);
  await lists.load();
  dialog = await fixture<BiasCues>(html`<bias-cues .lists=${lists}></bias-cues>`);
  dialog.addEventListener('cues-close', (event) => closed.push((event as CustomEvent).detail));
  await dialog.open();
}

const field = () => dialog.shadowRoot!.querySelector('textarea')!;
const firstLine = (text: string) => text.split('\n')[0];
const wrong = () => dialog.shadowRoot!.querySelector('[role="alert"]')!.textContent;
const button = (words: string) =>
  [...dialog.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === words);
const press = async (words: string) => {
  button(words)!.click();
  await new Promise((resolve) => setTimeout(resolve));
  await dialog.updateComplete;
};

describe('<bias-cues>', () => {
  it('puts the list of the tool into the field, and lets Save decide', async () => {
    await open();
    expect(firstLine(field().value)).to.equal(own);
    await press('Back to the list of the tool');
    expect(field().value).to.contain('say: say');
    await waitUntil(() => dialog.shadowRoot!.activeElement === field(), 'has the focus');
    expect(stored.get('cues:en')).to.equal(own);
    await press('Cancel');
    await waitUntil(() => closed.length);
    expect(closed).to.deep.equal([{ saved: false, changed: false }]);
    expect(stored.get('cues:en')).to.equal(own);

    await open();
    await press('Back to the list of the tool');
    await press('Save');
    await waitUntil(() => closed.length);
    expect(closed).to.deep.equal([{ saved: true, changed: true }]);
    expect(stored.get('cues:en')).to.equal('');
    expect(lists.isOwn).to.equal(false);
    await expect(dialog).to.be.accessible();
  });

  it('opens with the list as it is stored now', async () => {
    await open();
    stored.set('cues:en', 'doubting say: harp');
    await dialog.open();
    expect(firstLine(field().value)).to.equal('doubting say: harp');
    await press('Cancel');
    await waitUntil(() => closed.length);
    expect(closed).to.deep.equal([{ saved: false, changed: true }]);
  });

  it('says what is wrong with a stored list, which can be saved over', async () => {
    await open('');
    stored.set('cues:en', 'doubtful say: harp');
    await dialog.open();
    await dialog.updateComplete;
    expect(wrong()).to.contain('doubtful');
    await press('Save');
    expect(stored.get('cues:en')).to.equal('');
  });

  it('does not save over what another tab has saved meanwhile, and keeps what is typed', async () => {
    await open();
    stored.set('cues:en', 'doubting say: harp');
    field().value = 'factive say: harp';
    await press('Save');
    expect(wrong()).to.match(/^Another tab has saved another list meanwhile: /);
    expect(field().value).to.equal('factive say: harp');
    await waitUntil(() => dialog.shadowRoot!.activeElement === field(), 'has the focus');
    await press('Save');
    expect(stored.get('cues:en')).to.equal('doubting say: harp');
    await expect(dialog).to.be.accessible();
    await press('Show the saved list');
    expect(firstLine(field().value)).to.equal('doubting say: harp');
    expect(wrong()).to.equal('');
    expect(button('Show the saved list')).to.equal(undefined);
    await waitUntil(() => dialog.shadowRoot!.activeElement === field(), 'has the focus');
    field().value = 'factive say: harp';
    await press('Save');
    await waitUntil(() => closed.length);
    expect(firstLine(String(stored.get('cues:en')))).to.equal('factive say: harp');
  });
});
