/** A picture that is not with the server yet, kept so that a reload or a pocket does not lose it. */
export interface Kept {
  readonly id: string;
  readonly picture: Blob;
  readonly exif: Blob | null;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** Has it been made smaller? */
  readonly ready: boolean;
  /** When it was taken in, in browser time. */
  readonly since: number;
}

const BASE = 'bihuan';
const STORE = 'photos';
const WEEK = 7 * 86_400_000;

/** Where the browser gives no room (a private window, a full disk) pictures live as long as the page. */
export const kept = {
  get: (id: string): Promise<Kept | null> => use('readonly', (store) => store.get(id)).then((found) => found ?? null),
  put: (one: Kept): Promise<unknown> => use('readwrite', (store) => store.put(one)),
  remove: (id: string): Promise<unknown> => use('readwrite', (store) => store.delete(id)),
};

let opened: Promise<IDBDatabase | null> | undefined;

async function use<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  opened ??= open();
  const base = await opened;
  if (base === null) return undefined;
  try {
    return await answerOf(ask(base.transaction(STORE, mode).objectStore(STORE)));
  } catch {
    return undefined;
  }
}

async function open(): Promise<IDBDatabase | null> {
  try {
    const request = indexedDB.open(BASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    const base = await answerOf(request);
    await forgetOld(base);
    return base;
  } catch {
    return null;
  }
}

/** Of forms that were left and never sent. */
async function forgetOld(base: IDBDatabase): Promise<void> {
  const store = base.transaction(STORE, 'readwrite').objectStore(STORE);
  const all = (await answerOf(store.getAll())) as Kept[];
  for (const { id, since } of all) if (since < Date.now() - WEEK) store.delete(id);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
