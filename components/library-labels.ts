/** What the library calls things. */
import type { Status } from '../src/domain/library.js';

export const statusLabels: Readonly<Record<Status, string>> = {
  new: 'New',
  'in-progress': 'In progress',
  done: 'Done',
  'to-review': 'To review',
};

export const counted = (count: number, one: string) =>
  `${count.toLocaleString()} ${one}${count === 1 ? '' : 's'}`;

/** Of the language, whatever its region and script; '' where none is stated. */
export const languageCode = (tag: string | null) => tag?.split(/[-_]/)[0]?.toLowerCase() ?? '';

let names: Intl.DisplayNames | undefined;

export function languageName(code: string): string {
  if (!code) return 'Not stated';
  try {
    names ??= new Intl.DisplayNames(undefined, { type: 'language' });
    return names.of(code) ?? code;
  } catch {
    return code; // A page may state anything.
  }
}

const options = { day: 'numeric', month: 'short', year: 'numeric' } as const;
let [days, moments]: (Intl.DateTimeFormat | undefined)[] = [];

/** In few characters and always the same order, so that one date can be held against the next. */
export function shortDate(iso: string | null): string {
  const time = iso ? Date.parse(iso) : NaN;
  if (Number.isNaN(time)) return iso ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso!))
    return (days ??= new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' })).format(time);
  return (moments ??= new Intl.DateTimeFormat(undefined, options)).format(time);
}
