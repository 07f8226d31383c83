/** Definitions: pictures of an article, and several articles beside one another. */
import type { DefinitionText } from './definitions.js';
import { rules } from './definitions-rules.js';

export const viewDefinitions = {
  strip: {
    title: 'Reading strip',
    plain:
      'The article as one line from its first counted word to its last, coloured by who speaks, by type, by stance or by kind.',
    formula: '',
    rules: [
      'The length of a stretch is its share of the characters of all counted blocks.',
      rules.voice,
      'Of several sources or sides the first named gives the colour.',
    ],
    source: 'Counting rules of this report.',
    caution:
      'Marks that overlap stand below one another, in four lines at most; beyond that the later one covers the earlier.',
  },
  matrix: {
    title: 'Sources by outlet',
    plain:
      'Who is heard in which of several articles on the same event: in all, in one alone (“only here”), or in the others but not here (“missing here”).',
    formula: '',
    rules: [
      'Sources of different articles are the same where they are one entry of the registry, or where one is named as the other or as an alias of the other.',
      '“Missing here” needs at least two other articles that have the source; with two articles, the other one.',
      rules.blocks,
    ],
    source: 'Counting rules of this report; coverage bias in D’Alessio & Allen (2000).',
    caution: 'Who is missing may have been quoted the day before, or may have refused to speak.',
  },
  alignment: {
    title: 'Claims side by side',
    plain: 'What several articles say about the same thing, put together by the words that they share.',
    formula: '',
    rules: [
      'Of each article the claim that is most like the others stands first; numbers that it alone has are named.',
      'The words that made a program put claims together stand beside them.',
    ],
    source: 'Counting rules of this report.',
    caution:
      'A program put them together: claims with like words may mean different things, and the same can be said in other words.',
  },
  corpus: {
    title: 'Many articles',
    plain: 'The measures of single articles side by side, by outlet, date and collection.',
    formula: '',
    rules: [
      'Every article is counted by itself; sums are over attributions, not averages of shares.',
      rules.of,
      rules.few,
    ],
    source: 'Counting rules of this report.',
    caution: 'A sum hides what its articles do: look at the single ones, and at how they were chosen.',
  },
} as const satisfies Readonly<Record<string, DefinitionText>>;
