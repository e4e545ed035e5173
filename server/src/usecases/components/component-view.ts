import type { ComponentDetail, ComponentPhoto, ComponentSummary, ComponentVersion } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { ComponentFile } from '../../store/component-files.js';
import type { ComponentRow } from '../../store/components.js';
import type { FileRow } from '../../store/files.js';
import { namedUnit } from '../case-summary.js';
import { instantOrNull } from '../clock-view.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';

type ClassView = ComponentSummary['class'];

export function componentClass(config: TenantConfig, { standardRef, class: code }: ComponentRow): ClassView {
  const known = config.classes.get(classKeyOf({ standardRef, kind: 'component', code }));
  return { standardRef, code, name: known?.name ?? code, nameEn: known?.nameEn ?? null };
}

const unitOrNull = (config: TenantConfig, id: string | null) => (id === null ? null : namedUnit(config, id));
const areaOf = (config: TenantConfig, path: string) => ({ path, name: config.areas.nameOf(path) });

export function componentSummaryOf(config: TenantConfig, row: ComponentRow): ComponentSummary {
  return {
    id: row.id,
    version: row.version,
    class: componentClass(config, row),
    name: row.name,
    state: row.state,
    area: areaOf(config, row.areaPath),
    location: { lon: row.lon, lat: row.lat },
    department: unitOrNull(config, row.department),
    maintainer: unitOrNull(config, row.maintainer),
    firstOn: row.firstOn,
    changedAt: formatInstant(row.changedAt, config.calendar.timeZone),
  };
}

type Told = Omit<ComponentVersion, 'replacedBecause'>;

/** @param names of people, by their ids */
export function componentVersionOf(
  config: TenantConfig,
  row: ComponentRow,
  files: readonly ComponentFile[],
  names: ReadonlyMap<string, string>,
): Told {
  const had = files.filter(
    ({ fromVersion, untilVersion }) =>
      fromVersion <= row.version && (untilVersion === null || row.version < untilVersion),
  );
  return {
    version: row.version,
    name: row.name,
    state: row.state,
    location: { lon: row.lon, lat: row.lat },
    area: areaOf(config, row.areaPath),
    geometry: row.geometry,
    coordinates: row.coordinates as Told['coordinates'],
    department: unitOrNull(config, row.department),
    owner: unitOrNull(config, row.owner),
    maintainer: unitOrNull(config, row.maintainer),
    maintainedFrom: row.maintainedFrom,
    maintainedUntil: row.maintainedUntil,
    source: row.source,
    firstOn: row.firstOn,
    changedOn: row.changedOn,
    remark: row.remark,
    properties: { ...row.properties },
    photos: had.map(({ file }) => photoOf(config, file)),
    at: formatInstant(row.changedAt, config.calendar.timeZone),
    by: { id: row.changedBy, name: names.get(row.changedBy) ?? row.changedBy },
  };
}

export function areasOn(config: TenantConfig, path: string): ComponentDetail['areas'] {
  return config.areas.on(path).map(({ id, level, name, nameEn }) => ({ id, level, name, nameEn }));
}

function photoOf(config: TenantConfig, file: FileRow): ComponentPhoto {
  const { id, width, height, taken_at: taken, lon, lat, erased_at: erased } = file;
  return {
    id,
    width,
    height,
    takenAt: instantOrNull(taken, config.calendar.timeZone),
    location: lon === null || lat === null ? null : { lon, lat },
    erased: erased !== null,
  };
}
