/** The counting rules, a sentence each: the same words wherever one applies. */

export const rules = {
  blocks:
    'Pull quotes, captions, boilerplate and blocks that repeat another are not counted unless they are switched in; the report says what was left out.',
  attribution:
    'An attribution is one reporting cue with its source and its content: two cues of one source are two attributions.',
  whole: 'An annotation counts if all of its spans lie in counted blocks.',
  words:
    'Words are what Unicode takes for words (UAX #29, by the language of the article), counted block by block; each word counts at most once.',
  voice:
    'A word inside several attributions belongs to the innermost one, whose voice it is; the outermost one, whose space it is, is counted apart.',
  compound:
    'An attribution to several sources counts once for each of them and once for each of their sides, so shares can add up to more than 100 %.',
  quoted:
    'Words count as quoted between two quotation marks that are both marked as content, in attributions whose mode is direct or mixed.',
  scare:
    'Words in quotation marks under indirect or reported mode are scare quotes and are not counted as quoted.',
  few: 'Under 10 cases there are counts and no percentages.',
  of: 'The number of cases stands beside every share.',
  order: 'Attributions are in the order of their first marked character, then of their cue.',
  body: 'Positions are shares of the counted body, from 0 % (its first character) to 100 %.',
  nobody:
    'An attribution without a source from the registry is on the side “Unclear” and of the type “Unknown”, and is not among the unique sources.',
} as const;
