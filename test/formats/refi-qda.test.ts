import { expect } from '@open-wc/testing';
import { createAnnotation } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import type { ExchangedSet, ExchangeFile } from '../../src/formats/exchange-format.js';
import { readXml } from '../../src/formats/read-xml.js';
import { refiQda } from '../../src/formats/refi-qda.js';
import { readZip, writeZip } from '../../src/formats/zip-files.js';
import { articleOf, marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const options = { name: 'study', exported: writtenAt };
const setOf = (source: string) => {
  const { article, annotations } = marked(source);
  return { article, codebook, sources: [], annotations, orphans: [] };
};
const contents = ([file]: readonly ExchangeFile[]) =>
  new Map(readZip(file!.data!).map(({ name, data }) => [name, new TextDecoder().decode(data)]));
const shown = (set: ExchangedSet | undefined) =>
  set?.annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]);

const story = 'Kim 🎙 said the plan will work.\nCritics disagree.';
interface Theirs {
  readonly text?: string;
  readonly inline?: string;
  readonly selections: string;
  readonly codes?: string;
  readonly after?: string;
}
/** A project as other programs write it: GUIDs in capitals, some in braces. */
const theirs = ({ text = story, inline = '', selections, codes = '', after = '' }: Theirs) => {
  const project = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="OtherTool">
 <Users><User guid="AAAAAAAA-0000-4000-8000-000000000001" name="ana"/></Users>
 <CodeBook><Codes><Code guid="C0" name="Attribution" isCodable="true"><Code guid="C1" name="Cue" isCodable="true"/><Code guid="C2" name="Stance of the cue" isCodable="true"><Code guid="C3" name="Doubting" isCodable="true"/></Code></Code>
 <Code guid="C4" name="Economy" isCodable="true"><Code guid="C5" name="Trade" isCodable="true"/></Code>${codes}</Codes></CodeBook>
 <Sources><TextSource guid="{BBBBBBBB-0000-4000-8000-000000000002}" name="story"${inline ? '' : ' plainTextPath="internal://BBBBBBBB-0000-4000-8000-000000000002.txt"'}>${inline}${selections}</TextSource>
 <PictureSource guid="P" name="photo"/></Sources>${after}
</Project>`;
  const files = [
    { name: 'project.qde', type: '', text: project },
    { name: 'Sources/bbbbbbbb-0000-4000-8000-000000000002.txt', type: '', text },
  ];
  return refiQda.read([{ name: 'theirs.qdpx', type: '', data: writeZip(files, writtenAt) }], {
    now: writtenAt,
  });
};
const selection = (start: number, end: number, codes: readonly string[], { name = '', note = '' } = {}) =>
  `<PlainTextSelection guid="D${start}" name="${name}" startPosition="${start}" endPosition="${end}" creatingUser="{AAAAAAAA-0000-4000-8000-000000000001}">${note && `<Description>${note}</Description>`}${codes.map((code) => `<Coding guid="E"><CodeRef targetGUID="{${code}}"/></Coding>`).join('')}</PlainTextSelection>`;
const messages = ({ problems }: ReturnType<typeof refiQda.read>) =>
  problems.map(({ id, message }) => ({ id, message })).filter(({ id }) => id !== 'photo');

describe('REFI-QDA', () => {
  it('brings back whatever it says that it holds, with either line break', () => {
    comesBack(refiQda, { strange: false });
    comesBack(refiQda, { strange: false, options: { newlines: 'crlf' } });
  });
  it('survives damage', () => survivesDamage(refiQda));

  it('writes selections in code points, with codes that say kind, part and values', () => {
    const files = contents(
      refiQda.write(setOf('Kim 🎙 said <c>the plan</c>.\n<f>Critics</f> disagree.'), options),
    );
    const [project, text] = [...files.values()] as [string, string];
    expect(text).to.equal('Kim 🎙 said the plan.\nCritics disagree.');
    expect([...files.keys()][1]).to.match(/^sources\/[0-9a-f-]{36}\.txt$/);
    expect(project).to.match(
      /name="the plan" startPosition="11" endPosition="19" creatingUser="[0-9a-f-]{36}"/,
    );
    expect(project).to.contain('name="Critics" startPosition="21" endPosition="28"');
    const claim = /<Code guid="([^"]+)" name="Claim" isCodable="true" color="#/.exec(project)?.[1];
    expect(project).to.contain(`<CodeRef targetGUID="${claim}"/>`);
    expect(
      readXml(project).children.flatMap((child) => (typeof child === 'string' ? [] : child.name)),
    ).to.deep.equal([...['Users', 'CodeBook', 'Variables', 'Sources']]);
  });

  it('counts CRLF as two characters for MAXQDA', () => {
    const files = contents(refiQda.write(setOf('One.\n<f>Two</f>.'), { ...options, newlines: 'crlf' }));
    const [project, text] = [...files.values()] as [string, string];
    expect(text).to.equal('One.\r\nTwo.');
    expect(project).to.contain('name="Two" startPosition="6" endPosition="9"');
  });

  it('keeps ids that are GUIDs, notes, values, sources and long values', () => {
    const article = articleOf('Kim said it.');
    const [source] = [
      { id: '5a1e0000-0000-4000-8000-000000000001', name: 'Kim & co', aliases: [], kind: 'person' },
    ];
    const kim = { ...source, type: '', role: '', side: '', anonymity: '' };
    const long = 'Words that are too long to be the name of a code in most programs. '.repeat(2);
    const annotation = createAnnotation(
      { article, codebook, analyst: 'ana', now: writtenAt },
      'attribution',
      [
        { part: 'source', start: 0, end: 3 },
        { part: 'content', start: 9, end: 11 },
      ],
      {
        attributes: { mode: 'direct', why: long, act: 'Say' },
        sources: [kim.id],
        note: 'A note\nof two lines',
      },
    );
    const set = {
      article,
      codebook,
      sources: [kim],
      annotations: new Map([[annotation.id, annotation]]),
      orphans: [],
    };
    const { sets, problems } = refiQda.read(refiQda.write(set, options), { now: writtenAt });
    expect(problems).to.deep.equal([]);
    expect(sets[0]!.annotations).to.deep.equal([annotation]);
    expect(sets[0]!.sources.map(({ id, name }) => [id, name])).to.deep.equal([[kim.id, 'Kim & co']]);
  });

  it('brings kinds of another codebook back by their labels', () => {
    const own = {
      ...{ id: 'own', version: '1', title: 'Own' },
      kinds: [
        {
          ...{
            id: 'k1',
            label: 'Tone',
            key: 't',
            tone: 4,
            parts: [
              { id: 'p1', label: 'Word' },
              { id: 'p2', label: 'Target' },
            ],
          },
          ...{
            mainPart: 'p1',
            attributes: [{ id: 'a1', label: 'Strength', values: [{ id: 'v1', label: 'Strong' }] }],
          },
        },
      ],
    };
    const article = articleOf('Kim slammed it.');
    const annotation = createAnnotation(
      { article, codebook: own, analyst: '', now: writtenAt },
      'k1',
      [{ part: 'p1', start: 4, end: 11 }],
      {
        attributes: { a1: 'v1' },
      },
    );
    const set = {
      article,
      codebook: own,
      sources: [],
      annotations: new Map([[annotation.id, annotation]]),
      orphans: [],
    };
    const { sets, problems } = refiQda.read(refiQda.write(set, options), { now: writtenAt });
    expect(problems).to.deep.equal([]);
    expect(shown(sets[0])).to.deep.equal([['Tone', 'Word: slammed']]);
    expect(sets[0]!.annotations[0]!.attributes).to.deep.equal({ Strength: 'Strong' });
    expect(sets[0]!.codebook.kinds.at(-1)).to.include({ id: 'Tone', tone: 4, mainPart: 'Word' });
  });

  it('holds several articles in one project, and the codebook alone in a file', () => {
    const sets = [setOf('<c>One</c>.'), setOf('<f>Two</f>.')];
    const back = refiQda.read(refiQda.gather!(sets, options), { now: writtenAt });
    expect(back.sets.map((set) => shown(set))).to.deep.equal([
      [['claim', 'claim: One']],
      [['framing', 'framing: Two']],
    ]);
    const files = refiQda.write(sets[0]!, { ...options, file: 'codebook' });
    expect(files[0]!.name).to.equal('study.qdc');
    expect(files[0]!.text).to.contain('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"');
    expect(refiQda.recognises(files)).to.equal(true);
    expect(refiQda.read(files)).to.deep.equal({
      sets: [],
      problems: [
        { file: 'study.qdc', message: 'This is a codebook alone, without texts: there is nothing to import.' },
      ],
    });
  });

  it('reads codes of others: ours by name, values as attributes, theirs as kinds of their own', () => {
    const { sets, problems } = theirs({
      selections:
        selection(6, 10, ['C1', 'C3'], { name: 'said', note: 'plain verb' }) +
        selection(11, 29, ['C5', 'C0'], { name: 'the plan will work' }),
    });
    expect(shown(sets[0])).to.deep.equal([
      ['attribution', 'cue: said'],
      ['Economy / Trade', 'Economy / Trade: the plan will work'],
      ['attribution', 'content: the plan will work'],
    ]);
    const [cue] = sets[0]!.annotations;
    expect([cue!.attributes, cue!.note, cue!.analyst]).to.deep.equal([
      { stance: 'doubting' },
      'plain verb',
      'ana',
    ]);
    expect(problems.map(({ id, message }) => ({ id, message }))).to.deep.equal([
      {
        id: undefined,
        message: 'The label "Economy / Trade" is not in the codebook: it became a kind of its own.',
      },
      { id: 'photo', message: 'It is no text, so it was left out.' },
    ]);
  });

  it('puts a value that stands alone on the annotation of the same words', () => {
    const again = selection(6, 10, ['C3']).replace('guid="D6"', 'guid="F"');
    const { sets } = theirs({
      selections: selection(6, 10, ['C1'], { name: 'said' }) + again + selection(31, 38, ['C3']),
    });
    expect(shown(sets[0])).to.deep.equal([
      ['attribution', 'cue: said'],
      ['attribution', 'content: Critics'],
    ]);
    expect(sets[0]!.annotations.map(({ attributes }) => attributes)).to.deep.equal([
      { stance: 'doubting' },
      { stance: 'doubting' },
    ]);
  });

  it('finds out by the names of selections how positions count', () => {
    const crlf = story.replace('\n', '\r\n');
    const read = (text: string, start: number, end: number, name: string) => {
      const all = theirs({ text, selections: selection(start, end, ['C1'], { name }) });
      return [sets(all), messages(all).map(({ message }) => message)];
    };
    const sets = (all: ReturnType<typeof theirs>) => all.sets[0]!.annotations[0]!.spans[0]!.exact;
    const found = (count: string) => [
      `Its positions count ${count}: read so, the words are those that the selections are named for.`,
    ];
    expect(read(story, 39, 47, 'disagree')).to.deep.equal(['disagree', []]);
    expect(read(crlf, 40, 48, 'disagree')).to.deep.equal(['disagree', []]);
    expect(read(crlf, 39, 47, 'disagree')).to.deep.equal([
      'disagree',
      found('code points, and each line break as one'),
    ]);
    expect(read(story, 40, 48, 'disagree')).to.deep.equal([
      'disagree',
      found('code points, and each line break as two'),
    ]);
    expect(read(story.replace('Kim', '🎙'), 39, 47, 'disagree')).to.deep.equal([
      'disagree',
      found('UTF-16 units'),
    ]);
    expect(read(crlf, 40, 48, 'Selection 1')[0]).to.equal('disagree');
    expect(read(crlf, 40, 48, 'Selection 1')[1]).to.deep.equal([
      'Its selections do not repeat their words, so nothing shows whether positions count code points, and line breaks as the file has them: they were read so.',
    ]);
  });

  it('says what it cannot read, and keeps the rest', () => {
    const selections =
      selection(0, 3, ['C1']) +
      selection(1, 4000, ['C1']) +
      selection(2, 2, ['C1']) +
      selection(4, 5, []) +
      selection(6, 10, ['C9']);
    const after = '<Links><Link guid="L" name="explains" originGUID="D0" targetGUID="D4"/></Links>';
    const all = theirs({ inline: '<PlainTextContent>Kim said it.</PlainTextContent>', selections, after });
    expect(shown(all.sets[0])).to.deep.equal([['attribution', 'cue: Kim']]);
    expect(messages(all)).to.deep.equal([
      { id: undefined, message: '1 link was left out: what it says has no place here.' },
      { id: 'd1', message: 'The selection from 1 to 4000 is not in the text, which has 12 code points.' },
      { id: 'd2', message: 'The selection from 2 to 2 holds no character.' },
      { id: 'd4', message: 'No code is on it, so it was left out.' },
      { id: 'd6', message: 'A code on it is not in the codebook of the project: that was left out.' },
    ]);
  });

  it('reads a text with characters that XML cannot hold, which it has in a file of its own', () => {
    const set = setOf('Kim <c>said\u0001 it</c>.');
    const { sets, problems } = refiQda.read(refiQda.write(set, options), { now: writtenAt });
    expect(problems).to.deep.equal([]);
    expect(shown(sets[0])).to.deep.equal([['claim', 'claim: said\u0001 it']]);
  });

  it('refuses what is no project in a sentence', () => {
    const read = (file: Partial<ExchangeFile>) =>
      refiQda.read([{ name: 'a.qdpx', type: '', ...file }]).problems.map(({ message }) => message);
    expect(read({ text: 'x' })).to.deep.equal([
      'This is no REFI-QDA project: a project is a zip file, and this is none.',
    ]);
    expect(read({ data: writeZip([{ name: 'a.txt', type: '', text: 'x' }], writtenAt) })).to.deep.equal([
      'This is no REFI-QDA project: it holds no project.qde.',
    ]);
    expect(read({ name: 'a.qde', text: '<html/>' })).to.deep.equal([
      'This is no REFI-QDA project: its outermost element is <html>.',
    ]);
    expect(read({ name: 'a.qde', text: '<Project/>' })).to.deep.equal(['This project holds no texts.']);
  });

  it('tells what would be lost of a set that has everything', () => {
    const article = articleOf('Kim said it.');
    const annotation = {
      ...createAnnotation({ article, codebook, analyst: 'ana', now: writtenAt }, 'claim', [
        { start: 0, end: 3 },
      ]),
      ...{ id: 'c1', note: 'a\u0001', confidence: 0.5, attributes: { weight: 2 }, prefilled: ['weight'] },
    };
    const kim = { id: 'k', name: 'Kim', aliases: [], kind: '', type: '', role: '', side: '', anonymity: '' };
    const orphan = { ...annotation, id: 'o', revision: 0 };
    const set = {
      article,
      codebook,
      sources: [kim],
      annotations: new Map([['c1', annotation]]),
      orphans: new Map([['o', orphan]]),
    };
    expect(refiQda.losses(set)).to.deep.equal([
      'Of 1 source, aliases, type, role, side and all else but the name are left out.',
      '1 annotation has numbers or yes/no values, which are written as text.',
      'The confidence of 1 annotation is left out.',
      'In 1 annotation, values that a rule suggested look as if an analyst had chosen them.',
      '1 annotation gets a new id when the file is read again.',
      '1 annotation of an earlier revision is left out.',
      'Of the codebook, keys, rules and conditions are left out; kinds that are not in the default codebook are known by their labels when the file is read again.',
      'In 1 annotation, characters that XML cannot hold are replaced in notes, names or values.',
    ]);
    expect(refiQda.losses(set, { file: 'codebook' })[0]).to.contain('The codebook alone is written');
  });
});
