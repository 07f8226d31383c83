/** What an edit did to what had been annotated. */
import { extent, type Annotation, type PartSpan } from '../domain/annotation.js';
import { findKind, type Codebook, type Kind } from '../domain/codebook.js';
import { quote, type Span } from '../domain/span.js';
import type { Carried } from '../domain/revision.js';
import type { Comparison, Side } from './comparison.js';
import type { Edited } from './edited.js';
import { became, editsIn, inMarks, runsOf, wordsIn, type Edit, type Stretch } from './edits-in.js';
import { tokensIn } from './tokens.js';

/** What is known of one annotation: where it stood and where it stands, null where that is nowhere. */
export interface Fate {
  readonly annotation: Annotation;
  readonly kind: Pick<Kind, 'label' | 'parts' | 'attributes' | 'sourced'>;
  readonly spans: readonly PartSpan[] | null;
}

/** Those of which it is known what became of them, the shortest first: what encloses another says nothing twice. */
export function fates(
  annotations: readonly Annotation[],
  carried: ReadonlyMap<string, Carried>,
  codebook: Codebook,
): readonly Fate[] {
  const length = ({ annotation }: Fate) => extent(annotation).end - extent(annotation).start;
  return annotations
    .flatMap((annotation): Fate[] => {
      const found = carried.get(annotation.id);
      const kind = findKind(codebook, annotation.kind) ?? { label: annotation.kind, parts: [], attributes: [] };
      return found ? [{ annotation, kind, spans: found.spans }] : [];
    })
    .sort((a, b) => length(a) - length(b));
}

/** Whether the words for who is quoted are gone, or all of it is. */
export const isUnattributed = ({ annotation, kind, spans }: Fate) => {
  const named = kind.parts.filter(({ finder }) => finder === 'source').map(({ id }) => id);
  const has = (some: readonly PartSpan[]) => some.some(({ part }) => named.includes(part));
  return !spans || (has(annotation.spans) && !has(spans));
};

const whole = (spans: readonly Span[]): Span => extent({ spans: spans as readonly PartSpan[] });

/** The row of an annotation whose words are gone. */
export function removal(text: string, { annotation, kind }: Fate): Edited {
  // What may lie inside somebody's words is a statement; the codebook says of which kinds that is asked.
  const states = kind.attributes.some(({ rule }) => rule === 'attributed');
  return {
    kind: kind.sourced ? 'attribution-removed' : states ? 'claim-removed' : 'removed-passage',
    sentence: `${kind.label} removed: ${inMarks(quote(text, annotation.spans))}.`,
    annotation: annotation.id,
    before: whole(annotation.spans),
  };
}

/** The rows of an annotation that is still there. `report` is told what each is made of, and says whether that is news. */
export function rowsOf(
  fate: Fate & { readonly spans: readonly PartSpan[] },
  comparison: Comparison,
  stanceOf: (cue: string) => string | null,
  report: (causes: readonly string[]) => boolean,
): readonly Edited[] {
  const { annotation, kind, spans } = fate;
  const finderOf = new Map(kind.parts.map((part) => [part.id, part]));
  const places = { before: whole(annotation.spans), after: whole(spans) };
  const row = (what: Edited['kind'], sentence: string, at: { before: Span; after: Span }): Edited => ({
    kind: what,
    sentence: `${kind.label} ${sentence}.`,
    annotation: annotation.id,
    before: { start: at.before.start, end: at.before.end },
    after: { start: at.after.start, end: at.after.end },
  });
  const found = inPairs(annotation.spans, spans);
  const beside = sideSpans(found, (part) => finderOf.get(part)?.finder !== undefined);
  const rows = kind.parts.flatMap((part): Edited[] => {
    const [was, is] = [annotation.spans, spans].map((all) => all.filter((span) => span.part === part.id));
    if (!was!.length || is!.length) return [];
    const words = inMarks(quote(comparison.before.article.text, was!));
    const what = part.finder === 'source' ? 'attribution-removed' : 'reworded';
    return [row(what, `without its ${part.label.toLowerCase()}: ${words} was removed`, places)];
  });
  const rewordings: Edit[] = [];
  for (const { before, after } of found) {
    const part = finderOf.get(before.part);
    const stretch = stretchOf(comparison, before, after);
    const rewording = rewordingIn(comparison, stretch);
    if (part?.finder) {
      if (!rewording || !report(rewording.causes)) continue;
      const [old, fresh] = [
        wordsIn(comparison.before.article.text, before),
        wordsIn(comparison.after.article.text, after),
      ];
      const change = part.finder === 'cue' ? shiftOf(stanceOf(old), stanceOf(fresh)) : null;
      const stances = change ? ` (${change.from}, now ${change.to})` : '';
      const sentence = `with another ${part.label.toLowerCase()}: ${became([old], [fresh])}${stances}`;
      rows.push(row(change?.kind ?? 'reworded', sentence, { before, after }));
      continue;
    }
    const edits = editsOf(comparison, stretch, beside).filter(({ causes }) => report(causes));
    rows.push(...edits.map((edit) => row(edit.kind, `${edit.verb}: ${edit.words}`, { before, after })));
    if (rewording && !edits.length) rewordings.push(rewording);
  }
  const news = rewordings.filter(({ causes }) => report(causes));
  if (news.length) rows.push(row('reworded', `reworded: ${news.map(({ words }) => words).join('; ')}`, places));
  return rows;
}

