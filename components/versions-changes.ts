/** What differs between two revisions, as text with what came and went, and as a list of what that means. */
import { html, nothing } from 'lit';
import type { Span } from '../src/domain/span.js';
import type { Piece } from '../src/anchoring/diff-texts.js';
import type { Edited } from '../src/anchoring/edited.js';

export interface Texts {
  readonly before: string;
  readonly after: string;
}

interface Run {
  readonly kind: Piece['kind'];
  readonly text: string;
}

/** A paragraph of either text; changed where anything in it came or went. */
interface Paragraph {
  readonly runs: readonly Run[];
  readonly changed: boolean;
}

/** The pieces line by line: a line that came or went whole is a paragraph of its own. */
export function paragraphsOf(pieces: readonly Piece[], { before, after }: Texts): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let runs: Run[] = [];
  const end = () => {
    if (runs.length) paragraphs.push({ runs, changed: runs.some(({ kind }) => kind !== 'same') });
    runs = [];
  };
  for (const { kind, ...places } of pieces) {
    const { start, end: to } = kind === 'removed' ? places.before : places.after;
    const text = (kind === 'removed' ? before : after).slice(start, to);
    for (const [index, line] of text.split('\n').entries()) {
      if (index) end();
      if (line) runs.push({ kind, text: line });
    }
  }
  end();
  return paragraphs;
}

const run = ({ kind, text }: Run) =>
  kind === 'added' ? html`<ins>${text}</ins>` : kind === 'removed' ? html`<del>${text}</del>` : text;

/** Paragraphs with no change are folded, but for one on each side of what changed. */
export function diffTemplate(pieces: readonly Piece[], texts: Texts, { whole }: { readonly whole: boolean }) {
  const paragraphs = paragraphsOf(pieces, texts);
  if (!paragraphs.some(({ changed }) => changed)) return html`<p class="empty">The two texts are the same.</p>`;
  const near = (index: number) => [-1, 0, 1].some((step) => paragraphs[index + step]?.changed);
  let folded = 0;
  const fold = () => {
    const count = folded;
    folded = 0;
    return count
      ? html`<p class="fold soft">${count === 1 ? '1 paragraph' : `${count} paragraphs`} unchanged</p>`
      : nothing;
  };
  const rows = paragraphs.map(({ runs, changed }, index) => {
    if (!whole && !near(index)) {
      folded += 1;
      return nothing;
    }
    return html`${fold()}
      <p class=${changed ? '' : 'same'} dir="auto">${runs.map(run)}</p>`;
  });
  return html`<div class="diff">${rows}${fold()}</div>`;
}

const names: Readonly<Record<Edited['kind'], string>> = {
  'source-removed': 'Source removed',
  'attribution-removed': 'Attribution removed',
  'claim-removed': 'Claim removed',
  softened: 'Softened',
  strengthened: 'Strengthened',
  'number-changed': 'Number changed',
  'quote-changed': 'Quotation changed',
  'headline-changed': 'Headline changed',
  reworded: 'Reworded',
  'added-passage': 'Passage added',
  'removed-passage': 'Passage removed',
};

const graver: ReadonlySet<Edited['kind']> = new Set([
  'source-removed',
  'claim-removed',
  'softened',
  'quote-changed',
]);

export function editedTemplate(
  edited: readonly Edited[],
  { before, after }: Texts,
  onPlace: ((span: Span) => void) | null,
) {
  if (!edited.length)
    return html`<p class="empty">Nothing that was edited touches a claim, a source or a figure.</p>`;
  return html`<ul class="edited">
    ${edited.map((each) => {
      const old = each.before && before.slice(each.before.start, each.before.end).trim();
      const now = each.after && after.slice(each.after.start, each.after.end).trim();
      const words = html`${old ? html`<del>${old}</del> ` : nothing}${now ? html`<ins>${now}</ins>` : nothing}`;
      return html`<li class=${graver.has(each.kind) ? 'graver' : ''}>
        <span class="kind">${names[each.kind]}</span> <span dir="auto">${each.sentence}</span>
        ${
          each.after && onPlace
            ? html`<button
                type="button"
                class="plain place"
                dir="auto"
                title="Show it in the article"
                @click=${() => onPlace(each.after!)}
              >
                <span>${words}</span>
              </button>`
            : old || now
              ? html`<div class="place" dir="auto">${words}</div>`
              : nothing
        }
      </li>`;
    })}
  </ul>`;
}
