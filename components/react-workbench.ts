import { createComponent } from '@lit/react';
import * as react from 'react';
import { BiasWorkbench as Element } from './bias-workbench.js';
import './define-workbench.js';
import { annotatorListeners } from './react-events.js';

/** `<bias-workbench>` in React; the events of the annotator in it pass through. */
export const BiasWorkbench = createComponent({
  react,
  tagName: 'bias-workbench',
  elementClass: Element,
  events: annotatorListeners(),
  displayName: 'BiasWorkbench',
});
