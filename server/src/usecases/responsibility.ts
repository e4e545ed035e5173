import { type Duty, dutiesOf, leadUnit } from '@bihuan/city';
import type { Named, ResponsibilityView } from '@bihuan/contracts';
import { covers } from './areas-tree.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { classKeyOf, type ProvenanceDocument } from './documents.js';
import { byCodePoints } from './open-board/code-points.js';
import type { Upkeep } from './upkeep.js';

interface ClassRef {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
}

/**
 * Who answers for a class in an area, with the reason: the unit that keeps up the component on that day, else the one that
 * leads the class there by the tenant's stored duties, else nobody yet, with whom it may be. In an order of its own,
 * whatever the order of the rows.
 */
export function responsibilityOf(
  config: TenantConfig,
  ref: ClassRef,
  areaPath: string,
  upkeep: Upkeep | null = null,
): ResponsibilityView {
  const rows = dutiesOf(ref, areaPath, config.duties).filter((row) => worksAt(config, row.unit, areaPath));
  const keeper = ref.kind === 'component' ? keeperOf(config, upkeep, areaPath) : null;
  const found = leadUnit(ref, areaPath, { duties: config.duties });
  const lead = found.unit !== null && worksAt(config, found.unit, areaPath) ? found.unit : null;
  const id = keeper ?? lead;
  const assisting = rows.filter((row) => row.duty === 'assist').map((row) => row.unit);
  const candidates = id === null && found.unit === null ? found.candidates : [];
  return {
    unit: id === null ? null : namedUnit(config, id),
    why: keeper !== null ? 'maintainer' : lead !== null ? 'lead' : found.unit === null ? found.why : 'no-lead',
    upkeep: upkeep && upkeepView(config, upkeep),
    candidates: named(
      config,
      candidates.filter((each) => worksAt(config, each, areaPath)),
    ),
    assisting: named(
      config,
      assisting.filter((each) => each !== id),
    ),
    local: localUnits(config, areaPath),
    rows: rows.map((row) => dutyView(config, row)).sort(byRank),
    unclear: id === null ? whyUnclear(config, ref) : null,
  };
}

/** The component's own unit, where the day lies in its period and it may be given cases here. */
function keeperOf(config: TenantConfig, upkeep: Upkeep | null, areaPath: string): string | null {
  if (upkeep === null || !upkeep.inForce || upkeep.maintainer === null) return null;
  const unit = config.units.get(upkeep.maintainer);
  return unit !== undefined && unit.retired !== true && worksAt(config, unit.id, areaPath) ? unit.id : null;
}

function upkeepView(config: TenantConfig, upkeep: Upkeep): ResponsibilityView['upkeep'] {
  const { component, maintainer, from, until, inForce } = upkeep;
  return { component, maintainer: maintainer === null ? null : namedUnit(config, maintainer), from, until, inForce };
}

/**
 * Does a unit work in an area? A street office answers for its own street: nobody of it could act on a case elsewhere.
 * A unit without an area of its own works everywhere.
 */
export function worksAt(config: TenantConfig, unit: string, areaPath: string): boolean {
  const area = config.units.get(unit)?.area ?? null;
  return area === null || covers(area, areaPath);
}

function localUnits(config: TenantConfig, areaPath: string): Named[] {
  const root = config.areas.root?.path ?? config.tenant;
  const own = [...config.units.values()].filter(({ area }) => area !== null && area !== root && covers(area, areaPath));
  return own.map(({ id, name }) => ({ id, name })).sort((a, b) => byCodePoints(a.id, b.id));
}

function whyUnclear(config: TenantConfig, ref: ClassRef): ResponsibilityView['unclear'] {
  const key = classKeyOf(ref);
  return config.unclear.find((each) => each.classes.includes(key))?.why ?? null;
}

function named(config: TenantConfig, units: readonly string[]): Named[] {
  return [...new Set(units)].sort(byCodePoints).map((id) => namedUnit(config, id));
}

type Row = ResponsibilityView['rows'][number];

/** The lead first, those that only help last. */
function byRank(a: Row, b: Row): number {
  return rank(a) - rank(b) || byCodePoints(textOf(a), textOf(b));
}

function rank({ lead, duty }: Row): number {
  if (lead) return 0;
  return duty === 'assist' ? 2 : 1;
}

const textOf = (row: Row): string => JSON.stringify([row.unit.id, row.duty, row.area?.id ?? '', row]);

function dutyView(config: TenantConfig, row: Duty): ResponsibilityView['rows'][number] {
  const { unit, duty, lead, area, onlyOwn, provenance } = row;
  const id = area.slice(area.lastIndexOf('/') + 1);
  return {
    unit: namedUnit(config, unit),
    duty,
    lead,
    onlyOwn: onlyOwn === true,
    area: area === '*' ? null : { id, name: config.areas.nameOf(area), nameEn: config.areas.byId(id)?.nameEn ?? null },
    // A row of the city's own is its decision.
    sourced: provenance.sourced as ProvenanceDocument['sourced'],
    citation: provenance.citation,
    note: provenance.note ?? null,
  };
}
