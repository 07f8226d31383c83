/** What a backup says of its articles beside their texts, as said of the articles that they are here. */
import type { Contents } from '../domain/backup.js';
import { retargetSource } from '../domain/take-in.js';
import { revisionAt, type Place } from './backup-fates.js';
import { textOfKey } from './backup-shelves.js';

const placeIn = (places: readonly Place[]) => new Map(places.map((place) => [place.from.id, place]));

/** Those that are about an article go where it goes. */
export function placedSettings(settings: Contents['settings'], places: readonly Place[]): Contents['settings'] {
  const byId = placeIn(places);
  return settings.map((setting) => {
    const [, kind, id = ''] = /^(sources|codebook):(.*)$/s.exec(setting.key) ?? [];
    const place = byId.get(id);
    return place ? { ...setting, key: `${kind}:${place.article.id}` } : setting;
  });
}

export function placedSources(sources: Contents['sources'], places: readonly Place[]): Contents['sources'] {
  const apart = places.filter(({ from, article }) => from.id !== article.id);
  return apart.length
    ? sources.map((source) =>
        apart.reduce((all, { from, article }) => retargetSource(all, from.id, article.id), source),
      )
    : sources;
}

/** Those of the versions that come in or are here: the bytes of another text would prove nothing. */
export function placedRaws(
  raws: Contents['raws'],
  places: readonly Place[],
  accepted: ReadonlySet<string>,
): Contents['raws'] {
  const byId = placeIn(places);
  return raws.flatMap((raw) => {
    const place = byId.get(raw.articleId);
    if (!place) return [];
    const latest = raw.revision === place.from.revision;
    const key = [place.article.id, latest ? revisionAt(place) : raw.revision] as const;
    const known = (latest && place.fate !== 'older') || accepted.has(textOfKey(key));
    return known ? [{ ...raw, articleId: key[0], revision: key[1] }] : [];
  });
}
