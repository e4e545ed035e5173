import type {
  SurveyCreate,
  SurveyDetail,
  SurveyItemPage,
  SurveyItemQuery,
  SurveyOutcome,
  SurveyPage,
  SurveyQuery,
  SurveyTasks,
} from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { findComponents } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import {
  closeSurvey as closeRow,
  countItems,
  fillSurvey,
  findSurvey,
  insertSurvey,
  openItems,
  readItems,
  readSurveys,
  type SurveyRow,
} from '../../store/surveys.js';
import { recordAdmin } from '../admin/record-admin.js';
import { covers } from '../areas-tree.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inTransaction } from '../in-transaction.js';
import { keyed, type Outcome, requestKey } from '../keyed.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { classOf, countsIn, surveyViewOf } from './survey-view.js';

const read = 'survey.read';
const writing = 'survey.write';
const walk = 'survey.walk';
/** What nobody would walk through in a year. */
const mostItems = 50_000;
/** A phone is given no more of them at once; the next come when these are done. */
const mostTasks = 5_000;

/** The areas in which a person holds a permission. */
export function areasFor(config: TenantConfig, actor: Actor, permission: string): string[] {
  return reaches(rightsOf(config.newestFlow), actor, permission).map(({ grant }) => grant.areaPath);
}

/** A new survey of what stands in an area now. */
export function createSurvey(
  app: App,
  actor: Actor,
  input: SurveyCreate,
  key: string | null = null,
): Promise<Result<SurveyDetail>> {
  const { tenant, person } = actor;
  return inTransaction<SurveyDetail>(app, tenant, async (tx, config) => {
    const body = { survey: input };
    const otherwise = { code: 'key-reused' } as const;
    const use = { digest: app.digest, tenant, person, key: requestKey(key), body, otherwise };
    const written = await keyed(tx, use, app.clock.now(), () => write(app, tx, config, actor, input));
    if (!written.ok) return written;
    const row = await findSurvey(tx, tenant, written.value.matter);
    return row === undefined ? failed({ code: 'not-found' }) : detailOf(app, tx, config, actor, row);
  });
}

async function write(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: SurveyCreate,
): Promise<Result<Outcome>> {
  const own = areasFor(config, actor, writing);
  if (!own.some((area) => covers(area, input.area))) return failed({ code: 'forbidden', permission: writing });
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  if (!config.areas.has(input.area)) return invalid('area', "an area's path");
  const standardRef = input.class?.standardRef ?? config.defaultStandard;
  const ref = input.class === undefined ? null : { standardRef, kind: 'component' as const, code: input.class.code };
  if (ref !== null && !config.classes.has(classKeyOf(ref))) return invalid('class', 'a class of components');
  const row: SurveyRow = {
    id: app.random(12).toString('base64url'),
    title: input.title,
    area_path: input.area,
    standard_ref: ref?.standardRef ?? null,
    class: ref?.code ?? null,
    due_on: input.dueOn ?? null,
    note: input.note,
    created_at: app.clock.now(),
    created_by: actor.person,
    closed_at: null,
  };
  await insertSurvey(tx, actor.tenant, row);
  const count = await fillSurvey(tx, actor.tenant, row);
  if (count === 0) return failed({ code: 'rule', reason: 'survey-empty' });
  if (count > mostItems)
    return failed({ code: 'rule', reason: 'survey-too-large', params: { count, most: mostItems } });
  const act = { action: 'survey.created', kind: 'survey', subject: row.id, name: row.title };
  await recordAdmin(tx, actor, row.created_at, act);
  return done({ matter: row.id, seq: 1 });
}

/** Surveys that meet the person's area, the latest first. */
export function listSurveys(app: App, actor: Actor, query: SurveyQuery): Promise<Result<SurveyPage>> {
  return readAs(app, actor, read, async (tx, config) => {
    const before = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string']);
    if (query.cursor !== undefined && before === null) return invalid('cursor', 'a cursor of a page');
    const areas = areasFor(config, actor, read);
    const found = await readSurveys(tx, actor.tenant, areas, { openOnly: false, before, limit: query.limit + 1 });
    const rows = found.slice(0, query.limit);
    const counted = await countItems(
      tx,
      actor.tenant,
      rows.map((row) => row.id),
    );
    const names = await namesOf(
      tx,
      actor.tenant,
      rows.map((row) => row.created_by),
    );
    const last = rows.at(-1);
    return done({
      items: rows.map((row) =>
        surveyViewOf(
          config,
          row,
          counted.filter((each) => each.survey === row.id),
          names,
        ),
      ),
      nextCursor: found.length > rows.length && last !== undefined ? makeCursor([last.created_at, last.id]) : null,
      mayWrite: areasFor(config, actor, writing).length > 0,
      now: formatInstant(app.clock.now(), config.calendar.timeZone),
    });
  });
}

