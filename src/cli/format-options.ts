/** Choices that formats offer, as options of a command. */
import type { ExchangeFormat } from '../formats/exchange-format.js';
import { formats } from '../formats/formats.js';
import { oneOf, UsageError, type Arguments, type Options } from './usage.js';

export const allFormats = Object.values(formats);

/** Throws UsageError where there is none of this id. */
export const formatOf = (id: string): ExchangeFormat => formats[oneOf(id, Object.keys(formats), 'format')]!;

const idsOf = (some: readonly ExchangeFormat[]) => [
  ...new Set(some.flatMap(({ options = [] }) => options.map(({ id }) => id))),
];

/** Each choice as an option of its own, `--unit`. */
export const choiceFlags = (): Options =>
  Object.fromEntries(idsOf(allFormats).map((id) => [id, { type: 'string', multiple: true }]));

type Choices = Readonly<Record<string, string>>;

/** Those for what is written and those for what is read. */
export interface Chosen {
  readonly write: Choices;
  readonly read: Choices;
}

/**
 * A choice is one of the format that is written; of what is read where that has none of the name. `own`: options of the
 * command, which are no choices. Throws UsageError for choices and values that no format in question has.
 */
export function choicesOf(
  args: Arguments,
  { from, to, own }: { from?: ExchangeFormat | undefined; to?: ExchangeFormat; own: Options },
): Chosen {
  const readers = from ? [from] : allFormats;
  const writers = to ? [to] : [];
  const write = new Map<string, string>();
  const read = new Map<string, string>();
  const flags = idsOf(allFormats).filter((id) => !Object.hasOwn(own, id));
  const plain = [
    ...flags.flatMap((id) => args.all(id).map((value) => [id, value] as const)),
    ...args.all('option').map(pairOf),
  ];
  for (const [id, value] of plain) {
    const isWritten = idsOf(writers).includes(id);
    const among = isWritten ? writers : readers;
    oneOf(id, idsOf([...writers, ...readers]), 'option of the format');
    (isWritten ? write : read).set(id, valueOf(id, value, among));
  }
  for (const [id, value] of args.all('from-option').map(pairOf)) {
    oneOf(id, idsOf(readers), 'option of the format');
    read.set(id, valueOf(id, value, readers));
  }
  return { write: Object.fromEntries(write), read: Object.fromEntries(read) };
}

function pairOf(pair: string): readonly [id: string, value: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`An option of a format is given as name=value, not as "${pair}".`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

const valueOf = (id: string, value: string, some: readonly ExchangeFormat[]) =>
  oneOf(
    value,
    [
      ...new Set(
        some.flatMap(({ options = [] }) =>
          options.filter((option) => option.id === id).flatMap(({ values }) => values.map((each) => each.id)),
        ),
      ),
    ],
    `value of "${id}"`,
  );

/** For a help text. */
export const formatList = () =>
  allFormats
    .map(({ id, label, options = [] }) =>
      [
        `  ${id.padEnd(16)} ${label}`,
        ...options.map(
          (option) => `${' '.repeat(19)}--${option.id} ${option.values.map((value) => value.id).join(' | ')}`,
        ),
      ].join('\n'),
    )
    .join('\n');
