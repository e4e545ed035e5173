import type { DutyCheck } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import { holdersOf } from '../store/organisation.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { leadCheck } from './lead-check.js';
import { peopleOf, problemsOf, UNIT_PEOPLE_ROLES } from './organisation/unit-problems.js';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

const listed = 20;

/** Has every class exactly one lead everywhere, and has every unit who answers for it? One line a cause. */
export function checkResponsibility(app: App, actor: Actor): Promise<Result<DutyCheck>> {
  return readAs(app, actor, 'config.read', async (tx, config) => {
    const { classes, duties, areas, unclear } = config;
    const check = leadCheck({ classes: classes.values(), duties, areas: areas.all, unclear });
    return done({
      classes: check.classes,
      areas: check.areas,
      pairs: check.classes * check.areas,
      settled: check.settled,
      causes: check.causes.map((cause) => ({
        what: cause.what,
        intended: cause.intended !== null,
        why: cause.intended?.why ?? null,
        units: cause.units.map((id) => namedUnit(config, id)),
        areas: cause.areas.slice(0, listed).map(({ path, name, level }) => ({ path, name, level })),
        areaCount: cause.areas.length,
        classes: cause.classes.map(({ standardRef, kind, code, name, nameEn, group, local = false }) => ({
          ...{ standardRef, kind, code, name, nameEn, group, local },
        })),
      })),
      units: await unitFaults(tx, config),
    });
  });
}

/** What units want, so that a case that is theirs is never left lying. */
async function unitFaults(tx: Tx, config: TenantConfig): Promise<DutyCheck['units']> {
  const holders = await holdersOf(tx, config.tenant, UNIT_PEOPLE_ROLES);
  const leading = new Set(config.duties.filter((row) => row.lead).map((row) => row.unit));
  return [...config.units.values()].flatMap((unit) =>
    problemsOf(config, unit, peopleOf(unit, holders)).map((what) => ({
      unit: namedUnit(config, unit.id),
      what,
      leads: leading.has(unit.id),
    })),
  );
}
