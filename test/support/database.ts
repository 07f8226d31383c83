/** Real databases for tests: a fresh name each, deleted in the end, and looked at beside our own code. */

/** A request's result. Rejects where it fails; `blocked` is no failure, the request goes on. */
export const answer = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

export const newDatabaseName = () => `test-${crypto.randomUUID()}`;

export async function deleteDatabase(name: string): Promise<void> {
  await answer(indexedDB.deleteDatabase(name));
}

/** All records of a store, read by raw calls. */
export async function stored(name: string, store: string): Promise<unknown[]> {
  const db = await answer(indexedDB.open(name));
  try {
    return await answer(db.transaction(store).objectStore(store).getAll());
  } finally {
    db.close();
  }
}
