/** The lines of a brat `.ann` file, each taken for what its id says that it is. */

export interface TextLine {
  readonly id: string;
  readonly line: number;
  readonly type: string;
  /** In code points, in the order of the file. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
  /** The words of the pieces, joined by one space; undefined where the line has none. */
  readonly words: string | undefined;
}

export interface EventLine {
  readonly id: string;
  readonly line: number;
  readonly type: string;
  readonly trigger: string;
  readonly roles: readonly { readonly role: string; readonly id: string }[];
}

/** A line about another one: a relation, an attribute, a normalisation or a note. */
export interface AboutLine {
  readonly id: string;
  readonly line: number;
  readonly type: string;
  readonly target: string;
  /** The second argument of a relation, the value of an attribute, the entry of a normalisation; else empty. */
  readonly value: string;
  /** What follows the second TAB. */
  readonly words: string;
}

export interface BratLines {
  readonly texts: ReadonlyMap<string, TextLine>;
  readonly events: ReadonlyMap<string, EventLine>;
  readonly relations: readonly AboutLine[];
  readonly attributes: readonly AboutLine[];
  readonly normalisations: readonly AboutLine[];
  readonly notes: readonly AboutLine[];
}

type Say = (message: string, line: number, id?: string) => void;

/** `text`: of the file, line breaks and all. What cannot be read is told to `say`. */
export function readLines(text: string, say: Say): BratLines {
  const texts = new Map<string, TextLine>();
  const events = new Map<string, EventLine>();
  const relations: AboutLine[] = [];
  const attributes: AboutLine[] = [];
  const normalisations: AboutLine[] = [];
  const notes: AboutLine[] = [];
  const lists: Readonly<Record<string, AboutLine[] | undefined>> = {
    ...{ R: relations, A: attributes, M: attributes, N: normalisations, '#': notes },
  };
  let line = 0;
  for (const row of (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n')) {
    line += 1;
    if (!row.trim()) continue;
    const first = row.indexOf('\t');
    const second = row.indexOf('\t', first + 1);
    const id = row.slice(0, Math.max(0, first));
    const data = row.slice(first + 1, second < 0 || first < 0 ? row.length : second);
    const rest = second < 0 || first < 0 ? '' : row.slice(second + 1);
    const letter = id[0] ?? '';
    if (first < 0 || !/^(?:[A-Za-z#]+[0-9]+[^\s]*|\*)$/.test(id)) {
      say('This line does not begin with an id and a TAB.', line);
    } else if (letter === 'T') {
      const read = textLine(id, line, data, rest);
      if (!read) say('It must be a type and a start and an end, with a space between them.', line, id);
      else if (texts.has(id)) say('Another line before it has the same id.', line, id);
      else texts.set(id, read);
    } else if (letter === 'E') {
      const read = eventLine(id, line, data);
      if (!read) say('It must be a type with its trigger, and roles with theirs: Type:T1 Role:T2.', line, id);
      else if (events.has(id)) say('Another line before it has the same id.', line, id);
      else events.set(id, read);
    } else if (letter === '*') {
      say('That several annotations mean the same cannot be kept.', line);
    } else {
      const read = aboutLine(letter, id, line, data, rest);
      const list = lists[letter];
      if (!list) say('Lines of this sort are unknown.', line, id);
      else if (!read)
        say('It must be a type and the id of what it is about, with a space between them.', line, id);
      else list.push(read);
    }
  }
  return { texts, events, relations, attributes, normalisations, notes };
}

function textLine(id: string, line: number, data: string, rest: string): TextLine | null {
  const space = data.indexOf(' ');
  const type = data.slice(0, Math.max(0, space));
  const pieces = data
    .slice(space + 1)
    .split(';')
    .map((piece) => {
      const [start = '', end = '', ...more] = piece.trim().split(' ');
      return /^\d{1,15}$/.test(start) && /^\d{1,15}$/.test(end) && !more.length
        ? { start: Number(start), end: Number(end) }
        : null;
    });
  if (!type || pieces.some((piece) => !piece)) return null;
  return { id, line, type, pieces: pieces as { start: number; end: number }[], words: rest || undefined };
}

function eventLine(id: string, line: number, data: string): EventLine | null {
  const pairs = data
    .split(' ')
    .filter(Boolean)
    .map((pair) => /^([^:]+):([^:]+)$/.exec(pair));
  const [head, ...roles] = pairs;
  if (!head || pairs.some((pair) => !pair)) return null;
  return {
    ...{ id, line, type: head[1]!, trigger: head[2]! },
    roles: roles.map((pair) => ({ role: pair![1]!, id: pair![2]! })),
  };
}

function aboutLine(letter: string, id: string, line: number, data: string, rest: string): AboutLine | null {
  // Files that brat has saved can have two TABs before the words of a normalisation.
  const words = letter === 'N' && rest.startsWith('\t') ? rest.slice(1) : rest;
  const [, type, first, value = ''] = /^(\S+) (\S+)(?: (.*))?$/.exec(data.trim()) ?? [];
  if (!type || !first) return null;
  if (letter !== 'R') return { id, line, type, target: first, value, words };
  const [from, to] = [argument(first), argument(value)];
  return from && to ? { id, line, type, target: from, value: to, words } : null;
}

/** The id in `Arg1:T1`. */
const argument = (pair: string) => /^[^:]+:([^:]+)$/.exec(pair)?.[1];
