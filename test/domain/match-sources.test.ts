import { expect } from '@open-wc/testing';
import { createSource } from '../../src/domain/registry.js';
import { matchSources } from '../../src/domain/match-sources.js';

const now = '2026-01-02T03:04:05.000Z';
const named = (name: string, ...aliases: string[]) => createSource({ name, aliases, now });
const found = (typed: string, ...names: (string | string[])[]) =>
  matchSources(
    names.map((name) => (typeof name === 'string' ? named(name) : named(...(name as [string])))),
    typed,
  ).map(({ name }) => name);

describe('matchSources', () => {
  it('ranks the name, then its beginning, then a word of it, then the rest', () => {
    expect(found('kim', 'Hakim', 'Lee Kim', 'Kimberly', 'Nobody', 'Kim')).to.deep.equal([
      'Kim',
      'Kimberly',
      'Lee Kim',
      'Hakim',
    ]);
  });

  it('takes the best of all names of a source', () => {
    expect(found('dod', 'Dodge', ['Pentagon', 'Department', 'DoD'])).to.deep.equal(['Pentagon', 'Dodge']);
  });

  it('passes over articles, on either side', () => {
    expect(found('the Pentagon', 'The Pentagon Papers', 'Pentagon')).to.deep.equal([
      'Pentagon',
      'The Pentagon Papers',
    ]);
    expect(found('pentagon', 'Pentagon City', 'The Pentagon')).to.deep.equal(['The Pentagon', 'Pentagon City']);
    expect(found('the', 'Thebes', 'The Pentagon', 'Lee')).to.deep.equal(['Thebes', 'The Pentagon']);
  });

  it('passes over case, diacritics, quotation marks, dots and dashes', () => {
    expect(found('erdogan', 'Recep Tayyip Erdoğan')).to.have.length(1);
    expect(found('ERDOĞAN', 'recep tayyip erdogan')).to.have.length(1);
    expect(found('obrien', 'O’Brien')).to.have.length(1);
    expect(found("o'brien", 'OBrien')).to.have.length(1);
    expect(found('US', 'U.S. Army')).to.have.length(1);
    expect(found('sadr', 'Moqtada al-Sadr')).to.have.length(1);
    expect(found('“Critics”', 'critics')).to.have.length(1);
    expect(found('شيعي', 'الإطار الشيعي')).to.have.length(1);
  });

  it('shows all while nothing is typed, and none for what is in no name', () => {
    expect(found(' ', 'Kim', 'Lee')).to.deep.equal(['Kim', 'Lee']);
    expect(found('?', 'Kim')).to.deep.equal([]);
  });

  it('answers among five thousand', () => {
    const sources = Array.from({ length: 5000 }, (_, i) => named(`Ministry of Défense ${i}`, `The MoD ${i}`));
    const counts = ['m', 'def', 'the mod 49', 'zzz'].map((typed) => matchSources(sources, typed).length);
    expect(counts).to.deep.equal([5000, 5000, 111, 0]);
  });
});