export function getSurvey(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<SurveyDetail>> {
  return readAs(app, actor, read, async (tx, config) => {
    const row = await seenSurvey(tx, config, actor, input.id);
    return row === null ? failed({ code: 'not-found' }) : detailOf(app, tx, config, actor, row);
  });
}

/** What was looked for, in the order of the components' ids. */
export function listSurveyItems(
  app: App,
  actor: Actor,
  query: SurveyItemQuery & { readonly id: string },
): Promise<Result<SurveyItemPage>> {
  return readAs(app, actor, read, async (tx, config) => {
    const row = await seenSurvey(tx, config, actor, query.id);
    if (row === null) return failed({ code: 'not-found' });
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['string']);
    if (query.cursor !== undefined && after === null) return invalid('cursor', 'a cursor of a page');
    const page = { outcome: query.outcome, after: after?.[0] ?? null, limit: query.limit + 1 };
    const found = await readItems(tx, actor.tenant, row.id, page);
    const items = found.slice(0, query.limit);
    const ids = items.map((item) => item.component);
    const components = new Map((await findComponents(tx, actor.tenant, ids)).map((each) => [each.id, each.name]));
    const people = items.flatMap(({ by }) => (by === null ? [] : [by]));
    const names = await namesOf(tx, actor.tenant, people);
    const zone = config.calendar.timeZone;
    const last = items.at(-1);
    return done({
      items: items.map((item) => ({
        component: item.component,
        name: components.get(item.component) ?? item.component,
        area: { path: item.area_path, name: config.areas.nameOf(item.area_path) },
        outcome: item.outcome as SurveyOutcome | null,
        at: item.at === null ? null : formatInstant(item.at, zone),
        by: item.by === null ? null : { id: item.by, name: names.get(item.by) ?? item.by },
        note: item.note,
      })),
      nextCursor: found.length > items.length && last !== undefined ? makeCursor([last.component]) : null,
    });
  });
}

/** Nobody looks any further; what was found stays. */
export function closeSurvey(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<SurveyDetail>> {
  return inTransaction<SurveyDetail>(app, actor.tenant, async (tx, config) => {
    const own = areasFor(config, actor, writing);
    const row = await seenSurvey(tx, config, actor, input.id);
    if (row === null) return failed({ code: 'not-found' });
    if (!own.some((area) => covers(area, row.area_path))) return failed({ code: 'forbidden', permission: writing });
    const at = app.clock.now();
    await closeRow(tx, actor.tenant, row.id, at);
    await recordAdmin(tx, actor, at, { action: 'survey.closed', kind: 'survey', subject: row.id, name: row.title });
    const now = await findSurvey(tx, actor.tenant, row.id);
    return detailOf(app, tx, config, actor, now ?? row);
  });
}

/** What is still to be looked for where the person patrols. */
export function surveyTasks(app: App, actor: Actor): Promise<Result<SurveyTasks>> {
  return readAs(app, actor, walk, async (tx, config) => {
    const { tenant } = actor;
    const areas = areasFor(config, actor, walk);
    const rows = await readSurveys(tx, tenant, areas, { openOnly: true, before: null, limit: 50 });
    const counted = await countItems(
      tx,
      tenant,
      rows.map((row) => row.id),
    );
    const surveys: SurveyTasks['surveys'] = [];
    for (const row of rows) {
      const { id, title, note, due_on: dueOn } = row;
      const open = await openItems(tx, tenant, id, areas, mostTasks);
      const of = counted.filter((each) => each.survey === id && areas.some((area) => covers(area, each.area_path)));
      const { confirmed, corrected, missing } = countsIn(of);
      surveys.push({
        id,
        title,
        note,
        dueOn,
        class: classOf(config, row),
        open,
        done: confirmed + corrected + missing,
      });
    }
    return done({ surveys, now: formatInstant(app.clock.now(), config.calendar.timeZone) });
  });
}

async function seenSurvey(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<SurveyRow | null> {
  if (unstorable({ id }) !== null) return null;
  const row = await findSurvey(tx, actor.tenant, id);
  if (row === undefined) return null;
  const meets = (area: string) => covers(area, row.area_path) || covers(row.area_path, area);
  return areasFor(config, actor, read).some(meets) ? row : null;
}

async function detailOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  row: SurveyRow,
): Promise<Result<SurveyDetail>> {
  const counted = await countItems(tx, actor.tenant, [row.id]);
  const names = await namesOf(tx, actor.tenant, [row.created_by]);
  const own = row.area_path.slice(row.area_path.lastIndexOf('/') + 1);
  const below = config.areas.all.filter((area) => area.parent === own);
  return done({
    ...surveyViewOf(config, row, counted, names),
    parts: below
      .map(({ id, path, name }) => ({ area: { id, path, name }, counts: countsIn(counted, path) }))
      .filter(({ counts }) => counts.total + counts.new > 0),
    mayWrite: areasFor(config, actor, writing).some((area) => covers(area, row.area_path)),
    now: formatInstant(app.clock.now(), config.calendar.timeZone),
  });
}

function invalid(path: string, message: string) {
  return failed({ code: 'invalid', errors: [{ path, message }] });
}
