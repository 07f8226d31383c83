/** The report of several articles in the workbench, in the place of the annotator. */
import { html } from 'lit';
import type { BiasWorkbench } from './bias-workbench.js';
import type { EvidenceItem } from './bias-report-words.js';

/** `ids`: the articles; null for all. */
export const corpusTemplate = (bench: BiasWorkbench, ids: readonly string[] | null) =>
  html`<bias-corpus
    database=${bench.database}
    .workspace=${bench.workspace}
    .ids=${ids}
    @corpus-close=${() => (bench.reported = undefined)}
    @evidence-go=${({ detail: { item } }: CustomEvent<{ item: EvidenceItem }>) =>
      void bench.openStored(item.coded.article.id, { span: item.spans[0]! })}
  ></bias-corpus>`;
