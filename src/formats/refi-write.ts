/** Writes REFI-QDA projects: an annotation is a selection for each of its spans, with codes for all that is said of it. */
import { titleOf } from '../domain/article.js';
import { findKind, type Codebook } from '../domain/codebook.js';
import { idOfTwo } from '../domain/id.js';
import { lowerBound } from '../domain/lower-bound.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, type Outgoing, type OutgoingAnnotation } from './outgoing.js';
import { asGuid, CodeTree, codesElement, type CodeNode } from './refi-codes.js';
import { inside, origin, together, variables, type VariableField } from './refi-names.js';
import { xmlAttributes, xmlDeclaration, escapeText, escapeAttribute } from './xml.js';

/** How much of its words a selection is named for; programs show the name in one line. */
const nameLength = 100;

export interface ProjectFile {
  readonly name: string;
  readonly text: string;
}

/** `project.qde` and the texts. Throws Error naming the annotation where a span does not hold its words. */
export function projectFiles(
  sets: readonly AnnotatedArticle[],
  { exported, name, crlf }: { readonly exported: string; readonly name: string; readonly crlf: boolean },
): readonly ProjectFile[] {
  const project = new Project(exported, crlf);
  const sources = sets.map((set) => project.add(outgoing(set, { exported, name }), set));
  const text = `${xmlDeclaration}<Project xmlns="urn:QDA-XML:project:1.0"${xmlAttributes({ name, origin, creatingUserGUID: project.creator, creationDateTime: exported })}>
${project.users}<CodeBook>
${codesElement(project.codes.roots)}</CodeBook>
${project.variables}<Sources>
${sources.join('')}</Sources>
${project.notes}${project.links}</Project>
`;
  return [{ name: 'project.qde', text }, ...project.texts];
}

/** The codebook alone, for a `.qdc` file. */
export function codebookFile(codebook: Codebook): string {
  const codes = new CodeTree();
  codes.addCodebook(codebook);
  return `${xmlDeclaration}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${origin}">
${codesElement(codes.roots)}</CodeBook>
`;
}

class Project {
  readonly codes = new CodeTree();
  readonly texts: ProjectFile[] = [];
  readonly #exported: string;
  readonly #crlf: boolean;
  readonly #users = new Map<string, string>();
  readonly #notes: string[] = [];
  readonly #links: string[] = [];
  readonly #variables = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** For GUIDs of records that nobody refers to from elsewhere. */
  #prefix = '';
  #count = 0;

  constructor(exported: string, crlf: boolean) {
    this.#exported = exported;
    this.#crlf = crlf;
  }

  get creator(): string | undefined {
    return this.#users.values().next().value;
  }

