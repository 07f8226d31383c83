import { expect } from '@open-wc/testing';
import { carryOver } from '../../src/anchoring/carry-over.js';
import { whatWasEdited, type Edited } from '../../src/anchoring/edited.js';
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { createArticle, type Article, type Role } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { createSource, registryOf } from '../../src/domain/registry.js';
import { describe as describeSpan } from '../../src/domain/selector.js';
import { compareSpans } from '../../src/domain/span.js';

const now = '2026-01-02T03:04:05.000Z';
const parts: Readonly<Record<string, string>> = {
  c: 'claim',
  f: 'framing',
  t: 'content',
  q: 'cue',
  s: 'source',
};
const kinds: Readonly<Record<string, string>> = { c: 'claim', f: 'framing' };
const roles: Readonly<Record<string, Role>> = { '# ': 'headline', '! ': 'caption' };

/** Lines are blocks: `# ` begins a headline, `! ` a caption. */
function articleOf(lines: string): Article {
  const drafts = lines.split('\n').map((line) => {
    const role = roles[line.slice(0, 2)];
    return {
      type: 'paragraph' as const,
      role: role ?? 'body',
      repeats: null,
      text: role ? line.slice(2) : line,
    };
  });
  return createArticle(drafts, { retrieved: now });
}

const mayor = { ...createSource({ name: 'Mayor Lund', now }), id: 'lund' };
const union = { ...createSource({ name: 'The port union', now }), id: 'union' };
const registry = registryOf([mayor, union]);

/**
 * What was edited from the tagged text to the other. Tags are claims (c), framing (f), and content, cue and source (t, q,
 * s) of attributions; those with the same number belong together, and number 9 names the union, all others the mayor.
 */
