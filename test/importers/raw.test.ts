import { expect } from '@open-wc/testing';
import { digestBytes } from '../../src/domain/article.js';
import { importArticle, rawOf } from '../../src/importers/import-article.js';

const words = 'The town council voted on Tuesday to close the library in June.';

describe('the bytes of an article', () => {
  it('are the UTF-8 of what was pasted, told apart by what it is', async () => {
    for (const [name, type] of [
      ['text', 'text/plain'],
      ['html', 'text/html'],
      ['markdown', 'text/markdown'],
    ] as const) {
      const content = `\ufeff${words} «Zoë» 😀`;
      const bytes = new TextEncoder().encode(content);
      const { raw } = await importArticle({ [name]: content });
      expect(raw).to.deep.equal({ name: '', type, size: bytes.length, sha256: digestBytes(bytes) });
      expect(rawOf({ [name]: content })).to.deep.equal({ name: '', type, bytes });
    }
  });

  it('are those of the file where there is one', async () => {
    const raw = { name: 'vote.htm', type: 'text/html', bytes: new Uint8Array([60, 112, 62, 0xe9]) };
    const article = await importArticle({ html: '<p>é', raw });
    expect(article.raw).to.deep.equal({
      name: 'vote.htm',
      type: 'text/html',
      size: 4,
      sha256: digestBytes(raw.bytes),
    });
    expect(rawOf({ html: '<p>é', raw })).to.equal(raw);
  });

  it('are none where the nodes of a page were read', async () => {
    const nodes = [document.createTextNode(words)];
    expect(await importArticle({ nodes })).not.to.have.property('raw');
    expect(rawOf({})).to.equal(null);
  });
});
