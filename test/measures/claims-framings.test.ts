import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying, type Telling } from '../support/coded.js';

const balance = (tagged: string, sayings: Readonly<Record<string, Saying>> = {}, telling?: Telling) =>
  sourceBalance([coded(tagged, sayings, telling)]);

const supports = (tagged: string, sayings?: Readonly<Record<string, Saying>>) =>
  Object.fromEntries(
    balance(tagged, sayings).claims.map(({ id, support, within }) => [id, `${support} ${within ?? '-'}`]),
  );

describe('claims', () => {
  it('are attributed where they lie in what somebody says, and of nobody elsewhere', () => {
    expect(
      supports('<c1>The port is full</c1>. <a1>“<c2>It is empty</c2>, and <c3>we know</c3>,”</a1> she said.'),
    ).to.deep.equal({ c1: ' -', c2: 'attributed a1', c3: 'attributed a1' });
  });

  it('keep what is coded, wherever they lie', () => {
    expect(
      supports('<c1>One</c1> <a1><c2>two</c2> <c3>three</c3></a1> <c4>four</c4> <c5>five</c5>', {
        c1: { support: 'attributed' },
        c2: { support: 'disputed_in_text' },
        c3: { support: 'none' },
        c4: { support: 'document_linked' },
        c5: { support: 'none' },
      }),
    ).to.deep.equal({
      c1: 'attributed -',
      c2: 'disputed_in_text a1',
      c3: 'none a1',
      c4: 'document_linked -',
      c5: 'none -',
    });
  });

  it('lie in the innermost', () => {
    expect(supports('She said <a1>he told her <a2>that <c1>all is lost</c1></a2></a1>.')).to.deep.equal({
      c1: 'attributed a2',
    });
  });

  it('lie in the inner one of two with the same content', () => {
    expect(
      supports('She said <a1><a2><c1>jobs are gone</c1></a2></a1>.', { a1: {}, a2: { parent: 'a1' } }),
    ).to.deep.equal({ c1: 'attributed a2' });
    expect(
      supports('She said <a1><a2><c1>jobs are gone</c1></a2></a1>.', { a1: { parent: 'a2' }, a2: {} }),
    ).to.deep.equal({ c1: 'attributed a1' });
  });

  it('lie in content that meets within them', () => {
    expect(supports('She said <a1.t>jobs <c1>are </a1.t><a1.t>gone</c1></a1.t>.')).to.deep.equal({
      c1: 'attributed a1',
    });
  });

  it('do not lie in what holds only a part of them, nor in a source or a cue', () => {
    expect(
      supports('<a1.t>Nobody <c1>came</a1.t> to the port</c1>, <a1.q>said <c2>he who never lies</c2></a1.q>.'),
    ).to.deep.equal({ c1: ' -', c2: ' -' });
  });

  it('lie in pieces of content where each piece of theirs does', () => {
    expect(
      supports('“<a1.t><c1>We</c1> will</a1.t>,” she said, “<a1.t><c1>not pay</c1></a1.t>.”'),
    ).to.deep.equal({ c1: 'attributed a1' });
  });

  it('do not lie in what is not counted', () => {
    expect(
      supports(`
        <a1.t><c1>All is lost</c1></a1.t>.
        [caption] <a1.s>The mayor</a1.s>
      `),
    ).to.deep.equal({ c1: ' -' });
  });

  it('come in the order of the text with worth and certainty, and where they begin', () => {
    const { claims } = balance('A <c2>bee</c2> <c1>sees</c1>.', {
      c1: { worth: 'check', certainty: 'hedged' },
      c2: { worth: 'opinion' },
    });
    expect(claims.map(({ id, worth, certainty, start }) => [id, worth, certainty, start])).to.deep.equal([
      ['c2', 'opinion', '', 2],
      ['c1', 'check', 'hedged', 6],
    ]);
  });

  it('are no attributions: they change no number of words', () => {
    const { attributions, contentWords } = balance('<c1>The port is full</c1>.', { c1: { by: 'mayor' } });
    expect([attributions.total, contentWords.voice.total]).to.deep.equal([0, 0]);
  });
});

describe('framings', () => {
  it('come in the order of the text with device, target, polarity and voice, as coded', () => {
    const { framings } = balance('The <f1>regime</f1> and its <f2>brave</f2> <f3>foes</f3>.', {
      f1: { device: 'label', target: ' The mayor ', polarity: 'neg', voice: 'author' },
      f2: { device: 'wording', target: 'Union', polarity: 'pos', voice: 'source' },
      f3: {},
    });
    expect(
      framings.map(({ id, device, target, polarity, voice }) => [id, device, target, polarity, voice]),
    ).to.deep.equal([
      ['f1', 'label', 'The mayor', 'neg', 'author'],
      ['f2', 'wording', 'Union', 'pos', 'source'],
      ['f3', '', '', '', ''],
    ]);
  });
});

