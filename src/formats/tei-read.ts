/** Reads TEI: our own, where what was changed in another tool counts, and what others write. */
import type { ExchangedSet, ExchangeFile, FileProblem } from './exchange-format.js';
import { isRecord, type Loose } from './explain.js';
import { readForeign, type ForeignAnnotation } from './foreign-set.js';
import { catmaSpans } from './tei-catma.js';
import { TeiFacts, type Elements } from './tei-facts.js';
import { idOfXmlName } from './tei-names.js';
import { readPointers } from './tei-pointers.js';
import { TeiText } from './tei-read-text.js';
import { readXml, xmlSource } from './read-xml.js';
import { attributeOf, elementsByName, elementsOf, textIn, type XmlElement } from './xml-elements.js';
import { textOf } from './read-text.js';
import { featuresOf, idsIn, restIn, unlessEdited } from './tei-record.js';

type Report = (problem: FileProblem) => void;
type Say = (message: string, id?: string) => void;

/** `companion`: the text that an annotation of CATMA is about. Throws Error, in a sentence, for what is no TEI. */
export function readTei(
  file: ExchangeFile,
  companion: ExchangeFile | undefined,
  now: string,
  report: Report,
): ExchangedSet[] {
  const root = readXml(xmlSource(file));
  if (root.name !== 'TEI' && root.name !== 'TEI.2' && root.name !== 'teiCorpus')
    throw new Error(`This is no TEI: its outermost element is <${root.name.slice(0, 80)}>.`);
  const say: Say = (message, id) => report({ file: file.name, ...(id !== undefined && { id }), message });
  const each = root.name === 'teiCorpus' ? elementsOf(root).filter(({ name }) => name === 'TEI') : [root];
  return each.flatMap((tei) => {
    const elements = elementsByName(tei, 'annotation');
    const reader = new Reader(tei, elements, say);
    const catma = catmaSpans(elements, say);
    const set = catma.length
      ? readForeign(
          {
            file: file.name,
            text: catmaText(companion),
            unit: 'utf-16',
            annotations: catma,
            article: reader.facts.article,
          },
          now,
          report,
        )
      : readForeign(reader.document(file.name), now, report);
    return set ? [set] : [];
  });
}

function catmaText(companion: ExchangeFile | undefined): string {
  if (companion) return textOf(companion);
  throw new Error(
    'This file of CATMA holds annotations without their text: give the text beside it, with the same name and the ending .txt.',
  );
}

class Reader {
  readonly facts: TeiFacts;
  readonly #tei: XmlElement;
  readonly #elements: Elements;
  readonly #say: Say;
  readonly #rest: Loose;
  readonly #text: TeiText;
  /** By the id of the annotation: what TEI could not say. */
  readonly #left = new Map<unknown, Loose>();

