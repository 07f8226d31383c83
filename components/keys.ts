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

/** What a key press asks for; undefined where it is no key of ours. */
export function commandFor(event: KeyboardEvent, codebook: Codebook): Command | undefined {
  if (event.altKey || event.isComposing) return undefined;
  const control = event.ctrlKey || event.metaKey;
  const latin = /^[\u0020-\u007e]$|^.{2,}$/.test(event.key);
  return bindingsOf(codebook).find(
    ({ keys, codes, control: needsControl = false, shift, repeats }) =>
      control === needsControl &&
      (!needsControl || event.shiftKey === Boolean(shift)) &&
      (!event.repeat || repeats) &&
      (latin ? keys.includes(control ? event.key.toLowerCase() : event.key) : codes?.includes(event.code)),
  )?.command;
}
