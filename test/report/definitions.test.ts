import { expect } from '@open-wc/testing';
import { definitions, definitionsFor, measureIds } from '../../src/report/definitions.js';

describe('definitions', () => {
  it('says of every measure what it is, by which rules and after whom', () => {
    expect(Object.keys(definitions)).to.deep.equal([...measureIds]);
    for (const { id, title, plain, rules, source } of Object.values(definitions)) {
      expect(title, id).to.match(/^[A-Z][^.]+$/);
      expect(plain, id).to.match(/^[A-Z“].+[.]$/su);
      expect(rules.length, id).to.be.greaterThan(0);
      for (const rule of rules) expect(rule, id).to.match(/^[A-Z0-9“].+[^;,]$/u);
      expect(source, id).to.match(/\.$/);
    }
  });

  it('is plain: three sentences at most, no letters of formulae', () => {
    for (const { id, plain } of Object.values(definitions)) {
      expect(plain.split(/[.!?](?:\s|$)/).filter(Boolean).length, id).to.be.at.most(4);
      expect(plain, id).not.to.match(/[Σ÷_²]/u);
    }
  });

  it('says that there is no single score', () => {
    expect(definitions.counting.plain).to.contain('There is no single bias score');
  });

  it('gives those asked for, in one order and once, and how all is counted', () => {
    const found = definitionsFor(['interval', 'mode', 'interval', 'unheard of']);
    expect(found.map(({ id }) => id)).to.deep.equal(['counting', 'interval', 'mode']);
  });
});
