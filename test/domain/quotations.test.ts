import { expect } from '@open-wc/testing';
import { modeOf, quotedSpans } from '../../src/domain/quotations.js';
import { bracketed, tagged } from '../support/tagged.js';

const shown = (text: string) => bracketed(text, quotedSpans(text, { start: 0, end: text.length }));

describe('quotedSpans', () => {
  it('finds the marks of many languages, and takes them in', () => {
    for (const quoted of [
      '“We won”',
      '"We won"',
      '‘We won’',
      "'We won'",
      '«We won»',
      '„We won“',
      '„We won”',
      '»We won«',
      '「勝った」',
    ])
      expect(shown(`So ${quoted}, she said`)).to.equal(`So [${quoted}], she said`);
  });

  it('takes apostrophes for what they are', () => {
    for (const text of [
      'They don’t know.',
      "The leaders' plan and the members' vote.",
      'The ’90s and the leaders’ vote.',
      "rock 'n' roll in the '90s",
    ])
      expect(shown(text)).to.equal(text);
    expect(shown('‘The leaders’ demands don’t count,’ he said.')).to.equal(
      '[‘The leaders’ demands don’t count,’] he said.',
    );
    expect(shown("He said 'it isn't so' again.")).to.equal("He said ['it isn't so'] again.");
  });

  it('finds quotations inside quotations', () => {
    expect(shown('“He said ‘no’ to me,” she said.')).to.equal('[“He said [‘no’] to me,”] she said.');
    expect(shown('“He said “no” to me,” she said.')).to.equal('[“He said [“no”] to me,”] she said.');
    expect(shown(`"He said 'no' to me," she said.`)).to.equal(`["He said ['no'] to me,"] she said.`);
  });

  it('runs to the end of the block where the quotation goes on in the next', () => {
    expect(shown('“We won.\n“And again,” he said.')).to.equal('[“We won.]\n[“And again,”] he said.');
    expect(shown('He said: "We won.\nNobody spoke.')).to.equal('He said: ["We won.]\nNobody spoke.');
    expect(shown('A lone ‘ mark')).to.equal('A lone ‘ mark');
    expect(shown('A 12" pipe, a 5\'10" man')).to.equal('A 12" pipe, a 5\'10" man');
  });
});

describe('modeOf', () => {
  const mode = (source: string) => {
    const { text, spans } = tagged(source);
    return modeOf(text, spans);
  };

  it('is direct where all words stand in marks, inside the content or just outside', () => {
    expect(mode('<t>“We won,”</t> she said.')).to.equal('direct');
    expect(mode('“<t>We won</t>,” she said, “<t>and lost</t>.”')).to.equal('direct');
    expect(mode('“<t>We won.\n“And again.</t>”')).to.equal('direct');
    expect(mode('「<t>勝った</t>」と述べた')).to.equal('direct');
  });

  it('is mixed where a paraphrase holds quoted words, 4 or more', () => {
    expect(mode('He said <t>it “received no request from anybody” to leave</t>.')).to.equal('mixed');
    expect(mode('Call it <t>a “deceptive tactic” to “buy time”</t>')).to.equal('mixed');
  });

  it('is indirect where there are none, or scare quotes only', () => {
    expect(mode('He said <t>it was over</t>.')).to.equal('indirect');
    expect(mode('He spoke of <t>the rise of the “Shiite Crescent” there</t>.')).to.equal('indirect');
    expect(mode('She left, saying <t>an “anti-Iran alliance” was coming</t>.')).to.equal('indirect');
    expect(mode('<t>…</t>')).to.equal('indirect');
  });
});
