import { expect } from '@open-wc/testing';
import { later, tuned } from './gold.js';
import { score } from './score.js';

const floors = [
  { name: 'tuned', sentences: tuned, cue: 0.97, source: 0.95, beside: 0.97 },
  { name: 'written later', sentences: later, cue: 0.85, source: 0.8, beside: 0.88 },
];

describe('the first proposal in made-up news', () => {
  for (const { name, sentences, cue, source, beside } of floors)
    it(`is that of a reader: ${sentences.length} sentences ${name}`, () => {
      for (const [part, given, floor] of [
        ['cue', 'content', cue],
        ['source', 'content', source],
        ['source', 'cue', beside],
      ] as const) {
        const { asked, first, amongFive, misses } = score(sentences, part, given);
        const figures = `${part} given ${given}: ${first} first, ${amongFive} of five, of ${asked}\n${misses.join('\n')}`;
        expect(first / asked, figures).to.be.at.least(floor);
      }
    });
});
