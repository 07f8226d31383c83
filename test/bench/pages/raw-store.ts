/** IndexedDB with nothing around it. */

/** A fresh store; the function puts one record into it and resolves when that is durable. */
export async function openStore(): Promise<(record: { readonly id: string }) => Promise<void>> {
  const opening = indexedDB.open(`raw-${crypto.randomUUID()}`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('records', { keyPath: 'id' });
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return (record) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      transaction.objectStore('records').put(record);
    });
}
