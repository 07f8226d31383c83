/** What every report has to keep to, whatever it is made of. */
import { expect } from '@open-wc/testing';
import type { Cell, Figure, Report } from '../../src/report/document.js';

export const figuresOf = ({ sections }: Report): readonly Figure[] =>
  sections.flatMap(({ figures }) => figures);

export const figure = (report: Report, id: string): Figure => {
  const found = figuresOf(report).find((each) => each.id === id);
  if (!found)
    throw new Error(
      `No figure ${id}: there are ${figuresOf(report)
        .map((each) => each.id)
        .join(', ')}`,
    );
  return found;
};

/** A line for each row, its cells as they are printed. */
export const printed = ({ table }: Figure): readonly string[] =>
  [...table.rows, ...(table.total ? [table.total] : [])].map(({ label, cells }) =>
    [
      label,
      ...cells.map(({ text, of, share }) => `${text}${of === undefined ? '' : `/${of}`}${share ? ' %' : ''}`),
    ].join(' | '),
  );

/** Numbers that are numbers, pictures that show something, and a reason wherever there is none. */
export function expectSound(report: Report): void {
  const words = JSON.stringify(report);
  for (const broken of ['NaN', 'Infinity', 'undefined', '[object']) expect(words).not.to.contain(broken);
  const ids = figuresOf(report).map(({ id }) => id);
  expect(new Set(ids).size, ids.join()).to.equal(ids.length);
  for (const { lead } of report.sections) expect(lead).to.match(/\S.*[.!]$/);
  for (const { id, chart, table, notes } of figuresOf(report)) {
    const rows = [...table.rows, ...(table.total ? [table.total] : [])];
    expect(new Set(rows.map((row) => row.id)).size, `rows of ${id}`).to.equal(rows.length);
    expect(new Set(table.columns.map((column) => column.id)).size).to.equal(table.columns.length);
    for (const { cells } of rows) {
      expect(cells, id).to.have.length(table.columns.length);
      for (const cell of cells) expectSoundCell(cell, id);
    }
    if (!chart) expect(notes, `why ${id} is not drawn`).not.to.be.empty;
    else if ('places' in chart) {
      expect(chart.places).not.to.be.empty;
      expect(new Set(chart.places.map((place) => place.id)).size).to.equal(chart.places.length);
      for (const { start, end, row } of chart.places) {
        expect(start).to.be.within(0, end);
        expect(end).to.be.at.most(1);
        expect(table.rows.some((each) => each.id === row)).to.equal(true);
      }
    } else {
      const drawn = table.columns.flatMap((column, index) =>
        chart.columns.includes(column.id) ? [index] : [],
      );
      expect(drawn, id).to.have.length(chart.columns.length);
      const values = table.rows.flatMap(({ cells }) => drawn.map((index) => cells[index]!.value));
      expect(
        values.some((value) => typeof value === 'number'),
        `${id} draws something`,
      ).to.equal(true);
    }
  }
}

function expectSoundCell({ text, value, why, share, of, evidence }: Cell, id: string): void {
  expect(text, id).to.match(/\S/);
  if (value === null) expect(why, `${id}: ${text}`).to.match(/\S/);
  if (typeof value === 'number') expect(Number.isFinite(value)).to.equal(true);
  if (share) expect(of).to.be.at.least(10);
  if (evidence) expect(evidence.annotations, id).not.to.be.empty;
}
