/** Tells the title of an article from the names of site and section that pages write beside it. */
import { fold } from './repeats.js';

const separators = /\s*[|_｜•»]\s*|\s+[·–—«:-]\s+|:\s+/g;

/** `title` cut in two at each place where a site's name may begin or end. */
function* cuts(title: string): Generator<readonly [before: string, after: string]> {
  for (const { index, 0: separator } of title.matchAll(separators))
    yield [title.slice(0, index).trim(), title.slice(index + separator.length).trim()];
}

/** Whether `text` says what `title` says beside a name of site or section. */
export function isPartOfTitle(text: string, title: string): boolean {
  const words = fold(text);
  if (words.length < 8 || words.length >= title.length) return false;
  for (const [before, after] of cuts(title)) if (fold(before) === words || fold(after) === words) return true;
  return false;
}

/** `title` without `site`, where it begins or ends with it. */
export function withoutSite(title: string, site: string | null | undefined): string {
  const name = fold(site ?? '');
  if (!name) return title;
  for (const [before, after] of cuts(title)) {
    if (before && fold(after) === name) return before;
    if (after && fold(before) === name) return after;
  }
  return title;
}
