/** Where an article has what was searched for: a few words around it, for the eye. */
import type { Annotation } from '../domain/annotation.js';
import { titleOf, type Article } from '../domain/article.js';
import { isAnchored } from '../domain/revision.js';
import type { Source } from '../domain/source.js';
import { wholeCharacter } from '../domain/span.js';
import { matchesIn, type Match, type Query } from './search-query.js';

/** Words, and whether they are what was searched for. */
export interface ExcerptPart {
  readonly words: string;
  readonly match: boolean;
}

export interface Excerpt {
  /** `annotation`: in words of the text that are marked, or were in an older revision. */
  readonly where: 'text' | 'annotation' | 'note' | 'source';
  readonly parts: readonly ExcerptPart[];
  /** Of an annotation and of a note: the annotation's id and its kind's. */
  readonly annotation?: { readonly id: string; readonly kind: string };
  /** Of the text: where the first match stands, in UTF-16 units, end-exclusive. */
  readonly span?: { readonly start: number; readonly end: number };
}

export interface ArticleExcerpts {
  readonly title: readonly ExcerptPart[];
  /** What says most first, one of a sort. */
  readonly excerpts: readonly Excerpt[];
}

export interface Searched {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  /** Those that the annotations name. */
  readonly sources: readonly Source[];
}

/** Characters of a text that are shown: before the first match, and in all. */
const [lead, length] = [24, 220];
/** Characters in which the most of what was searched for should stand together. */
const close = 120;

/** `near`: see `Answer`. */
export function excerptsOf(
  { article, annotations, sources }: Searched,
  query: Query,
  near: readonly string[],
): ArticleExcerpts {
  const terms = new Set(near);
  const find = (text: string) => matchesIn(text, query, terms);
  const title = titleOf(article);
  const found: (Found | undefined)[] = [
    best(annotations.map((each) => inNote(each, find))),
    best(sources.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => inSource(name, find))),
    inText(article, annotations, find),
    best(annotations.filter((each) => !isAnchored(each, article)).map((each) => inQuotation(each, find))),
  ];
  return {
    title: partsOf(title, find(title), 0, title.length),
    excerpts: found
      .filter((each) => each !== undefined)
      .sort((a, b) => b.covers - a.covers) // Stable: of what says as much, what is rarer comes first.
      .map(({ excerpt }) => excerpt),
  };
}

interface Found {
  readonly excerpt: Excerpt;
  /** How many parts of the query it shows. */
  readonly covers: number;
}

type Find = (text: string) => readonly Match[];

const best = (found: readonly (Found | undefined)[]): Found | undefined =>
  found.reduce((most, each) => (each && each.covers > (most?.covers ?? 0) ? each : most), undefined);

const aboutOf = ({ id, kind }: Annotation) => ({ annotation: { id, kind } });

function inNote(annotation: Annotation, find: Find): Found | undefined {
  const found = annotation.note ? around(annotation.note, find(annotation.note)) : undefined;
  return found && { ...found, excerpt: { where: 'note', parts: found.parts, ...aboutOf(annotation) } };
}

function inQuotation(annotation: Annotation, find: Find): Found | undefined {
  const words = annotation.spans.map(({ exact }) => exact).join(' … ');
  const found = around(words, find(words));
  return found && { ...found, excerpt: { where: 'annotation', parts: found.parts, ...aboutOf(annotation) } };
}

function inSource(name: string, find: Find): Found | undefined {
  const found = around(name, find(name));
  return found && { ...found, excerpt: { where: 'source', parts: found.parts } };
}

function inText(article: Article, annotations: readonly Annotation[], find: Find): Found | undefined {
  const matches = find(article.text);
  const headlines = article.blocks.filter(({ role }) => role === 'headline');
  const below = matches.filter(({ start: at }) => !headlines.some(({ start, end }) => start <= at && at < end));
  const found = around(article.text, below.length ? below : matches); // The title stands above it anyway.
  if (!found) return undefined;
  const { start, end } = found.first;
  const holder = annotations.find(
    (each) => isAnchored(each, article) && each.spans.some((span) => span.start <= start && end <= span.end),
  );
  const place = { parts: found.parts, span: { start, end } };
  return {
    ...found,
    excerpt: holder ? { where: 'annotation', ...place, ...aboutOf(holder) } : { where: 'text', ...place },
  };
}

/** The words around the match from which on the most is found close together; undefined where nothing is. */
function around(text: string, matches: readonly Match[]) {
  let first: Match | undefined;
  let covers = 0;
  matches.forEach((match, index) => {
    const parts = new Set<number>();
    for (let at = index; at < matches.length && matches[at]!.start < match.start + close; at++)
      parts.add(matches[at]!.part);
    if (parts.size > covers) [first, covers] = [match, parts.size];
  });
  if (!first) return undefined;
  const from = wordEdge(text, first.start - lead, first.start);
  const to = wholeCharacter(text, Math.min(text.length, from + length));
  return { first, covers, parts: partsOf(text, matches, from, to) };
}

/** The beginning of the line, or the first beginning of a word from `from` on; `most` at the latest. */
function wordEdge(text: string, from: number, most: number): number {
  const line = most > 0 ? text.lastIndexOf('\n', most - 1) + 1 : 0;
  if (from <= line) return line;
  const space = text.slice(from, most).search(/\s/);
  return space < 0 ? wholeCharacter(text, from) : from + space + 1;
}

function partsOf(text: string, matches: readonly Match[], from: number, to: number): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  const cut = from > 0 && text[from - 1] !== '\n' ? from : -1;
  const add = (start: number, end: number, match: boolean) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    if (words) parts.push({ words: start === cut ? `…${words}` : words, match });
  };
  let at = from;
  for (const { start, end } of matches) {
    if (start < at || start >= to) continue; // Inside one that is shown, or out of sight.
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  if (at < to) add(at, to, false);
  return parts;
}
