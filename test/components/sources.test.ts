import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { BiasDesk } from '../../components/bias-desk.js';
import type { BiasSources } from '../../components/bias-sources.js';
import { open as openPart } from '../../components/coding-openings.js';
import { deepAll } from '../support/annotator.js';
import { sessionOn, withSession } from '../support/with-session.js';
import {
  choose,
  dialog,
  entries,
  entry,
  find,
  focused,
  heard,
  live,
  lookAt,
  open,
  plain,
  press,
  rows,
  session,
  sessionWith,
  settled,
  source,
  status,
  uses,
  write,
} from '../support/sources-dialog.js';
import { waitUntil } from '../support/wait.js';

describe('<bias-sources>', () => {
  it('lists all sources with what is coded and where they are used', async () => {
    await open(undefined, { uses });
    expect(rows()).to.deep.equal([
      'Iraqi Foreign Ministry Government · Iraq · used 1× here',
      'Liu Xinlu Expert · not used here',
      'Pentagon Government · US · used 2× here, 4× in 1 other article',
    ]);
    expect(focused()?.getAttribute('name')).to.equal('search');
    await expect(dialog).to.be.accessible();
  });

  it('searches, and goes on to the first found with Enter', async () => {
    await open();
    await sendKeys({ type: 'us def' });
    await settled();
    expect(rows()).to.deep.equal(['Pentagon also US Defense Department · Government · US · used 2× here']);
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(focused()?.getAttribute('name')).to.equal('name');
    expect((focused() as HTMLInputElement).value).to.equal('Pentagon');
  });

  it('goes through the list with arrows', async () => {
    await open();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await settled();
    expect(find<HTMLInputElement>('[name="name"]')!.value).to.equal('Liu Xinlu');
    expect(focused()?.getAttribute('role')).to.equal('listbox');
    await sendKeys({ press: 'End' });
    await settled();
    expect(find<HTMLInputElement>('[name="name"]')!.value).to.equal('Pentagon');
  });

  it('renames in one step, keeps the old name, undoes and redoes', async () => {
    await open('liu');
    await write('name', 'Professor Liu');
    expect(source('liu')).to.include({ name: 'Professor Liu' });
    expect(source('liu').aliases).to.deep.equal(['Liu Xinlu']);
    expect(status()).to.equal('Liu Xinlu is called Professor Liu now, and still found by the old name.');
    expect(session.undoName).to.equal('Rename source');
    await press('Undo: rename source');
    expect(source('liu').name).to.equal('Liu Xinlu');
    expect(status()).to.equal('Undone: rename source.');
    expect(plain(focused())).to.equal('Undo');
    await press('Redo: rename source');
    expect(source('liu').name).to.equal('Professor Liu');
  });

  it('keeps what is typed when the field is left, and when the dialog is closed', async () => {
    await open('liu');
    await write('affiliation', 'Shanghai University', 'Tab');
    expect(source('liu').affiliation).to.equal('Shanghai University');
    find<HTMLInputElement>('[name="country"]')!.focus();
    await sendKeys({ type: 'China' });
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(source('liu').country).to.equal('China');
    expect(heard).to.deep.equal([['sources-close', null]]);
    expect(session.undoName).to.equal('Set country of source');
  });

  it('refuses an empty name in a sentence', async () => {
    await open('liu');
    await write('name', '');
    expect(plain(find('#name-error'))).to.equal('A source needs a name.');
    expect(find('[name="name"]')!.getAttribute('aria-invalid')).to.equal('true');
    expect(source('liu').name).to.equal('Liu Xinlu');
    expect(session.canUndo).to.equal(false);
    await write('name', 'Liu');
    expect(source('liu').name).to.equal('Liu');
    expect(find('#name-error')).to.equal(null);
  });

  it('adds and removes other names', async () => {
    await open('liu');
    await write('alias', 'the professor');
    expect(source('liu').aliases).to.deep.equal(['the professor']);
    expect(focused()?.getAttribute('name')).to.equal('alias');
    await write('alias', 'the professor');
    expect(plain(find('#alias-error'))).to.equal('It is called the professor already.');
    await press('Remove: the professor');
    expect(source('liu').aliases).to.deep.equal([]);
    expect(focused()?.getAttribute('name')).to.equal('alias');
  });

  it('sets what is coded, by keys', async () => {
    await open('liu');
    await choose('type', 'me');
    await choose('role', 'in');
    await choose('side', 'Ir');
    await choose('side-here', 'US');
    expect(source('liu')).to.include({ type: 'media', role: 'informs', side: 'Iraq' });
    expect(source('liu').sides).to.deep.equal({ [session.article.id]: 'US' });
    expect(status()).to.equal('Side of Liu Xinlu in this article: US.');
    await sendKeys({ press: 'Home' });
    await settled();
    expect(source('liu').sides).to.equal(undefined);
    expect(session.undoName).to.equal('Set side in this article');
  });

  it('keeps a value that is on no list', async () => {
    await open('x', {}, sessionWith([entry('x', 'X', { type: 'oracle' })]));
    const field = find<HTMLSelectElement>('[name="type"]')!;
    expect(plain(field.selectedOptions[0]!)).to.equal('oracle (not in the list)');
  });

  it('leads to the uses here and elsewhere', async () => {
    await open('pentagon', { uses });
    await waitUntil(() => deepAll(dialog.shadowRoot!, '.use').length === 3);
    await press('they did not');
    await press('Another article 4×');
    expect(heard).to.deep.equal([
      ['use-pick', { id: 'a2' }],
      ['article-pick', { articleId: 'other', sourceId: 'pentagon', title: 'Another article' }],
    ]);
  });

  for (const taken of [false, true])
    it(`${taken ? 'makes way for' : 'stays, and says so, where nobody opens'} another article`, async () => {
      const on = sessionWith();
      const desk = document.createElement('div');
      desk.attachShadow({ mode: 'open' });
      const before = desk.shadowRoot!.appendChild(document.createElement('button'));
      const actions = { commit: () => undefined, pick: () => undefined };
      Object.assign(desk, { project: { usesOf: uses }, actions, articleElement: null });
      await withSession(on, desk);
      before.focus();
      const asked: unknown[] = [];
      desk.addEventListener('article-pick', (event) => {
        asked.push((event as CustomEvent<{ articleId: string }>).detail.articleId);
        if (taken) event.preventDefault();
      });
      await openPart(desk as unknown as BiasDesk, 'sources', 'pentagon');
      lookAt(desk.shadowRoot!.querySelector<BiasSources>('bias-sources')!, on);
      await waitUntil(() => deepAll(dialog.shadowRoot!, '.use').length === 3);
      await press('Another article 4×');
      expect(asked).to.deep.equal(['other']);
      expect(dialog.isConnected).to.equal(!taken);
      if (taken) return;
      expect(status()).to.equal('It opens where the articles are listed: Another article.');
      expect(plain(focused())).to.equal('Another article 4×');
    });

  it('merges after saying what will happen', async () => {
    await open('pentagon', { uses });
    await press('Merge into…');
    await sendKeys({ type: 'liu' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(plain(find('bias-source-question')!.shadowRoot!.querySelector('p'))).to.equal(
      '“Pentagon” will be another name of “Liu Xinlu”. 2 annotations here and 4 in 1 other article will count as ' +
        '“Liu Xinlu”, which also takes over what is coded only of “Pentagon”.',
    );
    expect(plain(focused())).to.equal('Merge');
    await expect(dialog).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(live()).to.deep.equal(['Iraqi Foreign Ministry', 'Liu Xinlu']);
    expect(session.sourcesOf(session.find('a2')).map(({ name }) => name)).to.deep.equal(['Liu Xinlu']);
    expect(focused()?.getAttribute('role')).to.equal('listbox');
    expect(find<HTMLInputElement>('[name="name"]')!.value).to.equal('Liu Xinlu');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
    expect(live()).to.have.length(3);
  });

  it('steps back from a question with Escape, and stays open', async () => {
    await open('pentagon');
    for (const question of ['Merge into…', 'Delete…']) {
      await press(question);
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(heard).to.deep.equal([]);
      expect(focused()?.getAttribute('name')).to.equal('name');
    }
    await sendKeys({ press: 'Escape' });
    expect(heard).to.have.length(1);
  });

  it('offers to merge those that share a name', async () => {
    await open('liu', {}, sessionWith([...entries, entry('dup', 'the Baghdad')]));
    expect(find('.namesake')).to.equal(null);
    await sendKeys({ press: 'Home' });
    await settled();
    expect(plain(find('.namesake span'))).to.equal('“Baghdad” is also what the Baghdad is called.');
    await press('Merge them?');
    expect(plain(focused())).to.equal('Merge');
  });

  it('splits a name off, with the annotations that the analyst wants to go along', async () => {
    await open('pentagon');
    await press('Make this a source of its own: Officials');
    expect(deepAll(dialog.shadowRoot!, '.moved label').map(plain)).to.deep.equal(['Officials … it is over']);
    await press('Make it a source, with 1 of 1');
    expect(live()).to.deep.equal(['Iraqi Foreign Ministry', 'Liu Xinlu', 'Officials', 'Pentagon']);
    expect(session.sourcesOf(session.find('a3')).map(({ name }) => name)).to.deep.equal(['Officials']);
    expect(session.sourcesOf(session.find('a2')).map(({ name }) => name)).to.deep.equal(['Pentagon']);
    session.undo();
    expect(session.sourcesOf(session.find('a3')).map(({ name }) => name)).to.deep.equal(['Pentagon']);
    expect(live()).to.have.length(3);
    await settled();
    expect(focused()).to.not.equal(null);
  });

  it('splits without a question where nothing goes along', async () => {
    await open('pentagon');
    await press('Make this a source of its own: US Defense Department');
    expect(live()).to.include('US Defense Department');
    expect(status()).to.equal('US Defense Department is a source of its own now.');
  });

  it('lets one that was merged go its own way again, but for what the analyst keeps', async () => {
    await open('liu');
    await press('Merge into…');
    await sendKeys({ type: 'pent' });
    await sendKeys({ press: 'Enter' });
    await settled();
    await press('The other way round');
    await press('Merge');
    expect(source('pentagon').mergedInto).to.equal('liu');
    await press('Make this a source of its own: Pentagon');
    expect(deepAll(dialog.shadowRoot!, '.moved label')).to.have.length(2);
    await sendKeys({ press: ' ' });
    await settled();
    await press('Make it a source, with 1 of 2');
    expect(session.find('a2').sources).to.deep.equal(['liu']);
    expect(session.find('a3').sources).to.deep.equal(['pentagon']);
    expect(session.sourcesOf(session.find('a3')).map(({ name }) => name)).to.deep.equal(['Pentagon']);
  });

  it('deletes at once what nothing names', async () => {
    await open('liu', { uses });
    await press('Delete…');
    await waitUntil(() => live().length === 2);
    await settled();
    expect(status()).to.equal('Deleted Liu Xinlu.');
    expect(focused()?.getAttribute('role')).to.equal('listbox');
  });

  it('asks what becomes of the annotations of one that is in use', async () => {
    await open('pentagon', { uses });
    await press('Delete…');
    expect(plain(find('bias-source-question')!.shadowRoot!.querySelector('p'))).to.equal(
      '“Pentagon” is in use: 2 annotations here and 4 in 1 other article. What is to become of them?',
    );
    expect(plain(focused())).to.equal('Keep it');
    await press(
      'Delete it, and leave 2 annotations here and 4 annotations in other articles without this source',
    );
    expect(live()).to.not.include('Pentagon');
    expect(session.sourcesOf(session.find('a2'))).to.deep.equal([]);
    await press('Undo: delete source');
    expect(session.sourcesOf(session.find('a2'))).to.have.length(1);
  });

  it('makes a new source, under the name that was sought in vain', async () => {
    await open();
    await sendKeys({ type: 'Zebari' });
    await settled();
    await press('New source');
    expect((focused() as HTMLInputElement).value).to.equal('Zebari');
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(live()).to.include('Zebari');
    expect(find<HTMLInputElement>('[name="name"]')!.value).to.equal('Zebari');
    await press('New source');
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(plain(find('#new-error'))).to.equal('A source needs a name.');
    await sendKeys({ type: 'baghdad' });
    await settled();
    expect(plain(find('.namesake span'))).to.equal('Iraqi Foreign Ministry is called so already.');
  });

  it('adds, renames and removes sides', async () => {
    await open();
    find('summary')!.focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(
      deepAll(dialog.shadowRoot!, '.sides li').map((each) => plain(each.querySelector('.side'))),
    ).to.deep.equal(['No side', 'Unclear', 'Iraq', 'US']);
    await write('side-add', 'Iran');
    expect(session.definedSides).to.deep.equal(['Iran']);
    await write('side-add', 'us');
    expect(plain(find('#error-add'))).to.equal('There is a side US already.');
    await press('Rename: US');
    await write('side-rename', 'America');
    expect(source('pentagon').side).to.equal('America');
    expect(session.definedSides).to.deep.equal(['Iran', 'America']);
    expect(focused()).to.not.equal(null);
    await press('Remove: Iran');
    expect(session.definedSides).to.deep.equal(['America']);
    await press('Remove: America');
    await sendKeys({ type: 'Iraq' });
    await expect(dialog).to.be.accessible();
    await press('Remove America');
    expect(source('pentagon').side).to.equal('Iraq');
    expect(session.sides).to.deep.equal(['none', 'unclear', 'Iraq']);
    expect(focused()?.getAttribute('name')).to.equal('side-add');
    await press('Undo: remove side');
    expect(source('pentagon').side).to.equal('America');
  });

  it('hands each step to the one who commits, and each undo', async () => {
    const steps: unknown[] = [];
    await open('liu', {
      commit: (change, { name, sources }) => steps.push([change.length, name, sources?.length]),
      undo: () => steps.push('undo'),
    });
    await choose('kind', 'gr');
    expect(steps).to.deep.equal([[0, 'Set kind of source', 1]]);
    session.dispatch([], { name: 'Add source', sources: [{ id: 'z', after: entry('z', 'Zebari') }] });
    await settled();
    await press('Undo: add source');
    expect(steps.at(-1)).to.equal('undo');
  });

  it('keeps its keys from the desk', async () => {
    await open('liu');
    dialog.parentElement!.addEventListener('keydown', ({ key }) => heard.push(key));
    await sendKeys({ press: 'ArrowDown' });
    await press('Merge into…');
    await sendKeys({ type: 'c#' });
    expect(heard).to.deep.equal([]);
  });

  it('changes nothing where it may only show', async () => {
    await open('pentagon', { readonly: true, uses });
    expect(find<HTMLFieldSetElement>('fieldset')!.disabled).to.equal(true);
    expect(deepAll(dialog.shadowRoot!, 'button').map(plain)).to.not.include('New source');
  });

  it('says so where there is none yet', async () => {
    await open(undefined, {}, sessionOn('<c>Nobody</c> speaks.'));
    expect(plain(find('.empty'))).to.contain('No sources yet.');
    await expect(dialog).to.be.accessible();
  });

  it('finds one among 5,000, and draws no more than fit', async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      entry(`s${index}`, `Minister ${(index * 7919).toString(36)}`, { aliases: [`the ${index}th minister`] }),
    );
    await open('s17', { uses }, sessionWith([...entries, ...many]));
    expect(rows().length).to.be.below(60);
    expect(rows().some((row) => row.startsWith(`Minister ${(17 * 7919).toString(36)} `))).to.equal(true);
    const field = find<HTMLInputElement>('[name="search"]')!;
    const list = find('bias-source-list') as HTMLElement & { updateComplete: Promise<unknown> };
    for (const typed of ['m', 'mi', 'minister 4', '12th', 'zzz', '']) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input'));
      await list.updateComplete;
      expect(rows().length, typed).to.be.below(60);
    }
  });

  it('is one column that scrolls one way on a narrow screen', async () => {
    await setViewport({ width: 390, height: 800 });
    await open('pentagon', { uses });
    const body = find('.body')!;
    expect(body.scrollWidth).to.be.at.most(body.clientWidth);
    const list = find('bias-source-list')!.getBoundingClientRect();
    expect(find('bias-source-form')!.getBoundingClientRect().top).to.be.above(list.bottom);
    await expect(dialog).to.be.accessible();
    await setViewport({ width: 800, height: 600 });
  });
});
