import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BiasStack } from '../../components/bias-stack.js';
import { defineAll } from '../../components/define-all.js';
import { amend, sourceOf, sessionOn, withSession } from '../support/with-session.js';

defineAll({ 'bias-stack': BiasStack });

const session = sessionOn(
  '<a>The <c>mayor <f>slashed</f></c> aid</a>.',
  {
    a: {
      sources: ['us'],
      attributes: { mode: 'direct' },
      prefilled: ['mode'],
      note: 'Said twice.\nOr thrice.',
    },
    f: { attributes: { device: 'wording' } },
  },
  [sourceOf('us', 'United States')],
);
const innermostFirst = ['f', 'c', 'a'].map((id) => session.find(id));

const stackWith = (more: Partial<BiasStack>) =>
  withSession(
    session,
    Object.assign(document.createElement('bias-stack') as BiasStack, { annotations: innermostFirst, ...more }),
  );
const said = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const rowsOf = (stack: BiasStack) => [...stack.shadowRoot!.querySelectorAll<HTMLElement>('.row')];

/** What the stack asks for from now on. */
function heard(stack: BiasStack): string[] {
  const list: string[] = [];
  stack.addEventListener('stack-pick', (event) => list.push((event as CustomEvent).detail.id));
  stack.addEventListener('stack-close', () => list.push('close'));
  return list;
}

describe('<bias-stack>', () => {
  it('shows kind, values, source and note while the pointer is there, and takes no focus', async () => {
    const stack = await stackWith({ mode: 'hover' });
    expect(rowsOf(stack).map(said)).to.deep.equal([
      'Framing Wording',
      'Claim',
      'Attribution suggested: Direct United States Said twice. Or thrice.',
    ]);
    expect(stack.shadowRoot!.querySelector('[role="tooltip"]')).to.not.equal(null);
    expect(stack.shadowRoot!.querySelector('[tabindex], button, [role="option"]')).to.equal(null);
    expect(getComputedStyle(stack).pointerEvents).to.equal('none');
    await expect(stack).to.be.accessible();
  });

  it('lets one be pressed', async () => {
    const stack = await stackWith({ mode: 'choose', active: session.find('f') });
    const list = heard(stack);
    rowsOf(stack)[1]!.click();
    expect(list).to.deep.equal(['c']);
    expect(rowsOf(stack).map(({ ariaSelected }) => ariaSelected)).to.deep.equal(['true', 'false', 'false']);
    await expect(stack).to.be.accessible();
  });

  it('lets one be chosen with the keys, from the active one on', async () => {
    const stack = await stackWith({ mode: 'choose', active: session.find('c') });
    const list = heard(stack);
    let outside = 0;
    stack.addEventListener('keydown', () => (outside += 1));
    stack.focus();
    const box = stack.shadowRoot!.querySelector('[role="listbox"]')!;
    for (const [key, id] of [
      ['ArrowDown', 'a'],
      ['ArrowDown', 'a'],
      ['Home', 'f'],
      ['ArrowDown', 'c'],
      ['End', 'a'],
      ['ArrowUp', 'c'],
    ] as const) {
      await sendKeys({ press: key });
      await stack.updateComplete;
      await sendKeys({ press: 'Enter' });
      expect(list.at(-1)).to.equal(id);
      const at = stack.shadowRoot!.getElementById(box.getAttribute('aria-activedescendant')!)!;
      expect(at).to.equal(rowsOf(stack)[['f', 'c', 'a'].indexOf(id)]);
    }
    await sendKeys({ press: 'Escape' });
    expect(list.at(-1)).to.equal('close');
    expect(outside).to.equal(0);
    await sendKeys({ press: '?' });
    expect(outside).to.equal(1);
  });

  it('shows annotations as they are by now', async () => {
    const own = sessionOn('<c>The <f>mayor</f></c>');
    const annotations = [own.find('f'), own.find('c')];
    const stack = await withSession(
      own,
      Object.assign(document.createElement('bias-stack') as BiasStack, { annotations }),
    );
    amend(own, 'c', { note: 'new' });
    own.dispatch([{ id: 'f', before: own.find('f') }]);
    await stack.updateComplete;
    expect(rowsOf(stack).map(said)).to.deep.equal(['Claim new']);
  });

  it('shows nothing for nothing', async () => {
    const stack = await stackWith({ annotations: [] });
    expect(stack.shadowRoot!.querySelector('.box')).to.equal(null);
  });
});
