/** Writes what is taken away of a report: loaded when the first file is asked for. */
import { titleOf } from '../src/domain/article.js';
import { generator } from '../src/formats/generator.js';
import type { SourceBalance } from '../src/measures/balance.js';
import type { Coded } from '../src/measures/coded.js';
import type { Figure, Report } from '../src/report/document.js';
import { markedCopy } from '../src/report/marked-copy.js';
import { casesCsv, tableCsv } from '../src/report/report-csv.js';
import { reportFiles } from '../src/report/report-files.js';
import { reportHtml } from '../src/report/report-html.js';
import { reportJson } from '../src/report/report-json.js';
import { svgFile } from '../src/report/svg-text.js';
import type { FigureFormat } from './bias-figure-files.js';
import type { ReportFormat } from './bias-report-files.js';
import { chartPng } from './chart-png.js';
import { fileNameOf, saveBlob } from './save-file.js';

/** CSS pixels of a chart in a file, and the dots of each in a picture: enough for print. */
const [width, scale] = [900, 2];

export async function saveFigure(figure: Figure, format: FigureFormat, { dark }: { readonly dark: boolean }) {
  const name = fileNameOf(figure.title, format);
  if (format === 'csv') return saveBlob(name, textFile(tableCsv(figure), 'text/csv'));
  const text = svgFile(figure, { width, theme: dark ? 'dark' : 'light' });
  if (format === 'svg') return saveBlob(name, textFile(text, 'image/svg+xml'));
  const [, , across, down] = viewBoxOf(text);
  saveBlob(name, await chartPng(text, { width: across, height: down, scale }));
}

/** As the drawing itself says. */
function viewBoxOf(text: string): readonly [number, number, number, number] {
  const numbers = /viewBox="([^"]+)"/.exec(text)?.[1]?.split(' ').map(Number);
  if (numbers?.length !== 4) throw new Error('The drawing does not say how large it is. Take the SVG file.');
  return numbers as [number, number, number, number];
}

export interface Outgoing {
  readonly report: Report;
  /** Without it, and without articles, there is the report as a page alone. */
  readonly balance: SourceBalance | undefined;
  readonly codeds: readonly Coded[];
}

/** Resolves to the name of the file. */
export async function saveReport(format: ReportFormat, { report, balance, codeds }: Outgoing): Promise<string> {
  const generated = new Date().toISOString();
  const made = { generated, software: generator };
  const include = balance?.include ?? [];
  const save = (name: string, blob: Blob) => {
    saveBlob(name, blob);
    return name;
  };
  if (format === 'page' || !balance)
    return save(
      fileNameOf(`report ${report.title}`, 'html'),
      textFile(reportHtml(report, { codeds, include, ...made }), 'text/html'),
    );
  switch (format) {
    case 'values': {
      const values = reportJson(balance, report, { exported: generated, software: generator });
      return save(
        fileNameOf(`report ${report.title}`, 'json'),
        textFile(JSON.stringify(values, null, 2), 'application/json'),
      );
    }
    case 'cases':
      return save(
        fileNameOf(`attributions ${report.title}`, 'csv'),
        textFile(casesCsv(balance, codeds), 'text/csv'),
      );
    case 'marked':
      if (codeds.length === 1)
        return save(
          fileNameOf(`marked ${titleOf(codeds[0]!.article)}`, 'html'),
          textFile(markedCopy(codeds[0]!, { include, ...made }), 'text/html'),
        );
      return save(
        fileNameOf(`marked ${report.title}`, 'zip'),
        await zipped(
          codeds.map((coded, index) => ({
            name: fileNameOf(`${index + 1} ${titleOf(coded.article)}`, 'html'),
            text: markedCopy(coded, { include, ...made }),
          })),
        ),
      );
    case 'all':
      return save(
        fileNameOf(`report ${report.title}`, 'zip'),
        await zipped(reportFiles({ balance, report, codeds, ...made })),
      );
  }
}

const textFile = (text: string, type: string) => new Blob([text], { type: `${type};charset=utf-8` });

async function zipped(files: readonly { readonly name: string; readonly text: string }[]): Promise<Blob> {
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  return new Blob([new Uint8Array(zipSync(entries))], { type: 'application/zip' });
}
