import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  diversityOf,
  janisFadner,
  logOddsInterval,
  logOddsRatio,
  median,
  netTone,
  ratio,
  twoSideIndex,
  wilson,
} from '../../src/measures/statistics.js';

const near = (value: number | null | undefined, expected: number, by = 0.00005) =>
  expect(value).to.be.closeTo(expected, by);

describe('wilson', () => {
  it('gives the intervals that Newcombe (1998, table I, method 3) prints', () => {
    for (const [k, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilson(k, n)!;
      near(interval.low, low);
      near(interval.high, high);
    }
  });

  // z² = 3.841459. 3 of 25: (.12 + .076829 ± 1.959964 √(.004224 + .001537)) ÷ 1.153658 = (.196829 ± .148758) ÷ 1.153658
  it('gives 3 of 25 as 12 %, from 4.2 to 30.0 %, and 16 of 25 as 64 %, from 44.5 to 79.8 %', () => {
    const few = wilson(3, 25)!;
    expect(few.value).to.equal(0.12);
    near(few.low, 0.04167);
    near(few.high, 0.29956);
    const many = wilson(16, 25)!;
    expect(many.value).to.equal(0.64);
    near(many.low, 0.44519);
    near(many.high, 0.79752);
  });

  it('reaches 0 and 1 exactly where none or all are: 0 of 10 up to z² ÷ (10 + z²) = 27.8 %', () => {
    const none = wilson(0, 10)!;
    expect([none.value, none.low]).to.deep.equal([0, 0]);
    near(none.high, 3.841459 / 13.841459);
    const all = wilson(10, 10)!;
    expect([all.value, all.high]).to.deep.equal([1, 1]);
    near(all.low, 10 / 13.841459);
  });

  it('says nothing of none, and refuses what is no share', () => {
    expect(wilson(0, 0)).to.equal(null);
    expect(() => wilson(4, 3)).to.throw(RangeError, '4 of 3');
    expect(() => wilson(-1, 3)).to.throw(RangeError, '-1');
    expect(() => wilson(Number.NaN, 3)).to.throw(RangeError);
  });

  it('holds its value, stays within 0 and 1 and mirrors: of any share', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5000 })
          .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
        ([k, n]) => {
          const { value, low, high } = wilson(k, n)!;
          expect(0 <= low && low <= value && value <= high && high <= 1, `${low} ${value} ${high}`).to.equal(
            true,
          );
          near(wilson(n - k, n)!.low, 1 - high, 1e-9);
        },
      ),
      { seed: 3 },
    );
  });
});

describe('diversityOf', () => {
  // Shares ½, ¼, ¼: H = ½ ln 2 + ½ ln 4 = 1.5 ln 2; HHI = ¼ + ⅟16 + ⅟16 = ⅜.
  it('measures how even shares are: 2, 1 and 1', () => {
    const { n, shannon, evenness, hhi, effective } = diversityOf([2, 1, 1]);
    expect(n).to.equal(3);
    near(shannon, 1.03972);
    near(evenness, 0.94639);
    expect(hhi).to.equal(0.375);
    near(effective, 2.66667);
  });

  it('comes to as many as there are where all have the same', () => {
    const { shannon, evenness, hhi, effective } = diversityOf([3, 3, 3, 3]);
    near(shannon, Math.log(4), 1e-12);
    near(evenness, 1, 1e-12);
    expect([hhi, effective]).to.deep.equal([0.25, 4]);
  });

  it('has no evenness of one, and nothing of none', () => {
    expect(diversityOf([7])).to.deep.equal({ n: 1, shannon: 0, evenness: null, hhi: 1, effective: 1 });
    const nothing = { n: 0, shannon: null, evenness: null, hhi: null, effective: null };
    expect(diversityOf([])).to.deep.equal(nothing);
    expect(diversityOf([0, 0])).to.deep.equal(nothing);
  });

  it('leaves those with a share of 0 out', () => {
    expect(diversityOf([2, 0, 1, 1])).to.deep.equal(diversityOf([2, 1, 1]));
  });
});

describe('logOddsRatio', () => {
  // 3 of 5 against 1 of 8: 3.5 · 7.5 ÷ (2.5 · 1.5) = 26.25 ÷ 3.75 = 7.
  it('compares two rates with half a case added', () => {
    near(logOddsRatio(3, 5, 1, 8), Math.log(7), 1e-12);
    near(logOddsRatio(1, 8, 3, 5), -Math.log(7), 1e-12);
    near(logOddsRatio(2, 4, 3, 6), 0, 1e-12);
  });

  // 0 of 4 against 4 of 4: .5 · .5 ÷ (4.5 · 4.5) = 1 ÷ 81.
  it('is finite where none or all are', () => {
    near(logOddsRatio(0, 4, 4, 4), -Math.log(81), 1e-12);
  });

  it('is undefined where a side has no cases', () => {
    expect(logOddsRatio(0, 0, 1, 8)).to.equal(null);
    expect(logOddsRatio(1, 8, 0, 0)).to.equal(null);
    expect(logOddsInterval(0, 0, 0, 0)).to.equal(null);
  });

  // √(1/3.5 + 1/2.5 + 1/1.5 + 1/7.5) = √1.485714 = 1.218899; · 1.959964 = 2.388998
  it('has an interval', () => {
    const { value, low, high } = logOddsInterval(3, 5, 1, 8)!;
    near(value, 1.94591);
    near(low, -0.44309);
    near(high, 4.33491);
  });
});

describe('shares of two sides', () => {
  it('goes from −1 over 0 to 1: 16 against 3 is 13 ÷ 19', () => {
    near(twoSideIndex(16, 3), 0.68421);
    expect([twoSideIndex(0, 3), twoSideIndex(3, 3), twoSideIndex(3, 0)]).to.deep.equal([-1, 0, 1]);
    expect(twoSideIndex(0, 0)).to.equal(null);
  });

  it('gives no ratio to nothing', () => {
    expect([ratio(6, 4), ratio(0, 4), ratio(4, 0), ratio(0, 0)]).to.deep.equal([1.5, 0, null, null]);
  });

  it('gives the net tone: 1 for and 3 against is −½', () => {
    expect([netTone(1, 3), netTone(2, 0), netTone(0, 2), netTone(0, 0)]).to.deep.equal([-0.5, 1, -1, null]);
  });
});

describe('janisFadner', () => {
  // (6² − 6 · 2) ÷ (10 · 20) = 24 ÷ 200; (2 · 6 − 6²) ÷ (10 · 20) = −24 ÷ 200
  it('weighs the imbalance by what is relevant and by all', () => {
    expect(janisFadner(6, 2, 10, 20)).to.equal(0.12);
    expect(janisFadner(2, 6, 10, 20)).to.equal(-0.12);
  });

  it('is 1 where all is favourable, −1 where none is, 0 where both are the same', () => {
    expect([janisFadner(5, 0, 5, 5), janisFadner(0, 5, 5, 5), janisFadner(2, 2, 5, 9)]).to.deep.equal([
      1, -1, 0,
    ]);
  });

  it('is undefined of nothing', () => {
    expect(janisFadner(0, 0, 0, 20)).to.equal(null);
    expect(janisFadner(0, 0, 0, 0)).to.equal(null);
  });
});

describe('median', () => {
  it('takes the middle one, or halfway between the two in the middle, in whatever order', () => {
    expect(median([9, 1, 10])).to.equal(9);
    expect(median([10, 1, 2, 4])).to.equal(3);
    expect(median([0.5])).to.equal(0.5);
    expect(median([])).to.equal(null);
  });
});
