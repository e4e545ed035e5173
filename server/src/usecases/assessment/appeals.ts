import type { Appeal, AppealBody, AppealDecision, AppealPage, AppealQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows, allowsSomewhere, reaches } from '../../policies/allow.js';
import { eventPermission, rightsOf } from '../../policies/permissions.js';
import {
  type AppealRow,
  countOpenAppeals,
  decideAppeal,
  filesOfAppeals,
  hasOpenAppeal,
  insertAppeal,
  lockAppeal,
  readAppeals,
} from '../../store/appeals.js';
import type { Tx } from '../../store/database.js';
import { lockFiles } from '../../store/files.js';
import { findMatter, findMatterByNumber, findMatters, type MatterRow } from '../../store/matters.js';
import { namesOf } from '../../store/people.js';
import { writeAct } from '../act.js';
import { classOf, namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import type { Keyed } from '../keyed.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { subjectOf } from '../subject.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { once, ruled } from './act-on-period.js';
import { countedRun } from './counted-run.js';
import { assessedUnits } from './periods.js';

/** Appeals: a unit's own, or all; those that wait, or those that were decided. */
export function listAppeals(app: App, actor: Actor, query: AppealQuery): Promise<Result<AppealPage>> {
  return readAs(app, actor, 'assessment.read', async (tx, config) => {
    const now = app.clock.now();
    const zone = config.calendar.timeZone;
    const visible = assessedUnits(config, actor);
    const units = visible === null ? null : [...visible].flatMap((unit) => unit ?? []);
    const place = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string']);
    if (query.cursor !== undefined && place === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of this list' }] });
    }
    const before = place === null ? null : { at: place[0], id: place[1] };
    const rows = await readAppeals(tx, actor.tenant, query.state === 'open', units, before, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return done({
      appeals: await viewsOf(tx, config, shown, now),
      open: await countOpenAppeals(tx, actor.tenant, units),
      nextCursor: rows.length > query.limit && last !== undefined ? makeCursor([last.made_at, last.id]) : null,
      now: formatInstant(now, zone),
    });
  });
}

async function viewsOf(tx: Tx, config: TenantConfig, rows: readonly AppealRow[], now: number): Promise<Appeal[]> {
  const { tenant } = config;
  const zone = config.calendar.timeZone;
  const matters = new Map(
    (await findMatters(tx, tenant, [...new Set(rows.map((row) => row.matter))])).map((row) => [row.id, row]),
  );
  const names = await namesOf(
    tx,
    tenant,
    rows.flatMap((row) => [row.made_by, ...(row.decided_by === null ? [] : [row.decided_by])]),
  );
  const files = await filesOfAppeals(
    tx,
    tenant,
    rows.map((row) => row.id),
  );
  const name = (id: string) => ({ id, name: names.get(id) ?? id });
  const views: Appeal[] = [];
  for (const row of rows) {
    const matter = matters.get(row.matter);
    const stands = matter === undefined ? null : await countedRun(tx, config, matter, row.unit, now);
    const isOpen = row.state === 'open';
    views.push({
      id: row.id,
      case: {
        id: row.matter,
        number: matter?.number ?? row.matter,
        class: matter === undefined ? '' : (classOf(config, matter)?.name ?? matter.class),
      },
      unit: namedUnit(config, row.unit),
      about: row.about as Appeal['about'],
      asks: row.asks as Appeal['asks'],
      grounds: row.grounds,
      files: files.get(row.id) ?? [],
      state: row.state as Appeal['state'],
      made: { at: formatInstant(row.made_at, zone), by: name(row.made_by) },
      decided:
        row.decided_at === null || row.decided_by === null
          ? null
          : { at: formatInstant(row.decided_at, zone), by: name(row.decided_by), reason: row.reason },
      period: stands?.period ?? null,
      before: isOpen ? (stands?.counted ?? null) : (row.before as Appeal['before']),
      after: isOpen ? null : (row.after as Appeal['after']),
    });
  }
  return views;
}

/** A unit contests how its latest run of a case counts. */
export function makeAppeal(app: App, actor: Actor, body: AppealBody, key: string | null): Promise<Result<Keyed>> {
  return once(app, actor, { appeal: body }, key, async ({ tx, config, now }) => {
    const { tenant, person } = actor;
    const permission = 'assessment.answer';
    const rights = rightsOf(config.newestFlow);
    if (!reaches(rights, actor, permission).some(({ grant }) => grant.unit === body.unit)) {
      return failed({ code: 'forbidden', permission });
    }
    const row = (await findMatter(tx, tenant, body.case)) ?? (await findMatterByNumber(tx, tenant, body.case));
    if (row === undefined || !(await mayRead(tx, config, actor, row))) {
      return failed({ code: 'invalid', errors: [{ path: 'case', message: 'a case that you may see' }] });
    }
    if (!row.fold.runs.some(({ unit }) => unit === body.unit)) return ruled('appeal-not-yours');
    if (await hasOpenAppeal(tx, tenant, row.id, body.unit)) return ruled('appeal-open');
    const files = await lockFiles(tx, tenant, body.files);
    const fit = files.filter((file) => file.uploaded_by === person && file.erased_at === null);
    if (fit.length < new Set(body.files).size) {
      return failed({ code: 'invalid', errors: [{ path: 'files', message: 'ids of pictures that you uploaded' }] });
    }
    const id = app.random(12).toString('base64url');
    const { about, asks, grounds, unit } = body;
    const appeal = { id, matter: row.id, unit, about, asks, grounds, made_at: now, made_by: person };
    await insertAppeal(tx, tenant, appeal, [...new Set(body.files)]);
    return done({ matter: id, seq: 0 });
  });
}

/**
 * An accepted appeal writes `adjusted` on the case, with the reason; whatever is scored of an open period follows. How the
 * run counted and what the unit's month was is kept, as it was before and as it is after.
 */
export function decideAppealOf(
  app: App,
  actor: Actor,
  id: string,
  body: AppealDecision,
  key: string | null,
): Promise<Result<Keyed>> {
  return once(app, actor, { decide: id, ...body }, key, async ({ tx, config, now }) => {
    const permission = eventPermission('adjusted');
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    const appeal = await lockAppeal(tx, actor.tenant, id);
    const row = appeal === undefined ? undefined : await findMatter(tx, actor.tenant, appeal.matter);
    if (appeal === undefined || row === undefined) return failed({ code: 'not-found' });
    if (appeal.state !== 'open') return ruled('appeal-decided');
    const subject = await subjectOf(tx, row);
    if (!allows(rightsOf(config.flow(row.definition_version)), actor, permission, { ...subject, named: appeal.unit })) {
      return failed({ code: 'forbidden', permission });
    }
    const before = (await countedRun(tx, config, row, appeal.unit, now)).counted;
    let seq: number | null = null;
    if (body.accept) {
      const data = { unit: appeal.unit, effect: appeal.asks, reason: body.reason };
      const command = { case: row.id, type: 'adjusted', data, version: row.version };
      const written = await writeAct(app, tx, config, actor, command);
      if (!written.ok) return written;
      seq = written.value.seq;
    }
    const changed = (await findMatter(tx, actor.tenant, row.id)) ?? row;
    await decideAppeal(tx, actor.tenant, id, {
      state: body.accept ? 'accepted' : 'refused',
      at: now,
      by: actor.person,
      reason: body.reason,
      seq,
      before,
      after: (await countedRun(tx, config, changed, appeal.unit, now)).counted,
    });
    return done({ matter: id, seq: seq ?? 0 });
  });
}

async function mayRead(tx: Tx, config: TenantConfig, actor: Actor, row: MatterRow): Promise<boolean> {
  return allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', await subjectOf(tx, row));
}
