/** Registers `<bias-annotator>` and the elements inside it. */
import { BiasAnnotator } from './bias-annotator.js';
import { BiasArticle } from './bias-article.js';
import { BiasDesk } from './bias-desk.js';
import { BiasList } from './bias-list.js';
import { BiasPalette } from './bias-palette.js';
import { BiasSaveState } from './bias-save-state.js';
import { defineAll } from './define-all.js';

declare global {
  interface HTMLElementTagNameMap {
    'bias-annotator': BiasAnnotator;
  }
}

defineAll({
  'bias-article': BiasArticle,
  'bias-desk': BiasDesk,
  'bias-list': BiasList,
  'bias-palette': BiasPalette,
  'bias-save-state': BiasSaveState,
  'bias-annotator': BiasAnnotator,
});
