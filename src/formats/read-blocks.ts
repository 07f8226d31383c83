/** Reads the blocks of an annotation set's article, or makes them anew from its lines. */
import * as v from 'valibot';
import { blockTypes, roles, type Block, type InlineMark } from '../domain/article.js';
import type { Span } from '../domain/span.js';
import { markSchema } from './annotation-set.js';
import { isRecord, type Loose } from './explain.js';
import type { IncomingText } from './incoming-text.js';

type Report = (message: string) => void;

/** Offsets as in `Span`. Says through `report` what could not be kept. */
export function readBlocks(raw: unknown, incoming: IncomingText, report: Report): readonly Block[] {
  const drafts = Array.isArray(raw) ? raw.map((draft: unknown) => (isRecord(draft) ? draft : {})) : [];
  const places = drafts.map((draft) => placeOf(draft, incoming));
  if (places.length && tile(places, incoming.text)) {
    return places.map((place, index) => {
      const name = `block ${index + 1}`;
      return readBlock(drafts[index]!, place, index, drafts.length, incoming, (message) =>
        report(`In ${name}, ${message}`),
      );
    });
  }
  if (raw !== undefined && raw !== null)
    report('Its blocks do not fit its text: each line was taken as a paragraph.');
  return paragraphs(incoming.text);
}

/** Where a record of the file lies in the text; nowhere, at -1, where its offsets are not in the file's text. */
function placeOf({ start, end }: Loose, incoming: IncomingText): Span {
  const offset = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= incoming.length
      ? incoming.toUtf16(value)
      : -1;
  return { start: offset(start), end: offset(end) };
}

/** Whether the places are the lines of `text`, one after the other. */
function tile(places: readonly Span[], text: string): boolean {
  let next = 0;
  for (const { start, end } of places) {
    const lineEnd = text.indexOf('\n', next);
    if (start !== next || end !== (lineEnd < 0 ? text.length : lineEnd)) return false;
    next = end + 1;
  }
  return next > text.length;
}

function readBlock(
  draft: Loose,
  place: Span,
  index: number,
  count: number,
  incoming: IncomingText,
  report: Report,
): Block {
  const type = blockTypes.find((known) => known === draft.type);
  const role = roles.find((known) => known === draft.role);
  if (!type) report('the type is unknown: it was taken as a paragraph.');
  if (!role) report('the role is unknown: it was taken as body text.');

  const repeats = typeof draft.repeats === 'number' ? draft.repeats : null;
  const repeated = repeats !== null && Number.isInteger(repeats) && repeats >= 0 && repeats < count;
  if (repeated ? repeats === index : draft.repeats !== undefined && draft.repeats !== null)
    report('"repeats" names no other block: it was left out.');

  const drafts: readonly unknown[] = Array.isArray(draft.marks) ? draft.marks : [];
  const marks = drafts.map((mark) => readMark(mark, place, incoming)).filter((mark) => mark !== undefined);
  if (marks.length < drafts.length) report('links or emphases that cannot be read were left out.');
  return {
    type: type ?? 'paragraph',
    role: role ?? 'body',
    ...place,
    repeats: repeated && repeats !== index ? repeats : null,
    ...(typeof draft.rule === 'string' && draft.rule && { rule: draft.rule }),
    ...(marks.length && { marks }),
  };
}

function readMark(value: unknown, block: Span, incoming: IncomingText): InlineMark | undefined {
  if (!v.is(markSchema, value)) return undefined;
  const { start, end } = placeOf(value, incoming);
  if (start < block.start || end > block.end || end <= start) return undefined;
  // A link leads to the web and nowhere else: a file must not smuggle in a script.
  if (value.href && !(URL.canParse(value.href) && /^https?:$/.test(new URL(value.href).protocol)))
    return undefined;
  return { type: value.type, start, end, ...(value.href && { href: value.href }) };
}

/** Each line of `text` as a block; none is empty. */
function paragraphs(text: string): readonly Block[] {
  let start = 0;
  return text.split('\n').map((line): Block => {
    const end = start + line.length;
    const block = { type: 'paragraph', role: 'body', start, end, repeats: null } as const;
    start = end + 1;
    return block;
  });
}
