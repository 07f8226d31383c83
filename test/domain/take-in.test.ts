import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { applySources, createSource, registryOf, resolve } from '../../src/domain/registry.js';
import { sideIn, type Source } from '../../src/domain/source.js';
import { retargetSource, takeInSources } from '../../src/domain/take-in.js';
import { bounded, sourceIn } from './arbitraries.js';

const now = '2026-01-02T03:04:05.000Z';
const kim: Source = { ...createSource({ name: 'Kim', now }), id: 'kim' };
const stored: Source = { ...kim, aliases: ['Dr Kim'], kind: 'person', side: 'north', affiliation: '' };

const taken = (present: readonly Source[], ...incoming: Source[]) => {
  const registry = registryOf(present);
  return applySources(registry, takeInSources(registry, incoming, 'here'));
};

describe('takeInSources', () => {
  it('adds what is not there, as it is', () => {
    const incoming = { ...kim, sides: { here: 'south' } };
    expect(takeInSources(new Map(), [incoming], 'here')).to.deep.equal([{ id: 'kim', after: incoming }]);
  });

  it('leaves what is stored, and fills in what it lacks', () => {
    const file: Source = {
      ...kim,
      name: 'Kim Lee',
      aliases: ['Dr Kim', 'Kim', 'KL'],
      kind: 'group',
      type: 'expert',
      side: 'north',
      anonymity: 'named',
      affiliation: 'UN',
      note: 'of the file',
    };
    expect(taken([stored], file).get('kim')).to.deep.equal({
      ...stored,
      aliases: ['Dr Kim', 'Kim Lee', 'KL'],
      type: 'expert',
      anonymity: 'named',
      affiliation: 'UN',
      note: 'of the file',
    });
  });

  it('keeps the side that was coded in the article as an exception', () => {
    expect(taken([stored], { ...kim, side: 'south' }).get('kim')!.sides).to.deep.equal({ here: 'south' });
    const told = { ...kim, side: 'north', sides: { here: 'unclear' } };
    expect(taken([stored], told).get('kim')!.sides, 'said to be unclear').to.deep.equal({ here: 'unclear' });
    expect(taken([stored], kim).get('kim'), 'not coded').to.equal(stored);
    const other = { ...stored, sides: { here: 'west', there: 'east' } };
    expect(taken([other], { ...kim, side: 'south' }).get('kim')!.sides).to.deep.equal({
      here: 'south',
      there: 'east',
    });
  });

  it('fills in the entry that took the place of one, and brings a deleted one back', () => {
    const into: Source = { ...kim, id: 'lee', name: 'Lee' };
    const merged = taken([{ ...stored, mergedInto: 'lee' }, into], { ...kim, aliases: ['KL'] });
    expect(merged.get('lee')!.aliases).to.deep.equal(['Kim', 'KL']);
    expect(merged.get('kim')!.mergedInto).to.equal('lee');
    expect(taken([{ ...stored, removed: true }], kim).get('kim')).to.deep.equal(stored);
    const lost = taken(
      [
        { ...stored, mergedInto: 'lee' },
        { ...into, removed: true },
      ],
      kim,
    );
    expect(resolve(lost, 'kim')).to.deep.equal(stored);
  });

  it('leaves what came with the article before, unless it was modified since', () => {
    const again = (file: Source, present = stored) =>
      takeInSources(registryOf([present]), [file], 'here', new Set(['kim']));
    const file = { ...kim, side: 'south', modified: now };
    expect(again(file)).to.deep.equal([]);
    expect(again(file, { ...stored, removed: true }), 'deleted here since').to.deep.equal([]);
    const later = '2026-05-01T00:00:00.000Z';
    expect(again({ ...file, modified: later })[0]!.after!.sides).to.deep.equal({ here: 'south' });
  });

  it('takes in two that mean the same entry by now', () => {
    const into: Source = { ...kim, id: 'lee', name: 'Lee' };
    const present = [{ ...stored, mergedInto: 'lee' }, into];
    const all = taken(present, { ...kim, aliases: ['K'] }, { ...into, aliases: ['L'] });
    expect(all.get('lee')!.aliases).to.deep.equal(['Kim', 'K', 'L']);
  });

  it('loses nothing that was coded, and does nothing the second time', () => {
    fc.assert(
      fc.property(fc.option(sourceIn('here')), sourceIn('here'), (present, file) => {
        const incoming = present ? { ...file, id: present.id } : file;
        const registry = registryOf(present ? [present] : []);
        const after = applySources(registry, takeInSources(registry, [incoming], 'here'));
        const source = after.get(incoming.id)!;
        const names = [source.name, ...source.aliases];
        for (const name of [incoming.name, ...incoming.aliases]) expect(names).to.include(name);
        const side = sideIn(incoming, 'here');
        if (side !== '' && side !== 'unclear' && side !== 'unknown')
          expect(sideIn(source, 'here')).to.equal(side);
        expect(takeInSources(after, [incoming], 'here')).to.deep.equal([]);
      }),
      bounded,
    );
  });
});

describe('retargetSource', () => {
  it('moves what was coded in an article to the record that it is worked on as', () => {
    const source = { ...kim, sides: { file: 'south', other: 'west' } };
    expect(retargetSource(source, 'file', 'here').sides).to.deep.equal({ here: 'south', other: 'west' });
    expect(retargetSource(source, 'nowhere', 'here')).to.equal(source);
  });
});
