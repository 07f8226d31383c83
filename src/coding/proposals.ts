/** Guesses which words near some content are its cue and its source, for an analyst to take with one key. */
import { blockAt, type Article } from '../domain/article.js';
import type { SpanInput } from '../domain/annotation.js';
import type { Kind } from '../domain/codebook.js';
import { compareSpans, type Span } from '../domain/span.js';
import type { CueList, CueMatch } from './cue-list.js';
import { rankCues } from './cue-proposals.js';
import { sentences } from '../domain/sentences.js';
import { rankSources } from './source-proposals.js';

export interface Proposal {
  /** Id of the part that the words would go to. */
  readonly part: string;
  /** Never crosses a block, never lies in the content. Offsets as in `Span`. */
  readonly span: Span;
  /** What it rests on: `cue verb: claimed, doubting`, `name before the cue`. */
  readonly reason: string;
  readonly cue?: CueMatch;
}

/** UTF-16 units before and after the content that are looked at: a block may be as long as an article. */
const reach = 1500;
const most = 5;

/** The surroundings of the content in one block. */
export interface Scene {
  readonly text: string;
  /** The content that lies in the block, in reading order. */
  readonly content: readonly Span[];
  readonly sentences: readonly Span[];
  /** Words of the block that are no content, in reading order. */
  readonly gaps: readonly Span[];
  /** The first and last of `sentences` that content lies in. */
  readonly first: number;
  readonly last: number;
}

/** A proposal on its way: the lower its cost, the likelier. */
export interface Ranked {
  readonly span: Span;
  readonly reason: string;
  readonly cost: number;
  readonly cue?: CueMatch;
}

function scenesOf({ text, blocks }: Article, content: readonly Span[]): Scene[] {
  const scenes: Scene[] = [];
  const indices = new Set(
    content.flatMap(({ start, end }) => [blockAt({ blocks }, start), blockAt({ blocks }, end - 1)]),
  );
  for (const index of indices) {
    const block = blocks[index];
    if (!block) continue;
    const here = content
      .map(({ start, end }) => ({ start: Math.max(start, block.start), end: Math.min(end, block.end) }))
      .filter(({ start, end }) => start < end)
      .sort(compareSpans);
    if (!here.length) continue;
    const from = Math.max(block.start, here[0]!.start - reach);
    const lastEnd = here.reduce((last, { end }) => Math.max(last, end), 0);
    const to = Math.min(block.end, lastEnd + reach);
    const all = sentences(text, { start: from, end: to });
    const meets = (sentence: Span) =>
      here.some(({ start, end }) => start < sentence.end && sentence.start < end);
    const gaps: Span[] = [];
    let at = from;
    for (const { start, end } of [...here, { start: to, end: to }]) {
      if (start > at) gaps.push({ start: at, end: start });
      at = Math.max(at, end);
    }
    scenes.push({
      text,
      content: here,
      sentences: all,
      gaps,
      first: all.findIndex(meets),
      last: all.findLastIndex(meets),
    });
  }
  return scenes;
}

/**
 * What `part` may hold, likeliest first, at most 5: by the part's `finder`, from the spans marked so far. Looks only
 * at the blocks of the content, so it costs the same in an article of any length. Nothing for a part without a finder,
 * or while no content is marked. `names`: names and aliases of the sources that are known.
 */
export function proposals(
  article: Article,
  kind: Kind,
  part: string,
  spans: readonly SpanInput[],
  { list, names = [] }: { readonly list: CueList | null; readonly names?: readonly string[] },
): readonly Proposal[] {
  const finder = kind.parts.find(({ id }) => id === part)?.finder;
  const content = spans.filter(
    (span) => (span.part ?? kind.mainPart) === kind.mainPart && span.end > span.start,
  );
  if (!finder || part === kind.mainPart || !content.length) return [];
  const taken = spans.filter((span) => (span.part ?? kind.mainPart) === part);
  const cueParts = new Set(kind.parts.filter((one) => one.finder === 'cue').map(({ id }) => id));
  const cues = spans.filter((span) => cueParts.has(span.part ?? kind.mainPart));

  const ranked = scenesOf(article, content).flatMap((scene) =>
    finder === 'cue' ? rankCues(scene, list) : rankSources(scene, list, cues, names),
  );
  ranked.sort((a, b) => a.cost - b.cost || compareSpans(a.span, b.span));
  const found: Proposal[] = [];
  for (const { span, reason, cue } of ranked) {
    if (found.length === most) break;
    const same = (other: Span) => other.start === span.start && other.end === span.end;
    if (found.some((proposal) => same(proposal.span)) || taken.some(same)) continue;
    found.push({ part, span: { start: span.start, end: span.end }, reason, ...(cue && { cue }) });
  }
  return found;
}
