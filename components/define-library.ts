/** Registers `<bias-library>` and the elements inside it. */
import { BiasLibrary } from './bias-library.js';
import { BiasLibraryRows } from './bias-library-rows.js';
import { BiasLibrarySelection } from './bias-library-selection.js';
import { BiasLibraryTools } from './bias-library-tools.js';
import { defineAll } from './define-all.js';

defineAll({
  'bias-library-rows': BiasLibraryRows,
  'bias-library-selection': BiasLibrarySelection,
  'bias-library-tools': BiasLibraryTools,
  'bias-library': BiasLibrary,
});
