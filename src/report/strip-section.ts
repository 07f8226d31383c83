/** The whole article as one line: who speaks where, of which type, and what is marked. */
import { findKind } from '../domain/codebook.js';
import { compareSpans, shorten, type Span } from '../domain/span.js';
import type { SourceBalance } from '../measures/balance.js';
import { stanceAttribute, attributionKind, type Case } from '../measures/case.js';
import type { BalanceOptions, Coded } from '../measures/coded.js';
import { countable, joined, lineOf, whyOut, type Line } from '../measures/counted.js';
import { evidenceSpans } from '../measures/evidence.js';
import { isAnchored } from '../domain/revision.js';
import { counted, countCell, evidenceOf, percent } from './cells.js';
import type { Figure, Place, Section } from './document.js';
import type { Names } from './names.js';

interface Group {
  readonly id: string;
  readonly label: string;
  readonly tone: number;
}

/** `labelOf`: what a case says, in a few words. */
export function stripSection(
  coded: Coded,
  balance: SourceBalance,
  names: Names,
  labelOf: (each: Case) => string,
): Section {
  const options = { include: balance.include };
  const line = lineOf(countable(coded.article, options), () => true);
  const voices = (id: string, title: string, groupsOf: (each: Case) => readonly Group[]): Figure => {
    const spans = new Map(
      evidenceSpans(
        coded,
        balance.cases.map((each) => each.id),
        'voice',
        options,
      ).map((each) => [each.annotation.id, each.spans]),
    );
    return stripFigure(
      id,
      title,
      line,
      balance.cases.flatMap((each) =>
        groupsOf(each)
          .slice(0, 1)
          .flatMap((group) =>
            (spans.get(each.id) ?? []).map((span) => ({
              span,
              group,
              label: labelOf(each),
              id: each.id,
              words: 'voice' as const,
            })),
          ),
      ),
    );
  };
  const stances = names.values(
    attributionKind,
    stanceAttribute,
    balance.cases.map(({ stance }) => stance).filter(Boolean),
  );
  return {
    id: 'strip',
    title: 'The article as a line',
    lead: 'From the first counted word to the last. Choose a place to go there.',
    figures: [
      voices('strip-side', 'Sides along the article', ({ sides }) =>
        sides.map((side) => ({ id: side, label: names.side(side), tone: names.sideTone(side) })),
      ),
      voices('strip-type', 'Types of source along the article', ({ types }) =>
        types.map((type) => ({ id: type, label: names.type(type), tone: names.typeTone(type) })),
      ),
      voices('strip-stance', 'Stances along the article', ({ stance }) => [
        {
          id: stance || 'not-coded',
          label: names.value(attributionKind, stanceAttribute, stance),
          tone: stance ? stances.indexOf(stance) % 7 : 7,
        },
      ]),
      kindFigure(coded, line, options),
    ],
  };
}

interface Piece {
  readonly span: Span;
  readonly group: Group;
  readonly label: string;
  readonly id: string;
  readonly words: 'voice' | 'marked';
}

function stripFigure(id: string, title: string, line: Line, pieces: readonly Piece[]): Figure {
  const groups = new Map(pieces.map(({ group }) => [group.id, group]));
  const places = pieces
    .toSorted((a, b) => compareSpans(a.span, b.span))
    .map(({ span, group, label, id: annotation, words }, index): Place => ({
      id: `${index}`,
      start: line.at(span.start),
      end: line.at(span.end),
      row: group.id,
      label: `${group.label}: ${label}`,
      tone: group.tone,
      evidence: evidenceOf([annotation], words),
    }));
  const rows = [...groups.values()].map(({ id: group, label, tone }) => {
    const own = pieces.filter((piece) => piece.group.id === group);
    const covered = joined(own.map(({ span }) => span).sort(compareSpans)).reduce(
      (sum, { start, end }) => sum + line.at(end) - line.at(start),
      0,
    );
    const annotations = [...new Set(own.map((piece) => piece.id))];
    return {
      id: group,
      label,
      tone,
      cells: [
        countCell(annotations.length, evidenceOf(annotations, own[0]!.words)),
        {
          text: percent(covered),
          value: Number(covered.toFixed(4)),
          evidence: evidenceOf(annotations, own[0]!.words),
        },
      ],
    };
  });
  return {
    id,
    title,
    measures: ['strip'],
    chart: places.length ? { type: 'strip', places } : null,
    table: {
      head: title.replace(/s? .*/, ''),
      columns: [
        { id: 'annotations', label: 'Annotations', unit: 'annotations' },
        { id: 'covered', label: 'Of the counted text', unit: 'share' },
      ],
      rows,
    },
    notes: places.length
      ? []
      : [line.length ? 'Nothing is marked that this line could show.' : 'No text is counted.'],
  };
}

function kindFigure(coded: Coded, line: Line, options: BalanceOptions): Figure {
  const { article, annotations, codebook } = coded;
  const counting = countable(article, options);
  const pieces = annotations
    .filter((each) => isAnchored(each, article) && whyOut(counting, each) === null)
    .flatMap((each): Piece[] => {
      const kind = findKind(codebook, each.kind);
      const main = each.spans.filter(({ part }) => part === (kind?.mainPart ?? part));
      const tone = kind ? (kind.tone - 1) % 8 : 7;
      return main.map((span) => ({
        span,
        group: { id: each.kind, label: kind?.label ?? each.kind, tone },
        label: `“${shorten(span.exact, 60)}”`,
        id: each.id,
        words: 'marked',
      }));
    });
  const figure = stripFigure('strip-kind', 'Kinds along the article', line, pieces);
  return {
    ...figure,
    notes: [
      ...figure.notes,
      ...(pieces.length
        ? [`${counted(pieces.length, 'fragment')}; where kinds overlap, they stand one below the other.`]
        : []),
    ],
  };
}
