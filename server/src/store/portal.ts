import { type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import { type MatterRow, matterColumns } from './matters.js';
import type { QueuePlace } from './queue.js';
import type { HeldReportTable } from './tables-portal.js';

/** Which cases the public sees. */
export interface Published {
  readonly states: readonly string[];
  /** Classes that are not shown, as `standard|kind|code`. */
  readonly hidden: readonly string[];
  /** Ended ones only since then. */
  readonly endedSince: number;
  /** The path of an area: it and all below it. */
  readonly area?: string | undefined;
  readonly class?: { readonly standardRef: string; readonly kind: string; readonly code: string } | undefined;
  readonly open?: boolean | undefined;
}

function published(tx: Tx, tenant: string, which: Published) {
  const { states, hidden, endedSince, area, class: ref, open } = which;
  return tx
    .selectFrom('matter')
    .where('tenant', '=', tenant)
    .where('state', 'in', [...states])
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', at(endedSince))]))
    .$if(hidden.length > 0, (query) =>
      query.where(sql<SqlBool>`standard_ref || '|' || kind || '|' || class <> all(${[...hidden]}::text[])`),
    )
    .$if(area !== undefined, (query) =>
      query.where((eb) => eb.or([eb('area_path', '=', area ?? ''), eb('area_path', 'like', `${area}/%`)])),
    )
    .$if(ref !== undefined, (query) =>
      query
        .where('standard_ref', '=', ref?.standardRef ?? '')
        .where('kind', '=', ref?.kind ?? '')
        .where('class', '=', ref?.code ?? ''),
    )
    .$if(open !== undefined, (query) => query.where('ended_at', open ? 'is' : 'is not', null));
}

/** Published cases, the latest report first, after a place in that order. */
export function publishedMatters(
  tx: Tx,
  tenant: string,
  which: Published,
  after: QueuePlace | null,
  limit: number,
): Promise<MatterRow[]> {
  return published(tx, tenant, which)
    .select(matterColumns)
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(reported_at, id) < (${iso(after?.at ?? 0)}::timestamptz, ${after?.id ?? ''}::text collate "C")`,
      ),
    )
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** A published case by its number. */
export function publishedMatter(
  tx: Tx,
  tenant: string,
  which: Published,
  number: string,
): Promise<MatterRow | undefined> {
  return published(tx, tenant, which).select(matterColumns).where('number', '=', number).executeTakeFirst();
}

export interface ShownPhoto {
  readonly matter: string;
  readonly file: string;
  readonly type: string;
}

/** The pictures of some cases that a moderator shows, in the order of the log. */
export function shownPhotos(tx: Tx, tenant: string, matters: readonly string[]): Promise<ShownPhoto[]> {
  return tx
    .selectFrom('file_use as u')
    .innerJoin('photo_decision as d', (join) => join.onRef('d.tenant', '=', 'u.tenant').onRef('d.file', '=', 'u.file'))
    .innerJoin('file as f', (join) => join.onRef('f.tenant', '=', 'u.tenant').onRef('f.id', '=', 'u.file'))
    .innerJoin('event as e', (join) =>
      join.onRef('e.tenant', '=', 'u.tenant').onRef('e.matter', '=', 'u.matter').onRef('e.seq', '=', 'u.seq'),
    )
    .select(['u.matter', 'u.file', 'e.type'])
    .where('u.tenant', '=', tenant)
    .where('u.matter', '=', sql<string>`any(${[...matters]}::text[])`)
    .where('d.published', '=', true)
    .where('f.erased_at', 'is', null)
    .orderBy('u.matter')
    .orderBy('u.seq')
    .orderBy('u.no')
    .execute();
}

/** The cases of which a shown picture is; none where it is not shown. */
export async function mattersShowing(tx: Tx, tenant: string, file: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('photo_decision as d')
    .innerJoin('file_use as u', (join) => join.onRef('u.tenant', '=', 'd.tenant').onRef('u.file', '=', 'd.file'))
    .select('u.matter')
    .distinct()
    .where('d.tenant', '=', tenant)
    .where('d.file', '=', file)
    .where('d.published', '=', true)
    .execute();
  return rows.map((row) => row.matter);
}

export interface WaitingPhoto {
  readonly matter: string;
  readonly number: string;
  readonly standard_ref: string;
  readonly kind: string;
  readonly class: string;
  readonly area_path: string;
  readonly file: string;
  readonly type: string;
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly seq: number;
  readonly no: number;
}

/** Pictures of the public's cases that nobody has looked at yet, the first first. @param areas paths */
export function waitingPhotos(tx: Tx, tenant: string, areas: readonly string[]) {
  return tx
    .selectFrom('file_use as u')
    .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'u.tenant').onRef('m.id', '=', 'u.matter'))
    .innerJoin('file as f', (join) => join.onRef('f.tenant', '=', 'u.tenant').onRef('f.id', '=', 'u.file'))
    .innerJoin('event as e', (join) =>
      join.onRef('e.tenant', '=', 'u.tenant').onRef('e.matter', '=', 'u.matter').onRef('e.seq', '=', 'u.seq'),
    )
    .where('u.tenant', '=', tenant)
    .where('f.erased_at', 'is', null)
    .where('m.state', 'not in', ['rejected', 'cancelled', 'referred', 'merged'])
    .where(sql<SqlBool>`exists (select from tracking t where t.tenant = u.tenant and t.matter = u.matter)`)
    .where(sql<SqlBool>`not exists (select from photo_decision d where d.tenant = u.tenant and d.file = u.file)`)
    .where(within('m.area_path', areas));
}

/** @param after the last one's time, case, event and picture */
export function listWaitingPhotos(
  tx: Tx,
  tenant: string,
  areas: readonly string[],
  after: readonly [number, string, number, number] | null,
  limit: number,
): Promise<WaitingPhoto[]> {
  const [at = 0, matter = '', seq = 0, no = 0] = after ?? [];
  return waitingPhotos(tx, tenant, areas)
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(e.at, u.matter, u.seq, u.no) > (${iso(at)}::timestamptz, ${matter}::text collate "C", ${seq}, ${no})`,
      ),
    )
    .select(['u.matter', 'm.number', 'm.standard_ref', 'm.kind', 'm.class', 'm.area_path', 'u.file', 'e.type', 'e.at'])
    .select(['f.width', 'f.height', 'u.seq', 'u.no'])
    .orderBy('e.at')
    .orderBy('u.matter')
    .orderBy('u.seq')
    .orderBy('u.no')
    .limit(limit)
    .execute();
}

