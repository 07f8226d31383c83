/** Registers `<bias-report>` and the elements inside it. */
import { BiasArticle } from './bias-article.js';
import { BiasChart } from './bias-chart.js';
import { BiasReport } from './bias-report.js';
import { BiasReportView } from './bias-report-view.js';
import { BiasReportArticle } from './bias-report-article.js';
import { BiasReportWords } from './bias-report-words.js';
import { defineAll } from './define-all.js';

declare global {
  interface HTMLElementTagNameMap {
    'bias-report': BiasReport;
  }
}

defineAll({
  'bias-article': BiasArticle,
  'bias-chart': BiasChart,
  'bias-report-article': BiasReportArticle,
  'bias-report-view': BiasReportView,
  'bias-report-words': BiasReportWords,
  'bias-report': BiasReport,
});
