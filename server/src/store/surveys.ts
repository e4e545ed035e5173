import { sql } from 'kysely';
import type { Tx } from './database.js';
import { iso, isoOrNull } from './instants.js';

export interface SurveyRow {
  readonly id: string;
  readonly title: string;
  readonly area_path: string;
  readonly standard_ref: string | null;
  readonly class: string | null;
  /** `2026-03-04` */
  readonly due_on: string | null;
  readonly note: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly closed_at: number | null;
}

export interface SurveyItemRow {
  readonly survey: string;
  readonly component: string;
  readonly area_path: string;
  readonly outcome: string | null;
  readonly result: string | null;
  readonly note: string;
  readonly observed_at: number | null;
  readonly at: number | null;
  readonly by: string | null;
}

const columns = [
  'id',
  'title',
  'area_path',
  'standard_ref',
  'class',
  'due_on',
  'note',
  'created_at',
  'created_by',
  'closed_at',
] as const;
const itemColumns = [
  'survey',
  'component',
  'area_path',
  'outcome',
  'result',
  'note',
  'observed_at',
  'at',
  'by',
] as const;

/** In an area's path, or below it. `0` is the character after `/`. */
const within = (area: string) =>
  sql<boolean>`(area_path = ${area} or (area_path > ${`${area}/`} and area_path < ${`${area}0`}))`;

export async function insertSurvey(tx: Tx, tenant: string, row: SurveyRow): Promise<void> {
  const { created_at, closed_at, ...rest } = row;
  await tx
    .insertInto('survey')
    .values({ tenant, ...rest, created_at: iso(created_at), closed_at: isoOrNull(closed_at) })
    .execute();
}

/** What a survey looks for: the components that stand now in its area, of its class. @returns how many */
export async function fillSurvey(tx: Tx, tenant: string, survey: SurveyRow): Promise<number> {
  const written = await sql`insert into survey_item (tenant, survey, component, area_path)
    select tenant, ${survey.id}, id, area_path from component
    where tenant = ${tenant} and ${within(survey.area_path)} and state <> 'removed'
      and (${survey.class}::text is null or (class = ${survey.class} and standard_ref = ${survey.standard_ref}))`.execute(
    tx,
  );
  return Number(written.numAffectedRows ?? 0n);
}

/** @param areas paths: surveys of these, of what is in them, and of what they are in */
export function readSurveys(
  tx: Tx,
  tenant: string,
  areas: readonly string[],
  page: { readonly openOnly: boolean; readonly before: readonly [number, string] | null; readonly limit: number },
): Promise<SurveyRow[]> {
  const meets = areas.map((area) => sql<boolean>`(${within(area)} or starts_with(${`${area}/`}, area_path || '/'))`);
  return tx
    .selectFrom('survey')
    .select(columns)
    .where('tenant', '=', tenant)
    .where(meets.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(meets, sql` or `)})`)
    .$if(page.openOnly, (query) => query.where('closed_at', 'is', null))
    .$if(page.before !== null, (query) =>
      query.where(
        sql<boolean>`(created_at, id) < (${iso(page.before?.[0] ?? 0)}::timestamptz, ${page.before?.[1] ?? ''})`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

export function findSurvey(tx: Tx, tenant: string, id: string): Promise<SurveyRow | undefined> {
  return tx.selectFrom('survey').select(columns).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

export async function closeSurvey(tx: Tx, tenant: string, id: string, now: number): Promise<void> {
  await tx
    .updateTable('survey')
    .set({ closed_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
}

/** How many items of surveys have come to what, by the area that they lie in. */
export async function countItems(
  tx: Tx,
  tenant: string,
  surveys: readonly string[],
): Promise<{ survey: string; area_path: string; outcome: string | null; count: number }[]> {
  if (surveys.length === 0) return [];
  return tx
    .selectFrom('survey_item')
    .select(['survey', 'area_path', 'outcome'])
    .select(sql<number>`count(*)`.as('count'))
    .where('tenant', '=', tenant)
    .where('survey', 'in', surveys)
    .groupBy(['survey', 'area_path', 'outcome'])
    .execute();
}

/** Components of a survey that nobody has looked for yet, in areas. */
export async function openItems(
  tx: Tx,
  tenant: string,
  survey: string,
  areas: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('survey_item')
    .select('component')
    .where('tenant', '=', tenant)
    .where('survey', '=', survey)
    .where('outcome', 'is', null)
    .where(areas.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(areas.map(within), sql` or `)})`)
    .orderBy('component')
    .limit(limit)
    .execute();
  return rows.map((row) => row.component);
}

export function readItems(
  tx: Tx,
  tenant: string,
  survey: string,
  page: { readonly outcome: string | undefined; readonly after: string | null; readonly limit: number },
): Promise<SurveyItemRow[]> {
  const { outcome, after } = page;
  return tx
    .selectFrom('survey_item')
    .select(itemColumns)
    .where('tenant', '=', tenant)
    .where('survey', '=', survey)
    .$if(outcome === 'open', (query) => query.where('outcome', 'is', null))
    .$if(outcome !== undefined && outcome !== 'open', (query) => query.where('outcome', '=', outcome ?? ''))
    .$if(after !== null, (query) => query.where('component', '>', after ?? ''))
    .orderBy('component')
    .limit(page.limit)
    .execute();
}

/** The result of a phone that is there already. */
export function findResult(tx: Tx, tenant: string, survey: string, result: string): Promise<SurveyItemRow | undefined> {
  return tx
    .selectFrom('survey_item')
    .select(itemColumns)
    .where('tenant', '=', tenant)
    .where('survey', '=', survey)
    .where('result', '=', result)
    .executeTakeFirst();
}

/** Held until this transaction ends: of two who look for the same one, one is the first. */
export function lockItem(
  tx: Tx,
  tenant: string,
  survey: string,
  component: string,
): Promise<SurveyItemRow | undefined> {
  return tx
    .selectFrom('survey_item')
    .select(itemColumns)
    .where('tenant', '=', tenant)
    .where('survey', '=', survey)
    .where('component', '=', component)
    .forUpdate()
    .executeTakeFirst();
}

export async function settleItem(tx: Tx, tenant: string, row: SurveyItemRow): Promise<void> {
  const { survey, component, outcome, result, note, observed_at, at, by } = row;
  await tx
    .updateTable('survey_item')
    .set({ outcome, result, note, observed_at: isoOrNull(observed_at), at: isoOrNull(at), by })
    .where('tenant', '=', tenant)
    .where('survey', '=', survey)
    .where('component', '=', component)
    .execute();
}

export async function addItem(tx: Tx, tenant: string, row: SurveyItemRow): Promise<void> {
  await tx
    .insertInto('survey_item')
    .values({ tenant, ...row, observed_at: isoOrNull(row.observed_at), at: isoOrNull(row.at) })
    .execute();
}

/** The highest id that begins so and has so many characters; numbers are given one after the other. */
export async function lastComponentId(tx: Tx, tenant: string, prefix: string, length: number): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`component ids ${tenant}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('component')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '>=', prefix)
    .where('id', '<', `${prefix}\u{10ffff}`)
    .where(sql<boolean>`length(id) = ${length}`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