/** The spans of each part in order, where there are as many of them as before. */
function inPairs(
  old: readonly PartSpan[],
  now: readonly PartSpan[],
): readonly { before: PartSpan; after: PartSpan }[] {
  return old.flatMap((before) => {
    const [those, these] = [old, now].map((all) => all.filter(({ part }) => part === before.part)) as [
      PartSpan[],
      PartSpan[],
    ];
    const after = these[those.indexOf(before)];
    return after && those.length === these.length ? [{ before, after }] : [];
  });
}

interface Beside {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

const sideSpans = (
  pairs: readonly { before: PartSpan; after: PartSpan }[],
  isOne: (part: string) => boolean,
): Beside => {
  const those = pairs.filter(({ before }) => isOne(before.part));
  return { before: those.map(({ before }) => before), after: those.map(({ after }) => after) };
};

const stretchOf = ({ before, after }: Comparison, old: Span, now: Span): Stretch => ({
  before: tokensIn(before.tokens, old),
  after: tokensIn(after.tokens, now),
});

/** Hedges count right next to the words as well, figures and quotations only in them. */
function editsOf(comparison: Comparison, stretch: Stretch, beside: Beside): readonly Edit[] {
  const wide = {
    before: widened(comparison.before, stretch.before),
    after: widened(comparison.after, stretch.after),
  };
  const skip = (name: 'before' | 'after', token: number) =>
    beside[name].some((span) => {
      const { tokens } = comparison[name];
      return tokens.start[token]! < span.end && tokens.end[token]! > span.start;
    });
  const inside = (edit: Edit) => edit.kind === 'number-changed' || edit.kind === 'quote-changed';
  return [
    ...editsIn(comparison, wide, skip).filter((edit) => !inside(edit)),
    ...editsIn(comparison, stretch, skip).filter(inside),
  ];
}

/** Tokens beside a span that are looked at for hedges: “it may have”, “reportedly, the”. */
const nextTo = 3;

/** No further than its sentence. */
function widened({ tokens }: Side, { from, to }: Stretch['before']): Stretch['before'] {
  const { text, start, end, count } = tokens;
  const parts = (index: number) =>
    /^[.!?;…]/.test(text.charAt(start[index]!)) || text.slice(end[index - 1], start[index]).includes('\n');
  let first = from;
  while (first > 0 && from - first < nextTo && !parts(first) && !parts(first - 1)) first--;
  let last = to;
  while (last < count && last - to < nextTo && !parts(last)) last++;
  return { from: first, to: last };
}

/** The words that changed; null where only marks did. */
function rewordingIn({ before, after }: Comparison, stretch: Stretch): Edit | null {
  const changes = (side: Side, { from, to }: Stretch['before']) =>
    runsOf(from, to, (index) => side.changed[index] === 1).filter(
      (run) => side.tokens.words[run.to]! > side.tokens.words[run.from]!,
    );
  const [old, fresh] = [changes(before, stretch.before), changes(after, stretch.after)];
  if (!old.length && !fresh.length) return null;
  const words = ({ tokens }: Side, { from, to }: Stretch['before']) =>
    tokens.text.slice(tokens.start[from], tokens.end[to - 1]);
  return {
    kind: 'reworded',
    verb: 'reworded',
    words: became(
      old.map((run) => words(before, run)),
      fresh.map((run) => words(after, run)),
    ),
    causes: [...old.map(({ from }) => `b${from}`), ...fresh.map(({ from }) => `a${from}`)],
  };
}

/** Stances by how far they vouch for what is said; the words are those of the list of cues. */
const vouching: Readonly<Record<string, number>> = {
  doubting: -1,
  neutral: 0,
  assertive: 0,
  loaded: 0,
  factive: 1,
};

function shiftOf(
  from: string | null,
  to: string | null,
): { kind: 'softened' | 'strengthened' | 'reworded'; from: string; to: string } | null {
  if (!from || !to || from === to) return null;
  const shift = (vouching[to] ?? 0) - (vouching[from] ?? 0);
  return { kind: shift < 0 ? 'softened' : shift > 0 ? 'strengthened' : 'reworded', from, to };
}
