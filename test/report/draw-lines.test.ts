import { expect } from '@open-wc/testing';
import type { Place } from '../../src/report/document.js';
import { grown, lanes, spread } from '../../src/report/draw-spread.js';
import {
  box,
  byClass,
  column,
  count,
  draw,
  figure,
  hits,
  markAt,
  place,
  row,
  shape,
  texts,
} from './draw-figures.js';

const lines = (type: 'places' | 'strip', places: readonly Place[], axis?: 'share') =>
  figure(
    { type, places, ...(axis && { axis }) },
    [column('a', 'Attributions')],
    [row('us', 'US government', [count(1)], 1), row('iq', 'Iraqi side', [count(1)], 0)],
  );

const apart = (boxes: readonly ReturnType<typeof box>[]) =>
  boxes.forEach((one, index) =>
    boxes.slice(index + 1).forEach((other) => {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      expect(Math.min(across, down)).to.be.at.most(0.02);
    }),
  );

describe('drawChart, places', () => {
  it('puts places where they are on the line', () => {
    const drawn = draw(
      lines('places', [place('x', 0, 0.1, 'us'), place('y', 0.5, 0.6, 'us'), place('z', 0.9, 1, 'iq')]),
    );
    const [x, y, z] = ['x', 'y', 'z'].map((key) => box(shape(markAt(drawn, key))));
    expect((y!.x - x!.x) / (z!.x - x!.x)).to.be.closeTo(5 / 9, 0.001);
    expect(z!.x + z!.width).to.be.closeTo(794, 0.01);
    expect(x!.y).to.equal(y!.y);
    expect(z!.y).to.be.above(y!.y);
    expect(texts(drawn)).to.include.members(['start', 'half-way', 'end', 'US government', 'Iraqi side']);
  });

  it('says per cent where the line is a share', () => {
    const drawn = draw(lines('places', [place('x', 0.5, 0.5, 'us')], 'share'));
    expect(texts(drawn)).to.include.members(['0 %', '50 %', '100 %']).and.not.include('start');
    expect(shape(markAt(drawn, 'x'), 'circle').attributes['r']).to.equal(4.5);
  });

  it('gives each of a crowd a lane, and presses that lie on no other', () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      place(`p${index}`, 0.4 + index / 500, 0.4 + index / 500, 'us'),
    );
    const drawn = draw(lines('places', crowd));
    apart(hits(drawn));
    apart(crowd.map(({ id }) => box(shape(markAt(drawn, id)))));
    for (const { height } of hits(drawn)) expect(height).to.equal(24);
  });

  it('leaves out nothing of a thousand in one place', () => {
    const many = Array.from({ length: 1000 }, (_, index) => place(`p${index}`, 0.5, 0.5, 'us'));
    expect(byClass(draw(lines('places', many)), 'mark')).to.have.length(1000);
  });
});

describe('drawChart, strip', () => {
  const pieces = [place('x', 0, 0.5, 'us'), place('y', 0.25, 0.3, 'iq'), place('z', 0.75, 1, 'iq')];

  it('covers the line from the first word to the last', () => {
    const drawn = draw(lines('strip', pieces));
    const [x, y, z] = ['x', 'y', 'z'].map((key) => box(shape(markAt(drawn, key))));
    expect([x!.x, x!.x + x!.width]).to.deep.equal([1.5, 399.5]);
    expect(z!.x).to.equal(600);
    expect(y!.y).to.be.above(x!.y);
    expect(texts(drawn)).to.include.members(['US government', 'Iraqi side', 'start', 'end']);
  });

  it('is one line for the arrow keys, in reading order', () => {
    const marks = byClass(draw(lines('strip', pieces)), 'mark').map(({ attributes }) => attributes);
    expect(marks.map((mark) => mark['data-key'])).to.deep.equal(['x', 'y', 'z']);
    expect(new Set(marks.map((mark) => mark['data-line']))).to.deep.equal(new Set([0]));
  });

  it('keeps 24 px of height for a finger on a small screen', () => {
    for (const { height } of hits(draw(lines('strip', pieces), 320))) expect(height).to.be.at.least(24);
    apart(hits(draw(lines('strip', pieces), 320)));
  });
});

describe('what stands along a line', () => {
  it('is spread no further than it must be', () => {
    const extents = [0, 300, 302, 304].map((start, index, all) => ({ start, end: all[index + 1] ?? 400 }));
    expect(spread(extents, 24, 400)).to.deep.equal([
      { start: 0, end: 300 },
      { start: 300, end: 324 },
      { start: 324, end: 348 },
      { start: 348, end: 400 },
    ]);
    expect(
      spread(
        [
          { start: 0, end: 398 },
          { start: 398, end: 400 },
        ],
        24,
        400,
      ),
    ).to.deep.equal([
      { start: 0, end: 376 },
      { start: 376, end: 400 },
    ]);
  });

  it('takes the first lane that is free, and the soonest free one where there are no more', () => {
    const extents = [
      [0, 10],
      [5, 15],
      [10, 20],
      [12, 13],
    ].map(([start, end]) => ({ start: start!, end: end! }));
    expect(lanes(extents, 0, 9)).to.deep.equal([0, 1, 0, 2]);
    expect(lanes(extents, 0, 2)).to.deep.equal([0, 1, 0, 1]);
  });

  it('grows for a finger, half the way to its neighbours at most', () => {
    expect(
      grown(
        [
          { start: 10, end: 20 },
          { start: 30, end: 40 },
          { start: 100, end: 110 },
        ],
        44,
      ),
    ).to.deep.equal([
      { start: -7, end: 25 },
      { start: 25, end: 57 },
      { start: 83, end: 127 },
    ]);
  });
});
