/** What a host page can set of the look: where each property shows, and in which state each part is there. */

/** What stands on the page: an annotator in some state, or a report. */
export type Scene =
  'coding' | 'selecting' | 'asking' | 'published' | 'loading' | 'failed' | 'empty' | 'report' | 'chosen';

export interface PropertyTrial {
  readonly scene: Scene;
  /** The element that shows it, in whichever shadow root below. */
  readonly at: string;
  /** The CSS property that it decides. */
  readonly decides: string;
  readonly set: string;
  /** What is then computed; what was set, unless it says something else. */
  readonly gives?: string;
}

const colour = (scene: Scene, at: string, decides: string): PropertyTrial => ({
  scene,
  at,
  decides,
  set: 'rgb(12, 34, 56)',
});

export const properties: Readonly<Record<string, PropertyTrial>> = {
  '--bias-text-font': { scene: 'coding', at: '.ProseMirror', decides: 'font-family', set: 'Courier' },
  '--bias-text-size': { scene: 'coding', at: '.ProseMirror', decides: 'font-size', set: '31px' },
  '--bias-line-height': {
    scene: 'coding',
    at: '.ProseMirror',
    decides: 'line-height',
    set: '2',
    gives: '40px',
  },
  '--bias-measure': { scene: 'coding', at: '.ProseMirror', decides: 'max-width', set: '210px' },
  '--bias-ui-font': { scene: 'coding', at: '.tools button', decides: 'font-family', set: 'Courier' },
  '--bias-ui-scale': { scene: 'coding', at: '.tools button', decides: 'font-size', set: '1.5', gives: '30px' },
  '--bias-control-height': {
    scene: 'coding',
    at: '.tools button',
    decides: 'min-height',
    set: '61px',
  },
  '--bias-radius': { scene: 'coding', at: '.tools button', decides: 'border-top-left-radius', set: '13px' },
  '--bias-paper': colour('coding', '.reader', 'background-color'),
  '--bias-chrome': colour('coding', '.panel', 'background-color'),
  '--bias-raised': colour('coding', 'input[type="search"]', 'background-color'),
  '--bias-ink': colour('coding', '.ProseMirror', 'color'),
  '--bias-soft-ink': colour('coding', '.bar .about', 'color'),
  '--bias-line': colour('coding', '.bar', 'border-bottom-color'),
  '--bias-accent': colour('coding', '.ProseMirror', 'caret-color'),
  '--bias-on-accent': colour('chosen', '.value[aria-pressed="true"]', 'color'),
  '--bias-alarm': colour('failed', '.notice', 'color'),
  '--bias-alarm-paper': colour('failed', '.notice', 'background-color'),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `--bias-tone-${index + 1}`,
      colour('coding', `mark.tone-${index + 1}`, 'text-decoration-color'),
    ]),
  ),
};

/** By element and part: the scene that has it. */
export const parts: Readonly<Record<'bias-annotator' | 'bias-report', Readonly<Record<string, Scene>>>> = {
  'bias-annotator': {
    notice: 'failed',
    empty: 'empty',
    loading: 'loading',
    failed: 'failed',
    bar: 'coding',
    'save-state': 'coding',
    key: 'published',
    article: 'coding',
    text: 'coding',
    palette: 'selecting',
    questions: 'asking',
    panel: 'coding',
    list: 'coding',
    row: 'coding',
    details: 'asking',
  },
  'bias-report': {
    notice: 'failed',
    empty: 'empty',
    title: 'report',
    section: 'report',
    figure: 'report',
    words: 'chosen',
    article: 'report',
    text: 'report',
    key: 'report',
  },
};

export const slots: Readonly<Record<'bias-annotator' | 'bias-report', readonly string[]>> = {
  'bias-annotator': ['', 'empty'],
  'bias-report': ['empty'],
};