  constructor(tei: XmlElement, elements: Elements, say: Say) {
    this.#tei = tei;
    this.#elements = elements;
    this.#say = say;
    this.#rest = restIn(tei, say);
    const records: readonly unknown[] = Array.isArray(this.#rest.annotations) ? this.#rest.annotations : [];
    for (const record of records) if (isRecord(record)) this.#left.set(record.id, record);
    this.#text = new TeiText(elementsOf(tei, 'text'));
    this.facts = new TeiFacts(tei, elements, this.#rest, this.#text.blocks, this.#text.text);
  }

  document(file: string) {
    const annotations = [...this.#annotations(), ...this.#spans(), ...this.#inline()];
    const rest = { ...this.#rest, article: this.facts.article };
    return {
      file,
      text: this.#text.text,
      unit: 'utf-16' as const,
      annotations,
      sources: this.facts.sources,
      rest,
    };
  }

  get #isOwn(): boolean {
    return this.#rest.format !== undefined;
  }

  *#annotations(): Generator<ForeignAnnotation> {
    for (const element of this.#elements.get('annotation') ?? []) {
      const name = attributeOf(element, 'xml:id') ?? '';
      const id = this.#isOwn ? (attributeOf(element, 'n') ?? idOfXmlName(name)) : name;
      const left = this.#left.get(id);
      const { record, note } = this.#record(element, left);
      const labels = idsIn(attributeOf(element, 'ana'));
      const target = attributeOf(element, 'target') ?? '';
      if (labels.length) {
        if (note) record.note = note;
        yield* this.#targeted(id, target, labels, unlessEdited(record, left), left?.apart);
      } else if (note && note.length <= 60 && !note.includes('\n'))
        yield* this.#targeted(id, target, [note], record, left?.apart);
      else yield* this.#targeted(id, target, ['note'], { ...record, ...(note && { note }) }, left?.apart);
    }
  }

  /** Several labels are one for each pointer, or else several things that are said of the same words. */
  *#targeted(
    id: string,
    target: string,
    labels: readonly string[],
    record: Omit<ForeignAnnotation, 'spans'>,
    apart: unknown,
  ): Generator<ForeignAnnotation> {
    const pointers = readPointers(target);
    const each = labels.length > 1 && labels.length === pointers.length;
    const groups = each || labels.length < 2 ? [labels] : labels.map((label) => [label]);
    const begins = new Set(Array.isArray(apart) ? apart : []);
    for (const [number, group] of groups.entries()) {
      const spans: { label: string; start: number; end: number }[] = [];
      for (const [index, pointer] of pointers.entries()) {
        const label = this.facts.labelOf((each ? group[index] : group[0])!);
        const places =
          typeof pointer === 'string'
            ? `It points at ${JSON.stringify(pointer.slice(0, 80))}, in a way that this program cannot follow.`
            : this.#text.follow(pointer);
        if (typeof places === 'string') {
          this.#say(places, id || undefined);
          continue;
        }
        const [first, ...more] = places;
        const last = spans.at(-1);
        const goesOn =
          last?.label === label &&
          last.end + 1 === first!.start &&
          this.#breaksAt(last.end) &&
          !begins.has(index);
        if (goesOn) last.end = first!.end;
        else spans.push({ label, ...first! });
        for (const place of more) spans.push({ label, ...place });
      }
      if (!pointers.length) this.#say('It points at nothing, so it was left out.', id || undefined);
      const own = { ...record, id: number && id ? `${id}.${number + 1}` : id };
      if (spans.length) yield { ...own, ...(own.id === '' && { id: undefined }), spans } as ForeignAnnotation;
    }
  }

  #breaksAt(offset: number): boolean {
    return this.#text.text.charCodeAt(offset) === 0x0a;
  }

