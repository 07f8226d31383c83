import { expect } from '@open-wc/testing';
import {
  applySources,
  createSource,
  registryOf,
  resolve,
  type Registry,
  type SourceChange,
} from '../../src/domain/registry.js';
import { sideIn, type Source } from '../../src/domain/source.js';
import {
  mergeSources,
  patchSource,
  removeSource,
  renameSide,
  renameSource,
  setSide,
  splitSource,
} from '../../src/domain/source-actions.js';

const then = '2026-01-02T03:04:05.000Z';
const now = '2026-02-02T03:04:05.000Z';
const entry = (id: string, more: Partial<Source> = {}): Source => ({
  ...createSource({ name: id, now: then }),
  id,
  ...more,
});

/** A registry that an action is done to, and what stands there then. */
function after(sources: readonly Source[], action: (registry: Registry) => SourceChange) {
  const before = registryOf(sources);
  const change = action(before);
  for (const edit of change) expect(edit.before).to.equal(before.get(edit.id));
  return {
    change,
    registry: applySources(before, change),
    get: (id: string) => change.find((e) => e.id === id)?.after,
  };
}

describe('mergeSources', () => {
  const pentagon = entry('Pentagon', {
    aliases: ['DoD'],
    kind: 'organisation',
    side: 'north',
    note: 'in Arlington',
  });
  const ministry = entry('War Department', {
    aliases: ['DoD', 'Pentagon', 'DoW'],
    type: 'government',
    side: 'south',
    sides: { one: 'west', two: 'north' },
    country: 'US',
    note: 'the new name',
  });

  it('loses no name, no fact and no exception of either', () => {
    const { registry, get } = after([pentagon, { ...ministry }], (all) =>
      mergeSources(all, ministry.id, pentagon.id, now),
    );
    expect(get(pentagon.id)).to.deep.equal({
      ...pentagon,
      aliases: ['DoD', 'War Department', 'DoW'],
      type: 'government',
      country: 'US',
      note: 'in Arlington\nthe new name',
      sides: { one: 'west' },
      modified: now,
    });
    expect(get(ministry.id)).to.deep.equal({ ...ministry, mergedInto: pentagon.id, modified: now });
    expect(resolve(registry, ministry.id)).to.equal(get(pentagon.id));
  });

  it('keeps the exceptions of the one that stays', () => {
    const { get } = after([{ ...pentagon, sides: { one: 'east' } }, ministry], (all) =>
      mergeSources(all, ministry.id, pentagon.id, now),
    );
    expect(get(pentagon.id)!.sides).to.deep.equal({ one: 'east' });
  });

  it('merges what the ids mean today', () => {
    const { get, change } = after([pentagon, { ...ministry, mergedInto: 'third' }, entry('third')], (all) =>
      mergeSources(all, ministry.id, pentagon.id, now),
    );
    expect(change.map(({ id }) => id)).to.deep.equal([pentagon.id, 'third']);
    expect(get('third')!.mergedInto).to.equal(pentagon.id);
  });

  it('refuses what is no two sources', () => {
    const registry = registryOf([pentagon, { ...ministry, mergedInto: pentagon.id }]);
    expect(() => mergeSources(registry, 'x', pentagon.id, now)).to.throw(
      RangeError,
      'Source "x" does not exist: the registry has 1 sources',
    );
    for (const id of [pentagon.id, ministry.id])
      expect(() => mergeSources(registry, id, pentagon.id, now)).to.throw(RangeError, 'they are one source');
  });
});

