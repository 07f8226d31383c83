/** One article in the library: as a line of a table where there is room, else as a few lines of text. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ArticleDetails, KindCount } from '../src/storage/library-details.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import type { ArticleExcerpts, Excerpt, ExcerptPart } from '../src/storage/search-client.js';
import { counted, languageCode, languageName, shortDate, statusLabels } from './library-labels.js';
import { statusNow } from './library-view.js';

/** Has something to show below its title, in a table. */
export const isTagged = ({ revision, collections }: ArticleSummary) => revision > 1 || collections.length > 0;

/** What is heard of the whole row; its cells say the rest. */
export const rowLabel = (article: ArticleSummary) =>
  [
    article.title,
    article.publisher,
    shortDate(article.published),
    statusLabels[statusNow(article)],
    counted(article.annotations, 'annotation'),
  ]
    .filter(Boolean)
    .join(', ');

export interface RowContent {
  readonly article: ArticleSummary;
  readonly selected: boolean;
  /** Undefined while they are being read. */
  readonly details: ArticleDetails | undefined;
  /** Undefined without a search, and while they are being read. */
  readonly found: ArticleExcerpts | undefined;
}

/** Excerpts that a row has room for. */
const shownExcerpts = 2;

/** The cells; whoever draws the row listens for what is pressed in it, told apart by `data-does`. */
export function rowCells({ article, selected, details, found }: RowContent): TemplateResult {
  const { title, revision, publisher, published, language, words, collections, modified } = article;
  const code = languageCode(language);
  const status = statusNow(article);
  const tags = [
    ...(revision > 1 ? [html`<span class="tag revision">version ${revision}</span>`] : []),
    ...collections.map((name) => html`<bdi class="tag">${name}</bdi>`),
  ];
  return html`<span role="gridcell" class="pick"
      ><input
        type="checkbox"
        tabindex="-1"
        data-does="select"
        aria-label="Select “${title}”"
        .checked=${live(selected)}
    /></span>
    <span role="gridcell" class="name">
      <button type="button" class="title" tabindex="-1" dir="auto">
        ${found ? marked(found.title) : title}
      </button>
    </span>
    <span class="facts" role="presentation"
      ><span role="gridcell" class="tags">${tags}</span
      ><span role="gridcell" class="publisher" dir="auto">${publisher ?? nothing}</span
      ><span role="gridcell" class="published">${published ? shortDate(published) : nothing}</span
      ><span role="gridcell" class="language" title=${code ? languageName(code) : nothing}
        >${code ? html`<abbr>${code.toUpperCase()}</abbr>` : nothing}</span
      ><span role="gridcell" class="words"
        >${words.toLocaleString()}<span class="unit"> words</span></span
      ></span
    >
    <span class="state" role="presentation"
      ><span role="gridcell" class="status" data-status=${status}>${statusLabels[status]}</span
      ><span role="gridcell" class="reached">${reachedBar(article, details)}</span
      ><span role="gridcell" class="marks ${details?.kinds.length ? 'counted' : ''}"
        >${marks(article, details)}</span
      ></span
    >
    <span role="gridcell" class="worked" title="Last worked on">${shortDate(modified)}</span>
    <span role="gridcell" class="remove"
      ><button
        type="button"
        class="plain"
        tabindex="-1"
        data-does="remove"
        aria-label="Delete “${title}”"
        title="Delete"
      >
        ✕
      </button></span
    >
    ${found ? html`<span role="gridcell" class="found">${found.excerpts.slice(0, shownExcerpts).map(excerpt)}</span>` : nothing}`;
}

/** How far the work has come, as far as marks can tell; nothing where there are none. */
function reachedBar({ annotations }: ArticleSummary, details: ArticleDetails | undefined) {
  if (!annotations || !details) return nothing;
  const share = `${Math.round(details.reached * 100)} %`;
  const meaning = `The last mark ends after ${share} of the words that are to be read`;
  return html`<progress
      max="1"
      .value=${details.reached}
      aria-label=${meaning}
      aria-valuetext=${share}
      title=${meaning}
    ></progress
    ><span aria-hidden="true" title=${meaning}>${share}</span>`;
}

function marks({ annotations }: ArticleSummary, details: ArticleDetails | undefined) {
  const kinds = details?.kinds ?? [];
  const byKind = kinds.map(({ label, count }) => `${label} ${count}`).join(', ');
  const unit = annotations === 1 ? ' annotation' : ' annotations';
  return html`<span class="total" title=${byKind || nothing}
      >${annotations.toLocaleString()}<span class="unit">${unit}</span
      ><span class="unseen">${byKind && `: ${byKind}`}</span></span
    ><span class="kinds" aria-hidden="true" title=${byKind || nothing}>${kinds.map(kindCount)}</span
    >${details?.waiting ? html`<span class="waiting">${details.waiting} to attach</span>` : nothing}`;
}

const kindCount = ({ label, key, tone, count }: KindCount) =>
  html`<span class="tone-${tone}"
    ><span class="swatch">${(key || label.charAt(0)).toLocaleUpperCase()}</span>${count}</span
  >`;

const places: Readonly<Record<Excerpt['where'], string>> = {
  text: 'Text',
  annotation: 'Annotation',
  note: 'Note',
  source: 'Source',
};

const excerpt = ({ where, parts }: Excerpt) =>
  html`<span class="excerpt"
    ><span class="where">${places[where]}</span> <span dir="auto">${marked(parts)}</span></span
  >`;

const marked = (parts: readonly ExcerptPart[]) =>
  parts.map(({ words, match }) => (match ? html`<mark>${words}</mark>` : words));
