import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import { quote } from '../../src/domain/span.js';
import {
  annotatorWith,
  caretBefore,
  cleanUp,
  deep,
  deepAll,
  next,
  shown,
  textOf,
} from '../support/annotator.js';
import { waitUntil } from '../support/wait.js';

const text = [
  'Harbour talks fail',
  '“We know,” the mayor Odile Brandt said, “what to do.” She has promised a plan.',
  'The militia rejected the US proposal of launching a commission. Critics claimed it was late.',
  'Nobody at the ministry was there.',
].join('\n');

/** Selects `words` as a person would: caret before them, then Shift and an arrow for each grapheme. */
async function selectByKeys(element: BiasAnnotator, words: string): Promise<void> {
  await caretBefore(element, words);
  await sendKeys({ down: 'Shift' });
  for (const _grapheme of new Intl.Segmenter().segment(words)) await sendKeys({ press: 'ArrowRight' });
  await sendKeys({ up: 'Shift' });
  await element.updateComplete;
}

const chord = async (modifiers: readonly string[], key: string) => {
  for (const modifier of modifiers) await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  for (const modifier of modifiers) await sendKeys({ up: modifier });
};

describe('coding in depth', () => {
  let element: BiasAnnotator;
  const find = <E extends Element = HTMLElement>(selector: string) => deep<E>(element.shadowRoot!, selector);
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await sendKeys({ press: key });
      await element.updateComplete;
    }
  };
  /** The only annotation: its words by part. */
  const parts = (index = 0) => element.annotations[index]!.spans.map(({ part, exact }) => `${part}: ${exact}`);
  const said = () => find('bias-desk')!.shadowRoot!.querySelector('[role="status"]')!.textContent!.trim();
  const ready = () => waitUntil(() => customElements.get('bias-flow'), 'the part for coding is loaded');

  beforeEach(async () => {
    element = await annotatorWith({ text });
    await ready();
  });
  afterEach(async () => {
    await resetMouse();
    await cleanUp();
  });

  it('codes source, cue, content, mode, stance and who it is in eight keys after the selection', async () => {
    await selectByKeys(element, 'it was late');
    let keys = 0;
    const count = async (key: string) => {
      keys += 1;
      await press(key);
    };
    await count('a');
    await count('Space');
    await count('Space');
    await count('Enter');
    const [annotation] = element.annotations;
    expect(parts()).to.deep.equal(['source: Critics', 'cue: claimed', 'content: it was late']);
    expect(annotation!.attributes).to.include({
      mode: 'indirect',
      stance: 'doubting',
      act: 'say',
      source_form: 'vague_group',
    });
    expect(annotation!.prefilled).to.include.members(['mode', 'stance', 'act', 'source_form']);
    expect(element.sources.map(({ name }) => name)).to.deep.equal(['Critics']);
    expect(annotation!.sources).to.deep.equal([element.sources[0]!.id]);
    expect(keys).to.be.at.most(8);
    expect(textOf(element).matches(':focus')).to.equal(true);
  });

  it('keeps the caret where a key put it when the next key leads out of the text before the browser tells', async () => {
    await selectByKeys(element, 'it was late');
    await press('c', 'Escape');
    await selectByKeys(element, 'ministry');
    const inText = textOf(element).getRootNode() as ShadowRoot & { getSelection?(): Selection };
    (inText.getSelection?.() ?? getSelection()!).collapseToEnd();
    textOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: '@', bubbles: true, composed: true }));
    await waitUntil(() => deep(element.shadowRoot!, 'input:focus'), 'the picker of sources has the focus');
    await press('Escape', 'Escape');
    expect(textOf(element).matches(':focus')).to.equal(true);
    await press('Delete');
    expect(said()).to.match(/^Removed: “it was late”/);
    expect(element.annotations).to.have.length(0);
  });

  it('proposes without saving, says why, and takes other words instead', async () => {
    await selectByKeys(element, 'it was late');
    await press('a');
    expect(parts()).to.deep.equal(['content: it was late']);
    const proposed = () => deepAll(element.shadowRoot!, '.proposal').map(({ textContent }) => textContent);
    expect(proposed()).to.deep.equal(['claimed']);
    expect(find('bias-flow')!.shadowRoot!.textContent).to.contain('cue verb: claimed, doubting');
    await selectByKeys(element, 'Critics claimed');
    await press('Space');
    expect(parts()).to.deep.equal(['cue: Critics claimed', 'content: it was late']);
    await press('Escape');
    expect(proposed()).to.deep.equal([]);
    expect(find('bias-flow')).to.equal(null);
    expect(parts()).to.have.length(2);
  });

  it('goes on without words for a part with 0, and asks again for what was left open with Space', async () => {
    await selectByKeys(element, 'it was late');
    await press('a', '0', 'Escape');
    expect(parts()).to.deep.equal(['content: it was late']);
    await press('Space', 'Space');
    expect(parts()).to.deep.equal(['cue: claimed', 'content: it was late']);
  });

  it('takes one key for the mandatory value of a kind, and goes on to what that brings up', async () => {
    await selectByKeys(element, 'it was late');
    await press('c');
    expect(find('bias-flow')!.shadowRoot!.textContent).to.match(/Worth checking.*Check\s*c.*Minor\s*m/s);
    await press('m');
    expect(element.annotations[0]!.attributes).to.include({ worth: 'minor' });
    expect(find('bias-flow')).to.equal(null);
    await selectByKeys(element, 'rejected');
    await press('f', 'f');
    expect(deepAll(element.shadowRoot!, 'bias-flow button[aria-keyshortcuts]').length).to.equal(0);
    await press('m');
    expect(element.annotations[0]!.attributes).to.include({ device: 'frame', frame: 'morality' });
    expect(element.annotations[0]!.prefilled).to.deep.equal(['voice']);
  });

  it('tells a suggested value from a chosen one, and choosing it keeps it', async () => {
    await selectByKeys(element, '“We know,”');
    await press('a', 'Escape');
    expect(element.annotations[0]!.prefilled).to.deep.equal(['mode']);
    const fieldset = () => deep(find('bias-details')!.shadowRoot!, 'fieldset')!;
    expect(fieldset().textContent).to.contain('suggested');
    await press('d');
    expect(element.annotations[0]!.attributes['mode']).to.equal('direct');
    expect(element.annotations[0]!.prefilled).to.equal(undefined);
    expect(fieldset().textContent).not.to.contain('suggested');
  });

  it('takes a split quotation as one content, and words out of it again', async () => {
    await selectByKeys(element, '“We know,”');
    await press('a', 'Escape');
    await selectByKeys(element, '“what to do.”');
    await press('t');
    expect(parts()).to.deep.equal(['content: “We know,”', 'content: “what to do.”']);
    await caretBefore(element, 'what to do');
    await press('-');
    expect(parts()).to.deep.equal(['content: “We know,”']);
    await press('-');
    expect(said()).to.contain('Delete removes the whole annotation');
    expect(parts()).to.have.length(1);
    await chord(['Control'], 'z');
    expect(parts()).to.have.length(2);
    await selectByKeys(element, 'know,');
    await press('-');
    expect(parts()[0]).to.equal('content: “We');
  });

  it('trims white space and outer punctuation, shows what it left out, and takes it in on demand', async () => {
    await selectByKeys(element, ' it was late.');
    await press('a');
    expect(parts()).to.deep.equal(['content: it was late']);
    const bar = find('bias-flow')!.shadowRoot!;
    expect(bar.textContent).to.contain('Left out at the ends');
    expect(said()).to.contain('Left out');
    [...bar.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Keep it'))!.click();
    await element.updateComplete;
    expect(parts()).to.deep.equal(['content: it was late.']);
  });

  it('makes an attribution inside another’s content its child, shows the chain, and lets it be changed', async () => {
    await selectByKeys(element, 'the US proposal of launching a commission');
    await press('a', 'Escape');
    await selectByKeys(element, 'launching a commission');
    await press('a', 'Escape');
    const [outer, inner] = element.annotations;
    expect(inner!.parent).to.equal(outer!.id);
    const field = () => deep<HTMLSelectElement>(element.shadowRoot!, 'select[name="annotation-parent"]')!;
    expect(field().value).to.equal(outer!.id);
    expect(field().parentElement!.textContent).to.match(/the US proposal.* > launching/s);
    field().value = '';
    field().dispatchEvent(new Event('change'));
    expect(element.annotations[1]!.parent).to.equal(null);
  });

  it('moves an edge by character and by word, and all else of the annotation stays', async () => {
    await selectByKeys(element, 'the US proposal');
    await press('a', 'Escape', 'r');
    const { id, created } = element.annotations[0]!;
    await chord(['Shift', 'Alt'], 'ArrowDown');
    expect(parts()).to.deep.equal(['content: the US proposal of']);
    await chord(['Shift', 'Alt'], 'ArrowLeft');
    expect(parts()).to.deep.equal(['content: the US proposal o']);
    await chord(['Shift', 'Alt'], 'Home');
    await chord(['Shift', 'Alt'], 'ArrowUp');
    expect(parts()).to.deep.equal(['content: rejected the US proposal o']);
    expect(element.annotations[0]).to.deep.include({ id, created });
    expect(element.annotations[0]!.attributes).to.include({ mode: 'reported' });
    await chord(['Control'], 'z');
    await chord(['Control'], 'z');
    expect(parts()).to.deep.equal(['content: the US proposal']);
  });

  it('keeps the fragment in hand that it began with, whatever its edge reaches', async () => {
    await selectByKeys(element, 'it was late');
    await press('a', 'Space', 'Space', 'Escape');
    await caretBefore(element, 'was late');
    await chord(['Shift', 'Alt'], 'Home');
    await chord(['Shift', 'Alt'], 'ArrowUp');
    await chord(['Shift', 'Alt'], 'ArrowUp');
    expect(parts()).to.have.members([
      'source: Critics',
      'cue: claimed',
      'content: Critics claimed it was late',
    ]);
    expect(said()).to.equal('Begins: “Critics claimed it was late”');
  });

  it('moves an edge with its handle', async () => {
    await selectByKeys(element, 'the US proposal');
    await press('a', 'Escape');
    const handle = find('bias-handles')!.shadowRoot!.querySelector<HTMLElement>('i.end')!;
    await waitUntil(() => handle.style.left, 'the handle is placed');
    const center = (box: DOMRect): [number, number] => [
      Math.round(box.left + box.width / 2),
      Math.round(box.top + box.height / 2),
    ];
    const range = document.createRange();
    const node = [...textOf(element).querySelectorAll('p')]
      .flatMap((block) => [...block.childNodes])
      .find(({ textContent }) => textContent!.startsWith(' of launching'))!;
    range.setStart(node, 0);
    range.setEnd(node, ' of'.length);
    const box = range.getBoundingClientRect();
    await sendMouse({ type: 'move', position: center(handle.getBoundingClientRect()) });
    await sendMouse({ type: 'down' });
    const changed = next(element, 'annotation-update');
    // The handle hangs below the line, and the hand stays as far below it.
    const below = center(handle.getBoundingClientRect())[1] - Math.round(box.top + box.height / 2);
    await sendMouse({
      type: 'move',
      position: [Math.round(box.right), Math.round(box.top + box.height / 2) + below],
    });
    await sendMouse({ type: 'up' });
    await changed;
    expect(parts()).to.deep.equal(['content: the US proposal of']);
  });

  it('goes through annotations on the same words, innermost first, and names them all', async () => {
    await selectByKeys(element, 'the US proposal of launching a commission');
    await press('a', 'Escape');
    await selectByKeys(element, 'proposal');
    await press('f', 'Escape');
    await press('Escape');
    const mark = deepAll(element.shadowRoot!, 'mark').find(({ textContent }) => textContent === 'proposal')!;
    const { left, top, width, height } = mark.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
    await element.updateComplete;
    const active = () => deepAll(element.shadowRoot!, 'mark.active').map(({ dataset }) => dataset['kind']);
    expect(active()).to.deep.equal(['framing']);
    await waitUntil(() => find('bias-stack')?.shadowRoot?.querySelectorAll('[role="option"]').length === 2);
    // Far enough from the first press not to be a double click, which selects the word.
    await sendMouse({ type: 'click', position: [position[0] + 20, position[1]] });
    await element.updateComplete;
    expect([...new Set(active())]).to.deep.equal(['attribution']);
    await chord(['Alt'], 'ArrowDown');
    await element.updateComplete;
    expect(active()).to.deep.equal(['framing']);
  });

  it('knows a source by another name, learns names, and offers it again', async () => {
    await selectByKeys(element, 'what to do');
    await press('a', '0', '0');
    await sendKeys({ type: 'Odile Brandt' });
    await press('Enter');
    await selectByKeys(element, 'a plan');
    await press('a', '0', '0');
    await sendKeys({ type: 'bra' });
    await press('Enter');
    expect(element.sources.map(({ name }) => name)).to.deep.equal(['Odile Brandt']);
    expect(element.annotations.map(({ sources }) => sources[0])).to.deep.equal(
      Array(2).fill(element.sources[0]!.id),
    );
    await chord(['Control'], 'z');
    expect(element.annotations.map(({ sources }) => sources.length)).to.deep.equal([1, 0]);
    expect(said()).to.equal('Undone: choose source.');
  });

  it('marks the selected words wherever they stand, after review, in one step', async () => {
    await selectByKeys(element, 'the');
    await press('*');
    await waitUntil(() => find('bias-occurrences')?.shadowRoot?.activeElement, 'the dialog has the focus');
    await press('Enter');
    await waitUntil(() => element.annotations.length > 1);
    const words = element.annotations.map(({ spans }) => quote(element.article!.text, spans).toLowerCase());
    expect(words).to.deep.equal(Array(words.length).fill('the'));
    const before = words.length;
    await chord(['Control'], 'z');
    expect([before, element.annotations.length]).to.deep.equal([before, 0]);
  });

  it('keeps what an older codebook left, shows it as such, and moves its edges', async () => {
    const set = structuredClone<object>(element.exportJSON()) as { annotations: unknown[] };
    const start = [...text].join('').indexOf('Critics');
    const strange = {
      id: 'old-1',
      kind: 'rumour',
      spans: [{ part: 'hearsay', start, end: start + 7, exact: 'Critics' }],
      attributes: { smell: 'fishy' },
    };
    set.annotations = [strange];
    await element.importJSON(set);
    element.select('old-1');
    await element.updateComplete;
    const details = find('bias-details')!.shadowRoot!;
    expect(details.textContent).to.contain('rumour (not in the codebook)');
    expect(details.textContent).to.contain('hearsay (not in the codebook)');
    expect(details.textContent).to.contain('smell (not in the codebook)');
    await caretBefore(element, 'Critics');
    await chord(['Shift', 'Alt'], 'ArrowDown');
    const [annotation] = element.exportJSON().annotations;
    expect(annotation).to.deep.include({ id: 'old-1', kind: 'rumour', attributes: { smell: 'fishy' } });
    expect(annotation!.spans[0]).to.include({ part: 'hearsay', exact: 'Critics claimed' });
  });

  it('says what is left to do, and goes there', async () => {
    await selectByKeys(element, 'it was late');
    await press('c', 'Escape');
    const line = () => find('bias-progress')!.shadowRoot!;
    await waitUntil(() => /1 value missing/.test(line().textContent!));
    expect(line().textContent).to.match(/blocks with nothing marked/);
    await press('Escape', 'Escape');
    [...line().querySelectorAll('button')].find(({ textContent }) => /value/.test(textContent!))!.click();
    await element.updateComplete;
    expect(find('mark.active')!.textContent).to.equal('it was late');
    expect(shown(element)).to.contain('<c>it was late</c>');
  });

  it('finds cues by a list that the project can edit, refuses a wrong one, and keeps a right one', async () => {
    await selectByKeys(element, 'it was late');
    await press('a');
    const bar = () => find('bias-flow')!.shadowRoot!;
    const editList = async () => {
      [...bar().querySelectorAll('button')]
        .find(({ textContent }) => /Edit the list/.test(textContent!))!
        .click();
      await waitUntil(() => find('bias-cues dialog[open]') ?? find('textarea[aria-label="List of cues"]'));
      return find<HTMLTextAreaElement>('textarea[aria-label="List of cues"]')!;
    };
    const save = (field: HTMLTextAreaElement) => field.form!.requestSubmit();
    const field = await editList();
    const list = field.value;
    field.value = 'doubtful say: claim';
    save(field);
    const alarm = () => find('bias-cues')!.shadowRoot!.querySelector('[role="alert"]')!.textContent;
    await waitUntil(() => alarm());
    expect(alarm()).to.match(/Line 1 begins with the stance "doubtful"/);
    expect(find('bias-flow')!.shadowRoot!.textContent).to.contain('claimed, doubting');
    field.value = list.replace(/\bclaim, /, '').replace('loaded say: ', 'loaded say: claim, ');
    save(field);
    await waitUntil(() => !find('bias-cues'));
    await element.updateComplete;
    expect(bar().textContent).to.contain('claimed, loaded');
    await press('Space', 'Escape');
    expect(element.annotations[0]!.attributes).to.include({ stance: 'loaded' });

    await element.saved;
    const again = await annotatorWith({ text: 'Critics claimed it was over.' }, { database: element.database });
    await selectByKeys(again, 'it was over');
    await sendKeys({ press: 'a' });
    const proposal = () => deep(again.shadowRoot!, 'bias-flow')?.shadowRoot?.querySelector('.why')?.textContent;
    await waitUntil(() => /claimed, loaded/.test(proposal() ?? ''), 'the first proposal is from the own list');
  });

  it('keeps the words that it is about, whichever key takes fragments away', async () => {
    await selectByKeys(element, 'it was late');
    await press('a', 'Space', 'Escape');
    await caretBefore(element, 'was late');
    await press('-');
    expect(said()).to.contain('Delete removes the whole annotation');
    await selectByKeys(element, 'it was late');
    await press('-');
    expect(parts()).to.deep.equal(['cue: claimed', 'content: it was late']);
    await caretBefore(element, 'claimed');
    await press('-');
    expect(parts()).to.deep.equal(['content: it was late']);
  });

  it('answers nothing with a letter that is typed elsewhere in the text', async () => {
    await selectByKeys(element, 'it was late');
    await press('c', 'm');
    await caretBefore(element, 'Harbour');
    await press('c');
    expect(element.annotations[0]!.attributes['worth']).to.equal('minor');
    await caretBefore(element, 'was late');
    await press('c');
    expect(element.annotations[0]!.attributes['worth']).to.equal('check');
  });

  it('never takes the focus from where somebody else works', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    await selectByKeys(element, 'it was late');
    await press('a', '0', '0');
    await waitUntil(() => find('bias-source-picker')?.shadowRoot?.activeElement);
    outside.focus();
    element.remove(element.annotations[0]!.id);
    await element.updateComplete;
    expect(outside.matches(':focus')).to.equal(true);
    outside.remove();
  });

  it('loses the focus to nobody when a button goes that was pressed', async () => {
    await selectByKeys(element, 'it was late');
    await press('a', 'Space', 'Space', 'Enter');
    const details = () => find('bias-details')!.shadowRoot!;
    const chip = details().querySelector<HTMLElement>('.sources .remove')!;
    chip.focus();
    await press('Enter');
    await waitUntil(() => details().activeElement, 'after a source has gone');
    expect(element.annotations[0]!.sources).to.deep.equal([]);
    details().querySelector<HTMLElement>('.parts .remove')!.focus();
    await press('Enter');
    await waitUntil(() => details().activeElement, 'after a fragment has gone');
    await press('Delete');
    expect(element.annotations).to.have.length(1);
  });

  it('lets the words beside a handle be selected', async () => {
    await selectByKeys(element, 'claimed');
    await press('a', 'Escape');
    const handle = find('bias-handles')!.shadowRoot!.querySelector<HTMLElement>('i.end')!;
    await waitUntil(() => handle.style.left, 'the handle is placed');
    const { left, width, top } = handle.getBoundingClientRect();
    const x = left + width / 2 + 4;
    const root = textOf(element).getRootNode() as ShadowRoot;
    expect(textOf(element).contains(root.elementFromPoint(x, top - 12))).to.equal(true);
  });
});
