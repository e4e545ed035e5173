import type { SetupStep, SetupView } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import { countByRole, holdersOf } from '../../store/organisation.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { yearsMissing } from '../worktime.js';
import { peopleOf, problemsOf, UNIT_PEOPLE_ROLES } from './unit-problems.js';

type Step = SetupView['steps'][number];
type Wanting = Step['wanting'][number];

/** Without one of each, a case stops on its way. */
const needed = ['duty-officer', 'dispatcher', 'collector'];
/** Without them it goes on, unwatched. */
const wished = ['supervisor', 'auditor'];

/** What an installation needs to work, in the order in which it is set up, and what of it is there. */
export function setup(app: App, actor: Actor): Promise<Result<SetupView>> {
  return inSnapshot<SetupView>(app, actor.tenant, async (tx, config) => {
    const rights = rightsOf(config.newestFlow);
    const permissions = ['config.read', 'account.read', 'audit.read'];
    if (!permissions.some((permission) => allowsSomewhere(rights, actor, permission))) {
      return failed({ code: 'forbidden', permission: 'config.read' });
    }
    const steps = [
      areas(config),
      await units(tx, config),
      await people(tx, config),
      catalogue(config),
      duties(config),
      calendar(config, app.clock.now()),
      policies(config, app.clock.now()),
    ];
    return done({ ready: steps.every((each) => each.state !== 'missing'), steps });
  });
}

function step(name: SetupStep, count: number, missing: readonly Wanting[], attention: readonly Wanting[] = []): Step {
  const state = missing.length > 0 ? 'missing' : attention.length > 0 ? 'attention' : 'done';
  return { step: name, state, count, wanting: [...missing, ...attention] };
}

const wanting = (code: string, names: readonly string[], count = names.length): Wanting[] =>
  count === 0 ? [] : [{ code, count, names: names.slice(0, 8) }];

function areas({ areas: { all } }: TenantConfig): Step {
  const below = all.filter((area) => area.parent !== null);
  const bare = below.filter((area) => area.geometry === null).map((area) => area.name);
  return step(
    'areas',
    below.length,
    [],
    [...wanting('no-areas', [], below.length === 0 ? 1 : 0), ...wanting('no-boundary', bare)],
  );
}

async function units(tx: Tx, config: TenantConfig): Promise<Step> {
  const holders = await holdersOf(tx, config.tenant, UNIT_PEOPLE_ROLES);
  const working = [...config.units.values()].filter((unit) => unit.retired !== true);
  const withProblems = working.filter((unit) => problemsOf(config, unit, peopleOf(unit, holders)).length > 0);
  return step(
    'units',
    working.length,
    wanting('no-units', [], working.length === 0 ? 1 : 0),
    wanting(
      'unit-problems',
      withProblems.map((unit) => unit.name),
    ),
  );
}

async function people(tx: Tx, config: TenantConfig): Promise<Step> {
  const counts = await countByRole(tx, config.tenant);
  const absent = (roles: readonly string[]): string[] => roles.filter((role) => (counts.get(role) ?? 0) === 0);
  const clerkless = absent(['unit-clerk']);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return step(
    'people',
    total,
    wanting('no-role', [...absent(needed), ...clerkless]),
    wanting('no-watcher', absent(wished)),
  );
}

function catalogue({ classes }: TenantConfig): Step {
  return step('catalogue', classes.size, wanting('no-classes', [], classes.size === 0 ? 1 : 0));
}

/** Without a duty a dispatcher still chooses the unit by hand. */
function duties(config: TenantConfig): Step {
  const given = config.duties.length;
  return step('duties', given, [], wanting('no-duties', [], given === 0 ? 1 : 0));
}

function calendar(config: TenantConfig, now: number): Step {
  const years = yearsMissing(config, now).map(String);
  return step('calendar', 1, [], wanting('no-holidays', years));
}

function policies(config: TenantConfig, now: number): Step {
  const known = config.policies.length;
  // policyAt throws where there is none at all.
  return step('policies', known, wanting('no-policy', [], known === 0 || config.policyAt(now) === undefined ? 1 : 0));
}
