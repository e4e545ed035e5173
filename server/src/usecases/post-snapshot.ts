import { reaches } from '../policies/allow.js';
import { DESK } from '../policies/desk.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { currentHolds } from '../store/desk-holds.js';
import type { Post, StoredCase, StoredSnapshot } from '../store/handovers.js';
import type { MatterRow } from '../store/matters.js';
import { countQueue, type Queue, readQueue } from '../store/queue.js';
import type { TenantConfig } from './config.js';
import { deskWays } from './queue-ways.js';
import type { Actor } from './types.js';

const lateShown = 50;

/** The posts of a person: each role that works in shifts, in each area in which they hold it. */
export function postsOf(config: TenantConfig, actor: Actor): Post[] {
  const grants = reaches(rightsOf(config.newestFlow), actor, 'handover.write').map((each) => each.grant);
  const posts = new Map(grants.map(({ role, areaPath }) => [`${role} ${areaPath}`, { role, areaPath }]));
  return [...posts.values()];
}

/** What stands open on a post now, as the person's desk shows it. */
export async function snapshotOf(
  tx: Tx,
  actor: Actor,
  post: Post,
  now: number,
): Promise<Omit<StoredSnapshot, 'mentions'>> {
  const grants = actor.grants.filter((grant) => grant.role === post.role && grant.areaPath === post.areaPath);
  const queue: Queue = {
    tenant: actor.tenant,
    ways: deskWays({ ...actor, grants }, await currentHolds(tx, actor.tenant)),
    which: 'open',
    filter: {},
    now,
  };
  const count = (filter: Queue['filter']) => countQueue(tx, { ...queue, filter }, 1_000_000);
  const counts = {
    total: await count({}),
    green: await count({ light: 'green' }),
    yellow: await count({ light: 'yellow' }),
    red: await count({ light: 'red' }),
  };
  const states: { state: string; count: number }[] = [];
  for (const state of new Set((DESK[post.role] ?? []).flatMap((rule) => rule.states ?? []))) {
    const found = await count({ states: [state] });
    if (found > 0) states.push({ state, count: found });
  }
  const late = await readQueue(tx, { ...queue, filter: { light: 'red' } }, null, lateShown);
  return { counts, states, late: late.map(storedCase) };
}

export function storedCase(row: MatterRow): StoredCase {
  return { id: row.id, number: row.number, state: row.state, unit: row.unit, due: row.stage_due };
}
