// The cues that a reader counts in a real article, CODEBOOK section 1: 25 attributions and the repeated one.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cueListFor } from '../../src/coding/cue-list.js';
import { modeOf } from '../../src/domain/quotations.js';
import { proposals } from '../../src/coding/proposals.js';
import { kindOf } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { importArticle } from '../../src/importers/import-article.js';

const path = new URL('../../../shared/articles/will-america-withdraw.txt', import.meta.url);

/** First and last words of the content, the cue, and the sources that a reader would take. */
const attributions: readonly (readonly [from: string, to: string, cue: string, source: string])[] = [
  ['the two countries would launch', 'on Iraqi soil', 'said', 'The Iraqi Foreign Ministry'],
  [
    'responsibility for multiple',
    'multiple attacks',
    'claimed',
    'An Iraqi Shiite militia calling itself “Islamic Resistance in Iraq”',
  ],
  [
    'they were a response',
    'against Hamas',
    'saying',
    'An Iraqi Shiite militia calling itself “Islamic Resistance in Iraq”',
  ],
  ['for U.S. forces to leave', 'to leave', 'issued repeated orders', 'Iraqi Prime Minister al-Sudani'],
  ['the U.S. of violating', 'domestic security', 'accusing', 'Iraqi Prime Minister al-Sudani'],
  ['the expulsion of', 'of U.S. forces', 'calling for', 'various Shiite militia groups'],
  ['the U.S. airstrike as', 'heinous crime”', 'condemned', 'Hadi al-Ameri'],
  ['the Iraqi government to take', 'forces in Iraq', 'urged', 'Hadi al-Ameri'],
  ['to continue its attacks', 'leave the country', 'vowed', 'The Islamic Resistance in Iraq'],
  ['a proposed U.S.-Iraq', 'security partnership', 'rejecting', 'The Islamic Resistance in Iraq'],
  ['the HMC’s purpose is', 'the coalition mission', 'claims', 'the Iraqi Foreign Ministry'],
  ['the talks will focus', 'not withdrawal', 'maintains', 'the Pentagon'],
  ['maintaining a military', 'Shiite Crescent.”', 'believe', 'Analysts'],
  ['“the HMC meeting', 'from Iraq,”', 'repeatedly emphasized', 'The Pentagon'],
  ['it “received no', 'our forces.”', 'noting', 'The Pentagon'],
  ['the government to end the presence', 'in Iraq', 'passed a resolution calling on', 'the Iraqi parliament'],
  ['the end of the U.S.-led', 'against the IS', 'announced', 'Iraq'],
  ['the U.S. proposal of', 'Iraqi people.”', 'dismissed', 'The Islamic Resistance in Iraq'],
  ['the U.S. of ignoring', 'complete withdrawal', 'accused', 'The Iraqi Shiite militia group'],
  ['it masked a', 'and the region', 'claiming', 'The Iraqi Shiite militia group'],
  ['the Palestinian-Israeli conflict', 'anti-American sentiments', 'said', 'Liu Xinlu'],
  ['Iraq’s strategic importance', 'afford to lose', 'said', 'Liu'],
  ['once withdrawing its', 'in the region', 'noting', 'Liu'],
  ['America would not withdraw', 'invasion of Iraq', 'believes', 'Iraqi military expert Abdullah al-Jubouri'],
  ['Iraqi Kurds and Sunnis', 'militias in Iraq', 'said', 'al-Jubouri'],
];

test('the first proposals are those of a reader for nearly every attribution of a real article', async (t) => {
  if (!existsSync(path)) return t.skip('../shared is absent');
  const article = await importArticle({ text: readFileSync(path, 'utf8') });
  const { text } = article;
  const kind = kindOf(defaultCodebook, 'attribution');
  const wrong: string[] = [];
  let [cues, sources] = [0, 0];
  for (const [from, to, cue, source] of attributions) {
    // After the standfirst, which repeats a paragraph in other quotation marks.
    const start = text.indexOf(from, 600);
    assert.ok(start >= 0, `The article does not have ${from}`);
    const last = text.indexOf(to, start);
    assert.ok(last >= 0, `The article does not have ${to} after ${from}`);
    const content = { part: 'content', start, end: last + to.length };
    const list = cueListFor(article.language);
    const [first] = proposals(article, kind, 'cue', [content], { list });
    const words = first ? text.slice(first.span.start, first.span.end) : '';
    if (words === cue) cues++;
    else wrong.push(`cue of "${from}": [${words}] for [${cue}]`);
    const spans = first ? [content, { ...first.span, part: 'cue' }] : [content];
    const proposed = proposals(article, kind, 'source', spans, { list });
    const whose = proposed.map(({ span }) => text.slice(span.start, span.end));
    if (whose[0] === source) sources++;
    else wrong.push(`source of "${from}": ${JSON.stringify(whose)} for [${source}]`);
  }
  const figures = `${cues} cues and ${sources} sources of ${attributions.length}\n${wrong.join('\n')}`;
  t.diagnostic(figures);
  assert.ok(cues >= 24, figures);
  assert.ok(sources >= 22, figures);
});

test('the list finds the cues of the article, and little else', async (t) => {
  if (!existsSync(path)) return t.skip('../shared is absent');
  const { text } = await importArticle({ text: readFileSync(path, 'utf8') });
  const { cueMatches } = await import('../../src/coding/cue-list.js');
  const found = cueMatches(text, { start: 0, end: text.length }, cueListFor('en')!);
  assert.ok(found.length >= 25 && found.length <= 32, `${found.length} cues`);
});

test('two words in marks do not make a paraphrase mixed', async (t) => {
  if (!existsSync(path)) return t.skip('../shared is absent');
  const { text } = await importArticle({ text: readFileSync(path, 'utf8') });
  const mode = (from: string, to: string) => {
    const start = text.indexOf(from, 1200);
    return modeOf(text, [{ start, end: text.indexOf(to, start) + to.length }]);
  };
  assert.equal(mode('maintaining a military', 'Shiite Crescent.”'), 'indirect');
  assert.equal(mode('“the HMC meeting', 'from Iraq,”'), 'direct');
  assert.equal(mode('it “received no', 'our forces.”'), 'mixed');
  assert.equal(mode('the U.S. proposal of', 'Iraqi people.”'), 'mixed');
});
