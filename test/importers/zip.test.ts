import { expect } from '@open-wc/testing';
import { readInput, readInputs } from '../../src/importers/read-file.js';
import { unzip } from '../../src/importers/unzip.js';
import { listEntries } from '../../src/importers/zip-directory.js';
import { deflated, packed, utf8, zipOf, type Packed } from './zip-maker.js';
import { failureOf } from '../support/failure.js';

const archive = (bytes: Uint8Array, name = 'desk.zip') => ({ name, type: '', bytes });

/** What each file of an archive comes to: its kind, or the sentence. */
async function outcomes(file: Parameters<typeof readInputs>[0]): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for await (const { name, read } of readInputs(file))
    results[name] = await read().then(
      (input) => ['html', 'markdown', 'text', 'annotationSet'].find((kind) => kind in input)!,
      (error: unknown) => (error as Error).message,
    );
  return results;
}

describe('archives', () => {
  it('yield each article in them, and a reason for each file that is none', async () => {
    const blob = await (await fetch('/samples/articles/desk-archive.zip')).blob();
    expect(await outcomes(new File([blob], 'desk-archive.zip'))).to.deep.equal({
      'valley/old-mill.html': 'html',
      'valley/ferret.md': 'markdown',
      'dry-well.txt': 'text',
      'school-meals.docx': 'html',
      'pictures/mill.png':
        'pictures/mill.png is of a kind that cannot be opened. Web pages, saved pages, text, Markdown, Word and PDF files can.',
      'statement.docx': 'statement.docx holds no article that can be read: it is a picture.',
      'cut-off.docx': 'cut-off.docx is damaged: the end of the archive is missing. Download or save it again.',
      'empty.txt': 'empty.txt is empty.',
      'older.zip': 'older.zip is an archive inside the archive. Unpack it, and choose its files.',
      '../outside.txt': '../outside.txt was left out: its path leads out of the archive.',
    });
  });

  it('keep the bytes of each file, and its path', async () => {
    const bytes = zipOf([await packed('valley/well.txt', 'The well ran dry.')]);
    for await (const { read } of readInputs(archive(bytes)))
      expect(await read()).to.deep.equal({
        text: 'The well ran dry.',
        raw: { name: 'valley/well.txt', type: 'text/plain', bytes: utf8('The well ran dry.') },
      });
  });

  it('are one entry where they are another file', async () => {
    const names: string[] = [];
    for (const name of ['school-meals.docx', 'council-vote.md']) {
      const blob = await (await fetch(`/samples/articles/${name}`)).blob();
      for await (const found of readInputs(new File([blob], name))) names.push(found.name);
    }
    expect(names).to.deep.equal(['school-meals.docx', 'council-vote.md']);
  });

  it('are not read as one file', async () => {
    const bytes = zipOf([await packed('a.txt', 'A')]);
    expect(await failureOf(readInput(archive(bytes)))).to.match(/^desk\.zip is an archive of files \(ZIP\)\. /);
  });

  it('refuse each path that leads out of them, and read the rest', async () => {
    const names = ['../a.txt', 'b/../../c.txt', '/etc/d.txt', 'C:\\e.txt', '..\\f.txt', 'g\0.txt', 'h..txt'];
    const results = await outcomes(
      archive(zipOf(await Promise.all(names.map((name) => packed(name, 'A text.'))))),
    );
    for (const name of names.slice(0, 6))
      expect(results[name], name).to.match(/was left out: its path leads out/);
    expect(results['h..txt']).to.equal('text');
  });

  it('pass over what systems add on their own', async () => {
    const names = ['__MACOSX/._a.txt', '.DS_Store', 'b/.hidden.txt', 'b/Thumbs.db', 'a.txt', 'b/'];
    const bytes = zipOf(names.map((name) => ({ name, bytes: utf8(name.endsWith('/') ? '' : 'A text.') })));
    expect(await outcomes(archive(bytes))).to.deep.equal({ 'a.txt': 'text' });
    const none = await outcomes(archive(zipOf([{ name: 'b/', bytes: utf8('') }])));
    expect(none['desk.zip']).to.equal('desk.zip is an archive without any file that could be opened.');
  });

  it('tell documents of other programs', async () => {
    const kinds: readonly (readonly [string, RegExp])[] = [
      ['xl/workbook.xml', /an Excel table/],
      ['META-INF/manifest.xml', /an OpenDocument file/],
      ['META-INF/container.xml', /an e-book/],
    ];
    for (const [name, what] of kinds)
      expect(await failureOf(readInput(archive(zipOf([{ name, bytes: utf8('<a/>') }]), 'a.docx')))).to.match(
        what,
      );
  });
});

