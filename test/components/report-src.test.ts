/** `<bias-report src>`: what a page's report says of files that are late, wrong or none at all. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/define-report.js';
import type { BiasReport } from '../../components/bias-report.js';
import { cleanUp, deep } from '../support/annotator.js';
import { fileAt, setOf } from '../support/contract.js';
import { waitUntil } from '../support/wait.js';

const council = '/samples/annotations/council-vote.json';
const json = (value: unknown) => fileAt(JSON.stringify(value), 'application/json');

const reportOf = (src: string) => fixture<BiasReport>(html`<bias-report src=${src}></bias-report>`);
const alarm = (report: BiasReport) => deep(report.shadowRoot!, '[role="alert"]')?.textContent?.trim();
const isThere = (report: BiasReport) =>
  waitUntil(() => deep(report.shadowRoot!, '[part="section"]'), 'the report is there');

describe('<bias-report src>', () => {
  afterEach(cleanUp);

  it('says that it is being made until the file is there', async () => {
    const report = await reportOf(council);
    expect(deep(report.shadowRoot!, '[role="status"]')!.textContent).to.contain('is being made');
    await isThere(report);
    expect(report.balance!.articles).to.have.length(1);
  });

  it('takes several files, with spaces between their addresses', async () => {
    const report = await reportOf(`${council} ${json(await setOf())}`);
    await isThere(report);
    expect(report.balance!.articles).to.have.length(2);
  });

  const wrong: Readonly<Record<string, [() => string | Promise<string>, RegExp]>> = {
    'no file': [() => '/no-such-set.json', /no-such-set\.json could not be loaded: the server answered 404/],
    'an article alone': [
      () => fileAt('<p>The mayor left.</p>', 'text/html'),
      /is no annotation set: the report needs one/,
    ],
    'a set of a newer version': [
      async () => json({ ...(await setOf()), version: '2.0' }),
      /a newer version \(2\.0\) of the format/,
    ],
    'JSON that is no set': [() => json({ some: 'thing' }), /annotation set|"format"/],
  };
  for (const [name, [src, reason]] of Object.entries(wrong))
    it(`says what is wrong with ${name}, and makes the report of the next one`, async () => {
      const report = await reportOf(await src());
      await waitUntil(() => alarm(report), 'it is said');
      expect(alarm(report)).to.match(reason);
      report.src = council;
      await isThere(report);
      expect(alarm(report)).to.equal(undefined);
    });

  it('shows the last file that was asked for, whichever came first', async () => {
    const report = await reportOf(council);
    report.src = json(await setOf());
    await isThere(report);
    expect(report.balance!.articles.map(({ title }) => title)).to.not.contain(
      'Lindholt council votes to close Mill Street library',
    );
  });
});
