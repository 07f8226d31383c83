import { expect } from '@open-wc/testing';
import { nextBoundary, snap, stopsAbbreviation, trimEnds } from '../../src/domain/words.js';

/** `text` with a bar at every offset that steps from one end come to. */
function stops(text: string, unit: 'grapheme' | 'word', direction: 1 | -1, language: string | null = 'en') {
  const found: number[] = [];
  const end = direction > 0 ? text.length : 0;
  for (let at = text.length - end; at !== end;) {
    const next = nextBoundary(text, at, unit, direction, language);
    expect(Math.sign(next - at)).to.equal(direction);
    found.push((at = next));
  }
  found.sort((a, b) => a - b);
  return found.reduceRight((shown, at) => `${shown.slice(0, at)}|${shown.slice(at)}`, text);
}

describe('nextBoundary', () => {
  it('steps forward to the ends of words and back to their starts', () => {
    expect(stops('The mayor’s aid, again.', 'word', 1)).to.equal('The| mayor’s| aid|, again|.|');
    expect(stops('The mayor’s aid, again.', 'word', -1)).to.equal('|The |mayor’s |aid, |again.');
  });

  it('steps over line breaks, which are no words', () => {
    expect(stops('one\ntwo', 'word', 1)).to.equal('one|\ntwo|');
    expect(stops('one\ntwo', 'word', -1)).to.equal('|one\n|two');
    expect(stops('a\nb', 'grapheme', 1)).to.equal('a|\n|b|');
    expect(stops('a\nb', 'grapheme', -1)).to.equal('|a|\n|b');
  });

  it('never halves what a reader takes for one character', () => {
    expect(stops('a👩‍👩‍👧e\u0301🇮🇶z', 'grapheme', 1)).to.equal('a|👩‍👩‍👧|e\u0301|🇮🇶|z|');
    expect(stops('a👩‍👩‍👧e\u0301🇮🇶z', 'grapheme', -1)).to.equal('|a|👩‍👩‍👧|e\u0301|🇮🇶|z');
  });

  it('finds words without spaces between them, and those written from right to left', () => {
    expect(stops('外交部发言人', 'word', 1, 'zh').split('|').length).to.be.greaterThan(2);
    expect(stops('قال الوزير', 'word', 1, 'ar')).to.equal('قال| الوزير|');
    expect(stops('قال الوزير', 'word', -1, 'ar')).to.equal('|قال |الوزير');
  });

  it('stays at the ends of the text, and takes offsets beyond them for these', () => {
    expect(nextBoundary('word', 4, 'word', 1, null)).to.equal(4);
    expect(nextBoundary('word', 0, 'word', -1, null)).to.equal(0);
    expect(nextBoundary('word', 99, 'grapheme', -1, null)).to.equal(3);
    expect(nextBoundary('', 0, 'word', 1, null)).to.equal(0);
  });

  it('falls back to the default locale for a tag that is none', () => {
    expect(nextBoundary('one two', 0, 'word', 1, 'not a tag')).to.equal(3);
  });

  it('looks at the neighbourhood only, and agrees with itself in a very long line', () => {
    const long = 'alpha 👩‍👩‍👧 beta '.repeat(20_000);
    const middle = long.indexOf('beta', 100_000);
    expect(nextBoundary(long, middle, 'word', 1, 'en')).to.equal(middle + 4);
    expect(nextBoundary(long, middle, 'grapheme', -1, 'en')).to.equal(middle - 1);
    expect(nextBoundary(long, middle - 1, 'grapheme', -1, 'en')).to.equal(middle - 1 - '👩‍👩‍👧'.length);
    const unbroken = '👍'.repeat(3000);
    expect(nextBoundary(unbroken, 3000, 'grapheme', 1, 'en')).to.equal(3002);
    expect(nextBoundary('…'.repeat(5000), 0, 'word', 1, 'en')).to.equal(5000);
  });
});

describe('snap', () => {
  it('steps back out of a character, and stays elsewhere', () => {
    const text = 'a👩‍👩‍👧\ne\u0301z';
    const family = '👩‍👩‍👧'.length;
    expect(snap(text, 3, 'en')).to.equal(1);
    expect(snap(text, family, 'en')).to.equal(1);
    expect(snap(text, family + 1, 'en')).to.equal(family + 1);
    expect(snap(text, family + 3, 'en')).to.equal(family + 2);
    expect(snap(text, -4, 'en')).to.equal(0);
    expect(snap(text, 999, 'en')).to.equal(text.length);
  });
});

describe('trimEnds', () => {
  /** Trims what stands in square brackets with bars: `|…|`. */
  const trimmed = (source: string) => {
    const [before = '', words = '', after = ''] = source.split('|');
    const text = before + words + after;
    const { start, end } = trimEnds(text, { start: before.length, end: before.length + words.length });
    return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
  };

  it('leaves out white space and separators at the ends', () => {
    expect(trimmed('The|, mayor said, |again')).to.equal('The, |mayor said|, again');
    expect(trimmed('|— so he said…|')).to.equal('— |so he said|…');
    expect(trimmed('|in 2003.|')).to.equal('|in 2003|.');
    expect(trimmed('|部长说，|')).to.equal('|部长说|，');
    expect(trimmed('|قال الوزير،|')).to.equal('|قال الوزير|،');
  });

  it('keeps quotation marks, questions and exclamations', () => {
    for (const kept of [
      '|“We won.”|',
      '|“And again we won|',
      '|Who won?|',
      '|«Enough!»|',
      '|’tis|',
      '|40%|',
      '|€5|',
    ])
      expect(trimmed(kept)).to.equal(kept);
  });

  it('keeps the stop of an abbreviation', () => {
    for (const kept of ['|in the U.S.|', '|at 5 a.m.|', '|Smith Jr.|', '|Hussein B.|'])
      expect(trimmed(kept)).to.equal(kept);
    expect(trimmed('|left on Sunday.|')).to.equal('|left on Sunday|.');
    expect(stopsAbbreviation('a..', 2)).to.equal(false);
  });

  it('drops a bracket without a partner, and keeps a pair', () => {
    expect(trimmed('|(HMC) talks (so called|')).to.equal('|(HMC) talks (so called|');
    expect(trimmed('|(HMC talks|')).to.equal('(|HMC talks|');
    expect(trimmed('|the talks),|')).to.equal('|the talks|),');
    expect(trimmed('|the (HMC)|')).to.equal('|the (HMC)|');
  });

  it('keeps the sign of a number', () => {
    expect(trimmed('|-5 degrees|')).to.equal('|-5 degrees|');
    expect(trimmed('|.5 percent|')).to.equal('|.5 percent|');
    expect(trimmed('|- five|')).to.equal('- |five|');
  });

  it('is never empty where there was something', () => {
    expect(trimmed('a| … |b')).to.equal('a |…| b');
    expect(trimmed('a|  |b')).to.equal('a|  |b');
  });
});
