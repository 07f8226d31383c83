/** What a host page can set of the look, what the element takes from it unasked, and what passes in neither direction. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/define-report.js';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { BiasReport } from '../../components/bias-report.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { annotatorWith, caretBefore, cleanUp, deep, opening } from '../support/annotator.js';
import { failureOf } from '../support/failure.js';
import { parts, properties, slots, type Scene } from '../support/look.js';
import { press, setOf, text } from '../support/contract.js';
import { waitUntil } from '../support/wait.js';

/** A kind in each of the eight tones. */
const codebook = {
  ...defaultCodebook,
  id: 'eight-tones',
  kinds: Array.from({ length: 8 }, (_, index) => ({
    ...defaultCodebook.kinds[0]!,
    id: `kind-${index + 1}`,
    key: String.fromCodePoint(97 + index),
    tone: index + 1,
  })),
};

async function coded(): Promise<BiasAnnotator> {
  const element = await annotatorWith(null);
  element.codebook = codebook;
  await element.load({ text });
  for (const [index, { id }] of codebook.kinds.entries())
    element.annotate(id, [{ start: index * 3, end: index * 3 + 3 }]);
  await element.updateComplete;
  return element;
}

async function selecting(): Promise<BiasAnnotator> {
  const element = await annotatorWith({ text });
  await caretBefore(element, 'mayor');
  await sendKeys({ down: 'Shift' });
  for (const _ of 'mayor') await sendKeys({ press: 'ArrowRight' });
  await sendKeys({ up: 'Shift' });
  return element;
}

/** Sets of which none can be read, one that can, or nothing. */
async function report(scene: Scene): Promise<BiasReport> {
  const element = await fixture<BiasReport>(html`<bias-report></bias-report>`);
  if (scene === 'failed') element.sets = [{}] as unknown as BiasReport['sets'];
  if (scene === 'report' || scene === 'chosen') element.src = '/samples/annotations/council-vote.json';
  return element;
}

const annotatorScenes: Partial<Record<Scene, () => Promise<BiasAnnotator>>> = {
  coding: coded,
  selecting,
  asking: async () => {
    const element = await annotatorWith({ text });
    await press(element, 'said', 'a');
    return element;
  },
  published: async () => {
    const element = await annotatorWith({ annotationSet: await setOf() }, { storage: 'none' });
    element.readonly = true;
    return element;
  },
  empty: () => annotatorWith(null),
  loading: opening,
  failed: async () => {
    const element = await annotatorWith(null);
    expect(await failureOf(element.load({ text: '' }))).to.contain('This article is empty');
    return element;
  },
};

/** The scene, once what `selector` names is in it. */
async function play(tag: string, scene: Scene, selector: string): Promise<[HTMLElement, HTMLElement]> {
  const element = tag === 'bias-report' ? await report(scene) : await annotatorScenes[scene]!();
  if (scene === 'chosen') {
    await waitUntil(() => deep(element.shadowRoot!, '.value'), 'the report is there');
    deep(element.shadowRoot!, '.value')!.click();
  }
  await waitUntil(() => deep(element.shadowRoot!, selector), `${selector} is there`);
  return [element, deep(element.shadowRoot!, selector)!];
}

/** Style of the host page, until the test is over. */
function pageStyle(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
}

afterEach(async () => {
  document.adoptedStyleSheets = [];
  await cleanUp();
});

describe('A page sets', () => {
  for (const [name, { scene, at, decides, set, gives = set }] of Object.entries(properties))
    it(`${name}: the ${decides} of ${at}`, async () => {
      const tag = scene === 'chosen' ? 'bias-report' : 'bias-annotator';
      const [element, shows] = await play(tag, scene, at);
      element.style.fontSize = '20px';
      const value = () => getComputedStyle(shows).getPropertyValue(decides);
      expect(value()).not.to.equal(gives);
      pageStyle(`${tag} { ${name}: ${set} }`);
      expect(value()).to.equal(gives);
    });
});

describe('A page reaches', () => {
  for (const [tag, scenes] of Object.entries(parts))
    for (const [part, scene] of Object.entries(scenes))
      it(`the part ${part} of <${tag}>`, async () => {
        pageStyle(`${tag}::part(${part}) { outline: 3px solid rgb(1, 2, 3) }`);
        const [, shows] = await play(tag, scene, `[part~="${part}"]`);
        expect(getComputedStyle(shows).outlineColor).to.equal('rgb(1, 2, 3)');
      });
});

describe('A page puts', () => {
  for (const [tag, names] of Object.entries(slots))
    for (const name of names.filter(Boolean))
      it(`words of its own into the slot ${name} of <${tag}>`, async () => {
        const element = await fixture(
          tag === 'bias-report'
            ? html`<bias-report><p slot=${name}>Come back tomorrow.</p></bias-report>`
            : html`<bias-annotator storage="none"><p slot=${name}>Come back tomorrow.</p></bias-annotator>`,
        );
        expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
      });

  it('an article between the tags of <bias-annotator>, which shows as it is only where nothing else can be opened', async () => {
    const own = await fixture<BiasAnnotator>(
      html`<bias-annotator storage="none"><p>${text}</p></bias-annotator>`,
    );
    await own.ready;
    expect(own.article!.text).to.equal(text.replace('\n', ' '));
    expect(own.querySelector('p')!.checkVisibility()).to.equal(false);
    const instead = await fixture<BiasAnnotator>(
      html`<bias-annotator storage="none" src="no-such-article.html"><p>${text}</p></bias-annotator>`,
    );
    expect(await failureOf(instead.ready)).to.contain('404');
    await instead.updateComplete;
    expect(instead.querySelector('p')!.checkVisibility()).to.equal(true);
  });
});
