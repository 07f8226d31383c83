/** Claims of several articles side by side, and those that one article makes alone. */
import { findKind, type Codebook } from '../domain/codebook.js';
import { shorten } from '../domain/span.js';
import type { Outlet } from '../measures/across-articles.js';
import type { AlignedClaims, AlignedStatement, Alignment, Statement } from '../measures/align-claims.js';
import { counted, countCell, evidenceOf, noCell, textCell } from './cells.js';
import type { Cell, Column, Figure, Row, Section } from './document.js';

/** UTF-16 units of a claim that a cell shows. */
const longest = 220;

type Outlets = readonly Pick<Outlet, 'article' | 'label'>[];

export function claimsAcross(
  alignment: Alignment,
  outlets: Outlets,
  codebook: Pick<Codebook, 'kinds'>,
): Section {
  const { groups, only, wordless } = alignment;
  const all = only.length + wordless.length + groups.reduce((sum, each) => sum + sizeOf(each), 0);
  const certainty = labels(codebook, 'certainty');
  const differing = groups.filter(({ members }) => differences(members).length).length;
  const lead = !all
    ? 'No claim is marked in these articles.'
    : !groups.length
      ? `None of ${counted(all, 'claim')} has a partner in another article.`
      : `${counted(groups.length, 'claim')} ${groups.length === 1 ? 'is' : 'are'} made in more than one article; ${differing} of these ${differing === 1 ? 'differs' : 'differ'} in who says it, in how certain it is put or in numbers. ${counted(only.length, 'claim')} ${only.length === 1 ? 'stands' : 'stand'} in one article only.`;
  return {
    id: 'across-claims',
    title: 'What they say',
    lead,
    figures: [
      alignedFigure(groups, outlets, certainty, all),
      onlyFigure([...only, ...wordless], outlets, certainty, wordless),
    ],
  };
}

const sizeOf = ({ members, further }: AlignedClaims) => members.length + further.length;

type Labels = (id: string) => string;

function labels(codebook: Pick<Codebook, 'kinds'>, attribute: string): Labels {
  const values =
    findKind(codebook as Codebook, 'claim')?.attributes.find(({ id }) => id === attribute)?.values ?? [];
  return (id) => values.find((each) => each.id === id)?.label ?? id;
}

function alignedFigure(
  groups: readonly AlignedClaims[],
  outlets: Outlets,
  certainty: Labels,
  all: number,
): Figure {
  const columns: readonly Column[] = [
    {
      id: 'outlets',
      label: outlets.length === 1 ? 'Articles' : `Of ${outlets.length} articles`,
      unit: 'articles',
    },
    ...outlets.map(({ article, label }): Column => ({ id: article.id, label, unit: 'text' })),
    { id: 'differs', label: 'What differs', unit: 'text' },
    { id: 'shared', label: 'Shared words', unit: 'text' },
  ];
  return {
    id: 'across-claims',
    title: 'Claims side by side',
    measures: ['alignment', 'unattributed'],
    chart: null,
    table: {
      head: 'Claim',
      columns,
      rows: groups.map((group, index): Row => ({
        id: `claim ${group.members[0]!.id}`,
        label: `${index + 1}. ${shorten(group.members[0]!.text, 60)}`,
        cells: [
          countCell(group.members.length, evidenceOf(idsOf(group))),
          ...outlets.map(({ article }) => articleCell(group, article.id, certainty)),
          textCell(differences(group.members).join(', ') || 'nothing that is coded'),
          textCell(group.shared.map(({ word }) => word).join(', ')),
        ],
      })),
    },
    notes: [
      ...(all ? [] : ['No claim is marked in what is counted.']),
      ...(all && !groups.length
        ? ['No two articles share enough words in a claim to be put side by side.']
        : []),
      ...(groups.length
        ? [
            'These are words, not numbers: the table is all there is to draw.',
            'Put together by the words that they share, which stand beside them: whether they mean the same is for you to judge.',
          ]
        : []),
    ],
  };
}

const idsOf = ({ members, further }: AlignedClaims) => [...members, ...further].map(({ id }) => id);

function articleCell(group: AlignedClaims, article: string, certainty: Labels): Cell {
  const [best] = group.members.filter((each) => each.article === article);
  if (!best) return noCell('Not said here in words like these.');
  const rest = group.further.filter((each) => each.article === article);
  const more = rest.length ? `; and ${counted(rest.length, 'time')} more` : '';
  return textCell(
    `“${shorten(best.text, longest)}” (${saying(best, certainty)}${more})`,
    evidenceOf([best, ...rest].map(({ id }) => id)),
  );
}

/** Who says it, and how surely. */
function saying({ speakers, within, certainty, support }: Statement, certaintyOf: Labels): string {
  const who = speakers.length
    ? `says ${speakers.join(' and ')}`
    : within !== null
      ? 'says somebody who is not in the registry'
      : support === 'document_linked'
        ? 'from a document'
        : support === 'attributed'
          ? 'attributed, to whom is not marked'
          : 'in its own voice';
  return certainty ? `${who}, ${certaintyOf(certainty).toLowerCase()}` : who;
}

/** In which respects they are not put alike. */
export function differences(members: readonly AlignedStatement[]): readonly string[] {
  const several = (of: (each: AlignedStatement) => string) => new Set(members.map(of)).size > 1;
  const own = (each: Statement) => each.within === null && each.support !== 'attributed';
  const certainties = members.filter(({ certainty }) => certainty);
  const numbers = members.flatMap(({ ownNumbers }) => ownNumbers);
  const figures = members.filter(({ ownNumbers }) => ownNumbers.length).length > 1;
  return [
    ...(several((each) => String(own(each)))
      ? ['said by somebody here, asserted there']
      : several(({ speakers }) => [...speakers].sort().join('\n'))
        ? ['who says it']
        : []),
    ...(new Set(certainties.map(({ certainty }) => certainty)).size > 1 ? ['certainty'] : []),
    ...(figures ? [`numbers: ${numbers.join(', ')}`] : []),
  ];
}

function onlyFigure(
  only: readonly Statement[],
  outlets: Outlets,
  certainty: Labels,
  wordless: readonly Statement[],
): Figure {
  const labelOf = new Map(outlets.map(({ article, label }) => [article.id, label]));
  const inOrder = outlets.flatMap(({ article }) => only.filter((each) => each.article === article.id));
  return {
    id: 'across-only',
    title: 'Claims that one article makes alone',
    measures: ['alignment', 'unattributed'],
    chart: null,
    table: {
      head: 'Outlet',
      columns: [
        { id: 'claim', label: 'Claim', unit: 'text' },
        { id: 'saying', label: 'Who says it', unit: 'text' },
      ],
      rows: inOrder.map((statement): Row => {
        const evidence = evidenceOf([statement.id]);
        return {
          id: `only ${statement.id}`,
          label: labelOf.get(statement.article)!,
          cells: [
            textCell(`“${shorten(statement.text, longest)}”`, evidence),
            textCell(saying(statement, certainty), evidence),
          ],
        };
      }),
    },
    notes: [
      ...(only.length
        ? ['These are words, not numbers: the table is all there is to draw.']
        : ['There is no claim without a partner.']),
      ...(wordless.length
        ? [
            `${counted(wordless.length, 'claim')} ${wordless.length === 1 ? 'has' : 'have'} no words that could be compared.`,
          ]
        : []),
    ],
  };
}
