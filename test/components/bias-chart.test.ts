import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { BiasChart, type EvidencePick } from '../../components/bias-chart.js';
import { defineAll } from '../../components/define-all.js';
import type { Figure } from '../../src/report/document.js';
import { count, figure, nothing, place, row, table } from '../report/draw-figures.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-chart': BiasChart });

const marksOf = (element: BiasChart) => [...element.shadowRoot!.querySelectorAll<SVGElement>('.mark')];
const focusOf = (element: BiasChart) =>
  element.shadowRoot!.activeElement?.getAttribute('data-key') ?? undefined;
const markOf = (element: BiasChart, key: string) =>
  marksOf(element).find((mark) => mark.dataset['key'] === key)!;

/** Between two buttons, to be left by Tab on both sides. */
async function open(drawn: Figure, width = 800) {
  const parent = await fixture<HTMLElement>(
    html`<div><button>Before</button><bias-chart .figure=${drawn}></bias-chart><button>After</button></div>`,
  );
  parent.style.width = `${width}px`;
  const element = parent.querySelector('bias-chart') as BiasChart;
  await waitUntil(() => marksOf(element).length > 0);
  const picks: EvidencePick[] = [];
  // Heard outside of every shadow root, as a host page does.
  parent.addEventListener('evidence-pick', (event) => picks.push((event as CustomEvent<EvidencePick>).detail));
  return { element, parent, picks };
}

const square = table('matrix', [count(4), count(2)], [count(1), nothing('Not coded.')], [count(3), count(9)]);

describe('<bias-chart>', () => {
  afterEach(() => resetMouse());

  it('is one stop for Tab', async () => {
    const { element, parent } = await open(square);
    parent.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focusOf(element)).to.equal('r0 a');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement!.textContent).to.equal('After');
  });

  it('leads by arrow keys, Home and End to what is seen there', async () => {
    const { element } = await open(square);
    element.focus();
    const way = [
      'ArrowRight',
      'ArrowRight',
      'ArrowDown',
      'ArrowDown',
      'End',
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'Home',
    ];
    const met: (string | undefined)[] = [];
    for (const key of way) {
      await sendKeys({ press: key });
      met.push(focusOf(element));
    }
    expect(met).to.deep.equal(['r0 b', 'r0 b', 'r1 a', 'r2 a', 'r2 b', 'r1 a', 'r0 a', 'r0 a', 'r0 a']);
  });

  it('comes back to the mark that it was left at', async () => {
    const { element, parent } = await open(square);
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    parent.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focusOf(element)).to.equal('r1 a');
  });

  it('hands over the words behind a number by Enter, Space and press, and takes them back', async () => {
    const { element, picks } = await open(square);
    element.focus();
    await sendKeys({ press: 'Enter' });
    const evidence = { annotations: ['a1'], words: 'marked' };
    expect(picks).to.deep.equal([{ key: 'r0 a', label: 'Row 0, Column A: 4', evidence }]);

    element.chosen = new Set(['r0 a']);
    await element.updateComplete;
    expect(markOf(element, 'r0 a').getAttribute('aria-pressed')).to.equal('true');
    expect(focusOf(element)).to.equal('r0 a');
    await sendKeys({ press: 'Space' });
    expect(picks[1]).to.deep.equal({ key: 'r0 a', label: 'Row 0, Column A: 4', evidence: null });

    const { x, y, width, height } = markOf(element, 'r2 b').getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [x + width / 2, y + height / 2].map(Math.round) as [number, number],
    });
    expect(picks[2]).to.deep.equal({ key: 'r2 b', label: 'Row 2, Column B: 9', evidence });
  });

  it('leaves alone what it has no use for', async () => {
    const { element, parent } = await open(square);
    const heard: string[] = [];
    parent.addEventListener('keydown', ({ key }) => heard.push(key));
    element.focus();
    for (const press of ['Escape', 'x', 'ArrowDown']) await sendKeys({ press });
    expect(heard).to.deep.equal(['Escape', 'x']);
  });

  it('draws anew for its width, and keeps the focus', async () => {
    const { element, parent } = await open(table('bars', [count(4), count(2)], [count(1), count(3)]));
    const width = () => Number(element.shadowRoot!.querySelector('svg')!.getAttribute('width'));
    expect(width()).to.equal(800);
    markOf(element, 'r1 b').focus();
    const before = markOf(element, 'r1 b');
    parent.style.width = '390px';
    await waitUntil(() => width() === 390);
    expect(markOf(element, 'r1 b')).not.to.equal(before);
    expect(focusOf(element)).to.equal('r1 b');

    element.figure = table('bars', [count(5), count(2)], [count(1), count(3)]);
    await element.updateComplete;
    expect(focusOf(element)).to.equal('r1 b');
    expect(marksOf(element).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
  });

  it('shows nothing of a figure without a chart', async () => {
    const { element } = await open(square);
    element.figure = { ...square, chart: null };
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('svg')).to.equal(null);
  });

  it('has no style attribute, which a strict page would refuse', async () => {
    const { element } = await open(square);
    expect(element.shadowRoot!.querySelectorAll('[style]')).to.have.length(0);
  });

  it('is accessible, in every type of chart', async () => {
    const places = [place('x', 0, 0.2, 'us'), place('y', 0.5, 0.9, 'us')];
    const lines = (type: 'places' | 'strip') =>
      figure({ type, places }, [], [row('us', 'US government', [], 1)]);
    const cells = [
      [count(4), count(2)],
      [count(1), nothing('Not coded.')],
    ];
    const types = ['bars', 'stack', 'interval', 'matrix'] as const;
    for (const drawn of [...types.map((type) => table(type, ...cells)), lines('places'), lines('strip')]) {
      const { element } = await open(drawn);
      await expect(element).to.be.accessible();
    }
  });
});
