import { countUse, dropUse } from '../../store/public-use.js';
import type { App } from '../types.js';

/** So many in a time. */
export interface Measure {
  readonly max: number;
  readonly timeWindow: number;
}

const keyOf = (app: App, tenant: string, what: string, whose: string): Buffer =>
  app.digest(`use by the public\n${tenant}\n${what}\n${whose}`);

/** Counts a use, in all server processes together; false where it is one too many. Whose it is stays a digest. */
export async function isWithin(
  app: App,
  tenant: string,
  what: string,
  whose: string,
  { max, timeWindow }: Measure,
): Promise<boolean> {
  const key = keyOf(app, tenant, what, whose);
  const now = app.clock.now();
  return (await app.db.transaction(tenant, (tx) => countUse(tx, tenant, key, now, timeWindow))) <= max;
}

/** Something that is taken once. */
export const isFirst = (app: App, tenant: string, what: string, name: string, forMs: number): Promise<boolean> =>
  isWithin(app, tenant, what, name, { max: 1, timeWindow: forMs });

/** It was not good: it may be tried again. */
export async function giveBack(app: App, tenant: string, what: string, name: string): Promise<void> {
  await app.db.transaction(tenant, (tx) => dropUse(tx, tenant, keyOf(app, tenant, what, name)));
}
