/** Everything that goes out of a report, as files: to read, to count on with, to print. */
import { titleOf } from '../domain/article.js';
import { wholeCharacter } from '../domain/span.js';
import type { SourceBalance } from '../measures/balance.js';
import type { Coded } from '../measures/coded.js';
import type { Theme } from './chart-styles.js';
import type { Figure, Report } from './document.js';
import { drawChart } from './draw-chart.js';
import { markedCopy } from './marked-copy.js';
import { casesCsv, tableCsv } from './report-csv.js';
import { reportHtml } from './report-html.js';
import { reportJson } from './report-json.js';
import { svgFile } from './svg-text.js';

export interface OutgoingFile {
  /** Unique among the files of a report, for systems too that do not tell capitals from small letters. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

export interface ReportFilesInput {
  readonly balance: SourceBalance;
  readonly report: Report;
  /** What `balance` was taken of. */
  readonly codeds: readonly Coded[];
  /** ISO 8601, UTC. */
  readonly generated: string;
  readonly software: { readonly name: string; readonly version: string };
  /** Of the charts; light by default. */
  readonly theme?: Theme;
}

/** CSS pixels. */
const chartWidth = 900;

/** The report as HTML and JSON, each table and the cases as CSV, each chart as SVG, each article as a marked copy. */
export function reportFiles({
  balance,
  report,
  codeds,
  generated,
  software,
  theme = 'light',
}: ReportFilesInput): readonly OutgoingFile[] {
  const { include } = balance;
  const name = naming(report.title);
  const figures = report.sections.flatMap((section) => section.figures);
  return [
    htmlFile(name('', 'html'), reportHtml(report, { codeds, include, generated, software })),
    {
      name: name('', 'json'),
      type: 'application/json',
      text: `${JSON.stringify(reportJson(balance, report, { exported: generated, software }), null, 2)}\n`,
    },
    csvFile(name('attributions', 'csv'), casesCsv(balance, codeds)),
    ...figures
      .filter(({ table }) => table.rows.length)
      .map((each) => csvFile(name(each.id, 'csv'), tableCsv(each))),
    ...figures.filter(isDrawn).map((each) => ({
      name: name(each.id, 'svg'),
      type: 'image/svg+xml',
      text: svgFile(each, { width: chartWidth, theme }),
    })),
    ...codeds.map((coded) =>
      htmlFile(
        name(codeds.length > 1 ? `marked ${titleOf(coded.article)}` : 'marked', 'html'),
        markedCopy(coded, { include, generated, software }),
      ),
    ),
  ];
}

const isDrawn = (figure: Figure) => drawChart(figure, { width: chartWidth, prefix: figure.id }) !== null;

const htmlFile = (name: string, text: string): OutgoingFile => ({ name, type: 'text/html', text });
const csvFile = (name: string, text: string): OutgoingFile => ({ name, type: 'text/csv;charset=utf-8', text });

/** UTF-16 units of a title that go into a name: with the longest of letters still less than the 255 bytes of a file system. */
const longest = 40;

/** What Windows takes for a device, whatever the ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Makes names that begin with the words of `title`; none twice. */
export function naming(title: string): (about: string, ending: string) => string {
  const words = plainWords(title);
  const stem = !words || reserved.test(words) ? ['report', words].filter(Boolean).join('-') : words;
  const taken = new Set<string>();
  return (about, ending) => {
    const base = [stem, plainWords(about)].filter(Boolean).join('-');
    for (let count = 1; ; count++) {
      const name = `${base}${count > 1 ? `-${count}` : ''}.${ending}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

/** Letters and digits of any script, small, with hyphens between. */
function plainWords(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replace(/(?<=^|-)\p{Mark}+/gu, '') // Of an emoji its variation would be left.
    .replace(/-+/g, '-')
    .replace(/^-/, '');
  return words.slice(0, wholeCharacter(words, longest)).replace(/-+$/, '').normalize('NFC');
}
