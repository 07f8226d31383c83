import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { PastRevision } from '../../src/domain/revision.js';
import { entryOf } from '../../src/domain/library.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { backupName, readBackup } from '../../src/formats/backup.js';
import { annotated, bounded } from '../domain/arbitraries.js';
import { failureOf } from '../support/failure.js';
import { articleOf, marked } from '../support/marked.js';
import { byHand, facts, packed, utf8, type ByHand } from './backup-files.js';

const database = 4;
const { article, annotations } = marked('The <c>mayor 🎙️ <f>slashed</c> aid</f>.\nShe left.');
const c = annotations.get('c')!;
const read = (file: Blob) => readBackup(file, { database });
const refused = (file: Blob) => failureOf(read(file));
const source = {
  id: 's1',
  name: 'Mayor',
  aliases: [],
  kind: 'person',
  type: 'government',
  role: 'decides',
  side: '',
  anonymity: 'named',
};

describe('The backup file', () => {
  it('is a zip file with a manifest that names each part, its count and its digest', async () => {
    const file = await packed({ articles: [article], annotations: [c] });
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    expect(Object.keys(files)).to.deep.equal([
      'articles.jsonl',
      'revisions.jsonl',
      'annotations.jsonl',
      'sources.jsonl',
      'codebooks.jsonl',
      'settings.jsonl',
      'library.jsonl',
      'raws.jsonl',
      'manifest.json',
    ]);
    const { parts, ...manifest } = JSON.parse(strFromU8(files['manifest.json']!)) as { parts: object[] };
    expect(manifest).to.deep.include({
      format: 'source-bias-backup',
      version: '1.0',
      database: 4,
      created: facts.created,
      offsetUnit: 'utf-16',
    });
    expect(parts[2]).to.include({ store: 'annotations', file: 'annotations.jsonl', records: 1 });
    expect(JSON.parse(strFromU8(files['annotations.jsonl']!))).to.deep.equal(c);
  });

  it('is named for the day on which it was made', () => {
    expect(backupName(new Date(2026, 10, 2, 23, 59))).to.equal('source-bias-backup-2026-11-02.zip');
  });

  it('gives back whatever articles and annotations there are', async () => {
    await fc.assert(
      fc.asyncProperty(annotated, async ({ article: one, sources, annotations: all }) => {
        const file = await packed({ articles: [one], annotations: all, sources });
        const { contents, problems } = await read(file);
        expect(problems).to.deep.equal([]);
        expect(contents.articles).to.deep.equal([one]);
        expect(contents.annotations).to.deep.equal(all);
        expect(contents.sources).to.deep.equal(sources);
        expect(contents.library).to.deep.equal([entryOf(one)]);
      }),
      { ...bounded, numRuns: 60 },
    );
  });

  it('keeps files whose ids are no file names, and bytes that look like parts of a zip file', async () => {
    const odd = { ...article, id: '../../etc/passwd\0' };
    const bytes = utf8('PK\u0003\u0004 PK\u0007\u0008 PK\u0005\u0006 PK\u0001\u0002');
    const { digestBytes } = await import('../../src/domain/article.js');
    const raw = {
      articleId: odd.id,
      revision: 1,
      name: 'a.docx',
      type: 'application/zip',
      size: bytes.length,
      sha256: digestBytes(bytes),
      open: () => Promise.resolve(bytes),
    };
    const { contents } = await read(await packed({ articles: [odd], raws: [raw] }));
    expect(await contents.raws[0]!.open()).to.deep.equal(bytes);
    expect(contents.raws[0]).to.deep.include({ articleId: odd.id, name: 'a.docx', size: bytes.length });
  });

  it('keeps fields that only a newer program knows of', async () => {
    const lines = {
      articles: [{ ...article, mood: 'x' }],
      annotations: [{ ...c, mood: { deep: 1 } }],
      sources: [{ ...source, mood: 'y' }],
      codebooks: [{ ...defaultCodebook, mood: 'z' }],
    };
    const { contents, problems } = await read(byHand({ lines }));
    expect(problems).to.deep.equal([]);
    for (const [name, records] of Object.entries(lines))
      expect(contents[name as 'articles']).to.deep.equal(records);
  });

  for (const version of [1, 2, 3])
    it(`takes a backup of version ${version} of the database, which had no list, no versions and no files`, async () => {
      const file = byHand({
        lines: { articles: [article], annotations: [c], settings: [{ key: 'analyst', value: 'ana' }] },
        manifest: { database: version },
        only: ['articles', 'annotations', 'sources', 'codebooks', 'settings'],
      });
      const { contents, database: made } = await read(file);
      expect(made).to.equal(version);
      expect(contents.library).to.deep.equal([entryOf(article)]);
      expect(contents.annotations).to.deep.equal([c]);
      expect([contents.revisions, contents.raws]).to.deep.equal([[], []]);
    });
});

