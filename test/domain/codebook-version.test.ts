import { expect } from '@open-wc/testing';
import type { Codebook } from '../../src/domain/codebook.js';
import { upToDate } from '../../src/domain/codebook-version.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';

const older: Codebook = { ...defaultCodebook, version: '1.0.0', kinds: defaultCodebook.kinds.slice(0, 2) };

describe('an older codebook of the tool’s own', () => {
  it('gives way to the one that has all of it', () => {
    expect(upToDate(older)).to.equal(defaultCodebook);
  });

  it('stays where something in it would become unknown, or where it is newer, or another', () => {
    const [claim] = older.kinds;
    const more = { ...claim!, id: 'rumour' };
    for (const codebook of [
      { ...older, kinds: [...older.kinds, more] },
      { ...older, kinds: [{ ...claim!, parts: [...claim!.parts, { id: 'doubt', label: 'Doubt' }] }] },
      { ...older, version: '1.10.0' },
      { ...older, version: defaultCodebook.version },
      { ...older, id: 'mine' },
    ])
      expect(upToDate(codebook)).to.equal(codebook);
  });
});
