import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { patchAnnotation, type Annotation, type Patch } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { mergeAnnotation, mergeLists, mergeSource } from '../../src/domain/merge.js';
import type { Source } from '../../src/domain/source.js';
import { marked, show } from '../support/marked.js';
import { annotationOf, article as anyArticle, bounded, sourceIn } from './arbitraries.js';

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

  it('takes away a field that bears the name of what every object has', () => {
    const named = edit({ attributes: { valueOf: 'x', constructor: 'y' } }, 10);
    const { attributes } = mergeAnnotation(named, edit({ attributes: { constructor: 'y' } }, 20), named);
    expect(attributes).to.deep.equal({ constructor: 'y' });
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

describe('mergeSource', () => {
  const was: Source = {
    id: 'kim',
    name: 'Kim',
    aliases: ['Dr Kim', 'K.'],
    kind: 'person',
    type: 'unknown',
    role: 'unknown',
    side: 'north',
    anonymity: 'named',
    note: 'old',
    sides: { one: 'south', two: 'south' },
    modified: '2026-01-02T04:00:00.000Z',
  };
  const later = '2026-01-02T05:00:00.000Z';

  it('keeps both edits: fields, aliases, exceptions', () => {
    const { note: _note, ...rest } = was;
    const ours: Source = { ...rest, aliases: ['Dr Kim', 'Kim Lee'], sides: { one: 'west', two: 'south' } };
    const theirs: Source = {
      ...was,
      type: 'expert',
      aliases: ['Dr Kim', 'K.', 'Professor'],
      sides: { one: 'south', three: 'east' },
      modified: later,
    };
    expect(mergeSource(was, ours, theirs)).to.deep.equal({
      ...rest,
      type: 'expert',
      aliases: ['Dr Kim', 'Professor', 'Kim Lee'],
      sides: { one: 'west', three: 'east' },
      modified: later,
    });
  });

  it('keeps both names and both notes', () => {
    const merged = mergeSource(
      was,
      { ...was, name: 'Kim Lee', aliases: [...was.aliases, 'Kim'], note: 'ours' },
      { ...was, name: 'Kim Lea', aliases: [...was.aliases, 'Kim'], note: 'theirs' },
    );
    expect(merged.name).to.equal('Kim Lee');
    expect(merged.aliases).to.deep.equal(['Dr Kim', 'K.', 'Kim', 'Kim Lea']);
    expect(merged.note).to.equal('theirs\nours');
  });

  it('does not delete what the other has worked on', () => {
    const removed: Source = { ...was, removed: true };
    const worked: Source = { ...was, type: 'expert' };
    for (const merged of [mergeSource(was, removed, worked), mergeSource(was, worked, removed)])
      expect(merged).to.deep.equal(worked);
    expect(mergeSource(was, removed, { ...removed, modified: later }).removed).to.equal(true);
  });

  it('takes either edit whole where the other is none', () => {
    fc.assert(
      fc.property(sourceIn('one'), sourceIn('one'), (before, other) => {
        const now = { ...other, id: before.id };
        expect(mergeSource(before, now, before)).to.deep.equal(now);
        expect(mergeSource(before, before, now)).to.deep.equal(now);
        expect(mergeSource(before, now, now)).to.deep.equal(now);
      }),
      bounded,
    );
  });

  it('has every name and every exception that either added', () => {
    const three = fc.tuple(sourceIn('one'), sourceIn('two'), sourceIn('three'));
    fc.assert(
      fc.property(three, ([before, a, b]) => {
        const [ours, theirs] = [
          { ...a, id: before.id },
          { ...b, id: before.id },
        ];
        const merged = mergeSource(before, ours, theirs);
        const names = [merged.name, ...merged.aliases];
        for (const each of [ours, theirs]) {
          for (const name of each.aliases.filter((alias) => !before.aliases.includes(alias)))
            expect(names).to.include(name);
          if (each.name !== before.name) expect(names).to.include(each.name);
          for (const [article, side] of Object.entries(each.sides ?? {}))
            expect(merged.sides).to.have.property(article, side);
        }
      }),
      bounded,
    );
  });
});

describe('mergeLists', () => {
  it('has what either added and not what either took away', () => {
    expect(mergeLists(['a', 'b', 'c'], ['b', 'c', 'd'], ['a', 'e', 'b'])).to.deep.equal(['e', 'b', 'd']);
    expect(mergeLists(['a', 'b'], ['b', 'a'], ['a', 'b']), 'our order').to.deep.equal(['b', 'a']);
    expect(mergeLists(['a', 'b'], ['a', 'b'], ['b', 'a']), 'their order').to.deep.equal(['b', 'a']);
  });
});
