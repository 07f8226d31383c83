import { expect } from '@open-wc/testing';
import { digest } from '../../src/domain/article.js';
import { idOfDigest, newId } from '../../src/domain/id.js';

const uuid = (version: number) =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`);

describe('newId', () => {
  it('makes random UUIDs', () => {
    const ids = Array.from({ length: 100 }, newId);
    for (const id of ids) expect(id).to.match(uuid(4));
    expect(new Set(ids).size).to.equal(100);
  });

  it('makes them on plain http, too, where crypto.randomUUID is missing', () => {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      expect(newId()).to.match(uuid(4));
      expect(newId()).not.to.equal(newId());
    } finally {
      Reflect.deleteProperty(crypto, 'randomUUID');
    }
    expect(crypto.randomUUID).to.be.a('function');
  });
});

describe('idOfDigest', () => {
  it('names the same text alike on every machine', () => {
    expect(idOfDigest(digest('Kim said.'))).to.equal(idOfDigest(digest('Kim said.')));
    expect(idOfDigest(digest('Kim said.'))).not.to.equal(idOfDigest(digest('Kim said!')));
    expect(idOfDigest(digest('Kim said.'))).to.match(uuid(8));
  });
});
