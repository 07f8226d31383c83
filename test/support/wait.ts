/** Waiting for what comes by itself, with patience for a busy machine: only a failing test ever takes that long. */
import { waitUntil as wait } from '@open-wc/testing';

export const waitUntil = (holds: () => unknown, message?: string): Promise<void> =>
  wait(holds, message, { timeout: 20_000 });
