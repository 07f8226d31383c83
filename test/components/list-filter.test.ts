import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BiasFilter } from '../../components/bias-filter.js';
import { BiasList } from '../../components/bias-list.js';
import { defineAll } from '../../components/define-all.js';
import { emptyFilter, type Filter } from '../../src/coding/filter.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { amend, sessionOn, sourceOf, withSession } from '../support/with-session.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-list': BiasList, 'bias-filter': BiasFilter });

const text = '<a>The US <a2>proposal</a2></a> said <a>no</a>.\n<c>The café is late</c>. <f>Slammed</f>.';
const session = () =>
  sessionOn(
    text,
    {
      a: { sources: ['militia'], attributes: { mode: 'direct', stance: 'loaded' }, prefilled: ['mode'] },
      a2: { sources: ['us', 'gone'], parent: 'a', note: 'check' },
      c: { attributes: { worth: 'check' }, analyst: 'ben' },
    },
    [sourceOf('militia', 'Islamic Resistance'), sourceOf('us', 'United States')],
  );

/** The text that a reader sees or hears of an element, with single spaces. */
const said = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const optionsOf = (list: BiasList) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]')];
const idsOf = (list: BiasList) => optionsOf(list).map(({ id }) => id.replace('row-', ''));

describe('<bias-list>', () => {
  const listWith = async (more: Partial<BiasList> = {}, on = session()) => {
    const list = Object.assign(document.createElement('bias-list') as BiasList, more);
    list.style.height = '300px';
    return withSession(on, list);
  };

  it('says of each annotation what it is, and what it still lacks', async () => {
    const list = await listWith();
    const rows = optionsOf(list).map(said);
    expect(rows[0]).to.match(
      /^Attribution suggested: Direct · Loaded The US proposal … no Islamic Resistance · 2 fragments$/,
    );
    expect(rows[1]).to.match(
      /^Attribution incomplete: mode note proposal United States · in: Islamic Resistance$/,
    );
    expect(rows[2]).to.match(/^Claim Check The café is late$/);
    expect(rows[3]).to.match(/^Framing incomplete: device Slammed$/);
  });

  it('shows the chain of parents, one that is gone and one without a source too, and no circle', async () => {
    const on = sessionOn('<a>one <a2>two <a3>three</a3></a2></a> <a4>four</a4> <a5>five</a5>', {
      a2: { parent: 'a' },
      a3: { parent: 'a2' },
      a4: { parent: 'lost' },
      a5: { parent: 'a5' },
    });
    const rows = optionsOf(await listWith({}, on)).map(said);
    expect(rows[2]).to.contain('in: one two three > two three');
    expect(rows[3]).to.contain('in: one that is gone');
    expect(rows[4]).not.to.contain('in: ');
  });

  it('shows what the filter lets through, numbered as such', async () => {
    const list = await listWith({ filter: { words: '', kind: 'attribution' } });
    expect(idsOf(list)).to.deep.equal(['a', 'a2']);
    expect(optionsOf(list).map((row) => [row.ariaPosInSet, row.ariaSetSize])).to.deep.equal([
      ['1', '2'],
      ['2', '2'],
    ]);
    expect(list.shown.map(({ id }) => id)).to.deep.equal(['a', 'a2']);
  });

  it('follows a change of an annotation, and of a source', async () => {
    const on = session();
    const list = await listWith({ filter: { words: 'united' } }, on);
    expect(idsOf(list)).to.deep.equal(['a2']);
    amend(on, 'c', { note: 'United' });
    await list.updateComplete;
    expect(idsOf(list)).to.deep.equal(['a2', 'c']);
    const us = on.registry.get('us')!;
    on.dispatch([], { sources: [{ id: 'us', before: us, after: { ...us, name: 'Washington' } }] });
    await list.updateComplete;
    expect(idsOf(list)).to.deep.equal(['c']);
  });

  it('calls an attribution incomplete whose source was deleted', async () => {
    const on = session();
    const list = await listWith({}, on);
    const militia = on.registry.get('militia')!;
    on.dispatch([], { sources: [{ id: 'militia', before: militia, after: { ...militia, removed: true } }] });
    await list.updateComplete;
    expect(said(optionsOf(list)[0]!)).to.contain('incomplete: source');
  });

  it('offers to clear a filter that nothing passes, and takes the focus along', async () => {
    const list = await listWith({ filter: { words: 'zebra' } });
    expect(said(list.shadowRoot!.querySelector('[aria-label="Annotations"]'))).to.equal(
      'Nothing matches. Clear the filter',
    );
    await expect(list).to.be.accessible();
    list.addEventListener('filter-change', (event) => (list.filter = (event as CustomEvent).detail.filter));
    list.shadowRoot!.querySelector('button')!.click();
    await nextFrame();
    await nextFrame();
    expect(idsOf(list)).to.have.length(4);
    expect(list.shadowRoot!.activeElement?.role).to.equal('listbox');
  });

  it('says when the filter hides the chosen annotation', async () => {
    const on = session();
    const list = await listWith({ filter: { words: '', kind: 'claim' }, active: on.find('f') }, on);
    expect(said(list.shadowRoot!.querySelector('.hidden'))).to.contain(
      'The filter hides the chosen annotation.',
    );
    list.active = on.find('c');
    await list.updateComplete;
    expect(list.shadowRoot!.querySelector('.hidden')).to.equal(null);
  });

  it('marks the row at the caret, without the focus, while none is chosen', async () => {
    const on = session();
    const list = await listWith({ near: on.find('c') }, on);
    const near = () => list.shadowRoot!.querySelector<HTMLElement>('[data-near]')?.id;
    expect(near()).to.equal('row-c');
    expect(list.shadowRoot!.activeElement).to.equal(null);
    list.active = on.find('a');
    await list.updateComplete;
    expect(near()).to.equal(undefined);
  });

  it('scrolls to what is near, and stays where it was scrolled to when that only changes', async () => {
    const on = sessionOn(Array.from({ length: 200 }, (_, index) => `<c${index}>word</c${index}>`).join(' '));
    const list = await listWith({}, on);
    const scroller = list.shadowRoot!.querySelector('.scroller')!;
    list.near = on.find('c150');
    await list.updateComplete;
    expect(scroller.scrollTop).to.be.greaterThan(150 * 68 - 300);
    await nextFrame();
    await nextFrame();
    expect(idsOf(list)).to.include('c150');
    expect(optionsOf(list).length).to.be.lessThan(40);
    scroller.scrollTop = 0;
    await nextFrame();
    amend(on, 'c150', { note: 'changed' });
    list.near = on.find('c150');
    await list.updateComplete;
    expect(scroller.scrollTop).to.equal(0);
  });

  it('shows the rows at once when a filter leaves few of many', async () => {
    const on = sessionOn(Array.from({ length: 200 }, (_, index) => `<c${index}>word</c${index}>`).join(' '), {
      c7: { note: 'this' },
    });
    const list = await listWith({ near: on.find('c199') }, on);
    await nextFrame();
    await nextFrame();
    list.filter = { words: 'this' };
    await list.updateComplete;
    expect(idsOf(list)).to.deep.equal(['c7']);
  });

  it('goes on from the caret, and from where a hidden annotation would stand', async () => {
    const on = session();
    const list = await listWith({ near: on.find('a2') }, on);
    const picked: string[] = [];
    list.addEventListener('annotation-pick', (event) => picked.push((event as CustomEvent).detail.id));
    list.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowUp' });
    list.active = on.find('a2');
    list.filter = { words: '', analyst: 'ben' };
    await list.updateComplete;
    await sendKeys({ press: 'ArrowDown' });
    expect(picked).to.deep.equal(['a2', 'a', 'c']);
  });

  it('is accessible', async () => {
    const on = session();
    const list = await listWith({ active: on.find('a2') }, on);
    await expect(list).to.be.accessible();
  });

  for (const scheme of ['light', 'dark'])
    it(`can be read in a ${scheme} page, what was suggested too, chosen or not`, async () => {
      const suggested = { attributes: { mode: 'direct' }, prefilled: ['mode'] };
      for (const { id: kind } of defaultCodebook.kinds) {
        const more = { kind, ...suggested, note: 'x' };
        const on = sessionOn('<a>one</a> <a2>two</a2>', { a: more, a2: more });
        const list = await listWith({ active: on.find('a') }, on);
        list.style.cssText += `color-scheme: ${scheme}; background: var(--chrome)`;
        await expect(list).to.be.accessible();
      }
    });
});