export async function countWaitingPhotos(tx: Tx, tenant: string, areas: readonly string[]): Promise<number> {
  const row = await waitingPhotos(tx, tenant, areas)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The area of a case, or of one of the areas below them. */
function within(column: string, areas: readonly string[]) {
  const path = sql.ref(column);
  return sql<SqlBool>`exists (select from unnest(${[...areas]}::text[]) as a (path)
    where ${path} = a.path or starts_with(${path}, a.path || '/'))`;
}

export async function decidePhoto(
  tx: Tx,
  tenant: string,
  decision: { readonly file: string; readonly published: boolean; readonly by: string; readonly at: number },
): Promise<void> {
  const { file, published, by } = decision;
  const change = { published, decided_by: by, decided_at: iso(decision.at) };
  await tx
    .insertInto('photo_decision')
    .values({ tenant, file, ...change })
    .onConflict((conflict) => conflict.columns(['tenant', 'file']).doUpdateSet(change))
    .execute();
}

export interface NewHeld {
  readonly tenant: string;
  readonly id: string;
  readonly person: string;
  readonly body: unknown;
  readonly why: HeldReportTable['why'];
  readonly area_path: string;
  readonly made_at: number;
}

/** False where the reporter has one already. */
export async function insertHeld(tx: Tx, row: NewHeld): Promise<boolean> {
  const inserted = await tx
    .insertInto('held_report')
    .values({ ...row, body: JSON.stringify(row.body), made_at: iso(row.made_at) })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function findHeldOf(tx: Tx, tenant: string, person: string) {
  return tx
    .selectFrom('held_report')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .executeTakeFirst();
}

export function lockHeld(tx: Tx, tenant: string, id: string) {
  return tx
    .selectFrom('held_report')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

function waitingHeld(tx: Tx, tenant: string, areas: readonly string[]) {
  return tx
    .selectFrom('held_report')
    .where('tenant', '=', tenant)
    .where('decided', 'is', null)
    .where(within('area_path', areas));
}

type Place = readonly [number, string] | null;

const isAfter = (columns: string, [time, id]: readonly [number, string]) =>
  sql<SqlBool>`(${sql.raw(columns)}) > (${iso(time)}::timestamptz, ${id}::text collate "C")`;

export function listHeld(tx: Tx, tenant: string, areas: readonly string[], after: Place, limit: number) {
  const waiting = waitingHeld(tx, tenant, areas);
  const rest = after === null ? waiting : waiting.where(isAfter('made_at, id', after));
  return rest.selectAll().orderBy('made_at').orderBy('id').limit(limit).execute();
}

export async function countHeld(tx: Tx, tenant: string, areas: readonly string[]): Promise<number> {
  const row = await waitingHeld(tx, tenant, areas)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What the report says goes with the decision. */
export async function decideHeld(
  tx: Tx,
  tenant: string,
  id: string,
  decision: { readonly decided: 'published' | 'refused'; readonly by: string; readonly at: number },
): Promise<void> {
  await tx
    .updateTable('held_report')
    .set({ body: null, decided: decision.decided, decided_by: decision.by, decided_at: iso(decision.at) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** While a report is held its pictures are kept, though no event names them yet. */
export async function keepFiles(tx: Tx, tenant: string, ids: readonly string[], kept: boolean): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('file')
    .set({ named: kept })
    .where('tenant', '=', tenant)
    .where('id', 'in', [...ids])
    .execute();
}

/** False where one is open already. */
export async function insertReopenRequest(
  tx: Tx,
  row: { readonly tenant: string; readonly matter: string; readonly seq: number; readonly made_at: number },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reopen_request')
    .values({ ...row, made_at: iso(row.made_at), answer: null, answer_seq: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seq')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function reopenRequestsOf(tx: Tx, tenant: string, matter: string) {
  return tx
    .selectFrom('reopen_request')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .orderBy('seq')
    .execute();
}

function openRequests(tx: Tx, tenant: string, areas: readonly string[]) {
  return (
    tx
      .selectFrom('reopen_request as r')
      .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'r.tenant').onRef('m.id', '=', 'r.matter'))
      .where('r.tenant', '=', tenant)
      .where('r.answer', 'is', null)
      // Somebody may have reopened it without looking at the request.
      .where('m.ended_at', 'is not', null)
      .where(within('m.area_path', areas))
  );
}

export function listReopenRequests(tx: Tx, tenant: string, areas: readonly string[], after: Place, limit: number) {
  const open = openRequests(tx, tenant, areas);
  const rest = after === null ? open : open.where(isAfter('r.made_at, r.matter', after));
  return rest
    .select(['r.matter', 'r.seq', 'r.made_at', 'm.number', 'm.standard_ref', 'm.kind', 'm.class', 'm.area_path'])
    .orderBy('r.made_at')
    .orderBy('r.matter')
    .limit(limit)
    .execute();
}

export async function countReopenRequests(tx: Tx, tenant: string, areas: readonly string[]): Promise<number> {
  const row = await openRequests(tx, tenant, areas)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function answerReopenRequest(
  tx: Tx,
  tenant: string,
  { matter, seq }: { readonly matter: string; readonly seq: number },
  answer: 'reopened' | 'refused',
  answerSeq: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reopen_request')
    .set({ answer, answer_seq: answerSeq })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('seq', '=', seq)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has the reporter rated the outcome? */
export async function hasRated(tx: Tx, tenant: string, matter: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('event')
    .select('seq')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('type', '=', 'rated')
    .where('actor', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Does the picture belong to a report that is still held? */
export async function isHeld(tx: Tx, tenant: string, file: string): Promise<boolean> {
  const row = await tx
    .selectFrom('held_report')
    .select('id')
    .where('tenant', '=', tenant)
    .where('decided', 'is', null)
    .where(sql<SqlBool>`body -> 'attachments' @> ${JSON.stringify([file])}::jsonb`)
    .executeTakeFirst();
  return row !== undefined;
}
