/** Counts, sizes and consequences of a backup and a restore, in words. */
import {
  storeNames,
  type ArticleNews,
  type PerStore,
  type RestoreMode,
  type RestoreOutcome,
  type StoreName,
  type Tally,
} from '../src/domain/backup.js';

export const storeLabels: PerStore<string> = {
  articles: 'Articles',
  revisions: 'Earlier versions',
  annotations: 'Annotations',
  sources: 'Sources',
  codebooks: 'Codebooks',
  settings: 'Settings',
  library: 'Status and collections',
  raws: 'Original files',
};

const nouns: readonly (readonly [StoreName, string, string])[] = [
  ['articles', 'article', 'articles'],
  ['revisions', 'earlier version', 'earlier versions'],
  ['annotations', 'annotation', 'annotations'],
  ['sources', 'source', 'sources'],
  ['codebooks', 'codebook', 'codebooks'],
  ['settings', 'setting', 'settings'],
  ['raws', 'original file', 'original files'],
];

export const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `12 articles, 420 annotations and 31 sources`; '' for nothing. */
export const contentsIn = (counts: PerStore<number>) =>
  listed(nouns.flatMap(([name, one, many]) => (counts[name] ? [counted(counts[name], one, many)] : [])));

const units = ['kB', 'MB', 'GB'];

/** In decimal units, as files are shown elsewhere. */
export function sizeOf(bytes: number): string {
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  const digits = size < 10 && unit ? 1 : 0;
  return `${Math.max(size, 1).toLocaleString(undefined, { maximumFractionDigits: digits })} ${units[unit]}`;
}

export const timeOf = (time: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(time));

export const total = ({ stores }: RestoreOutcome, fate: keyof Tally): number =>
  storeNames.reduce((sum, name) => sum + stores[name][fate], 0);

/** How many records a restore writes or removes. */
export const changesIn = (outcome: RestoreOutcome): number =>
  total(outcome, 'added') + total(outcome, 'changed') + total(outcome, 'removed');

/** What the restore does to how many records: `Add 12 records, change 3 and remove 40`. */
export function deed(outcome: RestoreOutcome): string {
  const verbs = { added: 'add', changed: 'change', removed: 'remove' } as const;
  const parts = Object.entries(verbs).flatMap(([fate, verb]) => {
    const count = total(outcome, fate as keyof typeof verbs);
    return count ? [{ verb, count }] : [];
  });
  if (!parts.length) return 'Nothing to change';
  const words = listed(
    parts.map(({ verb, count }, index) =>
      index ? `${verb} ${count.toLocaleString()}` : `${verb} ${counted(count, 'record', 'records')}`,
    ),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was done: `Records: 12 added, 3 changed and 40 removed.` */
export function done(outcome: RestoreOutcome): string {
  const fates = ['added', 'changed', 'removed'] as const;
  const parts = fates.flatMap((fate) => {
    const count = total(outcome, fate);
    return count ? [`${count.toLocaleString()} ${fate}`] : [];
  });
  return parts.length ? `Records: ${listed(parts)}.` : 'Everything was here already.';
}

const fates: Readonly<Record<ArticleNews['what'], string>> = {
  added: 'new',
  removed: 'removed',
  changed: 'becomes as in the backup',
  joined: 'is here already',
  older: 'comes in as an earlier version of the one here',
  separate: 'comes in beside the one here, which has another text',
};

/** What happens to an article, and to how many of its annotations. */
export const newsAbout = ({ what, annotations }: ArticleNews): string =>
  [
    fates[what],
    ...(annotations
      ? [
          `${counted(annotations, 'annotation', 'annotations')}${what === 'removed' || what === 'added' ? '' : ' change'}`,
        ]
      : []),
  ].join(' · ');

export interface ModeWords {
  readonly label: string;
  readonly about: string;
  readonly columns: readonly (readonly [keyof Tally, string])[];
}

export const modes: Readonly<Record<RestoreMode, ModeWords>> = {
  merge: {
    label: 'Merge',
    about:
      'What is here stays, and the backup adds what is missing. Of two annotations that differ, the one modified later stands. What was deleted here since the backup comes back.',
    columns: [
      ['added', 'New'],
      ['changed', 'Changed'],
      ['kept', 'Differ, kept as here'],
      ['same', 'Same'],
    ],
  },
  replace: {
    label: 'Replace',
    about:
      'Everything here gives way to the backup, and what the backup does not have is removed. A backup of what is here now is downloaded first.',
    columns: [
      ['added', 'New'],
      ['changed', 'Changed'],
      ['removed', 'Removed'],
      ['same', 'Same'],
    ],
  },
};
