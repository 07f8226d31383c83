/** An index of all words of a library: of its articles, of what is marked and noted in them, and of whom that names. */
import MiniSearch from 'minisearch';
import type { Annotation } from '../domain/annotation.js';
import { titleOf, type Article } from '../domain/article.js';
import { resolve, resolveIds, type Registry } from '../domain/registry.js';
import { parseQuery, type Query } from './search-query.js';
import { layOut, piecesOf, termsOf, type Piece } from './search-words.js';

export interface Answer {
  /** Articles, the best match first. */
  readonly ids: readonly string[];
  /** Terms that were taken for words of the query, of which nothing has all; empty where something has. */
  readonly near: readonly string[];
}

/** A record of the index: a portion of an article, what is marked in it, or a source. */
interface Entry {
  readonly id: string;
  readonly about?: string;
  readonly text?: string;
  readonly marks?: string;
  readonly names?: string;
}

/** What the index holds of one article's words, of its annotations, or of a source. */
interface Held {
  readonly entries: readonly string[];
  /** The words in the order in which they stand, for phrases. */
  readonly line: string;
}

interface Owner {
  readonly article?: string;
  readonly source?: string;
}

const nothing: Held = Object.freeze({ entries: [], line: '' });
const boost = { about: 3, names: 2, marks: 1.5 };
/** Characters that are taken in at a time: a long text must not keep a question waiting. */
const portion = 20_000;
/** Edits that turn one word into another that may have been meant; a short one would become anything. */
const slips = (term: string) => (term.length > 6 ? 2 : term.length > 4 ? 1 : false);

/** One or two letters begin words in nearly every text: to weigh them all would take longest where it says least. */
const isShort = (term: string) => /^(?!\p{Lo})[\p{L}\p{N}]{1,2}$/u.test(term);

