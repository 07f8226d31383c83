/** Why the browser did not store or read something, in sentences for an analyst. */

const absent =
  'This browser offers no storage to this page. Private windows and strict privacy settings switch it off.';
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
export const storageError = (error: unknown): Error =>
  nameOf(error) === 'Error'
    ? (error as Error) // What we threw ourselves is a sentence already; a browser's errors have names of their own.
    : new Error(
        sentences[nameOf(error)] ??
          `The browser's storage failed: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
