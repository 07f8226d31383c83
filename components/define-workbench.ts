/** Registers `<bias-workbench>` and the elements inside it. */
import './define-annotator.js';
import { BiasLibrary } from './bias-library.js';
import { BiasPaste } from './bias-paste.js';
import { BiasWorkbench } from './bias-workbench.js';
import { defineAll } from './define-all.js';

declare global {
  interface HTMLElementTagNameMap {
    'bias-workbench': BiasWorkbench;
  }
}

defineAll({ 'bias-library': BiasLibrary, 'bias-paste': BiasPaste, 'bias-workbench': BiasWorkbench });
