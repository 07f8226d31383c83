import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { BiasSources } from '../../components/bias-sources.js';
import type { Session } from '../../src/session.js';
import { annotatorWith, caretBefore, cleanUp, deep, deepAll, next, shown } from '../support/annotator.js';
import { keeperOf, type Keeper } from '../support/host.js';
import {
  choose,
  find as findInDialog,
  lookAt,
  press as pressButton,
  settled,
  source,
  write,
} from '../support/sources-dialog.js';
import { waitUntil } from '../support/wait.js';

const text = [
  'Harbour talks fail',
  'Odile Brandt said it was late. Critics claimed it was late.',
  'The mayor said it was late.',
].join('\n');

describe('a host that listens', () => {
  let element: BiasAnnotator;
  let keeper: Keeper;
  const find = <E extends Element = HTMLElement>(selector: string) => deep<E>(element.shadowRoot!, selector);
  const press = async (...keys: string[]) => {
    for (const each of keys) {
      const [key, ...held] = each.split('+').reverse();
      for (const down of held) await sendKeys({ down });
      await sendKeys({ press: key! });
      for (const up of held) await sendKeys({ up });
      await element.updateComplete;
    }
  };
  const select = async (words: string) => {
    await caretBefore(element, words);
    await sendKeys({ down: 'Shift' });
    for (const _letter of words) await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Shift' });
    await element.updateComplete;
  };
  const last = () => keeper.steps.at(-1)!;
  /** Another page, to which the host hands what it has kept, shows the very same. */
  const expectKept = async () => {
    const other = await annotatorWith({ text }, { storage: 'none' });
    other.apply(keeper.kept());
    expect(other.annotations).to.deep.equal(element.annotations);
    const { exported: _then, ...set } = element.exportJSON();
    expect(other.exportJSON()).to.deep.include({ annotations: set.annotations, sources: set.sources });
  };

  for (const storage of ['none', 'indexeddb'] as const)
    describe(`with storage="${storage}"`, () => {
      beforeEach(async () => {
        element = await annotatorWith({ text }, { storage });
        keeper = keeperOf(element);
        await waitUntil(() => customElements.get('bias-flow'), 'the part for coding is loaded');
      });
      afterEach(async () => {
        await resetMouse();
        await cleanUp();
      });

      it('hears of a mark, a value, an edge, a removal, and of undo and redo by keys', async () => {
        await select('it was late');
        await press('c');
        expect(last()).to.deep.include({ name: 'Mark claim', sources: [] });
        const [{ id, before, after }] = last().annotations as [(typeof keeper.steps)[0]['annotations'][0]];
        expect(before).to.equal(undefined);
        expect(after).to.deep.equal(element.annotations[0]);
        expect(after!.spans[0]).to.include({ start: text.indexOf('it was late'), exact: 'it was late' });
        await press('m');
        expect(last().annotations[0]!.before!.attributes).to.deep.equal({});
        expect(last().annotations[0]!.after!.attributes).to.deep.equal({ worth: 'minor' });
        await press('Shift+Alt+ArrowLeft');
        expect(last().annotations[0]!.before!.spans[0]!.exact).to.equal('it was late');
        expect(last().annotations[0]!.after!.spans[0]!.exact).to.equal('it was lat');
        await press('Delete');
        expect(last().annotations).to.deep.equal([{ id, before: last().annotations[0]!.before }]);
        await press('Control+z');
        expect(last().annotations[0]).to.have.all.keys('id', 'after');
        await press('Control+Shift+z');
        expect(last().annotations[0]).to.have.all.keys('id', 'before');
        await press('Control+z', 'Control+z');
        expect(keeper.told()).to.have.length(8);
        expect(shown(element)).to.contain('said <c>it was late</c>');
        await expectKept();
      });

      it('hears of each, and then of the step', async () => {
        const heard: string[] = [];
        for (const type of ['annotation-create', 'annotation-update', 'annotation-delete', 'annotator-change'])
          element.addEventListener(type, () => heard.push(type));
        await select('it was late');
        await press('c', 'm', 'Delete', 'Control+z');
        const each = ['annotation-create', 'annotation-update', 'annotation-delete', 'annotation-create'];
        expect(heard).to.deep.equal(each.flatMap((type) => [type, 'annotator-change']));
      });

      it('hears of a note while it is typed, and of what a call of its own finds half typed', async () => {
        await select('it was late');
        await press('c');
        const note = find<HTMLTextAreaElement>('textarea')!;
        note.focus();
        await sendKeys({ type: 'which on' });
        element.annotate('framing', [{ start: 0, end: 7 }]);
        expect(last().name).to.equal('Write a note');
        expect(last().annotations[0]!.after!.note).to.equal('which on');
        expect(keeper.told()).to.deep.equal(['Mark claim: 1 + 0', 'Write a note: 1 + 0']);
      });

      it('hears of all that is marked at once as one step', async () => {
        await select('it was late');
        await press('*');
        await waitUntil(() => find('bias-occurrences')?.shadowRoot?.querySelector('dialog[open]'));
        await press('Enter');
        await waitUntil(() => element.annotations.length === 3);
        expect(keeper.told()).to.deep.equal(['Mark 3 as claim: 3 + 0']);
        await press('Control+z');
        expect(keeper.told()[1]).to.equal('Mark 3 as claim: 3 + 0');
        expect(keeper.kept()).to.deep.equal({ annotations: [], sources: [] });
      });

      it('hears of a new source together with the annotation that names it', async () => {
        await select('it was late');
        await press('a', 'Space', 'Space', 'Enter');
        const { annotations, sources } = last();
        expect(sources[0]!.before).to.equal(undefined);
        expect(sources[0]!.after).to.include({ name: 'Odile Brandt' });
        expect(annotations[0]!.after!.sources).to.deep.equal([sources[0]!.id]);
        expect(annotations[0]!.before!.sources).to.deep.equal([]);
        await expectKept();
      });
    });

  describe('hears of the registry:', () => {
    beforeEach(async () => {
      element = await annotatorWith({ text }, { storage: 'none' });
      keeper = keeperOf(element);
      await waitUntil(() => customElements.get('bias-flow'), 'the part for coding is loaded');
      await select('it was late');
      await press('a', 'Space', 'Space', 'Enter');
      await press('#');
      await waitUntil(() => find('bias-sources')?.shadowRoot?.querySelector('dialog[open]'));
      const { session } = find('bias-desk') as HTMLElement & { session: Session };
      const sources = find<BiasSources>('bias-sources')!;
      lookAt(sources, session);
      sources.open(element.sources[0]!.id);
      await settled();
    });
    afterEach(cleanUp);
    const only = () => last().sources[0]!;

    it('a source that is coded, renamed, and sided', async () => {
      await choose('type', 'ex');
      expect([only().before!.type, only().after!.type]).to.deep.equal(['unknown', 'expert']);
      await choose('side-here', 'No');
      expect(only().after!.sides).to.deep.equal({ [element.article!.id]: 'none' });
      await write('name', 'Brandt');
      expect(last().name).to.equal('Rename source');
      expect(only().after).to.deep.include({ name: 'Brandt', aliases: ['Odile Brandt'] });
      const { id } = only();
      await pressButton('Undo: rename source');
      expect(only().after!.name).to.equal('Odile Brandt');
      expect(source(id)).to.deep.equal(only().after);
      await expectKept();
    });

    it('a new one, merged, and split again', async () => {
      const { id } = element.sources[0]!;
      await pressButton('New source');
      await sendKeys({ type: 'The mayor' });
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(last()).to.deep.include({ name: 'Add source', annotations: [] });
      expect(only()).to.have.all.keys('id', 'after');
      const mayor = only().id;
      await pressButton('Merge into…');
      await sendKeys({ type: 'Odile' });
      await sendKeys({ press: 'Enter' });
      await settled();
      await pressButton('Merge');
      expect(last().name).to.equal('Merge sources');
      expect(last().sources.find((edit) => edit.id === mayor)!.after!.mergedInto).to.equal(id);
      expect(source(id).aliases).to.deep.equal(['The mayor']);
      await pressButton('Make this a source of its own: The mayor');
      expect(last().name).to.equal('Split source');
      expect(last().sources.map((edit) => edit.before!.id)).to.have.members([id, mayor]);
      expect(source(mayor).mergedInto).to.equal(undefined);
      await expectKept();
    });

    it('sides of the project', async () => {
      findInDialog('summary')!.focus();
      await sendKeys({ press: 'Enter' });
      await settled();
      await write('side-add', 'Council');
      expect(last()).to.deep.equal({
        name: 'Add side',
        annotations: [],
        sources: [],
        sides: { before: [], after: ['Council'] },
      });
    });
  });

  it('hears of roles and facts', async () => {
    element = await annotatorWith({ text }, { storage: 'none' });
    keeper = keeperOf(element);
    await waitUntil(() => customElements.get('bias-flow'), 'the part for coding is loaded');
    deepAll(element.shadowRoot!, 'button')
      .find(({ textContent }) => textContent === 'Facts')!
      .click();
    await waitUntil(() => find('bias-review')?.shadowRoot?.querySelector('.row'));
    const before = element.article!;
    find<HTMLElement>('.row')!.click();
    await press('s', 'Enter');
    await waitUntil(() => keeper.steps.length);
    expect(last()).to.deep.include({ annotations: [], sources: [] });
    expect(last().article!.before).to.deep.equal(before);
    expect(last().article!.after).to.deep.equal(element.article);
    expect(element.article!.blocks[0]!.role).to.equal('standfirst');
    await cleanUp();
  });

  describe('hears nothing', () => {
    beforeEach(async () => {
      element = await annotatorWith({ text }, { storage: 'none' });
      keeper = keeperOf(element);
    });
    afterEach(cleanUp);

    it('of its own calls', async () => {
      const { id } = element.annotate('claim', [{ start: 0, end: 7 }]);
      element.update(id, { note: 'no source' });
      element.remove(id);
      element.undo();
      element.redo();
      await element.importJSON(element.exportJSON());
      element.apply({ sources: [] });
      expect(keeper.steps).to.deep.equal([]);
    });

    it('of a key that changes nothing', async () => {
      await caretBefore(element, 'Critics');
      await press('Control+z', 'c', 'Delete');
      expect(keeper.steps).to.deep.equal([]);
    });
  });

  describe('and does harm:', () => {
    beforeEach(async () => {
      element = await annotatorWith({ text }, { storage: 'indexeddb' });
    });
    afterEach(cleanUp);

    it('throws: the browser reports it, and the rest works', async () => {
      const types = ['annotation-create', 'annotator-change', 'annotation-select', 'save-state'] as const;
      const throwing = new AbortController();
      for (const type of types)
        element.addEventListener(
          type,
          () => {
            throw new Error(`thrown at ${type}`);
          },
          throwing,
        );
      const reported: string[] = [];
      const mocha = window.onerror;
      window.onerror = (_event, _source, _line, _column, error) => reported.push(error!.message) > 0;
      try {
        await select('it was late');
        await press('c', 'Delete', 'Control+z');
        await element.saved;
        await element.updateComplete;
      } finally {
        throwing.abort();
        window.onerror = mocha;
      }
      for (const type of types) expect(reported.join()).to.contain(`thrown at ${type}`);
      expect(shown(element)).to.contain('<c>it was late</c>');
    });

    it('changes in answer to a step: both are there, in order', async () => {
      const names: string[] = [];
      element.addEventListener('annotation-create', ({ detail }) => {
        element.update(detail.annotation.id, { note: 'seen by the host' });
      });
      element.addEventListener('annotator-change', ({ detail }) => names.push(detail.name));
      await select('it was late');
      await press('c');
      expect(element.annotations[0]!.note).to.equal('seen by the host');
      expect(names).to.deep.equal(['Mark claim']);
    });

    it('changes what it was told: nothing inside differs', async () => {
      element.addEventListener('article-load', ({ detail }) => spoil(detail));
      for (const type of ['annotation-create', 'annotation-select', 'annotator-change', 'save-state'] as const)
        element.addEventListener(type, ({ detail }: CustomEvent<object>) => spoil(detail));
      await element.load({ text });
      await select('it was late');
      await press('c');
      await element.saved;
      expect(shown(element)).to.contain('said <c>it was late</c>');
      expect(element.annotations[0]).to.deep.include({ note: '', attributes: {} });
      expect(element.exportJSON().article.text).to.equal(text);
    });

    it('changes what it was given: nothing inside differs', async () => {
      const made = element.annotate('claim', [{ start: 0, end: 7 }], { attributes: { worth: 'check' } });
      element.apply({ sources: [{ id: 's1', after: { ...anybody, id: 's1' } }] });
      element.update(made.id, { sources: ['s1'] });
      const { exported: _then, ...before } = structuredClone(element.exportJSON());
      for (const given of [
        made,
        element.update(made.id, {}),
        element.exportJSON(),
        element.annotations,
        element.sources,
        element.article,
        element.codebook,
      ])
        spoil(given as object);
      const { exported: _now, ...after } = element.exportJSON();
      for (const set of [before, after])
        for (const each of set.annotations) Object.assign(each, { modified: '' });
      expect(after).to.deep.equal(before);
    });

    it('changes what it gave: nothing inside differs', async () => {
      const spans = [{ start: 0, end: 7 }];
      const init = { attributes: { worth: 'check' }, sources: ['s1'], note: 'kept' };
      const made = element.annotate('claim', spans, init);
      const changes = { annotations: [{ id: 'b', after: { ...made, id: 'b' } }] };
      element.apply(changes);
      const patch = { attributes: { worth: 'minor' } };
      element.update(made.id, patch);
      const set = structuredClone(element.exportJSON());
      const other = await annotatorWith({ annotationSet: set }, { storage: 'none' });
      const codebook = structuredClone(other.codebook!);
      other.codebook = codebook;
      await other.ready;
      const before = structuredClone([element.annotations, other.annotations, other.codebook]);
      for (const gave of [spans, init, changes, patch, set, codebook]) spoil(gave);
      expect([element.annotations, other.annotations, other.codebook]).to.deep.equal(before);
      expect(other.exportJSON().article.text).to.equal(text);
    });

    it('hears of nothing more once its listener is gone', async () => {
      const heard = next(element, 'annotator-change');
      await select('it was late');
      await press('c', 'm');
      expect((await heard).detail.name).to.equal('Mark claim');
    });
  });
});

const anybody = {
  name: 'Kim',
  aliases: ['the aide'],
  kind: 'person',
  type: 'expert',
  role: 'informs',
  side: 'none',
  anonymity: 'named',
};

/** Changes every field and empties every list that lets itself be changed. */
function spoil(value: object): void {
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'object' && field !== null) spoil(field as object);
    else Reflect.set(value, key, typeof field === 'string' ? 'spoilt' : 99);
  }
  if (Array.isArray(value) && !Object.isFrozen(value)) value.length = 0;
}
