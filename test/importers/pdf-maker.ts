/** Makes small PDF files for tests: text at given places, in Helvetica. */

/** Distances in points from the left and the top of an A4 page. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Whether it runs up the page. */
  readonly up?: boolean;
}

const height = 842;

const operatorsOf = (placed: readonly Placed[]) =>
  placed
    .map(({ text, x, y, size = 10, up = false }) => {
      const escaped = text.replace(/[\\()]/g, '\\$&');
      return `BT /F1 ${size} Tf ${up ? '0 1 -1 0' : '1 0 0 1'} ${x} ${height - y} Tm (${escaped}) Tj ET`;
    })
    .join('\n');

export interface PdfParts {
  /** Entries of the information dictionary, such as `/Title (A)`. */
  readonly info?: string;
  /** Entries of the catalogue, such as `/Lang (en)`. */
  readonly catalog?: string;
  /** More entries of the trailer, such as `/Encrypt`. */
  readonly trailer?: string;
  /** In place of the page's own drawing. */
  readonly content?: { readonly dictionary: string; readonly bytes: string };
}

/** A file with `pages`. Text is WinAnsi, a character for each byte. */
export function pdfOf(pages: readonly (readonly Placed[])[], parts: PdfParts = {}): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  add(`<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [index, placed] of pages.entries()) {
    const { dictionary, bytes } = parts.content ?? { dictionary: '', bytes: operatorsOf(placed) };
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
    );
    add(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n${bytes}\nendstream`);
  }
  add(`<< ${parts.info ?? ''} >>`);

  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R ${parts.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** `lines` one under the other. */
export const column = (
  lines: readonly string[],
  { x, y, size = 10, leading = 1.2 * size }: { x: number; y: number; size?: number; leading?: number },
): readonly Placed[] => lines.map((text, index) => ({ text, x, y: y + index * leading, size }));
