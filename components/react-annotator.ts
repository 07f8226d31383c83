import { createComponent } from '@lit/react';
import * as react from 'react';
import { BiasAnnotator as Element } from './bias-annotator.js';
import './define-annotator.js';
import { annotatorListeners } from './react-events.js';

/** `<bias-annotator>` in React: properties as the element has them, and a listener for each event. */
export const BiasAnnotator = createComponent({
  react,
  tagName: 'bias-annotator',
  elementClass: Element,
  events: annotatorListeners(),
  displayName: 'BiasAnnotator',
});
