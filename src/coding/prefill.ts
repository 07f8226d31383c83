/** Values that the rules of a codebook suggest for an annotation, each with what it rests on. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import { findKind, type Codebook, type Finder, type Kind, type Rule } from '../domain/codebook.js';
import type { Span } from '../domain/span.js';
import { cueMatches, type CueList, type CueMatch } from './cue-list.js';
import { covers, spansOf } from '../domain/parents.js';
import { modeOf, quotedSpans } from '../domain/quotations.js';
import { sourceForm } from './source-form.js';

export interface Suggestion {
  readonly value: string;
  /** For the analyst: `cue list: claimed is doubting`. */
  readonly reason: string;
}

type Marked = Pick<Annotation, 'id' | 'kind' | 'spans' | 'parent'>;

/** What the rules look at. */
interface Facts {
  readonly text: string;
  readonly codebook: Codebook;
  readonly main: readonly Span[];
  /** Spans by finder; null where the kind has no part with that finder. */
  readonly cue: readonly Span[] | null;
  readonly source: readonly Span[] | null;
  readonly match: CueMatch | null;
  /** Of those around, what has the main part inside the part that nests. */
  readonly holders: readonly Annotation[];
  readonly english: boolean;
}

/**
 * A value for each attribute of the annotation whose rule finds one, by attribute id; none that the attribute's list
 * does not have. `around`: other annotations that overlap it.
 */
export function suggestions(
  article: Article,
  codebook: Codebook,
  annotation: Marked,
  { list, around }: { readonly list: CueList | null; readonly around: readonly Annotation[] },
): Readonly<Record<string, Suggestion>> {
  const kind = findKind(codebook, annotation.kind);
  if (!kind) return {};
  const { text } = article;
  const main = spansOf(annotation, kind.mainPart);
  const cue = found(kind, annotation, 'cue');
  const facts: Facts = {
    text,
    codebook,
    main,
    cue,
    source: found(kind, annotation, 'source'),
    match: list && cue?.length ? matchOf(text, cue, list) : null,
    holders: around.filter((other) => other.id !== annotation.id && holds(codebook, other, main)),
    english: list?.language === 'en',
  };
  const suggested: Record<string, Suggestion> = {};
  for (const { id, rule, values } of kind.attributes) {
    const suggestion = rule ? rules[rule](facts) : null;
    if (suggestion && (!values || values.some((value) => value.id === suggestion.value)))
      suggested[id] = suggestion;
  }
  return suggested;
}

function found(kind: Kind, annotation: Marked, finder: Finder): readonly Span[] | null {
  const parts = kind.parts.filter((part) => part.finder === finder);
  return parts.length ? parts.flatMap(({ id }) => spansOf(annotation, id)) : null;
}

function holds(codebook: Codebook, other: Annotation, main: readonly Span[]): boolean {
  const part = findKind(codebook, other.kind)?.nestsIn;
  return part !== undefined && covers(spansOf(other, part), main);
}

/** UTF-16 units around the marked cue in which an idiom or a negation may go on. */
const reach = 60;

/** The listed cue that the marked words are, or are part of: "claimed" of "claimed responsibility". */
function matchOf(text: string, cues: readonly Span[], list: CueList): CueMatch | null {
  for (const cue of cues) {
    const start = Math.max(text.lastIndexOf('\n', cue.start - 1) + 1, cue.start - reach);
    const line = text.indexOf('\n', cue.end);
    const around = {
      start: wordStart(text, start),
      end: Math.min(line < 0 ? text.length : line, cue.end + reach),
    };
    const meets = ({ span }: CueMatch) => span.start < cue.end && cue.start < span.end;
    // Marked words are a cue even where they look like a noun: in themselves they have no article before them.
    const match = cueMatches(text, around, list).find(meets) ?? cueMatches(text, cue, list)[0];
    if (match) return match;
  }
  return null;
}

const wordStart = (text: string, at: number) => {
  const space = text.slice(at, at + reach).search(/\s/);
  return at === 0 || /\s/.test(text.charAt(at - 1)) || space < 0 ? at : at + space;
};

const wordsOf = ({ text, match }: Facts) => (match ? text.slice(match.span.start, match.span.end) : '');

const listed = (facts: Facts, value: string): Suggestion => ({
  value,
  reason: `cue list: ${wordsOf(facts)} is ${value}${facts.match?.cue.sense ? ` (${facts.match.cue.sense})` : ''}`,
});

const inQuotes = ({ text, main }: Facts) =>
  main.length > 0 &&
  main.every(({ start, end }) => {
    const line = text.indexOf('\n', end);
    const block = { start: text.lastIndexOf('\n', start - 1) + 1, end: line < 0 ? text.length : line };
    return covers(quotedSpans(text, block), [{ start, end }]);
  });

/** Whether the codebook's rule about quotation has said of `other` that it is word for word. */
const isDirect = (codebook: Codebook, other: Annotation) =>
  findKind(codebook, other.kind)?.attributes.some(
    ({ id, rule }) => rule === 'quotation' && other.attributes[id] === 'direct',
  );

const forms = {
  named: 'a name',
  role: 'an office or profession, no name',
  pronoun: 'a pronoun',
  anonymous: 'the name is withheld',
  vague_group: 'a group without names',
  document: 'a document',
} as const;

const rules: Readonly<Record<Rule, (facts: Facts) => Suggestion | null>> = {
  quotation({ text, main }) {
    if (!main.length) return null;
    const value = modeOf(text, main);
    const reasons = {
      direct: 'all words are in quotation marks',
      mixed: 'some of the words are in quotation marks',
      indirect: 'no clause is in quotation marks',
    };
    return { value, reason: reasons[value] };
  },
  'cue-stance'(facts) {
    if (facts.match) return listed(facts, facts.match.cue.stance);
    // Before the source is marked the cue may still be to come.
    if (!facts.cue || facts.cue.length || !facts.source?.length) return null;
    return { value: 'none', reason: 'no cue is marked' };
  },
  'cue-act': (facts) => (facts.match ? listed(facts, facts.match.cue.act) : null),
  'cue-polarity': (facts) => (facts.match ? listed(facts, facts.match.negated ? 'negated' : 'affirmed') : null),
  'source-form'({ text, source, cue, english }) {
    if (!source) return null;
    if (!source.length) return cue?.length ? { value: 'implicit', reason: 'a cue without a source' } : null;
    const value = english ? sourceForm(text, source) : null;
    return value && { value, reason: `words of the source: ${forms[value]}` };
  },
  attributed: ({ holders }) =>
    holders.length ? { value: 'attributed', reason: 'lies in words that somebody is said to have said' } : null,
  voice(facts) {
    const { holders, codebook, main } = facts;
    if (!main.length) return null;
    if (holders.some((other) => isDirect(codebook, other)))
      return { value: 'source', reason: 'lies in a direct quotation' };
    if (holders.length && inQuotes(facts))
      return { value: 'source', reason: 'lies in quoted words of somebody’s' };
    return { value: 'author', reason: 'lies in no quotation of anybody' };
  },
};
