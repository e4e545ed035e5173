import type { Tx } from '../store/database.js';
import { settleKey, takeKey } from '../store/idempotency.js';
import { type App, done, type Failure, failed, type Result } from './types.js';

/** What a command did to which matter. */
export interface Outcome {
  readonly matter: string;
  readonly seq: number;
}

/** Says that the key was used before, for the very same. */
export interface Keyed extends Outcome {
  readonly replayed: boolean;
}

export interface KeyUsed {
  /** The installation's: what stays of a body must not let anybody try texts out. */
  readonly digest: App['digest'];
  readonly tenant: string;
  readonly person: string;
  /** Null: the command has no key and is simply done. */
  readonly key: string | null;
  readonly body: unknown;
  /** What it is called when the key stands for something else. */
  readonly otherwise: Failure;
}

/**
 * Does a command once for its key: the same key, person and body give what it did the first time. Only digest and result
 * are kept. A command that fails is undone with its key, which stays free.
 */
export async function keyed(
  tx: Tx,
  use: KeyUsed,
  now: number,
  work: () => Promise<Result<Outcome | Keyed>>,
): Promise<Result<Keyed>> {
  const { tenant, person, key } = use;
  if (key === null) return asKeyed(await work());
  const digest = use.digest(canonical(use.body));
  const before = await takeKey(tx, tenant, key, { actor: person, digest, matter: '', seq: 0 }, now);
  if (before !== null) {
    const same = before.actor === person && before.digest.equals(digest);
    return same ? done({ matter: before.matter, seq: before.seq, replayed: true }) : failed(use.otherwise);
  }
  const result = await work();
  if (result.ok) await settleKey(tx, tenant, key, result.value.matter, result.value.seq);
  return asKeyed(result);
}

/** An idempotency key as it came with a request; kept apart from the ids that are keys themselves. */
export const requestKey = (key: string | null): string | null => (key === null ? null : `key:${key}`);

function asKeyed(result: Result<Outcome | Keyed>): Result<Keyed> {
  return result.ok ? done({ replayed: false, ...result.value }) : result;
}

/** JSON whose members are in order, so that the same body always has the same digest. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : each,
  );
}
