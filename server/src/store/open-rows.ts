import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import { parseSnapshot, type Snapshot } from './snapshot.js';

/** A matter as lists of open ones need it. Instants are UTC milliseconds. */
export interface OpenMatter {
  readonly id: string;
  readonly state: string;
  readonly stage: string | null;
  readonly severity: string;
  readonly channel: string;
  readonly class: string;
  readonly kind: string;
  readonly areaPath: string;
  readonly unit: string | null;
  readonly crew: string | null;
  readonly crewStage: string | null;
  readonly sentTo: string | null;
  readonly reportedBy: string;
  readonly supervised: boolean;
  readonly coordination: boolean;
  /** Marks that are raised, each with the instant at which it falls by itself, or null. */
  readonly marks: Readonly<Record<string, { readonly until: number | null }>>;
  readonly reportedAt: number;
  /** Of the stage's clock, as in the matter's row. */
  readonly due: number | null;
  readonly warn: number | null;
  readonly resume: number | null;
  readonly light: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** What it is found by, ASCII letters in lower case. */
  readonly text: string;
  /** `unit:…` and `person:…` who have or had a part in it. */
  readonly parties: readonly string[];
}

/** When a matter began, was filed and was closed; null: not, or not any more. */
export interface RecentMatter {
  readonly id: string;
  readonly areaPath: string;
  readonly reportedAt: number;
  readonly filedAt: number | null;
  readonly closedAt: number | null;
}

/** A matter that was written since: as it is now, or null where it is not open any more. */
export interface Change {
  readonly id: string;
  readonly matter: OpenMatter | null;
  readonly recent: RecentMatter;
}

interface Row {
  readonly id: string;
  readonly ended: boolean;
  readonly state: string;
  readonly stage: string | null;
  readonly severity: string;
  readonly channel: string;
  readonly class: string;
  readonly kind: string;
  readonly area_path: string;
  readonly unit: string | null;
  readonly crew: string | null;
  readonly crew_stage: string | null;
  readonly sent_to: string | null;
  readonly reported_by: string;
  readonly supervised: boolean;
  readonly coordination: boolean;
  readonly marks: OpenMatter['marks'] | null;
  readonly reported: number;
  readonly due: number | null;
  readonly warn: number | null;
  readonly resume: number | null;
  readonly light: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly body: string | null;
  readonly parties: string | null;
}

const milliseconds = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

const columns = sql`
  matter.id, matter.ended_at is not null as ended, matter.state, matter.stage, matter.severity, matter.channel,
  matter.class, matter.kind, matter.area_path, matter.unit, matter.crew, matter.crew_stage, matter.sent_to, matter.reported_by, matter.supervised,
  matter.coordination, case when matter.marks <> '{}' then matter.fold -> 'marks' end as marks,
  ${milliseconds('matter.reported_at')} as reported, ${milliseconds('matter.stage_due')} as due,
  ${milliseconds('matter.stage_warn')} as warn, ${milliseconds('matter.stage_resume')} as resume,
  matter.stage_light as light, matter.lon, matter.lat,
  (select body from search_text where search_text.tenant = matter.tenant and search_text.matter = matter.id) as body,
  (select string_agg(party, E'\n') from involved
    where involved.tenant = matter.tenant and involved.matter = matter.id) as parties`;

const recentColumns = sql`
  (select (extract(epoch from min(at)) * 1000)::float8 from event
    where event.tenant = matter.tenant and event.matter = matter.id and type = 'filed') as filed,
  case when matter.state = 'closed' then ${milliseconds('matter.ended_at')} end as closed`;

interface RecentRow {
  readonly id: string;
  readonly area_path: string;
  readonly reported: number;
  readonly filed: number | null;
  readonly closed: number | null;
}

const batch = 2000;

/** All open matters, some at a time. */
export async function* readOpenMatters(tx: Tx, tenant: string): AsyncGenerator<OpenMatter[]> {
  let place = { at: '-infinity', id: '' };
  for (;;) {
    const { rows } = await openQuery(tenant, place, batch).execute(tx);
    yield rows.map(matterOf);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    place = { at: last.place, id: last.id };
  }
}

