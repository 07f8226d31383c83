import { expect } from '@open-wc/testing';
import { drawChart } from '../../src/report/draw-chart.js';
import {
  all,
  box,
  buttonAt,
  byClass,
  byTag,
  column,
  count,
  draw,
  figure,
  hits,
  markAt,
  nothing,
  part,
  row,
  shape,
  table,
  texts,
} from './draw-figures.js';

describe('drawChart, bars', () => {
  const sides = figure(
    { type: 'bars', columns: ['q'] },
    [column('q', 'Directly quoted words')],
    [
      row('us', 'US government', [part(27, 47, 0.43, 0.7)], 1),
      row('iq', 'Iraqi side', [part(20, 47, 0.3, 0.57)], 0),
      row('no', 'Unclear', [nothing('No words are quoted.')]),
    ],
  );

  it('makes lengths as the numbers are, and whiskers as their intervals', () => {
    const drawn = draw(sides);
    const [us, iq] = ['us q', 'iq q'].map((key) => box(shape(markAt(drawn, key))));
    expect(us!.x).to.equal(iq!.x);
    expect(us!.width / iq!.width).to.be.closeTo(27 / 20, 0.001);
    const [, from, , to] = /M([\d.]+) ([\d.]+)H([\d.]+)/u.exec(
      String(byClass(markAt(drawn, 'us q'), 'whisker')[0]!.attributes['d']),
    )!;
    expect((Number(from) - us!.x) / us!.width).to.be.closeTo((0.43 * 47) / 27, 0.001);
    expect((Number(to) - us!.x) / us!.width).to.be.closeTo((0.7 * 47) / 27, 0.001);
  });

  it('says each number in words, on hover too', () => {
    const drawn = draw(sides);
    const label = 'US government, directly quoted words: 27 of 47, 57 %, interval 43 to 70 %';
    expect(buttonAt(drawn, 'us q').attributes).to.include({
      class: 'mark',
      role: 'button',
      'aria-pressed': 'false',
      'aria-label': label,
    });
    expect(byTag(buttonAt(drawn, 'us q'), 'title')[0]!.children).to.deep.equal([label]);
    expect(drawn.attributes).to.include({ role: 'group', 'aria-label': 'Who speaks' });
    expect(texts(drawn)).to.include.members(['27', '57 %', 'of 47', 'Directly quoted words', 'US government']);
  });

  it('prints a dash and why where nothing can be said, with nothing to press', () => {
    const cell = byClass(draw(sides), 'cell')[0]!;
    expect(cell.attributes['aria-label']).to.equal('Unclear, directly quoted words: –, No words are quoted.');
    expect(texts(cell)).to.deep.equal(['–']);
    expect(cell.attributes).not.to.have.property('data-key');
  });

  it('presses what is chosen', () => {
    const drawn = drawChart(sides, { width: 800, prefix: 'p', chosen: new Set(['iq q']) })!;
    const pressed = all(drawn, ({ attributes }) => attributes['aria-pressed'] === 'true');
    expect(pressed.map(({ attributes }) => attributes['data-key'])).to.deep.equal(['iq q']);
  });

  it('gives ids its prefix, and fills with nothing that it does not define', () => {
    const drawn = draw(sides);
    const ids = byTag(drawn, 'pattern').map(({ attributes }) => attributes['id']);
    expect(ids).to.deep.equal(['p-tone-0', 'p-tone-1']);
    const fills = all(drawn, ({ attributes }) => String(attributes['fill']).startsWith('url'));
    for (const { attributes } of fills) expect(ids.map((id) => `url(#${id})`)).to.include(attributes['fill']);
  });

  it('puts panels below one another where it is narrow, with headings, labels and room for fingers', () => {
    const wide = table('bars', [count(1), count(2)], [count(3), count(4)]);
    const labels = (width: number) => texts(draw(wide, width)).filter((text) => text === 'Row 0').length;
    expect([labels(800), labels(390)]).to.deep.equal([1, 2]);
    expect(Math.min(...hits(draw(wide, 390)).map(({ height }) => height))).to.be.at.least(44);
    const lines = byClass(draw(wide, 390), 'mark').map(({ attributes }) => attributes['data-line']);
    expect(lines).to.deep.equal([0, 1, 2, 3]);
  });

  it('draws nothing of no rows, no chart, or columns that are not there', () => {
    expect(
      drawChart(figure({ type: 'bars', columns: ['q'] }, [column('q', 'Q')], []), { width: 800, prefix: 'p' }),
    ).to.equal(null);
    expect(drawChart({ ...sides, chart: null }, { width: 800, prefix: 'p' })).to.equal(null);
    expect(
      drawChart({ ...sides, chart: { type: 'bars', columns: ['x'] } }, { width: 800, prefix: 'p' }),
    ).to.equal(null);
  });

  it('shortens what is too long, and keeps the whole for the hover', () => {
    const name = 'Prime Minister Mohammed Shia al-Sudani, commander-in-chief of all of the forces 🇮🇶';
    const drawn = draw(figure(sides.chart, sides.table.columns, [row('x', name, [count(1)])]), 390);
    const label = byClass(drawn, 'label')[0]!;
    expect(texts(label)[0]).to.match(/^Prime Minister .*…$/u);
    expect(byTag(label, 'title')[0]!.children).to.deep.equal([name]);
  });

  it('keeps a name from right to left apart from the numbers beside it', () => {
    const drawn = draw(figure(sides.chart, sides.table.columns, [row('x', 'البرلمان', [count(3)])]));
    expect(buttonAt(drawn, 'x q').attributes['aria-label']).to.equal(
      '\u2068البرلمان\u2069, directly quoted words: 3',
    );
  });
});

