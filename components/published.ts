/** What only a finished analysis has: its key, and an address for each annotation. Loaded where nothing may be changed. */
import { BiasKey } from './bias-key.js';
import { defineAll } from './define-all.js';

export { followAddress } from './annotation-address.js';

defineAll({ 'bias-key': BiasKey });
