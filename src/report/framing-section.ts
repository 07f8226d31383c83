/** How things are made to look, at whose cost, and whether who is shown in a bad light has a word of their own. */
import { nameKey } from '../domain/match-sources.js';
import type { FramingCase, SourceBalance } from '../measures/balance.js';
import { framingKind } from '../measures/other-kinds.js';
import { janisFadner, netTone } from '../measures/statistics.js';
import { counted, countCell, evidenceOf, noCell, numberCell, shareCell, textCell } from './cells.js';
import type { Row, Section } from './document.js';
import type { Names } from './names.js';

interface Target {
  readonly id: string;
  readonly label: string;
  readonly framings: readonly FramingCase[];
}

/** Targets are free text: those that differ in case, marks or an article in front are one. */
function targetsOf(framings: readonly FramingCase[]): readonly Target[] {
  const found = new Map<string, { id: string; label: string; framings: FramingCase[] }>();
  for (const framing of framings) {
    const key = nameKey(framing.target);
    const known = found.get(key);
    if (known) known.framings.push(framing);
    else
      found.set(key, {
        id: key || 'no-target',
        label: framing.target || 'No target coded',
        framings: [framing],
      });
  }
  return [...found.values()].sort(
    (a, b) => Number(!a.label) - Number(!b.label) || b.framings.length - a.framings.length,
  );
}

const idsOf = (framings: readonly FramingCase[]) => framings.map(({ id }) => id);

export function framingSection(balance: SourceBalance, names: Names): Section {
  const { framings } = balance;
  const targets = targetsOf(framings);
  const none = framings.length ? [] : ['No framing is marked in what is counted: nothing can be said of it.'];
  return {
    id: 'framing',
    title: 'How things are made to look',
    lead: framingLead(balance, targets),
    figures: [
      deviceFigure(framings, targets, names, none),
      toneFigure(balance, targets, names, none),
      replyFigure(balance, names),
    ],
  };
}

function framingLead({ framings, replies }: SourceBalance, targets: readonly Target[]): string {
  if (!framings.length) return 'No framing is marked.';
  const named = targets.filter(({ id }) => id !== 'no-target').length;
  const negative = framings.filter(({ polarity }) => polarity === 'neg').length;
  const known = replies.filter(({ own }) => own);
  const silent = known.filter(({ own }) => !own?.length).length;
  const heard = known.length
    ? ` Of ${counted(known.length, 'source or side', 'sources and sides')} shown in a bad light, ${silent} ${silent === 1 ? 'has' : 'have'} no word of their own.`
    : '';
  return `${counted(framings.length, 'framing')} of ${counted(named, 'target')}; ${negative} of them negative.${heard}`;
}

function deviceFigure(
  framings: readonly FramingCase[],
  targets: readonly Target[],
  names: Names,
  notes: readonly string[],
): Section['figures'][number] {
  const used = names
    .values(framingKind, 'device', framings.map(({ device }) => device).filter(Boolean))
    .filter((device) => framings.some((each) => each.device === device));
  const devices = [...used, ...(framings.some(({ device }) => !device) ? [''] : [])];
  const row = ({ id, label, framings: among }: Target): Row => ({
    id,
    label,
    cells: devices.map((device) => {
      const found = among.filter((each) => each.device === device);
      return countCell(found.length, evidenceOf(idsOf(found)));
    }),
  });
  return {
    id: 'device',
    title: 'Devices by target',
    measures: ['framing'],
    chart: framings.length ? { type: 'matrix', columns: devices.map((device) => device || 'not-coded') } : null,
    table: {
      head: 'Target',
      columns: devices.map((device) => ({
        id: device || 'not-coded',
        label: names.value(framingKind, 'device', device),
        unit: 'annotations',
      })),
      rows: targets.map(row),
      ...(framings.length && { total: row({ id: 'total', label: 'All', framings }) }),
    },
    notes,
  };
}

