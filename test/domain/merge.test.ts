import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { patchAnnotation, type Annotation, type Patch } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { mergeAnnotation } from '../../src/domain/merge.js';
import { marked, show } from '../support/marked.js';
import { annotationOf, article as anyArticle, bounded } from './arbitraries.js';

const { text, article, annotations } = marked('Critics say <a>the mayor slashed aid</a> again.');
const before: Annotation = { ...annotations.get('a')!, attributes: { mode: 'direct', stance: 'neutral' } };

const edit = (patch: Patch, minute: number, annotation = before) =>
  patchAnnotation({ article, codebook, now: `2026-01-02T04:${minute}:00.000Z` }, annotation, patch);

describe('mergeAnnotation', () => {
  it('keeps both edits of different fields', () => {
    const ours = edit({ confidence: 0.5, attributes: { mode: 'mixed', stance: 'neutral' } }, 20);
    const theirs = edit(
      { note: 'check', sources: ['kim'], attributes: { mode: 'direct', stance: 'loaded' } },
      10,
    );
    const merged = mergeAnnotation(before, ours, theirs);
    expect(merged).to.deep.equal({
      ...before,
      confidence: 0.5,
      note: 'check',
      sources: ['kim'],
      attributes: { mode: 'mixed', stance: 'loaded' },
      modified: ours.modified,
    });
  });

  it('keeps both notes, and one note once', () => {
    const merged = (ours: string, theirs: string, was = '') => {
      const noted = { ...before, note: was };
      return mergeAnnotation(noted, edit({ note: ours }, 20, noted), edit({ note: theirs }, 10, noted)).note;
    };
    expect(merged('ours', 'theirs')).to.equal('theirs\nours');
    expect(merged('same', 'same')).to.equal('same');
    expect(merged('', 'theirs')).to.equal('theirs');
    expect(merged('was', 'theirs', 'was')).to.equal('theirs');
    expect(merged('', 'was', 'was')).to.equal('');
  });

  it('removes an attribute that one of the two removed', () => {
    const ours = edit({ attributes: { mode: 'direct' } }, 20);
    const theirs = edit({ attributes: { mode: 'mixed', stance: 'neutral' } }, 10);
    expect(mergeAnnotation(before, ours, theirs).attributes).to.deep.equal({ mode: 'mixed' });
    expect(mergeAnnotation(before, theirs, ours).attributes).to.deep.equal({ mode: 'mixed' });
  });

  it('lets the later edit stand where both changed one field', () => {
    const moved = (source: string) => marked(source).annotations.get('a')!.spans;
    const ours = edit({ spans: moved('Critics say the mayor <a>slashed aid</a> again.') }, 20);
    const theirs = edit({ spans: moved('Critics say the mayor slashed <a>aid again</a>.') }, 10);
    const merged = mergeAnnotation(before, ours, theirs);
    expect(show(text, [merged])).to.equal('Critics say the mayor <a>slashed aid</a> again.');
  });

  it('never puts the parts of one kind into another', () => {
    const respanned = edit({ spans: [...before.spans, { part: 'cue', start: 8, end: 11 }] }, 20);
    const reclassed = edit({ kind: 'claim' }, 10);
    for (const merged of [
      mergeAnnotation(before, respanned, reclassed),
      mergeAnnotation(before, reclassed, respanned),
    ]) {
      const { parts } = codebook.kinds.find(({ id }) => id === merged.kind)!;
      for (const { part } of merged.spans) expect(parts.map(({ id }) => id)).to.include(part);
    }
  });

  it('takes either edit whole where the other is none', () => {
    const pairs = anyArticle.chain((one) => fc.tuple(annotationOf(one), annotationOf(one)));
    fc.assert(
      fc.property(pairs, ([was, other]) => {
        const now = {
          ...other,
          id: was.id,
          analyst: was.analyst,
          created: was.created,
          modified: was.modified,
        };
        expect(mergeAnnotation(was, now, was)).to.deep.equal(now);
        expect(mergeAnnotation(was, was, now)).to.deep.equal(now);
        expect(mergeAnnotation(was, now, now)).to.deep.equal(now);
      }),
      bounded,
    );
  });
});
