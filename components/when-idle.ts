/** Runs what nobody waits for once the screen is done; Safari has no idle callbacks. `timeout`: at the latest then, in ms. */
export function whenIdle(work: () => void, timeout?: number): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, timeout === undefined ? {} : { timeout });
  else setTimeout(work);
}