describe('drawChart, interval', () => {
  it('puts the dot at its share between 0 and 100 %', () => {
    const drawn = draw(
      table('interval', [part(5, 20, 0.1, 0.5)], [part(10, 20, 0.3, 0.7)], [part(20, 20, 0.8, 1)]),
    );
    const at = ['r0 a', 'r1 a', 'r2 a'].map((key) => {
      const dot = all(markAt(drawn, key), ({ attributes }) => 'transform' in attributes)[0]!;
      return Number(/translate\(([\d.]+)/u.exec(String(dot.attributes['transform']))![1]);
    });
    expect((at[1]! - at[0]!) / (at[2]! - at[0]!)).to.be.closeTo(1 / 3, 0.001);
    // Dots have a radius of 5.5: the last one ends in the drawing.
    expect(at[2]! + 5.5).to.be.at.most(800);
  });

  it('prints the count where ten cases are wanting', () => {
    const drawn = draw(table('interval', [count(3, { of: 7 })]));
    expect(texts(markAt(drawn, 'r0 a'))).to.deep.equal(['3 of 7']);
    expect(byTag(markAt(drawn, 'r0 a'), 'path')).to.have.length(0);
    expect(texts(drawn)).to.include('counts: fewer than ten cases').and.not.include('100 %');
  });
});

describe('drawChart, stack', () => {
  it('counts on one scale where a row has fewer than ten', () => {
    const drawn = draw(table('stack', [count(2), count(6)], [count(3), count(1)]));
    const widths = ['r0 a', 'r0 b', 'r1 a', 'r1 b'].map((key) => box(shape(markAt(drawn, key))).width + 1.5);
    expect(widths[1]! / widths[0]!).to.be.closeTo(3, 0.01);
    expect(widths[2]! / widths[0]!).to.be.closeTo(1.5, 0.01);
    expect(texts(drawn)).to.include.members([
      'n = 8',
      'n = 4',
      'Number of attributions',
      'Column A',
      'Column B',
    ]);
  });

  it('compares shares where every row has ten', () => {
    const drawn = draw(table('stack', [count(5), count(15)], [count(5), count(5)]));
    const widths = ['r0 a', 'r0 b', 'r1 a', 'r1 b'].map((key) => box(shape(markAt(drawn, key))).width + 1.5);
    expect(widths[0]! + widths[1]!).to.be.closeTo(widths[2]! + widths[3]!, 0.05);
    expect(widths[1]! / widths[0]!).to.be.closeTo(3, 0.01);
    expect(texts(drawn)).to.include('Share of each row; the numbers above the bars are counts');
  });

  it('gives the smallest segment room for a finger, over no other', () => {
    const drawn = draw(table('stack', [count(500), count(1), count(1), count(300), count(1)]));
    const boxes = hits(drawn);
    boxes.forEach(({ x, width }, index) => {
      expect(width).to.be.at.least(23.99);
      if (boxes[index + 1]) expect(x + width).to.be.at.most(boxes[index + 1]!.x + 0.01);
    });
  });

  it('says why a row has no numbers, and 0 where it has none', () => {
    const drawn = draw(table('stack', [nothing('Not coded.'), nothing('Not coded.')], [count(0), count(0)]));
    expect(byClass(drawn, 'cell')[0]!.attributes['aria-label']).to.equal('Row 0: –, Not coded.');
    expect(texts(drawn)).to.include.members(['–', '0', 'n = 0']);
  });
});

describe('drawChart, matrix', () => {
  it('makes areas as the numbers are', () => {
    const drawn = draw(table('matrix', [count(16), count(4)], [count(9), count(0)]));
    const r = (key: string) => Number(shape(markAt(drawn, key), 'circle').attributes['r']);
    expect([r('r0 a'), r('r0 b'), r('r1 a')]).to.deep.equal([13, 6.5, 9.75]);
  });

  it('draws a point for none and a dash for what cannot be said', () => {
    const drawn = draw(table('matrix', [count(0), nothing('Not coded.'), count(3)]));
    const [none, unsaid] = byClass(drawn, 'cell');
    expect(byClass(none!, 'point')).to.have.length(1);
    expect(none!.attributes['aria-label']).to.equal('Row 0, Column A: 0');
    expect(texts(unsaid!)).to.deep.equal(['–']);
    expect(unsaid!.attributes['aria-label']).to.equal('Row 0, Column B: –, Not coded.');
  });

  it('rings what has a remark, and says below what a ring is', () => {
    const drawn = draw(
      table('matrix', [
        count(3, { text: '3, only here' }),
        count(0, { text: 'missing here' }),
        count(0, { text: '–', why: 'Heard elsewhere.' }),
      ]),
    );
    expect(texts(markAt(drawn, 'r0 a'))).to.deep.equal(['3']);
    expect(byClass(drawn, 'ring')).to.have.length(4);
    expect(texts(drawn).slice(-2)).to.deep.equal(['only here', 'missing here']);
    expect(byClass(drawn, 'cell').map(({ attributes }) => attributes['aria-label'])).to.deep.equal([
      'Row 0, Column B: missing here',
      'Row 0, Column C: –, Heard elsewhere.',
    ]);
  });

  it('turns headings that do not fit, and goes on below where columns are too many', () => {
    const cells = Array.from({ length: 8 }, (_, index) => count(index + 1));
    const turned = (width: number) =>
      all(draw(table('matrix', cells), width), ({ attributes }) =>
        /rotate\(-/u.test(String(attributes['transform'])),
      );
    expect(turned(1000)).to.have.length(0);
    expect(turned(390)).to.have.length(8);
    const marks = byClass(draw(table('matrix', cells), 240), 'mark');
    expect(new Set(marks.map(({ attributes }) => attributes['data-line'])).size).to.equal(2);
    for (const { width, height } of hits(draw(table('matrix', cells), 240)))
      expect(Math.min(width, height)).to.be.at.least(24);
  });
});
