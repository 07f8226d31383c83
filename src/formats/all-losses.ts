/** What a format would lose of many sets, each loss said once with its total. */
import type { Annotation } from '../domain/annotation.js';
import type { Block } from '../domain/article.js';
import type { Kind } from '../domain/codebook.js';
import type { Source } from '../domain/source.js';
import type { ExchangedSet, ExchangeFormat, WriteOptions } from './exchange-format.js';

export function allLosses(
  format: ExchangeFormat,
  sets: readonly ExchangedSet[],
  options: WriteOptions,
): readonly string[] {
  if (sets.length < 2) return sets.flatMap((set) => format.losses(set, options));
  return format.losses(together(sets), options);
}

/** One long article of all of them, for counting only: ids may stand in it twice. */
function together(sets: readonly ExchangedSet[]): ExchangedSet {
  const [first] = sets as readonly [ExchangedSet, ...ExchangedSet[]];
  const blocks: Block[] = [];
  const annotations: Annotation[] = [];
  const kinds = new Map<string, Kind>();
  const sources = new Map<string, Source>();
  let at = 0;
  for (const set of sets) {
    const { length } = set.article.text;
    for (const block of set.article.blocks)
      blocks.push({ ...block, start: block.start + at, end: block.end + at });
    for (const annotation of set.annotations)
      annotations.push({
        ...annotation,
        spans: annotation.spans.map((span) => ({ ...span, start: span.start + at, end: span.end + at })),
      });
    for (const kind of set.codebook.kinds) kinds.set(kind.id, kind);
    for (const source of set.sources) sources.set(source.id, source);
    at += length + 1;
  }
  const fact = (key: 'publisher' | 'url' | 'published' | 'language') =>
    sets.map(({ article }) => article[key]).find(Boolean) ?? null;
  const raw = sets.find(({ article }) => article.raw)?.article.raw;
  return {
    article: {
      ...first.article,
      text: sets.map(({ article }) => article.text).join('\n'),
      publisher: fact('publisher'),
      url: fact('url'),
      published: fact('published'),
      language: fact('language'),
      bylines: sets.flatMap(({ article }) => article.bylines),
      blocks,
      removed: sets.flatMap(({ article }) => article.removed ?? []),
      ...(raw && { raw }),
    },
    codebook: { ...first.codebook, kinds: [...kinds.values()] },
    sources: [...sources.values()],
    annotations,
    orphans: sets.flatMap(({ orphans }) => orphans),
  };
}
