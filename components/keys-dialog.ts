/** All keys, in a dialog. Loaded when somebody asks for them. */
import type { Codebook } from '../src/domain/codebook.js';
import { keyHelp } from './key-help.js';

function make(name: string, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

/** Shows the dialog inside `root`, whose styles it takes; closing it gives the focus back to where it was. */
export function showKeys(
  root: ShadowRoot,
  codebook: Codebook,
  { readonly }: { readonly readonly: boolean },
): void {
  const close = make('button', 'Close');
  const title = make('h2', 'Keys');
  title.id = 'keys-title';
  const tables = keyHelp(codebook, { readonly }).map((group) => {
    const rows = group.lines.map(({ keys, label }) => {
      const name = make('th', label);
      name.setAttribute('scope', 'row');
      return make('tr', name, make('td', ...keys.flatMap((key) => [make('kbd', key), ' '])));
    });
    return make('table', make('caption', group.title), make('tbody', ...rows));
  });
  const answers = make(
    'p',
    readonly
      ? 'Nothing can be changed here.'
      : 'With nothing selected, the letters on the choices answer what is asked.',
  );
  const dialog = make('dialog', make('header', title, close), ...tables, answers) as HTMLDialogElement;
  dialog.setAttribute('aria-labelledby', title.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
