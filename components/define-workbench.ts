/** Registers `<bias-workbench>` and the elements inside it. */
import './define-annotator.js';
import './define-library.js';
import { BiasPaste } from './bias-paste.js';
import { BiasWorkbench } from './bias-workbench.js';
import { defineAll } from './define-all.js';

declare global {
  interface HTMLElementTagNameMap {
    'bias-workbench': BiasWorkbench;
  }
}

defineAll({ 'bias-paste': BiasPaste, 'bias-workbench': BiasWorkbench });
