/** What a key costs that comes from the browser, not from a script. Milliseconds throughout. */
import { frame, laidOut } from './frames.js';

export interface Press {
  /** From the event's time stamp, that of its arrival in the browser, to the layout of the frame with all of the answer. */
  readonly answered: number;
  /** The same to the callbacks of the frame after that one, which has been drawn by then. */
  readonly shown: number;
  /** 1: the very next frame has all of the answer. */
  readonly frames: number;
  /** What the event's listeners take, and what they leave for the end of its task. */
  readonly handled: number;
}

export interface Typed {
  /** The longest time for which the page could not have heard another key. */
  readonly blocked: number;
  /** Listeners of the events; the first frame after them; the longest of the frames and tasks that follow. */
  readonly parts: readonly [handled: number, frame: number, later: number];
}

/** Frames that an answer may take before it counts as none. */
const patience = 60;
/** Frames in which what a typed key sets off may still be drawn: about as many as a quick typist leaves. */
const follow = 8;

const capture = { capture: true, once: true };

/** The next key, which must come from the browser, and the time that its listeners begin. */
async function nextKey(): Promise<{ readonly event: KeyboardEvent; readonly begun: number }> {
  const event = await new Promise<KeyboardEvent>((resolve) => addEventListener('keydown', resolve, capture));
  if (!event.isTrusted) throw new Error(`The key ${event.key} was made by a script`);
  return { event, begun: performance.now() };
}

/**
 * Resolves at the end of the next event of this name, by the window's own listener: those before it have run by then,
 * and what each left to be done as soon as it returned.
 */
const endOf = (name: 'keydown' | 'input') =>
  new Promise<number>((resolve) =>
    addEventListener(name, () => queueMicrotask(() => resolve(performance.now())), { once: true }),
  );

/**
 * Called inside a frame's callbacks, resolves after that frame's style, layout and paint. After a key, Chromium puts off
 * tasks of a lower priority, messages among them, while it rests until the next frame.
 */
const drawn = () =>
  (globalThis as unknown as { scheduler: Scheduler }).scheduler.postTask(() => performance.now(), {
    priority: 'user-blocking',
  });

interface Scheduler {
  postTask(task: () => number, options: { readonly priority: 'user-blocking' }): Promise<number>;
}

/** Begins to wait for a key, whose answer is complete when `answered` holds. */
export async function press(answered: () => boolean): Promise<Press> {
  let ended = 0;
  void endOf('keydown').then((time) => (ended = time));
  const { event, begun } = await nextKey();
  let [frames, found] = [0, 0];
  do {
    if (++frames > patience) throw new Error(`The key ${event.key} was not answered`);
    await frame();
    await laidOut();
    found = performance.now();
  } while (!answered());
  const answer = { frames, answered: found - event.timeStamp, handled: ended - begun };
  await frame();
  return { ...answer, shown: performance.now() - event.timeStamp };
}

/**
 * Begins to wait for a key that types. Blocked: the events' listeners and the first frame after them, as if nothing lay
 * between; or a later frame, or a task that the browser itself reports as long, where one of them takes longer.
 */
export async function type(): Promise<Typed> {
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const ended = endOf('input'); // The letter itself comes with this second event of the key.
  const { begun } = await nextKey();
  const frames: number[] = [];
  while (frames.length < follow) {
    await frame();
    const start = performance.now();
    frames.push((await drawn()) - start);
  }
  await new Promise((resolve) => setTimeout(resolve)); // Reports of long tasks come in tasks of their own.
  for (const { duration } of observer.takeRecords()) long.push(duration);
  observer.disconnect();
  const handled = (await ended) - begun;
  const [first = 0, ...rest] = frames;
  const later = Math.max(...rest, ...long);
  return { blocked: Math.max(handled + first, later), parts: [handled, first, later] };
}
