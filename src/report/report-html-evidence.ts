/** Which words stand behind which number of a report in a file: links from the numbers to the words, and back. */
import type { Annotation } from '../domain/annotation.js';
import { findKind } from '../domain/codebook.js';
import { spansOf } from '../domain/parents.js';
import { quote, shorten } from '../domain/span.js';
import type { BalanceOptions, Coded } from '../measures/coded.js';
import { evidenceSpans } from '../measures/evidence.js';
import type { Evidence, Figure, Report, Row } from './document.js';
import { fragment, name, tag, type Content, type Html } from './html-text.js';
import { written } from './marked-model.js';

/** A number of a table: where it stands, and what it is called. */
interface NumberAt {
  /** Of its cell in the file. */
  readonly id: string;
  readonly label: string;
}

/** Numbers behind which the same words stand. */
interface Group {
  readonly id: string;
  readonly evidence: Evidence;
  readonly numbers: NumberAt[];
  /** Of annotations that the file holds, with the words that count. */
  readonly found: readonly Found[];
}

interface Found {
  readonly id: string;
  readonly coded: Coded;
  readonly words: string;
}

export interface EvidenceIndex {
  readonly groups: readonly Group[];
  /** Id of the number's cell; null where it has no words in this file. */
  cellId(figure: Figure, row: Row, column: number): string | null;
  /** Where the words of `evidence` are, as a link; null where this file does not hold them. */
  href(evidence: Evidence | undefined): string | null;
  /** Numbers that the annotation is counted in. */
  numbersOf(annotation: string): readonly NumberAt[];
}

const keyOf = ({ words, annotations }: Evidence) => `${words} ${[...annotations].sort().join(' ')}`;

/** `numbers`: what the annotations that the file holds are called in it. */
export function evidenceIndex(
  { sections }: Pick<Report, 'sections'>,
  codeds: readonly Coded[],
  options: BalanceOptions,
  numbers: ReadonlyMap<string, number>,
): EvidenceIndex {
  const homes = new Map(codeds.flatMap((coded) => coded.annotations.map(({ id }) => [id, coded] as const)));
  const groups = new Map<string, Group>();
  const cellIds = new Map<string, string>();
  const place = (figure: Figure, row: Row, column: number) => JSON.stringify([figure.id, row.id, column]);
  let count = 0;
  for (const figure of sections.flatMap(({ figures }) => figures)) {
    const { rows, columns, total } = figure.table;
    for (const row of total ? [...rows, total] : rows)
      row.cells.forEach(({ evidence }, column) => {
        // A corpus puts its lists together when they are looked at: not for a file that holds none of the words.
        if (!homes.size || !evidence?.annotations.length) return;
        const key = keyOf(evidence);
        const group = groups.get(key) ?? groupOf(`e${groups.size + 1}`, evidence, homes, options);
        groups.set(key, group);
        if (!group.found.length) return;
        const id = `n${++count}`;
        cellIds.set(place(figure, row, column), id);
        group.numbers.push({ id, label: `${figure.title}: ${row.label}, ${columns[column]?.label ?? ''}` });
      });
  }
  const shown = [...groups.values()].filter(({ found }) => found.length);
  const byAnnotation = new Map<string, NumberAt[]>();
  for (const { found, numbers: at } of shown)
    for (const { id } of found) byAnnotation.set(id, [...(byAnnotation.get(id) ?? []), ...at]);
  const linkOf = (ids: readonly string[]) => {
    const number = ids.map((id) => numbers.get(id)).find((each) => each !== undefined);
    return number === undefined ? null : `#a${number}`;
  };
  return {
    groups: shown,
    cellId: (figure, row, column) => cellIds.get(place(figure, row, column)) ?? null,
    href(evidence) {
      if (!evidence || !homes.size) return null;
      const group = groups.get(keyOf(evidence));
      if (!group || !group.numbers.length) return linkOf(evidence.annotations);
      return group.found.length === 1 ? linkOf(group.found.map(({ id }) => id)) : `#${group.id}`;
    },
    numbersOf: (annotation) => byAnnotation.get(annotation) ?? [],
  };
}

function groupOf(
  id: string,
  evidence: Evidence,
  homes: ReadonlyMap<string, Coded>,
  options: BalanceOptions,
): Group {
  const byCoded = new Map<Coded, string[]>();
  for (const annotation of evidence.annotations) {
    const coded = homes.get(annotation);
    if (coded) byCoded.set(coded, [...(byCoded.get(coded) ?? []), annotation]);
  }
  const found = [...byCoded].flatMap(([coded, ids]) =>
    evidenceSpans(coded, [...new Set(ids)], evidence.words, options).map(({ annotation, spans }): Found => {
      // Of all that is marked, the source and the cue would stand in the way of the words that matter.
      const main = evidence.words === 'marked' ? mainSpans(coded, annotation) : [];
      return { id: annotation.id, coded, words: quote(coded.article.text, main.length ? main : spans) };
    }),
  );
  return { id, evidence, numbers: [], found };
}

const mainSpans = ({ codebook }: Coded, annotation: Annotation) =>
  spansOf(annotation, findKind(codebook, annotation.kind)?.mainPart ?? '');

const kinds: Readonly<Record<Evidence['words'], string>> = {
  marked: 'Annotations',
  voice: 'Content words, each for the innermost voice, of annotations',
  space: 'Content words, each for the outermost voice, of annotations',
  quoted: 'Words in quotation marks of annotations',
  early: 'Content words in the first quarter of the body of annotations',
};

/** Of longer lists only the numbers are given: the words stand in the list of annotations. */
const mostWithWords = 60;
const shownWords = 90;

/** Every group of several annotations: its numbers, and the words behind them. */
export function evidenceList(index: EvidenceIndex, numbers: ReadonlyMap<string, number>): Html | null {
  const groups = index.groups.filter(({ found }) => found.length > 1);
  if (!groups.length) return null;
  return tag(
    'ul',
    { class: 'evidence' },
    groups.map((group) => [groupItem(group, numbers), '\n']),
  );
}

function groupItem({ id, evidence, numbers: at, found }: Group, numbers: ReadonlyMap<string, number>): Html {
  const withWords = found.length <= mostWithWords;
  const items = found.map(({ id: annotation, coded, words }, index): Content => [
    index ? '; ' : '',
    tag('a', { href: `#a${numbers.get(annotation)}` }, numbers.get(annotation)),
    withWords && tag('span', { class: 'words' }, ' ', tag('span', written(coded), shorten(words, shownWords))),
  ]);
  return tag(
    'li',
    { id },
    tag(
      'p',
      { class: 'of' },
      at.map((each, index) => [index ? ' · ' : '', backLink(each)]),
    ),
    tag('p', {}, `${kinds[evidence.words]} `, items, '.'),
  );
}

const backLink = ({ id, label }: NumberAt): Html => tag('a', { href: `#${id}` }, name(label));

/** What an annotation's entry in the list says of the numbers that it is counted in. */
export function countedIn(index: EvidenceIndex, annotation: string): Html | null {
  const numbers = index.numbersOf(annotation);
  if (!numbers.length) return null;
  return tag(
    'details',
    { class: 'about screen' },
    tag('summary', {}, `Counted in ${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}`),
    fragment(numbers.map((each, at) => [at ? ' · ' : '', backLink(each)])),
  );
}
