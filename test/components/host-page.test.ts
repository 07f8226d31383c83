/** What passes between a page and the elements in it: how it wants to be read, and nothing else. */
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../components/define-report.js';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import { cleanUp, deep, deepAll, opening } from '../support/annotator.js';
import { waitUntil } from '../support/wait.js';

const set = '/samples/annotations/council-vote.json';

/** A coded article inside `around`, with the details of one annotation open. */
async function inside(around: Readonly<Record<string, string>>): Promise<BiasAnnotator> {
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  for (const [name, value] of Object.entries(around)) parent.setAttribute(name, value);
  const element = document.createElement('bias-annotator');
  element.storage = 'none';
  element.src = set;
  element.style.height = '600px';
  parent.append(element);
  await element.ready;
  element.select(element.annotations[2]!.id);
  await waitUntil(
    () => deep(element.shadowRoot!, 'bias-details footer, footer .meta'),
    'the details are there',
  );
  await waitUntil(
    () => deep(element.shadowRoot!, 'bias-progress ul, bias-progress li, ul li'),
    'it is counted',
  );
  return element;
}

const look = (element: HTMLElement, selector: string) => getComputedStyle(deep(element.shadowRoot!, selector)!);
const side = (element: HTMLElement, selector: string) =>
  deep(element.shadowRoot!, selector)!.getBoundingClientRect().left;

/** What a page decides for all that is in it by setting it once. */
const inherited = {
  'border-collapse': 'collapse',
  'caption-side': 'bottom',
  'caret-color': 'rgb(255, 0, 0)',
  color: 'rgb(255, 0, 0)',
  cursor: 'none',
  'font-style': 'oblique',
  'font-variant': 'small-caps',
  'font-weight': '900',
  hyphens: 'auto',
  'letter-spacing': '9px',
  'line-height': '4',
  'list-style': 'square',
  'overflow-wrap': 'anywhere',
  quotes: 'none',
  'tab-size': '1',
  'text-align': 'right',
  'text-indent': '90px',
  'text-shadow': '2px 2px 2px red',
  'text-transform': 'uppercase',
  'text-wrap': 'balance',
  'user-select': 'none',
  'white-space': 'pre',
  'word-break': 'break-all',
  'word-spacing': '30px',
};
const rules = Object.entries(inherited)
  .map(([name, value]) => `${name}: ${value} !important;`)
  .join('');

/** How all that stands inside looks, in words. */
const looks = (element: HTMLElement) =>
  deepAll(element.shadowRoot!, '*').map((each) => {
    const style = getComputedStyle(each);
    const values = Object.keys(inherited).map((name) => `${name}: ${style.getPropertyValue(name)}`);
    return `${each.localName}.${each.className}: ${values.join('; ')}`;
  });

/** The first that is not as before, and how; empty where all is. */
const changed = (before: readonly string[], after: readonly string[]) =>
  before.flatMap((words, place) => (words === after[place] ? [] : [`${words} → ${after[place]}`])).slice(0, 1);

afterEach(async () => {
  document.adoptedStyleSheets = [];
  await emulateMedia({ media: 'screen' });
  await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await cleanUp();
});

