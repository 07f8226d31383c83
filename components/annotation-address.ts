/** An address of the page that leads to one annotation, by its fragment. */

const prefix = '#annotation-';

/** The page's own address with a fragment that names the annotation `id`. Whole, since a page may have a `<base>`. */
export const addressOf = (id: string): string =>
  new URL(`${prefix}${encodeURIComponent(id)}`, location.href).href;

/** The annotation that the page's address names; null where it names none. */
export function addressed(hash = location.hash): string | null {
  if (!hash.startsWith(prefix)) return null;
  try {
    return decodeURIComponent(hash.slice(prefix.length));
  } catch {
    return null; // Somebody's own fragment, which only looks like one of these.
  }
}

/** Tells `onId` which annotation the address names, now and whenever it changes, until the signal. */
export function followAddress(onId: (id: string) => void, { signal }: { readonly signal: AbortSignal }): void {
  const follow = () => {
    const id = addressed();
    if (id !== null) onId(id);
  };
  window.addEventListener('hashchange', follow, { signal });
  follow();
}
