// Who speaks in a real article, coded as a reader counts it: CODEBOOK section 1 has the table of these numbers.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import {
  blockAt,
  createAnnotation,
  defaultCodebook,
  registryOf,
  sourceBalance,
  writeAnnotationSet,
  type Annotation,
  type Article,
  type Source,
  type Span,
  type SpanInput,
} from '../../src/core.js';
import { importArticle } from '../../src/importers/import-article.js';
import type { Coded } from '../../src/measures/coded.js';
import { wilson } from '../../src/measures/statistics.js';

const path = new URL('../../../shared/articles/will-america-withdraw.txt', import.meta.url);

const source = (id: string, name: string, side: string, type: string, anonymity = 'named'): Source => ({
  id,
  name,
  aliases: [],
  kind: 'unknown',
  type,
  role: 'unknown',
  side,
  anonymity,
});

const sources = [
  source('ministry', 'Iraqi Foreign Ministry', 'Iraq', 'government'),
  source('resistance', 'Islamic Resistance in Iraq', 'Iraq', 'armed_group'),
  source('sudani', 'al-Sudani', 'Iraq', 'government'),
  source('groups', 'various Shiite militia groups', 'Iraq', 'armed_group', 'anonymous_group'),
  source('ameri', 'Hadi al-Ameri', 'Iraq', 'armed_group'),
  source('pentagon', 'Pentagon', 'United States', 'government'),
  source('analysts', 'Analysts', 'none', 'expert', 'anonymous_group'),
  source('parliament', 'Iraqi parliament', 'Iraq', 'government'),
  source('iraq', 'Iraq', 'Iraq', 'government'),
  source('liu', 'Liu Xinlu', 'none', 'expert'),
  source('jubouri', 'Abdullah al-Jubouri', 'none', 'expert'),
];

/** Who, in which words of the paragraph, through which cue, first and last words of the content, mode and stance. */
interface Row {
  readonly who: string;
  readonly words: string;
  readonly cue: string;
  readonly content: string;
  readonly mode: string;
  readonly stance: string;
}

const rowOf = (line: string): Row => {
  const [who = '', words = '', cue = '', content = '', mode = '', stance = ''] = line.trim().split(' | ');
  return { who, words, cue, content, mode, stance };
};

/*
 * Words in marks are quoted where they are the speaker's own (“transition”, “deceptive tactic”), and scare quotes in a
 * paraphrase where they are a term of the trade (“Shiite Crescent”, “anti-Iran alliance”).
 */
const rows = `
  ministry | The Iraqi Foreign Ministry | said | the two countries … on Iraqi soil | indirect | neutral
  resistance | An Iraqi Shiite militia calling itself “Islamic Resistance in Iraq” | claimed | responsibility … attacks | reported | neutral
  resistance | An Iraqi Shiite militia calling itself “Islamic Resistance in Iraq” | saying | they were … against Hamas | indirect | neutral
  sudani | Iraqi Prime Minister al-Sudani | issued repeated orders | for U.S. … leave | indirect | neutral
  sudani | Iraqi Prime Minister al-Sudani | accusing | the U.S. of … domestic security | indirect | loaded
  groups | various Shiite militia groups | calling for | the expulsion … U.S. forces | indirect | neutral
  ameri | Hadi al-Ameri | condemned | the U.S. airstrike … heinous crime” | mixed | loaded
  ameri | Hadi al-Ameri | urged | the Iraqi government … forces in Iraq | mixed | neutral
  resistance | The Islamic Resistance in Iraq | vowed | to continue … leave the country | indirect | assertive
  resistance | The Islamic Resistance in Iraq | rejecting | a proposed … security partnership | mixed | neutral
  ministry | the Iraqi Foreign Ministry | claims | the HMC’s purpose … coalition mission | indirect | doubting
  pentagon | the Pentagon | maintains | the talks … not withdrawal | indirect | assertive
  analysts | Analysts | believe | maintaining a … Shiite Crescent.” | indirect | neutral
  pentagon | The Pentagon | repeatedly emphasized | “the HMC … from Iraq,” | direct | assertive
  pentagon | The Pentagon | noting | it “received … our forces.” | mixed | factive
  parliament | the Iraqi parliament | passed a resolution calling on | the government to end … forces in Iraq | indirect | neutral
  iraq | Iraq | announced | the end of the U.S.-led … against the IS | indirect | neutral
  resistance | The Islamic Resistance in Iraq | dismissed | the U.S. proposal … Iraqi people.” | mixed | loaded
  resistance | The Iraqi Shiite militia group | accused | the U.S. of ignoring … complete withdrawal | indirect | loaded
  resistance | The Iraqi Shiite militia group | claiming | it masked … and the region | mixed | doubting
  liu | Liu Xinlu | said | the Palestinian-Israeli … anti-American sentiments | indirect | neutral
  liu | Liu | said | Iraq’s strategic importance … afford to lose | indirect | neutral
  liu | Liu | noting | once withdrawing … in the region | indirect | factive
  jubouri | Iraqi military expert Abdullah al-Jubouri | believes | America would not … invasion of Iraq | indirect | neutral
  jubouri | al-Jubouri | said | Iraqi Kurds … militias in Iraq | indirect | neutral
`
  .trim()
  .split('\n')
  .map(rowOf);
