import { expect } from '@open-wc/testing';
import type { Article } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { readAnnotationSet } from '../../src/formats/json-import.js';
import { marked } from '../support/marked.js';

const exported = '2026-02-03T04:05:06.000Z';

describe('An annotation set of a later revision', () => {
  const { article: text, annotations } = marked('The <c>mayor 🏛️ <f>slashed</c> aid</f>.');
  const article: Article = {
    ...text,
    revision: 3,
    raw: { name: 'aid.html', type: 'text/html', size: 5120, sha256: 'a'.repeat(64) },
    removed: [{ type: 'paragraph', text: 'Share this', role: 'boilerplate', rule: 'share bar', before: 1 }],
    blocks: text.blocks.map((block) => ({ ...block, role: 'caption', rule: 'chosen by hand' })),
  };
  const c = { ...annotations.get('c')!, revision: 3 };
  const orphan = { ...annotations.get('f')!, revision: 1 };
  const write = () =>
    writeAnnotationSet(
      { article, codebook: defaultCodebook, sources: [], annotations: [c], orphans: [orphan] },
      { exported },
    );

  it('holds what waits to be attached by its words, apart from what stands in the text', () => {
    const set = write();
    expect(set.annotations.map(({ id }) => id)).to.deep.equal(['c']);
    expect(set.orphans).to.have.length(1);
    expect(set.orphans![0]).to.deep.include({ id: 'f', kind: 'framing', revision: 1 });
    expect(set.orphans![0]!.spans).to.deep.equal([
      { part: 'framing', exact: 'slashed aid', prefix: 'The mayor 🏛️ ', suffix: '.' },
    ]);
  });

  it('comes back with it, and with rules, removed parts and the digest of the bytes', () => {
    const read = readAnnotationSet(JSON.parse(JSON.stringify(write())));
    expect(read.problems).to.deep.equal([]);
    expect(read.article).to.deep.equal(article);
    const [first, second] = read.annotations;
    expect(first).to.deep.equal(c);
    expect(second).to.deep.equal({
      ...orphan,
      spans: orphan.spans.map((span) => ({ ...span, start: 0, end: 'slashed aid'.length })),
    });
  });

  it('never takes an orphan for one of its own text, whatever revision it claims', () => {
    const set = write();
    const claiming = { ...set, orphans: [{ ...set.orphans![0]!, revision: 9 }] };
    expect(readAnnotationSet(claiming).annotations[1]!.revision).to.equal(2);
  });

  it('lists orphans that cannot be read', () => {
    const set = write();
    const [good] = set.orphans!;
    const wrong = { ...set, orphans: [{ ...good, spans: [] }, { ...good, id: 'c' }, good] };
    const { annotations: read, problems } = readAnnotationSet(wrong);
    expect(read.map(({ id }) => id)).to.deep.equal(['c', 'f']);
    expect(problems.map(({ id }) => id)).to.deep.equal(['f', 'c']);
    expect(problems[1]!.message).to.equal('An annotation before it has the same id.');
  });

  it('clamps where removed parts stood to the blocks that there are', () => {
    const set = write();
    const far = { ...set, article: { ...set.article, removed: [{ ...set.article.removed![0]!, before: 99 }] } };
    expect(readAnnotationSet(far).article.removed![0]!.before).to.equal(article.blocks.length);
  });
});