describe('A page that says how it wants to be read', () => {
  it('has its typeface and type size in article and controls', async () => {
    const element = await inside({ style: 'font: 20px Courier' });
    expect(look(element, '.ProseMirror').fontFamily).to.equal('Courier');
    expect(look(element, '.ProseMirror').fontSize).to.equal('20px');
    expect(look(element, '.tools button').fontFamily).to.equal('Courier');
    expect(look(element, '.tools button').fontSize).to.equal('17.5px');
  });

  it('has rows in the list that are as high as their words need', async () => {
    const element = await inside({ style: 'font-size: 32px; width: 1700px' });
    const rows = deepAll(element.shadowRoot!, '.rows [role="option"]');
    expect(rows.length).to.be.greaterThan(2);
    for (const row of rows) {
      const words = [...row.children].map((each) => each.scrollHeight);
      expect(words.reduce((sum, height) => sum + height)).to.be.within(50, row.clientHeight);
    }
  });

  it('has buttons that can be hit although its root is small', async () => {
    document.documentElement.style.fontSize = '62.5%';
    const element = await inside({ style: 'font-size: 13px' });
    for (const button of deepAll(element.shadowRoot!, 'button').filter((each) => each.checkVisibility()))
      expect(button.getBoundingClientRect().height, button.textContent!).to.be.at.least(24);
    document.documentElement.removeAttribute('style');
  });

  it('has the panel on the left where it is read from right to left', async () => {
    const element = await inside({ dir: 'rtl' });
    expect(side(element, '.panel')).to.be.lessThan(side(element, '.stage'));
    const other = await inside({ dir: 'ltr' });
    expect(side(other, '.panel')).to.be.greaterThan(side(other, '.stage'));
  });

  it('has dates in its language', async () => {
    const element = await inside({ lang: 'de' });
    const { modified } = element.annotations[2]!;
    expect(deep(element.shadowRoot!, '.meta')!.textContent).to.contain(new Date(modified).toLocaleString('de'));
  });

  it('has dates in some language although its own is none', async () => {
    const element = await inside({ lang: 'no such language' });
    const { modified } = element.annotations[2]!;
    expect(deep(element.shadowRoot!, '.meta')!.textContent).to.contain(new Date(modified).toLocaleString());
  });

  it('is dark where it says so, and light where the system is dark but the page is not', async () => {
    const dark = await inside({ style: 'color-scheme: dark' });
    expect(look(dark, '.shell').backgroundColor).to.equal('rgb(23, 25, 29)');
    await emulateMedia({ colorScheme: 'dark' });
    const light = await inside({});
    expect(look(light, '.shell').backgroundColor).to.equal('rgb(255, 254, 251)');
    const both = await inside({ style: 'color-scheme: light dark' });
    expect(look(both, '.shell').backgroundColor).to.equal('rgb(23, 25, 29)');
  });

  it('shows nothing of it where it is hidden', async () => {
    const element = await inside({ style: 'visibility: hidden' });
    expect(look(element, '.ProseMirror').visibility).to.equal('hidden');
  });

  it('has all of it on paper, in dark ink, however high and dark it is on the screen', async () => {
    const element = await inside({ style: 'color-scheme: dark' });
    await emulateMedia({ media: 'print' });
    expect(look(element, '.ProseMirror').color).to.equal('rgb(31, 29, 26)');
    expect(element.getBoundingClientRect().height).to.be.greaterThan(600);
  });

  it('sees nothing move that asks for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await opening();
    await waitUntil(() => deep(element.shadowRoot!, '.skeleton'));
    expect(look(element, '.skeleton').animationName).to.equal('none');
  });
});

describe('A page with a style of its own', () => {
  for (const [name, sheet] of Object.entries({
    'what it sets for its body': `body { ${rules} }`,
    'what it sets for all elements': `* { ${rules} }`,
    'what it sets for the elements that are used inside': `mark, button, p, h2, ul, li, input, select, div, table { ${rules} }`,
  }))
    it(`changes nothing inside by ${name}`, async () => {
      const element = await inside({});
      const before = looks(element);
      const own = new CSSStyleSheet();
      own.replaceSync(sheet);
      document.adoptedStyleSheets = [own];
      expect(changed(before, looks(element))).to.deep.equal([]);
    });

  it('is changed by nothing from inside', async () => {
    const own = await fixture<HTMLElement>(
      html`<div><mark class="tone-1">aid</mark> <button>late</button></div>`,
    );
    const styles = () =>
      [own, ...own.children, document.body].map((each) => {
        const style = getComputedStyle(each);
        return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join(';');
      });
    const before = styles().slice(0, 3);
    const sheets = document.styleSheets.length;
    await inside({});
    expect(styles().slice(0, 3).join()).to.equal(before.join());
    expect(document.styleSheets.length).to.equal(sheets);
    expect(document.adoptedStyleSheets).to.have.length(0);
  });
});

describe('A column in a page', () => {
  for (const width of [320, 390, 600, 900, 1280])
    it(`of ${width} px has room for all of it`, async () => {
      const element = await inside({ style: `width: ${width}px` });
      const wide = deepAll(element.shadowRoot!, '.bar, .tools, .reader, .panel, .panel > header, bias-details')
        .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
        .map(({ className, localName }) => `${localName}.${className}`);
      expect(wide).to.deep.equal([]);
      expect(element.getBoundingClientRect().width).to.equal(width);
      const under = side(element, '.panel') === side(element, '.stage');
      expect(under).to.equal(width < 46 * 16);
    });
});
