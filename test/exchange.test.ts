import { expect } from '@open-wc/testing';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { registryOf } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import { importSet } from '../src/exchange.js';
import { writeAnnotationSet } from '../src/formats/json-export.js';
import { Session } from '../src/session.js';
import { annotations, article, source } from './support/tabs.js';

const own = { article, codebook: defaultCodebook };
const kim: Source = { ...source, id: 'kim', name: 'Kim', side: 'north' };

const fileOf = (sources: readonly Source[], on = article) =>
  writeAnnotationSet({ ...own, article: on, sources, annotations }, { exported: '2026-01-02T03:04:05.000Z' });

describe('importSet', () => {
  it('makes one step of annotations and sources, which undo takes back whole', () => {
    const session = new Session({ ...own, registry: registryOf([kim]) });
    const { step, listed, imported } = importSet(fileOf([{ ...kim, side: 'south' }, source]), session, {
      stored: true,
    });
    session.list(listed);
    session.dispatch(step!.change, step!);
    expect(imported).to.equal(2);
    expect(session.undoName).to.equal('Import');
    expect(session.sources).to.deep.equal([{ ...kim, sides: { [article.id]: 'south' } }, source]);
    session.undo();
    expect([session.canUndo, session.annotations.size]).to.deep.equal([false, 0]);
    expect([...session.registry.values()]).to.deep.equal([kim]);
    session.redo();
    expect(session.sources).to.have.length(2);
  });

  it('changes nothing the second time', () => {
    const session = new Session(own);
    const file = fileOf([kim, source]);
    for (let time = 0; time < 2; time += 1) {
      const { step } = importSet(file, session, { stored: true });
      expect(step!.change.length + step!.sources.length).to.equal(time ? 0 : 4);
      session.dispatch(step!.change, step!);
    }
  });

  it('moves what was coded under another id of the article', () => {
    const session = new Session(own);
    const file = fileOf([{ ...kim, sides: { other: 'south' } }], { ...article, id: 'other' });
    const { step } = importSet(file, session, { stored: false });
    expect(step!.sources[0]!.after!.sides).to.deep.equal({ [article.id]: 'south' });
    expect(importSet(file, session, { stored: true }).step, 'only the database knows').to.equal(null);
  });
});
