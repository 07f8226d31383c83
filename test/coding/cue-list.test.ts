import { expect } from '@open-wc/testing';
import { acts, cueListFor, cueMatches, printCueList, readCueList, stances } from '../../src/coding/cue-list.js';
import { bracketed } from '../support/tagged.js';

const list = cueListFor('en')!;
const all = (text: string) => ({ start: 0, end: text.length });
const found = (text: string) => cueMatches(text, all(text), list);
const shown = (text: string) =>
  bracketed(
    text,
    found(text).map(({ span }) => span),
  );
const only = (text: string) => {
  const matches = found(text);
  expect(matches, text).to.have.lengthOf(1);
  const { cue, negated } = matches[0]!;
  return `${cue.stance} ${cue.act}${negated ? ' negated' : ''}`;
};

describe('cueListFor', () => {
  it('goes by the primary subtag, and takes English where no language is stated', () => {
    expect(cueListFor('en-GB')).to.equal(cueListFor('EN'));
    expect(cueListFor(null)).to.equal(list);
    expect(cueListFor('ar')).to.equal(null);
    expect(cueListFor('eng')).to.equal(null);
  });

  it('has only stances and acts of the codebook, each cue once', () => {
    expect(list.cues.length).to.be.greaterThan(200);
    for (const { stance, act } of list.cues) {
      expect(stances).to.include(stance);
      expect(acts).to.include(act);
    }
    expect(new Set(list.cues.map(({ words }) => words)).size).to.equal(list.cues.length);
  });
});

describe('cueMatches', () => {
  it('takes in the whole verb group, but no "that" and no "to" that follows', () => {
    expect(shown('She has repeatedly said that he lied.')).to.equal('She [has repeatedly said] that he lied.');
    expect(shown('He will not say when.')).to.equal('He [will not say] when.');
    expect(shown('They vowed to stay.')).to.equal('They [vowed] to stay.');
    expect(shown('A study found that wells are dry.')).to.equal('A study [found] that wells are dry.');
    expect(shown('They warned of a split.')).to.equal('They [warned of] a split.');
    expect(shown('He was quoted as saying so.')).to.equal('He [was quoted as saying] so.');
  });

  it('knows every form, British and American, regular and not', () => {
    expect(shown('She told him, writes and wrote.')).to.equal('She [told] him, [writes] and [wrote].');
    expect(shown('He emphasized it, criticising her.')).to.equal('He [emphasized] it, [criticising] her.');
    expect(shown('They slammed it; he denies it, admitting that.')).to.equal(
      'They [slammed] it; he [denies] it, [admitting] that.',
    );
  });

  it('prefers an idiom to the verb in it', () => {
    expect(only('They claimed full responsibility for it.')).to.equal('neutral say');
    expect(only('They claimed it.')).to.equal('doubting say');
    expect(only('He issued repeated orders to leave.')).to.equal('neutral order');
    expect(shown('Parliament passed a resolution calling on the state to act.')).to.equal(
      'Parliament [passed a resolution calling on] the state to act.',
    );
    expect(shown('He described the raid as a crime.')).to.equal('He [described] the raid as a crime.');
  });

  it('sees negation before the verb and in it, and what both come to', () => {
    expect(only('He did not say so.')).to.equal('neutral say negated');
    expect(only('He didn’t say so.')).to.equal('neutral say negated');
    expect(only('He never claimed it.')).to.equal('doubting say negated');
    expect(only('He denied it.')).to.equal('neutral say negated');
    expect(only('He did not deny it.')).to.equal('neutral say');
    expect(shown('The mayor declined to comment on it.')).to.equal('The mayor [declined to comment on] it.');
    expect(only('The mayor refused to say why.')).to.equal('neutral say negated');
  });

  it('passes over nouns, names and adjectives', () => {
    for (const text of [
      'His claims of fraud were wrong.',
      'The alleged theft made news in the United States.',
      'Iraq’s demands were met with reports from Gaza.',
      'A government report found nothing.',
      'The ministry’s statement of regret.',
    ])
      expect(shown(text).replace('[found]', 'found'), text).to.equal(text);
  });

  it('reads headlines, where verbs have a capital', () => {
    expect(shown('Mayor Says Aid Cut Was Wrong')).to.equal('Mayor [Says] Aid Cut Was Wrong');
  });

  it('does not leave the stretch, and counts offsets in UTF-16', () => {
    const text = '🎙 He said 🎙 she says.';
    const [match] = cueMatches(text, { start: text.indexOf('she'), end: text.length }, list);
    expect(bracketed(text, [match!.span])).to.equal('🎙 He said 🎙 she [says].');
    expect(cueMatches('قال الوزير إن', all('قال الوزير إن'), list)).to.deep.equal([]);
  });
});

describe('readCueList', () => {
  it('reads what printCueList prints', () => {
    expect(readCueList(printCueList(list), list)).to.deep.equal(list);
  });

  it('reads an edited text, with notes and lines that go on', () => {
    const edited = readCueList(
      '# ours\ndoubting say: claim,\n  allege\nneutral say negated: deny\n\nneutral say: claim * prize (wins)',
      list,
    );
    expect(edited.cues).to.deep.equal([
      { words: 'claim', stance: 'doubting', act: 'say' },
      { words: 'allege', stance: 'doubting', act: 'say' },
      { words: 'deny', stance: 'neutral', act: 'say', polarity: 'negated' },
      { words: 'claim * prize', stance: 'neutral', act: 'say', sense: 'wins' },
    ]);
    expect(edited.helpers).to.equal(list.helpers);
    expect(edited.forms).to.equal(list.forms);
    const other = readCueList('negations: no\nhelpers: has\nforms: run ran running\nneutral say: run', list);
    expect(other).to.deep.include({ negations: ['no'], helpers: ['has'], forms: { run: ['ran', 'running'] } });
    const text = 'He ran that.';
    expect(cueMatches(text, all(text), other)).to.have.lengthOf(1);
  });

  it('says in a sentence what is wrong, and in which line', () => {
    const refusal = (value: unknown) => () => readCueList(value, list);
    expect(refusal(3)).to.throw(RangeError, 'A list of cues is text, not number');
    expect(refusal('')).to.throw('The list has no cues');
    expect(refusal('neutral say: tell\nclaim, allege')).to.throw('Line 2 has no colon');
    expect(refusal('angry say: tell')).to.throw(
      'Line 1 begins with the stance "angry": it is one of neutral, factive',
    );
    expect(refusal('neutral shout: tell')).to.throw(
      'Line 1 begins with the act "shout": it is one of say, think',
    );
    expect(refusal('neutral say often: tell')).to.throw('Line 1 says "often" after the act');
    expect(refusal('neutral say: tell (')).to.throw('Line 1 lists "tell ("');
    expect(refusal('neutral say: tell\ndoubting say: tell')).to.throw('"tell" is listed twice');
    expect(refusal('neutral say: tell\nforms: say')).to.throw('Line 2 lists the form "say"');
  });
});
