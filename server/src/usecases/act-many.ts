import { type Act, actOnce } from './act.js';
import type { Keyed } from './keyed.js';
import { requestKey } from './keyed.js';
import { type Actor, type App, done, type Result } from './types.js';

export interface ManyItem extends Act {
  /** The act's own idempotency key, as `act` takes it. */
  readonly key?: string | undefined;
}

export interface ManyInput {
  readonly items: readonly ManyItem[];
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

export interface ManyOutcome {
  readonly case: string;
  readonly result: Result<Keyed>;
}

/**
 * Acts on many cases, in their order, each by the same rights and refusals as if it came alone and in a transaction of
 * its own: what one is refused does not undo another. Each is done once for its key, so that a request that broke off
 * half-way is simply sent again.
 */
export async function actMany(app: App, actor: Actor, { items, key }: ManyInput): Promise<Result<ManyOutcome[]>> {
  const outcomes: ManyOutcome[] = [];
  for (const [index, { key: own, ...body }] of items.entries()) {
    const result = await actOnce(app, actor, body, own === undefined ? derived(key, index) : requestKey(own));
    outcomes.push({ case: body.case, result });
  }
  return done(outcomes);
}

/** Apart from the keys that come with single acts. */
function derived(key: string | null, index: number): string | null {
  return key === null ? null : `bulk:${key}#${index}`;
}
