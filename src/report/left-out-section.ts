/** What no number counts, and what has to be read with care. */
import type { Coded } from '../measures/coded.js';
import type { SourceBalance } from '../measures/balance.js';
import { shorten } from '../domain/span.js';
import { counted, countCell, evidenceOf, textCell } from './cells.js';
import type { Figure, Section } from './document.js';

const reasons: Readonly<Record<string, string>> = {
  repeats: 'Repeats another block',
  'pull-quote': 'Pull quote',
  caption: 'Caption',
  boilerplate: 'Boilerplate',
  'other revision': 'Of an earlier version',
};

export function leftOutSection(
  { leftOut, include, notes, countedWords }: SourceBalance,
  codeds: readonly Coded[],
): Section {
  const words = leftOut.blocks.reduce((sum, block) => sum + block.words, 0);
  const articles = new Map(codeds.map(({ article }) => [article.id, article]));
  const several = articles.size > 1;
  const blocks: Figure = {
    id: 'left-out-blocks',
    title: 'Blocks left out',
    measures: ['counting'],
    chart: null,
    table: {
      head: 'Block',
      columns: [
        { id: 'why', label: 'Why', unit: 'text' },
        { id: 'words', label: 'Words', unit: 'words' },
        { id: 'begins', label: 'Begins', unit: 'text' },
      ],
      rows: leftOut.blocks.map(({ article, block, why, words: n }) => {
        const found = articles.get(article);
        const { start = 0, end = 0, repeats = null } = found?.blocks[block] ?? {};
        return {
          id: `${article} ${block}`,
          label: `${several ? `${found?.title ?? article}: ` : ''}${block + 1}`,
          cells: [
            textCell(
              why === 'repeats' && repeats !== null ? `Repeats block ${repeats + 1}` : (reasons[why] ?? why),
            ),
            countCell(n),
            textCell(shorten(found?.text.slice(start, end) ?? '', 60)),
          ],
        };
      }),
    },
    notes: leftOut.blocks.length ? [] : ['Every block is counted.'],
  };
  const byWhy = [...new Set(leftOut.annotations.map(({ why, kind }) => `${kind}\n${why}`))];
  const annotations: Figure = {
    id: 'left-out-annotations',
    title: 'Annotations left out',
    measures: ['counting'],
    chart: null,
    table: {
      head: 'Kind',
      columns: [
        { id: 'why', label: 'Why', unit: 'text' },
        { id: 'n', label: 'Annotations', unit: 'annotations' },
      ],
      rows: byWhy.map((key) => {
        const [kind, why] = key.split('\n') as [string, string];
        const found = leftOut.annotations.filter((each) => each.kind === kind && each.why === why);
        return {
          id: `${kind} ${why}`,
          label: kind,
          cells: [
            textCell(
              `In a block left out: ${(reasons[why] ?? why).toLowerCase()}`.replace(
                'In a block left out: of an',
                'Of an',
              ),
            ),
            countCell(found.length, evidenceOf(found.map(({ id }) => id))),
          ],
        };
      }),
    },
    notes: leftOut.annotations.length ? [] : ['Every annotation is counted.'],
  };
  const care: Figure = {
    id: 'care',
    title: 'To be read with care',
    measures: ['counting'],
    chart: null,
    table: {
      head: 'Note',
      columns: [{ id: 'n', label: 'Annotations', unit: 'annotations' }],
      rows: notes.map(({ text, annotations: ids }, index) => ({
        id: `${index}`,
        label: text,
        cells: [ids.length ? countCell(ids.length, evidenceOf(ids)) : { text: '', value: null }],
      })),
    },
    notes: notes.length ? [] : ['Nothing that would need a warning was found.'],
  };
  return {
    id: 'left-out',
    title: 'What is left out',
    lead: `${counted(words, 'word')} in ${counted(leftOut.blocks.length, 'block')} are not counted, ${counted(countedWords, 'word')} are. ${include.length ? `Switched in: ${include.map((each) => (reasons[each] ?? each).toLowerCase()).join(', ')}.` : ''}`.trim(),
    figures: [blocks, annotations, care],
  };
}
