import type { CaseDesk, CaseDeskBody } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows, DESK_ROLES } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { currentHold, type DeskHold, giveHold, takeHold } from '../store/desk-holds.js';
import { findMatter, lockMatter, type MatterRow } from '../store/matters.js';
import { insertMessages } from '../store/outbox.js';
import { namesOf, peopleWithRole } from '../store/people.js';
import { covers } from './areas-tree.js';
import type { TenantConfig } from './config.js';
import { inSnapshot, inTransaction } from './in-transaction.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** Which desk works a case: a street's own, the district's, or the district's that has taken it over. */
export function caseDesk(app: App, actor: Actor, input: { readonly case: string }): Promise<Result<CaseDesk>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined || !(await mayRead(tx, config, actor, row))) return failed({ code: 'not-found' });
    return done(await viewOf(app, tx, config, actor, row));
  });
}

export interface MoveDeskInput extends CaseDeskBody {
  readonly case: string;
}

/**
 * The district's desk takes a case from a street's own, or gives it back. While it has it, the street's desk neither lists
 * the case nor acts on it, so that two desks do not work the same case.
 */
export async function moveDesk(app: App, actor: Actor, input: MoveDeskInput): Promise<Result<CaseDesk>> {
  return inTransaction<CaseDesk>(app, actor.tenant, async (tx, config) => {
    const row = await lockMatter(tx, actor.tenant, input.case);
    if (row === undefined || !(await mayRead(tx, config, actor, row))) return failed({ code: 'not-found' });
    const hold = await currentHold(tx, actor.tenant, row.id);
    const desk = await deskBelow(tx, actor, row);
    const mine = hold === null ? null : gives(actor, hold);
    const [by, at] = [actor.person, app.clock.now()];
    if (input.do === 'take') {
      if (hold !== null) return failed({ code: 'rule', reason: 'desk-held' });
      if (row.ended_at !== null || desk === null) return failed({ code: 'rule', reason: 'desk-none' });
      await takeHold(tx, actor.tenant, row.id, { areaPath: desk.above, by, at });
    } else {
      if (hold === null) return failed({ code: 'rule', reason: 'desk-not-held' });
      if (mine === null) return failed({ code: 'forbidden', permission: 'case.read' });
      await giveHold(tx, actor.tenant, row.id, { no: hold.no, by, at });
    }
    // Desks list it anew.
    const news = { version: row.version, event: `desk-${input.do}` };
    await insertMessages(tx, actor.tenant, at, [{ matter: row.id, kind: 'case', data: news }]);
    return done(await viewOf(app, tx, config, actor, row));
  });
}

async function mayRead(tx: Tx, config: TenantConfig, actor: Actor, row: MatterRow): Promise<boolean> {
  return allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', await subjectOf(tx, row));
}

async function viewOf(app: App, tx: Tx, config: TenantConfig, actor: Actor, row: MatterRow): Promise<CaseDesk> {
  const zone = config.calendar.timeZone;
  const named = (path: string) => ({ path, name: config.areas.nameOf(path) });
  const hold = await currentHold(tx, actor.tenant, row.id);
  const own = await ownDesk(tx, config, row);
  const names = await namesOf(tx, actor.tenant, hold === null ? [] : [hold.by]);
  const below = await deskBelow(tx, actor, row);
  const may = hold === null ? (row.ended_at === null && below !== null ? 'take' : null) : gives(actor, hold);
  return {
    own: own === null ? null : named(own),
    held: hold && {
      area: named(hold.areaPath),
      by: { id: hold.by, name: names.get(hold.by) ?? hold.by },
      at: formatInstant(hold.at, zone),
    },
    may,
    now: formatInstant(app.clock.now(), zone),
  };
}

/** Areas whose desks cover the case, each of the roles counted alone, the smallest first. */
async function desksOver(tx: Tx, row: MatterRow): Promise<string[]> {
  const paths = new Set<string>();
  for (const role of DESK_ROLES) {
    for (const { areaPath } of await peopleWithRole(tx, row.tenant, role)) {
      if (covers(areaPath, row.area_path)) paths.add(areaPath);
    }
  }
  return [...paths].sort((a, b) => b.length - a.length);
}

/** A desk of its own below the whole tenant's. */
async function ownDesk(tx: Tx, config: TenantConfig, row: MatterRow): Promise<string | null> {
  const [smallest] = await desksOver(tx, row);
  return smallest === undefined || smallest === config.areas.root?.path ? null : smallest;
}

/** A desk below one of the person's own: what they can take a case from, and as which desk. */
async function deskBelow(tx: Tx, actor: Actor, row: MatterRow): Promise<{ readonly above: string } | null> {
  const mine = actor.grants.filter((grant) => DESK_ROLES.includes(grant.role) && covers(grant.areaPath, row.area_path));
  if (mine.length === 0) return null;
  const [smallest] = await desksOver(tx, row);
  const above = mine.find((grant) => smallest !== undefined && grant.areaPath.length < smallest.length);
  return above === undefined ? null : { above: above.areaPath };
}

/** Whoever is at the desk that has it, or above, gives it back. */
function gives(actor: Actor, hold: DeskHold): 'give' | null {
  const mine = actor.grants.some((grant) => DESK_ROLES.includes(grant.role) && covers(grant.areaPath, hold.areaPath));
  return mine ? 'give' : null;
}
