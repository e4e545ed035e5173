/** Did the browser have no room for what was to be kept? Dexie wraps what it says. */
export function isFull(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = 'inner' in each ? each.inner : undefined) {
    if (each.name === 'QuotaExceededError') return true;
    if (each.name === 'AbortError' && each.message.includes('Quota')) return true;
  }
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'QuotaExceededError';
}

/** Something that helps but is not needed: a phone without room goes on without it. */
export async function ifRoom(write: PromiseLike<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}
