import { expect } from '@open-wc/testing';
import { badLinks, loading } from './hostile/addresses.js';
import { foreign, mutating, running } from './hostile/markup.js';
import { importStrictly } from './hostile/strict.js';
import type { Answer } from './strict-page.js';

const sentence = 'The well at the end of the village ran dry on Sunday, and nobody has said why. ';
const words = `<p>${sentence.repeat(4)}</p>`;
/** A fragment, a whole page, a page whose article is the payload's, and bytes as a file holds them. */
const dressed = (payload: string) => [
  { html: `${words}${payload}` },
  {
    html: `<!doctype html><html><head><title>Well</title>${payload}</head><body><article>${words}</article></body></html>`,
  },
  {
    html: `<!doctype html><html><body><article>${words}<div>${payload}</div>${words}</article></body></html>`,
    base: 'https://news.example/a',
  },
  { name: 'page.html', type: '', bytes: new TextEncoder().encode(`<!doctype html><body>${payload}${words}`) },
];

/** What `answer` shows of something that ran or was loaded. */
const signs = ({ reports, requests, globals }: Answer) => ({ reports, requests, globals });
const none = { reports: [], requests: [], globals: [] };

describe('hostile input', function () {
  this.timeout(60_000);

  for (const [name, payloads] of Object.entries({ running, foreign, mutating, loading }))
    it(`of ${payloads.length} kinds of ${name} markup runs nothing and loads nothing`, async () => {
      const answer = await importStrictly(payloads.flatMap(dressed));
      expect(signs(answer)).to.deep.equal(none);
      for (const link of answer.links) expect(link).to.match(/^https?:\/\//);
      // What a payload swallows after itself is gone in every browser: then a sentence says that nothing is left.
      const told = /^This .*\.$|^Well$/;
      const lost = answer.texts.filter((text) => !text.includes(sentence.trim()) && !told.test(text));
      expect(lost).to.deep.equal([]);
    });

  it('leaves no link that leads anywhere but to the web', async () => {
    const inputs = badLinks.flatMap((link) => [
      { html: `${words}<p><a href="${link}">A link</a> <a href='${link}'>another</a></p>` },
      {
        html: `<!doctype html><body>${words}<p>See <a href="${link}">this</a>.</p>${words}`,
        base: 'https://news.example/',
      },
      { markdown: `${sentence}\n\n[A link](${link}) and <${link}>` },
      { html: `<!doctype html><base href="${link}"><body>${words}<p><a href="a">A link</a></p>` },
    ]);
    const answer = await importStrictly(inputs);
    expect(signs(answer)).to.deep.equal(none);
    const kept = answer.links.filter((link) => !/^https?:\/\/\w/.test(link) || /script|data:/i.test(link));
    expect(kept).to.be.empty;
  });
});
