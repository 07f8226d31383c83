/** Time as a reader sees it: until a frame is painted. Milliseconds throughout. */

/** Resolves inside the next frame's callbacks, with the time of the frame. */
export const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Called inside a frame's callbacks, resolves after its layout and after those who watch sizes, but before its paint. */
export const laidOut = () =>
  new Promise<void>((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body); // Each new observer is told of its element in the very next round.
  });

/** Called inside a frame's callbacks, resolves in a task after that frame's style, layout and paint. */
const painted = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** From inside a frame's callbacks until the frame is painted after which `work` is done and `shown` holds. */
export async function toPaintedFrame(work: () => unknown, shown: () => boolean = () => true): Promise<number> {
  await frame();
  const start = performance.now();
  let past = false;
  void painted().then(() => (past = true));
  await work();
  if (past) await frame(); // The work has outlasted its frame: what it did shows in the next one.
  while (!shown()) await frame();
  await painted();
  return performance.now() - start;
}

/** Times between frames while `step` runs in each of them. */
export async function frameTimes(count: number, step: () => void): Promise<number[]> {
  const times: number[] = [];
  for (let last = await frame(); times.length < count;) {
    step();
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Resolves when nothing of the last work is left to be painted. */
export async function calm(): Promise<void> {
  await frame();
  await frame();
  await painted();
}

/** Resolves when what the page does in its spare time has had its turn, twice: the first may have asked for the second. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => requestIdleCallback(resolve));
}
