/** Registers `<bias-report>` and the elements inside it. */
import { BiasArticle } from './bias-article.js';
import { BiasKey } from './bias-key.js';
import { BiasPrinted } from './bias-printed.js';
import { BiasReportArticle } from './bias-report-article.js';
import { defineAll } from './define-all.js';
import './define-report-parts.js';

export { BiasReport } from './bias-report.js';

defineAll({
  'bias-article': BiasArticle,
  'bias-key': BiasKey,
  'bias-printed': BiasPrinted,
  'bias-report-article': BiasReportArticle,
});
