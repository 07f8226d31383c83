import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/define-report.js';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { BiasReport } from '../../components/bias-report.js';
import type { AnnotationSet } from '../../src/formats/annotation-set.js';
import { annotatorWith, cleanUp, deep, deepAll, next } from '../support/annotator.js';
import { waitUntil } from '../support/wait.js';

const text = 'The mayor said aid was cut.\nThe mayor cut aid, critics claim.';

/** A set with an attribution and a claim. */
async function finished(): Promise<AnnotationSet> {
  const element = await annotatorWith({ text });
  element.annotate('attribution', [
    { part: 'source', start: 0, end: 9 },
    { part: 'cue', start: 10, end: 14 },
    { start: 15, end: 26 },
  ]);
  element.annotate('claim', [{ start: 28, end: 45 }], { attributes: { worth: 'check' } });
  return element.exportJSON();
}

/** The set as a reader gets it. */
async function published(set: AnnotationSet): Promise<BiasAnnotator> {
  const element = await annotatorWith(null, { storage: 'none' });
  element.readonly = true;
  await element.load({ annotationSet: set });
  await waitUntil(
    () => deep(element.shadowRoot!, 'bias-key')?.shadowRoot?.querySelector('button'),
    'the key is there',
  );
  return element;
}

const keyOf = (element: HTMLElement) => deep(element.shadowRoot!, 'bias-key')!.shadowRoot!;
const wordsOf = (root: ParentNode) => root.textContent!.replace(/\s+/g, ' ');
const chosen = (element: BiasAnnotator) =>
  deepAll(element.shadowRoot!, '[role="option"][aria-selected="true"]').map(wordsOf).join();

describe('A finished analysis', () => {
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await cleanUp();
  });

  it('explains its marks and values once the key is opened, by keyboard', async () => {
    const key = keyOf(await published(await finished()));
    const content = key.querySelector<HTMLElement>('#content')!;
    expect(getComputedStyle(content).display).to.equal('none');
    key.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => getComputedStyle(content).display !== 'none');
    expect(key.querySelector('button')!.getAttribute('aria-expanded')).to.equal('true');
    const words = wordsOf(content);
    expect(words).to.contain('Claim 1 A proposition that could be true or false.');
    expect(words).to.contain('Check 1 A fact that matters to the story');
    expect(words).not.to.contain('Minor');
    expect(words).to.contain('Framing 0');
    expect([...content.querySelectorAll('.mark')].map(wordsOf)).to.deep.equal([
      'Source',
      'Cue',
      'Content',
      'Addressee',
    ]);
  });

  it('says which text was coded, with which codebook, by whom and when', async () => {
    const set = await finished();
    const words = wordsOf(keyOf(await published(set)).querySelector('.made')!);
    for (const fact of [set.article.sha256, 'source-bias 1.', 'Analysts ana.', set.exported!.slice(0, 10)])
      expect(words).to.contain(fact);
  });

  it('has an address for each annotation, which leads there at once', async () => {
    const set = await finished();
    const claim = set.annotations.find(({ kind }) => kind === 'claim')!;
    history.replaceState(null, '', `#annotation-${claim.id}`);
    const element = await published(set);
    await waitUntil(() => chosen(element).includes('The mayor cut aid'), 'the claim is chosen');
  });

  it('offers that address, and follows one that is pressed', async () => {
    const set = await finished();
    const element = await published(set);
    const [attribution] = element.annotations;
    location.hash = `annotation-${element.annotations[1]!.id}`;
    await waitUntil(() => chosen(element).includes('The mayor cut aid'), 'the claim is chosen');
    const heard = next(element, 'annotation-select');
    location.hash = `annotation-${attribution!.id}`;
    expect((await heard).detail.annotation!.id).to.equal(attribution!.id);
    await waitUntil(() => deep(element.shadowRoot!, 'footer a'), 'its details are there');
    const link = deep<HTMLAnchorElement>(element.shadowRoot!, 'footer a')!;
    await waitUntil(() => link.href.endsWith(`#annotation-${attribution!.id}`));
    expect(link.href).to.equal(location.href);
  });

  it('leaves alone the fragments that are somebody else’s', async () => {
    const element = await published(await finished());
    for (const hash of ['annotation-nobody', 'annotation-%E0%A4%A', 'top']) {
      location.hash = hash;
      await element.updateComplete;
      expect(chosen(element)).to.equal('');
    }
  });

  it('has neither key nor addresses while it is being coded', async () => {
    const element = await annotatorWith({ annotationSet: await finished() }, { storage: 'none' });
    location.hash = `annotation-${element.annotations[0]!.id}`;
    await element.updateComplete;
    expect(deep(element.shadowRoot!, 'bias-key')).to.equal(null);
    expect(chosen(element)).to.equal('');
  });

  it('leads to an annotation in a report as well, and marks the numbers that it counts in', async () => {
    const set = await finished();
    const attribution = set.annotations.find(({ kind }) => kind === 'attribution')!;
    history.replaceState(null, '', `#annotation-${attribution.id}`);
    const report = await fixture<BiasReport>(html`<bias-report .sets=${[set]}></bias-report>`);
    await waitUntil(() => deep(report.shadowRoot!, '.chosen a'), 'the annotation is chosen');
    expect(report.active).to.equal(attribution.id);
    expect(deep<HTMLAnchorElement>(report.shadowRoot!, '.chosen a')!.href).to.equal(location.href);
    expect(wordsOf(keyOf(report))).to.contain('Who is said to say');
  });
});
