/** Dates as the language around an element has them. */

/** What `lang` says of an element, on it or on what is around it, shadow roots included; undefined where nobody says. */
function languageOf(element: Element): string | undefined {
  const named = element.closest<HTMLElement>('[lang]');
  if (named) return named.lang || undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : undefined;
}

/** Date and time in words of the language that `element` stands in, or else of the reader's own. */
export function momentIn(element: Element, moment: string): string {
  const date = new Date(moment);
  try {
    return date.toLocaleString(languageOf(element));
  } catch {
    return date.toLocaleString(); // What the page says is no language tag.
  }
}
