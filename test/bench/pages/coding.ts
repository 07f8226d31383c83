/** Coding as an analyst does it. Each `arm…` makes a key ready that is then pressed from outside; `pressed` tells its cost. */
import type { BiasAnnotator } from '../../../components/bias-annotator.js';
import { deep, deskOf, inView, mustBeInView, textElement } from './deep.js';
import { calm, frame, frameTimes, idle } from './frames.js';
import { press, type, type Press, type Typed } from './keys.js';
import { wordsInView, type Words } from './material.js';

/** Words from which the tool can guess a cue; all are in the made vocabulary. */
const cues = /\b(?:says|said|told|claimed|warned|insisted|admitted|denied|announced|according)\b/;

export function coding(annotator: BiasAnnotator) {
  let places: readonly Words[] = [];
  let pressing: Promise<Press> | undefined;
  let typing: Promise<Typed> | undefined;
  let made = '';
  annotator.addEventListener('annotation-create', ({ detail }) => (made = detail.annotation.id));

  const quiet = async () => {
    await annotator.updateComplete;
    await calm();
    await idle();
    await calm();
  };
  const listRoot = () => deskOf().list!.shadowRoot!;
  const rowOf = (id: string) => {
    const row = listRoot().getElementById(`row-${id}`);
    return inView(row, row?.closest('.scroller')) ? row : null;
  };
  /** With the focus in the text and nothing chosen or asked. */
  const select = (span: { start: number; end: number }) => {
    annotator.select(null);
    deskOf().coder!.flow.stop();
    deskOf().articleElement!.focus();
    deskOf().articleElement!.select(span);
  };
  const middle = () => {
    const { annotations } = annotator;
    return annotations[Math.floor(annotations.length / 2)]!;
  };

  return {
    frames: (count: number) => frameTimes(count, () => {}),

    /** Goes to the middle of the article and finds up to `count` places there to mark; says how many. */
    async findPlaces(count: number, besideCue: boolean): Promise<number> {
      annotator.select(middle().id);
      await quiet();
      const all = wordsInView(textElement(), 1000);
      places = all.filter((each) => !besideCue || hasCue(each)).slice(0, count);
      if (places.length < count / 2) throw new Error(`Only ${places.length} places are in view`);
      return places.length;
    },

    /** The answer to a key that marks: the highlight and its row, both in view; with `proposing`, an outlined proposal. */
    async armMark(turn: number, proposing: boolean): Promise<void> {
      const { index, start, end } = places[turn]!;
      const block = annotator.article!.blocks[index]!;
      select({ start: block.start + start, end: block.start + end });
      await quiet();
      made = '';
      pressing = press(
        () =>
          made !== '' &&
          inView(textElement().querySelector(`mark.active[data-annotation="${made}"]`)) &&
          rowOf(made)?.getAttribute('aria-selected') === 'true' &&
          (!proposing || textElement().querySelector('.proposal') !== null),
      );
    },

    /**
     * The answer to the key that takes the proposed cue: its highlight, and a row that counts two parts. The row may have
     * left the box that the list scrolls in: a cue before the content takes it further up in reading order.
     */
    async armAccept(): Promise<void> {
      await quiet();
      pressing = press(
        () =>
          inView(textElement().querySelector(`mark[data-annotation="${made}"][data-part="cue"]`)) &&
          listRoot().getElementById(`row-${made}`)?.textContent.includes('2 parts') === true,
      );
    },

    /** The answer to Enter in the text: the details of the annotation at the caret, in view and with the focus in them. */
    async armDetails(turn: number): Promise<void> {
      const attributions = annotator.annotations.filter(({ kind }) => kind === 'attribution');
      const at = Math.floor(turn * attributions.length * 0.34 + turn) % attributions.length;
      const { id, spans } = attributions[at]!;
      annotator.select(id); // Scrolls there: opening is measured, not going there.
      await quiet();
      select({ start: spans[0]!.start, end: spans[0]!.start });
      await quiet();
      if (deskOf().details) throw new Error('Details are open already');
      pressing = press(() => {
        const { active, details } = deskOf();
        const root = details?.shadowRoot;
        const words = root?.querySelector('blockquote')?.textContent;
        return Boolean(active && words && rowOf(active.id) && inView(details) && root.activeElement);
      });
    },

    async pressed(): Promise<Press> {
      return pressing!;
    },

    /** With the focus in the text, so that a key can lead to the search. */
    async beforeSearch(): Promise<void> {
      annotator.select(null);
      deskOf().articleElement!.focus();
      await quiet();
    },

    /** Resolves with the focus in the list's search field, and not later: what is made ready there goes on. */
    async inSearch(): Promise<void> {
      while (!deskOf().filterElement?.shadowRoot?.activeElement?.matches('input')) await frame();
    },

    /** With an attribution chosen in the middle of the article, whose source a key then asks for. */
    async beforePicker(): Promise<void> {
      const { annotations } = annotator;
      const half = annotations.slice(annotations.length / 2);
      annotator.select(half.find(({ kind }) => kind === 'attribution')!.id);
      deskOf().articleElement!.focus();
      await quiet();
    },

    async inPicker(): Promise<void> {
      const field = () => deep(document, 'bias-source-picker').shadowRoot?.activeElement;
      while (!deskOf().details?.shadowRoot?.querySelector('bias-source-picker') || !field()) await frame();
    },

    armType(): void {
      typing = type();
    },

    async typed(): Promise<Typed> {
      return typing!;
    },

    /** Throws where the list does not show what was searched for; says how many rows it is narrowed to. */
    searched(words: string): number {
      const { list, filter } = deskOf();
      if (filter.words !== words) throw new Error(`The list is filtered by ${filter.words}, not ${words}`);
      return list!.shown.length;
    },

    /** The name of the first source that is offered. */
    offered(): string {
      const first = deep(deep(document, 'bias-source-picker').shadowRoot!, '[role="option"] .name');
      mustBeInView(first);
      return first.textContent!.trim();
    },

    sourceName: (index: number) => annotator.sources[index]!.name,

    /** Rows that exist in the list with nothing chosen at its top, and with one chosen in its middle and at its end. */
    async rowCounts(): Promise<number[]> {
      const { annotations } = annotator;
      const counts: number[] = [];
      for (const id of [null, middle().id, annotations.at(-1)!.id]) {
        annotator.select(id);
        await quiet();
        if (id) mustBeInView(rowOf(id)!);
        counts.push(listRoot().querySelectorAll('[role="option"]').length);
      }
      return counts;
    },
  };
}

/** Whether the sentence has a cue outside the words themselves. */
function hasCue({ block, start, end }: Words): boolean {
  const text = block.textContent!;
  const from = text.lastIndexOf('. ', start) + 1;
  const to = text.indexOf('.', end);
  return cues.test(text.slice(from, start)) || cues.test(text.slice(end, to < 0 ? undefined : to));
}
