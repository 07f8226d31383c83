/** Starts the tool's own workers: in development, from the package, from the built files and in the bundles of others. */
import { trustedScript } from './policy.js';

const inSources = new URL(import.meta.url).pathname.endsWith('.ts');

/**
 * The worker in the file at `url`. A caller makes that from the file's name and `import.meta.url`, both in plain words, by
 * which bundlers know that the file belongs to them, and has to be part of what is loaded when needed: in the built files
 * workers lie in `lazy/`. Undefined where the browser starts none: the script comes from another site, or the policy of
 * the page forbids it.
 */
export function startWorker(url: URL): Worker | undefined {
  const { href } = inSources ? new URL(url.href.replace(/\.js$/, '.ts')) : url;
  try {
    return new Worker(trustedScript(href), { type: 'module' });
  } catch {
    return undefined;
  }
}
