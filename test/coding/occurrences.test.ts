import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inContext, occurrences, occurrencesOf, type OccurrenceOptions } from '../../src/coding/occurrences.js';
import { blockAt, createArticle } from '../../src/domain/article.js';
import { quote } from '../../src/domain/span.js';
import { article as anyArticle, bounded, spanIn } from '../domain/arbitraries.js';
import { articleOf } from '../support/marked.js';

/** The text with what is found in brackets. */
function found(text: string, words: string, options?: OccurrenceOptions): string {
  let shown = '';
  let last = 0;
  for (const { start, end } of occurrences(articleOf(text), words, options)) {
    shown += `${text.slice(last, start)}[${text.slice(start, end)}]`;
    last = end;
  }
  return shown + text.slice(last);
}

describe('occurrences', () => {
  it('finds whole words in any case, in all blocks', () => {
    expect(found('The mayor said.\nMayor, mayoral, MAYOR', 'mayor')).to.equal(
      'The [mayor] said.\n[Mayor], mayoral, [MAYOR]',
    );
  });

  it('finds parts of words, or one case only, when told to', () => {
    expect(found('mayor, mayoral', 'mayor', { wholeWords: false })).to.equal('[mayor], [mayor]al');
    expect(found('Mayor, mayor', 'mayor', { matchCase: true })).to.equal('Mayor, [mayor]');
  });

  it('takes quotes, dashes and spaces for one another', () => {
    expect(found('an “anti-Iran”\u00a0alliance, an "anti‑Iran"  alliance', '"anti–Iran" alliance')).to.equal(
      'an [“anti-Iran”\u00a0alliance], an ["anti‑Iran"  alliance]',
    );
  });

  it('takes composed and decomposed letters for the same, and letters with a mark for others', () => {
    expect(found('café, cafe\u0301, cafe', 'café')).to.equal('[café], [cafe\u0301], cafe');
    expect(found('café, cafe\u0301, cafe', 'cafe')).to.equal('café, cafe\u0301, [cafe]');
  });

  it('sees through soft hyphens', () =>
    expect(found('the mili\u00adtia', 'militia')).to.equal('the [mili\u00adtia]'));

  it('finds a name in its possessive and after an elided article, and no half of a contraction', () => {
    expect(found("Iran’s, Iran's, l’Iran, d'Iran", 'Iran')).to.equal("[Iran]’s, [Iran]'s, l’[Iran], d'[Iran]");
    expect(found('don’t, it’s', 't')).to.equal('don’t, it’s');
    expect(found('don’t, it’s', 's')).to.equal('don’t, it’s');
    expect(found('don’t', 'don')).to.equal('don’t');
  });

  it('stays inside one block', () => {
    expect(found('the\nmayor', 'the mayor')).to.equal('the\nmayor');
    expect(found('the mayor\nthe\nmayor', 'the\nmayor')).to.equal('[the mayor]\nthe\nmayor');
  });

  it('finds what does not overlap', () => {
    expect(found('no no no no', 'no no')).to.equal('[no no] [no no]');
    expect(found('nonono no', 'no')).to.equal('nonono [no]');
  });

  it('halves no emoji, no flag and no letter', () => {
    expect(found('👩‍👩‍👧 👩 🇮🇶', '👩', { wholeWords: false })).to.equal('👩‍👩‍👧 [👩] 🇮🇶');
    expect(found('🇮🇶🇺🇸', '🇶🇺', { wholeWords: false })).to.equal('🇮🇶🇺🇸');
    expect(found('𝒳𝒳a', '𝒳a', { wholeWords: false })).to.equal('𝒳[𝒳a]');
  });

  it('finds words of other scripts', () => {
    expect(found('قال الوزير إن الوزير', 'الوزير')).to.equal('قال [الوزير] إن [الوزير]');
    expect(found('市長は語った。市長は', '市長', { language: 'ja' })).to.equal('[市長]は語った。[市長]は');
  });

  it('takes what a pattern would mean as it stands', () => {
    for (const words of ['(a.b)', '$5', '[x]', 'a/b', 'C++', '50 %', '^', 'a|b', '\\d'])
      expect(found(`x ${words} y`, words, { wholeWords: false })).to.equal(`x [${words}] y`);
  });

  it('finds nothing for nothing', () => {
    expect(found('a b', '')).to.equal('a b');
    expect(found('a b', ' \n\u00ad')).to.equal('a b');
  });

  it('reads articles whose language is none', () =>
    expect(found('a mayor', 'mayor', { language: 'not a language' })).to.equal('a [mayor]'));

  it('gives spans in order, apart, inside blocks and of whole graphemes, whatever the text', () => {
    const edges = new Intl.Segmenter();
    fc.assert(
      fc.property(
        anyArticle.chain((one) => fc.tuple(fc.constant(one), spanIn(one.text))),
        ([article, span]) => {
          let last = 0;
          const found = occurrences(article, quote(article.text, [span]), { wholeWords: false });
          for (const { start, end } of found) {
            expect(start).to.be.at.least(last);
            expect(end).to.be.greaterThan(start);
            const { start: from, end: to } = article.blocks[blockAt(article, start)]!;
            expect(end).to.be.at.most(to);
            const graphemes = edges.segment(article.text.slice(from, to));
            for (const offset of [start, end])
              expect(graphemes.containing(offset - from)?.index ?? to - from).to.equal(offset - from);
            last = end;
          }
        },
      ),
      bounded,
    );
  });
});

describe('occurrencesOf', () => {
  it('merges those of several spans, and the first of two that overlap stays', () => {
    const article = articleOf('The US army. It said the US. The army said.');
    const spans = ['US army', 'army', 'It'].map((words) => {
      const start = article.text.indexOf(words);
      return { start, end: start + words.length };
    });
    const words = occurrencesOf(article, spans).map((span) => quote(article.text, [span]));
    expect(words).to.deep.equal(['US army', 'It', 'army']);
  });
});

describe('inContext', () => {
  it('shows what stands round a span in its block, and of which sort that is', () => {
    const article = createArticle(
      [
        { type: 'heading', role: 'headline', repeats: null, text: 'Aid late' },
        { type: 'paragraph', role: 'caption', repeats: 0, text: `${'a'.repeat(99)} mayor 🎙${'b'.repeat(99)}` },
      ],
      { retrieved: '2026-01-02T03:04:05.000Z' },
    );
    const start = article.text.indexOf('mayor');
    const { before, words, after, role, repeats } = inContext(article, { start, end: start + 5 });
    expect(before).to.equal(`…${'a'.repeat(59)} `);
    expect(words).to.equal('mayor');
    expect(after).to.equal(` 🎙${'b'.repeat(57)}…`);
    expect({ role, repeats }).to.deep.equal({ role: 'caption', repeats: true });
    expect(inContext(article, { start: 0, end: 3 })).to.include({ before: '', words: 'Aid', after: ' late' });
  });
});
