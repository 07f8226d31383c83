import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import type { Source } from '../../src/domain/source.js';
import { annotated, annotationOf, bounded, line, time } from '../domain/arbitraries.js';
import { BackupDesk, backupOf, contentOf, restored, type Filling } from './backup-desk.js';

/** What the two workspaces make of one article: each has lost some of it, and one has worked on the rest. */
const twoSides = annotated.chain(({ article, annotations, sources }) =>
  fc.record({
    article: fc.constant(article),
    theirText: fc.oneof(fc.constant(null), line),
    theirRevision: fc.integer({ min: 1, max: 9 }),
    sources: fc.constant(sources),
    annotations: fc.constant(annotations),
    ours: fc.infiniteStream(fc.boolean()),
    theirs: fc.infiniteStream(fc.boolean()),
    touched: fc.infiniteStream(fc.option(time, { nil: null })),
    added: fc.uniqueArray(annotationOf(article), { selector: ({ id }) => id, maxLength: 3 }),
  }),
);

const some = <R>(records: readonly R[], keep: Iterator<boolean>): R[] =>
  records.filter(() => keep.next().value as boolean);

describe('Merging any backup into any workspace', () => {
  it('loses nothing of what is here, brings in the rest, and does nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(
        twoSides,
        async ({ article, theirText, theirRevision, sources, annotations, ...sides }) => {
          const desk = new BackupDesk();
          const { ours, theirs, touched, added } = sides;
          const here: Filling = {
            articles: [article],
            annotations: some(annotations, ours),
            sources: some(sources, ours),
          };
          const other: Article =
            theirText === null
              ? article
              : {
                  ...createArticle(
                    [{ type: 'paragraph', role: 'body', repeats: null, text: theirText }],
                    article,
                  ),
                  id: article.id,
                  revision: theirRevision,
                };
          const known = new Set(annotations.map(({ id }) => id));
          const all = [...annotations, ...added.filter(({ id }) => !known.has(id))];
          const there: Filling = {
            articles: [other],
            annotations: some(all, theirs).map((annotation): Annotation => {
              const modified = touched.next().value as string | null;
              return modified === null ? annotation : { ...annotation, modified, note: 'touched' };
            }),
            sources: some(sources, theirs),
          };
          const backup = await backupOf((await desk.workspace(there)).workspace);
          const { name, workspace } = await desk.workspace(here);
          await restored(backup, workspace);
          const found = await contentOf(name);
          const again = await restored(backup, workspace);
          expect(Object.values(again.changes).flat()).to.deep.equal([]);
          expect(await contentOf(name)).to.deep.equal(found);

          expect(found['articles']).to.deep.include(article);
          const stored = new Map((found['annotations'] as Annotation[]).map((each) => [each.id, each]));
          for (const each of here['annotations'] as Annotation[]) {
            const now = stored.get(each.id)!;
            if (now.modified === each.modified) expect(now).to.deep.equal(each);
            else expect(now.modified > each.modified).to.equal(true);
          }
          const texts = (found['annotations'] as Annotation[]).map(({ spans }) => JSON.stringify(spans));
          for (const { spans } of backup.contents.annotations) expect(texts).to.include(JSON.stringify(spans));
          const ids = (found['sources'] as Source[]).map(({ id }) => id);
          const wanted = [...(here['sources'] as Source[]), ...backup.contents.sources].map(({ id }) => id);
          expect(ids).to.have.members([...new Set(wanted)]);
          await desk.close();
        },
      ),
      { ...bounded, numRuns: 40 },
    );
  }).timeout(60_000);
});
