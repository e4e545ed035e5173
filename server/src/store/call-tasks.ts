import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { CallTaskTable, TaskOutcome } from './tables-hotline.js';

export type CallTaskRow = Selectable<CallTaskTable>;
export type CallTaskLine = CallTaskRow & {
  readonly number: string | null;
  readonly name: string | null;
  readonly case_number: string | null;
};

export interface NewTask {
  readonly id: string;
  readonly kind: CallTaskRow['kind'];
  readonly call: string;
  readonly matter: string | null;
  readonly agent: string | null;
  readonly due_at: number;
  readonly reason: string | null;
  readonly made_by: string | null;
  readonly made_at: number;
}

/** One with the same id is the same task. */
export async function insertTask(tx: Tx, tenant: string, task: NewTask): Promise<void> {
  await tx
    .insertInto('call_task')
    .values({ tenant, ...task, due_at: iso(task.due_at), made_at: iso(task.made_at) })
    .onConflict((conflict) => conflict.columns(['tenant', 'id']).doNothing())
    .execute();
}

export function lockTask(tx: Tx, tenant: string, id: string): Promise<CallTaskRow | undefined> {
  return tx
    .selectFrom('call_task')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface TaskEnd {
  readonly outcome: TaskOutcome;
  readonly result: string;
  readonly stars: number | null;
  readonly rated: boolean;
  /** Null: it stays open and is tried again. */
  readonly done: { readonly by: string; readonly at: number } | null;
}

export async function endTask(tx: Tx, tenant: string, id: string, end: TaskEnd): Promise<void> {
  const { done, ...rest } = end;
  await tx
    .updateTable('call_task')
    .set({ ...rest, ...(done === null ? {} : { done_by: done.by, done_at: iso(done.at) }) })
    .set((each) => ({ attempts: each('attempts', '+', 1) }))
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

export interface TaskFilter {
  readonly id?: string;
  readonly done?: boolean;
  readonly after?: { readonly at: number; readonly id: string } | null;
}

/** Open ones by when they are due; done ones the latest first. */
export function readTasks(tx: Tx, tenant: string, filter: TaskFilter, limit: number): Promise<CallTaskLine[]> {
  const { id, done, after = null } = filter;
  const place = [iso(after?.at ?? 0), after?.id ?? ''] as const;
  return tx
    .selectFrom('call_task as t')
    .innerJoin('call as c', (join) => join.onRef('c.tenant', '=', 't.tenant').onRef('c.id', '=', 't.call'))
    .leftJoin('matter as m', (join) => join.onRef('m.tenant', '=', 't.tenant').onRef('m.id', '=', 't.matter'))
    .selectAll('t')
    .select(['c.number', 'c.name', 'm.number as case_number'])
    .where('t.tenant', '=', tenant)
    .$if(id !== undefined, (query) => query.where('t.id', '=', id ?? ''))
    .$if(done === false, (query) =>
      query
        .where('t.done_at', 'is', null)
        .$if(after !== null, (each) =>
          each.where(sql<boolean>`(t.due_at, t.id) > (${place[0]}::timestamptz, ${place[1]})`),
        )
        .orderBy('t.due_at')
        .orderBy('t.id'),
    )
    .$if(done === true, (query) =>
      query
        .where('t.done_at', 'is not', null)
        .$if(after !== null, (each) =>
          each.where(sql<boolean>`(t.done_at, t.id) < (${place[0]}::timestamptz, ${place[1]})`),
        )
        .orderBy('t.done_at', 'desc')
        .orderBy('t.id', 'desc'),
    )
    .limit(limit)
    .execute();
}

export async function countTasks(tx: Tx, tenant: string, now: number): Promise<{ open: number; late: number }> {
  const row = await tx
    .selectFrom('call_task')
    .select((each) => [
      each.fn.countAll<number>().as('open'),
      sql<number>`count(*) filter (where due_at < ${at(now)})`.as('late'),
    ])
    .where('tenant', '=', tenant)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { open: row.open, late: row.late };
}
