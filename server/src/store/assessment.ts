import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';
import type { AssessmentAnswerTable, AssessmentPeriodTable, AssessmentRunTable } from './tables-assess.js';

export type PeriodRow = Selectable<AssessmentPeriodTable>;
export type AnswerRow = Selectable<AssessmentAnswerTable>;
export type FrozenRun = Omit<Selectable<AssessmentRunTable>, 'tenant' | 'period'>;

export async function insertPeriod(
  tx: Tx,
  tenant: string,
  row: Pick<PeriodRow, 'id' | 'from_at' | 'to_at' | 'phase' | 'policy' | 'made_at' | 'made_by'>,
): Promise<void> {
  const { from_at, to_at, made_at, ...rest } = row;
  await tx
    .insertInto('assessment_period')
    .values({ tenant, ...rest, state: 'draft', from_at: iso(from_at), to_at: iso(to_at), made_at: iso(made_at) })
    .execute();
}

/** The latest first. */
export async function readPeriods(tx: Tx, tenant: string): Promise<PeriodRow[]> {
  return tx
    .selectFrom('assessment_period')
    .selectAll()
    .where('tenant', '=', tenant)
    .orderBy('to_at', 'desc')
    .orderBy('from_at', 'desc')
    .execute();
}

export async function findPeriod(tx: Tx, tenant: string, id: string): Promise<PeriodRow | undefined> {
  return tx
    .selectFrom('assessment_period')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Trial or formal, of the period that somebody closes over exactly this span; null: there is none. */
export async function phaseOfSpan(tx: Tx, tenant: string, from: number, to: number): Promise<string | null> {
  const row = await tx
    .selectFrom('assessment_period')
    .select('phase')
    .where('tenant', '=', tenant)
    .where('from_at', '=', at(from))
    .where('to_at', '=', at(to))
    .executeTakeFirst();
  return row?.phase ?? null;
}

/** The same, held until the transaction ends. */
export async function lockPeriod(tx: Tx, tenant: string, id: string): Promise<PeriodRow | undefined> {
  return tx
    .selectFrom('assessment_period')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

type Change = Partial<
  Pick<
    PeriodRow,
    'state' | 'sent_by' | 'met_on' | 'met_people' | 'met_decisions' | 'met_by' | 'frozen_by' | 'digest' | 'published_by'
  >
> & {
  readonly sent_at?: number;
  readonly answer_by?: number;
  readonly frozen_at?: number;
  readonly published_at?: number;
  readonly snapshot?: unknown;
};

export async function changePeriod(tx: Tx, tenant: string, id: string, change: Change): Promise<void> {
  const { sent_at, answer_by, frozen_at, published_at, snapshot, ...plain } = change;
  await tx
    .updateTable('assessment_period')
    .set({
      ...plain,
      ...(sent_at === undefined ? {} : { sent_at: iso(sent_at) }),
      ...(answer_by === undefined ? {} : { answer_by: iso(answer_by) }),
      ...(frozen_at === undefined ? {} : { frozen_at: iso(frozen_at) }),
      ...(published_at === undefined ? {} : { published_at: iso(published_at) }),
      ...(snapshot === undefined ? {} : { snapshot: JSON.stringify(snapshot) }),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** In the order in which they were given; of one period, or of all. */
export async function readAnswers(tx: Tx, tenant: string, period?: string): Promise<AnswerRow[]> {
  return tx
    .selectFrom('assessment_answer')
    .selectAll()
    .where('tenant', '=', tenant)
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .orderBy('period')
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertAnswer(
  tx: Tx,
  tenant: string,
  row: Pick<AnswerRow, 'period' | 'id' | 'unit' | 'kind' | 'text' | 'at' | 'by'>,
): Promise<void> {
  const { at: when, ...rest } = row;
  await tx
    .insertInto('assessment_answer')
    .values({ tenant, ...rest, at: iso(when) })
    .execute();
}

export async function replyAnswer(
  tx: Tx,
  tenant: string,
  period: string,
  id: string,
  reply: { readonly text: string; readonly at: number; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('assessment_answer')
    .set({ reply: reply.text, replied_at: iso(reply.at), replied_by: reply.by })
    .where('tenant', '=', tenant)
    .where('period', '=', period)
    .where('id', '=', id)
    .execute();
}

export async function insertFrozenRuns(
  tx: Tx,
  tenant: string,
  period: string,
  runs: readonly FrozenRun[],
): Promise<void> {
  await insertMany(
    tx,
    'assessment_run',
    runs.map((run) => ({
      tenant,
      period,
      ...run,
      start_at: iso(run.start_at),
      first_due_at: isoOrNull(run.first_due_at),
    })),
  );
}

/** @param unit whose; all where none is given */
export async function readFrozenRuns(tx: Tx, tenant: string, period: string, unit?: string): Promise<FrozenRun[]> {
  return tx
    .selectFrom('assessment_run')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('period', '=', period)
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
    .orderBy('matter')
    .orderBy('unit')
    .orderBy('start_at')
    .execute();
}

/** Appeals that wait, of runs that count in `[from, to)`, by unit. */
export async function openAppealsIn(tx: Tx, tenant: string, from: number, to: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select a.unit, count(*)::integer as count from appeal a
    where a.tenant = ${tenant} and a.state = 'open' and exists (
      select from run r where r.tenant = a.tenant and r.matter = a.matter and r.unit = a.unit
        and coalesce(r.first_due_at, r.start_at) >= ${at(from)} and coalesce(r.first_due_at, r.start_at) < ${at(to)})
    group by a.unit`.execute(tx);
  return new Map(rows.map((row) => [row.unit, row.count]));
}
