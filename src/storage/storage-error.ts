/** Why the browser did not store or read something, in sentences for an analyst. */
import { sentenceOf } from '../domain/sentence-of.js';

const absent =
  'This browser offers no storage to this page. Private windows, strict privacy settings and frames in pages of other sites switch it off.';
const closed = 'The browser closed the database while it was in use.';

const sentences: Readonly<Record<string, string>> = {
  QuotaExceededError: 'The disk space that this browser allows is full.',
  VersionError: 'A newer version of this tool has changed the database. Reload the page to go on.',
  BlockedError:
    'Another tab keeps an older version of this tool open. Close or reload that tab, and the work is saved.',
  TimeoutError:
    'The browser does not answer when asked for its storage. Restarting the browser helps most often.',
  NotSupportedError: absent,
  SecurityError: absent,
  InvalidStateError: closed,
  AbortError: closed,
  UnknownError: 'The browser could not use its storage. The disk may be full or damaged.',
};

/** The name that tells DOMExceptions apart. */
export const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');

/** An Error whose message is a sentence for an analyst; `error` becomes its cause. */
export function storageError(error: unknown): Error {
  // What we threw ourselves is a sentence already; a browser's errors have names of their own.
  if (nameOf(error) === 'Error') return error as Error;
  const message = sentenceOf(error);
  // Chromium has one name for a damaged disk and for what the user does not allow; only the message differs.
  const sentence = /denied/.test(message) ? absent : sentences[nameOf(error)];
  return new Error(sentence ?? `The browser's storage failed: ${message}`, { cause: error });
}
