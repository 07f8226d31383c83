/** When a codebook that comes with a file or from the store is an older one of the tool's own. */
import type { Codebook } from './codebook.js';
import { defaultCodebook } from './default-codebook.js';

const has = (ids: readonly { readonly id: string }[], wanted: readonly { readonly id: string }[]) =>
  wanted.every(({ id }) => ids.some((each) => each.id === id));

/** Whether `newer` has every kind, part, attribute and value of `older`, so that nothing coded with that is unknown to it. */
const covers = (newer: Codebook, older: Codebook): boolean =>
  has(newer.kinds, older.kinds) &&
  older.kinds.every((kind) => {
    const match = newer.kinds.find(({ id }) => id === kind.id)!;
    return (
      has(match.parts, kind.parts) &&
      has(match.attributes, kind.attributes) &&
      kind.attributes.every(({ id, values = [] }) =>
        has(match.attributes.find((each) => each.id === id)!.values ?? [], values),
      )
    );
  });

const numbers = (version: string) => version.split('.').map(Number);

function isOlder(version: string, than: string): boolean {
  const [a, b] = [numbers(version), numbers(than)];
  const place = b.findIndex((number, index) => number !== (a[index] ?? 0));
  return place >= 0 && (a[place] ?? 0) < b[place]!;
}

/**
 * The tool's own codebook in place of an older version of it that it has grown out of; any other codebook as it is. An
 * annotation keeps what it says: no list has lost a value.
 */
export const upToDate = (codebook: Codebook): Codebook =>
  codebook.id === defaultCodebook.id &&
  isOlder(codebook.version, defaultCodebook.version) &&
  covers(defaultCodebook, codebook)
    ? defaultCodebook
    : codebook;
