/** Who speaks first, where and how late the others come in, and who is heard only through others. */
import type { SourceBalance, Speaker } from '../measures/balance.js';
import type { Case } from '../measures/case.js';
import { median } from '../measures/statistics.js';
import {
  counted,
  countCell,
  evidenceOf,
  measureCell,
  noCell,
  percent,
  shareCell,
  textCell,
  totalCell,
} from './cells.js';
import type { Cell, Figure, Place, Row, Section } from './document.js';
import type { Names } from './names.js';

/** `labelOf`: what a case says, in a few words. */
export function orderSection(balance: SourceBalance, names: Names, labelOf: (each: Case) => string): Section {
  return {
    id: 'order',
    title: 'In which order',
    lead: orderLead(balance, names),
    figures: [
      ...(balance.articles.length === 1 ? [placesFigure(balance, names, labelOf)] : []),
      ordersFigure(balance, names),
      nestingFigure(balance, names),
    ],
  };
}

const speakerText = ({ sources, sides }: Speaker, names: Names) =>
  `${sources.map((id) => names.source(id)).join(' and ') || 'nobody of the registry'} (${sides.map((id) => names.side(id)).join(', ')})`;

function orderLead({ first, last, articles, cases }: SourceBalance, names: Names): string {
  if (!first || !last) return 'Nobody speaks, so there is no order.';
  const among = articles.length > 1 ? ` in ${articles.length} articles` : '';
  const early = cases.filter(({ role }) => role === 'headline' || role === 'standfirst').length;
  return `First${among}: ${speakerText(first, names)}. Last: ${speakerText(last, names)}. ${counted(early, 'attribution')} in headline and standfirst.`;
}

function placesFigure({ cases }: SourceBalance, names: Names, labelOf: (each: Case) => string): Figure {
  const inBody = cases.filter(({ position }) => position !== null);
  const places = inBody.flatMap((each) =>
    each.sides.map((side): Place => ({
      id: `${each.id} ${side}`,
      start: each.position!,
      end: each.position!,
      row: side,
      label: `${labelOf(each)}, at ${percent(each.position!)} of the body`,
      tone: names.sideTone(side),
      evidence: evidenceOf([each.id]),
    })),
  );
  const sides = names.sides.filter((side) => inBody.some((each) => each.sides.includes(side)));
  return {
    id: 'places',
    title: 'Where each side speaks in the body',
    measures: ['order', 'position'],
    chart: places.length ? { type: 'places', places } : null,
    table: {
      head: 'Side',
      columns: [1, 2, 3, 4].map((quarter) => ({
        id: `quarter-${quarter}`,
        label: `Quarter ${quarter}`,
        unit: 'attributions' as const,
      })),
      rows: sides.map((side) => {
        const own = inBody.filter((each) => each.sides.includes(side));
        return {
          id: side,
          label: names.side(side),
          tone: names.sideTone(side),
          cells: [0, 1, 2, 3].map((quarter) => {
            const here = own.filter(({ position }) => Math.min(3, Math.floor(position! * 4)) === quarter);
            return shareCell(here.length, own.length, evidenceOf(here.map(({ id }) => id)));
          }),
        };
      }),
    },
    notes: places.length ? [] : ['No attribution has content in the body.'],
  };
}

