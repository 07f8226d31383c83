/** Annotations on their way in, from files of every format: read, looked at, and handed to the import. Loaded when asked for. */
import { titleOf } from './domain/article.js';
import type { Pace } from './domain/backup.js';
import { exchange } from './exchange-in-worker.js';
import { formats } from './formats/formats.js';
import { longestStart } from './formats/json.js';
import { writeAnnotationSet } from './formats/json-export.js';
import { withLastingIds } from './formats/lasting-ids.js';
import { groupFiles } from './formats/recognise.js';
import type { ImportItem } from './intake/import-item.js';
import { contentOf, type ReadGroup, type ReadRequest } from './read-groups.js';

export { formats } from './formats/formats.js';
export type { ReadGroup } from './read-groups.js';

/** Whether the tool reads these as annotations of some format other than its own. */
export async function areForeign(files: readonly File[]): Promise<boolean> {
  const heads = await Promise.all(files.map((file) => contentOf(file, longestStart)));
  return groupFiles(heads, Object.values(formats)).some(({ format }) => format && format.id !== 'json');
}

/** What the files hold, group by group; stores nothing. Throws `signal.reason` once that is aborted. */
export const readFiles = async (
  files: readonly File[],
  { signal, onProgress, ...request }: ReadRequest & Pace = {},
): Promise<readonly ReadGroup[]> =>
  (await exchange({ does: 'read', files, request }, { signal, onProgress })) as readonly ReadGroup[];

/** What the import of many files takes: an annotation set each, with ids that nothing else has. */
export const itemsOf = (groups: readonly ReadGroup[]): readonly ImportItem[] =>
  groups.flatMap(({ name, sets }) =>
    sets.map((set): ImportItem => {
      const title = titleOf(set.article);
      return {
        name: sets.length > 1 ? `${name}: ${title}` : name,
        async read() {
          const file = writeAnnotationSet(withLastingIds(set), { exported: new Date().toISOString() });
          const bytes = new TextEncoder().encode(JSON.stringify(file));
          return { annotationSet: file, raw: { name, type: 'application/json', bytes } };
        },
      };
    }),
  );
