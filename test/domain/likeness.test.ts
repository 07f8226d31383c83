import { expect } from '@open-wc/testing';
import { likeness } from '../../src/domain/likeness.js';

const story =
  'The harbour board said on Monday that the ferry will run again in May. Its chair, Odile Brandt, called the delay regrettable but necessary.';

describe('likeness', () => {
  it('is 1 for the same words, however they are set', () => {
    expect(likeness(story, story.toUpperCase().replaceAll(' ', '\n'))).to.equal(1);
  });

  it('is high for an edited story, and for one of which more is told', () => {
    const edited = story.replace('regrettable but necessary', 'a mistake');
    expect(likeness(story, edited)).to.be.within(0.7, 0.99);
    expect(likeness(story, `${story} More was to come, she added, before the summer.`)).to.equal(1);
  });

  it('is none for another story about the same', () => {
    expect(
      likeness(story, 'Ferries stay in port until May, the board announced; Brandt regrets the delay.'),
    ).to.equal(0);
    expect(likeness(story, '')).to.equal(0);
    expect(likeness('Too short', 'Too short')).to.equal(0);
  });
});
