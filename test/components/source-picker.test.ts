import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { BiasSourcePicker } from '../../components/bias-source-picker.js';
import { defineAll } from '../../components/define-all.js';
import type { Source } from '../../src/domain/source.js';
import { amend, sessionOn, sourceOf, withSession } from '../support/with-session.js';

defineAll({ 'bias-source-picker': BiasSourcePicker });

const text =
  '<a1>They left</a1>, the ministry said. <a2>They did not</a2>, the Pentagon said. <a3>It is over</a3>, he said.';

const entry = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  ...sourceOf(id, name),
  ...more,
});

const entries = [
  entry('ministry', 'Iraqi Foreign Ministry', { side: 'Iraq', aliases: ['the ministry', 'Baghdad'] }),
  entry('pentagon', 'Pentagon', { side: 'US', aliases: ['US Defense Department'] }),
  entry('liu', 'Liu Xinlu', { type: 'expert', kind: 'person' }),
  entry('sudani', 'Mohammed Shia al-Sudani', { side: 'Iraq', sides: {}, aliases: ['PM'] }),
];

/** The registry, of which the article names the ministry first and then the Pentagon, and is at its third quotation. */
const sessionWith = (sources: readonly Source[] = entries) =>
  sessionOn(text, { a1: { sources: ['ministry'] }, a2: { sources: ['pentagon'] } }, sources);

async function pickerWith(more: Partial<BiasSourcePicker>, session = sessionWith()) {
  const picker = Object.assign(document.createElement('bias-source-picker') as BiasSourcePicker, {
    annotation: session.find('a3'),
    ...more,
  });
  const heard: unknown[] = [];
  picker.addEventListener('source-pick', (event) => heard.push((event as CustomEvent).detail));
  picker.addEventListener('picker-close', () => heard.push('close'));
  await withSession(session, picker);
  picker.focus();
  return { picker, heard, session };
}

const plain = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const optionsOf = (picker: BiasSourcePicker) => [
  ...picker.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]'),
];
const offered = async (picker: BiasSourcePicker) => {
  await picker.updateComplete;
  return optionsOf(picker).map((option) => plain(option.querySelector('.name')!));
};
const highlighted = async (picker: BiasSourcePicker) => {
  await picker.updateComplete;
  const id = picker.shadowRoot!.querySelector('input')!.getAttribute('aria-activedescendant')!;
  const option = picker.shadowRoot!.getElementById(id)!;
  expect(option.ariaSelected).to.equal('true');
  return plain(option.querySelector('.name')!);
};

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

