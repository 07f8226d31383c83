/** Writes a task of Label Studio: a region for each span, attributes and note on the first one of an annotation. */
import { findKind, type Kind } from '../domain/codebook.js';
import type { WriteOptions } from './exchange-format.js';
import type { Loose } from './explain.js';
import { controlName, labelsName, textName, together } from './label-studio-config.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, restOf, type Outgoing, type OutgoingAnnotation } from './outgoing.js';

/** Of an annotation's span, both from 1: others give random ids. */
export const regionId = (annotation: number, span: number) => `a${annotation}.${span}`;

export interface WrittenTask {
  readonly task: Loose;
  readonly out: Outgoing;
}

/** `id`: of the task, in its file. */
export function writeTask(set: AnnotatedArticle, id: number, options: WriteOptions): WrittenTask {
  const out = outgoing(set, options);
  const result = out.annotations.flatMap((annotation, index) =>
    resultsOf(annotation, index + 1, findKind(set.codebook, annotation.kind)),
  );
  const { title, url, publisher, published } = out.file.article;
  const rest = restOf(out, { native: ['note'] });
  const data = {
    text: out.text,
    title,
    url,
    publisher,
    published,
    source_bias: { ...rest, annotations: rest.annotations.map((each) => withoutControls(each, set)) },
  };
  return {
    task: {
      id,
      data,
      annotations: [{ id, was_cancelled: false, ground_truth: false, result }],
      predictions: [],
    },
    out,
  };
}

/** Value and control of an attribute that the labelling interface can show; undefined for any other. */
function control(kind: Kind | undefined, id: string, value: unknown) {
  const attribute = kind?.attributes.find((each) => each.id === id);
  if (!kind || !attribute || typeof value !== 'string' || value === '') return undefined;
  const from_name = controlName(kind, attribute);
  if (!attribute.values) return { from_name, type: 'textarea', text: [value] };
  return attribute.values.some((each) => each.id === value)
    ? { from_name, type: 'choices', choices: [value] }
    : undefined;
}

/** What stands in controls is not there twice. */
function withoutControls(annotation: Loose, { codebook }: AnnotatedArticle): Loose {
  const kind = findKind(codebook, annotation.kind as string);
  const left = Object.entries(annotation.attributes as Loose).filter(
    ([id, value]) => !control(kind, id, value),
  );
  return { ...annotation, attributes: Object.fromEntries(left) };
}

function resultsOf({ spans, attributes, note }: OutgoingAnnotation, number: number, kind: Kind | undefined) {
  const results: Loose[] = [];
  const first = regionId(number, 1);
  for (const [index, { start, end, exact, label }] of spans.entries()) {
    const common = { id: regionId(number, index + 1), to_name: textName, origin: 'manual' };
    const place = { start, end, text: exact };
    results.push({
      ...common,
      from_name: labelsName,
      type: 'labels',
      value: { ...place, labels: [label] },
      ...(note && !index && { meta: { text: [note] } }),
    });
    if (index) {
      results.push({
        type: 'relation',
        from_id: first,
        to_id: common.id,
        direction: 'right',
        labels: [together],
      });
      continue;
    }
    for (const [id, value] of Object.entries(attributes ?? {})) {
      const shown = control(kind, id, value);
      if (!shown) continue;
      const { from_name, type, ...values } = shown;
      results.push({ ...common, from_name, type, value: { ...place, ...values } });
    }
  }
  return results;
}
