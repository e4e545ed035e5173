import type { PeopleList } from '@bihuan/contracts';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { peopleWithRole } from '../store/people.js';
import { covers } from './areas-tree.js';
import { dutyNow } from './patrol/duty-now.js';
import { readAs } from './read-reference.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface PeopleInput {
  readonly role: string;
  /** An area's path: people whose grant covers it, or lies in it. */
  readonly area?: string | undefined;
}

/** Who holds a role: who can be sent, or handed something. A unit's people see their own unit's only. */
export function people(app: App, actor: Actor, input: PeopleInput): Promise<Result<PeopleList>> {
  return readAs(app, actor, 'people.read', async (tx, config) => {
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
    const reach = reaches(rightsOf(config.newestFlow), actor, 'people.read');
    const all = reach.some((each) => each.scope === 'anywhere');
    const units = new Set(reach.map((each) => each.grant.unit));
    const found = await peopleWithRole(tx, actor.tenant, input.role);
    const duty =
      input.role === 'collector' && input.area !== undefined ? await dutyNow(tx, actor.tenant, app.clock.now()) : null;
    const onDuty = new Map(
      (duty?.at(input.area ?? '') ?? []).map(({ person, why }) => [person, why] as const).reverse(),
    );
    return done({
      people: found
        .filter((each) => all || (each.unit !== null && units.has(each.unit)))
        .filter(({ areaPath }) => input.area === undefined || meet(areaPath, input.area))
        .map(({ id, name, areaPath, unit }) => ({ id, name, area: areaPath, unit, ...dutyOf(onDuty.get(id)) })),
    });
  });
}

const dutyOf = (why: 'planned' | 'walking' | undefined) => (why === undefined ? {} : { onDuty: why });

function meet(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a);
}
