import { expect } from '@open-wc/testing';
import {
  createSource,
  liveSources,
  registryOf,
  resolve,
  resolveIds,
  sidesOf,
  sourcesOf,
} from '../../src/domain/registry.js';
import { sideIn, type Source } from '../../src/domain/source.js';
import { anonymities, sourceKinds, sourceRoles, sourceTypes } from '../../src/domain/source-fields.js';

const now = '2026-01-02T03:04:05.000Z';
const entry = (id: string, more: Partial<Source> = {}): Source => ({
  ...createSource({ name: `Name of ${id}`, now }),
  id,
  ...more,
});

describe('createSource', () => {
  it('claims nothing that is not said', () => {
    const { id, ...facts } = createSource({ name: ' Kim ', type: 'expert', now });
    expect(id).to.have.length(36);
    expect(facts).to.deep.equal({
      name: 'Kim',
      aliases: [],
      kind: 'unknown',
      type: 'expert',
      role: 'unknown',
      side: 'unclear',
      anonymity: '',
      modified: now,
    });
  });

  it('wants a name', () => {
    expect(() => createSource({ name: ' ', now })).to.throw(RangeError, 'at least 1 character, not " "');
  });
});

describe('resolve', () => {
  const registry = registryOf([
    entry('a', { mergedInto: 'b' }),
    entry('b', { mergedInto: 'c' }),
    entry('c'),
    entry('gone', { removed: true }),
    entry('into-gone', { mergedInto: 'gone' }),
    entry('into-nothing', { mergedInto: 'nothing' }),
    entry('tail', { mergedInto: 'y' }),
    entry('x', { mergedInto: 'y' }),
    entry('y', { mergedInto: 'z' }),
    entry('z', { mergedInto: 'x' }),
    entry('self', { mergedInto: 'self' }),
  ]);

  it('follows entries to the one that took their place', () => {
    for (const id of ['a', 'b', 'c']) expect(resolve(registry, id)?.id).to.equal('c');
  });

  it('finds nobody behind a deleted entry, an unknown one, or a way that ends nowhere', () => {
    for (const id of ['gone', 'into-gone', 'into-nothing', 'unknown'])
      expect(resolve(registry, id)).to.equal(undefined);
  });

  it('lets one of those merged into each other stand for all, wherever one begins', () => {
    for (const id of ['x', 'y', 'z', 'tail']) expect(resolve(registry, id)?.id).to.equal('x');
    expect(resolve(registry, 'self')?.id).to.equal('self');
  });

  it('names each source of an annotation once, in its order', () => {
    const sources = ['c', 'gone', 'x', 'a', 'unknown', 'y'];
    expect(sourcesOf(registry, { sources }).map(({ id }) => id)).to.deep.equal(['c', 'x']);
    expect(resolveIds(registry, sources)).to.deep.equal(['c', 'x', 'unknown']);
    const settled = ['unknown', 'c'];
    expect(resolveIds(registry, settled)).to.equal(settled);
  });

  it('shows those to choose from by name', () => {
    expect(liveSources(registry).map(({ id }) => id)).to.deep.equal(['c', 'self', 'x']);
    expect(liveSources(registry)).to.equal(liveSources(registry));
  });
});

describe('sides', () => {
  it('are the usual one, except in articles where they are not', () => {
    const source = entry('a', { side: 'north', sides: { one: 'south', two: '' } });
    expect(['one', 'two', 'three', 'toString'].map((article) => sideIn(source, article))).to.deep.equal([
      'south',
      '',
      'north',
      'north',
    ]);
  });

  it('to choose from are those of every project, the defined ones and those in use', () => {
    const registry = registryOf([
      entry('a', { side: 'north', sides: { one: 'west', two: 'east' } }),
      entry('b', { side: '' }),
      entry('c', { side: 'forgotten', removed: true }),
    ]);
    expect(sidesOf(registry, ['south', 'north', 'none'])).to.deep.equal([
      ...['none', 'unclear', 'south', 'north', 'east', 'west'],
    ]);
  });
});

describe('the fields of a source', () => {
  it('have one letter for each value of a list', () => {
    for (const list of [sourceKinds, sourceTypes, sourceRoles, anonymities]) {
      expect(new Set(list.map(({ key }) => key)).size).to.equal(list.length);
      expect(new Set(list.map(({ id }) => id)).size).to.equal(list.length);
      for (const { label, key } of list) expect(label.toLowerCase()).to.contain(key);
    }
  });
});