/** In the order of an index: by the time that is left to them, after a place. */
export function openQuery(tenant: string, after: { readonly at: string; readonly id: string }, limit: number) {
  return sql<Row & { readonly place: string }>`
    select ${columns}, matter.sort_at::text as place from matter
    where matter.tenant = ${tenant} and matter.ended_at is null
      and (matter.sort_at, matter.id) > (${after.at}::timestamptz, ${after.id})
    order by matter.sort_at, matter.id limit ${limit}`;
}

/** Matters that began, were filed or were closed from an instant on. */
export async function readRecent(tx: Tx, tenant: string, since: number): Promise<RecentMatter[]> {
  const { rows } = await sql<RecentRow>`
    select matter.id, matter.area_path, ${milliseconds('matter.reported_at')} as reported, ${recentColumns}
    from matter where tenant = ${tenant} and id in (
      select id from matter where tenant = ${tenant} and reported_at >= ${at(since)}
      union select matter from event where tenant = ${tenant} and type = 'filed' and at >= ${at(since)}
      union select id from matter where tenant = ${tenant} and state = 'closed' and ended_at >= ${at(since)}
    )`.execute(tx);
  return rows.map(recentOf);
}

function recentOf(row: RecentRow): RecentMatter {
  const { id, area_path: areaPath, reported: reportedAt, filed: filedAt, closed: closedAt } = row;
  return { id, areaPath, reportedAt, filedAt, closedAt };
}

export async function currentSnapshot(tx: Tx): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(tx);
  return parseSnapshot(rows[0]?.snapshot ?? '');
}

/**
 * What this transaction sees and an earlier snapshot did not: every matter whose row was written by a transaction that
 * the snapshot does not see. Nothing is missing; and what was written by something that was undone never shows.
 *
 * Mostly nothing was, and every list waits for it: so first it is only asked which, as that is planned and run in no time.
 */
export async function readChanges(
  tx: Tx,
  tenant: string,
  since: Snapshot,
): Promise<{ readonly snapshot: Snapshot; readonly changes: Change[] }> {
  const { rows } = await changedQuery(tenant, since).execute(tx);
  const [{ snapshot = '', ids = [] } = {}] = rows;
  const changed = ids.length === 0 ? [] : (await changesQuery(tenant, ids).execute(tx)).rows;
  const changes = changed.map((row) => ({
    id: row.id,
    matter: row.ended ? null : matterOf(row),
    recent: recentOf(row),
  }));
  return { snapshot: parseSnapshot(snapshot), changes };
}

/** Which were written since. No row that is seen has an xid from xmax on, but where another database's dump was read. */
export function changedQuery(tenant: string, since: Snapshot) {
  return sql<{ readonly snapshot: string; readonly ids: readonly string[] }>`
    select pg_current_snapshot()::text as snapshot, array(
      select id from matter
      where matter.tenant = ${tenant} and matter.changed_xid >= ${String(since.xmin)}::xid8
        and matter.changed_xid < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot(matter.changed_xid, ${since.text}::pg_snapshot)
    ) as ids`;
}

function changesQuery(tenant: string, ids: readonly string[]) {
  return sql<Row & Omit<RecentRow, 'id'>>`
    select ${columns}, ${recentColumns} from matter
    where matter.tenant = ${tenant} and matter.id = any(${[...ids]}::text[])`;
}

function matterOf(row: Row): OpenMatter {
  return {
    id: row.id,
    state: row.state,
    stage: row.stage,
    severity: row.severity,
    channel: row.channel,
    class: row.class,
    kind: row.kind,
    areaPath: row.area_path,
    unit: row.unit,
    crew: row.crew,
    crewStage: row.crew_stage,
    sentTo: row.sent_to,
    reportedBy: row.reported_by,
    supervised: row.supervised,
    coordination: row.coordination,
    marks: row.marks ?? {},
    reportedAt: row.reported,
    due: row.due,
    warn: row.warn,
    resume: row.resume,
    light: row.light,
    lon: row.lon,
    lat: row.lat,
    text: row.body ?? '',
    parties: row.parties === null ? [] : row.parties.split('\n'),
  };
}
