import { localDate } from '@bihuan/worktime';
import type { ComponentRow } from '../../store/components.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { isOwnId, numbersByStandard, partsOf } from './component-id.js';
import type { Fault } from './fault.js';
import { findPlace } from './place.js';
import { shapeToStored } from './shape-place.js';
import type { CheckedComponent, ComponentValues } from './values.js';

export type Checked =
  | { readonly ok: true; readonly component: CheckedComponent }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks components of a tenant: made once for many. */
export class ComponentCheck {
  readonly #config: TenantConfig;
  readonly #today: string;
  readonly #unitsByName: ReadonlyMap<string, string>;
  readonly #codesByName: ReadonlyMap<string, string>;

  constructor(config: TenantConfig, now: number) {
    this.#config = config;
    this.#today = localDate(now, config.calendar.timeZone);
    this.#unitsByName = new Map([...config.units.values()].map((unit) => [unit.name, unit.id]));
    const components = [...config.classes.values()].filter((each) => each.kind === 'component');
    this.#codesByName = new Map(components.map((each) => [`${each.standardRef}|${each.name}`, each.code]));
  }

  /** @param standing the component as it is: its place, where it is the same, is in no system but the stored one */
  check(values: ComponentValues, standing: ComponentRow | null = null): Checked {
    const faults: Fault[] = [];
    const add = (member: string, code: string, params: Fault['params'] = {}) =>
      void faults.push({ member, code, params });
    const ref = this.#classOf(values, add);
    const unit = (member: 'department' | 'owner' | 'maintainer') => this.#unitOf(values[member], member, add);
    const [department, owner, maintainer] = [unit('department'), unit('owner'), unit('maintainer')];
    this.#checkDays(values, add);
    if (!isGeometry(values.geometry)) add('geometry', 'bad-geometry');
    const stays = standing !== null && standing.lon === values.lon && standing.lat === values.lat;
    const found = findPlace(this.#config, values, stays ? 'wgs84' : values.coordinates);
    if (!found.ok) faults.push(found.fault);
    if (faults.length > 0 || !found.ok) return { ok: false, faults };
    const { lon: _, lat: __, ...said } = values;
    const coordinates = stays ? standing.coordinates : values.coordinates;
    const placed = { ...found.place, areaPath: found.areaPath, coordinates };
    const geometry = shapeToStored(values.geometry, stays ? 'wgs84' : values.coordinates);
    return { ok: true, component: { ...said, ...ref, ...placed, geometry, department, owner, maintainer } };
  }

  /** The class by its code or name; an id by the standard must agree with it. */
  #classOf({ id, standardRef, class: said }: ComponentValues, add: Add) {
    const parts = partsOf(id);
    const own = !numbersByStandard(this.#config);
    if (parts === null && (!own || !isOwnId(id))) {
      add('id', own ? 'bad-own-id' : 'bad-component-id', { value: id });
    }
    const standard = standardRef ?? parts?.standardRef ?? this.#config.defaultStandard;
    const code = (said === null ? parts?.code : this.#codesByName.get(`${standard}|${said}`)) ?? said;
    if (code === null) {
      if (parts !== null || own) add('class', 'required');
      return { standardRef: standard, class: '' };
    }
    const ref = { standardRef: standard, kind: 'component', code };
    if (!this.#config.classes.has(classKeyOf(ref))) {
      const isEvent = this.#config.classes.has(classKeyOf({ ...ref, kind: 'event' }));
      add('class', isEvent ? 'not-a-component' : 'no-such-class', { value: code, standard });
    } else if (parts !== null && !own) {
      const division = this.#config.tenant;
      if (parts.division !== division) add('id', 'id-division', { inId: parts.division, division });
      if (parts.code !== code || parts.standardRef !== standard)
        add('id', 'id-class', { inId: parts.code, value: code });
    }
    return { standardRef: standard, class: code };
  }

  #unitOf(said: string | null, member: string, add: Add): string | null {
    if (said === null || this.#config.units.has(said)) return said;
    const id = this.#unitsByName.get(said);
    if (id === undefined) add(member, 'unknown-unit', { value: said });
    return id ?? null;
  }

  #checkDays({ maintainedFrom, maintainedUntil, firstOn, changedOn }: ComponentValues, add: Add): void {
    if (maintainedFrom !== null && maintainedUntil !== null && maintainedUntil < maintainedFrom) {
      add('maintainedUntil', 'until-before-from');
    }
    if (firstOn > this.#today) add('firstOn', 'in-future', { value: firstOn });
    if (changedOn === null) return;
    if (changedOn > this.#today) add('changedOn', 'in-future', { value: changedOn });
    if (changedOn < firstOn) add('changedOn', 'changed-before-first');
  }
}

type Add = (member: string, code: string, params?: Fault['params']) => void;

const depths: Readonly<Record<string, number>> = {
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
};

/** Null, or a line or an area of GeoJSON whose positions are places on Earth. */
function isGeometry(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || !('type' in value) || !('coordinates' in value)) return false;
  const depth = depths[String(value.type)];
  return depth !== undefined && isNested(value.coordinates, depth);
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.length > 0 && value.every((each) => isNested(each, depth - 1));
  const [lon, lat] = value;
  return value.length >= 2 && isDegree(lon, 180) && isDegree(lat, 90);
}

function isDegree(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}
