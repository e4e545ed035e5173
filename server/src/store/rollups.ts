import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';

/** All by which a run counts in a scorecard. */
export interface RunCounting {
  /** The run among its matter's, from 0. */
  readonly no: number;
  readonly unit: string;
  readonly areaPath: string;
  readonly standardRef: string;
  readonly kind: string;
  readonly class: string;
  readonly channel: string;
  readonly countedAt: number;
  readonly set: 'counted' | 'returned-away' | 'unlimited' | 'excluded' | 'void';
  readonly marks: number;
  readonly extendedUntil: number | null;
}

/** A run added (1) or taken away (−1) by an event of its matter. */
export interface RunDelta {
  readonly matter: string;
  readonly seq: number;
  readonly at: number;
  readonly runs: 1 | -1;
  readonly counting: RunCounting;
}

export async function insertDeltas(tx: Tx, tenant: string, now: number, deltas: readonly RunDelta[]): Promise<void> {
  await insertMany(
    tx,
    'run_delta',
    deltas.map(({ matter, seq, at, runs, counting }) => ({
      tenant,
      matter,
      seq,
      at: iso(at),
      no: counting.no,
      runs,
      unit: counting.unit,
      area_path: counting.areaPath,
      standard_ref: counting.standardRef,
      kind: counting.kind,
      class: counting.class,
      channel: counting.channel,
      counted_at: iso(counting.countedAt),
      counts: counting.set,
      marks: counting.marks,
      extended_until: isoOrNull(counting.extendedUntil),
      recorded_at: iso(now),
    })),
  );
}

/** Deltas that say the same, added up: never 0. */
export interface NetDelta extends Omit<RunDelta, 'runs'> {
  readonly runs: number;
}

/** What the deltas of some matters come to, by event. */
export async function readDeltas(tx: Tx, tenant: string, matters: readonly string[]): Promise<NetDelta[]> {
  if (matters.length === 0) return [];
  const { rows } = await sql<{
    matter: string;
    seq: number;
    at: number;
    runs: number;
    no: number;
    unit: string;
    area_path: string;
    standard_ref: string;
    kind: string;
    class: string;
    channel: string;
    counted_at: number;
    counts: RunCounting['set'];
    marks: number;
    extended_until: number | null;
  }>`
    select matter, seq, at, sum(runs)::integer as runs, no, unit, area_path, standard_ref, kind, class, channel,
      counted_at, counts, marks, extended_until
    from run_delta
    where tenant = ${tenant} and matter = any(${[...matters]}::text[])
    group by matter, seq, at, no, unit, area_path, standard_ref, kind, class, channel, counted_at, counts, marks,
      extended_until
    having sum(runs) <> 0
    order by matter, seq, no`.execute(tx);
  return rows.map((row) => ({
    matter: row.matter,
    seq: row.seq,
    at: row.at,
    runs: row.runs,
    counting: {
      no: row.no,
      unit: row.unit,
      areaPath: row.area_path,
      standardRef: row.standard_ref,
      kind: row.kind,
      class: row.class,
      channel: row.channel,
      countedAt: row.counted_at,
      set: row.counts,
      marks: row.marks,
      extendedUntil: row.extended_until,
    },
  }));
}

/** By what runs are grouped beside their unit. */
export type RollupBy = 'area' | 'class' | 'source';

/** Which runs are wanted: of an area and all below it, of a source, of a class. */
export interface RollupFilter {
  readonly area?: string | undefined;
  readonly source?: string | undefined;
  readonly class?: string | undefined;
}

export interface RollupRow {
  readonly unit: string;
  /** The area's whole path, the class's code or the source; empty where nothing was asked for. */
  readonly by: string;
  readonly set: RunCounting['set'];
  readonly marks: number;
  readonly extendedUntil: number | null;
  readonly runs: number;
}

/** The runs of a period as they stood at its `asOf`, added up. No case is read. */
export async function readRollup(
  tx: Tx,
  tenant: string,
  period: { readonly from: number; readonly to: number; readonly asOf: number },
  filter: RollupFilter = {},
  by: RollupBy | null = null,
): Promise<RollupRow[]> {
  const group = by === null ? sql`''` : { area: sql`area_path`, class: sql`class`, source: sql`channel` }[by];
  const area = filter.area;
  const { rows } = await sql<RollupRow>`
    select unit, ${group} as by, counts as "set", marks, extended_until as "extendedUntil", sum(runs)::integer as runs
    from run_delta
    where tenant = ${tenant} and counted_at >= ${at(period.from)} and counted_at < ${at(period.to)}
      and counted_at <= ${at(period.asOf)} and at <= ${at(period.asOf)}
      ${area === undefined ? sql`` : sql`and (area_path = ${area} or starts_with(area_path, ${`${area}/`}))`}
      ${filter.source === undefined ? sql`` : sql`and channel = ${filter.source}`}
      ${filter.class === undefined ? sql`` : sql`and class = ${filter.class}`}
    group by 1, 2, 3, 4, 5 having sum(runs) <> 0`.execute(tx);
  return rows;
}

/** Are all the tenant's cases in the deltas? */
export async function isRolled(tx: Tx, tenant: string): Promise<boolean> {
  const row = await tx.selectFrom('tenant').select('rolled').where('tenant', '=', tenant).executeTakeFirst();
  return row?.rolled ?? false;
}

export async function setRolled(tx: Tx, tenant: string): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({ rolled: true })
    .where('tenant', '=', tenant)
    .where('rolled', '=', false)
    .execute();
}
