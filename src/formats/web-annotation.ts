/**
 * W3C Web Annotations, a page of them for each article: https://www.w3.org/TR/annotation-model/. Offsets count code
 * points, as it says, or UTF-16 units, as most programs that read it do.
 */
import type { ExchangeFormat, OffsetUnit, WriteOptions } from './exchange-format.js';
import { everything } from './facets.js';
import { startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, restOf, type OutgoingAnnotation } from './outgoing.js';
import { readEach } from './read-text.js';
import { isText } from './text-beside.js';
import { iriOf, spanIri } from './web-annotation-iris.js';
import { readPage } from './web-annotation-read.js';
import { positionSelector, quoteSelector } from './web-selectors.js';

export const webAnnotation: ExchangeFormat = {
  id: 'web-annotation',
  label: 'W3C Web Annotation (JSON-LD)',
  extensions: ['.jsonld', '.txt'],
  unit: 'code points, or UTF-16 by option',
  holds: everything,
  options: [
    {
      id: 'unit',
      label: 'Offsets count',
      values: [
        { id: 'code-point', label: 'code points, as the standard says' },
        { id: 'utf-16', label: 'UTF-16 units, as Recogito does' },
      ],
    },
    {
      id: 'target',
      label: 'Annotations of several spans',
      values: [
        // The default: Recogito fails on a composite target, and to the standard both are targets.
        { id: 'list', label: 'a list of targets, as Recogito reads them' },
        { id: 'composite', label: 'one composite target, as the standard says' },
      ],
    },
  ],
  recognises: (files) =>
    files.some(
      (file) => /\.(json|jsonld)$/i.test(file.name) && startOf(file).includes('w3.org/ns/anno.jsonld'),
    ),
  write(set, options = {}) {
    const out = outgoing(set, options);
    const text = `${JSON.stringify(pageOf(set, out, options))}\n`;
    return [{ name: `${out.name}.jsonld`, type: 'application/ld+json', text }];
  },
  read(files, { now = new Date().toISOString(), ...options } = {}) {
    const texts = files.filter(isText);
    const unit = options.unit === 'utf-16' ? 'utf-16' : 'code-point';
    return readEach(
      files.filter((file) => !texts.includes(file)),
      (file, report) => readPage(file, texts, { unit, now }, report),
    );
  },
  losses: () => [],
};

function pageOf(set: AnnotatedArticle, out: ReturnType<typeof outgoing>, options: WriteOptions) {
  const unit: OffsetUnit = options.unit === 'utf-16' ? 'utf-16' : 'code-point';
  const source = set.article.url ?? iriOf(set.article.id);
  const native = ['note', 'attributes', 'analyst', 'created', 'modified'] as const;
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { bias: 'urn:source-bias-annotator:terms:' }],
    id: `${iriOf(set.article.id)}#annotations`,
    type: 'AnnotationPage',
    'bias:offsetUnit': unit,
    'bias:text': out.text,
    'bias:set': restOf(out, { native }),
    items: out.annotations.map((annotation) =>
      itemOf(annotation, { source, unit, list: options.target !== 'composite' }),
    ),
  };
}

interface How {
  readonly source: string;
  readonly unit: OffsetUnit;
  readonly list: boolean;
}

function itemOf(annotation: OutgoingAnnotation, { source, unit, list }: How) {
  const { id, kind, spans, attributes = {}, note, analyst, created, modified } = annotation;
  const iri = iriOf(id);
  const items = spans.map((span, index) => ({
    id: spanIri(iri, index, span.label),
    source,
    selector: [quoteSelector(span), positionSelector(span, unit)],
  }));
  const body = [
    { type: 'TextualBody', purpose: 'classifying', value: kind },
    ...Object.entries(attributes ?? {}).map(([name, value]) => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value: `${name}: ${value}`,
      'bias:attribute': name,
      'bias:value': value,
    })),
    ...(note ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: note }] : []),
  ];
  return {
    id: iri,
    type: 'Annotation',
    motivation: 'classifying',
    ...(created && { created }),
    ...(modified && { modified }),
    ...(analyst && { creator: { type: 'Person', nickname: analyst } }),
    body,
    target: items.length === 1 ? items[0] : list ? items : { type: 'Composite', items },
  };
}
