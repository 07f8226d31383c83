import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import type { Source } from '../../src/domain/source.js';
import type { ExchangedSet } from '../../src/formats/exchange-format.js';
import { withLastingIds } from '../../src/formats/lasting-ids.js';
import { marked } from '../support/marked.js';

const kim: Source = {
  ...{ id: 'S1', name: 'Kim', aliases: [], kind: 'person', type: 'expert', role: 'informs' },
  ...{ side: 'none', anonymity: 'named' },
};
function setOf(source: string): ExchangedSet {
  const { article, annotations } = marked(source);
  const all = [...annotations.values()].map((each) => ({ ...each, sources: ['S1'] }));
  const nested = all.map((each, index) => (index ? { ...each, parent: all[0]!.id } : each));
  return { article, codebook, sources: [kim], annotations: nested, orphans: [] };
}

describe('withLastingIds', () => {
  it('gives the same ids for the same file, and parents and sources follow', () => {
    const set = withLastingIds(setOf('Kim said <a>the plan <c>will work</c></a>.'));
    const [first, second] = set.annotations;
    expect(second!.parent).to.equal(first!.id);
    expect(first!.sources).to.deep.equal([set.sources[0]!.id]);
    expect(first!.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
    expect(withLastingIds(setOf('Kim said <a>the plan <c>will work</c></a>.'))).to.deep.equal(set);
  });

  it('tells files about other words, and about another text, apart', () => {
    const id = (source: string) => withLastingIds(setOf(source)).annotations[0]!.id;
    const ids = [id('Kim <a>said</a> so.'), id('Kim said <a>so</a>.'), id('Kim <a>said</a> no.')];
    expect(new Set(ids).size).to.equal(3);
  });

  it('leaves alone what is known under its id everywhere', () => {
    const uuid = '0f6c2f0e-3b1a-4a53-9d6e-2f1a7c1d0001';
    const set = setOf('Kim <a>said</a> so.');
    const lasting = {
      ...set,
      sources: [{ ...kim, id: uuid }],
      annotations: set.annotations.map((each) => ({
        ...each,
        id: `https://example.org/${each.id}`,
        sources: [uuid],
      })),
    };
    expect(withLastingIds(lasting)).to.equal(lasting);
  });
});
