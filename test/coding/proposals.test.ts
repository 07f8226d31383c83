import { expect } from '@open-wc/testing';
import type { Kind } from '../../src/domain/codebook.js';
import { kindOf } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { cueListFor, type CueList } from '../../src/coding/cue-list.js';
import { proposals } from '../../src/coding/proposals.js';
import { tagged } from '../support/tagged.js';

const english = cueListFor('en');
const attribution = kindOf(defaultCodebook, 'attribution');

function proposed(
  source: string,
  part: string,
  {
    list = english,
    names = [],
    kind = attribution,
  }: { list?: CueList | null; names?: string[]; kind?: Kind } = {},
) {
  const { article, text, spans } = tagged(source);
  const found = proposals(article, kind, part, spans, { list, names });
  for (const { span } of found) {
    for (const content of spans)
      if (content.part === 'content')
        expect(span.end <= content.start || span.start >= content.end).to.equal(true);
    expect(text.slice(span.start, span.end)).to.match(/^\S[^\n]*$/);
  }
  return found.map(({ span, reason }) => ({ words: text.slice(span.start, span.end), reason }));
}
const words = (...args: Parameters<typeof proposed>) => proposed(...args).map((one) => one.words);

describe('proposals for the cue', () => {
  it('says why, with the stance', () => {
    expect(proposed('Fraud, he claimed, was <t>common</t>.', 'cue')).to.deep.equal([
      { words: 'claimed', reason: 'cue verb: claimed, doubting' },
    ]);
    expect(proposed('He did not say <t>when</t>.', 'cue')[0]!.reason).to.equal(
      'cue verb: did not say, neutral, negated',
    );
    expect(proposed('According to him, <t>it rains</t>.', 'cue')[0]!.reason).to.equal(
      'cue: According to, neutral',
    );
  });

  it('puts the cue between the fragments first', () => {
    expect(words('He said so. “<t>We</t>,” she added, “<t>won</t>,” as was said.', 'cue')[0]).to.equal('added');
  });

  it('tells the cue in front from the cue of the next clause', () => {
    const sentence = 'Paris claims <t>it is over</t>, Rome maintains it is not.';
    expect(words(sentence, 'cue')).to.deep.equal(['claims', 'maintains']);
    expect(words('Paris claims it is over, Rome maintains <t>it is not</t>.', 'cue')).to.deep.equal([
      'maintains',
      'claims',
    ]);
  });

  it('offers the neighbouring sentence after the own one', () => {
    expect(words('“<t>We won.</t>” The hall was quiet. “Yes,” he added.', 'cue')).to.deep.equal(['added']);
    expect(words('She told us. “<t>We won.</t>” “Yes,” he added.', 'cue')).to.deep.equal(['added', 'told']);
  });

  it('leaves the end of an idiom to the content', () => {
    expect(proposed('The group claimed <t>responsibility for it</t>.', 'cue')[0]).to.deep.equal({
      words: 'claimed',
      reason: 'cue verb: claimed, neutral',
    });
  });

  it('does not cross a block', () => {
    expect(words('He said so.\n<t>It is over.</t>\nShe said so.', 'cue')).to.deep.equal([]);
    expect(words('<t>It is over.\nAll of it</t>, she said.', 'cue')).to.deep.equal(['said']);
  });
});

