/** Asks the browser not to clear the storage of this site when the disk runs short. */

let asked: Promise<boolean> | undefined;

/** Whether the browser promises it. Asked once for a page, since some browsers put the question to the user. */
export const requestPersistence = (): Promise<boolean> =>
  // Missing on plain http; refused with an error in some embedded pages.
  (asked ??= (navigator.storage?.persist?.() ?? Promise.resolve(false)).catch(() => false));
