import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { webAnnotation } from '../../src/formats/web-annotation.js';
import { marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const beside = { name: 'story.txt', type: 'text/plain', text };
const read = (value: unknown, ...more: readonly { name: string; type: string; text: string }[]) =>
  webAnnotation.read([{ name: 'story.jsonld', type: '', text: JSON.stringify(value) }, ...more], {
    now: writtenAt,
  });
const said = ({ sets }: ReturnType<typeof read>) =>
  sets.flatMap(({ annotations }) =>
    annotations.map(({ kind, spans }) =>
      [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)].join(' | '),
    ),
  );
const context = 'http://www.w3.org/ns/anno.jsonld';
const quote = (exact: string, prefix = '', suffix = '') => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
/** As the standard's own examples look. */
const theirs = (target: unknown, more: object = {}) => ({
  '@context': context,
  id: 'http://example.org/anno1',
  type: 'Annotation',
  body: { type: 'TextualBody', purpose: 'classifying', value: 'Cue' },
  target,
  ...more,
});
const on = (...selector: readonly object[]) => ({ source: 'https://example.org/story', selector });

interface Page {
  readonly 'bias:offsetUnit': string;
  readonly items: readonly {
    readonly id: string;
    readonly target: {
      readonly type?: string;
      readonly items?: object[];
      readonly selector?: { start?: number; end?: number; exact?: string }[];
    };
    readonly body: object[];
  }[];
}
function write(source: string, options: Readonly<Record<string, string>> = {}): Page {
  const { article, annotations } = marked(source);
  const [file] = webAnnotation.write(
    { article, codebook, sources: [], annotations },
    { exported: writtenAt, ...options },
  );
  return JSON.parse(file!.text!) as Page;
}

