/**
 * Export files of the Hypothesis client: a row for each span, by its quote alone, since offsets there count in the page
 * as it is shown. Shapes from its `src/types/api.ts` and `src/sidebar/helpers/import.ts`.
 */
import type { ExchangeFormat } from './exchange-format.js';
import type { Loose } from './explain.js';
import { everything } from './facets.js';
import { readHypothesis } from './hypothesis-read.js';
import { tagOf, tieOf } from './hypothesis-tags.js';
import { startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, restOf, type Outgoing } from './outgoing.js';
import { readEach } from './read-text.js';
import { isText } from './text-beside.js';
import { quoteSelector } from './web-selectors.js';

export const hypothesis: ExchangeFormat = {
  id: 'hypothesis',
  label: 'Hypothesis (export file)',
  extensions: ['.json', '.txt'],
  unit: 'none: words with those around them',
  holds: everything,
  recognises: (files) =>
    files.some(
      (file) =>
        /\.json$/i.test(file.name) &&
        (/"export_userid"|"client_version"/.test(startOf(file)) ||
          (/"uri"\s*:/.test(startOf(file)) &&
            /"TextQuoteSelector"/.test(startOf(file)) &&
            !startOf(file).includes('anno.jsonld'))),
    ),
  write(set, options = {}) {
    const out = outgoing(set, options);
    const text = `${JSON.stringify(fileOf(set, out))}\n`;
    return [
      { name: `${out.name}.hypothesis.json`, type: 'application/json', text },
      // What comes back from Hypothesis no longer holds it.
      { name: `${out.name}.txt`, type: 'text/plain', text: out.text },
    ];
  },
  read: (files, { now = new Date().toISOString() } = {}) =>
    readEach(
      files.filter((file) => !isText(file)),
      (file, report) => readHypothesis(file, files.filter(isText), now, report),
    ),
  losses: () => [],
};

function fileOf({ article }: AnnotatedArticle, out: Outgoing) {
  const uri = article.url ?? `urn:x-article:${article.id}`;
  const places: [row: string, annotation: string, start16: number, end16: number][] = [];
  const annotations = out.annotations.flatMap(
    ({ id, spans, note, attributes, analyst, created, modified }, number) =>
      spans.map((span, index): Loose => {
        const row = `${number + 1}.${index + 1}`;
        places.push([row, id, span.start16, span.end16]);
        const tags = [
          span.label,
          ...(spans.length > 1 ? [tieOf(number + 1)] : []),
          ...(index ? [] : Object.entries(attributes ?? {}).map(([name, value]) => tagOf(name, value))),
        ];
        return {
          id: row,
          created,
          updated: modified,
          user: `acct:${analyst || 'analyst'}@source-bias-annotator.invalid`,
          user_info: { display_name: analyst || null },
          uri,
          document: { title: [article.title] },
          text: index ? '' : note,
          tags,
          group: '__world__',
          permissions: { read: ['group:__world__'] },
          references: [],
          target: [{ source: uri, selector: [quoteSelector(span)] }],
        };
      }),
  );
  const rest = restOf(out, { native: ['note', 'created', 'modified'] });
  return {
    export_date: out.file.exported,
    export_userid: 'acct:analyst@source-bias-annotator.invalid',
    client_version: '1.0.0',
    source_bias: { text: out.text, places, set: rest },
    annotations,
  };
}
