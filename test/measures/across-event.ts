/** Articles on one event as tests write them: tags as in `marked`, ids with the article's name in front. */
import type { Attributes } from '../../src/domain/annotation.js';
import type { Metadata } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { registryOf, type Registry } from '../../src/domain/registry.js';
import type { Source } from '../../src/domain/source.js';
import type { Coded } from '../../src/measures/coded.js';
import { marked } from '../support/marked.js';

export const person = (id: string, name: string, more: Partial<Source> = {}): Source => ({
  id,
  name,
  aliases: [],
  kind: 'person',
  type: 'unknown',
  role: 'unknown',
  side: 'unclear',
  anonymity: '',
  ...more,
});

export const mayor = person('mayor', 'Ana Ruiz', { side: 'council', anonymity: 'named' });
export const union = person('union', 'Dockers’ union', { side: 'union', anonymity: 'named' });
export const minister = person('minister', 'Tom Okoro', { side: 'state', anonymity: 'named' });
export const registry = registryOf([mayor, union, minister]);

export interface Telling extends Partial<Metadata> {
  /** Who is named, by tag. */
  readonly who?: Readonly<Record<string, readonly string[]>>;
  readonly how?: Readonly<Record<string, Attributes>>;
  readonly registry?: Registry;
}

export function told(
  name: string,
  tagged: string,
  { who = {}, how = {}, registry: own = registry, ...facts }: Telling = {},
): Coded {
  const { article, annotations } = marked(tagged);
  return {
    article: { ...article, id: name, publisher: name, title: `The story in ${name}`, language: 'en', ...facts },
    codebook: defaultCodebook,
    registry: own,
    annotations: [...annotations.values()].map((each) => ({
      ...each,
      id: `${name}-${each.id}`,
      articleId: name,
      sources: who[each.id] ?? [],
      attributes: how[each.id] ?? {},
    })),
  };
}
