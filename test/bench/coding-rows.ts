/**
 * What coding costs, by keys that the browser itself sends. A frame is the median time between two animation frames of
 * the same page while it rests. Measured is the time from the key's arrival in the browser to the animation frame after
 * the one whose layout has all of the answer, so that it has been drawn by then; `plain` is what a page
 * without an annotator takes to wrap a few words.
 */
import type { Keyboard } from 'playwright-core';
import { digits, finding, type Finding } from './findings.js';
import { sample, type Lab, type Material, type Visit } from './lab.js';
import type { AnnotatorBench } from './pages/annotator.js';
import type { Press } from './pages/keys.js';
import { large, ms, repetitions, settled, small, type Row } from './row.js';
import { median, p95 } from './statistics.js';

const coded = { ...small, sources: 200 };
const calmFrames = 60;

interface Presses {
  readonly frame: number;
  readonly presses: readonly Press[];
}

type Page = Pick<Visit<AnnotatorBench>, 'call' | 'keyboard'>;

/** At any point of a frame: what the page was asked to make ready ended with one. */
async function strike(keyboard: Keyboard, key: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50 + 50 * Math.random()));
  await keyboard.press(key);
}

async function inFrames({ call }: Pick<Page, 'call'>, presses: readonly Press[]): Promise<Presses> {
  return { frame: median(await call('frames', calmFrames)), presses };
}

/** Marks words in the middle of the article, each time from a selection with nothing else chosen. */
const marking = (lab: Lab, key: 'c' | 'a', accept: boolean) =>
  settled(lab, coded, async (call, { keyboard }) => {
    const presses: Press[] = [];
    const count = await call('findPlaces', repetitions, key === 'a');
    for (let turn = 0; turn < count; turn++) {
      await call('armMark', turn, key === 'a');
      await strike(keyboard, key);
      const marked = await call('pressed');
      if (!accept) presses.push(marked);
      else {
        await call('armAccept');
        await strike(keyboard, 'Space');
        presses.push(await call('pressed'));
      }
    }
    return inFrames({ call }, presses);
  });

const plainMarking = (lab: Lab) =>
  lab.visit('plain', small, async ({ call, keyboard }) => {
    await call('load');
    const presses: Press[] = [];
    for (let turn = 0; turn < repetitions; turn++) {
      await call('armMark');
      await strike(keyboard, 'c');
      presses.push(await call('pressed'));
    }
    return { frame: median(await call('frames', calmFrames)), presses };
  });

const opening = (lab: Lab) =>
  settled(lab, coded, async (call, { keyboard }) => {
    const presses: Press[] = [];
    for (let turn = 0; turn < repetitions; turn++) {
      await call('armDetails', turn);
      await strike(keyboard, 'Enter');
      presses.push(await call('pressed'));
    }
    return inFrames({ call }, presses);
  });

/** Of all presses in all pages, each in frames of its own page. */
function pressed(what: string, pages: readonly Presses[], plain: readonly Presses[]): Finding {
  const frames = (some: readonly Presses[]) =>
    some.flatMap(({ frame, presses }) => presses.map(({ shown }) => shown / frame));
  const all = pages.flatMap(({ presses }) => presses);
  const each = (part: (press: Press) => number) => median(all.map(part));
  const atOnce = all.filter((press) => press.frames === 1).length / all.length;
  return finding(what, median(frames(pages)), {
    unit: 'frames',
    bound: 2,
    details: [
      `p95 ${digits(p95(frames(pages)))}`,
      `plain ${digits(median(frames(plain)))}`,
      `of ${ms(median(pages.map(({ frame }) => frame)))}`,
      `all of it in the first frame ${Math.round(atOnce * 100)} %`,
      `laid out after ${ms(each((press) => press.answered))}`,
      `listeners ${ms(each((press) => press.handled))}`,
    ].join(', '),
  });
}

