import type { Shift, ShiftBody, ShiftDetail, ShiftEndBody, ShiftList } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import {
  endForgotten,
  endShift as endRow,
  findOpenShift,
  findShift,
  findShiftAt,
  findShiftOfAnybody,
  insertShift,
  lockPerson,
  readShifts,
  readTrack,
  type ShiftLine,
} from '../../store/shifts.js';
import { covers } from '../areas-tree.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { AHEAD_MS, KEPT_DAYS, KEPT_MS, LONGEST_MS } from './patrol-limits.js';

const permission = 'patrol.walk';
const latest = 30;

/**
 * Begins a shift of the person's own. Where one goes on it is that one: whoever taps twice has begun once. A phone that was
 * without a net sends its own id and when it was: never two shifts of one person at a time, so a beginning that lies in
 * another shift is that shift's.
 */
export function beginShift(app: App, actor: Actor, body: ShiftBody): Promise<Result<Shift>> {
  const { tenant, person } = actor;
  return inTransaction<Shift>(app, tenant, async (tx, config) => {
    const areas = patrolled(config, actor);
    const [widest] = [...areas].sort((a, b) => a.length - b.length);
    if (widest === undefined) return failed({ code: 'forbidden', permission });
    const area = body.area ?? widest;
    if (!areas.some((path) => covers(path, area))) return failed({ code: 'forbidden', permission });
    if (!config.areas.has(area)) {
      return failed({ code: 'invalid', errors: [{ path: 'area', message: "an area's path" }] });
    }
    await lockPerson(tx, tenant, person);
    const now = app.clock.now();
    await endForgotten(tx, tenant, now, LONGEST_MS);
    const known = body.id === undefined ? undefined : await findShiftOfAnybody(tx, tenant, body.id);
    if (known !== undefined && known.person !== person) return failed({ code: 'id-taken' });
    if (known !== undefined) return view(tx, config, actor, known.id);
    const began = body.beganAt === undefined ? now : Date.parse(body.beganAt);
    // What is older has ended before it is told: its positions could not be taken either.
    if (!(began <= now + AHEAD_MS && began > now - KEPT_MS)) {
      return failed({ code: 'invalid', errors: [{ path: 'beganAt', message: 'an instant of the last days' }] });
    }
    const at = Math.min(began, now);
    const other = (await findOpenShift(tx, tenant, person)) ?? (await findShiftAt(tx, tenant, person, at));
    if (other !== undefined) return view(tx, config, actor, other.id);
    const id = body.id ?? app.random(12).toString('base64url');
    await insertShift(tx, tenant, { id, person, area_path: area, began_at: at, ended_at: null });
    return view(tx, config, actor, id);
  });
}

/** Ends a shift of the person's own; one that has ended stays as it is. */
export function endShift(
  app: App,
  actor: Actor,
  input: ShiftEndBody & { readonly id: string },
): Promise<Result<Shift>> {
  return inTransaction<Shift>(app, actor.tenant, async (tx, config) => {
    const found = await ownShift(tx, config, actor, input.id);
    if (!found.ok) return found;
    const { began_at, ended_at, id } = found.value;
    const now = app.clock.now();
    const told = input.endedAt === undefined ? now : Date.parse(input.endedAt);
    const ended = Math.max(began_at, Math.min(told, now, began_at + LONGEST_MS));
    if (ended_at === null) await endRow(tx, actor.tenant, id, ended);
    return view(tx, config, actor, id);
  });
}

/** The person's own shifts, the latest first. */
export function listShifts(app: App, actor: Actor): Promise<Result<ShiftList>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const lines = await readShifts(tx, actor.tenant, { person: actor.person }, latest);
    return done({
      shifts: lines.map((line) => viewOf(config, line)),
      keptDays: KEPT_DAYS,
      now: formatInstant(app.clock.now(), config.calendar.timeZone),
    });
  });
}

/** One of them, with the positions that are still kept: for the person's own eyes. */
export function getShift(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<ShiftDetail>> {
  return readAs(app, actor, permission, async (tx, config) => {
    if (unstorable(input) !== null) return failed({ code: 'not-found' });
    const shift = await view(tx, config, actor, input.id);
    if (!shift.ok) return shift;
    const zone = config.calendar.timeZone;
    const track = await readTrack(tx, actor.tenant, input.id);
    return done({ ...shift.value, track: track.map(({ at, ...rest }) => ({ ...rest, at: formatInstant(at, zone) })) });
  });
}

/** The row of a shift of the person's own, held for writing; another's is not found. */
export async function ownShift(tx: Tx, config: TenantConfig, actor: Actor, id: string) {
  if (patrolled(config, actor).length === 0) return failed({ code: 'forbidden', permission });
  if (unstorable({ id }) !== null) return failed({ code: 'not-found' });
  const row = await findShift(tx, actor.tenant, { id, person: actor.person }, true);
  return row === undefined ? failed({ code: 'not-found' }) : done(row);
}

export async function view(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<Result<Shift>> {
  const [line] = await readShifts(tx, actor.tenant, { person: actor.person, id }, 1);
  return line === undefined ? failed({ code: 'not-found' }) : done(viewOf(config, line));
}

function viewOf(config: TenantConfig, line: ShiftLine): Shift {
  const zone = config.calendar.timeZone;
  return {
    id: line.id,
    area: { path: line.area_path, name: config.areas.nameOf(line.area_path) },
    beganAt: formatInstant(line.began_at, zone),
    endedAt: line.ended_at === null ? null : formatInstant(line.ended_at, zone),
    cells: line.cells,
    positions: line.positions,
  };
}

function patrolled(config: TenantConfig, actor: Actor): string[] {
  return reaches(rightsOf(config.newestFlow), actor, permission).map(({ grant }) => grant.areaPath);
}
