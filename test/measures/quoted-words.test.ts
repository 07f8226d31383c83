import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying } from '../support/coded.js';

/** Quoted words of one attribution, direct unless said otherwise. */
const quoted = (tagged: string, mode = 'direct', language = 'en') =>
  sourceBalance([coded(tagged, { a1: { by: 'mayor', mode } }, { language })]).quotedWords.total;

const each = (tagged: string, sayings: Readonly<Record<string, Saying>>) =>
  Object.fromEntries(sourceBalance([coded(tagged, sayings)]).cases.map(({ id, words }) => [id, words.quoted]));

describe('quoted words', () => {
  it('stand between two marks that both lie in the content', () => {
    expect(quoted('<a1.t>“We will stay,”</a1.t> she said.')).to.equal(3);
    expect(quoted('She said <a1.t>taxes “must fall at once” or else</a1.t>.', 'mixed')).to.equal(4);
  });

  it('need both marks: outside the content they do not count', () => {
    expect(quoted('“<a1.t>We will stay,</a1.t>” she said.')).to.equal(0);
    expect(quoted('“<a1.t>We will stay,”</a1.t> she said.')).to.equal(0);
    expect(quoted('<a1.t>“We will stay,</a1.t>” she said.')).to.equal(0);
  });

  it('are scare quotes under indirect and reported: they do not count, nor without a mode', () => {
    for (const mode of ['indirect', 'reported', '', 'paraphrase'])
      expect(quoted('They fear <a1.t>a “Shiite Crescent” there</a1.t>.', mode), mode).to.equal(0);
    expect(quoted('They fear <a1.t>a “Shiite Crescent” there</a1.t>.', 'mixed')).to.equal(2);
  });

  it('add up over pieces of content, each with its marks', () => {
    expect(quoted('<a1.t>“We will,”</a1.t> she said, <a1.t>“never go back.”</a1.t>')).to.equal(5);
    expect(quoted('<a1.t>no “deal” and no “new talks”</a1.t>', 'mixed')).to.equal(3);
  });

  it('are not those between two quotations', () => {
    expect(quoted('<a1.t>“We will,” she said, “never go back.”</a1.t>')).to.equal(5);
  });

  it('go on over a new paragraph that begins with a mark of its own', () => {
    expect(
      quoted(`
        She said: <a1.t>“We will stay.
        “And we will win,”</a1.t> and left.
      `),
      'We will stay + And we will win',
    ).to.equal(7);
    expect(
      quoted(`
        She said: <a1.t>“We will stay.</a1.t>
        <a1.t>“And we will win,”</a1.t> and left.
      `),
    ).to.equal(7);
  });

  it('go on over three paragraphs', () => {
    expect(
      quoted(`
        <a1.t>“One two.
        “Three four.
        “Five six,”</a1.t> she said.
      `),
    ).to.equal(6);
  });

  it('go on past a caption and a subheading that stand in between', () => {
    expect(
      quoted(`
        She said: <a1.t>“We will stay.</a1.t>
        [caption] A “crane” in the port
        [subheading] No way back
        <a1.t>“And we will win,”</a1.t> and left.
      `),
    ).to.equal(7);
  });

  it('do not go on where nothing closes them within the content', () => {
    expect(quoted('<a1.t>“We will stay</a1.t> and nobody knows.')).to.equal(0);
    expect(
      quoted(`
        <a1.t>“We will stay.
        And we will win</a1.t>, she said.
      `),
    ).to.equal(0);
  });

  it('are known by every usual mark', () => {
    expect(quoted('<a1.t>"We will stay,"</a1.t> she said.')).to.equal(3);
    expect(quoted('<a1.t>‘We will stay,’</a1.t> she said.')).to.equal(3);
    expect(quoted("<a1.t>'We will stay,'</a1.t> she said.")).to.equal(3);
    expect(quoted('<a1.t>„Wir bleiben hier“</a1.t>, sagte sie.', 'direct', 'de')).to.equal(3);
    expect(quoted('<a1.t>»Wir bleiben hier«</a1.t>, sagte sie.', 'direct', 'de')).to.equal(3);
    expect(quoted('<a1.t>« Nous restons ici »</a1.t>, dit-elle.', 'direct', 'fr')).to.equal(3);
    expect(quoted('<a1.t>«\u00a0Nous restons ici\u202f»</a1.t>, dit-elle.', 'direct', 'fr')).to.equal(3);
    expect(quoted('<a1.t>‚Wir bleiben‘</a1.t>, sagte sie.', 'direct', 'de')).to.equal(2);
    expect(quoted('<a1.t>”Vi stannar här”</a1.t>, sade hon.', 'direct', 'sv')).to.equal(3);
  });

  it('are not begun by an apostrophe, nor ended by one', () => {
    expect(quoted('<a1.t>It isn’t the dockers’ fault, and it wasn’t ours</a1.t>', 'mixed')).to.equal(0);
    expect(quoted("<a1.t>It isn't the dockers' fault, and it wasn't ours</a1.t>", 'mixed')).to.equal(0);
    expect(
      quoted('<a1.t>‘We don’t know the dockers’ plan,’</a1.t> she said.'),
      'We don’t know the dockers’ plan',
    ).to.equal(6);
    expect(quoted("<a1.t>'We don't know,'</a1.t> she said.")).to.equal(3);
    expect(quoted('<a1.t>a cut of ’90s wages “at once”</a1.t>', 'mixed')).to.equal(2);
  });

  it('count once where a quotation holds another', () => {
    expect(quoted('<a1.t>“She told me ‘never again’ and left,”</a1.t> he said.')).to.equal(7);
  });

  it('count where the marks are at the edge of the spans or within', () => {
    expect(quoted('She called it <a1.t>a “heinous crime”</a1.t>.', 'mixed')).to.equal(2);
    expect(quoted('She called it a <a1.t>“heinous crime”</a1.t>.')).to.equal(2);
  });
});

