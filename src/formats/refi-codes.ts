/** The codebook as a tree of codes, as programs for qualitative analysis show it; and what each code of theirs means. */
import type { Codebook, Kind } from '../domain/codebook.js';
import { idOfTwo } from '../domain/id.js';
import type { FileSource } from './annotation-set.js';
import { forXml, xmlAttributes, escapeText } from './xml.js';

/** Above all who is quoted. */
export const sourcesCode = 'Quoted sources';
/** Longer values are notes: the programs cut or refuse long names. */
const longestName = 60;

/** Of the tones of kinds, in order. */
const colours = ['#2F6DB3', '#B65A3B', '#7A4FA3', '#2E8B57', '#B8860B', '#A83268', '#4A6572', '#6B8E23'];

/** Lower-case, as ids of ours are; the programs write them in either case, some in braces. */
export const guidOf = (guid: string | undefined) => guid?.replace(/[{}]/g, '').trim().toLowerCase() ?? '';

/** An id as a GUID: itself where it is one, else one that is always the same for it. */
export const asGuid = (id: string, what: string) =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : idOfTwo(what, id);

export interface CodeNode {
  readonly guid: string;
  readonly name: string;
  readonly isCodable: boolean;
  readonly colour?: string | undefined;
  readonly description?: string | undefined;
  readonly children: CodeNode[];
}

/** Collects the codes of one or several sets. */
export class CodeTree {
  readonly roots: CodeNode[] = [];
  readonly #byPath = new Map<string, CodeNode>();
  readonly #sources = new Map<string, CodeNode>();
  readonly #values = new Map<string, CodeNode | null>();

  addCodebook({ kinds }: Codebook): void {
    for (const kind of kinds) {
      const node = this.#kind(kind, kind.id);
      for (const { id } of kind.parts) this.part(kind, kind.id, id);
      for (const { id, label, definition, values = [] } of kind.attributes) {
        const attribute = this.#child(node, [kind.id, 'attribute', id], label, false, definition);
        for (const value of values)
          this.#child(attribute, [kind.id, 'value', id, value.id], value.label, true, value.definition);
      }
    }
  }

  /** The code of a part; that of the kind itself where it has no other part. */
  part(kind: Kind | undefined, kindId: string, partId: string): CodeNode {
    const node = this.#kind(kind, kindId);
    if (isSingle(kind, partId)) return node;
    const label = kind?.parts.find(({ id }) => id === partId)?.label ?? partId;
    return this.#child(node, [kindId, 'part', partId], label, true);
  }

  /** Null for a value that is no name for a code. */
  value(kind: Kind | undefined, kindId: string, id: string, value: unknown): CodeNode | null {
    const key = JSON.stringify([kindId, id, typeof value, value]);
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const attribute = kind?.attributes.find((each) => each.id === id);
    const words = String(value);
    const listed = attribute?.values?.find((each) => each.id === value);
    const isTaken = attribute?.values?.some(({ label }) => label === words) ?? false;
    const isName =
      words.length <= longestName &&
      words.trim() === words &&
      words !== '' &&
      !/[\n\r\t]/.test(words) &&
      !isTaken;
    const fits = listed !== undefined || (isName && forXml(words) === words);
    const node = fits
      ? this.#child(
          this.attribute(kind, kindId, id),
          [kindId, 'value', id, words],
          listed?.label ?? words,
          true,
        )
      : null;
    this.#values.set(key, node);
    return node;
  }

  attribute(kind: Kind | undefined, kindId: string, id: string): CodeNode {
    const attribute = kind?.attributes.find((each) => each.id === id);
    return this.#child(this.#kind(kind, kindId), [kindId, 'attribute', id], attribute?.label ?? id, false);
  }

  source({ id, name }: Pick<FileSource, 'id' | 'name'>): CodeNode {
    const known = this.#sources.get(id);
    if (known) return known;
    const all = this.#root(['sources'], sourcesCode, false);
    const node = { guid: asGuid(id, 'source'), name, isCodable: true, children: [] };
    all.children.push(node);
    this.#sources.set(id, node);
    return node;
  }

  #kind(kind: Kind | undefined, id: string): CodeNode {
    const colour = kind && colours[(kind.tone - 1) % colours.length];
    return this.#root(
      ['kind', id],
      kind?.label ?? id,
      isSingle(kind, kind?.mainPart),
      kind?.definition,
      colour,
    );
  }

  #root(
    path: readonly string[],
    name: string,
    isCodable: boolean,
    description?: string,
    colour?: string,
  ): CodeNode {
    const key = JSON.stringify(path);
    const known = this.#byPath.get(key);
    if (known) return known;
    const node = { guid: idOfTwo('code', key), name, isCodable, colour, description, children: [] };
    this.#byPath.set(key, node);
    this.roots.push(node);
    return node;
  }

  #child(
    parent: CodeNode,
    path: readonly string[],
    name: string,
    isCodable: boolean,
    description?: string,
  ): CodeNode {
    const key = JSON.stringify(path);
    const known = this.#byPath.get(key);
    if (known) return known;
    const node = {
      guid: idOfTwo('code', key),
      name,
      isCodable,
      description,
      colour: parent.colour,
      children: [],
    };
    this.#byPath.set(key, node);
    parent.children.push(node);
    return node;
  }
}

