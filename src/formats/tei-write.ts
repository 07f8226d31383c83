/** Writes TEI P5 with stand-off annotations: text, categories, who is quoted and who annotated, each in TEI's own terms. */
import { findKind } from '../domain/codebook.js';
import type { FileAnnotation, FileSource } from './annotation-set.js';
import { nameGiver } from './annotation-record.js';
import type { ExchangeFile, WriteOptions } from './exchange-format.js';
import { generator } from './generator.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, restOf, type NativeField, type Outgoing, type OutgoingAnnotation } from './outgoing.js';
import { analystId, idGiver, ident, idOfXmlName, ruleId, sourceId, xmlName } from './tei-names.js';
import { pointersTo } from './tei-pointers.js';
import { characterDeclarations, textElement } from './tei-text.js';
import { fitsXml, xmlAttributes, xmlDeclaration, xmlJson, escapeText } from './xml.js';

const native = [
  'attributes',
  'prefilled',
  'sources',
  'parent',
  'note',
  'confidence',
  'analyst',
  'created',
  'modified',
] as const satisfies readonly NativeField[];

/** What TEI cannot say of an annotation as the set says it. */
type Left = { -readonly [K in keyof FileAnnotation]?: FileAnnotation[K] } & { apart?: readonly number[] };

/** Throws Error naming the annotation where a span does not hold its words. */
export function writeTei(set: AnnotatedArticle, options: WriteOptions): ExchangeFile[] {
  const out = outgoing(set, options, xmlName);
  const writer = new Writer(out);
  // The header comes first, and tells what the annotations have used.
  const annotations = out.annotations.map((annotation) => writer.annotation(annotation)).join('');
  const text = `${xmlDeclaration}<TEI xmlns="http://www.tei-c.org/ns/1.0">
${header(out, writer)}<standOff>
${writer.sources}${annotations && `<listAnnotation>\n${annotations}</listAnnotation>\n`}</standOff>
${textElement(out.file.article)}</TEI>
`;
  return [{ name: `${out.name}.xml`, type: 'application/xml', text }];
}

class Writer {
  /** By name, in the order in which they turn up. */
  readonly analysts = new Map<string, string>();
  readonly left: Left[] = [];
  suggests = false;
  readonly #out: Outgoing;
  readonly #blocks;
  readonly #sources: ReadonlyMap<string, string>;
  readonly #ids: ReadonlyMap<string, string>;
  readonly #attribute = nameGiver(xmlName);

  constructor(out: Outgoing) {
    this.#out = out;
    this.#blocks = out.file.article.blocks ?? [];
    this.#sources = new Map((out.file.sources ?? []).map(({ id }, index) => [id, sourceId(index)]));
    const give = idGiver(out.labels.entries.map(([label]) => label));
    this.#ids = new Map(out.annotations.map(({ id }) => [id, give(id)]));
  }

