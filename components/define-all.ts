/** Registration of elements on a page that may have them already. */

/** Leaves a tag alone that another copy of this script, or the host, has defined. */
export function defineAll(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [tag, element] of Object.entries(elements))
    if (!customElements.get(tag)) customElements.define(tag, element);
}
