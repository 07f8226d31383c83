/** The source balance of annotation sets, as files or in memory. */
import { registryOf } from './domain/registry.js';
import type { AnnotationSet } from './formats/annotation-set.js';
import type { AnnotatedArticle } from './formats/json-export.js';
import { readAnnotationSet } from './formats/json-import.js';
import { defaultCodebook } from './domain/default-codebook.js';
import type { SourceBalance } from './measures/balance.js';
import type { BalanceOptions, Coded } from './measures/coded.js';
import { sourceBalance as balanceOf } from './measures/source-balance.js';

/** A file's content (offsets in code points), or an article in memory with what belongs to it (offsets in UTF-16). */
export type BalanceInput = AnnotationSet | AnnotatedArticle | Coded;

/**
 * Who speaks in the articles of `sets`, how much, how early and through which verbs, all of them together: one set or a
 * list. Spans in the result are told by annotation id. Throws Error, in one sentence, for a file that is no annotation
 * set of a version known, and RangeError for what is none at all; what is wrong in a good one stands in `notes`.
 */
export function sourceBalance(
  sets: BalanceInput | readonly BalanceInput[],
  options: BalanceOptions = {},
): SourceBalance {
  const inputs = (Array.isArray(sets) ? sets : [sets]) as readonly BalanceInput[];
  const read = inputs.map(codedOf);
  const balance = balanceOf(
    read.map(({ coded }) => coded),
    options,
  );
  const problems = read.flatMap((each) => each.problems);
  return problems.length ? { ...balance, notes: [...balance.notes, ...problems] } : balance;
}

/** What is measured of an input, and what is wrong with it. */
export function codedOf(input: BalanceInput): { coded: Coded; problems: SourceBalance['notes'] } {
  if (typeof input !== 'object' || input === null || !('format' in input || 'article' in input))
    throw new RangeError(
      `A source balance is taken of annotation sets, not of ${Array.isArray(input) ? 'a list in a list' : JSON.stringify(input)}.`,
    );
  if ('registry' in input && input.registry && !('sources' in input)) return { coded: input, problems: [] };
  if ('format' in input) {
    const { article, codebook, sources, annotations, problems } = readAnnotationSet(input);
    const coded = {
      article,
      codebook: codebook ?? defaultCodebook,
      annotations,
      registry: registryOf(sources),
    };
    const read = new Set(annotations.map(({ id }) => id));
    return {
      coded,
      problems: problems.map(({ id, message }) => ({ text: message, annotations: read.has(id) ? [id] : [] })),
    };
  }
  const {
    article,
    codebook,
    sources,
    annotations,
    orphans = [],
    registry = registryOf(sources),
  } = input as AnnotatedArticle;
  const all = [...annotations.values(), ...orphans.values()];
  return { coded: { article, codebook, annotations: all, registry }, problems: [] };
}