describe('proposals for the source', () => {
  it('offers the name behind an inverted cue, and then with what identifies it', () => {
    const found = proposed(
      '<t>Prices rise</t>, <q>said</q> Liu Xinlu, a professor at the university.',
      'source',
    );
    expect(found.slice(0, 2)).to.deep.equal([
      { words: 'Liu Xinlu', reason: 'name after the cue' },
      { words: 'Liu Xinlu, a professor at the university', reason: 'name after the cue' },
    ]);
  });

  it('offers the phrase before the cue, and the name in it', () => {
    expect(words('Iraqi Shiite militia leader Hadi al-Ameri <q>said</q> <t>no</t>.', 'source')[0]).to.equal(
      'Iraqi Shiite militia leader Hadi al-Ameri',
    );
    expect(
      words('But on Friday the militia leader Hadi al-Ameri <q>said</q> <t>no</t>.', 'source').slice(0, 2),
    ).to.deep.equal(['the militia leader Hadi al-Ameri', 'Hadi al-Ameri']);
    expect(proposed('“<t>No</t>,” she <q>said</q>.', 'source')[0]).to.deep.equal({
      words: 'she',
      reason: 'pronoun before the cue',
    });
  });

  it('finds who acted in a passive, and whoever did what the verb before says', () => {
    expect(words('<t>The plan</t> <q>was condemned</q> by the Vatican on Sunday.', 'source')[0]).to.equal(
      'the Vatican',
    );
    expect(words('The Vatican condemned the plan and <q>urged</q> <t>restraint</t>.', 'source')[0]).to.equal(
      'The Vatican',
    );
    expect(
      words('“It ends,” said Ali Hassan, <q>adding</q> that <t>all would leave</t>.', 'source')[0],
    ).to.equal('Ali Hassan');
  });

  it('goes by the likeliest cue while none is marked', () => {
    expect(words('<t>It ends</t>, the Vatican said.', 'source')[0]).to.equal('the Vatican');
  });

  it('ranks the names of known sources higher', () => {
    const sentence = 'Ali met Omar. “<t>It ends.</t>” The room fell silent.';
    expect(words(sentence, 'source', { names: ['Omar'] })[0]).to.equal('Omar');
    expect(
      words('<t>It ends</t>, said Omar, brother of Ali.', 'source', { names: ['Ali', '', 'it (x'] })[0],
    ).to.equal('Omar');
  });

  it('does not offer what is marked', () => {
    expect(words('<s>She</s> <q>said</q> <t>no</t> to Rome.', 'source')).to.not.include('She');
  });
});

describe('proposals elsewhere', () => {
  it('finds a known name however it is written, and no more than it', () => {
    for (const name of [' OMAR ali ', 'omar Ali'])
      expect(words('Then Omar Ali came. <t>It ends</t>.', 'source', { list: null, names: [name] })[0]).to.equal(
        'Omar Ali',
      );
  });

  it('looks for 15,000 names', () => {
    const many = Array.from({ length: 15_000 }, (_, index) => `Minister ${(index * 7919).toString(36)}`);
    const sentence = `${'The minister said so. '.repeat(60)}<t>It ends</t>, said Minister 64u again.`;
    expect(words(sentence, 'source', { names: many }).join()).to.contain('Minister 64u');
  });

  it('have names only where the language has no list', () => {
    const german = 'Der Minister sagte. „<t>Es ist vorbei</t>“, sagte Olaf Berg in Bonn.';
    expect(words(german, 'cue', { list: null })).to.deep.equal([]);
    expect(words(german, 'source', { list: null })[0]).to.equal('Olaf Berg');
    expect(words('قال الوزير إن <t>المحادثات انتهت</t>.', 'source', { list: null })).to.deep.equal([]);
    expect(
      words('قال الوزير إن <t>المحادثات انتهت</t>.', 'source', { list: null, names: ['الوزير'] }),
    ).to.deep.equal(['الوزير']);
    expect(words('外交部发言人说：「<t>会谈结束</t>」。', 'source', { names: ['外交部'] })).to.deep.equal([
      '外交部',
    ]);
  });

  it('are none for a part without a finder, an unknown part, or no content', () => {
    expect(words('He said <t>no</t> to her.', 'addressee')).to.deep.equal([]);
    expect(words('He said <t>no</t> to her.', 'content')).to.deep.equal([]);
    expect(words('He said <t>no</t> to her.', 'nothing')).to.deep.equal([]);
    expect(words('<s>He</s> said no.', 'cue')).to.deep.equal([]);
  });

  it('go by finder, whatever the parts are called', () => {
    const kind: Kind = {
      ...attribution,
      parts: [
        { id: 'content', label: 'Words' },
        { id: 'speaker', label: 'Speaker', finder: 'source' },
      ],
    };
    expect(words('He said <t>no</t>.', 'speaker', { kind })[0]).to.equal('He');
  });

  it('count in UTF-16, and are whole beside astral characters', () => {
    expect(words('🎙️ Ana 🎙️ said <t>no 🎙️</t>.', 'cue')).to.deep.equal(['said']);
    expect(words('“<t>🎙️ No</t>,” said Ana Ruiz.', 'source')[0]).to.equal('Ana Ruiz');
  });

  it('are those nearby in a very long block', () => {
    const filler = 'The council said that the “plan” was, by all accounts, a good one. '.repeat(900);
    const { article, spans } = tagged(`${filler}<t>It is over</t>, said Ana Ruiz. ${filler}`);
    const run = (part: string) => proposals(article, attribution, part, spans, { list: english });
    expect(article.text.slice(run('source')[0]!.span.start).startsWith('Ana Ruiz')).to.equal(true);
  });
});