function ordersFigure({ cases, earlyWords }: SourceBalance, names: Names): Figure {
  const row = (id: string, label: string, own: readonly Case[], early: Cell, tone?: number): Row => {
    const positions = own.flatMap(({ position }) => position ?? []);
    const at = (role: string): Cell => {
      const found = own.filter((each) => each.role === role);
      return countCell(found.length, evidenceOf(found.map((each) => each.id)));
    };
    const place = (value: number | null, among: readonly Case[]): Cell =>
      value === null
        ? noCell('No content in the body.')
        : {
            ...textCell(percent(value), evidenceOf(among.map((each) => each.id))),
            value: Number(value.toFixed(4)),
          };
    const firstAt = positions.length ? Math.min(...positions) : null;
    return {
      id,
      label,
      ...(tone !== undefined && { tone }),
      cells: [
        place(firstAt, own.filter(({ position }) => position === firstAt && position !== null).slice(0, 1)),
        place(
          median(positions),
          own.filter(({ position }) => position !== null),
        ),
        early,
        at('headline'),
        at('standfirst'),
      ],
    };
  };
  const of = (side: string) => cases.filter(({ sides }) => sides.includes(side));
  return {
    id: 'early',
    title: 'First mention, early words, headline',
    measures: ['order', 'position', 'early-share', 'headline'],
    chart: earlyWords.total ? { type: 'bars', columns: ['early'] } : null,
    table: {
      head: 'Side',
      columns: [
        { id: 'first', label: 'First in the body at', unit: 'share' },
        { id: 'median', label: 'Median position', unit: 'share' },
        { id: 'early', label: 'Words in the first quarter', unit: 'words' },
        { id: 'headline', label: 'In the headline', unit: 'attributions' },
        { id: 'standfirst', label: 'In the standfirst', unit: 'attributions' },
      ],
      rows: names.sides.map((side) =>
        row(
          side,
          names.side(side),
          of(side),
          measureCell(earlyWords, 'bySide', side, 'early'),
          names.sideTone(side),
        ),
      ),
      total: row('total', 'All', cases, totalCell(earlyWords, 'early')),
    },
    notes: earlyWords.total
      ? ['Shares of early words are of all content words in the first quarter of the body.']
      : ['No content words stand in the first quarter of the body.'],
  };
}

/** Sources by whether they are quoted by the article or by one whom it quotes. */
function nestingFigure({ cases, attributions, contentWords }: SourceBalance, names: Names): Figure {
  const byId = new Map(cases.map((each) => [each.id, each]));
  const through = cases.filter(({ within }) => within.length);
  const ids = [...new Set(through.flatMap(({ sources }) => sources))];
  const nameOf = (each: Case | undefined) =>
    each ? each.sources.map((id) => names.source(id)).join(' and ') || 'nobody of the registry' : '';
  const rows = ids.map((id): Row => {
    const own = cases.filter(({ sources }) => sources.includes(id));
    const nested = own.filter(({ within }) => within.length);
    const chains = new Set(
      nested.map((each) => [...each.within.map((outer) => nameOf(byId.get(outer))), nameOf(each)].join(' > ')),
    );
    return {
      id,
      label: names.source(id),
      cells: [
        shareCell(
          own.length - nested.length,
          own.length,
          evidenceOf(own.filter(({ within }) => !within.length).map((each) => each.id)),
        ),
        shareCell(nested.length, own.length, evidenceOf(nested.map((each) => each.id))),
        textCell(own.length === nested.length ? 'Yes' : 'No'),
        textCell(
          [...chains].join('; '),
          evidenceOf([...new Set(nested.flatMap(({ within, id: last }) => [...within, last]))]),
        ),
      ],
    };
  });
  const unnamed = through.filter(({ sources }) => !sources.length);
  return {
    id: 'nesting',
    title: 'Heard through others',
    measures: ['nesting', 'voice-space'],
    chart: rows.length ? { type: 'stack', columns: ['own', 'through'] } : null,
    table: {
      head: 'Source',
      columns: [
        { id: 'own', label: 'Quoted by the article', unit: 'attributions', tone: 0 },
        { id: 'through', label: 'Quoted by others', unit: 'attributions', tone: 1 },
        { id: 'only', label: 'Only through others', unit: 'text' },
        { id: 'chain', label: 'Who quotes whom', unit: 'text' },
      ],
      rows,
    },
    notes: [
      through.length
        ? `${counted(through.length, 'attribution')} of ${attributions.total} ${through.length === 1 ? 'lies' : 'lie'} inside what somebody else says. Words count for the innermost voice; by space, ${counted(moved(contentWords), 'word')} would belong to another side.`
        : 'Nobody is heard through others: no attribution lies inside another’s content.',
      ...(unnamed.length
        ? [`${counted(unnamed.length, 'nested attribution')} without a source from the registry.`]
        : []),
    ],
  };
}

/** Words that the outermost voice has and the innermost has not, by side. */
const moved = ({ voice, space }: SourceBalance['contentWords']) =>
  Object.entries(space.bySide).reduce((sum, [side, n]) => sum + Math.max(0, n - (voice.bySide[side] ?? 0)), 0);
