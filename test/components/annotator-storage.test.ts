import { expect } from '@open-wc/testing';
import { annotatorWith, cleanUp, deep, next, shown } from '../support/annotator.js';
import { failureOf } from '../support/failure.js';
import { waitUntil } from '../support/wait.js';

const text = 'The mayor said the aid was late.\nCritics disagree.';
const span = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('<bias-annotator>', () => {
  afterEach(cleanUp);

  describe('keeps the work', () => {
    it('so that it is there again', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const first = await annotatorWith({ text }, { database });
      first.annotate('claim', [span('mayor')], { note: 'which one?' });
      await first.saved;
      const second = await annotatorWith({ text }, { database });
      expect(shown(second)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
      expect(second.annotations).to.deep.equal(first.annotations);
      expect(second.article!.id).to.equal(first.article!.id);
    });

    it('also what is written about one article while another is opened', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const element = await annotatorWith({ text }, { database });
      const { id } = element.annotate('claim', [span('mayor')]);
      element.select(id);
      await element.updateComplete;
      const note = deep<HTMLTextAreaElement>(element.shadowRoot!, 'textarea')!;
      note.value = 'half a sen';
      note.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.load({ text: 'Another article.' });
      expect(element.annotations).to.have.length(0);
      await element.load({ text });
      expect(element.annotations.map((each) => each.note)).to.deep.equal(['half a sen']);
    });

    it('of one article, when a file with the same ids but another text is read', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const first = await annotatorWith({ text }, { database });
      first.annotate('claim', [span('mayor')]);
      await first.saved;
      const set = first.exportJSON();
      const edited = { ...set, article: { ...set.article, text: text.replace('late', 'lost') } };
      const second = await annotatorWith({ annotationSet: edited }, { database });
      await second.saved;
      await second.importJSON(edited);
      await second.saved;
      expect(second.annotations).to.have.length(1);
      expect(second.annotations[0]!.id).to.not.equal(first.annotations[0]!.id);
      expect(second.exportJSON().annotations).to.have.length(1);
      const third = await annotatorWith({ text }, { database });
      expect(shown(third)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
    });

    it('made while the element is out of the page, and takes in what others did meanwhile', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const element = await annotatorWith({ text }, { database });
      const gone = element.annotate('claim', [span('mayor')]);
      await element.saved;
      const parent = element.parentElement!;
      element.remove();
      await Promise.resolve();
      const other = await annotatorWith({ text }, { database });
      other.remove(gone.id);
      other.annotate('framing', [span('late')]);
      await other.saved;
      element.annotate('claim', [span('Critics')]);
      await element.saved;
      parent.append(element);
      await waitUntil(() => element.annotations.length === 2);
      expect(shown(element)).to.equal('The mayor said the aid was <f>late</f>.\n<c>Critics</c> disagree.');
    });

    it('and the sources of its file, named by an annotation or not', async () => {
      const database = `test-${crypto.randomUUID()}`;
      const first = await annotatorWith({ text }, { storage: 'none' });
      const facts = {
        aliases: [],
        kind: 'person',
        type: 'expert',
        role: 'informs',
        side: 'none',
        anonymity: 'named',
      };
      const set = { ...first.exportJSON(), sources: [{ id: 's1', name: 'Kim', ...facts }] };
      const second = await annotatorWith({ annotationSet: set }, { database });
      await second.saved;
      const third = await annotatorWith({ text }, { database });
      expect(third.sources).to.deep.equal(set.sources);
    });

    it('with the codebook that its file brought along', async () => {
      const parts = [{ id: 'words', label: 'Words' }];
      const rumour = {
        id: 'rumour',
        label: 'Rumour',
        key: 'r',
        tone: 4,
        parts,
        mainPart: 'words',
        attributes: [],
      };
      const own = { id: 'own', version: '1.0.0', title: 'Rumours', kinds: [rumour] };
      const database = `test-${crypto.randomUUID()}`;
      const first = await annotatorWith({ text }, { storage: 'none' });
      first.codebook = own;
      await first.ready;
      first.annotate('rumour', [span('late')]);
      const second = await annotatorWith({ annotationSet: first.exportJSON() }, { database });
      await second.saved;
      const third = await annotatorWith({ text }, { database });
      expect(third.codebook).to.deep.equal(own);
      expect(third.annotations[0]!.kind).to.equal('rumour');
    });

    it('and tells how saving goes', async () => {
      const element = await annotatorWith({ text });
      const states: string[] = [];
      element.addEventListener('save-state', ({ detail }) => states.push(detail.state));
      element.annotate('claim', [span('mayor')]);
      await element.saved;
      expect(states).to.deep.equal(['saving', 'saved']);
    });

    it('in memory where the browser allows no storage, says so, and hands it out', async () => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      try {
        const element = await annotatorWith({ text });
        const failed = new Promise<string>((resolve) =>
          element.addEventListener(
            'save-state',
            ({ detail }) => detail.state === 'failed' && resolve(detail.reason!),
          ),
        );
        element.annotate('claim', [span('mayor')]);
        expect(await failed).to.match(/full/);
        await element.updateComplete;
        const alarm = deep(element.shadowRoot!, '[role="alert"]')!;
        expect(alarm.textContent).to.contain('Not saved');
        expect([...alarm.querySelectorAll('button')].map((button) => button.textContent)).to.have.length(2);
        const refused = await failureOf(element.load({ text: 'Another article.' }));
        expect(refused).to.match(/not saved, and would be lost.*full.*Download it first/);
        expect(element.article!.text).to.equal(text);
        const leave = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leave);
        expect(leave.defaultPrevented).to.equal(true);
        expect(element.exportJSON().annotations).to.have.length(1);
        IDBObjectStore.prototype.put = put;
        const saved = next(element, 'save-state');
        alarm.querySelector('button')!.click();
        await saved;
        await element.saved;
      } finally {
        IDBObjectStore.prototype.put = put;
      }
    });
  });
});
