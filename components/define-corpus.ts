/** Registers what reports on several articles. Loaded when the first such report is asked for. */
import { BiasCorpus } from './bias-corpus.js';
import { defineAll } from './define-all.js';
import './define-report-parts.js';

defineAll({ 'bias-corpus': BiasCorpus });
