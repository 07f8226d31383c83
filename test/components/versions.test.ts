import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BiasVersions } from '../../components/bias-versions.js';
import { defineAll } from '../../components/define-all.js';
import { attached, type PastRevision } from '../../src/domain/revision.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { Session } from '../../src/session.js';
import { articleOf, marked } from '../support/marked.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-versions': BiasVersions });

const old = marked(
  'The council <c>will cut the ferry</c>.\n“<a>This is a betrayal of us all</a>”, a union said.\nResidents of the island came.',
);
const now = {
  ...articleOf('The council may cut the ferry.\nIn May, an inquiry begins.\nResidents of the island came.'),
  id: old.article.id,
  revision: 2,
};
const past: PastRevision = {
  articleId: old.article.id,
  revision: 1,
  article: old.article,
  annotations: [...old.annotations.values()],
  carried: [...old.annotations.keys()].map((id) => ({
    id,
    status: 'lost',
    score: 0,
    spans: null,
    reason: 'Gone.',
  })),
  ended: '2026-02-01T00:00:00.000Z',
};

describe('<bias-versions>', () => {
  let session: Session;
  let heard: [string, unknown][];

  async function open({ pasts = [past], readonly = false } = {}): Promise<BiasVersions> {
    session = new Session({ article: now, codebook: defaultCodebook, annotations: old.annotations });
    heard = [];
    const element = await fixture<BiasVersions>(html`<bias-versions></bias-versions>`);
    for (const type of [
      'orphan-attach',
      'orphan-by-hand',
      'orphan-remove',
      'place-pick',
      'version-remove',
      'versions-close',
    ])
      element.addEventListener(type, (event) => heard.push([type, (event as CustomEvent<unknown>).detail]));
    Object.assign(element, { session, pasts, readonly });
    await element.updateComplete;
    await element.open();
    await element.updateComplete;
    return element;
  }

  const text = (element: BiasVersions, selector = 'dialog') =>
    element.shadowRoot!.querySelector(selector)!.textContent!.replace(/\s+/g, ' ').trim();
  const button = (element: BiasVersions, name: string) =>
    [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('button')].find((each) =>
      each.textContent!.trim().startsWith(name),
    )!;

  it('shows what waits, where it stood and where it may belong', async () => {
    const element = await open();
    expect(text(element, '#tab-attach')).to.equal('To attach (2)');
    expect(text(element, '.pair .side')).to.contain('Version 1').and.contain('will cut the ferry');
    expect(element.shadowRoot!.querySelector('.side mark')!.textContent).to.equal('will cut the ferry');
    const [, place] = element.shadowRoot!.querySelectorAll('.side');
    expect(place!.querySelector('mark')!.textContent).to.equal('may cut the ferry');
    await expect(element).to.be.accessible();
  });

  it('goes through them with keys, and attaches the proposed words', async () => {
    const element = await open();
    await sendKeys({ press: 'n' });
    expect(text(element, '[role="tabpanel"]')).to.contain('2 of 2').and.contain('Not found.');
    expect(button(element, 'Attach here').disabled).to.equal(true);
    await sendKeys({ press: 'p' });
    await sendKeys({ press: 'a' });
    const [type, detail] = heard[0]!;
    expect(type).to.equal('orphan-attach');
    expect(detail).to.have.nested.property('annotation.id', 'c');
    expect(detail).to.have.nested.property('spans[0].exact', 'may cut the ferry');
  });

  it('follows the session: what is attached waits no more', async () => {
    const element = await open();
    const c = session.find('c');
    const spans = [{ ...c.spans[0]!, start: 12, end: 29, exact: 'may cut the ferry' }];
    session.dispatch([{ id: 'c', before: c, after: attached(c, { spans, revision: 2, now: past.ended }) }]);
    await element.updateComplete;
    expect(text(element, '#tab-attach')).to.equal('To attach (1)');
    session.dispatch([{ id: 'a', before: session.find('a') }]);
    await element.updateComplete;
    expect(text(element, '[role="tabpanel"]')).to.equal('Every annotation stands in this version of the text.');
  });

  it('leaves for the text to attach by hand, closed before anybody hears of it', async () => {
    const element = await open();
    await sendKeys({ press: 'h' });
    expect(heard.map(([type]) => type)).to.deep.equal(['orphan-by-hand', 'versions-close']);
    expect(element.shadowRoot!.querySelector('dialog')!.open).to.equal(false);
  });

  it('names what was edited, and leads to the place', async () => {
    const element = await open();
    button(element, 'What was edited').click();
    await waitUntil(() => element.shadowRoot!.querySelector('.edited'));
    expect(text(element, '.edited')).to.contain('Softened').and.contain('“will” became “may”');
    element.shadowRoot!.querySelector<HTMLElement>('.edited .place')!.click();
    expect(heard[0]![0]).to.equal('place-pick');
    await expect(element).to.be.accessible();
  });

  it('shows all changes, with what is unchanged on demand', async () => {
    const element = await open();
    element.shadowRoot!.querySelector<HTMLElement>('#tab-attach')!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await element.updateComplete;
    const inserted = [...element.shadowRoot!.querySelectorAll('ins')].map((each) => each.textContent);
    expect(inserted.join(' ')).to.contain('may').and.contain('an inquiry begins');
    expect(element.shadowRoot!.querySelector('del')!.textContent).to.equal('will');
    await expect(element).to.be.accessible();
  });

  it('works from the marked words alone where no text before is kept', async () => {
    const element = await open({ pasts: [] });
    expect(text(element, '.summary')).to.contain('are not kept here');
    expect(text(element, '.side')).to.contain('will cut the ferry');
    expect(button(element, 'Go back')).to.equal(undefined);
  });

  it('changes nothing for a reader', async () => {
    const element = await open({ readonly: true });
    await sendKeys({ press: 'a' });
    await sendKeys({ press: 'h' });
    expect(heard).to.deep.equal([]);
    expect(button(element, 'Attach here')).to.equal(undefined);
    expect(button(element, 'Go back')).to.equal(undefined);
  });

  it('offers the way back', async () => {
    const element = await open();
    button(element, 'Go back to version 1').click();
    expect(heard[0]![0]).to.equal('version-remove');
  });
});
