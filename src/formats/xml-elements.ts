/** XML elements as plain data, and ways to what is in them. */

export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  /** Name, value, name, value ...; names with their prefix: `xml:id`. A list takes a third of a map's memory. */
  readonly attributes: readonly string[];
  /** In the order of the file; no two texts in a row. */
  readonly children: readonly (XmlElement | string)[];
}

/** The value of an attribute, undefined where the element has none. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
  return undefined;
}

/** Children that are elements, those of a name alone where one is given. */
export const elementsOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  element
    ? element.children.filter(
        (child): child is XmlElement =>
          typeof child !== 'string' && (name === undefined || child.name === name),
      )
    : [];

/** The first element at a path of names. */
export const elementAt = (
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((inside, name) => {
    const found = inside?.children.find((child) => typeof child !== 'string' && child.name === name);
    return found as XmlElement | undefined;
  }, element);

/** All words in an element, tags apart. */
export const textIn = (element: XmlElement | undefined): string =>
  element ? element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('') : '';

/** All elements in an element, however deep, by name, in the order of the file; not those in elements named `closed`. */
export function elementsByName(
  element: XmlElement,
  closed?: string,
): ReadonlyMap<string, readonly XmlElement[]> {
  const all = new Map<string, XmlElement[]>();
  const walk = ({ children }: XmlElement) => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      const known = all.get(child.name);
      if (known) known.push(child);
      else all.set(child.name, [child]);
      if (child.children.length && child.name !== closed) walk(child);
    }
  };
  walk(element);
  return all;
}

/** All elements of a name in an element, however deep, in the order of the file. */
export function descendants(
  { children }: XmlElement,
  name: string,
  found: XmlElement[] = [],
): readonly XmlElement[] {
  for (const child of children) {
    if (typeof child === 'string') continue;
    if (child.name === name) found.push(child);
    if (child.children.length) descendants(child, name, found);
  }
  return found;
}
