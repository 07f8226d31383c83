/** Registers what coding in depth is done with. Loaded after the article is on screen. */
import { BiasAttach } from './bias-attach.js';
import { BiasDetails } from './bias-details.js';
import { BiasFilter } from './bias-filter.js';
import { BiasFlow } from './bias-flow.js';
import { BiasHandles } from './bias-handles.js';
import { BiasPrinted } from './bias-printed.js';
import { BiasProgress } from './bias-progress.js';
import { BiasSourcePicker } from './bias-source-picker.js';
import { BiasStack } from './bias-stack.js';
import { defineAll } from './define-all.js';

export * as attach from './attach-by-hand.js';
export { Coder } from './coder.js';
export { open } from './coding-openings.js';

defineAll({
  'bias-attach': BiasAttach,
  'bias-details': BiasDetails,
  'bias-filter': BiasFilter,
  'bias-flow': BiasFlow,
  'bias-handles': BiasHandles,
  'bias-printed': BiasPrinted,
  'bias-progress': BiasProgress,
  'bias-source-picker': BiasSourcePicker,
  'bias-stack': BiasStack,
});
