import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { diffTexts } from '../../src/anchoring/diff-texts.js';
import { article, bounded } from '../domain/arbitraries.js';
import { edited, random } from './edits.js';

/** The pieces in one line: `[-removed-]`, `{+added+}`, and a pilcrow for a line break. */
function read(before: string, after: string): string {
  const pieces = diffTexts(before, after).map(({ kind, ...place }) => {
    const words = before.slice(place.before.start, place.before.end);
    if (kind === 'same') return words;
    if (kind === 'removed') return `[-${words}-]`;
    return `{+${after.slice(place.after.start, place.after.end)}+}`;
  });
  return pieces.join('').replace(/\n/g, '¶');
}

/** Throws unless the pieces cover both texts in order and say what is true of them. */
function check(before: string, after: string): void {
  let [x, y] = [0, 0];
  let last = '';
  for (const piece of diffTexts(before, after)) {
    expect([piece.before.start, piece.after.start]).to.deep.equal([x, y]);
    x = piece.before.end;
    y = piece.after.end;
    const [old, now] = [before.slice(piece.before.start, x), after.slice(piece.after.start, y)];
    if (piece.kind === 'same') expect(old).to.equal(now);
    else expect([old, now].map(Boolean)).to.deep.equal([piece.kind === 'removed', piece.kind === 'added']);
    expect(piece.kind).not.to.equal(last);
    if (piece.kind === 'removed') expect(last).not.to.equal('added');
    last = piece.kind;
  }
  expect([x, y]).to.deep.equal([before.length, after.length]);
}

describe('diffTexts', () => {
  it('shows words that changed, not letters', () => {
    expect(read('The mayor said the council won.', 'The mayor claimed the council may have won.')).to.equal(
      'The mayor [-said-]{+claimed+} the council {+may have +}won.',
    );
    expect(read('It cost 1,200.50 crowns.', 'It cost 1,300.50 crowns.')).to.equal(
      'It cost [-1,200.50-]{+1,300.50+} crowns.',
    );
    expect(read('She doesn’t know.', 'She didn’t know.')).to.equal('She [-doesn’t-]{+didn’t+} know.');
  });

  it('leaves marks and endings that stay where they are', () => {
    expect(read('“We won,” he said.', '"We won," he said.')).to.equal('[-“-]{+"+}We won,[-”-]{+"+} he said.');
    expect(read('The mayor’s car.', 'The governor’s car.')).to.equal('The [-mayor-]{+governor+}’s car.');
  });

  it('takes a space along with the word that comes or goes', () => {
    expect(read('a b c', 'a c')).to.equal('a [-b -]c');
    expect(read('a c', 'a b c')).to.equal('a {+b +}c');
    expect(read('a', 'a b')).to.equal('a{+ b+}');
  });

  it('shows paragraphs that came, went, were split and were joined', () => {
    expect(read('One.\nTwo.', 'One.\nNew.\nTwo.')).to.equal('One.¶{+New.¶+}Two.');
    expect(read('One.\nOld.\nTwo.', 'One.\nTwo.')).to.equal('One.¶[-Old.¶-]Two.');
    expect(read('One. Two.', 'One.\nTwo.')).to.equal('One.[- -]{+¶+}Two.');
    expect(read('One.\nTwo.', 'One. Two.')).to.equal('One.[-¶-]{+ +}Two.');
  });

  it('puts an edit where a sentence begins, of all the places where it could be', () => {
    expect(read('It went well. It ended.', 'It went well. It went on. It ended.')).to.equal(
      'It went well. {+It went on. +}It ended.',
    );
    expect(read('A said no. A said yes. A left.', 'A said no. A left.')).to.equal(
      'A said no. [-A said yes. -]A left.',
    );
  });

  it('shows one change where little stays between two', () => {
    const before = 'A quick brown fox jumps over the lazy dog.';
    expect(read(before, 'One slow reddish fox leaps across the hound.')).to.equal(
      '[-A quick brown fox jumps over the lazy dog-]{+One slow reddish fox leaps across the hound+}.',
    );
  });

  it('reads scripts without spaces character by character', () => {
    expect(read('会議は東京で開かれた。', '会議は大阪で開かれた。')).to.equal(
      '会議は[-東京-]{+大阪+}で開かれた。',
    );
    expect(read('การประชุม', 'การชุมนุม')).to.match(/^การ/);
  });

  it('halves no character', () => {
    expect(read('👩‍👩‍👧 went 🇳🇱🇩🇪 home', '👩‍👧 went 🇩🇪 home')).to.equal('[-👩‍👩‍👧-]{+👩‍👧+} went [-🇳🇱-]🇩🇪 home');
    expect(read('cafe\u0301 noir', 'cafe noir')).to.equal('[-cafe\u0301-]{+cafe+} noir');
    expect(read('👍🏽 ok', '👍🏿 ok')).to.equal('[-👍🏽-]{+👍🏿+} ok');
    expect(read('قال الوزير نعم', 'قال الرئيس نعم')).to.equal('قال [-الوزير-]{+الرئيس+} نعم');
  });

  it('has no piece for two empty texts, and one for the same text twice', () => {
    expect(diffTexts('', '')).to.deep.equal([]);
    expect(read('the same', 'the same')).to.equal('the same');
    expect(read('', 'new')).to.equal('{+new+}');
    expect(read('old', '')).to.equal('[-old-]');
  });

  it('gives back both texts, whatever they hold', () => {
    fc.assert(
      fc.property(article, article, ({ text: one }, { text: two }) => check(one, two)),
      bounded,
    );
    fc.assert(
      fc.property(article, fc.nat(), (one, seed) =>
        check(one.text, edited(one, { share: 0.3, moved: 2, next: random(seed) }).text),
      ),
      bounded,
    );
  });

  it('comes to an end with texts that have nothing or nearly all in common', () => {
    const next = random(3);
    const coin = () => Array.from({ length: 20_000 }, () => (next() < 0.5 ? 'a' : 'b')).join(' ');
    const numbered = Array.from({ length: 20_000 }, (_, index) => `w${index}`);
    const texts: [string, string][] = [
      ['a '.repeat(50_000), `${'a '.repeat(30_000)}b ${'a '.repeat(10_000)}`],
      [coin(), coin()],
      [numbered.join(' '), numbered.toReversed().join(' ')],
      ['q'.repeat(200_000), `${'q'.repeat(200_000)}w`],
      ['.,;'.repeat(30_000), ';.,!'.repeat(30_000)],
      ['x, y\n'.repeat(9000), 'x, z\n'.repeat(9000)],
    ];
    for (const [before, after] of texts) check(before, after);
  });
});
