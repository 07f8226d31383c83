/** A coded article as tests write it: blocks as lines, `<a1.s>The mayor</a1.s> <a1.q>said</a1.q> <a1.t>no</a1.t>.` */
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { createArticle, type Article, type Role } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { registryOf } from '../../src/domain/registry.js';
import { describe } from '../../src/domain/selector.js';
import type { Source } from '../../src/domain/source.js';
import { compareSpans } from '../../src/domain/span.js';
import type { Coded } from '../../src/measures/coded.js';

const kinds: Readonly<Record<string, string>> = { c: 'claim', a: 'attribution', f: 'framing' };
const mainParts: Readonly<Record<string, string>> = { c: 'claim', a: 'content', f: 'framing' };
const parts: Readonly<Record<string, string>> = { s: 'source', q: 'cue', t: 'content', d: 'addressee' };

/** What is said of an annotation: who is quoted, as ids with spaces between, and the values of its attributes. */
export interface Saying {
  readonly by?: string;
  readonly parent?: string;
  readonly kind?: string;
  readonly revision?: number;
  readonly analyst?: string;
  /** ISO 8601; without it, annotations are made in the order of their first tags. */
  readonly created?: string;
  readonly [attribute: string]: string | number | undefined;
}

export interface Telling extends Partial<Article> {
  /** Beside those that everybody knows. */
  readonly sources?: Readonly<Record<string, Partial<Source>>>;
  readonly codebook?: Coded['codebook'];
}

/** Those whom every article may quote. */
export const people: Readonly<Record<string, Partial<Source>>> = {
  mayor: { name: 'Ana Ruiz', side: 'town', type: 'government', anonymity: 'named' },
  clerk: { name: 'Bo Lind', side: 'town', type: 'government', anonymity: 'partly' },
  union: { name: 'Dockers’ union', side: 'union', type: 'ngo', anonymity: 'named' },
  minister: { name: 'Tom Okoro', side: 'state', type: 'government', anonymity: 'named' },
  expert: { name: 'Ida Berg', side: 'none', type: 'expert', anonymity: 'named' },
  critics: { name: 'Critics', side: 'unclear', type: 'other', anonymity: 'anonymous_group' },
};

const sourceOf = (id: string, details: Partial<Source>): Source => ({
  name: id,
  aliases: [],
  kind: 'unknown',
  type: 'unknown',
  role: 'unknown',
  side: 'unclear',
  anonymity: '',
  ...details,
  id,
});

const tag = /<(\/?)([acf]\w*)(?:\.([sqtd]))?>/g;

/**
 * One block a line; `[caption]`, `[headline]` in front gives its role, `[=2]` or `[standfirst =2]` the index, from 0, of
 * the block that it repeats. A tag is the annotation's id, its first letter its kind (c claim, a attribution, f
 * framing), with the part behind a dot (s source, q cue, t content, d addressee) or none for the main part. Tags may
 * nest and cross; the same tag twice gives two spans.
 */
export function coded(
  source: string,
  sayings: Readonly<Record<string, Saying>> = {},
  { sources = {}, codebook = defaultCodebook, ...facts }: Telling = {},
): Coded {
  const lines = source
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => /^(?:\[([a-z-]*) ?(?:=(\d+))?\] )?(.*)$/su.exec(line)!);
  const { text, spans } = readTags(lines.map(([, , , words]) => words!).join('\n'));
  const texts = text.split('\n');
  const article = {
    ...createArticle(
      lines.map(([, role, repeats], index) => ({
        type: 'paragraph',
        role: (role || 'body') as Role,
        repeats: repeats === undefined ? null : Number(repeats),
        text: texts[index]!,
      })),
      { retrieved: '2026-01-02T03:04:05.000Z', language: 'en', title: 'A story', publisher: 'The Bay' },
    ),
    ...facts,
  };
  const unknown = Object.keys(sayings).filter((id) => !spans.has(id));
  if (unknown.length) throw new Error(`The text has no tags ${unknown.join(', ')}`);
  return {
    article,
    codebook,
    registry: registryOf(
      Object.entries({ ...people, ...sources }).map(([id, details]) => sourceOf(id, details)),
    ),
    annotations: [...spans].map(([id, its], index) =>
      annotationOf(article, id, its, { created: time(index), ...sayings[id] }),
    ),
  };
}

const time = (minute: number) => `2026-02-03T04:${String(minute).padStart(2, '0')}:00.000Z`;

function readTags(tagged: string): { text: string; spans: Map<string, PartSpan[]> } {
  const found: { id: string; part: string; start: number; end: number }[] = [];
  const open = new Map<string, (typeof found)[number]>();
  let text = '';
  let last = 0;
  for (const match of tagged.matchAll(tag)) {
    const [whole, closes, id = '', letter] = match;
    text += tagged.slice(last, match.index);
    last = match.index + whole.length;
    const key = `${id}.${letter ?? ''}`;
    if (closes) {
      const span = open.get(key);
      if (!span) throw new Error(`${whole} closes nothing`);
      span.end = text.length;
      open.delete(key);
    } else {
      const part = letter ? parts[letter]! : mainParts[id[0]!]!;
      const span = { id, part, start: text.length, end: -1 };
      open.set(key, span);
      found.push(span);
    }
  }
  text += tagged.slice(last);
  if (open.size) throw new Error(`Not closed: ${[...open.keys()].join(', ')}`);
  const spans = new Map<string, PartSpan[]>();
  for (const { id, ...span } of found)
    spans.set(id, [...(spans.get(id) ?? []), { ...span, ...describe(text, span) }].sort(compareSpans));
  return { text, spans };
}

function annotationOf(
  { id: articleId, revision: here }: Article,
  id: string,
  spans: readonly PartSpan[],
  { by = '', parent, kind, revision = here, analyst = 'ana', created = '', ...attributes }: Saying,
): Annotation {
  return {
    id,
    articleId,
    revision,
    kind: kind ?? kinds[id[0]!]!,
    spans,
    attributes: attributes as Annotation['attributes'],
    sources: by.split(' ').filter(Boolean),
    parent: parent ?? null,
    note: '',
    confidence: null,
    analyst,
    created,
    modified: created,
  };
}