describe('web-annotation', () => {
  for (const unit of ['code-point', 'utf-16'])
    for (const target of ['composite', 'list'])
      it(`brings every set back whole: ${unit}, ${target}`, () =>
        comesBack(webAnnotation, { options: { unit, target } }));

  it('survives damage', () => survivesDamage(webAnnotation));

  it('counts code points, or UTF-16 units where that is asked for, and says which', () => {
    const places = (unit: string) => {
      const page = write('Kim 🎙 <c>said</c> so.', { unit });
      const [{ exact }, { start, end }] = page.items[0]!.target.selector as [
        { exact?: string },
        { start?: number; end?: number },
      ];
      return [page['bias:offsetUnit'], exact, start, end];
    };
    expect(places('code-point')).to.deep.equal(['code-point', 'said', 6, 10]);
    expect(places('utf-16')).to.deep.equal(['utf-16', 'said', 7, 11]);
  });

  it('lists the pieces of an annotation, or joins them in a composite target', () => {
    const source = '<a>We know</a>, she said, <a>what to do</a>.';
    expect(write(source).items[0]!.target).to.have.length(2);
    expect(write(source, { target: 'composite' }).items[0]!.target).to.include({ type: 'Composite' });
  });

  it('says kind, attributes, note, analyst and times in the words of the standard', () => {
    const { article, annotations } = marked('Kim <c>said</c> so.');
    const c = { ...annotations.get('c')!, attributes: { worth: 'check' }, note: 'Really?' };
    const [file] = webAnnotation.write(
      { article, codebook, sources: [], annotations: [c] },
      { exported: writtenAt },
    );
    const [item] = (JSON.parse(file!.text!) as { items: Record<string, unknown>[] }).items;
    expect(item!.creator).to.deep.equal({ type: 'Person', nickname: 'ana' });
    expect(item!.motivation).to.equal('classifying');
    expect(
      (item!.body as { purpose: string; value: string }[]).map(({ purpose, value }) => `${purpose} ${value}`),
    ).to.deep.equal(['classifying claim', 'tagging worth: check', 'commenting Really?']);
  });

  it('reads the text beside it, and says which is missing where there is none', () => {
    const anno = theirs(on(quote('said'), position(6, 10)));
    expect(said(read(anno, beside))).to.deep.equal(['attribution | cue: said']);
    const { sets, problems } = read(anno);
    expect(sets).to.deep.equal([]);
    expect(problems[0]!.message).to.match(
      /^This file does not hold the text .* \.txt file of the same name\.$/,
    );
  });

  it('takes the text of the same name where there are several', () => {
    const anno = theirs(on(quote('said')));
    const others = ['else/story.txt', 'story.2.txt', 'tale.txt'].map((name) => ({
      ...{ name, type: '' },
      text: 'They never said so.',
    }));
    const [set] = read(anno, ...others, beside).sets;
    expect(set!.article.text).to.equal(text);
    expect(read(anno, ...others.slice(0, 2)).sets[0]!.article.text).to.equal('They never said so.');
  });

  it('reads a page, a collection, a list and a single annotation', () => {
    const anno = theirs(on(quote('said')));
    for (const value of [
      { '@context': context, type: 'AnnotationPage', items: [anno] },
      { '@context': context, type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [anno] } },
      [anno],
      anno,
    ])
      expect(said(read(value, beside))).to.deep.equal(['attribution | cue: said']);
  });

  it('reads both forms of several targets as one annotation', () => {
    const [first, second] = [on(quote('the plan')), on(quote('will work'))];
    const expected = ['attribution | cue: the plan | cue: will work'];
    expect(said(read(theirs({ type: 'Composite', items: [first, second] }), beside))).to.deep.equal(expected);
    expect(said(read(theirs([first, second]), beside))).to.deep.equal(expected);
  });

  it('reads UTF-16 offsets where the quote proves them, and a quote or a position alone', () => {
    const otherUnit = read(theirs(on(quote('said'), position(7, 11))), beside);
    expect(said(otherUnit)).to.deep.equal(['attribution | cue: said']);
    expect(otherUnit.problems[0]!.message).to.match(/^1 span counts UTF-16 units/);
    expect(said(read(theirs(on(position(6, 10))), beside))).to.deep.equal(['attribution | cue: said']);
    expect(said(read(theirs(on({ type: 'FragmentSelector', value: 'char=6,10' })), beside))).to.deep.equal([
      'attribution | cue: said',
    ]);
  });

  it('reads tags, comments and creators of others', () => {
    const body = [
      { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
      { type: 'TextualBody', purpose: 'tagging', value: 'urgent' },
      { type: 'TextualBody', value: 'Who says so?' },
    ];
    const creator = { id: 'http://example.org/bo', name: 'Bo' };
    const { sets } = read(
      theirs(on(quote('Critics disagree')), { body, creator, created: '2026-01-05T00:00:00Z' }),
      beside,
    );
    const { id, kind, attributes, note, analyst, created } = sets[0]!.annotations[0]!;
    expect({ id, kind, attributes, note, analyst, created }).to.deep.equal({
      id: 'http://example.org/anno1',
      kind: 'claim',
      attributes: { tags: 'urgent' },
      note: 'Who says so?',
      analyst: 'Bo',
      created: '2026-01-05T00:00:00Z',
    });
    expect(sets[0]!.article.url).to.equal('https://example.org/story');
  });

  it('says which annotation speaks of a whole page, and keeps the others', () => {
    const { problems, sets } = read([theirs('https://example.org/story'), theirs(on(quote('said')))], beside);
    expect(problems[0]).to.include({ file: 'story.jsonld', id: 'http://example.org/anno1' });
    expect(problems[0]!.message).to.match(/^It speaks of a whole page/);
    expect(sets[0]!.annotations).to.have.length(1);
  });

  it('counts what somebody changed in another tool: the kind, the words of an attribute, the note', () => {
    const { article, annotations } = marked('<a>We know</a>, she said.');
    const a = { ...annotations.get('a')!, attributes: { mode: 'direct', weight: 3 }, note: 'Who?' };
    const [file] = webAnnotation.write({ article, codebook, sources: [], annotations: [a] });
    const changed = file!
      .text!.replace('"value":"attribution"', '"value":"claim"')
      .replace('mode: direct', 'mode: indirect')
      .replace('Who?', 'She.');
    const { sets, problems } = webAnnotation.read([{ ...file!, text: changed }]);
    expect(problems).to.deep.equal([]);
    expect(said({ sets, problems })).to.deep.equal(['claim | claim: We know']);
    const [{ attributes, note }] = sets[0]!.annotations as [(typeof sets)[0]['annotations'][0]];
    expect({ attributes, note }).to.deep.equal({ attributes: { mode: 'indirect', weight: 3 }, note: 'She.' });
  });

  it('keeps what Recogito gives back of an annotation: id, bodies, targets with their ids', () => {
    const page = write('<a>We know</a>, she said, <a>what to do</a>.', { target: 'list', unit: 'utf-16' });
    const [item] = page.items as unknown as {
      id: string;
      body: object[];
      target: { id: string; source: string; selector: object[] }[];
    }[];
    const back = {
      '@context': context,
      id: item!.id,
      type: 'Annotation',
      body: item!.body,
      target: item!.target.map(({ id, source, selector }) => ({ id, source, selector })),
    };
    const words = { name: 'story.txt', type: '', text: 'We know, she said, what to do.' };
    expect(said(read([back], words))).to.deep.equal(['attribution | content: We know | content: what to do']);
  });
});
