import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import type { BiasAnnotator } from '../../components/bias-annotator.js';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Source } from '../../src/domain/source.js';
import type { Changes } from '../../src/exchange.js';
import { annotatorWith, caretBefore, cleanUp, deep, marksOf, rowsOf, shown } from '../support/annotator.js';
import { keeperOf } from '../support/host.js';
import { articleOf, marked } from '../support/marked.js';
import { waitUntil } from '../support/wait.js';

const text = 'The mayor said the aid was late.\nCritics disagree.';
const { id: articleId } = articleOf(text);

/** An annotation as another page would have made it. */
const made = (tagged: string, more: Partial<Annotation> = {}): Annotation => ({
  ...[...marked(tagged).annotations.values()][0]!,
  ...more,
});
const claim = made('The <c>mayor</c> said the aid was late.\nCritics disagree.');
const kim: Source = {
  id: 'kim',
  name: 'Kim',
  aliases: [],
  kind: 'person',
  type: 'expert',
  role: 'informs',
  side: 'none',
  anonymity: 'named',
};

describe('apply()', () => {
  let element: BiasAnnotator;
  afterEach(async () => {
    await resetMouse();
    await cleanUp();
  });
  const nothing = { annotations: [], sources: [] };
  /** What comes in, without what the host says it is based on. */
  const add = (...annotations: Annotation[]): Changes => ({
    annotations: annotations.map((after) => ({ id: after.id, after })),
  });
  const chord = async (modifier: string, key: string) => {
    await sendKeys({ down: modifier });
    await sendKeys({ press: key });
    await sendKeys({ up: modifier });
  };

  for (const storage of ['none', 'indexeddb'] as const)
    describe(`with storage="${storage}"`, () => {
      beforeEach(async () => {
        element = await annotatorWith({ text }, { storage });
      });

      it('shows at once what was added, changed and removed elsewhere, in text and list, without an event', async () => {
        const { steps } = keeperOf(element);
        const heard: string[] = [];
        for (const type of ['annotation-create', 'annotation-update', 'annotation-delete', 'annotation-select'])
          element.addEventListener(type, () => heard.push(type));
        expect(element.apply(add(claim))).to.deep.equal(nothing);
        await element.updateComplete;
        expect(marksOf(element).map(({ textContent }) => textContent)).to.deep.equal(['mayor']);
        expect(rowsOf(element)).to.have.length(1);
        const moved = made('The mayor said the <c>aid was late</c>.\nCritics disagree.', { note: 'moved' });
        element.apply({ annotations: [{ id: 'c', before: claim, after: moved }] });
        await element.updateComplete;
        expect(shown(element)).to.equal('The mayor said the <c>aid was late</c>.\nCritics disagree.');
        element.apply({ annotations: [{ id: 'c', before: moved }] });
        await element.updateComplete;
        expect(marksOf(element)).to.have.length(0);
        expect(rowsOf(element)).to.have.length(0);
        expect([...heard, ...steps]).to.deep.equal([]);
      });

      it('is no step of the analyst: undo takes back what they did, and nothing else', async () => {
        await caretBefore(element, 'Critics');
        await chord('Shift', 'ArrowRight');
        await sendKeys({ press: 'f' });
        element.apply(add(claim));
        await chord('Control', 'z');
        expect(shown(element)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
        await chord('Control', 'z');
        expect(element.annotations).to.have.length(1);
      });

      it('taken twice, is taken once', () => {
        element.apply(add(claim));
        const { annotations } = element;
        expect(element.apply(add(claim))).to.deep.equal(nothing);
        expect(element.annotations).to.deep.equal(annotations);
      });

      it('brings sources, their merging, and the annotations that name them', () => {
        element.apply({
          sources: [{ id: 'kim', after: kim }],
          annotations: [{ id: 'c', after: { ...claim, sources: ['kim'] } }],
        });
        expect(element.sources).to.deep.equal([kim]);
        const lee: Source = { ...kim, id: 'lee', name: 'Lee', aliases: ['Kim'] };
        element.apply({
          sources: [
            { id: 'lee', after: lee },
            { id: 'kim', before: kim, after: { ...kim, mergedInto: 'lee' } },
          ],
        });
        expect(element.annotations[0]!.sources).to.deep.equal(['lee']);
        expect(element.exportJSON().sources!.map(({ name }) => name)).to.deep.equal(['Lee']);
      });
    });

  it('is stored where the annotator stores, and told to other tabs', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const first = await annotatorWith({ text }, { database });
    const other = await annotatorWith({ text }, { database });
    first.apply({ ...add({ ...claim, sources: ['kim'] }), sources: [{ id: 'kim', after: kim }] });
    await first.saved;
    const second = await annotatorWith({ text }, { database });
    expect(second.annotations).to.deep.equal(first.annotations);
    expect(second.sources).to.deep.equal([kim]);
    await waitUntil(() => other.annotations.length === 1, 'the other tab follows');
  });

  describe('never overwrites what was changed here meanwhile:', () => {
    beforeEach(async () => {
      element = await annotatorWith({ text }, { storage: 'none' });
      element.apply({ ...add(claim), sources: [{ id: 'kim', after: kim }] });
    });
    const here = () => element.annotations[0]!;

    it('both edits are kept, field by field, and what the host has to keep comes back', () => {
      const ours = element.update('c', { note: 'ours', attributes: { worth: 'check' } });
      const theirs = { ...claim, note: 'theirs', confidence: 0.5 };
      const rest = element.apply({ annotations: [{ id: 'c', before: claim, after: theirs }] });
      expect(here()).to.deep.include({
        note: 'theirs\nours',
        confidence: 0.5,
        attributes: { worth: 'check' },
        modified: ours.modified,
      });
      expect(rest.annotations).to.deep.equal([{ id: 'c', before: theirs, after: here() }]);
      expect(element.apply({ annotations: rest.annotations! })).to.deep.equal(nothing);
    });

    it('what is half typed, too', async () => {
      element.select('c');
      await element.updateComplete;
      const note = deep<HTMLTextAreaElement>(element.shadowRoot!, 'textarea')!;
      note.focus();
      await sendKeys({ type: 'half a sen' });
      const heard: string[] = [];
      element.addEventListener('annotator-change', ({ detail }) => heard.push(detail.name));
      const theirs = { ...claim, note: 'theirs' };
      element.apply({ annotations: [{ id: 'c', before: claim, after: theirs }] });
      expect(here().note).to.equal('theirs\nhalf a sen');
      expect(heard).to.deep.equal(['Write a note']);
    });

    it('one that was worked on is not removed, and comes back to the host', () => {
      element.update('c', { note: 'ours' });
      const rest = element.apply({ annotations: [{ id: 'c', before: claim }] });
      expect(rest.annotations).to.deep.equal([{ id: 'c', after: here() }]);
      expect(here().note).to.equal('ours');
    });

    it('one that was removed here comes back where others worked on it', () => {
      element.remove('c');
      const theirs = { ...claim, note: 'theirs' };
      expect(element.apply({ annotations: [{ id: 'c', before: claim, after: theirs }] })).to.deep.equal(
        nothing,
      );
      expect(here()).to.deep.equal(theirs);
      element.remove('c');
      const again = element.apply({ annotations: [{ id: 'c', before: theirs, after: { ...theirs } }] });
      expect(again.annotations).to.deep.equal([{ id: 'c', before: theirs }]);
      expect(element.annotations).to.have.length(0);
    });

    it('without `before`, the later of the two stands', () => {
      const ours = element.update('c', { note: 'ours' });
      const older = { ...claim, note: 'older' };
      expect(element.apply(add(older)).annotations).to.deep.equal([{ id: 'c', before: older, after: ours }]);
      const later = { ...claim, note: 'later', modified: '9999-01-01T00:00:00.000Z' };
      expect(element.apply(add(later))).to.deep.equal(nothing);
      expect(here().note).to.equal('later');
    });

    it('names of a source, and one that is still named', () => {
      element.apply({ sources: [{ id: 'kim', before: kim, after: { ...kim, name: 'Kim Lee' } }] });
      const rest = element.apply({
        sources: [{ id: 'kim', before: kim, after: { ...kim, name: 'Dr Kim', type: 'party' } }],
      });
      const [edit] = rest.sources!;
      expect(edit!.after).to.deep.include({ name: 'Kim Lee', aliases: ['Dr Kim'], type: 'party' });
      element.update('c', { sources: ['kim'] });
      expect(element.apply({ sources: [{ id: 'kim', before: edit!.after! }] }).sources).to.have.length(1);
      expect(element.sources).to.have.length(1);
    });

    it('sides, facts and roles', () => {
      element.apply({ sides: { before: [], after: ['Council'] } });
      expect(element.apply({ sides: { before: [], after: ['Union'] } }).sides!.after).to.deep.equal([
        'Union',
        'Council',
      ]);
      const before = structuredClone(element.article!);
      const role = (index: number, to: 'caption' | 'standfirst') => ({
        ...before,
        blocks: before.blocks.map((block, place) => (place === index ? { ...block, role: to } : block)),
      });
      element.apply({ article: { before, after: role(0, 'standfirst') } });
      const rest = element.apply({ article: { before, after: { ...role(1, 'caption'), title: 'Aid' } } });
      expect(element.article!.blocks.map((block) => block.role)).to.deep.equal(['standfirst', 'caption']);
      expect(element.article!.title).to.equal('Aid');
      expect(rest.article!.after).to.deep.equal(element.article);
    });
  });

  it('refuses a wrong record with value and bound, and changes nothing', async () => {
    element = await annotatorWith({ text }, { storage: 'none' });
    element.apply({ ...add({ ...claim, sources: ['kim'] }), sources: [{ id: 'kim', after: kim }] });
    const before = structuredClone(element.annotations);
    const good = made('The mayor said the <f>aid</f> was late.\nCritics disagree.');
    const [span] = good.spans;
    const { title, ...untitled } = structuredClone(element.article!);
    const wrong: [unknown, typeof RangeError | typeof TypeError, RegExp][] = [
      [undefined, TypeError, /such as.*not undefined/],
      [[claim], TypeError, /not a list/],
      [{ annotations: claim }, TypeError, /annotations must be a list of edits, not a record/],
      [{ annotations: [claim.id] }, TypeError, /annotations\[0\] must be an edit .*"c"/],
      [{ annotations: [{ id: 'f', after: 'x' }] }, TypeError, /annotations\[0\]\.after.*"x"/],
      [{ annotations: [{ id: 'g', after: good }] }, RangeError, /has the id "f": the edit is of "g"/],
      [add({ ...good, kind: 5 as never }), TypeError, /kind must be text, not 5/],
      [add({ ...good, articleId: 'other' }), RangeError, new RegExp(`"other".*${articleId}`)],
      [add({ ...good, revision: 2 }), RangeError, /revision 2 is out of range: 0 to 1/],
      [add({ ...good, spans: [] }), TypeError, /at least 1/],
      [add({ ...good, spans: [{ ...span!, start: -1 }] }), RangeError, /-1.*0 to 50/],
      [add({ ...good, spans: [{ ...span!, end: 51 }] }), RangeError, /51.*0 to 50/],
      [add({ ...good, spans: [{ ...span!, start: 20 }] }), RangeError, /should read "aid".*reads "id"/],
      [add({ ...good, confidence: 2 }), RangeError, /2.*0 to 1/],
      [add({ ...good, attributes: { worth: [] as never } }), RangeError, /Attributes/],
      [
        { sources: [{ id: 'lee', after: { ...kim, id: 'lee', name: ' ' } }] },
        RangeError,
        /at least 1 character/,
      ],
      [
        { sources: [{ id: 'lee', after: { ...kim, id: 'lee', aliases: 'Lee' } }] },
        TypeError,
        /"aliases".*"Lee"/,
      ],
      [{ sides: { before: [], after: [5] } }, TypeError, /sides\.after: .*list of sides/],
      [{ article: { before: element.article, after: untitled } }, TypeError, /title must be text/],
      [{ article: { before: element.article, after: { ...untitled, title, id: 'x' } } }, RangeError, /"x"/],
      [
        { article: { before: element.article, after: { ...untitled, title, blocks: [] } } },
        RangeError,
        /list of 2/,
      ],
    ];
    for (const [changes, kind, message] of wrong)
      expect(() => element.apply(changes as Changes), String(message)).to.throw(kind, message);
    // Nor what is right in a list with something wrong.
    expect(() => element.apply(add(good, { ...good, id: 'f2', revision: 2 }))).to.throw(RangeError, /\[1\]/);
    expect(element.annotations).to.deep.equal(before);
    expect(element.sources).to.deep.equal([kim]);
  });

  it('asks for an open article, and changes nothing that is read-only', async () => {
    element = await annotatorWith(null);
    expect(() => element.apply(nothing)).to.throw(Error, /No article is open yet/);
    await element.load({ text });
    element.readonly = true;
    expect(() => element.apply(add(claim))).to.throw(Error, /read-only/);
    expect(element.annotations).to.have.length(0);
  });

  it('takes what a framework has wrapped, and nothing that would change other objects', async () => {
    element = await annotatorWith({ text }, { storage: 'none' });
    element.apply(new Proxy(add(claim), {}));
    const loaded = JSON.parse(`{ "id": "d", "after": ${JSON.stringify({ ...claim, id: 'd' })} }`);
    loaded.after.attributes = JSON.parse('{ "__proto__": "polluted", "worth": "check" }');
    element.apply({ annotations: [loaded] });
    expect(element.annotations.map(({ attributes }) => attributes)).to.deep.equal([{}, { worth: 'check' }]);
  });
});
