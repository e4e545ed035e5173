import { contactRead, DESK_ROLES, PUBLIC_PERSON, reaches } from '../policies/allow.js';
import { DESK, type DeskRule } from '../policies/desk.js';
import { personParty, reporterParty, unitParty } from '../policies/involves.js';
import { type Right, rightsOf, type Scope } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { fittingOf, type Way, type Within } from '../store/queue.js';
import { covers } from './areas-tree.js';
import type { TenantConfig } from './config.js';
import type { Actor, Grant } from './types.js';

/** What the person's roles have to act on: a way for each rule of each grant. */
export function deskWays(actor: Actor, held: Held = none): Way[] {
  return actor.grants.flatMap((grant) => {
    const except = heldFrom(grant, held);
    return (DESK[grant.role] ?? []).flatMap((rule) =>
      deskWay(actor, grant, rule).map((way) => (except.size > 0 ? { ...way, except } : way)),
    );
  });
}

/** Cases that a desk has taken over, with the area of that desk. */
export type Held = ReadonlyMap<string, string>;
const none: Held = new Map();

/** What a desk above has taken from this one. */
function heldFrom(grant: Grant, held: Held): Set<string> {
  if (!DESK_ROLES.includes(grant.role)) return new Set();
  return new Set(
    [...held].flatMap(([matter, area]) => (area !== grant.areaPath && covers(area, grant.areaPath) ? [matter] : [])),
  );
}

/** All that the person may read. */
export function readableWays(rights: readonly Right[], actor: Actor): Way[] {
  return waysTo(rights, actor, 'case.read');
}

/** All where the person holds a permission to read something. */
export function waysTo(rights: readonly Right[], actor: Actor, permission: string): Way[] {
  return reaches(rights, actor, permission).flatMap(({ scope, grant }) =>
    withinOf(actor, grant, scope, 'had', permission !== contactRead).map((within) => ({ within })),
  );
}

const batch = 1000;

/** Which of some matters the person may read. */
export async function readableOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  matters: ReadonlySet<string>,
): Promise<Set<string>> {
  const ways = readableWays(rightsOf(config.newestFlow), actor);
  const ids = [...matters];
  const readable = new Set<string>();
  for (let from = 0; from < ids.length; from += batch) {
    for (const id of await fittingOf(tx, actor.tenant, ways, ids.slice(from, from + batch))) readable.add(id);
  }
  return readable;
}

function deskWay(actor: Actor, grant: Grant, rule: DeskRule): Way[] {
  const { scope, states, marks, late, sent, waitsFor } = rule;
  return withinOf(actor, grant, scope, 'has').map((within) => ({
    within,
    states,
    marks,
    late,
    sentTo: sent ? actor.person : undefined,
    waitsFor,
  }));
}

/** On the desk a unit or a crew sees what it has; to read, also what it had or helps with. */
function withinOf(actor: Actor, grant: Grant, scope: Scope, unit: 'has' | 'had', joined = true): Within[] {
  switch (scope) {
    case 'anywhere':
      return [{ kind: 'anywhere' }];
    case 'area':
      return [{ kind: 'area', path: grant.areaPath }];
    case 'own-unit':
      if (grant.unit === null) return [];
      return [
        unit === 'has'
          ? { kind: 'unit', unit: grant.unit, path: grant.areaPath }
          : { kind: 'party', party: unitParty(grant.unit), path: grant.areaPath },
      ];
    case 'own-task':
      return [ownTask(actor, grant, unit)];
    case 'own-report':
      if (actor.person === PUBLIC_PERSON) return [];
      return [
        { kind: 'reporter', person: actor.person },
        ...(joined ? [{ kind: 'party', party: reporterParty(actor.person), path: null } as const] : []),
      ];
  }
}

function ownTask(actor: Actor, { unit, areaPath: path }: Grant, crew: 'has' | 'had'): Within {
  if (unit === null) return { kind: 'party', party: personParty(actor.person), path: null };
  if (crew === 'has') return { kind: 'crew', person: actor.person, unit, path };
  return { kind: 'party', party: personParty(actor.person), path };
}
