import type { PublishedCase } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { RequestRow } from '../../store/service-requests.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';

/** A case as anybody may be told of it: what it is, where, who answers and how far it is. No word of any reporter. */
export function publishedOf(config: TenantConfig, row: RequestRow, mergedInto: string | null): PublishedCase {
  const zone = config.calendar.timeZone;
  const known = config.classes.get(classKeyOf({ standardRef: row.standardRef, kind: row.kind, code: row.class }));
  const unit = row.unit === null ? undefined : config.units.get(row.unit);
  return {
    number: row.number,
    status: statusOf(row),
    state: row.state,
    class: { kind: row.kind, code: row.class, name: known?.name ?? row.class, nameEn: known?.nameEn ?? null },
    severity: row.severity,
    location: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    areas: config.areas.on(row.areaPath).map(({ id, level, name }) => ({ id, level, name })),
    unit: row.unit === null ? null : { id: row.unit, name: unit?.name ?? row.unit },
    reporters: row.reporters,
    mergedInto,
    reportedAt: formatInstant(row.reportedAt, zone),
    updatedAt: formatInstant(row.updatedAt, zone),
    expectedAt: row.endedAt !== null || row.wholeDue === null ? null : formatInstant(row.wholeDue, zone),
  };
}

/** GeoReport v2 knows two: an ended case is closed, however it ended. */
export function statusOf({ endedAt }: Pick<RequestRow, 'endedAt'>): 'open' | 'closed' {
  return endedAt === null ? 'open' : 'closed';
}
