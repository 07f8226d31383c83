import { expect } from '@open-wc/testing';
import { BiasProgress } from '../../components/bias-progress.js';
import { defineAll } from '../../components/define-all.js';
import { sourceOf, amend, sessionOn, withSession } from '../support/with-session.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-progress': BiasProgress });

const lineOf = (element: BiasProgress) =>
  [...element.shadowRoot!.querySelectorAll('button, p')]
    .map(({ textContent }) => textContent!.trim())
    .join(' / ');

describe('<bias-progress>', () => {
  const open = (session = sessionOn('<a>One</a>.\nTwo.\nThree. <c>Four</c>')) =>
    withSession(session, document.createElement('bias-progress') as BiasProgress);

  it('says what is open, after the paint', async () => {
    const element = await open();
    expect(lineOf(element)).to.equal('');
    await waitUntil(() => lineOf(element));
    expect(lineOf(element)).to.equal('1 block with nothing marked / 1 without a source / 2 values missing');
    await expect(element).to.be.accessible();
  });

  it('follows each change, and says when nothing is open', async () => {
    const session = sessionOn('<a>One</a>.', {}, [sourceOf('us', 'United States')]);
    const element = await open(session);
    await waitUntil(() => lineOf(element));
    amend(session, 'a', { attributes: { mode: 'direct' } });
    await waitUntil(() => lineOf(element) === '1 without a source');
    amend(session, 'a', { sources: ['us'] });
    await waitUntil(() => lineOf(element) === 'Everything is answered');
    amend(session, 'a', { sources: [] });
    await waitUntil(() => lineOf(element) === '1 without a source');
  });

  it('asks to go to the next one of each', async () => {
    const element = await open();
    await waitUntil(() => lineOf(element));
    const asked: string[] = [];
    element.addEventListener('progress-go', (event) => asked.push((event as CustomEvent).detail.what));
    for (const button of element.shadowRoot!.querySelectorAll('button')) button.click();
    expect(asked).to.deep.equal(['block', 'source', 'value']);
  });

  it('counts anew what happened while it was off the page', async () => {
    const session = sessionOn('<c>One</c>.');
    const element = await open(session);
    await waitUntil(() => lineOf(element) === '1 value missing');
    const parent = element.parentElement!;
    element.remove();
    amend(session, 'c', { attributes: { worth: 'check' } });
    parent.append(element);
    await waitUntil(() => lineOf(element) === 'Everything is answered');
  });
});
