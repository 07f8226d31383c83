/** What `source-bias-annotator/react` exports. A file each: a bundler leaves out the elements that a page does not use. */
export { BiasAnnotator } from './react-annotator.js';
export { BiasReport } from './react-report.js';
export { BiasWorkbench } from './react-workbench.js';
export type { AnnotatorEvents, ReportEvents } from './events.js';
