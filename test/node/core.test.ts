// The core runs where there is no DOM, and what it writes is what the shipped JSON Schema describes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {
  createAnnotation,
  createArticle,
  defaultCodebook,
  generator,
  readAnnotationSet,
  writeAnnotationSet,
} from '../../src/core.js';
import { annotationSetSchema } from '../../src/formats/annotation-set.js';
import { annotated, bounded } from '../domain/arbitraries.js';

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const exported = '2026-01-02T03:04:05.000Z';

const schema = toJsonSchema(annotationSetSchema, { target: 'draft-2020-12' });
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

test('the core annotates, writes and reads with no DOM', () => {
  assert.equal('document' in globalThis, false);
  const article = createArticle(
    [{ type: 'paragraph', role: 'body', repeats: null, text: 'Kim 🎙 said the plan will work.' }],
    { retrieved: exported },
  );
  const context = { article, codebook: defaultCodebook, analyst: 'ana', now: exported };
  const annotation = createAnnotation(context, 'claim', [{ start: 12, end: 30 }]);
  const set = writeAnnotationSet(
    { article, codebook: defaultCodebook, sources: [], annotations: [annotation] },
    { exported },
  );
  const read = readAnnotationSet(JSON.parse(JSON.stringify(set)));
  assert.deepEqual(read, {
    article,
    codebook: defaultCodebook,
    sources: [],
    annotations: [annotation],
    problems: [],
  });
});

test('the generator says the version of the package', () => {
  const { name, version } = json('../../package.json') as { name: string; version: string };
  assert.deepEqual({ ...generator }, { name, version });
});

test('the JSON Schema accepts every annotation set that is written', () => {
  fc.assert(
    fc.property(annotated, (all) => {
      const set: unknown = JSON.parse(
        JSON.stringify(writeAnnotationSet({ ...all, codebook: defaultCodebook }, { exported })),
      );
      assert.ok(validate(set), JSON.stringify(validate.errors));
    }),
    bounded,
  );
});

test('the JSON Schema accepts the published sample, which reads without a problem', () => {
  const sample = json('../../samples/exports/council-vote.json');
  assert.ok(validate(sample), JSON.stringify(validate.errors));
  const { problems, annotations } = readAnnotationSet(sample);
  assert.deepEqual(problems, []);
  assert.notEqual(annotations.length, 0);
});

test('the JSON Schema allows unknown facts and null for unknown ones, and refuses what cannot be', () => {
  const minimal = {
    format: 'source-bias-annotations',
    version: '1.3',
    offsetUnit: 'code-point',
    article: { id: 'a', text: 'Kim said.', title: null, mood: 'calm' },
    annotations: [{ id: '1', kind: 'claim', spans: [{ start: 0, end: 3, exact: 'Kim', page: 1 }], note: null }],
    reviews: [],
  };
  assert.ok(validate(minimal), JSON.stringify(validate.errors));
  const refused = (change: object) => assert.equal(validate({ ...minimal, ...change }), false);
  refused({ version: '2.0' });
  refused({ offsetUnit: 'utf-16' });
  refused({ article: { id: 'a' } });
  refused({ annotations: [{ id: '1', kind: 'claim', spans: [] }] });
  refused({ annotations: [{ id: '1', kind: 'claim', spans: [{ start: 0.5, end: 3, exact: 'Kim' }] }] });
  refused({ annotations: [{ id: '1', kind: 'claim', spans: [{ start: -1, end: 3, exact: 'Kim' }] }] });
});
