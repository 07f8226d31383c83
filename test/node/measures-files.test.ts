// The balance of annotation sets as files: scripts give what they have read, and get numbers with no DOM.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sourceBalance, writeAnnotationSet, type AnnotationSet } from '../../src/core.js';
import type { Coded } from '../../src/measures/coded.js';
import { coded } from '../support/coded.js';

const exported = '2026-03-04T05:06:07.000Z';

/** As it comes out of a file. */
const fileOf = ({ article, codebook, annotations, registry }: Coded): AnnotationSet =>
  JSON.parse(
    JSON.stringify(
      writeAnnotationSet(
        {
          article,
          codebook,
          sources: [...registry.values()],
          registry,
          annotations: annotations.filter(({ revision }) => revision === article.revision),
          orphans: annotations.filter(({ revision }) => revision !== article.revision),
        },
        { exported },
      ),
    ),
  ) as AnnotationSet;

const story = coded(
  `
  [headline] 🎙 👩‍👩‍👧 <a1>Port 🎉 to close</a1>
  The 𝒳 <f1>regime</f1>: <a2>“We 👍🏽 will close it,”</a2> she said. <a3>No</a3>, they said.
  [caption] <a4>A crane 🏗</a4>
  `,
  {
    a1: { by: 'mayor', mode: 'indirect' },
    a2: { by: 'mayor', mode: 'direct', stance: 'neutral' },
    a3: { by: 'union annie', mode: 'indirect' },
    a4: { by: 'expert' },
    f1: { device: 'label', polarity: 'neg', target: 'Dockers’ union' },
  },
  { sources: { annie: { name: 'Annie', mergedInto: 'mayor' } } },
);

test('a file says the same as what it was written from, offsets being code points there', () => {
  assert.equal('document' in globalThis, false);
  const balance = sourceBalance(story);
  assert.deepEqual(balance.quotedWords.bySource, { mayor: 4, union: 0 });
  assert.deepEqual(balance.attributions.bySource, { mayor: 3, union: 1 });
  assert.deepEqual(sourceBalance(fileOf(story)), balance);
});

test('one set, a list of one, and an article in memory are all the same', () => {
  const { article, codebook, annotations, registry } = story;
  const inMemory = { article, codebook, annotations, registry, sources: [...registry.values()] };
  const map = new Map(annotations.map((each) => [each.id, each]));
  for (const input of [
    story,
    [story],
    inMemory,
    [inMemory],
    { ...inMemory, annotations: map },
    [fileOf(story)],
  ])
    assert.deepEqual(sourceBalance(input), sourceBalance(story));
  assert.equal(sourceBalance([]).attributions.total, 0);
});

test('options reach files', () => {
  const { attributions } = sourceBalance(fileOf(story), { include: ['caption'] });
  assert.deepEqual(attributions.bySource, { mayor: 3, union: 1, expert: 1 });
});

test('a side of this article alone stays so in the file', () => {
  const turned = coded(
    '<a1>No</a1>, she said.',
    { a1: { by: 'mayor' } },
    { id: 'here', sources: { mayor: { name: 'Ana Ruiz', side: 'town', sides: { here: 'union' } } } },
  );
  assert.deepEqual(sourceBalance(fileOf(turned)).attributions.bySide, { union: 1 });
});

test('files and articles in memory can be mixed', () => {
  const other = coded('<a9>Yes</a9>, he said.', { a9: { by: 'mayor' } }, { id: 'other' });
  const { attributions, articles, uniqueSources } = sourceBalance([fileOf(story), other]);
  assert.equal(attributions.total, 4);
  assert.equal(uniqueSources.bySource.mayor, 1);
  assert.equal(articles.length, 2);
});

test('annotations of another revision are left out of a file’s numbers, and listed', () => {
  const waiting = coded(
    '<a1>One</a1> <a2>two</a2>',
    { a1: { by: 'mayor', revision: 1 }, a2: { by: 'mayor' } },
    {
      revision: 2,
    },
  );
  const { attributions, leftOut } = sourceBalance(fileOf(waiting));
  assert.deepEqual(attributions.annotations.total, ['a2']);
  assert.deepEqual(
    leftOut.annotations.map(({ id, why }) => `${id} ${why}`),
    ['a1 other revision'],
  );
});

test('what is wrong in a file is said, and the rest is counted', () => {
  const file = fileOf(story);
  const broken = {
    ...file,
    annotations: file.annotations!.map((each) => (each.id === 'a3' ? { ...each, spans: [] } : each)),
  };
  const { attributions, notes } = sourceBalance(broken);
  assert.deepEqual(attributions.annotations.total, ['a1', 'a2']);
  assert.ok(
    notes.some(({ text }) => /span/i.test(text)),
    JSON.stringify(notes),
  );
});

test('a file without a codebook is read with the one that ships', () => {
  const { codebook: _, ...file } = fileOf(story);
  const { attributions, articles } = sourceBalance(file as AnnotationSet);
  assert.equal(attributions.total, 3);
  assert.ok(articles[0]!.codebook.version);
});

test('notes name annotations that are there, and nothing else', () => {
  const file = fileOf(story);
  const ids = new Set(file.annotations!.map(({ id }) => id));
  for (const damaged of [
    { ...file, codebook: { id: 7 } },
    { ...file, sources: [...file.sources!, { id: 'nameless' }] },
    { ...file, annotations: [...file.annotations!, { id: 'empty', kind: 'claim', spans: [] }] },
    { ...file, article: { ...file.article, sha256: '0'.repeat(64) } },
  ]) {
    const { notes } = sourceBalance(damaged as unknown as AnnotationSet);
    assert.ok(notes.length, Object.keys(damaged).join());
    for (const { text, annotations } of notes)
      assert.ok(
        annotations.every((id) => ids.has(id)),
        `${text} ${annotations.join()}`,
      );
  }
});

test('what is no annotation set is refused in one sentence', () => {
  const refused = (value: unknown, pattern: RegExp) =>
    assert.throws(() => sourceBalance(value as AnnotationSet), pattern);
  refused({ ...fileOf(story), format: 'something else' }, /^Error: This is not an annotation set[^.]*\.$/);
  refused({ ...fileOf(story), version: 999 }, /^Error: [^\n]*\.$/);
  refused({ ...fileOf(story), article: {} }, /^Error: This file holds no article text\.$/);
  for (const value of [null, undefined, 7, 'text', {}, [null], [[]], ['text']])
    assert.throws(
      () => sourceBalance(value as unknown as AnnotationSet),
      (error: Error) => !(error instanceof TypeError) && error.message.length > 10,
      JSON.stringify(value),
    );
});

test('the sample that ships has the numbers that a reader counts in it', () => {
  const path = new URL('../../samples/annotations/council-vote.json', import.meta.url);
  const set = JSON.parse(readFileSync(path, 'utf8')) as AnnotationSet;
  const balance = sourceBalance(set);
  const attributions = set.annotations!.filter(({ kind }) => kind === 'attribution').length;
  const listed = balance.leftOut.annotations.filter(({ kind }) => kind === 'attribution').length;
  assert.equal(balance.attributions.total + listed, attributions);
  assert.equal(balance.articles[0]!.title, set.article.title);
});
