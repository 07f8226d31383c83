import { expect } from '@open-wc/testing';
import { digest } from '../../src/domain/article.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { readAnnotationSet } from '../../src/formats/json-import.js';
import { marked, show } from '../support/marked.js';

type Fields = Record<string, unknown>;
interface File extends Fields {
  article: Fields & { text: string };
  sources: Fields[];
  annotations: (Fields & { spans: Fields[] })[];
}

const exported = '2026-01-02T03:04:05.000Z';
const source = 'Kim 🎙 said <c>the plan <f>will</c> work</f>.\nCritics <a>disagree</a>.';

/** A good file of `tagged` text, for each test to spoil. */
function file(tagged = source): File {
  const { article, annotations } = marked(tagged);
  const set = writeAnnotationSet({ article, codebook, sources: [], annotations }, { exported });
  return JSON.parse(JSON.stringify(set)) as File;
}

/** A good file with `spoil` done to it, read. */
function readSpoilt(spoil: (set: File) => void, tagged?: string) {
  const set = file(tagged);
  spoil(set);
  const read = readAnnotationSet(set);
  return { ...read, shown: show(read.article.text, read.annotations) };
}

describe('readAnnotationSet', () => {
  it('finds the highlights again', () => {
    const { shown, problems } = readSpoilt(() => {});
    expect(shown).to.equal(source);
    expect(problems).to.deep.equal([]);
  });

  it('says in a sentence why it can have nothing of a file', () => {
    const reading = (spoil: (set: File) => void) => () => readSpoilt(spoil);
    for (const value of [null, undefined, 7, 'text', [], [file()]])
      expect(() => readAnnotationSet(value)).to.throw(
        Error,
        'This is not an annotation set: it is not a JSON object.',
      );
    expect(reading((set) => (set.format = 'brat'))).to.throw(
      Error,
      'its "format" is not "source-bias-annotations"',
    );
    expect(reading((set) => (set.version = '2.0'))).to.throw(
      Error,
      'This file was made by a newer version (2.0) of the format; this program reads version 1.',
    );
    for (const version of [undefined, null, '', 'one', '0.9', {}, { toString: 1 }])
      expect(reading((set) => (set.version = version))).to.throw(Error, '"version" must be "1.0"');
    for (const unit of [undefined, 'utf-16', { toString: 1 }])
      expect(reading((set) => (set.offsetUnit = unit))).to.throw(Error, '"offsetUnit" must be "code-point"');
    for (const article of [undefined, null, [], {}, { text: 7 }, { text: '' }, { text: '\r\n\n' }])
      expect(reading((set) => (set.article = article as File['article']))).to.throw(Error, 'no article text');
  });

  it('reads later minor versions, and passes over what it does not know', () => {
    const { shown, problems } = readSpoilt((set) => {
      set.version = '1.7';
      set.reviews = [{ by: 'lee' }];
      set.article.mood = 'calm';
      set.annotations[0]!.votes = 3;
      set.annotations[0]!.spans[0]!.page = 1;
    });
    expect(shown).to.equal(source);
    expect(problems).to.deep.equal([]);
  });

  it('keeps kinds, parts and values that the codebook does not have', () => {
    const { annotations, problems } = readSpoilt((set) => {
      set.annotations[0]!.kind = 'insinuation';
      set.annotations[0]!.spans[0]!.part = 'target';
      set.annotations[0]!.attributes = { heat: 'high', count: 2, sure: false };
    });
    const [{ kind, spans, attributes }] = annotations as [(typeof annotations)[0]];
    expect([kind, spans[0]!.part, attributes]).to.deep.equal([
      'insinuation',
      'target',
      { heat: 'high', count: 2, sure: false },
    ]);
    expect(problems).to.deep.equal([]);
  });

  it('fills in what a file need not say', () => {
    const {
      article,
      annotations,
      codebook: read,
      sources,
      problems,
    } = readAnnotationSet({
      format: 'source-bias-annotations',
      version: '1.0',
      offsetUnit: 'code-point',
      exported,
      article: { text: 'Kim said.\nLee, too.' },
      sources: [{ id: 's', name: 'Kim' }],
      annotations: [{ id: 'a', kind: 'attribution', spans: [{ start: 4, end: 8, exact: 'said' }] }],
    });
    expect(problems).to.deep.equal([]);
    expect(read).to.equal(null);
    expect(article).to.include({ title: '', revision: 1, url: null, direction: 'auto', retrieved: exported });
    expect(article.sha256).to.equal(digest('Kim said.\nLee, too.'));
    expect(article.blocks.map(({ type, role, start, end }) => [type, role, start, end])).to.deep.equal([
      ['paragraph', 'body', 0, 9],
      ['paragraph', 'body', 10, 19],
    ]);
    expect(sources[0]).to.include({ name: 'Kim', kind: 'unknown', side: 'unclear' });
    expect(annotations).to.deep.equal([
      {
        id: 'a',
        articleId: article.id,
        revision: 1,
        kind: 'attribution',
        spans: [{ part: 'content', start: 4, end: 8, exact: 'said', prefix: 'Kim ', suffix: '.\nLee, too.' }],
        attributes: {},
        sources: [],
        parent: null,
        note: '',
        confidence: null,
        analyst: '',
        created: exported,
        modified: exported,
      },
    ]);
  });

  it('takes the side of a source for the one in this article, where its usual one is another', () => {
    const { article, sources, problems } = readSpoilt((set) => {
      set.sources = [
        { id: 'a', name: 'A', side: 'south', usualSide: 'north', note: 'why' },
        { id: 'b', name: 'B', side: 'south', usualSide: 'south' },
        { id: 'c', name: 'C', side: null, usualSide: null, note: null },
        { id: 'd', name: 'D', usualSide: 'north' },
      ];
    });
    expect(problems).to.deep.equal([]);
    expect(sources.map(({ side, sides, note }) => [side, sides, note])).to.deep.equal([
      ['north', { [article.id]: 'south' }, 'why'],
      ['south', undefined, undefined],
      ['unclear', undefined, undefined],
      ['north', undefined, undefined],
    ]);
  });

  it('takes null for what is not said', () => {
    const { shown, problems, annotations } = readSpoilt((set) => {
      for (const key of ['title', 'bylines', 'publisher', 'url', 'sha256', 'blocks', 'direction'])
        set.article[key] = null;
      for (const key of ['attributes', 'sources', 'parent', 'note', 'confidence', 'analyst'])
        set.annotations[0]![key] = null;
      set.codebook = null;
      set.generator = null;
    });
    expect(shown).to.equal(source);
    expect(problems).to.deep.equal([]);
    expect(annotations[0]).to.deep.include({ attributes: {}, sources: [], note: '', analyst: '' });
  });
});

