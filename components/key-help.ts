/** The table of keys in words, for whoever asks. */
import type { Codebook } from '../src/domain/codebook.js';
import { bindingsOf, type Binding, type Command } from './keys.js';

export interface KeyLine {
  readonly keys: readonly string[];
  readonly label: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** For the help: each action with its keys as a keyboard prints them. */
export function keyHelp(codebook: Codebook, { readonly }: { readonly readonly: boolean }): readonly KeyGroup[] {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const lines = new Map<string, { readonly keys: string[]; readonly label: string; readonly title: string }>();
  for (const binding of bindingsOf(codebook)) {
    if (readonly && !reading.has(binding.command.does)) continue;
    const { title, label } = helpOf(binding.command);
    const line = lines.get(label) ?? { keys: [], label, title };
    line.keys.push(...printed(binding, mac));
    lines.set(label, line);
  }
  const selecting: readonly KeyLine[] = [
    { keys: ['←', '→', '↑', '↓'], label: 'Move the caret' },
    { keys: ['Shift+←', 'Shift+→', 'Shift+↑', 'Shift+↓'], label: 'Select' },
    { keys: [mac ? '⌥+Shift+→' : 'Ctrl+Shift+→'], label: 'Select word by word' },
  ];
  const groups = titles.map((title) => ({
    title,
    lines: [
      ...(title === 'In the text' ? selecting : []),
      ...[...lines.values()].filter((line) => line.title === title),
    ],
  }));
  return groups.filter((group) => group.lines.length);
}

/** What changes nothing. */
const reading: ReadonlySet<string> = new Set([
  'previous',
  'next',
  'outer',
  'inner',
  'incomplete',
  'details',
  'back',
  'search',
  'sources',
  'keys',
]);

const titles = [
  'In the text',
  'With words selected',
  'With nothing selected',
  'Boundaries',
  'Everywhere',
] as const;

function printed({ keys, control, shift, alt }: Binding, mac: boolean): string[] {
  const held = [
    ...(control ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(shift ? ['Shift'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
  ];
  return keys.map((key) =>
    [
      ...held,
      key === ' ' ? 'Space' : key.length === 1 && control ? key.toUpperCase() : (arrows[key] ?? key),
    ].join('+'),
  );
}

const arrows: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

function helpOf(command: Command): { readonly title: (typeof titles)[number]; readonly label: string } {
  switch (command.does) {
    case 'mark':
      return { title: 'With words selected', label: `Mark them as ${command.kind.label.toLowerCase()}` };
    case 'part':
      return { title: 'With words selected', label: `Add them as ${command.part.label.toLowerCase()}` };
    case 'add':
      return { title: 'With words selected', label: 'Add them to the part that is asked for, or the nearest' };
    case 'everywhere':
      return { title: 'With words selected', label: 'Mark them wherever they stand' };
    case 'take':
      return { title: 'With words selected', label: 'Take them away; with none, the fragment at the caret' };
    case 'accept':
      return {
        title: 'With nothing selected',
        label: 'Take the proposed words, and go on (or the selected ones)',
      };
    case 'other':
      return { title: 'With nothing selected', label: 'Propose other words' };
    case 'none':
      return { title: 'With nothing selected', label: 'The article has no words for it' };
    case 'who':
      return { title: 'With nothing selected', label: 'Say who the source is' };
    case 'move':
      return { title: 'Boundaries', label: moves[command.towards] };
    case 'edge':
      return { title: 'Boundaries', label: `Take the ${command.edge} in hand` };
    case 'previous':
      return { title: 'In the text', label: 'Previous annotation' };
    case 'next':
      return { title: 'In the text', label: 'Next annotation' };
    case 'outer':
      return { title: 'In the text', label: 'The annotation around it' };
    case 'inner':
      return { title: 'In the text', label: 'The annotation inside it' };
    case 'incomplete':
      return { title: 'In the text', label: 'Next annotation with an answer missing' };
    case 'details':
      return { title: 'In the text', label: 'Open its details' };
    case 'remove':
      return { title: 'In the text', label: 'Remove it' };
    case 'back':
      return { title: 'Everywhere', label: 'Step back' };
    case 'undo':
      return { title: 'Everywhere', label: 'Undo' };
    case 'redo':
      return { title: 'Everywhere', label: 'Redo' };
    case 'search':
      return { title: 'Everywhere', label: 'Search the annotations' };
    case 'sources':
      return { title: 'Everywhere', label: 'All sources' };
    case 'report':
      return { title: 'Everywhere', label: 'Report of the article; once more closes it' };
    case 'versions':
      return { title: 'Everywhere', label: 'Versions of the article' };
    case 'keys':
      return { title: 'Everywhere', label: 'List all keys' };
  }
}

const moves = {
  left: 'Move the edge to the left',
  right: 'Move the edge to the right',
  up: 'Move the edge a word back',
  down: 'Move the edge a word on',
} as const;
