/** Losses of formats that write one word for a kind and a part, and no codebook. */
import type { AnnotatedArticle } from './json-export.js';
import { knownLabels } from './known-labels.js';
import { LabelWriter } from './labels.js';

const annotations = (count: number) =>
  count === 1 ? '1 annotation' : `${count.toLocaleString('en-US')} annotations`;

/** `tidy`: what the format allows as a label; `tidyAttribute`: as the name of an attribute. */
export function nameLosses(
  { annotations: all, codebook }: AnnotatedArticle,
  tidy: (label: string) => string,
  tidyAttribute: (name: string) => string,
): string[] {
  const writer = new LabelWriter(codebook, tidy);
  const known = knownLabels();
  const isKnown = (kind: string, part: string) => {
    const read = known(writer.of({ kind, part }));
    return read?.kind === kind && read.part === part;
  };
  let [kinds, attributes] = [0, 0];
  for (const annotation of all.values()) {
    kinds += Number(annotation.spans.some(({ part }) => !isKnown(annotation.kind, part)));
    attributes += Number(Object.keys(annotation.attributes).some((name) => tidyAttribute(name) !== name));
  }
  return [
    ...(kinds
      ? [
          `The kinds or parts of ${annotations(kinds)} are not in the default codebook: each of their labels becomes a kind of its own when the file is read again.`,
        ]
      : []),
    ...(attributes
      ? [`The names of attributes of ${annotations(attributes)} are changed to what the format allows.`]
      : []),
  ];
}

/** A line break between two lines is part of a span; one at its end no such format can hold. */
export function lineBreaksAtEnds({ annotations: all }: AnnotatedArticle): string[] {
  let count = 0;
  for (const { spans } of all.values())
    count += Number(spans.some(({ exact }) => exact.startsWith('\n') || exact.endsWith('\n')));
  return count ? [`In ${annotations(count)}, line breaks at the start or the end of a span are left out.`] : [];
}
