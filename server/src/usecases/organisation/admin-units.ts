import type { AdminUnits } from '@bihuan/contracts';
import type { Tx } from '../../store/database.js';
import { findDocument } from '../../store/documents.js';
import { holdersOf, openByUnit } from '../../store/organisation.js';
import type { TenantConfig } from '../config.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { peopleOf, problemsOf, UNIT_PEOPLE_ROLES } from './unit-problems.js';

/** Responsible units as they stand, with who works for them, what they have in hand and what they want. */
export function adminUnits(app: App, actor: Actor): Promise<Result<AdminUnits>> {
  return readAs(app, actor, 'config.read', async (tx, config) => {
    const document = await findDocument(tx, actor.tenant, { kind: 'units', id: 'units' });
    return done({
      version: document?.version ?? 0,
      units: await unitViews(tx, config),
      calendars: [config.calendar.definition.id],
      areas: config.areas.all.map(({ path, name, nameEn, level }) => ({ path, name, nameEn, level })),
    });
  });
}

async function unitViews(tx: Tx, config: TenantConfig): Promise<AdminUnits['units']> {
  const open = await openByUnit(tx, config.tenant);
  const holders = await holdersOf(tx, config.tenant, UNIT_PEOPLE_ROLES);
  const duties = new Map<string, number>();
  for (const { unit } of config.duties) duties.set(unit, (duties.get(unit) ?? 0) + 1);
  return [...config.units.values()].map((unit) => {
    const people = peopleOf(unit, holders);
    const { id, name, nameEn, kind, area, commandDuty, phone, hours, retired, clerk } = unit;
    return {
      id,
      name,
      nameEn,
      kind,
      area: area === null ? null : { path: area, name: config.areas.nameOf(area) },
      commandDuty,
      phone: phone ?? null,
      hours: hours ?? null,
      retired: retired === true,
      clerk: clerk ?? null,
      heads: people.heads.map(named),
      clerks: people.clerks.map(named),
      crews: people.crews,
      openCases: open.get(id) ?? 0,
      duties: duties.get(id) ?? 0,
      problems: problemsOf(config, unit, people),
    };
  });
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
