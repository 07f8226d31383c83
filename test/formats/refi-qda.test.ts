import { refiQda } from '../../src/formats/refi-qda.js';
import { comesBack, survivesDamage } from './round-trip.js';

describe('REFI-QDA', () => {
  it('brings back whatever it says that it holds', () => {
    comesBack(refiQda, { strange: false });
    comesBack(refiQda, { strange: false, options: { newlines: 'crlf' } });
  });
  it('survives damage', () => survivesDamage(refiQda));
});
