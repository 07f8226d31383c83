/** The table of keys in words, for whoever asks. */
import type { Codebook } from '../src/domain/codebook.js';
import { bindingsOf, type Binding } from './keys.js';

/** For the help: each action with its keys as a keyboard prints them. */
export function keyHelp(
  codebook: Codebook,
): readonly { readonly keys: readonly string[]; readonly label: string }[] {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const print = ({ keys, control, shift }: Binding) =>
    keys.map((key) =>
      [
        ...(control ? [mac ? '⌘' : 'Ctrl'] : []),
        ...(shift ? ['Shift'] : []),
        key.length === 1 && control ? key.toUpperCase() : key,
      ].join('+'),
    );
  return [
    { keys: ['←', '→', '↑', '↓'], label: 'Move the caret in the text' },
    { keys: ['Shift+←', 'Shift+→', 'Shift+↑', 'Shift+↓'], label: 'Select' },
    { keys: [mac ? '⌥+Shift+→' : 'Ctrl+Shift+→'], label: 'Select word by word' },
    ...bindingsOf(codebook).map((binding) => ({ keys: print(binding), label: binding.label })),
  ];
}
