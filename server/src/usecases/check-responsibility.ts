import type { DutyCheck } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import { peopleWithRole } from '../store/people.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { leadCheck } from './lead-check.js';
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

/** Units that nobody answers for, or takes cases of, while they have duties. */
async function unitFaults(tx: Tx, config: TenantConfig): Promise<DutyCheck['units']> {
  const withRole = async (role: string) =>
    new Set((await peopleWithRole(tx, config.tenant, role)).map((person) => person.unit));
  const [heads, clerks] = [await withRole('unit-head'), await withRole('unit-clerk')];
  const leading = new Set(config.duties.filter((row) => row.lead).map((row) => row.unit));
  return [...config.units.values()].flatMap((unit) => {
    const missing = [
      ...(heads.has(unit.id) ? [] : ['no-head' as const]),
      ...(clerks.has(unit.id) ? [] : ['no-clerk' as const]),
    ];
    return missing.map((what) => ({ unit: namedUnit(config, unit.id), what, leads: leading.has(unit.id) }));
  });
}