  annotation({ id, spans, ...annotation }: OutgoingAnnotation): string {
    const xmlId = this.#ids.get(id)!;
    const { target, ana, apart } = pointersTo(spans, this.#blocks);
    const { note, confidence, parent, sources } = annotation;
    const left: Left = {};
    if (apart.length) left.apart = apart;
    if (parent && !this.#ids.has(parent)) left.parent = parent;
    if (sources?.some((source) => !this.#sources.has(source))) left.sources = sources;
    for (const field of ['note', 'analyst'] as const)
      if (annotation[field] && !fitsXml(annotation[field])) left[field] = annotation[field];
    const body =
      this.#times(annotation, left) +
      (note ? `<note>${escapeText(note)}</note>` : '') +
      (sources?.length && !left.sources ? this.#pointer('source', sources, this.#sources) : '') +
      (parent && !left.parent ? this.#pointer('parent', [parent], this.#ids) : '') +
      this.#features(annotation, left);
    if (Object.keys(left).length) this.left.push({ ...left, id, kind: annotation.kind });
    const rest = xmlAttributes({
      n: idOfXmlName(xmlId) === id || !fitsXml(id) ? undefined : id,
      resp: annotation.analyst ? `#${this.#analyst(annotation.analyst)}` : undefined,
      cert: typeof confidence === 'number' ? String(confidence) : undefined,
    });
    return `<annotation xml:id="${xmlId}" motivation="classifying" target="${target}" ana="${ana}"${rest}>${body}</annotation>\n`;
  }

  #pointer(type: string, ids: readonly string[], names: ReadonlyMap<string, string>): string {
    return `<ptr type="${type}" target="${ids.map((id) => `#${names.get(id)!}`).join(' ')}"/>`;
  }

  #analyst(name: string): string {
    const id = this.analysts.get(name) ?? analystId(this.analysts.size);
    this.analysts.set(name, id);
    return id;
  }

  #times({ created, modified }: FileAnnotation | Omit<OutgoingAnnotation, 'id' | 'spans'>, left: Left): string {
    if (!created || !modified || !fitsXml(created + modified)) {
      left.created = created;
      left.modified = modified;
      return '';
    }
    const change = (status: string, when: string) => `<change${xmlAttributes({ status, when })}/>`;
    const second = modified === created ? '' : change('modified', modified);
    return `<revisionDesc>${change('created', created)}${second}</revisionDesc>`;
  }

  /** Attributes: a feature each, typed as it is. */
  #features({ attributes, prefilled }: Omit<OutgoingAnnotation, 'id' | 'spans'>, left: Left): string {
    const all = Object.entries(attributes ?? {});
    if (prefilled?.length) {
      const shown = all.map(([name]) => name).filter((name) => prefilled.includes(name));
      if (shown.join('\n') === prefilled.join('\n')) this.suggests = true;
      else left.prefilled = prefilled;
    }
    if (!all.length) return '';
    if (all.some(([name, value]) => !fitsXml(`${name}${value}`))) left.attributes = attributes;
    const features = all.map(([name, value]) => {
      const own = this.#attribute(name);
      const resp = !left.prefilled && prefilled?.includes(name) ? `#${ruleId}` : undefined;
      return `<f${xmlAttributes({ name: own, n: own === name ? undefined : name, resp })}>${featureValue(value)}</f>`;
    });
    return `<note type="attributes"><fs>${features.join('')}</fs></note>`;
  }

  get sources(): string {
    const { sources } = this.#out.file;
    if (!sources?.length) return '';
    const named = (list: string, element: string, name: string, isOne: (source: FileSource) => boolean) => {
      const all = sources.flatMap((source, index) => {
        if (!isOne(source)) return [];
        const aliases = (source.aliases ?? []).map(
          (alias) => `<${name} type="alias">${escapeText(alias)}</${name}>`,
        );
        return `<${element} xml:id="${sourceId(index)}"><${name}>${escapeText(source.name)}</${name}>${aliases.join('')}</${element}>\n`;
      });
      return all.length ? `<${list}>\n${all.join('')}</${list}>\n` : '';
    };
    const isDocument = ({ kind }: FileSource) => kind === 'document';
    const isBody = ({ kind }: FileSource) => kind === 'organisation' || kind === 'group';
    return (
      named('listPerson', 'person', 'persName', (source) => !isDocument(source) && !isBody(source)) +
      named('listOrg', 'org', 'orgName', isBody) +
      named('listBibl', 'bibl', 'title', isDocument)
    );
  }
}

function featureValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return `<binary value="${value}"/>`;
  if (typeof value === 'number') return `<numeric value="${value}"/>`;
  return /^[A-Za-z][\w-]*$/.test(value)
    ? `<symbol value="${value}"/>`
    : `<string>${escapeText(value)}</string>`;
}

function header(out: Outgoing, { analysts, left, suggests }: Writer): string {
  const { article, exported } = out.file;
  const { title, bylines, publisher, url, published, language } = article;
  const authors = (bylines ?? []).map((name) => `<author>${escapeText(name)}</author>`).join('');
  const fact = (value: string | null | undefined, write: (words: string) => string) =>
    value === null || value === undefined ? '' : write(escapeText(value));
  const isDate = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(published ?? '');
  const annotators = [...analysts].map(
    ([name, id]) =>
      `<respStmt xml:id="${id}"><resp>annotated by</resp><name>${escapeText(name)}</name></respStmt>\n`,
  );
  const rule = suggests
    ? `<respStmt xml:id="${ruleId}"><resp>suggested by a rule and chosen by nobody</resp><name>${ident}</name></respStmt>\n`
    : '';
  const categories = out.labels.entries.map(
    ([label, kind, part]) =>
      `<category xml:id="${label}"><catDesc>${escapeText(describeLabel(out, kind, part))}</catDesc></category>\n`,
  );
  const rest = { ...restOf(out, { native }), annotations: left };
  return `<teiHeader>
<fileDesc>
<titleStmt><title>${escapeText(title ?? '')}</title>${authors}
${annotators.join('')}${rule}</titleStmt>
<publicationStmt><p>Annotations made with ${ident}.</p></publicationStmt>
<sourceDesc><bibl>${fact(publisher, (words) => `<publisher>${words}</publisher>`)}${fact(
    published,
    (words) => `<date${isDate ? ` when="${words}"` : ''}>${words}</date>`,
  )}${fact(url, () => `<ref${xmlAttributes({ target: url! })}>web page</ref>`)}</bibl></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="${ident}" version="${generator.version}"${xmlAttributes({ when: exported ?? undefined })}><label>${ident}</label></application></appInfo>
${characterDeclarations(out.text)}<classDecl><taxonomy>
${categories.join('')}</taxonomy></classDecl>
</encodingDesc>
${fact(language, () => `<profileDesc><langUsage><language${xmlAttributes({ ident: language! })}>${escapeText(language!)}</language></langUsage></profileDesc>\n`)}<xenoData type="${ident}">${xmlJson(rest)}</xenoData>
</teiHeader>
`;
}

/** As people read it: `Attribution: Source`. */
function describeLabel({ codebook }: Outgoing, kind: string, part: string): string {
  const known = findKind(codebook, kind);
  const name = known?.label ?? kind;
  if (known?.parts.length === 1 && known.mainPart === part) return name;
  return `${name}: ${known?.parts.find(({ id }) => id === part)?.label ?? part}`;
}
