/** Tells `onPrint` when the page goes to paper and when it is back on the screen, until it is aborted. */
export function followPrinting(onPrint: (printing: boolean) => void): AbortController {
  const following = new AbortController();
  window.addEventListener('beforeprint', () => onPrint(true), following);
  window.addEventListener('afterprint', () => onPrint(false), following);
  return following;
}
