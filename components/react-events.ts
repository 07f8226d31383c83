/** Events as properties of React components. */
import type { EventName } from '@lit/react';
import type {} from './events.js';

/** `annotation-create` becomes `AnnotationCreate`. */
type Capitals<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Capitals<Rest>}`
  : Capitalize<Name>;

/** By the name of the property: the event that it listens to. */
export type Listeners<Name extends keyof HTMLElementEventMap> = {
  readonly [Each in Name as `on${Capitals<Each>}`]: EventName<HTMLElementEventMap[Each]>;
};

export function listeners<Name extends keyof HTMLElementEventMap>(...names: readonly Name[]): Listeners<Name> {
  const property = (name: string) => `on-${name}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const listened: unknown = Object.fromEntries(names.map((name) => [property(name), name]));
  return listened as Listeners<Name>;
}

export const annotatorListeners = () =>
  listeners(
    'article-load',
    'annotation-create',
    'annotation-update',
    'annotation-delete',
    'annotator-change',
    'annotation-select',
    'save-state',
    'annotator-error',
  );
