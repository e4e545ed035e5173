import type { App } from './types.js';

export interface Woken {
  /** Lights that changed. */
  readonly changed: number;
  /** When to wake again; null: nothing waits. */
  readonly next: number | null;
}

/** Writes a light-changed row into the outbox for every clock whose light changed since, in all tenants. */
export async function wake(_app: App): Promise<Woken> {
  throw new Error('not built yet');
}