describe('splitSource', () => {
  const house = entry('White House', {
    aliases: ['Oval Office', 'West Wing'],
    side: 'north',
    note: 'which one?',
  });

  it('makes a source of a name, coded alike', () => {
    const { change, get } = after([house], (all) => splitSource(all, house.id, 'West Wing', now));
    expect(get(house.id)!.aliases).to.deep.equal(['Oval Office']);
    const made = change.at(-1)!.after!;
    expect(made).to.deep.include({ name: 'West Wing', aliases: [], side: 'north', modified: now });
    expect(made).to.not.have.property('note');
    expect(made.id).to.not.equal(house.id);
  });

  it('leaves the first alias as the name where the name goes', () => {
    const { get } = after([house], (all) => splitSource(all, house.id, 'White House', now));
    expect(get(house.id)).to.deep.include({ name: 'Oval Office', aliases: ['West Wing'] });
  });

  it('undoes a merge, with all that came in by it', () => {
    const wing = entry('West Wing', { aliases: ['WW'], side: 'south', country: 'US' });
    const merged = applySources(
      registryOf([entry('White House'), wing]),
      mergeSources(registryOf([entry('White House'), wing]), wing.id, 'White House', now),
    );
    const { registry, change } = after([...merged.values()], (all) =>
      splitSource(all, 'White House', 'West Wing', now),
    );
    expect(change.at(-1)!.after).to.deep.equal({ ...wing, modified: now });
    expect(registry.get('White House')!.aliases).to.deep.equal([]);
    expect(resolve(registry, wing.id)!.name).to.equal('West Wing');
  });

  it('leaves the entry its own name, even where the one that was merged has it as an alias', () => {
    const wing = entry('West Wing', { aliases: ['White House'] });
    const all = registryOf([entry('White House'), wing]);
    const merged = applySources(all, mergeSources(all, wing.id, 'White House', now));
    const { get } = after([...merged.values()], (each) => splitSource(each, 'White House', 'West Wing', now));
    expect(get('White House')).to.deep.include({ name: 'White House', aliases: [] });
    expect(get(wing.id)).to.deep.include({ name: 'West Wing', aliases: ['White House'] });
  });

  it('refuses a name that it does not have, and the only one', () => {
    const registry = registryOf([house, entry('Kim')]);
    expect(() => splitSource(registry, house.id, 'Kim', now)).to.throw(
      RangeError,
      'is not called "Kim": it is called White House, Oval Office, West Wing',
    );
    expect(() => splitSource(registry, 'Kim', 'Kim', now)).to.throw(RangeError, 'cannot be split');
  });
});

describe('an edit of a source', () => {
  const kim = entry('Kim', { aliases: ['Dr Kim'], side: 'north', sides: { one: 'south' }, note: 'old' });

  it('keeps the old name as an alias', () => {
    const renamed = (name: string) => after([kim], (all) => renameSource(all, 'Kim', name, now));
    expect(renamed('Kim Lee').get('Kim')).to.deep.include({ name: 'Kim Lee', aliases: ['Dr Kim', 'Kim'] });
    expect(renamed('Dr Kim').get('Kim')).to.deep.include({ name: 'Dr Kim', aliases: ['Kim'] });
    expect(renamed(' Kim ').change).to.deep.equal([]);
    expect(() => renamed('')).to.throw(RangeError);
  });

  it('changes the facts it names, and takes away those it names as undefined', () => {
    const patched = (patch: object) => after([kim], (all) => patchSource(all, 'Kim', patch, now)).change;
    const { note: _note, ...rest } = kim;
    expect(patched({ note: undefined, type: 'expert' })[0]!.after).to.deep.equal({
      ...rest,
      type: 'expert',
      modified: now,
    });
    expect(patched({ side: 'north' })).to.deep.equal([]);
  });

  it('sets the side here or everywhere', () => {
    const set = (side: string, article?: string) =>
      after([kim], (all) => setSide(all, 'Kim', side, now, article)).get('Kim')!;
    expect(set('west', 'two').sides).to.deep.equal({ one: 'south', two: 'west' });
    expect(set('north', 'one')).to.not.have.property('sides');
    const everywhere = set('west');
    expect([sideIn(everywhere, 'one'), sideIn(everywhere, 'two')]).to.deep.equal(['south', 'west']);
  });

  it('deletes so that annotations can be told of it', () => {
    const { registry } = after([kim], (all) => removeSource(all, 'Kim', now));
    expect(registry.get('Kim')).to.deep.equal({ ...kim, removed: true, modified: now });
    expect(resolve(registry, 'Kim')).to.equal(undefined);
    expect(() => removeSource(registry, 'Kim', now)).to.throw(RangeError, 'does not exist');
  });

  it('renames a side wherever it is in use', () => {
    const { registry, change } = after([kim, entry('Lee', { side: 'south' }), entry('Other')], (all) =>
      renameSide(all, 'south', 'south coast', now),
    );
    expect(change).to.have.length(2);
    expect(registry.get('Kim')).to.deep.include({ side: 'north', sides: { one: 'south coast' } });
    expect(registry.get('Lee')!.side).to.equal('south coast');
    expect(() => renameSide(registry, 'none', 'x', now)).to.throw(RangeError, 'every project has it');
    expect(() => renameSide(registry, 'north', ' ', now)).to.throw(RangeError, 'at least 1 character');
  });
});
