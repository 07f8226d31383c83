/** A chart as a picture of dots, for where no drawing is taken. */

export interface PngSize {
  /** CSS pixels, as the drawing has them. */
  readonly width: number;
  readonly height: number;
  /** Dots for each CSS pixel. */
  readonly scale: number;
}

/** More dots on a side than every browser's canvas can hold. */
const mostDots = 16_384;

/**
 * The drawing of `svgFileText`, which stands alone, as PNG. Throws RangeError for a size that no canvas has, and Error
 * with a sentence where the page does not let pictures be made.
 */
export async function chartPng(svgFileText: string, { width, height, scale }: PngSize): Promise<Blob> {
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  for (const dots of [across, down])
    if (!(dots >= 1 && dots <= mostDots))
      throw new RangeError(`A picture side of ${dots} dots is out of range: 1 to ${mostDots}`);
  const picture = await load(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFileText)}`);
  const canvas = document.createElement('canvas');
  canvas.width = across;
  canvas.height = down;
  const context = canvas.getContext('2d');
  if (!context)
    throw new Error('This browser gives no room for a picture. Close other pages, or take the SVG file.');
  context.drawImage(picture, 0, 0, across, down);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob ? resolve(blob) : reject(new Error('The picture could not be written. Take the SVG file.')),
      'image/png',
    ),
  );
}

/** A data address, since a page's policy that lets pictures in at all mostly lets those in; blob addresses are rarer. */
async function load(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } catch (cause) {
    throw new Error(
      'The chart could not be made into a picture: the policy of this page may not allow it (img-src data:). Take the SVG file.',
      { cause },
    );
  }
  return picture;
}