const key: Row = async (lab) => {
  const { plain, claim, attribution, cue } = await sample(lab, {
    plain: () => plainMarking(lab),
    claim: () => marking(lab, 'c', false),
    attribution: () => marking(lab, 'a', false),
    cue: () => marking(lab, 'a', true),
  });
  return [
    pressed('Press C: highlight and row', claim, plain),
    pressed('Press A: highlight, row and proposal', attribution, plain),
    pressed('Press Space: the proposed cue highlighted and in the row', cue, plain),
  ];
};

const details: Row = async (lab) => {
  const { plain, ours } = await sample(lab, { plain: () => plainMarking(lab), ours: () => opening(lab) });
  return [pressed('Press Enter: details, with the focus in them', ours, plain)];
};

/** Types letter by letter into the field that has the focus, from its first frame on. */
async function type({ call, keyboard }: Page, words: string): Promise<number[]> {
  const blocked: number[] = [];
  for (const letter of words) {
    await call('armType');
    await keyboard.press(letter === ' ' ? 'Space' : letter);
    blocked.push((await call('typed')).blocked);
  }
  return blocked;
}

/** Twenty keys; each narrows the list, and all of the words are frequent. */
const searched = 'police warned budget';

const searching = (lab: Lab, material: Material) =>
  settled(lab, material, async (call, { keyboard }) => {
    await call('beforeSearch');
    await keyboard.press('/');
    await call('inSearch');
    const blocked = await type({ call, keyboard }, searched);
    await call('searched', searched);
    return blocked;
  });

const blocking = (what: string, pages: readonly (readonly number[])[], bound: number | null): Finding =>
  finding(`${what}, longest block of a key, p95`, p95(pages.flat()), {
    unit: 'ms',
    bound,
    details: [
      `median ${ms(median(pages.flat()))}`,
      `first key ${ms(median(pages.map(([first]) => first!)))}`,
      `longest ${ms(Math.max(...pages.flat()))}`,
    ].join(', '),
  });

const search: Row = async (lab) => {
  const { few, many, registered } = await sample(lab, {
    few: () => searching(lab, coded),
    registered: () => searching(lab, { ...small, sources: 5000 }),
    many: () => searching(lab, { ...large, sources: 200 }),
  });
  return [
    blocking('Type into the search of 1,000 annotations', few, 50),
    blocking('The same with 5,000 sources', registered, 50),
    blocking('The same with 10,000 annotations on 100,000 words', many, null),
  ];
};

/** ASCII letters of a name that is 20 keys long at least: keys for others are not on the keyboard that types. */
const typedName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^ -~]/g, '')
    .slice(0, 20);

const picking = (lab: Lab, sources: number) =>
  settled(lab, { ...small, sources }, async (call, { keyboard }) => {
    const name = typedName(await call('sourceName', Math.floor(sources / 3) * 3 - 1)); // A body: its name is long.
    await call('beforePicker');
    await keyboard.press('@');
    await call('inPicker');
    const blocked = await type({ call, keyboard }, name);
    const offered = await call('offered');
    if (!typedName(offered).startsWith(name)) throw new Error(`For ${name} the picker offers ${offered}`);
    return blocked;
  });

const picker: Row = async (lab) => {
  const { few, many } = await sample(lab, { few: () => picking(lab, 200), many: () => picking(lab, 5000) });
  return [blocking('Type a source, of 200', few, null), blocking('Type a source, of 5,000', many, 50)];
};

/** Fewer than 60, which would be several screens of them. */
const list: Row = async (lab) => {
  const { rows } = await sample(lab, {
    rows: () => settled(lab, { ...large, sources: 200 }, (call) => call('rowCounts')),
  });
  return [
    finding('Rows in the list of 10,000 annotations', Math.max(...rows.flat()), { unit: 'rows', bound: 59 }),
  ];
};

export const codingRows: Readonly<Record<string, Row>> = { key, details, search, picker, list };
