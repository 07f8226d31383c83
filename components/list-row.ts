/** One annotation in few words: what the list and the stack show of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind, type Codebook } from '../src/domain/codebook.js';
import { quote, shorten } from '../src/domain/span.js';
import { lacksSource, missingValues, type SourcesOf } from '../src/coding/filter.js';
import type { Session } from '../src/session.js';
import { chainLabel } from './voices.js';

/** Characters of a quotation that a line can show. */
const shownLength = 160;
/** Annotations round about that are named. */
const chainLength = 3;

/** The content of a row; the element round it is the owner's. */
export function rowContent(session: Session, annotation: Annotation): TemplateResult {
  const { article, codebook } = session;
  const facts = [sourceNames(session, annotation), around(session, annotation), extentOf(annotation)];
  return html`<span class="head">
      <span class="swatch" dir="auto">${kindLabel(codebook, annotation)}</span>
      <span class="about"><bdi>${values(codebook, annotation)}</bdi></span>
      ${incompleteSign(session, annotation)} ${annotation.note ? html`<span class="sign">note</span>` : nothing}
    </span>
    <span class="words" dir="auto">${shorten(quote(article.text, annotation.spans), shownLength)}</span>
    ${
      facts.some(Boolean)
        ? html`<span class="about facts" dir="auto">${facts.filter(Boolean).join(' · ')}</span>`
        : nothing
    }`;
}

export const kindLabel = (codebook: Codebook, { kind }: Annotation) =>
  findKind(codebook, kind)?.label ?? `${kind} (not in the codebook)`;

export const toneOf = (codebook: Codebook, { kind }: Annotation) => findKind(codebook, kind)?.tone ?? 8;

/** The values by their labels, what a rule suggested told apart; what the codebook does not know stands as it is. */
export function values(codebook: Codebook, { kind: id, attributes, prefilled }: Annotation): TemplateResult[] {
  const kind = findKind(codebook, id);
  return Object.entries(attributes).map(([name, value], place) => {
    const attribute = kind?.attributes.find((each) => each.id === name);
    const label = attribute?.values?.find((each) => each.id === value)?.label ?? String(value);
    const separator = place ? ' · ' : '';
    return prefilled?.includes(name)
      ? html`${separator}<i class="suggested"><span class="unseen">suggested: </span>${label}</i>`
      : html`${separator}${label}`;
  });
}

export const sourcesIn =
  (session: Session): SourcesOf =>
  (annotation) =>
    session.sourcesOf(annotation);

export const sourceNames = (session: Session, annotation: Annotation) =>
  session
    .sourcesOf(annotation)
    .map(({ name }) => name)
    .join(', ');

/** Whose words it lies in: “in: militia > US”. */
function around(session: Session, annotation: Annotation): string {
  const voices = chainLabel(session, annotation, { around: true, most: chainLength });
  return voices && `in: ${voices}`;
}

/** Said only of what is more than one stretch of words. */
function extentOf({ spans }: Annotation): string {
  const parts = new Set(spans.map(({ part }) => part)).size;
  return [
    ...(parts > 1 ? [`${parts} parts`] : []),
    ...(spans.length > parts ? [`${spans.length} fragments`] : []),
  ].join(', ');
}

function incompleteSign(session: Session, annotation: Annotation) {
  const { codebook } = session;
  const missing = [
    ...missingValues(annotation, codebook).map(({ label }) => label.toLowerCase()),
    ...(lacksSource(annotation, codebook, sourcesIn(session)) ? ['source'] : []),
  ].join(', ');
  if (!missing) return nothing;
  return html`<span class="sign todo" title=${`Missing: ${missing}`}
    >incomplete<span class="unseen">: ${missing}</span></span
  >`;
}