describe('quoted words inside what is said', () => {
  it('belong to the innermost, by its own mode and its own marks', () => {
    expect(
      each('<a1.t>“He told me <a2.t>‘we will go’</a2.t> and left,”</a1.t> she said.', {
        a1: { by: 'mayor', mode: 'direct' },
        a2: { by: 'minister', mode: 'direct' },
      }),
      'He told me and left; we will go',
    ).to.deep.equal({ a1: 5, a2: 3 });
  });

  it('are not counted for an inner paraphrase, nor for the one around it', () => {
    expect(
      each('<a1.t>“He told me <a2.t>they will go</a2.t> and left,”</a1.t> she said.', {
        a1: { by: 'mayor', mode: 'direct' },
        a2: { by: 'minister', mode: 'indirect' },
      }),
    ).to.deep.equal({ a1: 5, a2: 0 });
  });

  it('count for an inner quotation in a paraphrase', () => {
    expect(
      each('She said <a1.t>he had told her <a2.t>“we will go”</a2.t> twice</a1.t>.', {
        a1: { by: 'mayor', mode: 'indirect' },
        a2: { by: 'minister', mode: 'direct' },
      }),
    ).to.deep.equal({ a1: 0, a2: 3 });
  });

  it('count once in all and once for each side of a compound attribution', () => {
    const { quotedWords } = sourceBalance([
      coded('<a1.t>“We agree,”</a1.t> they said. <a2.t>“I do not,”</a2.t> he said.', {
        a1: { by: 'mayor clerk union', mode: 'direct' },
        a2: { by: 'minister', mode: 'direct' },
      }),
    ]);
    expect(quotedWords.total, '2 + 3').to.equal(5);
    expect(quotedWords.bySide).to.deep.equal({ town: 2, union: 2, state: 3 });
    expect(quotedWords.bySource).to.deep.equal({ mayor: 2, clerk: 2, union: 2, minister: 3 });
    expect(quotedWords.annotations.total).to.deep.equal(['a1', 'a2']);
  });

  it('name a side with none as 0, and nobody behind it', () => {
    const { quotedWords } = sourceBalance([
      coded('<a1.t>“We agree,”</a1.t> they said. <a2.t>he did not</a2.t>, he said.', {
        a1: { by: 'mayor', mode: 'direct' },
        a2: { by: 'minister', mode: 'indirect' },
      }),
    ]);
    expect(quotedWords.bySide).to.deep.equal({ town: 2, state: 0 });
    expect(quotedWords.annotations.bySide).to.deep.equal({ town: ['a1'], state: [] });
  });
});
