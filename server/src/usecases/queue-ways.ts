import { PUBLIC_PERSON, reaches } from '../policies/allow.js';
import { DESK, type DeskRule } from '../policies/desk.js';
import { personParty, unitParty } from '../policies/involves.js';
import type { Right, Scope } from '../policies/permissions.js';
import type { Way, Within } from '../store/queue.js';
import type { Actor, Grant } from './types.js';

/** What the person's roles have to act on: a way for each rule of each grant. */
export function deskWays(actor: Actor): Way[] {
  return actor.grants.flatMap((grant) => (DESK[grant.role] ?? []).flatMap((rule) => deskWay(actor, grant, rule)));
}

/** All that the person may read. */
export function readableWays(rights: readonly Right[], actor: Actor): Way[] {
  return reaches(rights, actor, 'case.read').flatMap(({ scope, grant }) =>
    withinOf(actor, grant, scope, 'had').map((within) => ({ within })),
  );
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
function withinOf(actor: Actor, grant: Grant, scope: Scope, unit: 'has' | 'had'): Within[] {
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
      return actor.person === PUBLIC_PERSON ? [] : [{ kind: 'reporter', person: actor.person }];
  }
}

function ownTask(actor: Actor, { unit, areaPath: path }: Grant, crew: 'has' | 'had'): Within {
  if (unit === null) return { kind: 'party', party: personParty(actor.person), path: null };
  if (crew === 'has') return { kind: 'crew', person: actor.person, unit, path };
  return { kind: 'party', party: personParty(actor.person), path };
}
