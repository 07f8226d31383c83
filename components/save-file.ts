/** Files that leave for the browser's downloads. */

/** Hands out a JSON file. */
export const saveFile = (name: string, json: string): void =>
  saveBlob(name, new Blob([json], { type: 'application/json' }));

/** Hands out a file of any type. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url)); // After the browser has taken the address.
}

/** A file name made of the words of a title, in any script. */
export const fileNameOf = (title: string, ending: string) =>
  `${
    title
      .normalize('NFC')
      .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .toLowerCase() || 'article'
  }.${ending}`;