describe('A file that is no whole backup', () => {
  const whole = () => byHand({ lines: { articles: [article], annotations: [c] } });

  const cases: Readonly<Record<string, readonly [ByHand | (() => Blob | Promise<Blob>), RegExp]>> = {
    'a text': [() => new Blob(['hello']), /a backup is a zip file, and this is none/],
    'an empty file': [() => new Blob([]), /a backup is a zip file, and this is none/],
    'a zip file cut off': [() => whole().slice(0, 700), /is damaged: its end is missing/],
    'a zip file without a manifest': [
      { files: { 'manifest.json': null } },
      /no backup of this tool: it holds no manifest/,
    ],
    'a manifest that is no JSON': [{ files: { 'manifest.json': utf8('{') } }, /is damaged: manifest.json/],
    'a manifest of something else': [{ manifest: { format: 'x' } }, /its manifest is that of something else/],
    'a newer format': [{ manifest: { version: '2.0' } }, /newer version of this tool.*version 2\.0.*reload/],
    'no version': [{ manifest: { version: 'new' } }, /manifest of this backup cannot be read/],
    'a newer database': [{ manifest: { database: 5 } }, /newer version of this tool.*version 5.*has version 4/],
    'another offset unit': [{ manifest: { offsetUnit: 'byte' } }, /"offsetUnit" must be "utf-16"/],
    'no date': [{ manifest: { created: 'today' } }, /"created" must be a date and time/],
    'a store that is missing': [
      { only: ['articles', 'annotations'] },
      /incomplete: its manifest does not name/,
    ],
    'a part that is missing': [{ files: { 'sources.jsonl': null } }, /incomplete: it holds no sources\.jsonl/],
    'a part that was changed': [
      {
        lines: { settings: [{ key: 'a', value: 1 }] },
        files: { 'settings.jsonl': utf8('{"key":"a","value":2}\n') },
      },
      /damaged: settings\.jsonl is not what was written/,
    ],
    'a part that is no JSON': [{ lines: { settings: ['{"key":'] } }, /damaged: settings\.jsonl/],
    'a part that is no UTF-8': [
      { files: { 'settings.jsonl': new Uint8Array([0xff, 0xfe, 0x0a]) } },
      /damaged: settings\.jsonl/,
    ],
    'a path that leads out': [
      { files: { 'raws/../../x': utf8('x') } },
      /holds a file that leads out of it, "raws\/\.\.\/\.\.\/x"/,
    ],
    'an absolute path': [{ files: { '/etc/x': utf8('x') } }, /leads out of it/],
    'a path of another system': [{ files: { '..\\x': utf8('x') } }, /leads out of it/],
    'a zip bomb': [{ files: { 'raws/zeros': new Uint8Array(100 * 1024 * 1024) } }, /would unpack to far more/],
    'a file that is not there': [
      {
        lines: {
          articles: [article],
          raws: [
            {
              articleId: article.id,
              revision: 1,
              name: '',
              type: '',
              size: 1,
              sha256: '0'.repeat(64),
              file: 'raws/x',
            },
          ],
        },
      },
      /incomplete: it holds no raws\/x/,
    ],
    'a file with other bytes than its digest says': [
      {
        lines: {
          articles: [article],
          raws: [
            {
              articleId: article.id,
              revision: 1,
              name: '',
              type: '',
              size: 1,
              sha256: '0'.repeat(64),
              file: 'raws/x',
            },
          ],
        },
        files: { 'raws/x': utf8('y') },
      },
      /damaged: raws\/x is not what was written/,
    ],
  };
  for (const [name, [given, sentence]] of Object.entries(cases))
    it(`is refused in a sentence: ${name}`, async function () {
      this.timeout(60_000); // A bomb takes its time to be made.
      const file = typeof given === 'function' ? await given() : byHand(given);
      expect(await refused(file)).to.match(sentence);
    });

  /** `file` with other bytes at places of its list of files, counted from the entry of `name`. */
  async function patched(file: Blob, name: string, patches: Readonly<Record<number, number>>): Promise<Blob> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = String.fromCharCode(...bytes);
    const at = text.indexOf('PK\u0001\u0002', text.lastIndexOf(name) - 46 - 1);
    for (const [offset, value] of Object.entries(patches)) bytes[at + Number(offset)] = value;
    return new Blob([bytes]);
  }

  it('is refused where it lies about its sizes', async () => {
    expect(await refused(await patched(whole(), 'articles.jsonl', { 24: 5, 25: 0 }))).to.match(
      /cannot be unpacked/,
    );
    expect(await refused(await patched(whole(), 'articles.jsonl', { 20: 5, 21: 0 }))).to.match(
      /cannot be unpacked/,
    );
    expect(await refused(await patched(whole(), 'articles.jsonl', { 22: 255 }))).to.match(
      /sizes .* do not fit/,
    );
  });

  it('is refused where it is locked, or packed in another way', async () => {
    expect(await refused(await patched(whole(), 'articles.jsonl', { 8: 1 }))).to.match(/password/);
    expect(await refused(await patched(whole(), 'articles.jsonl', { 10: 12 }))).to.match(/packed in a way/);
  });

  it('is refused wherever it is cut off, and wherever a byte is another', async () => {
    const file = whole();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const cut = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(cut, async (length) => {
        expect(await refused(file.slice(0, length))).not.to.equal('It was read');
      }),
      { ...bounded, numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(cut, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = bytes.slice();
        other[at] = other[at]! ^ by;
        // Dates and the like are no part of what is backed up.
        const result = await read(new Blob([other])).catch((error: Error) => error);
        if (!(result instanceof Error)) expect(result.contents.annotations).to.deep.equal([c]);
        else expect(result.message).to.match(/^(This|The) .*\.$/s);
      }),
      { ...bounded, numRuns: 150 },
    );
  });
});