describe('unpacking', () => {
  const read = async (entries: readonly Packed[], options = {}) =>
    await outcomes(archive(zipOf(entries, options)));

  it('stops at a file that was encrypted, packed in an unknown way, or changed', async () => {
    const good = await packed('a.txt', 'The well ran dry. '.repeat(20));
    const results = await read([
      { ...good, name: 'locked.txt', flags: 0x801 },
      { ...good, name: 'lzma.txt', method: 14 },
      { ...good, name: 'changed.txt', crc: 1 },
      { ...good, name: 'shorter.txt', size: 10 },
      { ...good, name: 'longer.txt', size: 1000 },
      { ...good, name: 'nonsense.txt', bytes: utf8('no deflate at all') },
    ]);
    expect(results['locked.txt']).to.match(/is protected by a password/);
    expect(results['lzma.txt']).to.match(/is packed in a way that cannot be read here/);
    for (const name of ['changed', 'shorter', 'longer', 'nonsense'])
      expect(results[`${name}.txt`], name).to.match(/is damaged: it cannot be unpacked/);
  });

  it('never goes on past what a file may hold, whatever the archive claims', async () => {
    const zeros = await deflated(new Uint8Array(40 * 2 ** 20));
    const bomb = { name: 'bomb.txt', bytes: zeros, method: 8 };
    const results = await read([
      { ...bomb, name: 'honest.txt', size: 40 * 2 ** 20 },
      { ...bomb, name: 'lying.txt', size: 1000 },
      { ...bomb, name: 'huge.txt', size: 2 ** 30 },
    ]);
    expect(results['honest.txt']).to.match(/unpacks to far more than any text would/);
    expect(results['lying.txt']).to.match(/is damaged/);
    expect(results['huge.txt']).to.match(/has more than 100 MB/);

    const data = new Blob([zipOf([{ ...bomb, size: 900_000 }])]);
    const [entry] = await listEntries(data);
    const allowance = { left: 2 ** 30 };
    expect(await failureOf(unzip(data, entry!, { maxSize: 2 ** 20, allowance }))).to.match(/^is damaged/);
    expect(2 ** 30 - allowance.left).to.be.below(2 ** 21);
  });

  it('counts what all files of an archive come to', async () => {
    const data = new Blob([
      zipOf([
        { name: 'a.txt', bytes: new Uint8Array(600) },
        { name: 'b.txt', bytes: new Uint8Array(600) },
      ]),
    ]);
    const [first, second] = await listEntries(data);
    const allowance = { left: 1000 };
    expect(await unzip(data, first!, { maxSize: 1000, allowance })).to.have.length(600);
    expect(await failureOf(unzip(data, second!, { maxSize: 1000, allowance }))).to.match(
      /the archive as a whole/,
    );
  });

  it('refuses entries that lie over one another as far as they claim too much', async () => {
    const zeros = await deflated(new Uint8Array(99 * 2 ** 20));
    const one = { bytes: zeros, method: 8, size: 99 * 2 ** 20 };
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...one,
      name: `${index}.txt`,
      ...(index && { sharedWith: 0 }),
    }));
    expect(await read(many)).to.deep.equal({
      'desk.zip': 'desk.zip unpacks to 3,960 MB; the most that can be opened at once is 2,048 MB. Split it.',
    });
  });

  it('refuses an archive that is cut off, or whose list is wrong', async () => {
    const bytes = zipOf([await packed('a.txt', 'A text.')]);
    for (const cut of [10, 40, bytes.length - 22, bytes.length - 4])
      expect((await outcomes(archive(bytes.slice(0, cut))))['desk.zip'], `${cut}`).to.match(/is damaged/);
    expect(await read([await packed('a.txt', 'A')], { count: 2 })).to.deep.equal({
      'desk.zip': 'desk.zip is damaged: its list of files cannot be read. Download or save it again.',
    });
    expect((await read([await packed('a.txt', 'A')], { count: 60_000 }))['desk.zip']).to.match(
      /more than 20,000 files/,
    );
  });

  it('stops when the analyst cancels', async () => {
    const controller = new AbortController();
    const bytes = zipOf([await packed('a.txt', 'A text.')]);
    for await (const found of readInputs(archive(bytes), { signal: controller.signal })) {
      controller.abort();
      expect(await failureOf(found.read())).to.contain('abort');
    }
  });
});
