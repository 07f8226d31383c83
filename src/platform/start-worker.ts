/** Starts the tool's own workers, in development, from the package and from the built files. */
import { trustedScript } from './policy.js';

/**
 * The worker in the file `name` beside the caller, whose `import.meta.url` is `caller`. A file that starts workers must
 * be part of what is loaded when needed: in the built files workers lie in `lazy/`. Undefined where the browser starts
 * none: the script comes from another site, or the policy of the page forbids it.
 */
export function startWorker(name: string, caller: string): Worker | undefined {
  const ending = new URL(caller).pathname.endsWith('.ts') ? 'ts' : 'js';
  try {
    return new Worker(trustedScript(new URL(`./${name}.${ending}`, caller).href), { type: 'module' });
  } catch {
    return undefined;
  }
}
