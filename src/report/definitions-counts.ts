/** Definitions: what is counted, on which bases, and how even it is. */
import type { DefinitionText } from './definitions.js';
import { rules } from './definitions-rules.js';

const coverage = 'Shares of coverage and of statements by side: Fico and others; D’Alessio & Allen (2000).';

export const countDefinitions = {
  counting: {
    title: 'What is counted',
    plain:
      'Analysts mark in the article who is said to say what; the report counts those marks. Count, words and manner of quoting answer different questions and often disagree, so they stand side by side. There is no single bias score.',
    formula: '',
    rules: [rules.attribution, rules.blocks, rules.whole, rules.words, rules.nobody, rules.compound],
    source: 'Counting rules of this report.',
    caution:
      'The numbers describe what an article prints. They do not say who is right, what the author meant, or which balance would be fair.',
  },
  attributions: {
    title: 'Attributions',
    plain: 'How often somebody is said to say, think, know, want or order something.',
    formula: 'P_k = Σ x(a)[k(a) = k] ÷ Σ x(a), with x(a) = 1 for each attribution a and k(a) its side',
    rules: [rules.attribution, rules.blocks, rules.whole, rules.compound],
    source: `${coverage} What an attribution is: Pareti (2016); Newell, Margolin & Ruths (2018).`,
    caution:
      'A side can be named often and say little: look at the words as well. An attribution that doubts somebody counts as one all the same.',
  },
  sources: {
    title: 'Unique sources',
    plain: 'How many different people, bodies, groups and documents speak, each counted once however often.',
    formula: 'P_k = sources of side k ÷ all sources',
    rules: [
      'Names, titles and pronouns of one source are one entry of the registry.',
      'Nameless groups (“critics”) are one source.',
      rules.nobody,
    ],
    source: coverage,
    caution: 'One source that is quoted ten times weighs as much here as one that is quoted once.',
  },
  words: {
    title: 'Words',
    plain: 'How many words of the article are what a side or a source is said to say, quoted or paraphrased.',
    formula: 'P_k = Σ w(a)[k(a) = k] ÷ Σ w(a), with w(a) the content words of attribution a',
    rules: [rules.words, rules.voice, rules.compound, rules.blocks],
    source: coverage,
    caution: 'A long paraphrase under a doubting verb is room too, but hardly a friendly one.',
  },
  'quoted-words': {
    title: 'Quoted words',
    plain: 'How many words are given just as they were said, between quotation marks.',
    formula: 'P_k = Σ q(a)[k(a) = k] ÷ Σ q(a), with q(a) the quoted words of attribution a',
    rules: [rules.quoted, rules.scare, rules.voice],
    source: coverage,
    caution:
      'To be quoted is not always a favour: a few odd words in quotation marks can make a fool of somebody.',
  },
  'voice-space': {
    title: 'Voice and space',
    plain:
      'Where somebody reports what somebody else said, the words have two owners. By voice they belong to whoever is heard last, by space to whoever brings them in.',
    formula: '',
    rules: [rules.voice, rules.words],
    source: 'Counting rules of this report; most coding schemes mark the outermost attribution only.',
    caution: 'Voice is meant unless space is named.',
  },
  interval: {
    title: 'Shares and their intervals',
    plain:
      'Behind a share stands the range in which it would plausibly lie if the article had gone on in the same way. The fewer the cases, the wider.',
    formula: '(p + z² ÷ 2n ± z √(p(1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n), with p = k ÷ n and z = 1.96',
    rules: [rules.few, rules.of],
    source: 'Score interval of 95 %: Wilson (1927).',
    caution:
      'It tells of small numbers, not of mistakes in the coding. Words of one quotation belong together, so intervals of words are narrower than they ought to be. Where two intervals overlap widely, the difference may be chance.',
  },
  diversity: {
    title: 'How many voices, how evenly',
    plain:
      'The effective number says how many voices there would be if all had the same share: 11 sources of which one has nearly everything come out close to 1.',
    formula:
      'p_i: share of source, type or side i. Shannon H = −Σ p_i ln p_i; evenness = H ÷ ln n; HHI = Σ p_i²; Gini–Simpson = 1 − HHI; effective number = 1 ÷ HHI, or e^H',
    rules: [
      'Over sources and by attributions unless another base is named; natural logarithm.',
      rules.compound,
      rules.nobody,
      'Evenness is not defined for one voice.',
    ],
    source: 'McDonald & Dimmick (2003); Masini and others (2018).',
    caution: 'Many voices of one side are many voices still: look at the sides as well.',
  },
  transparency: {
    title: 'Fully identified sources',
    plain: 'How many sources are named so that readers could find them.',
    formula: 'Steps: 0, 1, 2–3, 4 and more',
    rules: ['A source counts whose registry entry says that it is named, or else whose form in the text does.'],
    source: 'Project for Excellence in Journalism, coding of newsroom transparency.',
    caution: 'There can be good reasons not to name somebody; the report does not know them.',
  },
  'two-sides': {
    title: 'Side against side',
    plain: 'Two sides compared on each base: how much the one has for each piece of the other.',
    formula:
      'B = (x_A − x_B) ÷ (x_A + x_B), from −1 (all for B) over 0 (even) to 1 (all for A); ratio = x_A ÷ x_B',
    rules: ['Not defined where neither side has any.', rules.compound],
    source: 'Counting rules of this report, after the balance of two sides in Fico and others.',
    caution: 'Even is not the same as fair: two sides need not have the same weight in a story.',
  },
} as const satisfies Readonly<Record<string, DefinitionText>>;