  #record(element: XmlElement, left: Loose | undefined) {
    const record: Writable<Omit<ForeignAnnotation, 'spans'>> = {};
    const notes: string[] = [];
    const [resp] = idsIn(attributeOf(element, 'resp'));
    if (resp !== undefined) record.analyst = this.facts.analystOf(resp);
    const certainty = Number(attributeOf(element, 'cert') ?? Number.NaN);
    if (certainty >= 0 && certainty <= 1) record.confidence = certainty;
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'revisionDesc') this.#date(child, record);
      else if (child.name === 'ptr') this.#point(child, record, attributeOf(element, 'xml:id'));
      else if (child.name === 'note' && attributeOf(child, 'type') !== 'attributes') notes.push(textIn(child));
      else Object.assign(record, featuresOf(child, left?.prefilled === undefined));
    }
    return { record, note: notes.join('\n') };
  }

  #date(revisions: XmlElement, record: Writable<Omit<ForeignAnnotation, 'spans'>>): void {
    for (const change of elementsOf(revisions, 'change')) {
      const when = attributeOf(change, 'when');
      if (when === undefined) continue;
      if (attributeOf(change, 'status') !== 'modified') record.created ??= when;
      record.modified = when;
    }
  }

  #point(
    pointer: XmlElement,
    record: Writable<Omit<ForeignAnnotation, 'spans'>>,
    id: string | undefined,
  ): void {
    const ids = idsIn(attributeOf(pointer, 'target'));
    const type = attributeOf(pointer, 'type');
    if (type === 'source') record.sources = ids.map((each) => this.facts.sourceOf(each));
    else if (type === 'parent' && ids[0] !== undefined) record.parent = this.#idOf(ids[0]);
    else this.#say('What it points at beside the text was left out.', id);
  }

  /** The id of the annotation that has an XML name. */
  #idOf(name: string): string {
    if (!this.#isOwn) return name;
    this.#ids ??= new Map(
      (this.#elements.get('annotation') ?? []).flatMap((element) => {
        const own = attributeOf(element, 'n');
        return own === undefined ? [] : [[attributeOf(element, 'xml:id') ?? '', own] as const];
      }),
    );
    return this.#ids.get(name) ?? idOfXmlName(name);
  }
  #ids: Map<string, string> | undefined;

  /** The older way: `<span target>` or `<span from to>`. */
  *#spans(): Generator<ForeignAnnotation> {
    for (const group of [this.#tei, ...(this.#elements.get('spanGrp') ?? [])])
      for (const span of group === this.#tei ? this.#looseSpans() : elementsOf(group, 'span')) {
        const [from, to, target] = ['from', 'to', 'target'].map((name) => attributeOf(span, name));
        const words = textIn(span).replace(/\s+/g, ' ').trim();
        const labels = idsIn(attributeOf(span, 'ana') ?? attributeOf(group, 'ana'));
        const label = attributeOf(group, 'type') ?? attributeOf(span, 'type');
        const isLabel = !labels.length && words !== '' && words.length <= 60;
        const named = labels.length ? labels : [isLabel ? words : (label ?? 'span')];
        const id = attributeOf(span, 'xml:id') ?? '';
        const note = words && !isLabel ? { note: words } : {};
        if (target !== undefined) yield* this.#targeted(id, target, named, note, undefined);
        else if (from !== undefined) yield* this.#between(id, from, to ?? from, named, note);
      }
  }

  /** Those that stand in no `spanGrp`. */
  #looseSpans(): readonly XmlElement[] {
    const grouped = new Set(
      (this.#elements.get('spanGrp') ?? []).flatMap((group) => elementsOf(group, 'span')),
    );
    return (this.#elements.get('span') ?? []).filter((span) => !grouped.has(span));
  }

  *#between(
    id: string,
    from: string,
    to: string,
    labels: readonly string[],
    note: { readonly note?: string },
  ): Generator<ForeignAnnotation> {
    const [first, last] = [from, to].map((pointer) =>
      this.#text.follow({ id: pointer.replace(/^#/, ''), pairs: [] }),
    );
    if (typeof first === 'string' || typeof last === 'string') {
      this.#say(typeof first === 'string' ? first : (last as string), id || undefined);
      return;
    }
    for (const [index, label] of labels.entries())
      yield {
        ...(id && { id: index ? `${id}.${index + 1}` : id }),
        ...note,
        spans: [{ label: this.facts.labelOf(label), start: first![0]!.start, end: last![0]!.end }],
      };
  }

  /** Words that elements stand around: what somebody said or thought, and segments that are classified. */
  *#inline(): Generator<ForeignAnnotation> {
    for (const { element, start, end } of this.#text.inline) {
      if (start === end) continue;
      const labels = idsIn(attributeOf(element, 'ana')).map((id) => this.facts.labelOf(id));
      if (element.name === 'seg' && !labels.length) continue;
      const type = attributeOf(element, 'type');
      const label = labels[0] ?? (element.name === 'said' || !type ? 'attribution.content' : type);
      const who = idsIn(attributeOf(element, 'who'));
      const isDirect = element.name === 'said' ? attributeOf(element, 'direct') : 'true';
      const mode = isDirect === 'true' ? 'direct' : isDirect === 'false' ? 'indirect' : undefined;
      const id = attributeOf(element, 'xml:id');
      yield {
        ...(id !== undefined && { id }),
        ...(who.length && { sources: who.map((name) => this.facts.sourceOf(name)) }),
        ...(mode && label === 'attribution.content' && { attributes: { mode } }),
        spans: (labels.length ? labels : [label]).slice(0, 1).map((name) => ({ label: name, start, end })),
      };
    }
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
