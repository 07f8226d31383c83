import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { describe as contextOf } from '../../src/domain/selector.js';
import { csv } from '../../src/formats/csv.js';
import { guarded, itemsOf, listCell, unguarded } from '../../src/formats/csv-cells.js';
import type { ExchangedSet, ExchangeFile, ExchangeFormat } from '../../src/formats/exchange-format.js';
import { articleOf, marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const article = { ...articleOf(text), id: 'a1', title: 'Kim' };

/** The words in the part that they play: `said` in `cue`. */
function annotation(
  id: string,
  kind: string,
  parts: readonly (readonly [part: string, words: string])[],
  more: Partial<Annotation> = {},
): Annotation {
  const spans = parts.map(([part, words]) => {
    const start = text.indexOf(words);
    const span = { start, end: start + words.length };
    return { part, ...span, ...contextOf(text, span) };
  });
  return {
    ...{ id, articleId: 'a1', revision: 1, kind, spans, attributes: {}, sources: [], parent: null, note: '' },
    ...{ confidence: null, analyst: 'ana', created: writtenAt, modified: writtenAt },
    ...more,
  };
}

const kim = {
  ...{ id: 's1', name: 'Kim', aliases: ['the mayor; of Lindholt', 'Kim B.'], kind: 'person' },
  ...{ type: 'government', role: 'decides', side: 'for', anonymity: 'named' },
};
const said = annotation(
  'n1',
  'attribution',
  [
    ['source', 'Kim'],
    ['cue', 'said'],
    ['content', 'the plan'],
    ['content', 'will work'],
  ],
  { sources: ['s1'], attributes: { mode: 'indirect' }, note: '=1+1', confidence: 0.5 },
);
const setOf = (...annotations: Annotation[]): ExchangedSet => ({
  ...{ article, codebook, sources: [kim], annotations, orphans: [] },
});

const options = { exported: writtenAt, name: 'kim' };
const texts = (files: readonly ExchangeFile[]) => new Map(files.map(({ name, text: words }) => [name, words!]));
const file = (name: string, words: string): ExchangeFile => ({ name, type: 'text/plain', text: words });
const read = (files: readonly ExchangeFile[], more = {}) => csv.read(files, { now: writtenAt, ...more });
/** A table by itself, with its text. */
const readRows = (rows: readonly string[], name = 'kim.csv') =>
  read([file(name, rows.join('\n')), file('kim.txt', text)]);
const wordsIn = ({ sets: [set] }: ReturnType<typeof read>) =>
  set!.annotations.map(({ kind, spans }) => [kind, ...spans.map(({ part, exact }) => `${part}: ${exact}`)]);
const messages = ({ problems }: ReturnType<typeof read>) => problems.map(({ message }) => message);

/** A table has no codebook: that kinds and parts are not in the default one is all that there is to report. */
const withoutNews: ExchangeFormat = {
  ...csv,
  read: (files, more) => {
    const { sets, problems } = csv.read(files, more);
    return { sets, problems: problems.filter(({ message }) => !/is not in the codebook: it/.test(message)) };
  },
};
/** An empty cell says that nothing is known; `losses` says so. */
const only = (set: ExchangedSet) => !csv.losses(set).some((loss) => loss.includes('empty texts'));

describe('csv', () => {
  it('writes a row for each piece, offsets in both units, and what belongs to the annotation in each of them', () => {
    const files = texts(csv.write(setOf(said), options));
    expect([...files.keys()]).to.deep.equal(['kim.csv', 'kim.sources.csv', 'kim.articles.csv', 'kim.txt']);
    const attributes = [...new Set(codebook.kinds.flatMap((kind) => kind.attributes.map(({ id }) => id)))];
    const values = attributes.map((id) => (id === 'mode' ? 'indirect' : '')).join(',');
    const rest = `body,no,s1,Kim,for,,${values},,'=1+1,0.5,ana,${writtenAt},${writtenAt}\r\n`;
    expect(files.get('kim.csv')).to.equal(
      'article_id,annotation_id,kind,part,fragment,start_cp,end_cp,start_utf16,end_utf16,text,block_role,block_repeats,' +
        `source_ids,source_names,source_sides,parent_id,${attributes.map((id) => `attribute_${id}`).join(',')},` +
        'prefilled,note,confidence,analyst,created,modified\r\n' +
        `a1,n1,attribution,source,1,0,3,0,3,Kim,${rest}` +
        `a1,n1,attribution,cue,1,6,10,7,11,said,${rest}` +
        `a1,n1,attribution,content,1,11,19,12,20,the plan,${rest}` +
        `a1,n1,attribution,content,2,20,29,21,30,will work,${rest}`,
    );
    expect(files.get('kim.sources.csv')).to.equal(
      'article_id,source_id,name,aliases,kind,type,role,side,usual_side,anonymity,affiliation,country,note,modified\r\n' +
        'a1,s1,Kim,the mayor\\; of Lindholt; Kim B.,person,government,decides,for,for,named,,,,\r\n',
    );
    expect(files.get('kim.articles.csv')).to.equal(
      'article_id,revision,title,bylines,publisher,url,published,retrieved,language,direction,sha256,text_file\r\n' +
        `a1,1,Kim,,,,,${article.retrieved},,auto,${article.sha256},kim.txt\r\n`,
    );
    expect(files.get('kim.txt')).to.equal(text);
  });

  it('writes a row for each annotation, a column for the words of each part, where that is asked for', () => {
    const [table] = csv.write(setOf(said), { ...options, rows: 'annotation' });
    const [header, row] = table!.text!.split('\r\n').map((line) => line.split(','));
    const cell = (name: string) => row![header!.indexOf(name)];
    expect(header!.slice(0, 9).join()).to.equal(
      'article_id,annotation_id,kind,fragments,start_cp,end_cp,start_utf16,end_utf16,words_claim',
    );
    expect(row!.slice(0, 8).join()).to.equal('a1,n1,attribution,4,0,29,0,30');
    expect([cell('words_source'), cell('words_content')]).to.deep.equal(['Kim', 'the plan \u2026 will work']);
    expect(messages(read([table!, file('kim.txt', text)]))).to.deep.equal([
      'This table has a row for each annotation: only one with a row for each fragment can be read.',
    ]);
  });

  it('brings everything back that a table can hold, whatever the names are', () => {
    comesBack(withoutNews, { only });
    comesBack(csv, { strange: false, only });
    comesBack(withoutNews, { options: { formulas: 'raw', bom: 'yes' }, only });
  });

  it('survives damage', () => {
    survivesDamage(csv);
    survivesDamage(csv, { rows: 'annotation' });
  });

  it('lets no cell become a formula, and takes the apostrophe off again', () => {
    for (const cell of ['=1+1', '+x', '-x', '@x', '\tx', '\rx', '\nx', ' =x', '＝x', "'=x", "''@x"])
      expect(guarded(cell)).to.equal(`'${cell}`);
    for (const cell of ['', "'90s", "'", '-5', '+1.5e7', 'a=b', '“=x”']) expect(guarded(cell)).to.equal(cell);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '1', ' ', '\t', 'x') }), (cell) => {
        expect(unguarded(guarded(cell))).to.equal(cell);
      }),
      { seed: 1 },
    );
    const strange = annotation('=n', 'claim', [['claim', 'the plan']], { attributes: { '=a': '@x' } });
    const files = csv.write(setOf(strange), options);
    for (const { name, text: words } of files)
      if (name.endsWith('.csv')) expect(words).not.to.match(/(?:^|[,\n])"?[=+@-]/);
    expect(read(files).sets[0]!.annotations[0]).to.deep.include({ id: '=n', attributes: { '=a': '@x' } });
    expect(csv.write(setOf(strange), { ...options, formulas: 'raw' })[0]!.text).to.include(',@x,');
  });

  it('keeps lists in a cell apart, whatever stands in them', () => {
    const item = fc.string({ unit: fc.constantFrom(';', '\\', ' ', 'a') });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        expect(itemsOf(listCell(items))).to.deep.equal(items);
      }),
      { seed: 1 },
    );
    expect(itemsOf('a;b; c')).to.deep.equal(['a', 'b', 'c']);
  });

  it('tells numbers, yes and no from text that looks like them', () => {
    const attributes = { a: 7, b: '7', c: true, d: 'true', e: '', f: -0.5, g: 1e300 };
    const files = csv.write(setOf({ ...said, attributes }), options);
    expect(files[0]!.text).to.include('a=number; c=yes/no; e=text; f=number; g=number');
    expect(read(files).sets[0]!.annotations[0]!.attributes).to.deep.equal(attributes);
  });

  it('has one table for a corpus, with a file for each text', () => {
    const one = setOf(said);
    const { article: other, annotations } = marked('Nobody <c>knew</c>.');
    const two = { article: { ...other, title: 'Kim' }, codebook, sources: [], annotations, orphans: [] };
    const files = csv.gather!([one, two], { exported: writtenAt, name: 'corpus' });
    expect(files.map(({ name }) => name)).to.deep.equal([
      ...['corpus.csv', 'corpus.sources.csv', 'corpus.articles.csv', 'texts/kim.txt', 'texts/kim_2.txt'],
    ]);
    const { sets, problems } = read(files);
    expect(problems).to.deep.equal([]);
    expect(sets.map(({ article: { text: words } }) => words)).to.deep.equal([text, 'Nobody knew.']);
    expect(sets.map(({ sources }) => sources.length)).to.deep.equal([1, 0]);
    // As a browser hands files over: without their folder.
    const flat = files.map((each) => ({ ...each, name: each.name.replace(/^.*\//, '') }));
    expect(read(flat)).to.deep.equal({ sets, problems });
    const twice = { ...two, article: { ...two.article, id: 'a1' } };
    expect(() => csv.gather!([one, twice], {})).to.throw('Article a1 is there twice, with different texts');
  });

  it('says which text is missing, and reads the rest', () => {
    const other = { ...setOf(), article: { ...article, id: 'a2', title: 'Other' } };
    const files = csv.gather!([setOf(said), other], { exported: writtenAt, name: 'corpus' });
    const result = read(files.filter(({ name }) => name !== 'texts/kim.txt'));
    expect(result.sets.map(({ article: { id } }) => id)).to.deep.equal(['a2']);
    expect(result.problems).to.deep.equal([
      {
        file: 'corpus.csv',
        id: 'a1',
        message: 'The text that the offsets count in is missing: there is no file "texts/kim.txt".',
      },
    ]);
    expect(messages(read([files[1]!, file('loose.txt', 'Words.')]))).to.deep.equal([
      'There is no table of annotations beside it.',
    ]);
  });
});

describe('tables as other programs write them', () => {
  it('reads columns in any order, parted by semicolons or tabs, with a rule for Excel in front', () => {
    const claim = [['claim', 'claim: the plan']];
    const rows = ['text;end_cp;start_cp;kind', 'the plan;19;11;claim'];
    expect(wordsIn(readRows(rows))).to.deep.equal(claim);
    expect(wordsIn(readRows(rows.map((row) => row.replaceAll(';', '\t'))))).to.deep.equal(claim);
    expect(wordsIn(readRows(['\ufeffsep=;', ...rows]))).to.deep.equal(claim);
    expect(wordsIn(readRows([...rows.map((row) => `${row};;`), ';;;', '']))).to.deep.equal(claim);
  });

  it('reads what R has written again', () => {
    const rows = [
      '"","article_id","annotation_id","kind","part","start_cp","end_cp","text","note","confidence","attribute_mode"',
      '"1","a1","n1","attribution","cue",6,10,"said",NA,NA,"direct"',
      '"2","a1","n2","claim","claim",1.1e+01,19,"the plan",NA,0.5,""',
    ];
    const { sets, problems } = readRows(rows);
    expect(problems).to.deep.equal([]);
    expect(
      sets[0]!.annotations.map(({ note, confidence, attributes }) => [note, confidence, attributes]),
    ).to.deep.equal([
      ['', null, { mode: 'direct' }],
      ['', 0.5, {}],
    ]);
  });

  it('reads what a spreadsheet with a decimal comma has saved, and pandas with gaps', () => {
    const [one] = readRows(['kind;start_cp;end_cp;text;confidence', 'claim;11,0;19;the plan;0,5']).problems;
    expect(one!.message).to.equal(
      'Its start and end must be whole numbers of at least 0, not "11,0" and "19".',
    );
    const { sets } = readRows(['kind;start_cp;end_cp;text;confidence', 'claim;11.0;19.0;the plan;0,5']);
    expect(sets[0]!.annotations[0]!.confidence).to.equal(0.5);
  });

  it('makes kinds of labels that it does not know, and takes those that it knows for what they are', () => {
    const result = readRows([
      'label,start,end,text',
      'Attribution cue,6,10,said',
      'PER,0,3,Kim',
      'Claim,11,19,the plan',
    ]);
    expect(wordsIn(result)).to.deep.equal([
      ['attribution', 'cue: said'],
      ['PER', 'PER: Kim'],
      ['claim', 'claim: the plan'],
    ]);
    expect(messages(result)).to.deep.equal([
      'The label "PER" is not in the codebook: it became a kind of its own.',
    ]);
  });

  it('makes kinds of its own with their parts and attributes', () => {
    const header = 'annotation_id,kind,part,start_cp,end_cp,text,attribute_tone';
    const result = readRows([
      header,
      'n1,mood,who,0,3,Kim,glad',
      'n1,mood,what,11,19,the plan,glad',
      'n2,claim,odd,6,10,said,',
    ]);
    expect(result.sets[0]!.codebook.kinds.at(-1)).to.deep.include({
      id: 'mood',
      mainPart: 'who',
      parts: [
        { id: 'who', label: 'who' },
        { id: 'what', label: 'what' },
      ],
      attributes: [{ id: 'tone', label: 'tone' }],
    });
    expect(messages(result)).to.deep.equal([
      'The kind "mood" is not in the codebook: it became a kind of its own.',
      'The part "odd" is not in the codebook: it was kept as it is.',
    ]);
  });

  it('finds out offsets in the other unit by the words, and says so', () => {
    const result = readRows(['kind,start_cp,end_cp,text', 'claim,12,20,the plan', 'claim,40,48,disagree']);
    expect(wordsIn(result)).to.deep.equal([
      ['claim', 'claim: the plan'],
      ['claim', 'claim: disagree'],
    ]);
    expect(messages(result)).to.deep.equal([
      '2 spans count UTF-16 units, where this format counts code points: read so, the words are those that the file quotes.',
    ]);
    expect(wordsIn(readRows(['kind,start_utf16,end_utf16,text', 'claim,12,20,the plan']))).to.deep.equal([
      ['claim', 'claim: the plan'],
    ]);
  });

  it('reads the text whatever a checkout or an editor has made of its line breaks', () => {
    const windows = file('kim.txt', `${text.replaceAll('\n', '\r\n')}\r\n`);
    const table = (start: number) =>
      file('kim.csv', `kind,start_cp,end_cp,text\nclaim,${start},${start + 8},disagree`);
    const ours = read([table(39), windows]);
    expect([wordsIn(ours), ours.problems]).to.deep.equal([[['claim', 'claim: disagree']], []]);
    const theirs = read([table(40), windows]);
    expect(wordsIn(theirs)).to.deep.equal([['claim', 'claim: disagree']]);
    expect(messages(theirs)[0]).to.equal(
      'Its offsets count each line break of the text as two characters: they were read so.',
    );
  });

  it('reads several tables at once, each with the text beside it', () => {
    const table = 'kind,start_cp,end_cp,text\nclaim,0,3,Kim\n';
    const files = ['a', 'b'].flatMap((name) => [
      file(`in/${name}.csv`, table),
      file(`in/${name}.txt`, `Kim ${name}.`),
    ]);
    const { sets, problems } = read(files);
    expect(problems).to.deep.equal([]);
    expect(sets.map(({ article: { text: words } }) => words)).to.deep.equal(['Kim a.', 'Kim b.']);
    expect(messages(read(files.slice(0, 3)))).to.deep.equal([
      'The text that the offsets count in is missing: there is no file "b.txt".',
    ]);
  });

  it('knows names and sides of sources without their table', () => {
    const [table, , , words] = csv.write(setOf(said), options);
    const result = read([table!, words!]);
    expect(result.sets[0]!.sources[0]).to.deep.include({ id: 's1', name: 'Kim', side: 'for' });
    expect(messages(result)).to.deep.equal([
      'There is no table of sources: nothing but their names and sides is known.',
    ]);
  });

  it('knows its own tables, and those of nobody else', () => {
    const files = csv.write(setOf(said), options);
    expect(csv.recognises(files)).to.equal(true);
    expect(csv.recognises(files.slice(1))).to.equal(false);
    for (const header of ['article,article_title,annotation,sources,start,end', 'url,quote,text,tags', ''])
      expect(csv.recognises([file('x.csv', `${header}\n`)]), header).to.equal(false);
  });
});

describe('tables that are wrong', () => {
  it('keeps good rows beside bad ones, and says in which line these are', () => {
    const result = readRows([
      'annotation_id,kind,start_cp,end_cp,text,note,confidence',
      'n1,claim,11,19,the plan,"two',
      'lines",7',
      'n2,claim,x,19,the plan,,',
      'n3,claim,11,999,the plan,,',
      'n4,claim,11,19,a plan,,',
      'n5,claim,11,19,the plan,,,,more',
      'n6,claim,6,10,said,one,',
      'n6,claim,11,19,the plan,other,',
    ]);
    expect(wordsIn(result)).to.deep.equal([
      ['claim', 'claim: the plan'],
      ['claim', 'claim: said', 'claim: the plan'],
    ]);
    expect(result.problems.map(({ line, id, message }) => [line, id, message])).to.deep.equal([
      [2, 'n1', 'Its confidence was left out: it must be a number from 0 to 1, not "7".'],
      [4, 'n2', 'Its start and end must be whole numbers of at least 0, not "x" and "19".'],
      [7, undefined, 'This row has 9 cells, where the first row has 7: it was left out.'],
      [9, 'n6', 'Its rows differ in "note": the first one counts.'],
      [5, 'n3', 'The span from 11 to 999 is not in the text, which has 48 code points.'],
      [6, 'n4', 'The span from 11 to 19 should read "a plan", but the text there reads "the plan".'],
    ]);
  });

  it('reads hostile tables in bounded time', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const header = 'annotation_id,kind,start_cp,end_cp,text,attribute___proto__';
    const hostile = [
      [header, '__proto__,__proto__,0,3,Kim,x', 'constructor,toString,0,3,Kim,x'],
      [header, ...Array.from({ length: 200_000 }, () => 'n1,claim,0,3,Kim,')],
      [header, `"${'"x'.repeat(200_000)}`],
      [header, `n1,claim,0,3,${'"Kim"x'.repeat(100_000)}`],
      [header, ','.repeat(1_000_000)],
      [`${header},${'x,'.repeat(100_000)}`, 'n1,claim,0,3,Kim'],
      [header, ';\\'.repeat(200_000)],
    ];
    const start = performance.now();
    for (const rows of hostile) readRows(rows);
    expect(performance.now() - start).to.be.below(10_000);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).to.equal(before);
    expect(wordsIn(readRows(hostile[0]!))).to.deep.equal([
      ['__proto__', '__proto__: Kim'],
      ['toString', 'toString: Kim'],
    ]);
  });

  it('says of bytes that they are no text', () => {
    const bytes = { name: 'kim.csv', type: '', data: new Uint8Array([0x6b, 0x69, 0x6e, 0x64, 0xff, 0xfe]) };
    expect(messages(read([bytes, file('kim.txt', text)]))).to.have.length(1);
    const latin = new TextEncoder().encode('kind,start_cp,end_cp,text\nclaim,0,3,Kim ');
    const table = { name: 'kim.csv', type: '', data: new Uint8Array([...latin, 0xe9]) };
    expect(messages(read([table, file('kim.txt', text)]))).to.deep.equal(['This file is not text in UTF-8.']);
  });
});

describe('what a table loses', () => {
  it('is said in sentences', () => {
    const blocks = [{ ...article.blocks[0]!, role: 'headline' as const }, article.blocks[1]!];
    const raw = { name: 'kim.html', type: 'text/html', size: 1, sha256: '0'.repeat(64) };
    const set = {
      ...setOf(said),
      article: { ...article, blocks, raw, publisher: '' },
      orphans: [{ ...said, id: 'n0', revision: 0 }],
    };
    const always = [
      'Facts of the article or of sources that are empty texts are read again as not known.',
      '1 annotation of an earlier revision is left out.',
      'The roles of the blocks, repeats, links and emphases are left out.',
      'The parts that were set aside, and the digest of the raw file, are left out.',
      'Definitions, values and keys of the codebook are left out.',
    ];
    expect(csv.losses(set)).to.deep.equal(always);
    expect(csv.losses(set, { rows: 'annotation' })).to.deep.equal([
      'A table with a row for each annotation cannot be read again: where each piece lies is left out.',
      ...always,
    ]);
  });
});