function edit(
  source: string,
  after: string,
  stanceOf: (cue: string) => string | null = () => null,
): readonly Edited[] {
  const tag = /<(\/?)([cftqs])(\d*)>/g;
  const before = articleOf(source.replace(tag, ''));
  const plain = source.replace(/^[#!] /gm, '');
  const spansOf = new Map<string, PartSpan[]>();
  const open = new Map<string, number>();
  let text = '';
  let last = 0;
  for (const { index, 0: all, 1: closes, 2: letter = '', 3: number = '' } of plain.matchAll(tag)) {
    text += plain.slice(last, index);
    last = index + all.length;
    const id = (kinds[letter] ? letter : 'a') + number;
    if (!closes) open.set(letter + number, text.length);
    else {
      const span = { start: open.get(letter + number)!, end: text.length };
      const described = { part: parts[letter]!, ...span, ...describeSpan(before.text, span) };
      spansOf.set(id, [...(spansOf.get(id) ?? []), described].sort(compareSpans));
    }
  }
  const annotations = Array.from(spansOf, ([id, spans]): Annotation => ({
    id,
    articleId: before.id,
    revision: 1,
    kind: kinds[id[0]!] ?? 'attribution',
    spans,
    attributes: {},
    sources: id[0] === 'a' ? [id === 'a9' ? 'union' : 'lund'] : [],
    parent: null,
    note: '',
    confidence: null,
    analyst: 'ana',
    created: now,
    modified: now,
  }));
  const next = articleOf(after);
  const carried = carryOver(annotations, { before: before.text, after: next.text });
  return whatWasEdited({
    before,
    after: next,
    annotations,
    carried,
    registry,
    codebook: defaultCodebook,
    stanceOf,
  });
}

/** One line for each row. */
const rows = (edited: readonly Edited[]) =>
  edited.map(({ kind, annotation, sentence }) => `${kind}${annotation ? ` ${annotation}` : ''}: ${sentence}`);

const lead = 'The council met on Monday evening in the old town hall by the river.';
const close = 'The next meeting is planned for the spring, after the election.';

describe('whatWasEdited', () => {
  it('names a claim that was softened', () => {
    expect(
      rows(
        edit(
          `${lead} <c>The harbour lost nine million crowns last year.</c>`,
          `${lead} The harbour may have lost nine million crowns last year.`,
        ),
      ),
    ).to.deep.equal(['softened c: Claim softened: “may” was added.']);
    expect(
      rows(
        edit(
          `${lead} Then <c>the harbour will lose nine million crowns</c> this year.`,
          `${lead} Then the harbour could lose nine million crowns this year.`,
        ),
      ),
    ).to.deep.equal(['softened c: Claim softened: “will” became “could”.']);
  });

  it('names a claim that was strengthened, also by a word right next to it', () => {
    expect(
      rows(
        edit(
          `${lead} The company allegedly <c>dumped oil into the river for years</c>. ${close}`,
          `${lead} The company dumped oil into the river for years. ${close}`,
        ),
      ),
    ).to.deep.equal(['strengthened c: Claim strengthened: “allegedly” was removed.']);
  });

  it('names a claim that was negated', () => {
    expect(
      rows(
        edit(
          `${lead} It is known that <c>the bridge was safe on that day</c>. ${close}`,
          `${lead} It is known that the bridge wasn’t safe on that day. ${close}`,
        ),
      ),
    ).to.deep.equal(['reworded c: Claim negated: “was” became “wasn’t”.']);
  });

  it('names a figure that changed', () => {
    const [row] = edit(
      `${lead} The police say that <c>11 people were hurt in the crash</c>. ${close}`,
      `${lead} The police say that 13 people were hurt in the crash. ${close}`,
    );
    expect(rows([row!])).to.deep.equal(['number-changed c: Claim with another number: “11” became “13”.']);
    expect(row).to.deep.include({ before: { start: 89, end: 121 }, after: { start: 89, end: 121 } });
  });

  it('names what was reworded otherwise', () => {
    expect(
      rows(
        edit(
          `${lead} A group of <f>hardliners</f> left early. ${close}`,
          `${lead} A group of critics left early. ${close}`,
        ),
      ),
    ).to.deep.equal(['reworded f: Framing reworded: “hardliners” became “critics”.']);
  });

  it('names words that changed between quotation marks', () => {
    expect(
      rows(
        edit(
          `${lead} <s>Lund</s> <q>said</q> “<t>we must never let this happen again here</t>”. ${close}`,
          `${lead} Lund said “we must not let this happen again here”. ${close}`,
        ),
      ),
    ).to.deep.equal([
      'quote-changed a: Attribution with other words between quotation marks: “never” became “not”.',
    ]);
  });

  it('names a cue that changed, with its stances', () => {
    const stances: Readonly<Record<string, string>> = { said: 'neutral', claimed: 'doubting' };
    const result = edit(
      `${lead} <s>Mayor Lund</s> <q>said</q> that <t>the bridge was safe on that day</t>. ${close}`,
      `${lead} Mayor Lund claimed that the bridge was safe on that day. ${close}`,
      (cue) => stances[cue] ?? null,
    );
    expect(rows(result)).to.deep.equal([
      'softened a: Attribution with another cue: “said” became “claimed” (neutral, now doubting).',
    ]);
  });

  it('names a source that was put in the place of another', () => {
    expect(
      rows(
        edit(
          `${lead} <s>Mayor Lund</s> <q>said</q> that <t>the bridge was safe on that day</t>. ${close}`,
          `${lead} City officials said that the bridge was safe on that day. ${close}`,
        ),
      ),
    ).to.deep.equal(['reworded a: Attribution with another source: “Mayor Lund” became “City officials”.']);
  });

  it('names sources of which nothing is left, and each of their attributions', () => {
    expect(
      rows(
        edit(
          `${lead} <s1>Lund</s1> <q1>said</q1> <t1>it was late</t1>. <s9>The union</s9> <q9>denied</q9> <t9>any part in the strike</t9>. ${close}`,
          `${lead} Lund said it was late. ${close}`,
        ),
      ),
    ).to.deep.equal([
      'source-removed a9: The port union is no longer a source: the one passage attributed to it is gone.',
      'attribution-removed a9: Attribution removed: “The union … denied … any part in the strike”.',
    ]);
  });

  it('keeps a source of which something is left', () => {
    const result = edit(
      `${lead} <s1>Lund</s1> <q1>said</q1> <t1>it was late in the day</t1>. <s2>Lund</s2> <q2>denied</q2> <t2>any part in the strike</t2>. ${close}`,
      `${lead} Lund said it was late in the day. ${close}`,
    );
    expect(rows(result)).to.deep.equal([
      'attribution-removed a2: Attribution removed: “Lund … denied … any part in the strike”.',
    ]);
  });

  it('names what nobody is said to say any more', () => {
    const result = rows(
      edit(
        `${lead} <t>The bridge was safe on that day and every day before</t>, <q>said</q> <s>the mayor, Mr Lund</s>. ${close}`,
        `${lead} The bridge was safe on that day and every day before. ${close}`,
      ),
    );
    expect(result).to.deep.equal([
      'source-removed a: Mayor Lund is no longer a source: what was attributed to it is attributed to nobody now.',
      'attribution-removed a: Attribution without its source: “the mayor, Mr Lund” was removed.',
      'reworded a: Attribution without its cue: “said” was removed.',
    ]);
  });

  it('names claims and framing that are gone', () => {
    expect(
      rows(edit(`${lead} <c>Nobody was hurt in the crash at the gate.</c> ${close}`, `${lead} ${close}`)),
    ).to.deep.equal(['claim-removed c: Claim removed: “Nobody was hurt in the crash at the gate.”.']);
    expect(
      rows(edit(`${lead} <f>So much for an honest debate about it.</f> ${close}`, `${lead} ${close}`)),
    ).to.deep.equal(['removed-passage f: Framing removed: “So much for an honest debate about it.”.']);
  });

  it('names a change once, by the narrowest annotation around it', () => {
    expect(
      rows(
        edit(
          `${lead} <s>Lund</s> <q>said</q> <t>that <c>the harbour lost nine million crowns</c> since June</t>. ${close}`,
          `${lead} Lund said that the harbour perhaps lost nine million crowns since June. ${close}`,
        ),
      ),
    ).to.deep.equal(['softened c: Claim softened: “perhaps” was added.']);
  });

  describe('in text that nobody has coded', () => {
    it('names sentences that hedge more or less, and figures', () => {
      expect(
        rows(
          edit(
            `${lead} The dam will break within 3 years. ${close}`,
            `${lead} The dam might break within 30 years. ${close}`,
          ),
        ),
      ).to.deep.equal([
        'softened: Sentence softened: “will” became “might”, in “The dam might break within 30 years.”.',
        'number-changed: Sentence with another number: “3” became “30”, in “The dam might break within 30 years.”.',
      ]);
    });

    it('names passages that came and went', () => {
      expect(
        rows(
          edit(
            `${lead} Nobody has an answer. So they wait.\n${close}`,
            `${lead}\nThe dam was inspected in June.\n${close}`,
          ),
        ),
      ).to.deep.equal([
        'removed-passage: 2 sentences were removed: “Nobody has an answer. So they wait.”.',
        'added-passage: A sentence was added: “The dam was inspected in June.”.',
      ]);
    });

    it('is silent about other words, captions, order and marks', () => {
      expect(rows(edit(`${lead} It rained heavily then.`, `${lead} It rained hard then.`))).to.deep.equal([]);
      expect(rows(edit(`${lead}\n! It may rain.`, `${lead}\n! It will rain.`))).to.deep.equal([]);
      const moved = 'Divers searched the wreck of the smaller ship until their lamps failed late at night.';
      expect(rows(edit(`${lead}\n${moved}\n${close}`, `${moved}\n${lead}\n${close}`))).to.deep.equal([]);
      expect(rows(edit(`${lead} “We won,” he says.`, `${lead} "We won," he says.`))).to.deep.equal([]);
      expect(edit(lead, lead)).to.deep.equal([]);
    });
  });

  it('names a headline that changed, with what that did', () => {
    expect(rows(edit(`# Dam will break soon\n${lead}`, `# Dam could break soon\n${lead}`))).to.deep.equal([
      'headline-changed: The headline “Dam will break soon” became “Dam could break soon” (softened).',
    ]);
  });

  it('calls kinds and parts what the codebook calls them', () => {
    const before = articleOf(`${lead} It was so. ${close}`);
    const after = articleOf(`${lead} ${close}`);
    const span = { start: lead.length + 1, end: lead.length + 11 };
    const annotation = {
      id: 'x',
      kind: 'x',
      spans: [{ part: 'x', ...span, ...describeSpan(before.text, span) }],
    };
    const annotations = [{ ...annotation, sources: [] } as unknown as Annotation];
    const codebook = {
      ...defaultCodebook,
      kinds: [
        {
          ...defaultCodebook.kinds[0]!,
          id: 'x',
          label: 'Aussage',
          parts: [{ id: 'x', label: 'X' }],
          mainPart: 'x',
        },
      ],
    };
    const carried = carryOver(annotations, { before: before.text, after: after.text });
    expect(rows(whatWasEdited({ before, after, annotations, carried, registry, codebook }))).to.deep.equal([
      'claim-removed x: Aussage removed: “It was so.”.',
    ]);
  });

  it('says nothing of what there was no time to look for', () => {
    const before = articleOf(`${lead} ${close}`);
    const span = { start: 0, end: 11 };
    const annotation = {
      id: 'x',
      kind: 'claim',
      sources: [],
      spans: [{ part: 'claim', ...span, ...describeSpan(before.text, span) }],
    };
    const annotations = [annotation as unknown as Annotation];
    const after = articleOf(`${lead} Again. ${close}`);
    const carried = carryOver(annotations, { before: before.text, after: after.text }, { deadline: -1 });
    const edited = whatWasEdited({ before, after, annotations, carried, registry, codebook: defaultCodebook });
    expect(rows(edited)).to.deep.equal(['added-passage: A sentence was added: “Again.”.']);
  });
});
