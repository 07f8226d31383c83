/** Lets the page draw and answer between two pieces of work. */

interface Scheduler {
  yield?(): Promise<void>;
}

/** Timers would do, but a browser slows them down in a tab that nobody looks at. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
