import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { chooseOccurrences, type OccurrenceRequest } from '../../components/occurrences-dialog.js';
import { createArticle, type Role } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { quote } from '../../src/domain/span.js';
import { Session } from '../../src/session.js';
import { sessionOn } from '../support/with-session.js';
import { waitUntil } from '../support/wait.js';

const spanOf = ({ article: { text } }: Session, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

/** The dialog over a page in which a button has the focus. */
async function open(session: Session, words = 'mayor', more: Partial<OccurrenceRequest> = {}) {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  const before = document.createElement('button');
  before.textContent = 'Before';
  root.append(before);
  before.focus();
  const choice = chooseOccurrences(root, { session, spans: [spanOf(session, words)], ...more });
  await waitUntil(() => root.querySelector('bias-occurrences')?.shadowRoot?.querySelector('dialog[open]'));
  const element = root.querySelector('bias-occurrences') as HTMLElement & { updateComplete: Promise<unknown> };
  const all = <E extends HTMLElement>(selector: string) => [
    ...element.shadowRoot!.querySelectorAll<E>(selector),
  ];
  const find = <E extends HTMLElement>(selector: string) => all<E>(selector)[0]!;
  const rows = () =>
    all('.row').map(
      (row) =>
        `${row.querySelector('input')!.checked ? '+' : '-'} ${row.textContent!.replace(/\s+/g, ' ').trim()}`,
    );
  const choose = async (select: string, value: string) => {
    find<HTMLSelectElement>(select).value = value;
    find(select).dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
  };
  const press = async (key: string) => {
    await sendKeys({ press: key });
    await element.updateComplete;
  };
  return { root, before, choice, element, find, all, rows, choose, press };
}

const mixed = () => {
  const draft = (role: Role, text: string, repeats: number | null = null) =>
    ({ type: 'paragraph', role, repeats, text }) as const;
  return new Session({
    article: createArticle(
      [
        draft('headline', 'Mayor late'),
        draft('body', 'The mayor slashed mayoral aid.'),
        draft('body', 'The mayor slashed it.', 1),
        draft('boilerplate', 'More on the mayor'),
      ],
      { retrieved: '2026-01-02T03:04:05.000Z', language: 'en' },
    ),
    codebook: defaultCodebook,
  });
};

describe('chooseOccurrences', () => {
  afterEach(() => expect(document.querySelector('bias-occurrences')).to.equal(null));

  it('shows each occurrence where it stands, and ticks those that count', async () => {
    const { rows, find, choice, press } = await open(mixed());
    expect(rows()).to.deep.equal([
      '+ Mayor late Headline',
      '+ The mayor slashed mayoral aid. Body',
      '- The mayor slashed it. Body · repeats another block',
      '- More on the mayor Boilerplate',
    ]);
    expect(find('mark').textContent).to.equal('Mayor');
    expect(find('header').textContent).to.contain('“mayor”: 4 places');
    expect(find('.primary').textContent).to.equal('Mark 2');
    await press('Escape');
    expect(await choice).to.equal(null);
  });

  it('does it all with the keyboard, and gives the focus back', async () => {
    const session = mixed();
    const { root, before, choice, press } = await open(session);
    await press(' '); // The first row has the focus.
    await press('End');
    await press(' ');
    await press('ArrowUp');
    await press('Enter');
    const { kind, spans, attributes } = (await choice)!;
    expect(kind).to.equal('claim');
    expect(attributes).to.deep.equal({});
    expect(spans.map(({ start }) => start)).to.deep.equal([15, 76]);
    expect(spans.map((span) => quote(session.article.text, [span]))).to.deep.equal(['mayor', 'mayor']);
    await waitUntil(() => root.activeElement === before, 'has the focus');
  });

  it('marks as another kind, with one answer for all of them', async () => {
    const { choice, choose, find, all } = await open(mixed(), 'mayor', { kind: 'framing' });
    expect(find<HTMLSelectElement>('[name="kind"]').selectedOptions[0]!.label).to.equal('Framing (f)');
    await choose('[name="kind"]', 'claim');
    await choose('[name="value"]', 'minor');
    expect(all('[name="value"]')).to.have.length(1);
    find('.primary').click();
    expect(await choice).to.deep.include({ kind: 'claim', attributes: { worth: 'minor' } });
  });

  it('does not tick what is marked already as this kind, and says so', async () => {
    const session = sessionOn('The <c>mayor</c> and the <f>mayor</f> and <c2>the mayor</c2>.');
    const { rows, find, choice, choose } = await open(session, 'mayor', { kind: 'claim' });
    expect(rows()[0]).to.match(/^- .* Body · marked already as claim$/);
    expect(rows().map((row) => row[0])).to.deep.equal(['-', '+', '+']);
    await choose('[name="kind"]', 'framing');
    expect(rows().map((row) => row[0])).to.deep.equal(['+', '-', '+']);
    find('.buttons button').click(); // All.
    find('.primary').click();
    expect((await choice)!.spans.map(({ start }) => start)).to.deep.equal([4, 32]);
  });

  it('ticks all and none, and marks nothing where nothing is ticked', async () => {
    const { element, find, all, choice, press } = await open(mixed());
    const [everything, none] = all('.buttons button');
    everything!.click();
    await element.updateComplete;
    expect(find('.primary').textContent).to.equal('Mark 4');
    none!.click();
    await element.updateComplete;
    expect(find<HTMLButtonElement>('.primary').disabled).to.equal(true);
    await press('Enter');
    expect(find<HTMLDialogElement>('dialog').open).to.equal(true);
    find('footer button').click();
    expect(await choice).to.equal(null);
  });

  it('looks for parts of words and for one case only, and remembers what was unticked', async () => {
    const { rows, find, choice, element, press } = await open(mixed());
    find('.row input').click();
    find('[name="whole-words"]').click();
    await element.updateComplete;
    expect(rows()).to.have.length(5);
    expect(rows()[0]![0]).to.equal('-');
    find('[name="match-case"]').click();
    await element.updateComplete;
    expect(rows()).to.have.length(4);
    await press('Escape');
    await choice;
  });

  it('is accessible', async () => {
    const { element, choice, press } = await open(mixed());
    await expect(element).to.be.accessible();
    await press('Escape');
    await choice;
  });

  it('opens with two thousand of many, and says so', async () => {
    const session = sessionOn('mayor '.repeat(2500).trim());
    const { all, find, choice, press } = await open(session);
    expect(all('.row')).to.have.length(2000);
    expect(find('footer').textContent).to.contain('The first 2,000 are listed');
    expect(find('.primary').textContent).to.equal('Mark 2000');
    await press('Escape');
    await choice;
    await aTimeout(0);
  });
});