describe('readAnnotationSet, of a file with bad annotations', () => {
  const withoutC = 'Kim 🎙 said the plan <f>will work</f>.\nCritics <a>disagree</a>.';

  /** Reads a file whose first annotation has `fields`; the two others must have come through. */
  function complaint(fields: Fields, spanFields: Fields = {}): string {
    const { shown, problems } = readSpoilt(({ annotations: [c] }) => {
      Object.assign(c!.spans[0]!, spanFields);
      Object.assign(c!, fields);
    });
    expect(shown).to.equal(withoutC);
    expect(problems.map(({ id }) => id)).to.deep.equal(['c']);
    return problems[0]!.message;
  }

  it('says both what a span should read and what is there', () => {
    expect(complaint({}, { start: 12 })).to.equal(
      'The span from 12 to 24 should read "the plan will", but the text there reads "he plan will".',
    );
    expect(complaint({}, { exact: 'x'.repeat(500) })).to.have.length.below(160);
    expect(complaint({}, { exact: '' })).to.contain('should read ""');
  });

  it('says which offset is none', () => {
    expect(complaint({}, { end: 49 })).to.equal(
      'The span from 11 to 49 is not in the text, which has 48 characters.',
    );
    expect(complaint({}, { start: 24 })).to.equal('The span from 24 to 24 holds no character.');
    expect(complaint({}, { start: 25 })).to.equal('The span from 25 to 24 holds no character.');
    expect(complaint({}, { start: 11.5 })).to.equal(
      'Its "spans.0.start" must be a whole number of at least 0, not 11.5.',
    );
    expect(complaint({}, { start: -1 })).to.contain('must be a whole number of at least 0, not -1');
    expect(complaint({}, { start: '11' })).to.contain('must be a whole number of at least 0, not "11"');
    expect(complaint({}, { end: undefined })).to.equal('It has no "spans.0.end".');
  });

  it('says which field is of the wrong type', () => {
    expect(complaint({ kind: 7 })).to.equal('Its "kind" must be text, not 7.');
    expect(complaint({ kind: undefined })).to.equal('It has no "kind".');
    expect(complaint({ spans: [] })).to.equal('Its "spans" must be a list of at least one span, not a list.');
    expect(complaint({ spans: 'all' })).to.equal('Its "spans" must be a list, not "all".');
    expect(complaint({ attributes: { mode: ['direct'] } })).to.equal(
      'Its "attributes.mode" must be text, a number, true or false, not a list.',
    );
    expect(complaint({ attributes: { constructor: {} } })).to.contain('"attributes" must be text');
    expect(complaint({ confidence: 80 })).to.equal('Its "confidence" must be a number from 0 to 1, not 80.');
    expect(complaint({ sources: ['kim', 3] })).to.equal('Its "sources.1" must be text, not 3.');
    expect(complaint({ note: false })).to.equal('Its "note" must be text, not false.');
    expect(complaint({ kind: 'insinuation' }, { part: undefined })).to.equal(
      'A span names no part, and the codebook has no kind "insinuation".',
    );
  });

  it('names by its place what has no id, and takes no id twice', () => {
    const { annotations, problems } = readSpoilt((set) => {
      set.annotations.push({ ...set.annotations[0]!, id: 'a' }, { ...set.annotations[0]!, id: 7 });
      set.annotations.push({ ...set.annotations[0]!, id: '' }, null as never);
    });
    expect(annotations.map(({ id }) => id)).to.deep.equal(['c', 'f', 'a']);
    expect(problems).to.deep.equal([
      { id: 'a', message: 'Another annotation before it has the same id.' },
      { id: 'annotation 5', message: 'Its "id" must be text, not 7.' },
      { id: 'annotation 6', message: 'Its "id" must be text of at least one character, not "".' },
      { id: 'annotation 7', message: 'It must be a record of named fields, not null.' },
    ]);
  });

  it('puts spans into reading order and describes anew what surrounds them wrongly', () => {
    const { annotations } = readSpoilt((set) => {
      const [c, f] = set.annotations;
      c!.spans.unshift(f!.spans[0]!);
      c!.spans[1]!.prefix = 'Lee said ';
    });
    expect(annotations[0]!.spans.map(({ exact }) => exact)).to.deep.equal(['the plan will', 'will work']);
    expect(annotations[0]!.spans[0]!.prefix).to.equal('Kim 🎙 said ');
  });

  it('describes anew a context that starts or ends inside a character', () => {
    const { annotations } = readSpoilt(({ annotations: [c] }) => (c!.spans[0]!.prefix = '\udf99 said '));
    expect(annotations[0]!.spans[0]!.prefix).to.equal('Kim 🎙 said ');
  });

  it('keeps a context of another length that the text has', () => {
    const { annotations } = readSpoilt(({ annotations: [c] }) =>
      Object.assign(c!.spans[0]!, { prefix: 'said ', suffix: '' }),
    );
    expect(annotations[0]!.spans[0]).to.include({ prefix: 'said ', suffix: '' });
  });

  it('is not harmed by keys that JavaScript reads in its own way', () => {
    const text = JSON.stringify(file()).replace(
      '"attributes":{}',
      '"attributes":{"__proto__":"x","constructor":"y"}',
    );
    const { annotations, problems } = readAnnotationSet(
      JSON.parse(text.replace('{', '{"__proto__":{"format":1},')),
    );
    expect(problems).to.deep.equal([]);
    expect(Object.entries(annotations[0]!.attributes)).to.deep.equal([['constructor', 'y']]);
    expect(Object.getPrototypeOf(annotations[0]!.attributes)).to.equal(Object.prototype);
  });

  it('says so where the annotations are no list', () => {
    const { annotations, problems, article } = readSpoilt((set) => (set.annotations = {} as never));
    expect(annotations).to.deep.equal([]);
    expect(problems).to.deep.equal([
      { id: article.id, message: '"annotations" is not a list, so none of them could be read.' },
    ]);
  });
});

