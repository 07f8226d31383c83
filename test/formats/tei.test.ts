import { expect } from '@open-wc/testing';
import { tei } from '../../src/formats/tei.js';
import { comesBack, survivesDamage } from './round-trip.js';

describe('TEI', () => {
  it('brings every set back whole', () => comesBack(tei));
  it('survives damage', () => survivesDamage(tei));
  it('x', () => expect(1).to.equal(1));
});
