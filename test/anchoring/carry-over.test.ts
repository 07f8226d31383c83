import { expect } from '@open-wc/testing';
import { carryOver } from '../../src/anchoring/carry-over.js';
import type { Carried } from '../../src/domain/revision.js';
import { marked } from '../support/marked.js';
import { carry } from './carried.js';

const around = 'The council met on Monday in the old town hall.';

describe('carryOver, with the old text at hand', () => {
  it('moves what is the same along with the words before it', () => {
    const { shown, said, carried } = carry(
      `${around} The mayor said <c>the harbour lost nine million crowns</c> last year.`,
      `A correction was made to this story. ${around} The mayor said the harbour lost nine million crowns last year.`,
    );
    expect(shown).to.contain('said <c>the harbour lost nine million crowns</c> last');
    expect(said).to.deep.equal({ c: 'sure: The words are the same.' });
    expect(carried[0]!.score).to.equal(1);
    expect(carried[0]!.spans![0]).to.include({ part: 'claim', prefix: 'e old town hall. The mayor said ' });
  });

  it('is sure of a small edit between words that stay', () => {
    const { shown, said } = carry(
      `${around} The mayor said <c>the harbour lost nine million crowns</c> last year.`,
      `${around} The mayor said the harbour lost ten million crowns last year.`,
    );
    expect(shown).to.contain('<c>the harbour lost ten million crowns</c>');
    expect(said).to.deep.equal({ c: 'sure: 1 of 6 words changed.' });
  });

  it('asks where a word at the edge changed', () => {
    const { shown, said } = carry(
      `${around} <c>Ministers lost nine million crowns</c> last year.`,
      `${around} Officials lost nine million crowns last year.`,
    );
    expect(shown).to.contain('<c>Officials lost nine million crowns</c>');
    expect(said).to.deep.equal({ c: 'doubtful: 1 of 5 words changed.' });
  });

  it('leaves out a word at the edge that is gone, and the comma before it', () => {
    const { shown } = carry(
      `${around} They saw <c>schools, clinics, roads</c> and the bridge.`,
      `${around} They saw schools, clinics and the bridge.`,
    );
    expect(shown).to.contain('saw <c>schools, clinics</c> and');
  });

  it('does not take in what was put beside it', () => {
    const { shown, said } = carry(
      `${around} The company said <c>no ship was late</c> in June.`,
      `${around} The company said again that no ship was late at all in June.`,
    );
    expect(shown).to.contain('that <c>no ship was late</c> at all');
    expect(said).to.deep.equal({ c: 'sure: The words are the same.' });
  });

  it('asks where much of it changed', () => {
    const { shown, said } = carry(
      `${around} It says <c>the bridge was closed for a week after the storm</c>, and then it opened.`,
      `${around} It says the bridge stayed shut for days after the storm, and then it opened.`,
    );
    expect(shown).to.contain('says <c>the bridge stayed shut for days after the storm</c>,');
    expect(said['c']).to.match(/^doubtful: \d of 10 words changed/);
  });

  it('does not see a change in another kind of quotation mark, dash or capital', () => {
    const { said } = carry(
      `${around} He said <a>“the harbour – ours – is open”</a> on Friday.`,
      `${around} He said <a>"The harbour - ours - is open"</a> on Friday.`.replace(/<.?a>/g, ''),
    );
    expect(said).to.deep.equal({ a: 'sure: Only capitals or marks changed.' });
  });

  it('loses what is gone, and moves it nowhere', () => {
    const { said, carried } = carry(
      `${around} <c1>Nobody was hurt.</c1> The council met again on Tuesday. <c2>Said</c2> one: no.`,
      `${around} The council met again on Tuesday.`,
    );
    expect(said).to.deep.equal({
      c1: 'lost: These words are not in the new text.',
      c2: 'lost: These words are not in the new text.',
    });
    expect(carried.map(({ spans }) => spans)).to.deep.equal([null, null]);
  });

  it('does not mistake the same words in another sentence for those that are gone', () => {
    const { said } = carry(
      `${around} <c>The mayor said</c> that it rained. A long walk along the river follows the old wall there.`,
      `${around} A long walk along the river follows the old wall there. Of wine the mayor said nothing.`,
    );
    expect(said['c']).to.match(/^(lost|doubtful)/);
  });

  it('asks of words that stand alone amid new ones', () => {
    const { said } = carry(
      'Yesterday the minister <a>denied</a> every word of the long report that a committee had written.',
      'On Friday afternoon her office <a>denied</a> having seen such documents before they were leaked abroad.'.replace(
        /<.?a>/g,
        '',
      ),
    );
    expect(said['a']).to.match(/^doubtful: The words around it changed\.|^lost/);
  });

  it('asks which of two equal words was meant where one was put in', () => {
    const { said } = carry(
      `${around} It was <f>very</f> good of them to come so far.`,
      `${around} It was very very good of them to come so far.`,
    );
    expect(said['f']).to.match(/^doubtful/);
  });

  it('asks where all words changed between words that stay', () => {
    const { shown, said } = carry(
      `${around} The <f>hardliners</f> said so on Monday.`,
      `${around} The opposition said so on Monday.`,
    );
    expect(shown).to.contain('The <f>opposition</f> said');
    expect(said).to.deep.equal({ f: 'doubtful: All of its words changed; those around it did not.' });
  });

  describe('with passages moved', () => {
    const first = 'The harbour was closed for a week after ships collided in the fog near the northern pier.';
    const second =
      'Divers searched the wreck of the smaller one until their lamps failed late on Sunday night.';
    const third = 'The owner of both, a company from the capital, declined to say who had been at the wheel.';

    it('follows a paragraph that was cut and pasted elsewhere', () => {
      const { shown, said } = carry(
        [first, second.replace('their lamps failed', '<c>their lamps failed</c>'), third].join('\n'),
        [second, first, third].join('\n'),
      );
      expect(shown).to.contain('until <c>their lamps failed</c> late');
      expect(said['c']).to.match(/^sure/);
    });

    it('follows both of two that changed places, edits included', () => {
      const { shown } = carry(
        [
          first.replace('closed for a week', '<c1>closed for a week</c1>'),
          second,
          third.replace('who had been at the wheel', '<c2>who had been at the wheel</c2>'),
        ].join('\n'),
        [third.replace('declined to say', 'would not say'), second, first.replace('a week', 'one week')].join(
          '\n',
        ),
      );
      expect(shown)
        .to.contain('<c1>closed for one week</c1>')
        .and.to.contain('<c2>who had been at the wheel</c2>');
    });

    it('asks where only a few words were moved', () => {
      const { shown, said } = carry(
        `${first} <c>Nobody was hurt at all.</c>\n${second}\n${third}`,
        `${first}\n${second}\n${third} Nobody was hurt at all.`,
      );
      expect(shown).to.contain('wheel. <c>Nobody was hurt at all.</c>');
      expect(said['c']).to.equal('doubtful: The words are the same, but stand elsewhere now.');
    });
  });

  describe('with several spans', () => {
    it('is as good as the worst of them', () => {
      const { shown, said } = carry(
        `${around} “<a>We know</a>,” said the mayor of the town, “<a>what the people want</a>.”`,
        `${around} “We know,” said the mayor of the town, “what most people here want.”`,
      );
      expect(shown).to.contain('“<a>We know</a>,” said').and.to.contain('“<a>what most people here want</a>.”');
      expect(said['a']).to.match(/^doubtful: 1 of 4 words changed, 1 added\./);
    });

    it('proposes what is left where one of them is gone', () => {
      const { shown, said } = carry(
        `${around} “<a>We know exactly what they want</a>,” said <a>a spokesman</a>. The meeting then ended early.`,
        `${around} “We know exactly what they want.” The meeting then ended early.`,
      );
      expect(shown).to.contain('“<a>We know exactly what they want</a>.”');
      expect(said['a']).to.equal('doubtful: “a spokesman” is not in the new text; the rest of it is.');
    });
  });

  it('takes along parts of words, white space and characters of several units', () => {
    const { shown } = carry(
      `Old. ${around} A <f>co</f>operation<c> of 👩‍👩‍👧 and cafe\u0301 </c>owners began.`,
      `New. ${around} A cooperation of 👩‍👩‍👧 and cafe\u0301 owners began.`,
    );
    expect(shown).to.contain('A <f>co</f>operation<c> of 👩‍👩‍👧 and cafe\u0301 </c>owners');
  });

  it('works from right to left and without spaces', () => {
    const arabic = carry(
      'قال الوزير إن <c>الميناء سيفتح أبوابه غدا</c> أمام السفن',
      'قال الوزير اليوم إن الميناء سيفتح أبوابه غدا أمام السفن',
    );
    expect(arabic.shown).to.contain('<c>الميناء سيفتح أبوابه غدا</c>');
    expect(arabic.said['c']).to.match(/^sure/);
    const chinese = carry(
      '市长周一说，<c>港口去年亏损九百万</c>，情况严重。',
      '市长周二说，港口去年亏损九百万，情况很严重。',
    );
    expect(chinese.shown).to.contain('说，<c>港口去年亏损九百万</c>，');
    expect(chinese.said['c']).to.match(/^sure/);
  });

  it('finds by its quotes what stands in a still earlier revision', () => {
    const { text, annotations } = marked(
      `${around} The mayor said <c>the harbour lost nine million</c> last year.`,
    );
    const [{ status, spans }] = carryOver([...annotations.values()], {
      before: `Corrected. ${text}`,
      after: `Corrected twice. ${text}`,
    }) as [Carried];
    expect(status).not.to.equal('lost');
    expect(spans).to.deep.equal([{ ...annotations.get('c')!.spans[0], start: 80, end: 109 }]);
  });
});

