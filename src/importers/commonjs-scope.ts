/**
 * Stands in for the `module` of CommonJS while Readability is evaluated, which is published in no other form: without
 * it a browser that loads modules one by one would get nothing out of that file. Bundlers bring their own `module`.
 */

const scope = globalThis as { module?: unknown };
const before = Object.getOwnPropertyDescriptor(scope, 'module');
const standIn: { exports: unknown } = { exports: undefined };

// Modules that are imported together are evaluated without a pause, so that no other code ever sees this.
Object.defineProperty(scope, 'module', { value: standIn, configurable: true });

/** Takes the stand-in away; returns what was exported through it. */
export function restoreModule(): unknown {
  if (before) Object.defineProperty(scope, 'module', before);
  else delete scope.module;
  return standIn.exports;
}