  get users(): string {
    const all = [...this.#users].map(([name, guid]) => `<User${xmlAttributes({ guid, name })}/>\n`);
    return all.length ? `<Users>\n${all.join('')}</Users>\n` : '';
  }

  get variables(): string {
    const all = [...this.#variables].map(
      ([name, guid]) => `<Variable${xmlAttributes({ guid, name, typeOfVariable: 'Text' })}/>\n`,
    );
    return all.length ? `<Variables>\n${all.join('')}</Variables>\n` : '';
  }

  get notes(): string {
    return this.#notes.length ? `<Notes>\n${this.#notes.join('')}</Notes>\n` : '';
  }

  get links(): string {
    return this.#links.length ? `<Links>\n${this.#links.join('')}</Links>\n` : '';
  }

  /** The `<TextSource>` of an article. */
  add(out: Outgoing, { article, codebook }: AnnotatedArticle): string {
    this.codes.addCodebook(codebook);
    const { id, revision = 1, retrieved } = out.file.article;
    const own = asGuid(id, 'article');
    const guid = this.#taken.has(own) ? idOfTwo(own, `revision ${revision}`) : own;
    this.#taken.add(guid);
    this.#prefix = idOfTwo(guid, 'records').slice(0, 24);
    this.#count = 0;
    // A mark at the start of a file is no part of its text.
    const mark = out.text.startsWith('\ufeff') ? '\ufeff' : '';
    const text = this.#crlf ? out.text.replaceAll('\n', '\r\n') : out.text;
    this.texts.push({ name: `sources/${guid}.txt`, text: mark + text });

    const writer = new SelectionWriter(this, out, this.#crlf);
    const parts = out.annotations.map((annotation) => writer.selections(annotation));
    return `<TextSource${xmlAttributes({
      guid,
      name: titleOf(article),
      plainTextPath: `internal://${guid}.txt`,
      creatingUser: this.creator,
      creationDateTime: retrieved ?? this.#exported,
    })}>
${parts.join('')}${this.#facts(out)}</TextSource>
`;
  }

  user(name: string): string {
    const known = this.#users.get(name);
    if (known !== undefined) return known;
    const guid = idOfTwo('analyst', name);
    this.#users.set(name, guid);
    return guid;
  }

  /** A GUID for a record of the article in hand. */
  next(): string {
    this.#count += 1;
    return this.#prefix + this.#count.toString(16).padStart(12, '0');
  }

  note(words: string): string {
    const guid = this.next();
    this.#notes.push(
      `<Note guid="${guid}" name="value"><PlainTextContent>${escapeText(words)}</PlainTextContent></Note>\n`,
    );
    return guid;
  }

  link(name: string, from: string, to: string): void {
    this.#links.push(
      `<Link guid="${this.next()}" name="${name}" direction="OneWay" originGUID="${from}" targetGUID="${to}"/>\n`,
    );
  }

  #facts({ file: { article } }: Outgoing): string {
    const facts: readonly (readonly [VariableField, string | null | undefined])[] = [
      ['title', article.title ? undefined : ''],
      ['bylines', article.bylines?.length ? article.bylines.join('\n') : undefined],
      ['publisher', article.publisher],
      ['url', article.url],
      ['published', article.published],
      ['language', article.language],
      ['direction', article.direction],
      ['revision', String(article.revision ?? 1)],
    ];
    return facts
      .map(([field, value]) => {
        if (value === undefined || value === null) return '';
        const name = variables[field];
        const guid = this.#variables.get(name) ?? idOfTwo('variable', name);
        this.#variables.set(name, guid);
        return `<VariableValue><VariableRef targetGUID="${guid}"/><TextValue>${escapeText(value)}</TextValue></VariableValue>\n`;
      })
      .join('');
  }
}

class SelectionWriter {
  readonly #project: Project;
  readonly #out: Outgoing;
  readonly #sources: ReadonlyMap<string, CodeNode>;
  /** The first selection of each annotation. */
  readonly #guids: ReadonlyMap<string, string>;
  /** Where line breaks stand that count as two, in code points. */
  readonly #breaks: readonly number[];

  constructor(project: Project, out: Outgoing, crlf: boolean) {
    this.#project = project;
    this.#out = out;
    const { article, sources } = out.file;
    this.#sources = new Map((sources ?? []).map((source) => [source.id, project.codes.source(source)]));
    this.#guids = new Map(out.annotations.map(({ id }) => [id, asGuid(id, article.id)]));
    this.#breaks = crlf ? (article.blocks ?? []).slice(0, -1).map(({ end }) => end) : [];
  }

  selections(annotation: OutgoingAnnotation): string {
    const { id, kind, spans, analyst, created, modified, parent, sources } = annotation;
    const known = findKind(this.#out.codebook, kind);
    const first = this.#guids.get(id)!;
    const by = analyst ? ` creatingUser="${this.#project.user(analyst)}"` : '';
    const when = created ? ` creationDateTime="${escapeAttribute(created)}"` : '';
    const changed = modified && modified !== created ? ` modifiedDateTime="${escapeAttribute(modified)}"` : '';
    // Who coded when stands at the first code of a selection: the others are of the same hand.
    const coding = (code: CodeNode, hand = '', note = '') =>
      `<Coding guid="${this.#project.next()}"${hand}><CodeRef targetGUID="${code.guid}"/>${note}</Coding>\n`;
    let all = '';
    for (const [index, { part, exact, start, end }] of spans.entries()) {
      const guid = index ? this.#project.next() : first;
      if (index) this.#project.link(together, first, guid);
      const [from, to] = [this.#position(start), this.#position(end)];
      all += `<PlainTextSelection guid="${guid}" name="${nameFor(exact)}" startPosition="${from}" endPosition="${to}"${by}${when}${changed}>\n`;
      if (!index && annotation.note) all += `<Description>${escapeText(annotation.note)}</Description>\n`;
      all += coding(this.#project.codes.part(known, kind, part ?? kind), by + when);
      if (!index) {
        for (const source of sources ?? []) {
          const code = this.#sources.get(source);
          if (code) all += coding(code);
        }
        for (const [name, value] of Object.entries(annotation.attributes ?? {})) {
          const code = this.#project.codes.value(known, kind, name, value);
          all += code
            ? coding(code)
            : coding(
                this.#project.codes.attribute(known, kind, name),
                '',
                `<NoteRef targetGUID="${this.#project.note(String(value))}"/>`,
              );
        }
      }
      all += '</PlainTextSelection>\n';
    }
    const around = parent ? this.#guids.get(parent) : undefined;
    if (around !== undefined) this.#project.link(inside, first, around);
    return all;
  }

  #position(offset: number): number {
    const breaks = this.#breaks;
    return offset + lowerBound(breaks.length, (index) => breaks[index]! >= offset);
  }
}

function nameFor(words: string): string {
  const short = words.length > nameLength ? [...words.slice(0, nameLength)].slice(0, -1).join('') : words;
  return escapeAttribute(short.replaceAll('\n', ' '));
}
