/** What is said of an import, in words. */
import { isToRetry, isUndecided, type ImportResult } from '../src/intake/import-result.js';
import { counted } from './library-labels.js';

/** How many results there are of each sort. */
export interface ImportCounts {
  /** Articles that have been stored, as versions too, and annotation sets taken in. */
  readonly stored: number;
  readonly sets: number;
  readonly codebooks: number;
  /** Left out, since they are here already. */
  readonly left: number;
  readonly undecided: number;
  readonly failed: number;
  readonly untried: number;
}

export function countsOf(results: readonly ImportResult[]): ImportCounts {
  const count = (is: (result: ImportResult) => boolean) => results.filter(is).length;
  return {
    stored: count((each) => each.outcome === 'added' || ('decided' in each && each.articleId !== undefined)),
    sets: count(({ outcome }) => outcome === 'set'),
    codebooks: count(({ outcome }) => outcome === 'codebook'),
    left: count((each) => 'decided' in each && each.decided === 'left'),
    undecided: count(isUndecided),
    failed: count(({ outcome }) => outcome === 'failed'),
    untried: count(({ outcome }) => outcome === 'not-tried'),
  };
}

/** The whole of it in a sentence. */
export function summaryOf({ stored, sets, codebooks, left, undecided, failed, untried }: ImportCounts): string {
  const parts = [
    stored && `${counted(stored, 'article')} added`,
    sets && `${counted(sets, 'annotation set')} taken in`,
    codebooks && `${counted(codebooks, 'codebook')} found`,
    left && `${left.toLocaleString()} left out`,
    undecided && `${undecided.toLocaleString()} to decide`,
    failed && `${failed.toLocaleString()} failed`,
    untried && `${untried.toLocaleString()} not tried`,
  ].filter(Boolean);
  return parts.length ? `${parts.join(', ')}.` : 'Nothing came in.';
}

export const progressOf = ({ done, total, failed }: { done: number; total: number; failed: number }): string =>
  `${done.toLocaleString()} of ${total.toLocaleString()}${failed ? `, ${failed.toLocaleString()} failed` : ''}`;

/** `rest`: milliseconds. */
export function timeLeft(rest: number): string {
  const minutes = Math.round(rest / 60_000);
  if (rest < 50_000) return 'less than a minute left';
  if (minutes < 50) return `about ${counted(Math.max(1, minutes), 'minute')} left`;
  return `about ${counted(Math.max(1, Math.round(rest / 3_600_000)), 'hour')} left`;
}

/** Why a file did not come in, without the name that stands beside it. */
export function reasonOf({ name, ...result }: ImportResult): string {
  if (result.outcome !== 'failed') return '';
  const { reason } = result;
  return reason.startsWith(`${name} `) ? `It ${reason.slice(name.length + 1)}` : reason;
}

/** To be pasted elsewhere: a line for each file that did not come in. */
export const failuresOf = (results: readonly ImportResult[]): string =>
  results
    .filter(isToRetry)
    .map((result) => `${result.name}\t${reasonOf(result) || 'Not tried'}`)
    .join('\n');

/** What became of one, in a few words; the rest of its row says more. */
export function outcomeOf(result: ImportResult): string {
  switch (result.outcome) {
    case 'added':
      return 'Added';
    case 'set': {
      const count = counted(result.annotations, 'annotation');
      return result.merged ? `${count} taken in beside what is here` : `Annotation set with ${count}, added`;
    }
    case 'codebook':
      return 'Codebook';
    case 'failed':
      return 'Failed';
    case 'not-tried':
      return 'Not tried';
    case 'same':
    case 'past':
    case 'new-version':
      return result.decided ? decisions[result.decided] : likenesses[result.outcome];
  }
}

const decisions = { left: 'Left out', both: 'Added, beside the other', version: 'Added as a new version' };

const likenesses = {
  same: 'The same text is in the library',
  past: 'An older version of an article in the library',
  'new-version': 'Same address as an article in the library, another text',
};
