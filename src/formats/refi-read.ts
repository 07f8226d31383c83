/** Reads REFI-QDA projects: those of this program whole, those of others as codes on words. */
import type { Codebook, Kind } from '../domain/codebook.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import { sentenceOf } from '../domain/sentence-of.js';
import type { ExchangedSet, ExchangeFile, FileProblem } from './exchange-format.js';
import type { Loose } from './explain.js';
import { readForeign } from './foreign-set.js';
import type { LabelEntry } from './labels.js';
import { guidOf, kindOfCode, meaningsOf, type CodeNode, type Meaning } from './refi-codes.js';
import { inside, origin, together, variables, type VariableField } from './refi-names.js';
import { placesIn } from './refi-places.js';
import { annotationsOf, type Links, type ReadSelection } from './refi-selections.js';
import { readXml, xmlSource } from './read-xml.js';
import { attributeOf, elementAt, elementsOf, textIn, type XmlElement } from './xml-elements.js';
import { textOf } from './read-text.js';

type Say = (message: string, id?: string) => void;

/**
 * All texts of a project. `files`: those that lie beside the project, whatever folder they are in. Throws Error, in a
 * sentence, where the project itself cannot be read.
 */
export function readProject(
  name: string,
  project: ExchangeFile,
  files: readonly ExchangeFile[],
  now: string,
  report: (problem: FileProblem) => void,
): ExchangedSet[] {
  const root = readXml(xmlSource(project));
  const say: Say = (message, id) => report({ file: name, ...(id && { id }), message });
  if (root.name === 'CodeBook') {
    say('This is a codebook alone, without texts: there is nothing to import.');
    return [];
  }
  if (root.name !== 'Project')
    throw new Error(`This is no REFI-QDA project: its outermost element is <${root.name.slice(0, 80)}>.`);
  return new Reader(root, name, files, now, report, say).sets();
}

class Reader {
  readonly #root: XmlElement;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, ExchangeFile>;
  readonly #now: string;
  readonly #report: (problem: FileProblem) => void;
  readonly #say: Say;
  readonly #isOwn: boolean;
  readonly #users: ReadonlyMap<string, string>;
  readonly #variables: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #meanings: ReadonlyMap<string, Meaning>;
  readonly #codebook: Codebook;
  readonly #links: Links;

