import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createArticle } from '../../src/domain/article.js';
import { wordsOf } from '../../src/measures/words.js';

const retrieved = '2026-01-02T03:04:05.000Z';

const read = (lines: readonly string[], language: string | null) => {
  const article = createArticle(
    lines.map((text) => ({ text, type: 'paragraph' as const, role: 'body' as const, repeats: null })),
    { retrieved, language },
  );
  const { starts, ends, firsts } = wordsOf(article);
  return { article, firsts, words: starts.map((start, index) => article.text.slice(start, ends[index])) };
};

/** What the browser's own segmenter takes for words. */
const segmented = (text: string, language: string | null) =>
  [...new Intl.Segmenter(language ?? undefined, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);

describe('wordsOf', () => {
  it('counts the words of each block by itself', () => {
    const { words, firsts } = read(['The U.S. forces’ 2,500 soldiers', 'left—at 3.5 km/h.'], 'en');
    expect(words).to.deep.equal(['The', 'U.S', 'forces', '2,500', 'soldiers', 'left', 'at', '3.5', 'km', 'h']);
    expect(firsts).to.deep.equal([0, 5, 10]);
  });

  it('finds what Unicode calls words in scripts without spaces and among emoji', () => {
    expect(read(['市議会は反対した'], 'ja').words).to.deep.equal(segmented('市議会は反対した', 'ja'));
    expect(read(['Yes 👩‍👩‍👧 no'], 'en').words).to.deep.equal(['Yes', 'no']);
    expect(read(['قال الوزير: «لا»'], 'ar').words).to.deep.equal(['قال', 'الوزير', 'لا']);
  });

  it('agrees with the segmenter of the browser, whichever of the two ways it takes', () => {
    const character = fc.constantFrom(
      ...'aZéßø09 .,;:’‘\'"“”-–—_@/()!?%$€&…\u00a0\u00ad\u0301א\u{1f600}'.match(/./gsu)!,
    );
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 24 }),
        fc.constantFrom('en', 'de', 'fr', 'sv', 'fi', 'el', null),
        (characters, language) => {
          const text = characters.join('');
          expect(read([text], language).words).to.deep.equal(segmented(text, language));
        },
      ),
      { numRuns: 3000, seed: 5 },
    );
  });
});