describe('right of reply', () => {
  const replies = (tagged: string, sayings: Readonly<Record<string, Saying>>, telling?: Telling) =>
    balance(tagged, sayings, telling).replies.map(
      ({ target, source, side, against, own }) =>
        `${target} (${source ?? '-'}, ${side ?? '-'}): ${against.join(' ')} | ${own?.join(' ') ?? 'unknown'}`,
    );
  const text =
    'The <f1>regime</f1>. <a1>We deny it</a1>, she said. <a2>No</a2>, they said. It <f2>failed</f2>.';
  const who = { a1: { by: 'mayor' }, a2: { by: 'union' } };
  const against = (target: string) => ({ ...who, f1: { polarity: 'neg', target } });

  it('is had by a source with content of its own', () => {
    expect(replies(text, against('Ana Ruiz'))).to.deep.equal(['Ana Ruiz (mayor, town): f1 | a1']);
  });

  it('is not had by a source that says nothing', () => {
    expect(replies(text, against('Tom Okoro'))).to.deep.equal(['Tom Okoro (minister, state): f1 | ']);
  });

  it('is not had by who is named without content', () => {
    expect(
      replies('The <f1>regime</f1>. <a1.s>The minister</a1.s> <a1.q>declined to comment</a1.q>.', {
        f1: { polarity: 'neg', target: 'Tom Okoro' },
        a1: { by: 'minister' },
      }),
    ).to.deep.equal(['Tom Okoro (minister, state): f1 | ']);
  });

  it('knows aliases, capitals aside', () => {
    expect(
      replies(text, against('the CITY hall'), {
        sources: { mayor: { name: 'Ana Ruiz', aliases: ['The city hall'], side: 'town' } },
      }),
    ).to.deep.equal(['Ana Ruiz (mayor, town): f1 | a1']);
  });

  it('is had by a side where anybody of it speaks', () => {
    expect(replies(text, against('Town'))).to.deep.equal(['town (-, town): f1 | a1']);
    expect(replies(text, against('state'))).to.deep.equal(['state (-, state): f1 | ']);
  });

  it('cannot be told of somebody whom neither the registry nor the sides know', () => {
    expect(replies(text, against('the shadow king'))).to.deep.equal(['the shadow king (-, -): f1 | unknown']);
  });

  it('puts together all that is said against one, by whatever name', () => {
    expect(
      replies(
        text,
        { ...who, f1: { polarity: 'neg', target: 'Ana Ruiz' }, f2: { polarity: 'neg', target: 'City hall' } },
        { sources: { mayor: { name: 'Ana Ruiz', aliases: ['City Hall'], side: 'town' } } },
      ),
    ).to.deep.equal(['Ana Ruiz (mayor, town): f1 f2 | a1']);
  });

  it('is not asked for after praise, nor where no target is named', () => {
    expect(
      replies(text, {
        ...who,
        f1: { polarity: 'pos', target: 'Ana Ruiz' },
        f2: { polarity: 'neg', target: '' },
      }),
    ).to.deep.equal([]);
    expect(replies(text, { ...who, f1: { target: 'Ana Ruiz' } })).to.deep.equal([]);
  });

  it('is asked for those whom a loaded cue is addressed to', () => {
    const tagged =
      'The union <a1.q>slammed</a1.q> <a1.d>Tom Okoro</a1.d> <a1.t>for delay</a1.t>. <a2>I was ill</a2>, he said.';
    const said = { a2: { by: 'minister' } };
    expect(replies(tagged, { ...said, a1: { by: 'union', stance: 'loaded' } })).to.deep.equal([
      'Tom Okoro (minister, state): a1 | a2',
    ]);
    expect(replies(tagged, { ...said, a1: { by: 'union', stance: 'doubting' } })).to.deep.equal([]);
  });

  it('counts neither a framing nor an answer that is left out', () => {
    expect(
      replies(
        `
        [caption] A <f1>regime</f1>. <a1>We deny it</a1>.
        It <f2>failed</f2>.
        `,
        {
          f1: { polarity: 'neg', target: 'Dockers’ union' },
          f2: { polarity: 'neg', target: 'Ana Ruiz' },
          a1: { by: 'mayor' },
        },
      ),
    ).to.deep.equal(['Ana Ruiz (mayor, town): f2 | ']);
  });
});