const standfirst = rowOf(
  'analysts | Analysts | believe | maintaining a … Shiite Crescent." | indirect | neutral',
);

/** The first place of `words` from `from` on. */
function find(text: string, words: string, from: number): Span {
  const start = text.indexOf(words, from);
  assert.ok(start >= 0, `The article does not say ${words} after ${from}`);
  return { start, end: start + words.length };
}

function annotate(
  article: Article,
  { who, words, cue, content: ends, mode, stance }: Row,
  after: number,
): Annotation {
  const { text, blocks } = article;
  const [from, to] = ends.split(' … ') as [string, string];
  const { start } = find(text, from, after);
  const content = { start, end: find(text, to, start).end };
  const paragraph = blocks[blockAt(article, start)]!;
  assert.ok(content.end <= paragraph.end, `${ends} runs over its paragraph`);
  // The nearest such words before the content, else the first behind: “..., Liu said, noting that ...”.
  const near = (wanted: string): Span => {
    const before = text.lastIndexOf(wanted, start - 1);
    return find(text, wanted, before >= paragraph.start ? before : content.end);
  };
  const spans: SpanInput[] = [
    { part: 'content', ...content },
    { part: 'source', ...near(words) },
    { part: 'cue', ...near(cue) },
  ];
  return createAnnotation(
    { article, codebook: defaultCodebook, analyst: 'ana', now: '2026-02-03T04:05:06.000Z' },
    'attribution',
    spans,
    { attributes: { mode, stance }, sources: [who] },
  );
}

/** Null where the article is not at hand. */
async function read(t: TestContext): Promise<(Coded & { readonly repeated: string }) | null> {
  if (!existsSync(path)) {
    t.skip('../shared is absent');
    return null;
  }
  const article = await importArticle({ text: readFileSync(path, 'utf8') });
  const body = article.blocks.find(({ role }) => role === 'body')!.start;
  let after = body;
  const annotations = rows.map((row) => {
    const annotation = annotate(article, row, after);
    after = annotation.spans.find(({ part }) => part === 'content')!.start;
    return annotation;
  });
  const repeated = annotate(article, standfirst, 0);
  assert.ok(repeated.spans.every(({ end }) => end < body));
  return {
    article,
    codebook: defaultCodebook,
    registry: registryOf(sources),
    annotations: [repeated, ...annotations],
    repeated: repeated.id,
  };
}

test('a real article has 25 attributions of 11 sources, as its readers counted', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { attributions, uniqueSources, leftOut, bodyWords, countedWords, notes } = sourceBalance(coded);
  assert.equal(bodyWords, 1022);
  assert.equal(countedWords, 1022 + 6, 'the headline, and not the standfirst, which repeats a paragraph');
  assert.equal(attributions.total, 25);
  assert.equal(uniqueSources.total, 11);
  assert.deepEqual(attributions.bySource, {
    ministry: 2,
    resistance: 7,
    sudani: 2,
    groups: 1,
    ameri: 2,
    pentagon: 3,
    analysts: 1,
    parliament: 1,
    iraq: 1,
    liu: 3,
    jubouri: 2,
  });
  assert.deepEqual(uniqueSources.byType, { government: 5, armed_group: 3, expert: 3 });
  assert.deepEqual(
    leftOut.annotations.map(({ id, why }) => [id, why]),
    [[coded.repeated, 'repeats']],
  );
  assert.deepEqual(notes, []);
});

test('Iraq’s side has 64 % of the attributions, the American one 12 %', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { attributions, uniqueSources } = sourceBalance(coded);
  assert.deepEqual(attributions.bySide, { Iraq: 16, 'United States': 3, none: 6 });
  assert.deepEqual(uniqueSources.bySide, { Iraq: 7, 'United States': 1, none: 3 });
  const share = (side: string) => wilson(attributions.bySide[side]!, attributions.total)!;
  assert.equal(share('Iraq').value, 0.64);
  assert.equal(share('United States').value, 0.12);
  // Wilson, 95 %: 44.5 to 79.8 and 4.2 to 30.0
  assert.equal(share('Iraq').low.toFixed(3), '0.445');
  assert.equal(share('Iraq').high.toFixed(3), '0.798');
  assert.equal(share('United States').low.toFixed(3), '0.042');
  assert.equal(share('United States').high.toFixed(3), '0.300');
});