describe('readAnnotationSet, of a file with a bad article', () => {
  const messages = (spoil: (set: File) => void, tagged?: string) => {
    const { problems, article, ...read } = readSpoilt(spoil, tagged);
    for (const { id } of problems) expect(id).to.equal(article.id);
    return { messages: problems.map(({ message }) => message), article, ...read };
  };

  it('notices that the text is not the one that was exported', () => {
    const read = messages((set) => (set.article.sha256 = digest('another')));
    expect(read.messages).to.have.length(1);
    expect(read.messages[0]).to.contain('The digest in the file is not that of the text');
    expect(read.article.sha256).to.equal(digest(read.article.text));
    expect(read.shown).to.equal(source);
  });

  it('takes lines as paragraphs where blocks do not fit the text', () => {
    const spoilt: ((blocks: Fields[]) => unknown)[] = [
      (blocks) => blocks.pop(),
      (blocks) => (blocks[0]!.end = 29),
      (blocks) => (blocks[1]!.start = 30),
      (blocks) => (blocks[1]!.end = 99),
      (blocks) => (blocks[0]!.start = '0'),
      (blocks) => blocks.splice(0, 2, { type: 'paragraph', role: 'body', start: 0, end: 48 }),
      (blocks) => (blocks[1] = null as never),
    ];
    for (const spoil of spoilt) {
      const read = messages(({ article }) => spoil(article.blocks as Fields[]));
      expect(read.messages).to.deep.equal([
        'Its blocks do not fit its text: each line was taken as a paragraph.',
      ]);
      expect(read.article.blocks.map(({ start, end }) => [start, end])).to.deep.equal([
        [0, 31],
        [32, 49],
      ]);
      expect(read.shown).to.equal(source);
    }
  });

  it('keeps blocks whose type, role, repetition or links it does not understand', () => {
    const read = messages(({ article }) => {
      const [first, second] = article.blocks as Fields[];
      Object.assign(first!, { type: 'table', role: 'headline', repeats: 0 });
      Object.assign(second!, { role: 'verse', repeats: 0 });
      second!.marks = [
        { type: 'link', start: 31, end: 38, href: 'https://a.example/' },
        { type: 'link', start: 31, end: 38, href: 'javascript:alert(1)' },
        { type: 'em', start: 20, end: 33 },
        { type: 'blink', start: 31, end: 33 },
      ];
    });
    expect(read.messages).to.deep.equal([
      'In block 1, the type is unknown: it was taken as a paragraph.',
      'In block 1, "repeats" names no other block: it was left out.',
      'In block 2, the role is unknown: it was taken as body text.',
      'In block 2, links or emphases that cannot be read were left out.',
    ]);
    expect(read.article.blocks).to.deep.equal([
      { type: 'paragraph', role: 'headline', start: 0, end: 31, repeats: null },
      {
        type: 'paragraph',
        role: 'body',
        start: 32,
        end: 49,
        repeats: 0,
        marks: [{ type: 'link', start: 32, end: 39, href: 'https://a.example/' }],
      },
    ]);
  });

  it('moves spans with the words when line breaks have to be mended', () => {
    const [first, second] = file().article.text.split('\n') as [string, string];
    const read = messages((set) => {
      set.article.text = `\n${first}\r\n\r\n${second}\n`;
      delete set.article.blocks;
      delete set.article.sha256;
      for (const [index, by] of [1, 1, 4].entries()) {
        const [span] = set.annotations[index]!.spans;
        span!.start = (span!.start as number) + by;
        span!.end = (span!.end as number) + by;
      }
    });
    expect(read.messages).to.deep.equal([
      'Its text had empty lines, foreign line breaks or broken characters: they were mended, and offsets moved.',
    ]);
    expect(read.shown).to.equal(source);
  });

  it('mends broken characters without moving anything', () => {
    const read = messages((set) => {
      set.article.text = set.article.text.replace('Critics', 'Cr\ud83ctics');
      delete set.article.sha256;
    });
    expect(read.messages).to.have.length(1);
    expect(read.shown).to.equal(source.replace('Critics', 'Cr\ufffdtics'));
  });

  it('follows words that run over a mended line break', () => {
    const read = messages((set) => {
      set.article.text = set.article.text.replace('\n', '\r\n');
      delete set.article.blocks;
      delete set.article.sha256;
      const [span] = set.annotations[0]!.spans;
      Object.assign(span!, { start: 11, end: 40, exact: 'the plan will work.\r\nCritics ' });
      set.annotations.length = 1;
    });
    expect(read.shown).to.equal('Kim 🎙 said <c>the plan will work.\nCritics </c>disagree.');
  });

  it('leaves out facts that are none, and links that would run', () => {
    const read = messages((set) =>
      Object.assign(set.article, {
        title: 7,
        bylines: 'Lee',
        revision: 0,
        direction: 'up',
        url: ' java\nscript:x',
      }),
    );
    expect(read.messages).to.deep.equal([
      '"revision" was left out. It must be a whole number from 1, not 0.',
      '"title" was left out. It must be text, not 7.',
      '"bylines" was left out. It must be a list, not "Lee".',
      '"direction" was left out. It must be "ltr", "rtl" or "auto", not "up".',
      '"url" was left out: it is no address of a page.',
    ]);
    expect(read.article).to.deep.include({ revision: 1, title: '', bylines: [], direction: 'auto', url: null });
  });

  it('leaves out a codebook that contradicts itself, and sources that are none', () => {
    const read = readSpoilt((set) => {
      (set.codebook as { kinds: Fields[] }).kinds[0]!.mainPart = 'head';
      set.sources = [{ id: 'kim', name: 'Kim' }, { id: 'lee' }, { id: 'kim', name: 'Kim 2' }, {}];
    });
    expect(read.codebook).to.equal(null);
    expect(read.sources.map(({ name }) => name)).to.deep.equal(['Kim']);
    expect(read.problems).to.deep.equal([
      {
        id: read.article.id,
        message: 'Its codebook was left out. The main part "head" of kind "claim" is not one of its parts.',
      },
      { id: 'lee', message: 'It has no "name".' },
      { id: 'kim', message: 'Another source before it has the same id.' },
      { id: 'source 4', message: 'It has no "id".' },
    ]);
  });
});
