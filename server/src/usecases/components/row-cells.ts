import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import type { ComponentCells } from './columns.js';
import type { CheckedComponent } from './values.js';

/** A component as the cells of a file: units and areas as they are called. */
export function cellsOf(config: TenantConfig, row: CheckedComponent): ComponentCells {
  const unit = (id: string | null): string | null => (id === null ? null : (config.units.get(id)?.name ?? id));
  const ref = { standardRef: row.standardRef, kind: 'component', code: row.class };
  return {
    id: row.id,
    standardRef: row.standardRef,
    class: row.class,
    className: config.classes.get(classKeyOf(ref))?.name ?? null,
    name: row.name,
    state: row.state,
    lon: row.lon,
    lat: row.lat,
    area: row.areaPath.slice(row.areaPath.lastIndexOf('/') + 1),
    department: unit(row.department),
    owner: unit(row.owner),
    maintainer: unit(row.maintainer),
    maintainedFrom: row.maintainedFrom,
    maintainedUntil: row.maintainedUntil,
    source: row.source,
    firstOn: row.firstOn,
    changedOn: row.changedOn,
    remark: row.remark,
    properties: row.properties,
  };
}
