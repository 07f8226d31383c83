import { expect } from '@open-wc/testing';
import { addWords, fragmentNear, moveEdge, takeWords, type Fragment } from '../../src/coding/boundaries.js';

/** Text and fragments out of tagged text: `s` source, `q` cue, `t` content; a tag that comes again is a further fragment. */
function tagged(source: string) {
  const fragments: Fragment[] = [];
  let text = '';
  let open: { part: string; start: number } | undefined;
  for (const piece of source.split(/(<\/?[sqt]>)/)) {
    const tag = /^<(\/?)([sqt])>$/.exec(piece);
    if (!tag) text += piece;
    else if (tag[1]) fragments.push({ ...open!, end: text.length });
    else open = { part: tag[2]!, start: text.length };
  }
  return { text, fragments };
}

const shown = (text: string, fragments: readonly Fragment[]) =>
  fragments.map(({ part, start, end }) => `${part}: ${text.slice(start, end)}`);
const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('the words of an annotation', () => {
  it('take further words as another fragment of a part', () => {
    const { text, fragments } = tagged('<t>“We know,”</t> she said, “what to do.”');
    const more = addWords(text, fragments, 't', spanOf(text, '“what to do.”'));
    expect(shown(text, more)).to.deep.equal(['t: “We know,”', 't: “what to do.”']);
  });

  it('grow together where fragments of one part touch or only a space is between them', () => {
    const { text, fragments } = tagged('She <t>knows what</t> to do.');
    expect(shown(text, addWords(text, fragments, 't', spanOf(text, 'to do')))).to.deep.equal([
      't: knows what to do',
    ]);
    expect(shown(text, addWords(text, fragments, 't', spanOf(text, 'what to')))).to.deep.equal([
      't: knows what to',
    ]);
    expect(shown(text, addWords(text, fragments, 'q', spanOf(text, 'knows')))).to.deep.equal([
      't: knows what',
      'q: knows',
    ]);
  });

  it('stay apart at the end of a paragraph', () => {
    const { text, fragments } = tagged('<t>“First.</t>\n“Second.”');
    expect(addWords(text, fragments, 't', spanOf(text, '“Second.”'))).to.have.length(2);
  });

  it('lose what is taken away, whole, at an end or out of the middle', () => {
    const { text, fragments } = tagged('<s>The mayor</s> <q>said</q> <t>aid was very late</t>.');
    const without = (words: string) => shown(text, takeWords(text, fragments, spanOf(text, words)));
    expect(without('said')).to.deep.equal(['s: The mayor', 't: aid was very late']);
    expect(without('The ')).to.deep.equal(['s: mayor', 'q: said', 't: aid was very late']);
    expect(without('very')).to.deep.equal(['s: The mayor', 'q: said', 't: aid was', 't: late']);
    expect(without('mayor said aid')).to.deep.equal(['s: The', 't: was very late']);
  });

  it('are found by the caret: the innermost under it, else the nearest', () => {
    const { text, fragments } = tagged('<s>The mayor</s> <q>said</q> aid was <t>late</t>.');
    const near = (words: string) => fragments[fragmentNear(fragments, text.indexOf(words))]!.part;
    expect(near('mayor')).to.equal('s');
    expect(near('aid')).to.equal('q');
    expect(near('was')).to.equal('t');
    const nested = [...fragments, { part: 'all', start: 0, end: text.length }];
    expect(nested[fragmentNear(nested, text.indexOf('late') + 1)]!.part).to.equal('t');
  });

  it('move at either end, and keep at least one grapheme', () => {
    const { text, fragments } = tagged('She said <t>👩‍👩‍👧 are here</t> today.');
    const move = (edge: 'start' | 'end', to: number) =>
      shown(text, moveEdge(text, fragments, { place: 0, edge, to, language: 'en' }));
    expect(move('end', text.length - 1)).to.deep.equal(['t: 👩‍👩‍👧 are here today']);
    expect(move('end', 0)).to.deep.equal(['t: 👩‍👩‍👧']);
    expect(move('start', 4)).to.deep.equal(['t: said 👩‍👩‍👧 are here']);
    expect(move('start', text.length)).to.deep.equal(['t: e']);
  });

  it('stay apart where they were, whatever else moves', () => {
    const { text, fragments } = tagged('<t>The</t> <t>militia</t> <q>said</q> so loudly');
    const moved = moveEdge(text, fragments, {
      place: 2,
      edge: 'end',
      to: text.indexOf(' loudly'),
      language: 'en',
    });
    expect(shown(text, moved)).to.deep.equal(['t: The', 't: militia', 'q: said so']);
    expect(shown(text, addWords(text, fragments, 's', spanOf(text, 'loudly')))).to.have.length(4);
  });

  it('become one fragment where an edge runs into the next of its part', () => {
    const { text, fragments } = tagged('<t>We know</t> she said <t>what to do</t>');
    const moved = moveEdge(text, fragments, {
      place: 0,
      edge: 'end',
      to: text.indexOf('what') + 2,
      language: 'en',
    });
    expect(shown(text, moved)).to.deep.equal(['t: We know she said what to do']);
  });
});
