/** The keys of the annotator: one table from which keys are read; key-help.ts says them in words. */
import type { Codebook, Kind, Part } from '../src/domain/codebook.js';

/** What the part of the tool for coding in depth does. */
export type CodingCommand =
  | { readonly does: 'part'; readonly part: Part }
  | {
      readonly does: 'move';
      readonly by: 'grapheme' | 'word';
      readonly towards: 'left' | 'right' | 'up' | 'down';
    }
  | { readonly does: 'edge'; readonly edge: 'start' | 'end' }
  | {
      readonly does:
        | 'accept'
        | 'other'
        | 'none'
        | 'add'
        | 'take'
        | 'outer'
        | 'inner'
        | 'who'
        | 'everywhere'
        | 'search'
        | 'sources'
        | 'versions'
        | 'report'
        | 'incomplete';
    };

export type Command =
  | { readonly does: 'mark'; readonly kind: Kind }
  | { readonly does: 'previous' | 'next' | 'details' | 'remove' | 'back' | 'undo' | 'redo' | 'keys' }
  | CodingCommand;

export interface Binding {
  readonly command: Command;
  /** As `KeyboardEvent.key`; letters in lower case. */
  readonly keys: readonly string[];
  /** The key in the same place on a keyboard whose letters are not Latin, as `KeyboardEvent.code`. */
  readonly codes?: readonly string[];
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
  /** Whether holding the key down repeats it. */
  readonly repeats?: boolean;
}

const fixed: readonly Binding[] = [
  {
    command: { does: 'previous' },
    keys: ['['],
    codes: ['BracketLeft'],
    repeats: true,
  },
  { command: { does: 'next' }, keys: [']'], codes: ['BracketRight'], repeats: true },
  { command: { does: 'details' }, keys: ['Enter'] },
  { command: { does: 'remove' }, keys: ['Delete', 'Backspace'] },
  { command: { does: 'back' }, keys: ['Escape'] },
  { command: { does: 'undo' }, keys: ['z'], codes: ['KeyZ'], control: true, repeats: true },
  {
    command: { does: 'redo' },
    keys: ['z'],
    codes: ['KeyZ'],
    control: true,
    shift: true,
    repeats: true,
  },
  { command: { does: 'redo' }, keys: ['y'], codes: ['KeyY'], control: true, repeats: true },
  { command: { does: 'keys' }, keys: ['?'] },
  { command: { does: 'accept' }, keys: [' '] },
  { command: { does: 'other' }, keys: ['.'], codes: ['Period'] },
  {
    command: { does: 'none' },
    keys: ['0'],
    codes: ['Digit0', 'Numpad0'],
  },
  { command: { does: 'who' }, keys: ['@'] },
  { command: { does: 'add' }, keys: ['+'] },
  {
    command: { does: 'take' },
    keys: ['-'],
  },
  ...(['left', 'right', 'up', 'down'] as const).map((towards): Binding => ({
    command: { does: 'move', by: towards === 'left' || towards === 'right' ? 'grapheme' : 'word', towards },
    keys: [`Arrow${towards[0]!.toUpperCase()}${towards.slice(1)}`],
    alt: true,
    shift: true,
    repeats: true,
  })),
  {
    command: { does: 'edge', edge: 'start' },
    keys: ['Home'],
    alt: true,
    shift: true,
  },
  {
    command: { does: 'edge', edge: 'end' },
    keys: ['End'],
    alt: true,
    shift: true,
  },
  {
    command: { does: 'outer' },
    keys: ['ArrowUp'],
    alt: true,
    shift: false,
  },
  {
    command: { does: 'inner' },
    keys: ['ArrowDown'],
    alt: true,
    shift: false,
  },
  { command: { does: 'everywhere' }, keys: ['*'] },
  { command: { does: 'incomplete' }, keys: ['!'] },
  { command: { does: 'search' }, keys: ['/'] },
  { command: { does: 'sources' }, keys: ['#'] },
];

