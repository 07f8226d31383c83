/** The keys of the annotator: one table from which keys are read and from which the help is written. */
import type { Codebook, Kind } from '../src/domain/codebook.js';

export type Command =
  | { readonly does: 'mark'; readonly kind: Kind }
  | { readonly does: 'previous' | 'next' | 'details' | 'remove' | 'back' | 'undo' | 'redo' | 'keys' };

export interface Binding {
  readonly command: Command;
  /** As `KeyboardEvent.key`; letters in lower case. */
  readonly keys: readonly string[];
  /** The key in the same place on a keyboard whose letters are not Latin, as `KeyboardEvent.code`. */
  readonly codes?: readonly string[];
  readonly control?: boolean;
  readonly shift?: boolean;
  /** Whether holding the key down repeats it. */
  readonly repeats?: boolean;
  readonly label: string;
}

const fixed: readonly Binding[] = [
  {
    command: { does: 'previous' },
    keys: ['['],
    codes: ['BracketLeft'],
    repeats: true,
    label: 'Previous annotation',
  },
  { command: { does: 'next' }, keys: [']'], codes: ['BracketRight'], repeats: true, label: 'Next annotation' },
  { command: { does: 'details' }, keys: ['Enter'], label: 'Open its details' },
  { command: { does: 'remove' }, keys: ['Delete', 'Backspace'], label: 'Remove it' },
  { command: { does: 'back' }, keys: ['Escape'], label: 'Step back' },
  { command: { does: 'undo' }, keys: ['z'], codes: ['KeyZ'], control: true, repeats: true, label: 'Undo' },
  {
    command: { does: 'redo' },
    keys: ['z'],
    codes: ['KeyZ'],
    control: true,
    shift: true,
    repeats: true,
    label: 'Redo',
  },
  { command: { does: 'redo' }, keys: ['y'], codes: ['KeyY'], control: true, repeats: true, label: 'Redo' },
  { command: { does: 'keys' }, keys: ['?'], label: 'List all keys' },
];

export const bindingsOf = ({ kinds }: Codebook): readonly Binding[] => [
  ...kinds.map((kind, index): Binding => ({
    command: { does: 'mark', kind },
    keys: [...(index < 9 ? [String(index + 1)] : []), kind.key],
    codes: [...(index < 9 ? [`Digit${index + 1}`, `Numpad${index + 1}`] : []), `Key${kind.key.toUpperCase()}`],
    label: `Mark the selection as ${kind.label.toLowerCase()}`,
  })),
  ...fixed,
];

/** What a key asks for; undefined where it is none of ours. */
function commandFor(event: KeyboardEvent, codebook: Codebook): Command | undefined {
  if (event.isComposing) return undefined;
  // Brackets need AltGr or Option on many keyboards; Windows reports AltGr as Ctrl and Alt as well.
  const printed = event.altKey && /^[^\p{Letter}\p{Number}]$/u.test(event.key);
  if (event.altKey && !printed) return undefined;
  const control = !printed && (event.ctrlKey || event.metaKey);
  const key = event.shiftKey && !control ? event.key : lowered(event.key); // Caps Lock is no Shift.
  const latin = /^[\u0020-\u007e]$|^.{2,}$/.test(event.key);
  return bindingsOf(codebook).find(
    ({ keys, codes, control: needsControl = false, shift, repeats }) =>
      control === needsControl &&
      (!needsControl || event.shiftKey === Boolean(shift)) &&
      (!event.repeat || repeats) &&
      (latin ? keys.includes(key) : codes?.includes(event.code)),
  )?.command;
}

const lowered = (key: string) => (key.length === 1 ? key.toLowerCase() : key);

/**
 * What a key press asks for where it was made; undefined where it is no key of ours, or belongs to a field, a button or
 * a dialog. It does not matter whether it was prevented: ProseMirror prevents Enter, Escape and Ctrl+Z in the text, and
 * does nothing else with them.
 */
export function pressedCommand(event: KeyboardEvent, codebook: Codebook): Command | undefined {
  const target = event.composedPath()[0] as HTMLElement;
  const command = commandFor(event, codebook);
  if (!command || target.closest('dialog')) return undefined;
  if (event.key === 'Enter' && target.closest('button, a, summary')) return undefined;
  const field = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  return field && !harmless(command, target) ? undefined : command;
}

/** Whether a key may act while a field has the focus: all of them type in a text, and Delete is a field's own. */
function harmless({ does }: Command, field: HTMLElement): boolean {
  const choice = field instanceof HTMLInputElement && field.type === 'radio';
  return does === 'back' || (choice && !['mark', 'remove', 'details'].includes(does));
}
