/** What the header of a TEI file says: facts of the article, who is quoted, who annotated, what categories mean. */
import type { Span } from '../domain/span.js';
import { codePoints } from '../domain/code-points.js';
import { isRecord, type Loose } from './explain.js';
import { attributeOf, descendants, elementAt, elementsOf, textIn, type XmlElement } from './xml-elements.js';
import type { TeiBlock } from './tei-read-text.js';
import { unlessEdited } from './tei-record.js';

const flat = (words: string) => (words.includes('\n') ? words.replace(/\s+/g, ' ').trim() : words);
const first = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && descendants(element, name)[0];

export type Elements = ReadonlyMap<string, readonly XmlElement[]>;

export class TeiFacts {
  /** As an annotation set names them. */
  readonly article: Loose;
  readonly #tei: XmlElement;
  readonly #elements: Elements;
  readonly #header: XmlElement | undefined;
  /** By XML name. */
  readonly #sources = new Map<string, Loose>();
  readonly #restSources: readonly unknown[];
  readonly #known: ReadonlySet<unknown>;
  readonly #labels = new Map<string, string>();
  #described: Map<string, string> | undefined;
  #analysts: Map<string, string> | undefined;

  constructor(tei: XmlElement, elements: Elements, rest: Loose, blocks: readonly TeiBlock[], text: string) {
    this.#tei = tei;
    this.#elements = elements;
    this.#header = elementAt(tei, 'teiHeader');
    const own = isRecord(rest.article) ? rest.article : {};
    this.article = { ...own, ...unlessEdited(this.#facts(), own), blocks: blocksOf(blocks, text, own.blocks) };
    this.#restSources = Array.isArray(rest.sources) ? rest.sources : [];
    const entries: readonly unknown[] = Array.isArray(rest.labels) ? rest.labels : [];
    this.#known = new Set(entries.map((entry) => (Array.isArray(entry) ? (entry as unknown[])[0] : undefined)));
    this.#readSources();
  }

  get sources(): readonly Loose[] {
    // Lists are by kind; the order is that of the numbers, where they are ours.
    const number = (name: string) => Number(/^source-(\d+)$/.exec(name)?.[1] ?? Number.MAX_SAFE_INTEGER);
    return [...this.#sources].sort(([a], [b]) => number(a) - number(b)).map(([, source]) => source);
  }

  /** A person or body that nothing describes gets its XML name as its own. */
  sourceOf(name: string): string {
    const known = this.#sources.get(name);
    if (known) return String(known.id);
    this.#sources.set(name, { id: name, name });
    return name;
  }

  /** The label that stands for a category: its name where it is ours, else what describes it. */
  labelOf(name: string): string {
    if (this.#known.has(name)) return name;
    const known = this.#labels.get(name);
    if (known !== undefined) return known;
    this.#described ??= this.#descriptions();
    const label = this.#described.get(name) || name;
    this.#labels.set(name, label);
    return label;
  }

  analystOf(name: string): string {
    this.#analysts ??= new Map(
      this.#all('respStmt', 'person', 'name', 'persName', 'editor', 'author').flatMap((element) => {
        const id = attributeOf(element, 'xml:id');
        if (id === undefined) return [];
        const own = elementsOf(element).find((child) => /^(name|persName|orgName)$/.test(child.name));
        return [[id, textIn(own ?? element)] as const];
      }),
    );
    return this.#analysts.get(name) ?? name;
  }

  #facts(): Loose {
    const titles = elementAt(this.#header, 'fileDesc', 'titleStmt');
    const origin = elementAt(this.#header, 'fileDesc', 'sourceDesc');
    const published = elementAt(this.#header, 'fileDesc', 'publicationStmt');
    const authors = elementsOf(titles, 'author');
    const publisher = first(origin, 'publisher') ?? first(published, 'publisher');
    const date = first(origin, 'date') ?? first(published, 'date');
    const link = first(origin, 'ref') ?? first(origin, 'ptr');
    const language =
      attributeOf(elementAt(this.#header, 'profileDesc', 'langUsage', 'language'), 'ident') ??
      attributeOf(elementAt(this.#tei, 'text'), 'xml:lang') ??
      attributeOf(this.#tei, 'xml:lang');
    const url = attributeOf(link, 'target');
    return {
      title: flat(textIn(elementAt(titles, 'title'))),
      bylines: authors.map((author) => flat(textIn(author))),
      ...(publisher && { publisher: flat(textIn(publisher)) }),
      ...(date && { published: attributeOf(date, 'when') ?? flat(textIn(date)) }),
      ...(language !== undefined && { language }),
      ...(url !== undefined && { url }),
    };
  }

  #all(...names: readonly string[]): readonly XmlElement[] {
    return names.flatMap((name) => this.#elements.get(name) ?? []);
  }

  #readSources(): void {
    for (const list of this.#all('listPerson'))
      for (const one of elementsOf(list, 'person')) this.#readSource(one, 'person');
    for (const list of this.#all('listOrg'))
      for (const one of elementsOf(list, 'org')) this.#readSource(one, 'organisation');
    for (const list of this.#all('listBibl'))
      for (const one of elementsOf(list, 'bibl')) this.#readSource(one, 'document');
  }

  #readSource(element: XmlElement, kind: string): void {
    const id = attributeOf(element, 'xml:id');
    if (id === undefined) return;
    const names = elementsOf(element).filter(({ name }) => /^(persName|orgName|title|name)$/.test(name));
    const isAlias = (name: XmlElement) => attributeOf(name, 'type') === 'alias';
    const main = names.find((name) => !isAlias(name));
    const name = flat(textIn(main ?? element));
    const aliases = names.filter((other) => other !== main).map((other) => flat(textIn(other)));
    const number = Number(/^source-(\d+)$/.exec(id)?.[1] ?? 0) - 1;
    const own = this.#restSources[number];
    if (isRecord(own)) this.#sources.set(id, { ...own, ...unlessEdited({ name, aliases }, own) });
    else this.#sources.set(id, { id, name, aliases, kind });
  }

  #descriptions(): Map<string, string> {
    const all = new Map<string, string>();
    for (const element of this.#all('category', 'interp', 'fs', 'fsDecl')) {
      const id = attributeOf(element, 'xml:id');
      const words = elementsOf(element).find(({ name }) => /^(catDesc|gloss|desc|fsDescr|label)$/.test(name));
      const label = flat(textIn(element.name === 'interp' ? element : words)).trim();
      if (id !== undefined && label && label.length <= 80) all.set(id, label);
    }
    return all;
  }
}

/** Types as the elements have them; roles and all else as the rest has them, where it is of the same blocks. */
function blocksOf(blocks: readonly TeiBlock[], text: string, own: unknown): readonly Loose[] {
  const points = codePoints(text);
  const known: readonly unknown[] = Array.isArray(own) && own.length === blocks.length ? own : [];
  let headings = 0;
  return blocks.map(({ type, start, end }, index) => {
    const place: Span = { start: points.fromUtf16(start), end: points.fromUtf16(end) };
    if (type === 'heading') headings += 1;
    const heading = headings > 1 ? 'subheading' : 'headline';
    const role = type === 'heading' ? heading : type === 'caption' ? 'caption' : 'body';
    const block = known[index];
    const same = isRecord(block) && block.start === place.start && block.end === place.end;
    return { role, ...(same && block), type, ...place };
  });
}