const polarities = ['neg', 'neutral', 'pos', ''] as const;

function toneFigure(
  { countedWords }: SourceBalance,
  targets: readonly Target[],
  names: Names,
  notes: readonly string[],
): Section['figures'][number] {
  const all = targets.flatMap(({ framings }) => framings);
  const of = (framings: readonly FramingCase[], polarity: string) =>
    framings.filter((each) => each.polarity === polarity);
  const row = ({ id, label, framings }: Target): Row => {
    const [neg, neutral, pos] = ['neg', 'neutral', 'pos'].map((polarity) => of(framings, polarity).length) as [
      number,
      number,
      number,
    ];
    const evidence = evidenceOf(idsOf(framings));
    return {
      id,
      label,
      cells: [
        ...polarities.map((polarity) =>
          shareCell(of(framings, polarity).length, framings.length, evidenceOf(idsOf(of(framings, polarity)))),
        ),
        numberCell(netTone(pos, neg), 'Nothing positive or negative is coded.', evidence),
        numberCell(janisFadner(pos, neg, neg + neutral + pos, all.length), 'No polarity is coded.', evidence),
        countedWords
          ? numberCell((framings.length / countedWords) * 1000, '', evidence)
          : noCell('No word is counted.'),
      ],
    };
  };
  return {
    id: 'tone',
    title: 'Tone by target',
    measures: ['tone', 'imbalance', 'framing'],
    chart: all.length
      ? { type: 'stack', columns: polarities.map((polarity) => polarity || 'not-coded') }
      : null,
    table: {
      head: 'Target',
      columns: [
        ...polarities.map((polarity, tone) => ({
          id: polarity || 'not-coded',
          label: names.value(framingKind, 'polarity', polarity),
          unit: 'annotations' as const,
          tone: [2, 6, 1, 7][tone]!,
        })),
        { id: 'net', label: 'Net tone', unit: 'number' as const },
        { id: 'imbalance', label: 'Coefficient of imbalance', unit: 'number' as const },
        { id: 'density', label: 'Per 1,000 words', unit: 'number' as const },
      ],
      rows: targets.map(row),
      ...(all.length && { total: row({ id: 'total', label: 'All', framings: all }) }),
    },
    notes,
  };
}

function replyFigure({ replies }: SourceBalance, names: Names): Section['figures'][number] {
  const unknown = replies.filter(({ own }) => own === null).length;
  return {
    id: 'reply',
    title: 'Right of reply',
    measures: ['reply'],
    chart: replies.length ? { type: 'bars', columns: ['against', 'own'] } : null,
    table: {
      head: 'Shown in a bad light',
      columns: [
        { id: 'against', label: 'Against them', unit: 'annotations' },
        { id: 'own', label: 'Attributions of their own', unit: 'attributions' },
        { id: 'side', label: 'Side', unit: 'text' },
        { id: 'heard', label: 'Heard', unit: 'text' },
      ],
      rows: replies.map(({ target, side, against, own }, index) => ({
        id: `${index} ${target}`,
        label: target,
        ...(side !== null && { tone: names.sideTone(side) }),
        cells: [
          countCell(against.length, evidenceOf(against)),
          own
            ? countCell(own.length, evidenceOf(own))
            : noCell('Neither a source nor a side of that name: assign one to find out.'),
          side === null ? noCell('Not known.') : textCell(names.side(side)),
          own ? textCell(own.length ? 'Yes' : 'No word of their own') : noCell('Not known.'),
        ],
      })),
    },
    notes: [
      ...(replies.length
        ? []
        : ['Nobody is the target of a negative framing, or the addressee of a loaded cue.']),
      ...(unknown
        ? [
            `${counted(unknown, 'target')} ${unknown === 1 ? 'is' : 'are'} no source and no side by that name: whether they are heard cannot be said.`,
          ]
        : []),
    ],
  };
}
