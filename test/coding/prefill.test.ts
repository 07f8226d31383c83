import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Codebook } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { cueListFor, type CueList } from '../../src/coding/cue-list.js';
import { suggestions } from '../../src/coding/prefill.js';
import { marked } from '../support/marked.js';
import { tagged } from '../support/tagged.js';

const english = cueListFor('en');

function suggested(
  source: string,
  { list = english, codebook = defaultCodebook }: { list?: CueList | null; codebook?: Codebook } = {},
) {
  const { article, spans } = tagged(source);
  const annotation = { id: 'new', kind: 'attribution', spans, parent: null };
  return suggestions(article, codebook, annotation, { list, around: [] });
}
const values = (...args: Parameters<typeof suggested>) =>
  Object.fromEntries(Object.entries(suggested(...args)).map(([id, { value }]) => [id, value]));
const form = (source: string) => values(`${source} <q>said</q> <t>so</t>.`)['source_form'];

describe('suggestions from the words of an attribution', () => {
  it('say where each value comes from', () => {
    expect(suggested('<s>He</s> <q>did not claim</q> <t>it was over</t>.')).to.deep.equal({
      mode: { value: 'indirect', reason: 'no clause is in quotation marks' },
      act: { value: 'say', reason: 'cue list: did not claim is say' },
      stance: { value: 'doubting', reason: 'cue list: did not claim is doubting' },
      polarity: { value: 'negated', reason: 'cue list: did not claim is negated' },
      source_form: { value: 'pronoun', reason: 'words of the source: a pronoun' },
    });
  });

  it('grow with what is marked', () => {
    expect(values('“<t>We won</t>,” she said.')).to.deep.equal({ mode: 'direct' });
    expect(values('“<t>We won</t>,” she <q>said</q>.')).to.deep.include({
      stance: 'neutral',
      source_form: 'implicit',
    });
    expect(values('<s>She</s>: “<t>We won</t>.”')).to.deep.equal({
      mode: 'direct',
      stance: 'none',
      source_form: 'pronoun',
    });
  });

  it('know an idiom that goes on in the content, and a negation left unmarked', () => {
    expect(values('They <q>claimed</q> <t>responsibility for it</t>.')['stance']).to.equal('neutral');
    expect(values('They did not <q>say</q> <t>when</t>.')['polarity']).to.equal('negated');
    expect(values('His <q>claims</q> of <t>fraud</t>.')['stance']).to.equal('doubting');
    expect(values('He <q>zigzagged</q> <t>so</t>.')).to.not.have.any.keys('stance', 'act', 'polarity');
  });

  it('name the form of the source', () => {
    for (const named of [
      'Abdullah al-Jubouri',
      'Iraqi Prime Minister al-Sudani',
      'The Iraqi Foreign Ministry',
      'the Pentagon',
      'Hamas',
      'the defence minister, Ali Hassan,',
      'Ali Hassan, a spokesman for the army,',
    ])
      expect(form(`<s>${named}</s>`), named).to.equal('named');
    for (const role of [
      'The minister',
      'a spokesman for the Pentagon',
      'The Iraqi Shiite militia group',
      'police',
      'the U.S. president',
    ])
      expect(form(`On Monday <s>${role}</s>`), role).to.equal('role');
    for (const pronoun of ['He', 'they', 'which'])
      expect(form(`<s>${pronoun}</s>`), pronoun).to.equal('pronoun');
    for (const vague of [
      'Critics',
      'Analysts',
      'various Shiite militia groups',
      'U.S. officials',
      'many in the party',
      'Villagers',
    ])
      expect(form(`<s>${vague}</s>`), vague).to.equal('vague_group');
    for (const document of [
      'The report',
      'a statement',
      'a study by the university',
      'the Human Rights Watch report',
    ])
      expect(form(`<s>${document}</s>`), document).to.equal('document');
    for (const anonymous of [
      'A source',
      'people familiar with the matter',
      'an official who spoke on condition of anonymity',
    ])
      expect(form(`<s>${anonymous}</s>`), anonymous).to.equal('anonymous');
  });

  it('are fewer in a language without a list, and never wrong for that', () => {
    expect(values('<q>قال</q> <s>الوزير</s> إن <t>المحادثات انتهت</t>.', { list: null })).to.deep.equal({
      mode: 'indirect',
    });
    expect(values('<s>外交部</s><q>说</q>：「<t>会谈结束</t>」', { list: null })).to.deep.equal({
      mode: 'direct',
    });
    expect(values('<q>قال</q>: «<t>انتهت</t>»', { list: null })).to.deep.equal({
      mode: 'direct',
      source_form: 'implicit',
    });
  });

  it('hold no value that the codebook does not have, and none for an unknown kind', () => {
    const attribution = defaultCodebook.kinds.find(({ id }) => id === 'attribution')!;
    const attributes = attribution.attributes.map((attribute) =>
      attribute.id === 'stance' ? { ...attribute, values: [{ id: 'doubting', label: 'Doubting' }] } : attribute,
    );
    const codebook = { ...defaultCodebook, kinds: [{ ...attribution, attributes }] };
    expect(values('He <q>said</q> <t>so</t>', { codebook })).to.not.have.property('stance');
    expect(values('He <q>claimed</q> <t>so</t>', { codebook })).to.have.property('stance', 'doubting');
    expect(values('He <q>said</q> <t>so</t>', { codebook: { ...codebook, kinds: [] } })).to.deep.equal({});
  });
});

describe('suggestions from what lies around', () => {
  const inside = (source: string, id: string, attributes: Annotation['attributes'] = {}) => {
    const { article, annotations } = marked(source);
    const annotation = annotations.get(id)!;
    const around = [...annotations.values()].map((other) => ({ ...other, attributes }));
    const found = suggestions(article, defaultCodebook, annotation, { list: english, around });
    return Object.fromEntries(Object.entries(found).map(([key, { value }]) => [key, value]));
  };

  it('call a claim attributed inside the content of an attribution', () => {
    expect(inside('He said <a>that <c>aid was cut</c> again</a>.', 'c')).to.deep.equal({
      support: 'attributed',
    });
    expect(inside('He said <a>that aid</a> <c>was cut</c>.', 'c')).to.deep.equal({});
    expect(inside('He said <f>that <c>aid was cut</c></f>.', 'c')).to.deep.equal({});
  });

  it('tell whose voice a framing is', () => {
    expect(inside('A <f>brutal</f> cut.', 'f')).to.deep.equal({ voice: 'author' });
    expect(inside('He called <a>it <f>brutal</f></a>.', 'f')).to.deep.equal({ voice: 'author' });
    expect(inside('He called <a>it “a <f>brutal</f> cut”</a>.', 'f')).to.deep.equal({ voice: 'source' });
    expect(inside('He called <a>it <f>brutal</f></a>.', 'f', { mode: 'direct' })).to.deep.equal({
      voice: 'source',
    });
    expect(inside('A “<f>brutal</f>” cut.', 'f')).to.deep.equal({ voice: 'author' });
  });
});
