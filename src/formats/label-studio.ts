/**
 * Tasks of Label Studio with the labelling interface that they need. Shapes from its editor (`regions/RichTextRegion.js`,
 * `regions/Result.js`) and its guide to exports; offsets count code points, a line break one.
 */
import type { AnnotatedArticle } from './json-export.js';
import type { ExchangedSet, ExchangeFormat, WriteOptions } from './exchange-format.js';
import { everything } from './facets.js';
import { startOf } from './json.js';
import { configOf } from './label-studio-config.js';
import { readTask } from './label-studio-read.js';
import { writeTask } from './label-studio-write.js';
import { LabelWriter } from './labels.js';
import { fileNameOf } from './outgoing.js';
import { jsonLines, parseJson, readEach, textOf } from './read-text.js';

export const labelStudio: ExchangeFormat = {
  id: 'label-studio',
  label: 'Label Studio (JSON)',
  extensions: ['.json', '.xml'],
  unit: 'code points',
  holds: everything,
  recognises: (files) =>
    files.some(
      (file) =>
        /\.jsonl?$/.test(file.name) &&
        (/"from_name"\s*:/.test(startOf(file)) ||
          (/^\s*\[/.test(startOf(file)) && /"data"\s*:\s*\{/.test(startOf(file)))),
    ),
  write: (set, options = {}) => filesOf([set], { name: fileNameOf(set), ...options }),
  gather: (sets, options = {}) => filesOf(sets, options),
  read: (files, { now = new Date().toISOString() } = {}) =>
    readEach(
      files.filter(({ name }) => !/\.xml$/i.test(name)),
      (file, report) => {
        const lines = /\.jsonl$/i.test(file.name);
        const tasks = lines ? [...jsonLines(file, report)].map(({ value }) => value) : parseJson(textOf(file));
        return (Array.isArray(tasks) ? (tasks as unknown[]) : [tasks]).flatMap(
          (task, index): ExchangedSet[] => {
            const set = readTask(task, { file: file.name, place: `task ${index + 1}`, now }, report);
            return set ? [set] : [];
          },
        );
      },
    ),
  losses: () => [],
};

function filesOf(sets: readonly AnnotatedArticle[], options: WriteOptions) {
  const tasks = sets.map((set, index) => writeTask(set, index + 1, options));
  const [first] = sets;
  const kinds = new Map(sets.flatMap(({ codebook }) => codebook.kinds.map((kind) => [kind.id, kind] as const)));
  const codebook = { ...first!.codebook, kinds: [...kinds.values()] };
  const labels = new LabelWriter(codebook);
  for (const { out } of tasks) for (const [, kind, part] of out.labels.entries) labels.of({ kind, part });
  const name = options.name ?? 'corpus';
  return [
    {
      name: `${name}.label-studio.json`,
      type: 'application/json',
      text: `${JSON.stringify(tasks.map(({ task }) => task))}\n`,
    },
    { name: `${name}.label-studio.xml`, type: 'application/xml', text: configOf(codebook, labels) },
  ];
}
