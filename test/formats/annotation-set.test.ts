import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { registryOf } from '../../src/domain/registry.js';
import type { Source } from '../../src/domain/source.js';
import { annotationSchema, annotationSetSchema, type AnnotationSet } from '../../src/formats/annotation-set.js';
import { generator } from '../../src/formats/generator.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { readAnnotationSet } from '../../src/formats/json-import.js';
import { isWellFormed } from '../../src/formats/well-formed.js';
import { annotated, bounded, time } from '../domain/arbitraries.js';
import { marked } from '../support/marked.js';

const exported = '2026-01-02T03:04:05.000Z';
const viaFile = (set: AnnotationSet): unknown => JSON.parse(JSON.stringify(set));

describe('writeAnnotationSet', () => {
  const { article, annotations } = marked(
    'Kim 🎙 said <c>the plan <f>will</c> work</f>.\nCritics <a>disagree</a>.',
  );
  const write = (more = {}) =>
    writeAnnotationSet({ article, codebook, sources: [], annotations, ...more }, { exported });

  it('counts code points', () => {
    const set = write();
    const spans = set.annotations.map(({ spans: [span] }) => [span!.start, span!.end, span!.exact]);
    expect(spans).to.deep.equal([
      [11, 24, 'the plan will'],
      [20, 29, 'will work'],
      [39, 47, 'disagree'],
    ]);
    expect(set.article.blocks!.map(({ start, end }) => [start, end])).to.deep.equal([
      [0, 30],
      [31, 48],
    ]);
  });

  it('says what it is, in which version and unit, and who made it when', () => {
    const { format, version, generator: by, offsetUnit, exported: when } = write();
    expect({ format, version, by, offsetUnit, when }).to.deep.equal({
      format: 'source-bias-annotations',
      version: '1.0',
      by: { name: 'source-bias-annotator', version: generator.version },
      offsetUnit: 'code-point',
      when: exported,
    });
  });

  it('writes annotations in reading order, each in the fields of the format', () => {
    const set = write({ annotations: [...annotations.values()].reverse() });
    expect(set.annotations.map(({ id }) => id)).to.deep.equal(['c', 'f', 'a']);
    expect(Object.keys(set.annotations[0]!)).to.deep.equal([
      ...['id', 'kind', 'spans', 'attributes', 'sources', 'parent', 'note'],
      ...['confidence', 'analyst', 'created', 'modified'],
    ]);
  });

  it('refuses to write a span that does not hold its words', () => {
    const c = annotations.get('c')!;
    const writing = (span: object) => () =>
      write({ annotations: [{ ...c, id: 'c-1', spans: [{ ...c.spans[0]!, ...span }] }] });
    expect(writing({ start: 13 })).to.throw(
      Error,
      'Annotation c-1 cannot be exported. Its words are "the plan will", but the article has "he plan will"',
    );
    expect(writing({ end: 99 })).to.throw(
      Error,
      'Annotation c-1 cannot be exported. Offset 99 is out of range',
    );
    expect(writing({ start: 5 })).to.throw(Error, 'Annotation c-1 cannot be exported. Offset 5 lies inside');
  });

  const kim: Source = {
    ...{ id: 'kim', name: 'Kim', aliases: [], kind: 'person', type: 'expert', role: 'informs' },
    ...{ side: 'north', anonymity: 'named', modified: exported },
  };

  it('says on which side a source is here, and where that is not the usual one', () => {
    const sides = (source: Source) => write({ sources: [source] }).sources![0];
    expect(sides(kim)).to.include({ side: 'north' }).and.not.have.any.keys('usualSide', 'sides');
    const elsewhere = { ...kim, sides: { elsewhere: 'south' } };
    expect(sides(elsewhere)).to.include({ side: 'north' }).and.not.have.any.keys('usualSide', 'sides');
    const here = { ...kim, sides: { [article.id]: 'south' } };
    expect(sides(here)).to.include({ side: 'south', usualSide: 'north' }).and.not.have.any.keys('sides');
  });

  it('names sources as they are to be read today', () => {
    const sources = [kim, { ...kim, id: 'lee' }, { ...kim, id: 'old', mergedInto: 'lee' }];
    const registry = registryOf([...sources, { ...kim, id: 'gone', removed: true }]);
    const c = { ...annotations.get('c')!, sources: ['old', 'gone', 'kim', 'lee', 'unknown'] };
    const set = write({ sources, registry, annotations: [c] });
    expect(set.sources!.map(({ id }) => id)).to.deep.equal(['kim', 'lee']);
    expect(set.annotations[0]!.sources).to.deep.equal(['lee', 'kim', 'unknown']);
    expect(write({ sources, annotations: [c] }).annotations[0]!.sources).to.deep.equal([
      ...['lee', 'gone', 'kim', 'unknown'],
    ]);
  });

  it('leaves out what a store has added to its records', () => {
    const set = write({ article: { ...article, opened: exported } });
    expect(set.article).not.to.have.property('opened');
    expect(set.annotations[0]).not.to.have.property('articleId');
  });
});