export const bindingsOf = ({ kinds }: Codebook): readonly Binding[] => [
  ...kinds.map((kind, index): Binding => ({
    command: { does: 'mark', kind },
    keys: [...(index < 9 ? [String(index + 1)] : []), kind.key],
    codes: [...(index < 9 ? [`Digit${index + 1}`, `Numpad${index + 1}`] : []), `Key${kind.key.toUpperCase()}`],
  })),
  ...fixed,
  ...partsOf(kinds).map((part): Binding => ({
    command: { does: 'part', part },
    keys: [part.key!],
    codes: [`Key${part.key!.toUpperCase()}`],
  })),
  { command: { does: 'versions' }, keys: ['v'], codes: ['KeyV'] },
  { command: { does: 'report' }, keys: ['r'], codes: ['KeyR'] },
];

/** The parts with a key of their own that no kind has; one of several kinds stands once. */
function partsOf(kinds: readonly Kind[]): readonly Part[] {
  const taken = new Set(kinds.map(({ key }) => key));
  return kinds.flatMap(({ parts }) => parts).filter(({ key }) => key && !taken.has(key) && taken.add(key));
}

/** What a key asks for; undefined where it is none of ours. */
function commandFor(event: KeyboardEvent, codebook: Codebook): Command | undefined {
  if (event.isComposing) return undefined;
  // Brackets need AltGr or Option on many keyboards; Windows reports AltGr as Ctrl and Alt as well.
  const printed = event.altKey && /^[^\p{Letter}\p{Number}]$/u.test(event.key);
  const alt = event.altKey && !printed;
  const control = !printed && (event.ctrlKey || event.metaKey);
  const key = event.shiftKey && !control ? event.key : lowered(event.key); // Caps Lock is no Shift.
  const latin = /^[\u0020-\u007e]$|^.{2,}$/.test(event.key);
  return bindingsOf(codebook).find(
    ({ keys, codes, control: needsControl = false, shift, alt: needsAlt = false, repeats }) =>
      control === needsControl &&
      alt === needsAlt &&
      (!(needsControl || needsAlt) || event.shiftKey === Boolean(shift)) &&
      (!event.repeat || repeats) &&
      (latin ? keys.includes(key) : event.shiftKey === Boolean(shift) && codes?.includes(event.code)),
  )?.command;
}

const lowered = (key: string) => (key.length === 1 ? key.toLowerCase() : key);

/** The letter that was typed to answer something; null in a field that takes text, and in a dialog. */
export function pressedLetter(event: KeyboardEvent): string | null {
  const target = event.composedPath()[0] as HTMLElement;
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (target.closest('dialog, select, textarea, input:not([type="radio"]), [role="combobox"]')) return null;
  const letter = /^[\u0020-\u007e]$/.test(event.key) ? event.key : /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter && /^[a-z]$/i.test(letter) ? letter.toLowerCase() : null;
}

/** Keys that a button or a link takes for itself, or that would be taken for its own. */
const pressing: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

/**
 * What a key press asks for where it was made; undefined where it is no key of ours, or belongs to a field, a button or
 * a dialog. It does not matter whether it was prevented: ProseMirror prevents Enter, Escape and Ctrl+Z in the text, and
 * does nothing else with them.
 */
export function pressedCommand(event: KeyboardEvent, codebook: Codebook): Command | undefined {
  const target = event.composedPath()[0] as HTMLElement;
  const command = commandFor(event, codebook);
  if (!command || target.closest('dialog')) return undefined;
  if (pressing.has(event.key) && target.closest('button, a, summary')) return undefined;
  const field = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  return field && !harmless(command, target) ? undefined : command;
}

/** What is asked of the article as a whole, and so has nothing to do with the field that has the focus. */
const elsewhere: ReadonlySet<string> = new Set([
  'previous',
  'next',
  'undo',
  'redo',
  'keys',
  'search',
  'sources',
  'versions',
  'report',
  'incomplete',
]);

/** Whether a key may act while a field has the focus: all of them type in a text, and Space is a choice's own. */
function harmless({ does }: Command, field: HTMLElement): boolean {
  const choice = field instanceof HTMLInputElement && field.type === 'radio';
  return does === 'back' || (choice && elsewhere.has(does));
}
