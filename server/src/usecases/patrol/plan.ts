import type { PatrolAreaBody, PatrolDutyBody, PatrolPlan, PatrolPlanQuery } from '@bihuan/contracts';
import { formatInstant, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import {
  findDuty,
  lockPlan,
  type PatrolAreaRow,
  readDuties,
  readPatrolAreas,
  readPatrolCells,
  removePatrolArea as removeAreaRow,
  removeDuty as removeDutyRow,
  savePatrolArea as saveAreaRow,
  saveDuty as saveDutyRow,
} from '../../store/patrol-plan.js';
import { namesOf, type PersonByRole, peopleWithRole } from '../../store/people.js';
import { recordAdmin } from '../admin/record-admin.js';
import { covers } from '../areas-tree.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { areasFor } from '../survey/surveys.js';
import { type Actor, type App, done, type Failure, failed, type Result } from '../types.js';
import { cellsIn } from './cells-visited.js';
import { dayAfter } from './coverage.js';
import { LONGEST_MS } from './patrol-limits.js';

const read = 'coverage.read';
const write = 'patrol.plan';
const day = 86_400_000;
const mostDays = 62;
const ROLES = ['collector', 'grid-leader'];

/** The plan as far as it meets the person's area. */
export function readPlan(app: App, actor: Actor, query: PatrolPlanQuery): Promise<Result<PatrolPlan>> {
  return readAs(app, actor, read, async (tx, config) => {
    const { tenant } = actor;
    const days = (Date.parse(query.to) - Date.parse(query.from)) / day;
    if (days < 0 || days >= mostDays) return invalid('to', `a date from the first on, at most ${mostDays} days later`);
    const zone = config.calendar.timeZone;
    const span = {
      from: parseLocal(`${query.from}T00:00`, zone),
      to: parseLocal(`${dayAfter(query.to)}T00:00`, zone),
    };
    const seen = areasFor(config, actor, read);
    const areas = (await readPatrolAreas(tx, tenant)).filter((area) => seen.some((path) => meet(path, area.area_path)));
    const shown = new Set(areas.map((area) => area.id));
    const cells = await readPatrolCells(tx, tenant);
    const duties = (await readDuties(tx, tenant, span)).filter((duty) => shown.has(duty.patrol_area));
    const ids = duties.flatMap(({ person, substitute }) => (substitute === null ? [person] : [person, substitute]));
    const names = await namesOf(tx, tenant, ids);
    const named = (id: string) => ({ id, name: names.get(id) ?? id });
    const people = (await walkers(tx, tenant)).filter((each) => seen.some((path) => meet(path, each.areaPath)));
    return done({
      areas: areas.map(({ id, name, area_path: path, times, per }) => ({
        id,
        name,
        area: { path, name: config.areas.nameOf(path) },
        cells: cells.filter((each) => each.patrol_area === id).map((each) => each.cell),
        times,
        per: per === 'shift' ? 'shift' : 'day',
      })),
      duties: duties.map((duty) => ({
        id: duty.id,
        patrolArea: duty.patrol_area,
        person: named(duty.person),
        substitute: duty.substitute === null ? null : named(duty.substitute),
        beginsAt: formatInstant(duty.begins_at, zone),
        endsAt: formatInstant(duty.ends_at, zone),
      })),
      people: people.map(({ id, name, areaPath }) => ({ id, name, area: areaPath })),
      mayWrite: areasFor(config, actor, write).length > 0,
      now: formatInstant(app.clock.now(), zone),
    });
  });
}

/** A patrol area as it shall be; one of a new id is a new one. */
export function savePatrolArea(
  app: App,
  actor: Actor,
  input: PatrolAreaBody & { readonly id: string },
): Promise<Result<null>> {
  return writing(app, actor, input, async (tx, config, own) => {
    const { id, name, times, per } = input;
    const cells = [...new Set(input.cells)];
    const known = new Map(cellsIn(config.areas, config.areas.root?.path ?? '').map((cell) => [cell.id, cell.path]));
    const paths = cells.map((cell) => known.get(cell));
    if (!paths.every((path) => path !== undefined)) return invalid('cells', 'ids of grid cells');
    if (!paths.every((path) => own.some((area) => covers(area, path)))) return forbidden();
    const standing = (await readPatrolAreas(tx, actor.tenant)).find((area) => area.id === id);
    if (standing !== undefined && !mayChange(own, standing)) return forbidden();
    const taken = (await readPatrolCells(tx, actor.tenant)).find(
      (each) => each.patrol_area !== id && cells.includes(each.cell),
    );
    if (taken !== undefined) {
      const others = await readPatrolAreas(tx, actor.tenant);
      const other = others.find((area) => area.id === taken.patrol_area);
      return rule('cell-in-other', { cell: taken.cell, area: other?.name ?? taken.patrol_area });
    }
    const row = { id, name, area_path: commonPath(paths), times, per };
    const now = app.clock.now();
    await saveAreaRow(tx, actor.tenant, row, cells, { person: actor.person, at: now });
    await recordAdmin(tx, actor, now, { action: 'patrol.area-saved', kind: 'patrol', subject: id, name });
    return done(null);
  });
}

/** It goes with its duties. */
export function removePatrolArea(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<null>> {
  return writing(app, actor, input, async (tx, _, own) => {
    const standing = (await readPatrolAreas(tx, actor.tenant)).find((area) => area.id === input.id);
    if (standing === undefined) return failed({ code: 'not-found' });
    if (!mayChange(own, standing)) return forbidden();
    await removeAreaRow(tx, actor.tenant, input.id);
    const { id, name } = standing;
    await recordAdmin(tx, actor, app.clock.now(), { action: 'patrol.area-removed', kind: 'patrol', subject: id, name });
    return done(null);
  });
}

/** Puts somebody on duty, or somebody in for them. Nobody is in two places at once. */
export function saveDuty(
  app: App,
  actor: Actor,
  input: PatrolDutyBody & { readonly id: string },
): Promise<Result<null>> {
  return writing(app, actor, input, async (tx, _, own) => {
    const { id, person, substitute } = input;
    const [begins, ends] = [Date.parse(input.beginsAt), Date.parse(input.endsAt)];
    if (!(ends > begins && ends - begins <= LONGEST_MS)) return invalid('endsAt', 'later by at most 16 hours');
    if (substitute === person) return invalid('substitute', 'somebody else');
    const area = (await readPatrolAreas(tx, actor.tenant)).find((each) => each.id === input.patrolArea);
    if (area === undefined) return invalid('patrolArea', 'a patrol area');
    if (!mayChange(own, area)) return forbidden();
    const there = new Set(
      (await walkers(tx, actor.tenant)).filter((each) => meet(each.areaPath, area.area_path)).map((each) => each.id),
    );
    if (!there.has(person)) return invalid('person', 'a collector of the area');
    if (substitute !== null && !there.has(substitute)) return invalid('substitute', 'a collector of the area');
    const acting = substitute ?? person;
    const others = await readDuties(tx, actor.tenant, { from: begins, to: ends });
    const clash = others.find((each) => each.id !== id && (each.substitute ?? each.person) === acting);
    if (clash !== undefined) return rule('duty-overlap', { person: acting });
    const row = { id, patrol_area: area.id, person, substitute, begins_at: begins, ends_at: ends };
    const now = app.clock.now();
    await saveDutyRow(tx, actor.tenant, row, { person: actor.person, at: now });
    await recordAdmin(tx, actor, now, { action: 'patrol.duty-saved', kind: 'patrol', subject: id, name: area.name });
    return done(null);
  });
}

export function removeDuty(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<null>> {
  return writing(app, actor, input, async (tx, _, own) => {
    const duty = await findDuty(tx, actor.tenant, input.id);
    const area = (await readPatrolAreas(tx, actor.tenant)).find((each) => each.id === duty?.patrol_area);
    if (duty === undefined || area === undefined) return failed({ code: 'not-found' });
    if (!mayChange(own, area)) return forbidden();
    await removeDutyRow(tx, actor.tenant, duty.id);
    const act = { action: 'patrol.duty-removed', kind: 'patrol', subject: duty.id, name: area.name };
    await recordAdmin(tx, actor, app.clock.now(), act);
    return done(null);
  });
}

function writing(
  app: App,
  actor: Actor,
  input: object,
  work: (tx: Tx, config: TenantConfig, own: readonly string[]) => Promise<Result<null>>,
): Promise<Result<null>> {
  return inTransaction<null>(app, actor.tenant, async (tx, config) => {
    const own = areasFor(config, actor, write);
    if (own.length === 0) return forbidden();
    const bad: Failure | null = unstorable(input);
    if (bad !== null) return failed(bad);
    await lockPlan(tx, actor.tenant);
    return work(tx, config, own);
  });
}

async function walkers(tx: Tx, tenant: string): Promise<PersonByRole[]> {
  const all = await Promise.all(ROLES.map((role) => peopleWithRole(tx, tenant, role)));
  return all.flat();
}

function mayChange(own: readonly string[], area: PatrolAreaRow): boolean {
  return own.some((path) => covers(path, area.area_path));
}

function meet(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a);
}

/** The smallest area that all paths lie in. */
function commonPath(paths: readonly (string | undefined)[]): string {
  const split = paths.map((path) => (path ?? '').split('/'));
  const [first = []] = split;
  const parts = first.filter((part, i) =>
    split.every((each) => each[i] === part && each.slice(0, i).join() === first.slice(0, i).join()),
  );
  return parts.join('/');
}

function forbidden() {
  return failed({ code: 'forbidden', permission: write });
}

function invalid(path: string, message: string) {
  return failed({ code: 'invalid', errors: [{ path, message }] });
}

function rule(reason: string, params: Readonly<Record<string, unknown>>) {
  return failed({ code: 'rule', reason, params });
}
