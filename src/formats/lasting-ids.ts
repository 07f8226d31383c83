/** Ids for records of strangers: `T1` and `7` name another thing in every file. */
import { idOfTwo } from '../domain/id.js';
import type { ExchangedSet } from './exchange-format.js';

/** UUIDs, and addresses that somebody owns, mean the same record in every file. */
const isLasting = (id: string) =>
  /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) || /^https?:\/\/[^/]+\/./i.test(id);

/**
 * The set with ids that nothing else has, made of the article's text, the old id and the words: the same file read twice
 * gives the same, two files of one text do not overwrite each other's records. Ids that last stay.
 */
export function withLastingIds(set: ExchangedSet): ExchangedSet {
  const { sha256 } = set.article;
  const names = new Map<string, string>();
  const rename = (id: string, what: string) => {
    if (isLasting(id)) return id;
    const lasting = idOfTwo(sha256, `${id} ${what}`);
    names.set(id, lasting);
    return lasting;
  };
  const sourceNames = new Map(
    set.sources.map(({ id, name }) => [id, isLasting(id) ? id : idOfTwo(sha256, name)]),
  );
  const annotations = [...set.annotations, ...set.orphans].map((annotation) => {
    const [{ part, start, end, exact }] = annotation.spans as readonly [(typeof annotation.spans)[number]];
    return { ...annotation, id: rename(annotation.id, `${annotation.kind} ${part} ${start} ${end} ${exact}`) };
  });
  if (!names.size && set.sources.every(({ id }) => sourceNames.get(id) === id)) return set;
  const renamed = annotations.map((annotation) => ({
    ...annotation,
    parent: annotation.parent === null ? null : (names.get(annotation.parent) ?? annotation.parent),
    sources: annotation.sources.map((id) => sourceNames.get(id) ?? id),
  }));
  return {
    ...set,
    sources: [
      ...new Map(
        set.sources.map((source) => {
          const id = sourceNames.get(source.id)!;
          return [id, { ...source, id }] as const;
        }),
      ).values(),
    ],
    annotations: renamed.slice(0, set.annotations.length),
    orphans: renamed.slice(set.annotations.length),
  };
}
