import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import { insertMany } from './many.js';

/** All by which a deed counts on a card. */
export interface DeedCounting {
  /** The event that did or gave it, and which deed of it. */
  readonly no: number;
  readonly deed: string;
  readonly who: string;
  readonly areaPath: string;
  readonly channel: string;
  readonly countedAt: number;
  readonly marks: number;
}

/** Deeds added (1 and more) or taken away (−1 and less) by an event of their matter. */
export interface DeedDelta {
  readonly matter: string;
  readonly seq: number;
  readonly at: number;
  readonly deeds: number;
  readonly counting: DeedCounting;
}

/** @param deltas each of one deed: 1 or −1 */
export async function insertDeeds(tx: Tx, tenant: string, now: number, deltas: readonly DeedDelta[]): Promise<void> {
  await insertMany(
    tx,
    'deed_delta',
    deltas.map(({ matter, seq, at, deeds, counting }) => ({
      tenant,
      matter,
      seq,
      at: iso(at),
      no: counting.no,
      deed: counting.deed,
      deeds,
      who: counting.who,
      area_path: counting.areaPath,
      channel: counting.channel,
      counted_at: iso(counting.countedAt),
      marks: counting.marks,
      recorded_at: iso(now),
    })),
  );
}

/** What the deltas of some matters come to, by event; never 0. */
export async function readDeeds(tx: Tx, tenant: string, matters: readonly string[]): Promise<DeedDelta[]> {
  if (matters.length === 0) return [];
  const { rows } = await sql<Omit<DeedDelta, 'counting'> & DeedCounting>`
    select matter, seq, at, sum(deeds)::integer as deeds, no, deed, who, area_path as "areaPath", channel,
      counted_at as "countedAt", marks
    from deed_delta
    where tenant = ${tenant} and matter = any(${[...matters]}::text[])
    group by matter, seq, at, no, deed, who, area_path, channel, counted_at, marks
    having sum(deeds) <> 0
    order by matter, seq, no`.execute(tx);
  return rows.map(({ matter, seq, at, deeds, ...counting }) => ({ matter, seq, at, deeds, counting }));
}

export interface DeedFilter {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  readonly area?: string | undefined;
  readonly source?: string | undefined;
}

export interface DeedSum {
  readonly who: string;
  readonly deed: string;
  readonly marks: number;
  readonly deeds: number;
}

/**
 * The deeds of a period as they stood at its `asOf`, added up. No case is read.
 * @param channels reports by these only; null: all
 */
export async function sumDeeds(
  tx: Tx,
  tenant: string,
  filter: DeedFilter,
  channels: readonly string[] | null,
): Promise<DeedSum[]> {
  const { rows } = await sql<DeedSum>`
    select who, deed, marks, sum(deeds)::integer as deeds
    from deed_delta where ${fits(tenant, filter)} and who <> '' ${ofChannels(channels)}
    group by 1, 2, 3 having sum(deeds) <> 0`.execute(tx);
  return rows;
}

export interface BeatSum {
  readonly person: string;
  /** Filed of what was reported where and while the person was on duty by the plan; and what of it others reported. */
  readonly filed: number;
  readonly missed: number;
}

/** @param filed the bit of the mark of reports that were filed */
export async function sumBeats(tx: Tx, tenant: string, filter: DeedFilter, filed: number): Promise<BeatSum[]> {
  const { rows } = await sql<BeatSum>`
    select coalesce(duty.substitute, duty.person) as person, sum(d.deeds)::integer as filed,
      coalesce(sum(d.deeds) filter (where d.channel <> 'collector'), 0)::integer as missed
    from deed_delta d
    join patrol_area_cell cell on cell.tenant = d.tenant and cell.cell = substring(d.area_path from '[^/]*$')
    join patrol_duty duty on duty.tenant = d.tenant and duty.patrol_area = cell.patrol_area
      and d.counted_at >= duty.begins_at and d.counted_at < duty.ends_at
    where ${fits(tenant, filter, sql`d.`)} and d.deed = 'report' and (d.marks & ${filed}::smallint) <> 0
    group by 1`.execute(tx);
  return rows;
}

