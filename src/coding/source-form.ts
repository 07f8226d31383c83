/** How a source is named, read from its words alone: by name, by office, as "critics". English. */
import type { Span } from '../domain/span.js';
import { determiners, prepositions, pronouns } from './english.js';
import { tokensIn, type Token } from './tokens.js';

export type SourceForm = 'named' | 'role' | 'pronoun' | 'anonymous' | 'vague_group' | 'document';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const withheld =
  /\b(?:anonym\w+|unnamed|unidentified|undisclosed|not (?:to be|be) (?:named|identified)|familiar with|briefed on|knowledge of|close to|insiders?|sources?)\b/i;
const documents = set(
  'report statement study survey poll document documents letter memo memorandum paper papers filing filings article ' +
    'transcript ruling verdict judgment resolution release communique communiqué indictment lawsuit complaint email ' +
    'e-mail editorial review analysis audit dossier file files records census website law constitution treaty agreement ' +
    'video recording tweet post book data figures statistics affidavit bill draft manifesto note reports documents diary',
);
const plurals = set(
  'people critics analysts observers experts officials sources residents witnesses economists scientists researchers ' +
    'lawmakers diplomats activists protesters supporters opponents advocates campaigners insiders authorities others many ' +
    'some most few both several locals villagers locals media commentators scholars lawyers prosecutors investigators ' +
    'doctors families relatives neighbours neighbors voters republicans democrats conservatives liberals allies rivals',
);
const indefinite = set(
  'some many most several various other certain few numerous multiple both all more different two three four',
);
/** Null where the words tell nothing, as in a script without capital letters. */
export function sourceForm(text: string, spans: readonly Span[]): SourceForm | null {
  const forms = spans.map((span) => formOf(text, span));
  return forms.find((form) => form === 'named') ?? forms.find((form) => form) ?? null;
}

function formOf(text: string, span: Span): SourceForm | null {
  const words = text.slice(span.start, span.end);
  const tokens = tokensIn(text, span).map((token) => ({ ...token, word: token.word.replace(/'s$/, '') }));
  const [first] = tokens;
  if (!first || !/\p{Script=Latin}/u.test(words)) return null;
  if (tokens.every(({ word }) => pronouns.has(word) || word === 'himself') && tokens.length < 3)
    return 'pronoun';
  if (withheld.test(words) && !/\bopen[- ]source/i.test(words)) return 'anonymous';
  const starts = isStart(text, span.start);
  // "the defence minister, Ali Hassan": any part between commas may be the one that names.
  const heads = segments(text, tokens).map((segment) => headOf(segment));
  if (heads.some((head) => isNamed(head, starts && head[0] === first))) return 'named';
  const head = heads[0] ?? tokens;
  const noun = head.at(-1)?.word ?? '';
  if (documents.has(noun)) return 'document';
  return isVague(head, noun) ? 'vague_group' : 'role';
}

const isStart = (text: string, at: number) =>
  /(?:^|[.!?…:\n]["”’»)]*\s*["“‘«]?|["“‘«]|\n)$/.test(text.slice(Math.max(0, at - 6), at));

function segments(text: string, tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (before && /[,()—–]/.test(text.slice(before.end, token.start))) found.push([]);
    found.at(-1)!.push(token);
  });
  return found;
}

/** The words up to the first that begins a complement: "a spokesman | for the Pentagon", "Bank | of England". */
function headOf(tokens: readonly Token[]): Token[] {
  const end = tokens.findIndex(
    ({ word }, index) =>
      index > 0 &&
      (prepositions.has(word) ||
        /^(?:who|which|that|whose|as)$/.test(word) ||
        (word.endsWith('ing') && !tokens[index]!.capital)),
  );
  return tokens.slice(0, end < 0 ? tokens.length : end);
}

function isNamed(head: readonly Token[], starts: boolean): boolean {
  const last = head.at(-1);
  if (!last?.capital || prepositions.has(head[0]!.word)) return false;
  const only = head.length === 1;
  if (plurals.has(last.word)) return false;
  // "Doctors said" begins in a capital only because the sentence does.
  if (
    only &&
    starts &&
    /(?:ers|ors|ists|ians|ants|ents|ees|men|women)$/.test(last.word) &&
    last.word !== 'reuters'
  )
    return false;
  return !(only && starts && (determiners.has(last.word) || documents.has(last.word)));
}

function isVague(head: readonly Token[], noun: string): boolean {
  const words = head.map(({ word }) => word);
  const plural = plurals.has(noun) || (noun.endsWith('s') && !/(?:ss|us|is)$/.test(noun));
  if (
    /^(?:a number|a group|a handful|dozens|hundreds|thousands)$/.test(words.slice(0, 2).join(' ')) ||
    /^(?:dozens|hundreds|thousands|scores)$/.test(words[0]!)
  )
    return true;
  if (!plural) return false;
  if (words.some((word) => indefinite.has(word))) return true;
  const definite = determiners.has(words[0]!) && words[0] !== 'some' && words[0] !== 'any';
  return !definite || noun === 'authorities' || noun === 'media';
}