  constructor(
    root: XmlElement,
    file: string,
    files: readonly ExchangeFile[],
    now: string,
    report: (problem: FileProblem) => void,
    say: Say,
  ) {
    this.#root = root;
    this.#file = file;
    this.#files = new Map(files.map((each) => [baseName(each.name), each]));
    this.#now = now;
    this.#report = report;
    this.#say = say;
    this.#isOwn = attributeOf(root, 'origin') === origin;
    this.#users = namesOf(elementsOf(elementAt(root, 'Users'), 'User'));
    this.#variables = namesOf(elementsOf(elementAt(root, 'Variables'), 'Variable'));
    this.#notes = new Map(
      elementsOf(elementAt(root, 'Notes'), 'Note').map((note) => [guidOf(attributeOf(note, 'guid')), note]),
    );
    const codes = elementsOf(elementAt(root, 'CodeBook', 'Codes'), 'Code').map(codeOf);
    const kinds = new Map<CodeNode, Kind | null>(
      codes.map((code) => [code, kindOfCode(code, defaultCodebook, this.#isOwn)]),
    );
    this.#meanings = meaningsOf(codes, (code) => kinds.get(code) ?? null);
    const own = [...kinds.values()].filter((kind) => kind !== null && !defaultCodebook.kinds.includes(kind));
    this.#codebook = { ...defaultCodebook, kinds: [...defaultCodebook.kinds, ...(own as Kind[])] };
    this.#links = this.#readLinks();
  }

  #readLinks(): Links {
    const [firstOf, around] = [new Map<string, string>(), new Map<string, string>()];
    let others = 0;
    for (const link of elementsOf(elementAt(this.#root, 'Links'), 'Link')) {
      const name = attributeOf(link, 'name');
      const [from, to] = ['originGUID', 'targetGUID'].map((end) => guidOf(attributeOf(link, end)));
      if (name === together) firstOf.set(to!, from!);
      else if (name === inside) around.set(from!, to!);
      else others += 1;
    }
    if (others === 1) this.#say('1 link was left out: what it says has no place here.');
    else if (others) this.#say(`${others} links were left out: what they say has no place here.`);
    return { firstOf, around };
  }

  sets(): ExchangedSet[] {
    const sets: ExchangedSet[] = [];
    for (const source of elementsOf(elementAt(this.#root, 'Sources'))) {
      const name = attributeOf(source, 'name') ?? '';
      const id = name || attributeOf(source, 'guid');
      if (source.name !== 'TextSource') {
        this.#say('It is no text, so it was left out.', id);
        continue;
      }
      try {
        const set = this.#set(source, this.#textOf(source), (message, record) =>
          this.#say(message, record ?? id),
        );
        if (set) sets.push(set);
      } catch (error) {
        this.#say(sentenceOf(error), id);
      }
    }
    if (!sets.length && !elementsOf(elementAt(this.#root, 'Sources')).length)
      this.#say('This project holds no texts.');
    return sets;
  }

  #set(source: XmlElement, raw: string, say: Say): ExchangedSet | null {
    const selections = elementsOf(source, 'PlainTextSelection').map((each) => this.#selection(each));
    const { text, at, remark } = placesIn(raw, selections);
    if (remark) say(remark);
    const { annotations, sources, labels } = annotationsOf({
      selections,
      links: this.#links,
      codebook: this.#codebook,
      text,
      isOwn: this.#isOwn,
      at,
      say,
    });
    if (elementsOf(source, 'Coding').length) say('Codes on the text as a whole were left out.');
    return readForeign(
      {
        file: this.#file,
        text,
        unit: 'utf-16',
        article: this.#facts(source, say),
        sources,
        annotations,
        rest: { labels: labels satisfies readonly LabelEntry[], codebook: this.#codebook },
      },
      this.#now,
      this.#report,
    );
  }

  #selection(element: XmlElement): ReadSelection {
    const number = (name: string) => {
      const value = attributeOf(element, name);
      return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    };
    const [created, modified] = ['creationDateTime', 'modifiedDateTime'].map((name) =>
      attributeOf(element, name),
    );
    const analyst = this.#user(element);
    return {
      guid: guidOf(attributeOf(element, 'guid')),
      name: attributeOf(element, 'name') ?? '',
      start: number('startPosition'),
      end: number('endPosition'),
      note: [textIn(elementAt(element, 'Description')), ...this.#notesOf(element)].filter(Boolean).join('\n\n'),
      analyst,
      created,
      modified: modified ?? created,
      codings: elementsOf(element, 'Coding').map((coding) => ({
        meaning: this.#meanings.get(guidOf(attributeOf(elementAt(coding, 'CodeRef'), 'targetGUID'))),
        analyst: this.#user(coding) ?? analyst,
        notes: this.#notesOf(coding),
      })),
    };
  }

  #user(element: XmlElement): string | undefined {
    const guid = guidOf(attributeOf(element, 'creatingUser'));
    return guid ? (this.#users.get(guid) ?? guid) : undefined;
  }

  #notesOf(element: XmlElement): readonly string[] {
    return elementsOf(element, 'NoteRef').flatMap((reference) => {
      const note = this.#notes.get(guidOf(attributeOf(reference, 'targetGUID')));
      if (!note) return [];
      try {
        return [this.#textOf(note)];
      } catch {
        return [textIn(elementAt(note, 'Description')) || (attributeOf(note, 'name') ?? '')];
      }
    });
  }

  /** Of a source or a note. Throws Error, in a sentence. */
  #textOf(element: XmlElement): string {
    const inline = elementAt(element, 'PlainTextContent');
    if (inline) return textIn(inline);
    const path = attributeOf(element, 'plainTextPath');
    if (path === undefined) throw new Error('It has no plain text, so it was left out.');
    const file = this.#files.get(baseName(path));
    if (!file)
      throw new Error(`Its text, ${JSON.stringify(baseName(path).slice(0, 80))}, is not in the project.`);
    return textOf(file);
  }

  #facts(source: XmlElement, say: Say): Loose {
    const fields = new Map<string, VariableField>(
      Object.entries(variables).map(([field, name]) => [name.toLowerCase(), field as VariableField]),
    );
    fields.set('url', 'url').set('date', 'published');
    const facts: Partial<Record<VariableField, string>> = {};
    const left: string[] = [];
    for (const value of elementsOf(source, 'VariableValue')) {
      const name =
        this.#variables.get(guidOf(attributeOf(elementAt(value, 'VariableRef'), 'targetGUID'))) ?? '';
      const field = fields.get(name.toLowerCase());
      const words = textIn(elementsOf(value).find((each) => each.name !== 'VariableRef'));
      if (field) facts[field] = words;
      else left.push(name);
    }
    if (left.length) say(`The variables ${left.map((name) => JSON.stringify(name)).join(', ')} were left out.`);
    const { bylines, revision, ...others } = facts;
    const guid = guidOf(attributeOf(source, 'guid'));
    const retrieved = attributeOf(source, 'creationDateTime');
    return {
      title: attributeOf(source, 'name') ?? '',
      ...others,
      ...(bylines !== undefined && { bylines: bylines.split('\n') }),
      ...(/^[1-9]\d{0,8}$/.test(revision ?? '') && { revision: Number(revision) }),
      ...(guid && { id: guid }),
      ...(retrieved && { retrieved }),
    };
  }
}

/** The last part of a path: `internal://a.txt`, `sources/a.txt` and `a.txt` are one. */
const baseName = (path: string) =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();

const namesOf = (elements: readonly XmlElement[]): ReadonlyMap<string, string> =>
  new Map(
    elements.map((element) => [guidOf(attributeOf(element, 'guid')), attributeOf(element, 'name') ?? '']),
  );

const codeOf = (element: XmlElement): CodeNode => ({
  guid: guidOf(attributeOf(element, 'guid')),
  name: attributeOf(element, 'name') ?? '',
  isCodable: attributeOf(element, 'isCodable') !== 'false',
  colour: attributeOf(element, 'color'),
  description: textIn(elementAt(element, 'Description')),
  children: elementsOf(element, 'Code').map(codeOf),
});
