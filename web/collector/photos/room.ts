export interface Room {
  /** Bytes that the browser still gives us; null: it does not say. */
  readonly left: number | null;
  /** The browser has promised not to clear what we keep when it needs room. */
  readonly lasting: boolean;
}

/** Less than this is some twenty photos. */
export const LITTLE = 20 * 1024 * 1024;

/** Photos leave so much for what is typed: words must never find the phone full. */
export const RESERVE = 1024 * 1024;

export async function roomLeft(): Promise<Room> {
  if (!('storage' in navigator)) return { left: null, lasting: false };
  try {
    const { quota, usage } = await navigator.storage.estimate();
    const left = quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
    return { left, lasting: await navigator.storage.persisted() };
  } catch {
    return { left: null, lasting: false };
  }
}

/** Asked once somebody works here: what waits must outlive a browser that looks for room. */
export async function askToLast(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // An old browser: the state of sync tells what waits.
  }
}