async function chord(modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

describe('<bias-source-picker>', () => {
  afterEach(() => resetMouse());

  it('offers the entry of that name first, so that Enter alone takes it', async () => {
    const { picker, heard } = await pickerWith({ words: 'the Baghdad' });
    expect(await offered(picker)).to.deep.equal([
      'Iraqi Foreign Ministry',
      'Pentagon',
      'Liu Xinlu',
      'Mohammed Shia al-Sudani',
    ]);
    await press('Enter');
    expect(heard).to.deep.equal([{ id: 'ministry' }]);
  });

  it('offers a new entry first where nobody is called so, then who may be meant, then who was named last', async () => {
    const { picker, heard } = await pickerWith({ words: 'the al-Sudani' });
    expect(await offered(picker)).to.deep.equal([
      'New source “al-Sudani”',
      'Mohammed Shia al-Sudani',
      'Pentagon',
      'Iraqi Foreign Ministry',
      'Liu Xinlu',
    ]);
    await press('Enter');
    expect(heard).to.deep.equal([{ name: 'al-Sudani' }]);
  });

  it('offers whoever was named last first for a pronoun', async () => {
    const { picker, heard } = await pickerWith({ words: 'he' });
    expect(await offered(picker)).to.deep.equal([
      'Pentagon',
      'Iraqi Foreign Ministry',
      'Liu Xinlu',
      'Mohammed Shia al-Sudani',
    ]);
    await press('ArrowDown', 'Enter');
    expect(heard).to.deep.equal([{ id: 'ministry' }]);
  });

  it('takes the word of the analyst that the words are a pronoun', async () => {
    const session = sessionWith();
    amend(session, 'a3', { attributes: { source_form: 'pronoun' } });
    const { picker } = await pickerWith({ words: 'er' }, session);
    expect((await offered(picker))[0]).to.equal('Pentagon');
  });

  it('finds by a few letters of a name or an alias, and says by which', async () => {
    const { picker, heard } = await pickerWith({ words: 'he' });
    await sendKeys({ type: 'us d' });
    expect(await offered(picker)).to.deep.equal(['Pentagon', 'New source “us d”']);
    expect(plain(optionsOf(picker)[0]!)).to.equal(
      'Pentagon also: US Defense Department Government · US · 1× here',
    );
    await press('Enter');
    expect(heard).to.deep.equal([{ id: 'pentagon' }]);
    await picker.updateComplete;
    expect(picker.shadowRoot!.querySelector('input')!.value).to.equal('');
  });

  it('offers a new entry last while typing, unless the name is there', async () => {
    const { picker } = await pickerWith({});
    await sendKeys({ type: 'pentago' });
    expect(await offered(picker)).to.deep.equal(['Pentagon', 'New source “pentago”']);
    await sendKeys({ type: 'n' });
    expect(await offered(picker)).to.deep.equal(['Pentagon']);
  });

  it('shows the side in this article', async () => {
    const session = sessionWith();
    const { article } = session;
    const source = entry('x', 'Xena', { side: 'US', sides: { [article.id]: 'Iraq' } });
    session.dispatch([], { sources: [{ id: 'x', after: source }] });
    const { picker } = await pickerWith({}, session);
    await sendKeys({ type: 'xe' });
    await picker.updateComplete;
    expect(plain(optionsOf(picker)[0]!)).to.equal('Xena Government · Iraq');
  });

  it('moves with arrows, Home and End, round and round', async () => {
    const { picker } = await pickerWith({ words: 'he' });
    expect(await highlighted(picker)).to.equal('Pentagon');
    await press('End');
    expect(await highlighted(picker)).to.equal('Mohammed Shia al-Sudani');
    await press('ArrowDown');
    expect(await highlighted(picker)).to.equal('Pentagon');
    await press('ArrowUp', 'ArrowUp');
    expect(await highlighted(picker)).to.equal('Liu Xinlu');
    await press('Home');
    expect(await highlighted(picker)).to.equal('Pentagon');
  });

  it('makes a new one with + where nothing is typed, and with Control and Enter at any time', async () => {
    const { heard } = await pickerWith({ words: 'the Pentagon spokesman' });
    await press('+');
    await sendKeys({ type: 'C+' });
    await chord('Control', 'Enter');
    expect(heard).to.deep.equal([{ name: 'Pentagon spokesman' }, { name: 'C+' }]);
  });

  it('makes nobody without a name, and says so', async () => {
    const { picker, heard } = await pickerWith({});
    await press('+');
    await picker.updateComplete;
    expect(heard).to.deep.equal([]);
    expect(plain(picker.shadowRoot!.querySelector('[role="status"]')!)).to.contain('Type the name');
  });

  it('leaves out who is named already, and makes no second one of that name', async () => {
    const { picker, heard } = await pickerWith({ words: 'the Pentagon', taken: ['pentagon'] });
    expect(await offered(picker)).to.not.include('Pentagon');
    expect(await offered(picker)).to.not.include('New source “Pentagon”');
    expect(plain(picker.shadowRoot!.getElementById('hint')!)).to.equal('“Pentagon” is named already.');
    await press('+');
    expect(heard).to.deep.equal([]);
  });

  it('offers only what there is where nothing new is wanted', async () => {
    const { picker, heard } = await pickerWith({ existing: true });
    await sendKeys({ type: 'nobody' });
    expect(await offered(picker)).to.deep.equal([]);
    await press('Enter');
    await chord('Control', 'Enter');
    expect(heard).to.deep.equal([]);
  });

  it('closes with Escape, and keeps the key to itself', async () => {
    const { picker, heard } = await pickerWith({});
    picker.parentElement!.addEventListener('keydown', () => heard.push('outside'));
    await press('Escape');
    expect(heard).to.deep.equal(['close']);
  });

  it('follows the registry while it is open', async () => {
    const { picker, session } = await pickerWith({});
    await sendKeys({ type: 'zeb' });
    session.dispatch([], { sources: [{ id: 'z', after: entry('z', 'Zebari') }] });
    expect(await offered(picker)).to.deep.equal(['Zebari', 'New source “zeb”']);
  });

  it('is picked from with the pointer while the focus stays in the field', async () => {
    const { picker, heard } = await pickerWith({ words: 'he' });
    await picker.updateComplete;
    const { left, top, height } = optionsOf(picker)[2]!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 20), Math.round(top + height / 2)] });
    expect(heard).to.deep.equal([{ id: 'liu' }]);
    expect(picker.shadowRoot!.activeElement?.localName).to.equal('input');
  });

  it('shows no more than 50 of thousands, whatever is typed', async () => {
    const first = ['Ali', 'Bo', 'Chen', 'Dina', 'Émile', 'Farid', 'Gül', 'Hana'];
    const many = Array.from({ length: 5000 }, (_, index) =>
      entry(`s${index}`, `${first[index % 8]} ${(index * 7919).toString(36)}`, {
        aliases: [`Minister ${index}`, `the ${first[(index + 3) % 8]} group ${index}`],
      }),
    );
    const session = sessionWith([...entries, ...many]);
    const { picker } = await pickerWith({ words: 'he' }, session);
    expect(await offered(picker)).to.have.length(50);
    expect(plain(picker.shadowRoot!.getElementById('hint')!)).to.contain('4,954 more');
    const field = picker.shadowRoot!.querySelector('input')!;
    for (const typed of ['m', 'mi', 'min', 'minister 4', 'g', 'gr', 'emile', 'zzz', '']) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input'));
      await picker.updateComplete;
      expect(optionsOf(picker).length).to.be.at.most(50);
    }
  });

  it('is accessible, narrow too', async () => {
    const { picker } = await pickerWith({ words: 'Nouri al-Maliki, a former prime minister of the country' });
    picker.parentElement!.style.width = '260px';
    expect(picker.scrollWidth).to.be.at.most(260);
    await expect(picker).to.be.accessible();
  });
});
