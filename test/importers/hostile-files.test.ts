import { expect } from '@open-wc/testing';
import type { FileBytes } from '../../src/importers/read-file.js';
import { endlessFiles, hostileDocx, hostilePdf, protectedPdf, sentence } from './hostile/files.js';
import { importStrictly } from './hostile/strict.js';
import type { Answer } from './strict-page.js';

const signs = ({ reports, requests, globals }: Answer) => ({ reports, requests, globals });
const none = { reports: [], requests: [], globals: [] };

/** A sentence for people, about the file or the page. */
const isSentence = (text: string) =>
  /^[\w.-]+ (?:is|has|holds|takes|cannot|unpacks|uses) .*\.$|^This (?:article|text|page|looks) .*\.$/.test(
    text,
  ) && !isRaw(text);
/** What a program says to programmers. */
const isRaw = (text: string) => /undefined|null|Error|\[object|function|\(reading/.test(text);

const samples = [
  'ferry-fares.mhtml',
  'school-meals.docx',
  'quarry-inquiry.pdf',
  'desk-archive.zip',
  'council-vote.md',
];
const sample = async (name: string): Promise<FileBytes> => {
  const response = await fetch(`/samples/articles/${name}`);
  return { name, type: '', bytes: new Uint8Array(await response.arrayBuffer()) };
};
const opening: Readonly<Record<string, string>> = {
  'ferry-fares.mhtml': 'Fares on the ferries to the outer islands will rise by 20 per cent',
  'school-meals.docx': 'Hot meals will disappear from eleven of Lindholt’s fourteen schools',
  'quarry-inquiry.pdf': 'A public inquiry into the death of a quarryman at Holm opened yesterday',
  'council-vote.md': 'library',
};

describe('files under a strict policy', function () {
  this.timeout(60_000);

  it('are read without a report, in workers', async () => {
    const files = await Promise.all(Object.keys(opening).map(sample));
    const answer = await importStrictly(files);
    expect(signs(answer)).to.deep.equal(none);
    for (const [index, { name }] of files.entries()) expect(answer.texts[index]).to.contain(opening[name]!);
  });

  it('are read where the policy lets no worker start', async () => {
    const files = await Promise.all(['school-meals.docx', 'quarry-inquiry.pdf'].map(sample));
    const answer = await importStrictly([...files, ...files], 'strict-page-without-workers.html');
    for (const [index, text] of answer.texts.entries())
      expect(text).to.contain(opening[files[index % 2]!.name]!);
    expect(answer.reports.filter((report) => !report.startsWith('worker-src'))).to.be.empty;
  });

  it('run nothing and load nothing, whatever they ask for', async () => {
    const files = [...(await hostileDocx()), ...hostilePdf()];
    const answer = await importStrictly(files);
    expect(signs(answer)).to.deep.equal(none);
    expect(answer.links).to.be.empty;
    for (const text of answer.texts)
      expect(text).to.satisfy((said: string) => said.includes(sentence) || isSentence(said));
    expect(answer.texts.filter((text) => !text.includes(sentence))).to.have.length.below(3);
  });

  it('are refused where they ask for a password', async () => {
    const { texts } = await importStrictly([protectedPdf()]);
    expect(texts).to.deep.equal([
      'secret.pdf is protected by a password. Open it with the password, print it to a new PDF, and choose that.',
    ]);
  });

  it('are given up in a sentence where they never end', async () => {
    const files = await endlessFiles();
    const answer = await importStrictly(files);
    expect(signs(answer)).to.deep.equal(none);
    for (const text of answer.texts)
      expect(text).to.satisfy((said: string) => isSentence(said) || said === sentence);
  });

  it('are read as far as they go, or refused in a sentence, where they are cut off', async () => {
    const files = await Promise.all(samples.map(sample));
    const cut = files.flatMap(({ name, type, bytes }) =>
      [1, 3, 100, bytes.length >> 1, Math.floor(bytes.length * 0.9), bytes.length - 1].map((end) => ({
        name,
        type,
        bytes: bytes.slice(0, end),
      })),
    );
    const answer = await importStrictly(cut);
    expect(signs(answer)).to.deep.equal(none);
    for (const [index, text] of answer.texts.entries())
      expect(text, `${cut[index]!.name} of ${cut[index]!.bytes.length}`).to.satisfy(
        (said: string) => isSentence(said) || !isRaw(said),
      );
  });

  it('are read or refused in a sentence where single bytes are wrong', async () => {
    const files = await Promise.all(samples.slice(0, 3).map(sample));
    let state = 7;
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    const spoilt = files.flatMap(({ name, type, bytes }) =>
      Array.from({ length: 12 }, () => {
        const copy = bytes.slice();
        for (let count = 0; count < 20; count++) copy[random(copy.length)] = random(256);
        return { name, type, bytes: copy };
      }),
    );
    const answer = await importStrictly(spoilt);
    expect({ ...signs(answer), reports: [] }).to.deep.equal(none);
    for (const text of answer.texts)
      expect(text).to.satisfy((said: string) => isSentence(said) || !isRaw(said));
  });

  it('of another kind than they say are named for what they are', async () => {
    const png = Uint8Array.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', (character) => character.charCodeAt(0));
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251);
    const endings = ['html', 'mhtml', 'txt', 'md', 'docx', 'pdf'];
    const files = endings.flatMap((ending) => [
      { name: `a.${ending}`, type: '', bytes: png },
      { name: `b.${ending}`, type: '', bytes: noise },
    ]);
    const answer = await importStrictly(files);
    expect(signs(answer)).to.deep.equal(none);
    for (const text of answer.texts) expect(text).to.satisfy(isSentence);
  });
});

describe('long and empty pages under a strict policy', function () {
  this.timeout(60_000);

  const page = (name: string, body: string): FileBytes => ({
    name,
    type: '',
    bytes: new TextEncoder().encode(`<!doctype html><html><body><p>${sentence}</p>${body}`),
  });

  it('of 50 MB are read or refused in a sentence', async () => {
    const answer = await importStrictly([
      page('text.html', '<p>word word word word</p>'.repeat(2_000_000)),
      page('script.html', `<script>${'window.ran=1;'.repeat(4_000_000)}</script>`),
      page('picture.html', `<img src="data:image/png;base64,${'A'.repeat(50_000_000)}">`),
      page('markup.txt', '<b><i>'.repeat(8_000_000)),
    ]);
    expect(signs(answer)).to.deep.equal(none);
    for (const text of answer.texts)
      expect(text).to.satisfy((said: string) => isSentence(said) || said.includes(sentence));
    expect(answer.texts[2]).to.equal(sentence);
  });

  it('of nothing but links are read or refused in a sentence', async () => {
    const links = '<li><a href="/story">A headline of some other story</a></li>';
    const pages = [10, 1000, 5000].map((count) => ({
      html: `<!doctype html><title>News</title><body><nav><ul>${links.repeat(count)}</ul></nav>`,
      base: 'https://news.example/',
    }));
    const answer = await importStrictly(pages);
    expect(signs(answer)).to.deep.equal(none);
    for (const text of answer.texts)
      expect(text).to.satisfy((said: string) => isSentence(said) || /story|News/.test(said));
  });
});