describe('<bias-filter>', () => {
  /** A filter that is set as its owner sets it, and the filters that it asked for. */
  const filterWith = async (filter: Filter = emptyFilter, on = session()) => {
    const element = Object.assign(document.createElement('bias-filter') as BiasFilter, { filter, shown: 2 });
    element.style.width = '272px';
    const asked: Filter[] = [];
    element.addEventListener('filter-change', (event) => {
      asked.push((event as CustomEvent<{ filter: Filter }>).detail.filter);
      element.filter = asked.at(-1)!;
    });
    await withSession(on, element);
    const find = <E extends HTMLElement>(selector: string) => element.shadowRoot!.querySelector<E>(selector)!;
    const open = async () => {
      find('[popovertarget]').click();
      await nextFrame();
      await nextFrame();
    };
    const choose = async (name: string, label: RegExp) => {
      const select = find<HTMLSelectElement>(`select[name="${name}"]`);
      select.value = [...select.options].find((option) => label.test(option.label))!.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
    };
    return { element, asked, find, open, choose };
  };

  it('asks once a frame for what is typed', async () => {
    const { element, asked, find } = await filterWith();
    element.focus();
    for (const words of ['c', 'ca', 'caf']) {
      find<HTMLInputElement>('input').value = words;
      find('input').dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    element.requestUpdate(); // As when somebody else changes an annotation meanwhile.
    await element.updateComplete;
    expect(find<HTMLInputElement>('input').value).to.equal('caf');
    await nextFrame();
    await nextFrame();
    expect(asked).to.deep.equal([{ words: 'caf' }]);
    expect(said(find('.result'))).to.equal('2 of 4 Clear');
  });

  it('clears what is typed with Escape, and leaves the next one to its owner', async () => {
    const { element, asked, find } = await filterWith({ words: 'café', kind: 'claim' });
    let heard = 0;
    element.addEventListener('keydown', () => (heard += 1));
    element.focus();
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(asked).to.deep.equal([{ words: '', kind: 'claim' }]);
    expect(heard).to.equal(0);
    await sendKeys({ press: 'Escape' });
    expect(heard).to.equal(1);
    expect(find<HTMLInputElement>('input').value).to.equal('');
  });

  it('offers what is in use, and says how many choices are set', async () => {
    const { element, asked, find, open, choose } = await filterWith();
    await open();
    expect(element.shadowRoot!.activeElement?.getAttribute('name')).to.equal('kind');
    const labels = (name: string) =>
      [...find<HTMLSelectElement>(`select[name="${name}"]`).options].map(({ label }) => label);
    expect(labels('kind')).to.deep.equal(['Any', 'Claim (1)', 'Attribution (2)', 'Framing (1)']);
    expect(labels('value')).to.deep.equal(['Any', 'Check (1)', 'Direct (1)', 'Loaded (1)']);
    expect(labels('source')).to.deep.equal(['Any', 'Islamic Resistance (1)', 'United States (1)']);
    expect(labels('analyst')).to.deep.equal(['Any', 'ana (3)', 'ben (1)']);
    await choose('value', /^Loaded/);
    await choose('source', /^Islamic/);
    expect(asked.at(-1)).to.deep.equal({
      words: '',
      attribute: { id: 'stance', value: 'loaded' },
      source: 'militia',
    });
    expect(said(find('[popovertarget]'))).to.equal('Filter (2 set)');
    find('input[name="incomplete"]').click();
    await element.updateComplete;
    expect(asked.at(-1)!.incomplete).to.equal(true);
    find('input[name="incomplete"]').click();
    expect('incomplete' in asked.at(-1)!).to.equal(false);
  });

  it('lets go of a value that the chosen kind cannot have', async () => {
    const { asked, open, choose, find } = await filterWith({
      words: 'x',
      attribute: { id: 'stance', value: 'loaded' },
    });
    await open();
    await choose('kind', /^Claim/);
    expect(asked.at(-1)).to.deep.equal({ words: 'x', kind: 'claim' });
    expect(
      [...find<HTMLSelectElement>('select[name="value"]').options].map(({ label }) => label),
    ).to.deep.equal(['Any', 'Check (1)']);
  });

  it('keeps showing a choice that nothing has any more', async () => {
    const { open, find } = await filterWith({ words: '', source: 'somebody' });
    await open();
    expect(find<HTMLSelectElement>('select[name="source"]').selectedOptions[0]!.label).to.equal(
      'As chosen (0)',
    );
  });

  it('closes its menu with Escape, and keeps the key', async () => {
    const { element, open, find } = await filterWith();
    let heard = 0;
    element.addEventListener('keydown', () => (heard += 1));
    await open();
    expect(find('.menu').matches(':popover-open')).to.equal(true);
    const box = find('.menu').getBoundingClientRect();
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    await sendKeys({ press: 'Escape' });
    expect(find('.menu').matches(':popover-open')).to.equal(false);
    await waitUntil(() => element.shadowRoot!.activeElement === find('[popovertarget]'), 'has the focus');
    expect(heard).to.equal(0);
  });

  it('clears everything, and puts the focus into the field', async () => {
    const { element, asked, find } = await filterWith({ words: 'x', kind: 'claim' });
    const event = oneEvent(element, 'filter-change');
    find('.result button').click();
    await event;
    expect(asked).to.deep.equal([emptyFilter]);
    await waitUntil(() => element.shadowRoot!.activeElement === find('input'), 'has the focus');
  });

  it('fits the narrow panel and is accessible, open and closed', async () => {
    const { element, open } = await filterWith({ words: 'x', kind: 'claim' });
    expect(element.scrollWidth).to.be.at.most(272);
    await expect(element).to.be.accessible();
    await open();
    await expect(element).to.be.accessible();
  });
});