describe('carryOver, from quotes alone', () => {
  it('finds words wherever they stand', () => {
    const { shown, said } = carry(
      `${around} The mayor said <c>the harbour lost nine million crowns</c> last year.`,
      `Much was put in front of it. ${around} The mayor said the harbour lost nine million crowns last year.`,
      { blind: true },
    );
    expect(shown).to.contain('said <c>the harbour lost nine million crowns</c> last');
    expect(said['c']).to.match(/^(sure|doubtful): The words are the same/);
  });

  it('lets the words around it decide between equal ones', () => {
    const { shown, said } = carry(
      'On Monday the mayor of the port said <c>no ship was late</c> since the first of June.',
      'A driver told us that no ship was late, he thinks.\n\nOn Monday the mayor of the port said no ship was late since the first of June.',
      { blind: true },
    );
    expect(shown).to.contain('port said <c>no ship was late</c> since');
    expect(said['c']).to.match(/^sure/);
  });

  it('asks where several places would do as well', () => {
    const line = 'On Monday the mayor of the port said no ship was late since the first of June.';
    const { said } = carry(
      line.replace('no ship was late', '<c>no ship was late</c>'),
      [line, 'Advertisement and much else.', line].join('\n'),
      {
        blind: true,
      },
    );
    expect(said['c']).to.equal(
      'doubtful: These words stand in 2 places of the new text that would do as well.',
    );
  });

  it('finds words of which some changed', () => {
    const { shown, said } = carry(
      `${around} It says <c>the bridge was closed for a week after the storm</c>, and then it opened.`,
      `It rained. ${around} It says the bridge was shut for a week after the storm, and then it opened.`,
      { blind: true },
    );
    expect(shown).to.contain('says <c>the bridge was shut for a week after the storm</c>,');
    expect(said['c']).to.match(/1 of 10 words changed/);
  });

  it('finds words that were all respelt a little', () => {
    const { shown, said } = carry(
      'Ministr zahranici rekl <c>pristav bude otevren pozitri rano</c> vecer',
      'Ministr zahraničí řekl přístav bude otevřen pozítří ráno večer',
      { blind: true },
    );
    expect(shown).to.match(/<c>přístav bude otevřen pozítří rán?o?<\/c>/);
    expect(said['c']).to.match(/^doubtful/);
  });

  it('loses what is not there', () => {
    const { said } = carry(
      `${around} <c>Nobody was hurt</c> there.`,
      'Something else stands here altogether.',
      { blind: true },
    );
    expect(said).to.deep.equal({ c: 'lost: These words are not in the new text.' });
  });
});

describe('carryOver, short of time', () => {
  it('says of what is left that it was not looked for', () => {
    for (const blind of [false, true]) {
      const { said, carried } = carry(
        `${around} <c>Nobody was hurt</c> there.`,
        `${around} Nobody was hurt there.`,
        {
          blind,
          deadline: performance.now() - 1,
        },
      );
      expect(said).to.deep.equal({ c: 'lost: There was no time to look for it; it can be attached by hand.' });
      expect(carried[0]!.spans).to.equal(null);
    }
  });
});
