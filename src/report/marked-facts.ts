/** Which text it is, by whom it was coded and with what: what a copy has to say of itself. */
import type { Coded } from '../measures/coded.js';
import { name, tag, webLink, type Content, type Html } from './html-text.js';

/** When a file was made, and with what. */
export interface Made {
  /** ISO 8601, UTC. */
  readonly generated: string;
  readonly software?: { readonly name: string; readonly version: string };
}

/** `2026-01-02 03:04 UTC` of an ISO 8601 time in UTC; what is none of those as it stands. */
export const timeText = (time: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(time) ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : time;

export function markedFacts({ article, codebook, annotations }: Coded, { generated, software }: Made): Html {
  const analysts = [...new Set(annotations.map(({ analyst }) => analyst).filter(Boolean))];
  const days = annotations
    .flatMap(({ created, modified }) => [created, modified])
    .map((time) => time.slice(0, 10));
  days.sort();
  const facts: readonly (readonly [string, Content])[] = [
    ['Publisher', article.publisher && name(article.publisher)],
    ['By', article.bylines.length ? article.bylines.map((each, at) => [at ? ', ' : '', name(each)]) : null],
    ['Published', article.published],
    ['Address', article.url && webLink(article.url)],
    ['Retrieved', timeText(article.retrieved)],
    ['Version of the text', String(article.revision)],
    ['SHA-256 of the text', tag('span', { class: 'hash' }, article.sha256)],
    ['Codebook', `${codebook.title} (${codebook.id} ${codebook.version})`],
    ['Analysts', analysts.length ? analysts.map((each, at) => [at ? ', ' : '', name(each)]) : null],
    ['Coded', days.length ? (days[0] === days.at(-1) ? days[0]! : `${days[0]} to ${days.at(-1)}`) : null],
    ['Annotations', String(annotations.length)],
    ['Made', `${timeText(generated)}${software ? ` with ${software.name} ${software.version}` : ''}`],
  ];
  return tag(
    'dl',
    { class: 'facts' },
    facts.filter(([, fact]) => fact).map(([label, fact]) => [tag('dt', {}, label), tag('dd', {}, fact), '\n']),
  );
}
