/** Tells a storage that fails from a record that does. */

/** Nothing more can be stored for now; the message is a sentence for an analyst. */
export class StorageFailure extends Error {}

/** What a single record can be refused for; all else concerns the whole database. */
const ofOneRecord: readonly string[] = ['ConstraintError', 'DataError', 'DataCloneError'];

/** `work` on the database. Throws StorageFailure where that fails as a whole, and other errors as they are. */
export async function storing<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const cause = causeOf(error);
    if (!cause || ofOneRecord.includes(cause.name)) throw error;
    throw new StorageFailure((error as Error).message, { cause: error });
  }
}

/** Another record stands under its id, as when two tabs store the same text at once. */
export const isTaken = (error: unknown): boolean => causeOf(error)?.name === 'ConstraintError';

/** What the browser said; undefined where it said nothing. */
const causeOf = (error: unknown): DOMException | undefined =>
  error instanceof Error && error.cause instanceof DOMException ? error.cause : undefined;
