/** Registers what a report consists of, but for the article: where that stands beside it, nothing of it is loaded again. */
import { BiasChart } from './bias-chart.js';
import { BiasFigureFiles } from './bias-figure-files.js';
import { BiasReport } from './bias-report.js';
import { BiasReportFiles } from './bias-report-files.js';
import { BiasReportView } from './bias-report-view.js';
import { BiasReportWords } from './bias-report-words.js';
import { defineAll } from './define-all.js';

declare global {
  interface HTMLElementTagNameMap {
    'bias-report': BiasReport;
  }
}

defineAll({
  'bias-chart': BiasChart,
  'bias-figure-files': BiasFigureFiles,
  'bias-report-files': BiasReportFiles,
  'bias-report-view': BiasReportView,
  'bias-report-words': BiasReportWords,
  'bias-report': BiasReport,
});