describe('A record of a backup that is not as it should be', () => {
  const past: PastRevision = {
    articleId: article.id,
    revision: 1,
    article,
    annotations: [c],
    carried: [{ id: c.id, status: 'lost', score: 0, spans: null, reason: '' }],
    ended: facts.created,
  };
  const second = { ...articleOf('Another text.'), id: article.id, revision: 2 };
  const told = async (given: ByHand) => {
    const { contents, problems } = await read(byHand(given));
    return { contents, problems: problems.map(({ id, message }) => `${id}: ${message}`) };
  };

  it('is left out and named, and the rest comes in', async () => {
    const { contents, problems } = await told({
      lines: {
        articles: [
          article,
          { ...article, id: 'a2', text: '' },
          { ...article, id: 'a3', text: 'a\n\nb' },
          article,
        ],
        annotations: [c, { ...c, id: 'x1', articleId: 'a2' }, { ...c, id: 'x2', spans: [] }, { id: 'x3' }, 7],
        sources: [source, { ...source, id: 's2', aliases: 'x' }],
        codebooks: [{ id: 'own' }],
        settings: [
          { key: 'sides', value: { a: 1 } },
          { key: 'codebook:x', value: {} },
          { key: 'analyst', value: 7 },
          { key: 'mine', value: { a: 1 } },
          { key: 'backup:last', value: facts.created },
        ],
        library: [
          { id: 'a2', status: null, collections: [] },
          { id: article.id, status: 'lost', collections: [] },
        ],
        revisions: [past],
        raws: [
          { articleId: 'a2', revision: 1, name: '', type: '', size: 0, sha256: '0'.repeat(64), file: 'x' },
        ],
      },
    });
    expect(contents.articles).to.deep.equal([article]);
    expect(contents.annotations).to.deep.equal([c]);
    expect(contents.sources).to.deep.equal([source]);
    expect(contents.settings).to.deep.equal([{ key: 'mine', value: { a: 1 } }]);
    expect(contents.library).to.deep.equal([entryOf(article)]);
    expect([contents.revisions, contents.raws, contents.codebooks]).to.deep.equal([[], [], []]);
    expect(problems).to.have.length(17);
    expect(problems.filter((each) => !each.includes(': It was left out. '))).to.deep.equal([]);
    expect(problems[0]).to.equal('a2: It was left out. It has no "text".');
    expect(problems.join('\n')).to.match(/x1: .* belongs to, a2, is not in the backup/);
  });

  it('has nothing that would become a prototype', async () => {
    const own = '{"key":"mine","value":{"__proto__":{"evil":1},"a":{"\\u005f_proto__":{"evil":1}}}}';
    const { contents } = await told({ lines: { settings: [own] } });
    const { value } = contents.settings[0]! as { value: { a: object } };
    expect(Object.keys(value)).to.deep.equal(['a']);
    expect(Object.keys(value.a)).to.deep.equal([]);
    expect(({} as { evil?: number }).evil).to.equal(undefined);
  });

  it('leads nowhere but to the web', async () => {
    const link = { type: 'link', start: 0, end: 3, href: 'javascript:alert(1)' };
    const blocks = article.blocks.map((block, index) => (index ? block : { ...block, marks: [link] }));
    const { contents, problems } = await told({
      lines: { articles: [{ ...article, url: 'javascript:alert(1)', blocks }] },
    });
    expect(contents.articles[0]!.url).to.equal(null);
    expect(contents.articles[0]!.blocks).to.deep.equal(article.blocks);
    expect(problems).to.have.length(2);
  });

  it('waits to be attached where its words are not in the text, and is named', async () => {
    const [span] = c.spans;
    const lines = {
      articles: [second],
      revisions: [past],
      annotations: [
        { ...c, id: 'out', revision: 2 },
        { ...c, id: 'old', spans: [{ ...span!, exact: 'other' }] },
        { ...c, id: 'fine' },
        { ...c, id: 'unknown', revision: 0 },
      ],
    };
    const { contents, problems } = await told({ lines });
    expect(contents.annotations.map(({ id, revision }) => `${id} ${revision}`)).to.deep.equal([
      'out 1',
      'old 1',
      'fine 1',
      'unknown 0',
    ]);
    expect(problems).to.deep.equal([
      'out: Its words do not stand where it says in “Another text.”: it comes in as one that waits to be attached.',
      'old: Its words do not stand where it says in “Another text.”, version 1.',
    ]);
  });

  it('is put in reading order, and its text is measured again where its digest is another', async () => {
    const spans = [annotations.get('f')!.spans[0]!, c.spans[0]!];
    const { contents, problems } = await told({
      lines: { articles: [{ ...article, sha256: '0'.repeat(64) }], annotations: [{ ...c, spans }] },
    });
    expect(contents.annotations[0]!.spans.map(({ start }) => start)).to.deep.equal([
      c.spans[0]!.start,
      spans[0]!.start,
    ]);
    expect(contents.articles[0]!.sha256).to.equal(article.sha256);
    expect(problems[0]).to.contain('The digest in the file is not that of the text');
  });
});
