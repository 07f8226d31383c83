import { createComponent } from '@lit/react';
import * as react from 'react';
import { BiasReport as Element } from './bias-report.js';
import './define-report.js';
import { listeners } from './react-events.js';

/** `<bias-report>` in React. */
export const BiasReport = createComponent({
  react,
  tagName: 'bias-report',
  elementClass: Element,
  events: listeners('evidence-show', 'evidence-go'),
  displayName: 'BiasReport',
});