describe('an annotation set', () => {
  const written = fc
    .tuple(annotated, time)
    .map(([all, when]) => ({ all, set: writeAnnotationSet({ ...all, codebook }, { exported: when }) }));

  it('quotes its words exactly, as Python counts', () => {
    fc.assert(
      fc.property(written, ({ set }) => {
        const characters = [...set.article.text];
        for (const { spans } of set.annotations)
          for (const { start, end, exact } of spans)
            expect(characters.slice(start, end).join('')).to.equal(exact);
        const lines = set.article.blocks!.map(({ start, end }) => characters.slice(start, end).join(''));
        expect(lines.join('\n')).to.equal(set.article.text);
      }),
      bounded,
    );
  });

  it('comes back from a file as it was', () => {
    fc.assert(
      fc.property(written, ({ all, set }) => {
        const read = readAnnotationSet(viaFile(set));
        expect(read.problems).to.deep.equal([]);
        expect(read.article).to.deep.equal(all.article);
        expect(read.codebook).to.deep.equal(codebook);
        expect(read.sources).to.deep.equal(all.sources);
        const { exported: when } = set;
        expect(writeAnnotationSet({ ...read, codebook }, { exported: when! })).to.deep.equal(set);
        const byId = new Map(all.annotations.map((annotation) => [annotation.id, annotation]));
        expect(read.annotations).to.have.length(byId.size);
        for (const annotation of read.annotations) expect(annotation).to.deep.equal(byId.get(annotation.id));
      }),
      bounded,
    );
  });

  it('fits its schema', () => {
    fc.assert(
      fc.property(written, ({ set }) => {
        expect(v.is(annotationSetSchema, viaFile(set))).to.equal(true);
      }),
      bounded,
    );
  });
});

describe('isWellFormed', () => {
  /** Any JSON in any field, at any depth, of what was a good annotation. */
  const spoilt = fc
    .record({
      all: annotated.filter(({ annotations }) => annotations.length > 0),
      field: fc.constantFrom(
        ...['id', 'kind', 'spans', 'attributes', 'sources', 'parent', 'note', 'confidence', 'analyst'],
        ...['created', 'modified', 'spans.0', 'spans.0.part', 'spans.0.start', 'spans.0.end', 'spans.0.exact'],
        ...['spans.0.prefix', 'spans.0.suffix', 'attributes.mode', 'sources.0', 'unknown'],
      ),
      value: fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(undefined, null, '', 'text', -1, 0, 1, 0.5, 1.5, true, [], {}, [''], [null], {
          a: null,
        }),
      ),
    })
    .map(({ all, field, value }) => {
      const { annotations } = writeAnnotationSet({ ...all, codebook }, { exported });
      const annotation = JSON.parse(JSON.stringify(annotations[0])) as Record<string, unknown>;
      const path = field.split('.');
      const last = path.pop()!;
      const parent = path.reduce((at, key) => at[key] as Record<string, unknown>, annotation);
      parent[last] = value;
      return annotation;
    });

  it('agrees with the schema about any annotation', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, (annotation) => {
        const fits = v.is(annotationSchema, annotation);
        if (!fits) refused += 1;
        expect(isWellFormed(annotation)).to.equal(fits);
      }),
      { ...bounded, numRuns: 1000 },
    );
    expect(refused).to.be.within(200, 850);
  });

  it('agrees with the schema about any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isWellFormed(value)).to.equal(v.is(annotationSchema, value));
      }),
      bounded,
    );
  });
});
