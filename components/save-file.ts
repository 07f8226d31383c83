/** Hands a file to the browser's downloads. */

export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
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