test('yet 27 of the quoted words are American, and 20 are Iraqi', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { quotedWords } = sourceBalance(coded);
  assert.deepEqual(quotedWords.bySide, { Iraq: 20, 'United States': 27, none: 0 });
  assert.equal(quotedWords.total, 47);
  const { bySource } = quotedWords;
  // “heinous crime” 2, “swift and decisive action” 4
  assert.equal(bySource.ameri, 6);
  // “transition” 1, “deceptive tactic” 2, “buy more time” 3, “more crimes to harm Iraqi people” 6, “malicious agenda” 2
  assert.equal(bySource.resistance, 14);
  assert.equal(bySource.pentagon, 15 + 12);
  const silent = ['ministry', 'sudani', 'groups', 'analysts', 'parliament', 'iraq', 'liu', 'jubouri'];
  assert.deepEqual(
    silent.map((id) => bySource[id]),
    silent.map(() => 0),
  );
});

test('mode and verbs differ by side', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { modeBySide, stanceBySide } = sourceBalance(coded);
  assert.deepEqual(modeBySide, {
    Iraq: { indirect: 10, reported: 1, mixed: 5 },
    'United States': { indirect: 1, direct: 1, mixed: 1 },
    none: { indirect: 6 },
  });
  assert.deepEqual(stanceBySide['United States'], { assertive: 2, factive: 1 });
  assert.deepEqual(stanceBySide.Iraq, { neutral: 9, loaded: 4, assertive: 1, doubting: 2 });
});

test('no word is counted twice: those of all contents, each by itself', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { contentWords } = sourceBalance(coded);
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const count = (who: string) =>
    coded.annotations
      .filter(({ id, sources: ids }) => id !== coded.repeated && ids.includes(who))
      .flatMap(({ spans }) => spans.filter(({ part }) => part === 'content'))
      .flatMap(({ exact }) => [...segmenter.segment(exact)])
      .filter(({ isWordLike }) => isWordLike).length;
  const expected = Object.fromEntries(sources.map(({ id }) => [id, count(id)]));
  assert.deepEqual(contentWords.voice.bySource, expected);
  assert.deepEqual(contentWords.space.bySource, expected);
  // the expulsion of U.S. forces; the end of the U.S.-led coalition’s combat mission against the IS
  assert.equal(expected.groups, 5);
  assert.equal(expected.iraq, 12);
});

test('the ministry speaks first and an expert last, in the order of the text', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { first, last, cases } = sourceBalance(coded);
  assert.deepEqual([first?.sources, first?.sides], [['ministry'], ['Iraq']]);
  assert.deepEqual([last?.sources, last?.sides], [['jubouri'], ['none']]);
  assert.deepEqual(
    cases.map(({ sources: ids, mode, stance }) => `${ids.join()} ${mode} ${stance}`),
    rows.map(({ who, mode, stance }) => `${who} ${mode} ${stance}`),
  );
});

test('11 sources come to 7.2 that would have the same share', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { diversity } = sourceBalance(coded);
  // (7² + 2 · 3² + 4 · 2² + 4 · 1²) ÷ 25² = 87 ÷ 625
  assert.equal(diversity.n, 11);
  assert.equal(diversity.hhi?.toFixed(4), '0.1392');
  assert.equal(diversity.effective?.toFixed(3), '7.184');
  // −(.28 ln .28 + 2 · .12 ln .12 + 4 · .08 ln .08 + 4 · .04 ln .04) = .3564 + .5089 + .8082 + .5150
  assert.equal(diversity.shannon?.toFixed(3), '2.189');
  assert.equal(diversity.evenness?.toFixed(3), '0.913');
});

test('the standfirst counts where repeats are asked for', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { attributions, uniqueSources, first, quotedWords } = sourceBalance(coded, { include: ['repeats'] });
  assert.equal(attributions.total, 26);
  assert.equal(uniqueSources.total, 11);
  assert.equal(first?.annotation, coded.repeated);
  assert.equal(quotedWords.total, 47, '"Shiite Crescent" is in scare quotes there, too');
});

test('its annotation set says the same, with offsets in code points', async (t) => {
  const coded = await read(t);
  if (!coded) return;
  const { article, annotations, codebook } = coded;
  const set = writeAnnotationSet(
    { article, annotations, codebook, sources },
    { exported: '2026-02-03T04:05:06.000Z' },
  );
  const file = JSON.parse(JSON.stringify(set)) as typeof set;
  assert.deepEqual(sourceBalance([file]), sourceBalance(coded));
});
