/** A step of an analyst: all that is undone, redone, saved and told of together, with a name to show. */
import type { Article } from './article.js';
import { invert, type Change } from './change.js';
import type { SourceChange } from './registry.js';

/** A project's list of sides, before and after. */
export interface SidesEdit {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What is known of an article and the roles of its blocks, before and after: never another text. */
export interface ArticleEdit {
  readonly before: Article;
  readonly after: Article;
}

/** What a step does, whatever it is called. */
export interface Work {
  readonly change: Change;
  readonly sources: SourceChange;
  readonly sides?: SidesEdit;
  readonly article?: ArticleEdit;
}

export interface Step extends Work {
  /** In the imperative, without a full stop: `Add annotation`. */
  readonly name: string;
}

export const isIdle = ({ change, sources, sides, article }: Work) =>
  !change.length && !sources.length && !sides && !article;

export const invertStep = ({ name, change, sources, sides, article }: Step): Step => ({
  name,
  change: invert(change),
  sources: sources.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse(),
  ...(sides && { sides: { before: sides.after, after: sides.before } }),
  ...(article && { article: { before: article.after, after: article.before } }),
});

/** A plain name for what nobody has named. */
export function nameOf({ change, sources, article }: Work): string {
  const name = (what: string, edits: readonly { before?: unknown; after?: unknown }[]) => {
    const verb = edits.every(({ before }) => !before)
      ? 'Add'
      : edits.every(({ after }) => !after)
        ? 'Remove'
        : 'Change';
    return edits.length === 1 ? `${verb} ${what}` : `${verb} ${edits.length} ${what}s`;
  };
  if (change.length) return name('annotation', change);
  if (!sources.length) return article ? 'Change roles and facts' : 'Change sides';
  return name(
    'source',
    sources.map(({ before, after }) => ({
      before: before && !before.removed,
      after: after && !after.removed,
    })),
  );
}