const isSingle = (kind: Kind | undefined, part: string | undefined) =>
  kind?.parts.length === 1 && kind.parts[0]!.id === part;

/** `<Codes>` with all that is in the tree. */
export function codesElement(nodes: readonly CodeNode[]): string {
  const write = ({ guid, name, isCodable, colour, description, children }: CodeNode): string => {
    const about = description ? `<Description>${escapeText(description)}</Description>` : '';
    const inside = about + children.map(write).join('');
    const attributes = xmlAttributes({ guid, name, isCodable: String(isCodable), color: colour });
    return inside ? `<Code${attributes}>${inside}</Code>\n` : `<Code${attributes}/>\n`;
  };
  return `<Codes>\n${nodes.map(write).join('')}</Codes>\n`;
}

/** What a code says of the words that it is put on. */
export type Meaning =
  | { readonly type: 'label'; readonly label: string; readonly kind: string | null }
  | {
      readonly type: 'attribute';
      readonly kind: string;
      readonly attribute: string;
      readonly value: string | null;
    }
  | { readonly type: 'source'; readonly id: string; readonly name: string };

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
const named = <T extends { readonly id: string; readonly label: string }>(all: readonly T[], name: string) =>
  all.find(({ label }) => label === name) ??
  all.find(({ id }) => id === name) ??
  all.find(({ id, label }) => same(label, name) || same(id, name));

/**
 * The kind that a code at the top stands for, where this program wrote the tree: one of `codebook`, or one made of the
 * code and those below it. Null for the code above the sources.
 */
export function kindOfCode(root: CodeNode, codebook: Codebook, isOwn: boolean): Kind | null {
  if (same(root.name, sourcesCode)) return null;
  const known = named(codebook.kinds, root.name);
  if (known || !isOwn) return known ?? null;
  const parts = root.children
    .filter(({ isCodable }) => isCodable)
    .map(({ name }) => ({ id: name, label: name }));
  const name = root.name || 'unlabelled';
  return {
    id: name,
    label: name,
    ...(root.description && { definition: root.description }),
    key: '',
    tone: Math.max(0, colours.indexOf(root.colour ?? '')) + 1,
    parts: parts.length ? parts : [{ id: name, label: name }],
    mainPart: parts[0]?.id ?? name,
    attributes: root.children
      .filter(({ isCodable }) => !isCodable)
      .map((node) => ({
        id: node.name,
        label: node.name,
        ...(node.children.length && {
          values: node.children.map((each) => ({ id: each.name, label: each.name })),
        }),
      })),
  };
}

/** The meanings of all codes of a tree, by GUID. `kindOf`: that of a code at the top; null where it is none of ours. */
export function meaningsOf(
  roots: readonly CodeNode[],
  kindOf: (root: CodeNode) => Kind | null,
): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const root of roots) {
    const isSources = same(root.name, sourcesCode);
    const kind = kindOf(root);
    const visit = (node: CodeNode, path: readonly CodeNode[]) => {
      if (isSources && path.length > 1)
        meanings.set(node.guid, { type: 'source', id: node.guid, name: node.name });
      else meanings.set(node.guid, (kind && meaningIn(kind, path)) ?? labelOf(path, kind));
      for (const child of node.children) visit(child, [...path, child]);
    };
    visit(root, [root]);
  }
  return meanings;
}

/** Of a code below that of a kind; null for what only its path names. */
function meaningIn(kind: Kind, path: readonly CodeNode[]): Meaning | null {
  const [, second, third] = path.map(({ name }) => name);
  if (second === undefined) return { type: 'label', label: `${kind.id}.${kind.mainPart}`, kind: kind.id };
  const part = named(kind.parts, second);
  if (part && path.length === 2) return { type: 'label', label: `${kind.id}.${part.id}`, kind: kind.id };
  const attribute = named(kind.attributes, second);
  const isAttribute = attribute !== undefined || !path[1]!.isCodable;
  if (!isAttribute || path.length > 3) return null;
  const values = attribute?.values ?? [];
  const value = third === undefined ? null : (values.find(({ label }) => label === third)?.id ?? third);
  return { type: 'attribute', kind: kind.id, attribute: attribute?.id ?? second, value };
}

const labelOf = (path: readonly CodeNode[], kind: Kind | null): Meaning => ({
  type: 'label',
  label: path.map(({ name }) => name).join(' / ') || 'unlabelled',
  kind: kind?.id ?? null,
});
