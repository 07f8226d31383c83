/** What was edited between two revisions, as a list: sources that are gone, statements softened, figures changed. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { lowerBound } from '../domain/lower-bound.js';
import { resolve, type Registry } from '../domain/registry.js';
import type { Carried } from '../domain/revision.js';
import type { Span } from '../domain/span.js';
import { compare, type Comparison, type Text } from './comparison.js';
import { fates, isUnattributed, removal, rowsOf, type Fate } from './edited-annotations.js';
import { editedSentences } from './edited-sentences.js';
import { editsIn, inMarks, wordsIn } from './edits-in.js';
import { hedgesFor, type Hedges } from './hedges.js';
import { outOfTime } from './judge.js';
import { tokensIn } from './tokens.js';

export interface Edited {
  readonly kind:
    | 'source-removed'
    | 'attribution-removed'
    | 'claim-removed'
    | 'softened'
    | 'strengthened'
    | 'number-changed'
    | 'quote-changed'
    | 'headline-changed'
    | 'reworded'
    | 'added-passage'
    | 'removed-passage';
  /** Plain English, for a row of a list. */
  readonly sentence: string;
  /** Id of the annotation of the old revision that it is about. */
  readonly annotation?: string;
  /** In the text before. */
  readonly before?: Span;
  /** In the text after. */
  readonly after?: Span;
}

export interface Revisions {
  readonly before: Text;
  readonly after: Text & Partial<Pick<Article, 'language'>>;
  /** Of the revision before. */
  readonly annotations: readonly Annotation[];
  /** What became of them: those that it does not name are passed over. */
  readonly carried: readonly Carried[];
  readonly registry: Registry;
  /** Says what kinds and parts are called, and which of them name sources. */
  readonly codebook: Codebook;
  /** Those of the language of the text, where none are given. */
  readonly hedges?: Hedges;
  /** The stance of a cue as it stands in the text, null where it is not known: `said` is neutral, `claimed` doubting. */
  readonly stanceOf?: (cue: string) => string | null;
}

/** The headline first, then sources that are gone, then all else in the order of the text. */
export function whatWasEdited({
  before,
  after,
  annotations,
  carried,
  registry,
  codebook,
  hedges = hedgesFor(after.language ?? null),
  stanceOf = () => null,
}: Revisions): readonly Edited[] {
  if (before.text === after.text) return [];
  const comparison = compare(before, after, hedges);
  const known = new Map(
    carried.filter(({ reason }) => reason !== outOfTime.reason).map((each) => [each.id, each]),
  );
  const all = fates(annotations, known, codebook);
  const reported = new Set<string>();
  /** Whether one of the changes that a row is made of is in no row before it. */
  const report = (causes: readonly string[]) => {
    const news = causes.some((cause) => !reported.has(cause));
    for (const cause of causes) reported.add(cause);
    return news;
  };
  const headline = headlineRows(comparison, report);
  const removed = all.filter(({ spans }) => !spans).map((fate) => removal(before.text, fate));
  const changed = all.flatMap((fate) => {
    const { spans } = fate;
    return spans ? rowsOf({ ...fate, spans }, comparison, stanceOf, report) : [];
  });
  const covered = removed.flatMap((row) => (row.before ? [row.before] : []));
  const rest = editedSentences(comparison, report, (span) => isCovered(span, covered));
  const placed = [...removed, ...changed, ...rest].map((row) => ({ row, at: placeOf(comparison, row) }));
  return [
    ...headline,
    ...removedSources(all, registry),
    ...placed.sort((a, b) => a.at - b.at).map(({ row }) => row),
  ];
}

/** A source had at least one annotation that named it, and has none that still does. */
function removedSources(all: readonly Fate[], registry: Registry): readonly Edited[] {
  const byId = new Map<string, { name: string; fates: Fate[] }>();
  for (const fate of all) {
    if (!fate.kind.sourced) continue;
    for (const id of fate.annotation.sources) {
      const source = resolve(registry, id);
      if (!source) continue;
      const entry = byId.get(source.id) ?? { name: source.name, fates: [] };
      entry.fates.push(fate);
      byId.set(source.id, entry);
    }
  }
  return [...byId.values()]
    .filter((entry) => entry.fates.every(isUnattributed))
    .map(({ name, fates: those }) => {
      const first = those.reduce((one, two) =>
        two.annotation.spans[0]!.start < one.annotation.spans[0]!.start ? two : one,
      );
      const { start, end } = first.annotation.spans[0]!;
      const gone = those.every(({ spans }) => !spans);
      const how = !gone
        ? 'what was attributed to it is attributed to nobody now'
        : those.length === 1
          ? 'the one passage attributed to it is gone'
          : `all ${those.length} passages attributed to it are gone`;
      return {
        kind: 'source-removed',
        sentence: `${name} is no longer a source: ${how}.`,
        annotation: first.annotation.id,
        before: { start, end },
      };
    });
}

function headlineRows(
  comparison: Comparison,
  report: (causes: readonly string[]) => boolean,
): readonly Edited[] {
  const { before, after } = comparison;
  const [old, now] = [before, after].map(({ article }) =>
    article.blocks.find(({ role }) => role === 'headline'),
  );
  if (!old || !now) return [];
  const [was, is] = [wordsIn(before.article.text, old), wordsIn(after.article.text, now)];
  if (was === is) return [];
  const stretch = { before: tokensIn(before.tokens, old), after: tokensIn(after.tokens, now) };
  const edits = editsIn(comparison, stretch).filter(({ causes }) => report(causes));
  const how = edits.length ? ` (${edits.map(({ verb }) => verb).join(', ')})` : '';
  return [
    {
      kind: 'headline-changed',
      sentence: `The headline ${inMarks(was)} became ${inMarks(is)}${how}.`,
      before: { start: old.start, end: old.end },
      after: { start: now.start, end: now.end },
    },
  ];
}

/** Whether most of a passage is named already by rows of their own. */
function isCovered(passage: Span, spans: readonly Span[]): boolean {
  let length = 0;
  for (const { start, end } of spans)
    length += Math.max(0, Math.min(end, passage.end) - Math.max(start, passage.start));
  return length >= (passage.end - passage.start) * 0.6;
}

/** Where a row belongs in the order of the new text, in UTF-16 units: what is gone where it would have stood. */
function placeOf({ before, after }: Comparison, row: Edited): number {
  if (row.after) return row.after.start;
  const { tokens, pair, changed } = before;
  const start = row.before?.start ?? 0;
  let token = lowerBound(tokens.count, (index) => tokens.start[index]! >= start) - 1;
  while (token >= 0 && changed[token]) token--;
  return token < 0 ? 0 : after.tokens.end[pair[token]!]!;
}
