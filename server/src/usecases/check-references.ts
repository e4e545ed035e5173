import type { MatterEvent } from '@bihuan/flow';
import type { Tx } from '../store/database.js';
import { findMatter, type MatterRow } from '../store/matters.js';
import { peopleWithRole } from '../store/people.js';
import { covers } from './areas-tree.js';
import { checkAttachments } from './attachments.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { worksAt } from './responsibility.js';
import type { Failure } from './types.js';

type Data = MatterEvent['data'];
type Check = (tx: Tx, config: TenantConfig, row: MatterRow, data: Data) => Promise<Failure | null> | Failure | null;

/**
 * What members of a live event must name: a case that is there, somebody who can be sent, a class of the catalogue, a unit
 * that works where the case is. The kernel knows units only; a log that is imported is history and is not asked.
 */
const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'check-sent': [holdsRole('collector', 'collector')],
  'verification-sent': [holdsRole('collector', 'collector')],
  assigned: [holdsRole('crew', 'unit-crew')],
  merged: [otherCase],
  filed: [knownClass],
  corrected: [knownClass, inside],
  dispatched: [unitHere],
  'assist-requested': [unitHere],
};

/** Null where everything that the event names is there. */
export async function checkReferences(
  tx: Tx,
  config: TenantConfig,
  row: MatterRow,
  event: Pick<MatterEvent, 'type' | 'actor' | 'data'>,
): Promise<Failure | null> {
  for (const check of CHECKS[event.type] ?? []) {
    const failure = await check(tx, config, row, event.data);
    if (failure !== null) return failure;
  }
  return checkAttachments(tx, row.tenant, event.actor, row.id, event);
}

/** A crew must be of the unit that has the case, and work where the case is. */
function holdsRole(member: string, role: string): Check {
  return async (tx, _, row, data) => {
    const people = await peopleWithRole(tx, row.tenant, role);
    const found = people.some(
      (each) =>
        each.id === data[member] &&
        (each.unit === null || (each.unit === row.unit && covers(each.areaPath, row.area_path))),
    );
    return found ? null : invalid(member, `somebody who holds the role ${role}`);
  };
}

async function otherCase(tx: Tx, _: TenantConfig, row: MatterRow, data: Data): Promise<Failure | null> {
  const { into } = data;
  const found = typeof into === 'string' && into !== row.id && (await findMatter(tx, row.tenant, into)) !== undefined;
  return found ? null : invalid('into', 'the id of another case');
}

function knownClass(_: Tx, config: TenantConfig, row: MatterRow, data: Data): Failure | null {
  const { class: code, standardRef = row.standard_ref } = data;
  if (code === undefined) return null;
  const key = classKeyOf({ standardRef: String(standardRef), kind: row.kind, code: String(code) });
  const known = config.classes.get(key);
  // What has a class that was retired since keeps it.
  const kept = code === row.class && standardRef === row.standard_ref;
  return known !== undefined && (kept || known.retired !== true) ? null : invalid('class', 'a class of the catalogue');
}

/** Nobody of a unit could act on a case outside the area in which it works. */
function unitHere(_: Tx, config: TenantConfig, row: MatterRow, { unit }: Data): Failure | null {
  if (typeof unit !== 'string') return null;
  if (config.units.get(unit)?.retired === true) {
    return { code: 'rule', reason: 'unit-retired', params: { unit: namedUnit(config, unit).name } };
  }
  if (worksAt(config, unit, row.area_path)) return null;
  const area = config.units.get(unit)?.area ?? '';
  return { code: 'unit-elsewhere', unit: namedUnit(config, unit).name, area: config.areas.nameOf(area) };
}

function inside(_: Tx, config: TenantConfig, __: MatterRow, data: Data): Failure | null {
  const place = data.location as { readonly lon: number; readonly lat: number } | undefined;
  if (place === undefined || config.areas.at(place.lon, place.lat).length > 0) return null;
  return { code: 'outside', lon: place.lon, lat: place.lat };
}

function invalid(member: string, message: string): Failure {
  return { code: 'invalid', errors: [{ path: `data.${member}`, message }] };
}