export class SearchIndex {
  /** Of the text last taken in: it is asked for twice. */
  #last: { readonly text: string; readonly pieces: readonly Piece[] } = { text: '', pieces: [] };
  readonly #index = new MiniSearch<Entry>({
    fields: ['about', 'text', 'marks', 'names'],
    tokenize: (text) => this.#pieces(text).flatMap(termsOf),
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term, boost },
  });
  readonly #owners = new Map<string, Owner>();
  readonly #texts = new Map<string, Held>();
  readonly #marks = new Map<string, Held & { readonly sources: readonly string[] }>();
  readonly #names = new Map<string, Held & { readonly names: string }>();
  #registry: Registry = new Map();
  /** Articles by the source that they name; made when it is asked for. */
  #naming: ReadonlyMap<string, readonly string[]> | undefined;
  #count = 0;

  /** Takes the place of what was known of the article's own words. `pause` lets others have their turn. */
  async setArticle(article: Article, pause: () => Promise<void>): Promise<void> {
    const { id, text, bylines, publisher } = article;
    const about = [titleOf(article), ...bylines, publisher ?? ''].join('\n');
    const entries = [this.#add({ about }, { article: id })];
    const lines = [this.#line(about)];
    for (const part of portionsOf(text)) {
      entries.push(this.#add({ text: part }, { article: id }));
      lines.push(this.#line(part));
      if (part.length < text.length) await pause();
    }
    this.#drop(this.#texts.get(id));
    this.#texts.set(id, { entries, line: lines.join('\n') });
  }

  /** Takes the place of what was known of the article's annotations. */
  setAnnotations(articleId: string, annotations: readonly Annotation[]): void {
    this.#drop(this.#marks.get(articleId));
    const words = annotations.flatMap(({ note, spans }) => [note, ...spans.map(({ exact }) => exact)]);
    const marks = words.filter(Boolean).join('\n');
    const sources = [...new Set(annotations.flatMap((annotation) => annotation.sources))];
    const entries = marks ? [this.#add({ marks }, { article: articleId })] : [];
    this.#marks.set(articleId, { entries, line: this.#line(marks), sources });
    this.#naming = undefined;
  }

  removeArticle(id: string): void {
    this.#drop(this.#texts.get(id));
    this.#drop(this.#marks.get(id));
    this.#texts.delete(id);
    this.#marks.delete(id);
    this.#naming = undefined;
  }

  /** All sources of the project. */
  setSources(registry: Registry): void {
    this.#registry = registry;
    this.#naming = undefined;
    for (const id of new Set([...this.#names.keys(), ...registry.keys()])) {
      const source = resolve(registry, id);
      const names = source?.id === id ? [source.name, ...source.aliases].join('\n') : '';
      const held = this.#names.get(id);
      if ((held?.names ?? '') === names) continue;
      this.#drop(held);
      if (names)
        this.#names.set(id, {
          names,
          entries: [this.#add({ names }, { source: id })],
          line: this.#line(names),
        });
      else this.#names.delete(id);
    }
  }

  find(typed: string): Answer {
    const query = parseQuery(typed);
    if (!query.words.length) return { ids: [], near: [] };
    const exact = this.#findAll(query, undefined);
    if (exact.length) return { ids: exact, near: [] };
    const near = new Set<string>();
    return { ids: this.#findAll(query, near), near: [...near] };
  }

  /** With `near`, words that are spelt much alike will do; it is told which. */
  #findAll({ words, phrases }: Query, near: Set<string> | undefined): string[] {
    let scores: ReadonlyMap<string, number> | undefined;
    for (const { terms, prefix } of words)
      for (const term of terms) {
        const found = this.#articlesWith(term, prefix, near);
        scores = scores ? both(scores, found) : found;
        if (!scores.size) return [];
      }
    return [...(scores ?? [])]
      .filter(([id]) => phrases.every((phrase) => this.#has(id, phrase)))
      .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || (a < b ? -1 : 1))
      .map(([id]) => id);
  }

  #articlesWith(term: string, prefix: boolean, near: Set<string> | undefined): Map<string, number> {
    const scores = new Map<string, number>();
    const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score);
    const short = prefix && isShort(term);
    const options = { prefix: prefix && !short, ...(near && { fuzzy: slips }) };
    const found = [
      ...this.#index.search(term, options),
      ...(short ? this.#index.search(term, { prefix, fields: ['about', 'names'] }) : []),
    ];
    for (const { id, score, terms } of found) {
      for (const each of near ? terms : []) near!.add(each);
      const { article, source } = this.#owners.get(id as string)!;
      if (article !== undefined) add(article, score);
      else for (const naming of this.#articlesNaming(source!)) add(naming, score);
    }
    for (const held of short ? [this.#texts, this.#marks] : [])
      for (const [id, { line }] of held) if (line.includes(` ${term}`)) add(id, 0);
    return scores;
  }

  #articlesNaming(source: string): readonly string[] {
    if (!this.#naming) {
      const naming = new Map<string, string[]>();
      for (const [article, { sources }] of this.#marks)
        for (const id of resolveIds(this.#registry, sources)) {
          const articles = naming.get(id);
          if (articles) articles.push(article);
          else naming.set(id, [article]);
        }
      this.#naming = naming;
    }
    return this.#naming.get(source) ?? [];
  }

  #has(articleId: string, phrase: string): boolean {
    const marks = this.#marks.get(articleId);
    return (
      (this.#texts.get(articleId) ?? nothing).line.includes(phrase) ||
      (marks ?? nothing).line.includes(phrase) ||
      resolveIds(this.#registry, marks?.sources ?? []).some((id) =>
        (this.#names.get(id) ?? nothing).line.includes(phrase),
      )
    );
  }

  #add(words: Omit<Entry, 'id'>, owner: Owner): string {
    const id = `${this.#count++}`;
    this.#index.add({ id, ...words });
    this.#owners.set(id, owner);
    return id;
  }

  #drop(held: Held | undefined): void {
    for (const id of held?.entries ?? []) {
      this.#index.discard(id);
      this.#owners.delete(id);
    }
  }

  #line(text: string): string {
    return layOut(text, this.#pieces(text)).line;
  }

  #pieces(text: string): readonly Piece[] {
    if (this.#last.text !== text) this.#last = { text, pieces: piecesOf(text) };
    return this.#last.pieces;
  }
}

function both(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const shared = new Map<string, number>();
  for (const [id, score] of a) {
    const other = b.get(id);
    if (other !== undefined) shared.set(id, score + other);
  }
  return shared;
}

/** Cut where lines end, or else between words. */
function* portionsOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const most = start + portion;
    const cut = (mark: string) => text.lastIndexOf(mark, most) + 1;
    const end = most >= text.length ? text.length : ([cut('\n'), cut(' ')].find((at) => at > start) ?? most);
    yield text.slice(start, end);
    start = end;
  }
}