/** Which deeds stand behind a figure. */
export interface DeedsBehind {
  readonly who: readonly string[];
  readonly deed: string;
  /** Marks that it has, and that it has not, as bits. */
  readonly has: number;
  readonly lacks: number;
  /** Reports by these only; null: all. */
  readonly channels: readonly string[] | null;
}

export interface DeedOfMatter {
  readonly matter: string;
  readonly no: number;
  readonly who: string;
  readonly countedAt: number;
  readonly marks: number;
}

export type DeedPlace = Pick<DeedOfMatter, 'countedAt' | 'matter' | 'no'>;

/** Single deeds, the latest first; so many after one. */
export async function listDeeds(
  tx: Tx,
  tenant: string,
  filter: DeedFilter,
  { who, deed, has, lacks, channels }: DeedsBehind,
  after: DeedPlace | null,
  limit: number,
): Promise<DeedOfMatter[]> {
  const { rows } = await sql<DeedOfMatter>`
    select matter, no, who, counted_at as "countedAt", marks
    from deed_delta where ${fits(tenant, filter)} and deed = ${deed} and who = any(${[...who]}::text[])
      and (marks & ${has}::smallint) = ${has}::smallint and (marks & ${lacks}::smallint) = 0
      ${ofChannels(channels)} ${beyondOf(after)}
    group by matter, no, who, counted_at, marks having sum(deeds) > 0
    order by counted_at desc, matter desc, no desc limit ${limit}`.execute(tx);
  return rows;
}

/** The cases filed on a person's beat while they were on duty. @param missed only what others reported */
export async function listBeat(
  tx: Tx,
  tenant: string,
  filter: DeedFilter,
  people: readonly string[],
  filed: number,
  missed: boolean,
  after: DeedPlace | null,
  limit: number,
): Promise<DeedOfMatter[]> {
  const { rows } = await sql<DeedOfMatter>`
    select d.matter, d.no, d.who, d.counted_at as "countedAt", d.marks
    from deed_delta d
    join patrol_area_cell cell on cell.tenant = d.tenant and cell.cell = substring(d.area_path from '[^/]*$')
    join patrol_duty duty on duty.tenant = d.tenant and duty.patrol_area = cell.patrol_area
      and d.counted_at >= duty.begins_at and d.counted_at < duty.ends_at
    where ${fits(tenant, filter, sql`d.`)} and d.deed = 'report' and (d.marks & ${filed}::smallint) <> 0
      and coalesce(duty.substitute, duty.person) = any(${[...people]}::text[])
      ${missed ? sql`and d.channel <> 'collector'` : sql``} ${beyondOf(after, sql`d.`)}
    group by 1, 2, 3, 4, 5 having sum(d.deeds) > 0
    order by d.counted_at desc, d.matter desc, d.no desc limit ${limit}`.execute(tx);
  return rows;
}

function ofChannels(channels: readonly string[] | null): RawBuilder<unknown> {
  return channels === null ? sql`` : sql`and (deed <> 'report' or channel = any(${[...channels]}::text[]))`;
}

function beyondOf(after: DeedPlace | null, of: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  if (after === null) return sql``;
  const { countedAt, matter, no } = after;
  return sql`and (${of}counted_at, ${of}matter, ${of}no) < (${at(countedAt)}, ${matter} collate "C", ${no}::integer)`;
}

function fits(tenant: string, filter: DeedFilter, of: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  const { from, to, asOf, area, source } = filter;
  return sql`${of}tenant = ${tenant} and ${of}counted_at >= ${at(from)} and ${of}counted_at < ${at(to)}
    and ${of}counted_at <= ${at(asOf)} and ${of}at <= ${at(asOf)}
    ${area === undefined ? sql`` : sql`and (${of}area_path = ${area} or starts_with(${of}area_path, ${`${area}/`}))`}
    ${source === undefined ? sql`` : sql`and ${of}channel = ${source}`}`;
}

/** Are all the tenant's cases in the deeds? */
export async function hasDeeds(tx: Tx, tenant: string): Promise<boolean> {
  const row = await tx.selectFrom('tenant').select('deeds_rolled').where('tenant', '=', tenant).executeTakeFirst();
  return row?.deeds_rolled ?? false;
}

export async function setHasDeeds(tx: Tx, tenant: string): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({ deeds_rolled: true })
    .where('tenant', '=', tenant)
    .where('deeds_rolled', '=', false)
    .execute();
}
