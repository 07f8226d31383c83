import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deepAll } from '../support/annotator.js';
import {
  dialog,
  entries,
  entry,
  find,
  open,
  plain,
  session,
  settled,
  source,
  write,
} from '../support/sources-dialog.js';
import { waitUntil } from '../support/wait.js';

describe('typing about a source', () => {
  it('keeps what is typed after a pause, as one step with all that is typed until the field is left', async () => {
    await open('liu');
    await write('affiliation', 'Fudan');
    find<HTMLInputElement>('[name="note"]')!.focus();
    await sendKeys({ type: 'An ' });
    await waitUntil(() => source('liu').note === 'An');
    expect(find<HTMLTextAreaElement>('[name="note"]')!.value).to.equal('An ');
    await sendKeys({ type: 'expert' });
    await waitUntil(() => source('liu').note === 'An expert');
    await sendKeys({ press: 'Tab' });
    expect(session.undoName).to.equal('Set note of source');
    session.undo();
    expect(source('liu').note).to.equal(undefined);
    expect(source('liu').affiliation).to.equal('Fudan');
  });

  for (const [what, leave] of [
    ['the page goes', () => window.dispatchEvent(new PageTransitionEvent('pagehide'))],
    ['its owner says so', () => dialog.leave()],
    ['the dialog is taken away', () => dialog.remove()],
  ] as const)
    it(`keeps what is typed when ${what}`, async () => {
      await open('liu');
      find<HTMLInputElement>('[name="note"]')!.focus();
      await sendKeys({ type: 'x' });
      leave();
      expect(source('liu').note).to.equal('x');
    });

  it('learns no name that is only half typed', async () => {
    await open('pentagon');
    find<HTMLInputElement>('[name="name"]')!.select();
    find<HTMLInputElement>('[name="name"]')!.focus();
    await sendKeys({ type: 'Officials' });
    await waitUntil(() => source('pentagon').name === 'Officials');
    await sendKeys({ type: ' there' });
    await waitUntil(() => source('pentagon').name === 'Officials there');
    await sendKeys({ press: 'Enter' });
    expect(source('pentagon').aliases).to.deep.equal(['US Defense Department', 'Officials', 'Pentagon']);
    find<HTMLInputElement>('[name="alias"]')!.focus();
    await sendKeys({ type: 'the' });
    await waitUntil(() => source('pentagon').aliases.includes('the'));
    await settled();
    expect(deepAll(dialog.shadowRoot!, '.alias')).to.have.length(3);
    await sendKeys({ type: ' DoD' });
    await sendKeys({ press: 'Enter' });
    expect(source('pentagon').aliases.slice(3)).to.deep.equal(['the DoD']);
    session.undo();
    expect(source('pentagon').aliases).to.have.length(3);
    session.undo();
    expect(source('pentagon')).to.deep.equal(entries[1]);
  });

  it('takes a half typed name back when nothing is left of it', async () => {
    await open('liu');
    await write('name', 'P', 'Shift');
    await waitUntil(() => source('liu').name === 'P');
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(plain(find('#name-error'))).to.equal('A source needs a name.');
    expect(source('liu')).to.include({ name: 'Liu Xinlu' });
    expect(source('liu').aliases).to.deep.equal([]);
  });

  it('keeps what is typed while another tab changes the source, or merges it', async () => {
    await open('liu');
    find<HTMLInputElement>('[name="affiliation"]')!.focus();
    await sendKeys({ type: 'Shang' });
    session.receive([], [{ id: 'liu', after: { ...source('liu'), country: 'China' } }]);
    await settled();
    await sendKeys({ type: 'h' });
    session.receive([], [{ id: 'liu', after: { ...source('liu'), mergedInto: 'pentagon' } }]);
    await settled();
    await sendKeys({ type: 'ai' });
    await sendKeys({ press: 'Tab' });
    expect(source('pentagon').affiliation).to.equal('Shanghai');
    expect(source('liu').country).to.equal('China');
  });

  it('calls what a source was merged into also by the name that is being typed', async () => {
    await open('liu');
    find<HTMLInputElement>('[name="name"]')!.select();
    await sendKeys({ type: 'Prof' });
    session.receive([], [{ id: 'liu', after: { ...source('liu'), mergedInto: 'pentagon' } }]);
    await settled();
    await sendKeys({ type: '. Liu' });
    await sendKeys({ press: 'Enter' });
    expect(source('pentagon').name).to.equal('Pentagon');
    expect(source('pentagon').aliases).to.include('Prof. Liu');
    await settled();
    expect(find<HTMLInputElement>('[name="name"]')!.value).to.equal('Pentagon');
  });

  it('does not take a word from somebody who is typing while the registry changes', async () => {
    await open('liu');
    find<HTMLInputElement>('[name="affiliation"]')!.focus();
    await sendKeys({ type: 'Shang' });
    session.receive([], [{ id: 'z', after: entry('z', 'Zebari') }]);
    await settled();
    await sendKeys({ type: 'hai' });
    await sendKeys({ press: 'Enter' });
    expect(source('liu').affiliation).to.equal('Shanghai');
  });
});
