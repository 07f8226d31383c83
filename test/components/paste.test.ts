import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { BiasPaste } from '../../components/bias-paste.js';
import { defineAll } from '../../components/define-all.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { LoadInput } from '../../src/exchange.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { marked } from '../support/marked.js';
import { waitUntil } from '../support/wait.js';

defineAll({ 'bias-paste': BiasPaste });

const rich =
  '<html><body><!--StartFragment--><h1>The dam</h1><p>It <b>held</b>, officials said.</p>' +
  '<h2>After</h2><p>Nobody was told.</p><!--EndFragment--></body></html>';
const plainText = 'The dam\nIt held, officials said.\nAfter\nNobody was told.';

describe('<bias-paste>', () => {
  let element: BiasPaste;
  let inputs: LoadInput[];

  beforeEach(async () => {
    element = await fixture<BiasPaste>(html`<bias-paste></bias-paste>`);
    inputs = [];
    element.addEventListener('article-paste', (event) => inputs.push((event as CustomEvent).detail.input));
  });

  const find = <E extends Element = HTMLElement>(selector: string) =>
    element.shadowRoot!.querySelector<E>(selector)!;
  const dialog = () => find<HTMLDialogElement>('dialog');
  const field = () => find<HTMLTextAreaElement>('textarea');
  const plain = (selector: string) => find(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? null;
  const foundWords = (words: string) => waitUntil(() => plain('.found') === words, words);
  const radios = () => [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="radio"]')];
  const submit = () => find('.primary').click();
  async function open(init?: { html?: string; text?: string }) {
    element.open(init);
    await element.updateComplete;
  }
  /** As the browser tells of it. */
  async function paste(content: Record<string, string>, files: readonly File[] = []): Promise<boolean> {
    const clipboardData = new DataTransfer();
    for (const [type, words] of Object.entries(content)) clipboardData.setData(type, words);
    for (const file of files) clipboardData.items.add(file);
    const untaken = field().dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    await element.updateComplete;
    return !untaken;
  }
  const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  it('takes formatted text, and says what was recognised', async () => {
    await open();
    await waitUntil(() => element.shadowRoot!.activeElement === field(), 'has the focus');
    expect(await paste({ 'text/html': rich, 'text/plain': plainText })).to.equal(true);
    expect(field().value).to.equal(plainText);
    expect(radios().map(({ checked }) => checked)).to.deep.equal([true, false]);
    await foundWords('The dam: 2 paragraphs, 1 subheading');
    await expect(element).shadowDom.to.be.accessible();
    submit();
    expect(dialog().open).to.equal(false);
    const [input] = inputs as [{ html: string; raw: { name: string; type: string; bytes: Uint8Array } }];
    expect(input.html).to.match(/^<h1>The dam<\/h1>.*told\.<\/p>$/);
    expect(input.raw).to.include({ name: '', type: 'text/html' });
    expect(utf8(input.raw.bytes)).to.equal(rich);
  });

  it('takes the words alone where the analyst wants no more', async () => {
    await open({ html: rich, text: plainText });
    await waitUntil(() => element.shadowRoot!.activeElement === find('.primary'), 'has the focus');
    expect(field().readOnly).to.equal(true);
    radios()[1]!.click();
    await element.updateComplete;
    expect(field().readOnly).to.equal(false);
    field().focus();
    field().setSelectionRange(plainText.length, plainText.length);
    await sendKeys({ type: ' At all.' });
    submit();
    expect(inputs).to.deep.equal([{ text: `${plainText} At all.` }]);
  });

  it('takes another paste in place of formatted text', async () => {
    await open({ html: rich, text: plainText });
    await paste({ 'text/html': '<p>The well ran dry.</p>', 'text/plain': 'The well ran dry.' });
    expect(field().value).to.equal('The well ran dry.');
    await foundWords('1 paragraph');
    await paste({ 'text/plain': 'The mill burnt down.' });
    expect(field().value).to.equal('The mill burnt down.');
    expect(radios()).to.have.length(0);
  });

  it('leaves a paste among typed words to the browser', async () => {
    await open();
    await sendKeys({ type: 'The mayor said: ' });
    expect(await paste({ 'text/html': '<b>No</b>', 'text/plain': 'No' })).to.equal(false);
    expect(radios()).to.have.length(0);
  });

  it('hands over what the analyst states', async () => {
    await open({ text: 'The well ran dry.' });
    find<HTMLInputElement>('[name="title"]').value = 'Dry well';
    find<HTMLInputElement>('[name="url"]').value = 'https://paper.example/well';
    submit();
    expect(inputs).to.deep.equal([
      { text: 'The well ran dry.', title: 'Dry well', url: 'https://paper.example/well' },
    ]);
  });

  it('runs and loads nothing of what is pasted', async () => {
    const hostile =
      '<p>The dam held.</p><img src="/nowhere.png" onerror="window.ran = 1"><script>window.ran = 2</script>' +
      '<svg onload="window.ran = 3"></svg><iframe srcdoc="<script>parent.ran = 4</script>"></iframe>';
    await open();
    await paste({ 'text/html': hostile, 'text/plain': 'The dam held.' });
    await foundWords('1 paragraph');
    expect((window as { ran?: number }).ran).to.equal(undefined);
    expect(element.shadowRoot!.querySelector('img, script, svg, iframe')).to.equal(null);
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('nowhere'))).to.equal(
      false,
    );
  });

  it('recognises an annotation set, and says where one is cut off', async () => {
    const set = writeAnnotationSet(
      { ...marked('The <c>mayor</c> left.'), codebook: defaultCodebook, sources: [] },
      { exported: '2026-01-02T03:04:05.000Z' },
    );
    await open({ text: JSON.stringify(set).slice(0, 90) });
    submit();
    await element.updateComplete;
    expect(plain('[role="alert"]')).to.match(/^This looks like a JSON file, and cannot be read as one: /);
    expect(dialog().open).to.equal(true);
    await open({ text: JSON.stringify(set) });
    submit();
    expect(inputs).to.deep.equal([{ annotationSet: JSON.parse(JSON.stringify(set)) }]);
  });

  it('hands files on that are pasted', async () => {
    const told = new Promise<CustomEvent<{ files: readonly File[] }>>((resolve) =>
      element.addEventListener('files-paste', (event) => resolve(event as CustomEvent)),
    );
    await open();
    await paste({}, [new File(['The well ran dry.'], 'well.txt')]);
    expect((await told).detail.files.map(({ name }) => name)).to.deep.equal(['well.txt']);
    expect(dialog().open).to.equal(false);
  });

  it('fetches an address alone', async () => {
    const address = new URL('/samples/articles/harbour-strike.html', location.href).href;
    await open({ text: ` ${address}\n` });
    expect(plain('.primary')).to.equal('Fetch the page');
    submit();
    await waitUntil(() => inputs.length, 'the page');
    expect(inputs[0]).to.include({ base: address });
    expect('html' in inputs[0]! && inputs[0].html).to.match(/<h1/);
    expect(dialog().open).to.equal(false);
  });

  it('says plainly that a page cannot be had, and offers to paste it', async () => {
    const address = new URL('/samples/articles/none.html', location.href).href;
    await open({ text: address });
    submit();
    await waitUntil(() => plain('[role="alert"]'), 'the reason');
    expect(plain('[role="alert"]')).to.match(
      /could not be loaded: the server answered 404.* Open the page in a tab of its own, select and copy all of it, and paste it here\.$/,
    );
    expect(field().value).to.equal('');
    await waitUntil(() => element.shadowRoot!.activeElement === field(), 'has the focus');
    await paste({ 'text/html': rich, 'text/plain': plainText });
    expect(find('[role="alert"]')).to.equal(null);
    submit();
    expect(inputs[0]).to.include({ url: address });
  });

  it('gives up fetching when it is closed', async () => {
    await open({ text: new URL('/samples/articles/harbour-strike.html', location.href).href });
    submit();
    dialog().requestClose(); // What Escape asks of a dialog, asked before so near a page can be there.
    await waitUntil(() => !dialog().open);
    await open({ text: 'The well ran dry.' });
    await foundWords('1 paragraph');
    expect(inputs).to.deep.equal([]);
  });

  it('has room on a narrow screen', async () => {
    await setViewport({ width: 390, height: 700 });
    await open({ html: rich, text: plainText });
    await foundWords('The dam: 2 paragraphs, 1 subheading');
    expect(dialog().scrollWidth).to.equal(dialog().clientWidth);
    await expect(element).shadowDom.to.be.accessible();
    await setViewport({ width: 1000, height: 700 });
  });
});
