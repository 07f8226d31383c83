import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  blockAt,
  canonical,
  createArticle,
  digest,
  titleOf,
  type BlockDraft,
} from '../../src/domain/article.js';
import { article, bounded, foreignText } from './arbitraries.js';

const retrieved = '2026-01-02T03:04:05.000Z';
const block = (text: string, more: Partial<BlockDraft> = {}): BlockDraft => ({
  type: 'paragraph',
  role: 'body',
  repeats: null,
  text,
  ...more,
});

describe('createArticle', () => {
  it('sets the blocks one after the other, one LF between two', () => {
    const { text, blocks } = createArticle(
      [block('Aid slashed', { type: 'heading', role: 'headline' }), block('The mayor 🎙 spoke.')],
      { retrieved },
    );
    expect(text).to.equal('Aid slashed\nThe mayor 🎙 spoke.');
    expect(blocks).to.deep.equal([
      { type: 'heading', role: 'headline', start: 0, end: 11, repeats: null },
      { type: 'paragraph', role: 'body', start: 12, end: 31, repeats: null },
    ]);
  });

  it('moves the marks of a block with it', () => {
    const { text, blocks } = createArticle(
      [
        block('One.'),
        block('See here.', { marks: [{ type: 'link', start: 4, end: 8, href: 'https://a.example/' }] }),
      ],
      { retrieved },
    );
    const [mark] = blocks[1]!.marks!;
    expect(text.slice(mark!.start, mark!.end)).to.equal('here');
    expect(blocks[0]).not.to.have.property('marks');
  });

  it('invents no fact that it was not given', () => {
    const { title, bylines, publisher, url, published, language, direction, revision } = createArticle(
      [block('One.')],
      { retrieved },
    );
    expect({ title, bylines, publisher, url, published, language, direction, revision }).to.deep.equal({
      title: '',
      bylines: [],
      publisher: null,
      url: null,
      published: null,
      language: null,
      direction: 'auto',
      revision: 1,
    });
  });

  it('names the same text alike, whatever else is known', () => {
    const one = createArticle([block('One.')], { retrieved, title: 'A' });
    const other = createArticle([block('One.')], { retrieved: '2030-01-01T00:00:00.000Z', title: 'B' });
    expect(one.id).to.equal(other.id);
    expect(one.id).not.to.equal(createArticle([block('Two.')], { retrieved }).id);
  });

  it('refuses a block that is no line of text', () => {
    for (const text of ['', 'two\nlines', 'two\rlines', 'two\r\nlines'])
      expect(() => createArticle([block('One.'), block(text)], { retrieved })).to.throw(
        RangeError,
        'Block 1 must be',
      );
  });

  it('mends lone surrogates, which no file can hold', () => {
    const { text, sha256 } = createArticle([block('a\ud83cb', { marks: [{ type: 'em', start: 2, end: 3 }] })], {
      retrieved,
    });
    expect(text).to.equal('a\ufffdb');
    expect(sha256).to.equal(digest('a\ufffdb'));
  });

  it('tiles any text', () => {
    fc.assert(
      fc.property(article, ({ text, blocks }) => {
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).to.equal(text);
        blocks.forEach(({ start, end }, index) => {
          expect(blockAt({ blocks }, start)).to.equal(index);
          expect(blockAt({ blocks }, end)).to.equal(index);
        });
      }),
      bounded,
    );
  });
});

describe('canonical', () => {
  it('knows one line break and no half characters', () => {
    expect(canonical('a\r\nb\rc\nd\ud83c🎙\udf99')).to.equal('a\nb\nc\nd\ufffd🎙\ufffd');
  });

  it('does not compose characters: offsets would shift', () => {
    expect(canonical('e\u0301')).to.equal('e\u0301');
  });

  it('leaves alone what it has made', () => {
    fc.assert(
      fc.property(foreignText, (text) => {
        expect(canonical(canonical(text))).to.equal(canonical(text));
        expect(/\r|\p{Surrogate}/u.test(canonical(text))).to.equal(false);
      }),
      bounded,
    );
  });
});

describe('digest', () => {
  it('is SHA-256 of the UTF-8 text', async () => {
    const text = 'Kim 🎙 said “é”';
    const expected = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const hex = Array.from(new Uint8Array(expected), (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(digest(text)).to.equal(hex);
  });
});

describe('blockAt', () => {
  it('counts the LF after a block as its own, and clamps', () => {
    const made = createArticle([block('ab'), block('c')], { retrieved });
    expect([-5, 0, 1, 2, 3, 4, 99].map((offset) => blockAt(made, offset))).to.deep.equal([0, 0, 0, 0, 1, 1, 1]);
  });
});

describe('titleOf', () => {
  it('falls back to the first words', () => {
    expect(titleOf({ title: 'Aid', text: 'x' })).to.equal('Aid');
    expect(titleOf({ title: '', text: 'First line\nSecond' })).to.equal('First line');
    expect(titleOf({ title: '', text: '' })).to.equal('Untitled article');
  });
});
