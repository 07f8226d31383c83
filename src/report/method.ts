/** How a report was made: texts, codebook, analysts, what was counted and what was not, and with which program. */
import type { SourceBalance } from '../measures/balance.js';
import type { Coded, Inclusion } from '../measures/coded.js';
import { leastCases } from '../measures/statistics.js';
import { counted, whole } from './cells.js';
import { articleText, between } from './coding-note.js';
import { rules } from './definitions-rules.js';
import type { MethodEntry } from './document.js';

export interface MethodContext {
  readonly software: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly generated: string;
}

const reasons: Readonly<Record<string, string>> = {
  repeats: 'repeats of another block',
  'pull-quote': 'pull quotes',
  caption: 'captions',
  boilerplate: 'boilerplate',
  'other revision': 'of another version of the text',
  kind: 'of a kind that no measure reads',
};

/** `codeds`: what `balance` was taken of. */
export function methodOf(
  balance: SourceBalance,
  codeds: readonly Coded[],
  { software, generated }: MethodContext,
): readonly MethodEntry[] {
  const { coded, analysts, include } = balance;
  const several = codeds.length > 1;
  return [
    ...codeds.map((each, at) => ({
      label: several ? `Article ${at + 1}` : 'Article',
      text: articleText(each.article),
    })),
    { label: 'Codebook', text: codebookText(balance, codeds) },
    { label: 'Analysts', text: analysts.join(', ') || 'Not stated.' },
    { label: 'Coded', text: coded ? between(coded.from, coded.to) : 'No annotation has a date.' },
    { label: 'Counted', text: countedText(balance) },
    { label: 'Blocks left out', text: blocksText(balance) },
    { label: 'Annotations left out', text: annotationsText(balance) },
    {
      label: 'Switched in',
      text: include.length ? `${list(include.map(reasonOf))}.` : 'Nothing that is left out by default.',
    },
    { label: 'Attributions', text: `${rules.attribution} ${rules.whole} ${rules.compound} ${rules.nobody}` },
    { label: 'Words', text: `${rules.words} ${rules.voice}` },
    { label: 'Quoted words', text: `${rules.quoted} ${rules.scare}` },
    { label: 'Order', text: `${rules.order} ${rules.body}` },
    {
      label: 'Intervals',
      text: `Shares carry the 95 % score interval of Wilson (1927). Under ${leastCases} cases there are counts and no percentages. The number of cases stands beside every share.`,
    },
    {
      label: 'No single score',
      text: 'The bases of comparison answer different questions; no number sums them up.',
    },
    { label: 'Made', text: `${generated} with ${software.name} ${software.version}.` },
  ];
}

const reasonOf = (why: string) => reasons[why] ?? why;
const list = (items: readonly string[]) => items.join(', ').replace(/^./u, (letter) => letter.toUpperCase());

function codebookText({ articles }: SourceBalance, codeds: readonly Coded[]): string {
  const found = new Map<string, number>();
  for (const { codebook } of articles) {
    const key = `${codebook.id} ${codebook.version}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const titleFor = (key: string) =>
    codeds.find(({ codebook }) => `${codebook.id} ${codebook.version}` === key)?.codebook.title;
  const names = [...found].map(([key, n]) => {
    const title = titleFor(key);
    return `${title ? `${title} (${key})` : key}${found.size > 1 ? `, ${counted(n, 'article')}` : ''}`;
  });
  if (!names.length) return 'None.';
  return found.size > 1
    ? `Mixed: ${names.join('; ')}. A value may not mean the same in all of them.`
    : `${names[0]}.`;
}

function countedText({ articles, countedWords, bodyWords, cases, claims, framings }: SourceBalance): string {
  return `${counted(articles.length, 'article')}; ${counted(countedWords, 'word')}, ${whole(bodyWords)} of them in the body; ${counted(cases.length, 'attribution')}, ${counted(claims.length, 'claim')}, ${counted(framings.length, 'framing')}.`;
}

/** Sums by reason, in the order in which the reasons come up. */
function sums<Each extends { readonly why: Inclusion | 'other revision' | 'kind' }>(
  all: readonly Each[],
): readonly (readonly [why: string, found: readonly Each[]])[] {
  const found = new Map<string, Each[]>();
  for (const each of all) found.set(each.why, [...(found.get(each.why) ?? []), each]);
  return [...found];
}

function blocksText({ leftOut }: SourceBalance): string {
  const parts = sums(leftOut.blocks).map(
    ([why, found]) =>
      `${reasonOf(why)}: ${counted(found.length, 'block')}, ${counted(
        found.reduce((total, { words }) => total + words, 0),
        'word',
      )}`,
  );
  return parts.length ? `${list(parts)}.` : 'None.';
}

function annotationsText({ leftOut }: SourceBalance): string {
  const parts = sums(leftOut.annotations).map(([why, found]) => {
    const where = why in reasons && why !== 'other revision' && why !== 'kind' ? 'in ' : '';
    return `${where}${reasonOf(why)}: ${counted(found.length, 'annotation')}`;
  });
  return parts.length ? `${list(parts)}.` : 'None.';
}
