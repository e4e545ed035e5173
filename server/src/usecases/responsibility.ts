import { type Duty, dutiesOf, leadUnit } from '@bihuan/city';
import type { Named, ResponsibilityView } from '@bihuan/contracts';
import { covers } from './areas-tree.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { classKeyOf, type ProvenanceDocument } from './documents.js';

interface ClassRef {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
}

/** Who answers for a class in an area, by the tenant's stored duties, with the rows that say so. */
export function responsibilityOf(config: TenantConfig, ref: ClassRef, areaPath: string): ResponsibilityView {
  const rows = dutiesOf(ref, areaPath, config.duties).filter((row) => worksAt(config, row.unit, areaPath));
  const found = leadUnit(ref, areaPath, { duties: config.duties });
  const unit = found.unit !== null && worksAt(config, found.unit, areaPath) ? namedUnit(config, found.unit) : null;
  const assisting = rows.filter((row) => row.duty === 'assist').map((row) => row.unit);
  const candidates = found.unit === null ? found.candidates : [];
  return {
    unit,
    why: unit !== null ? 'lead' : found.unit === null ? found.why : 'no-lead',
    candidates: named(
      config,
      candidates.filter((each) => worksAt(config, each, areaPath)),
    ),
    assisting: named(config, assisting),
    local: localUnits(config, areaPath),
    rows: [...rows].sort((a, b) => rank(a) - rank(b)).map((row) => dutyView(config, row)),
    unclear: unit === null ? whyUnclear(config, ref) : null,
  };
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
  return own.map(({ id, name }) => ({ id, name }));
}

function whyUnclear(config: TenantConfig, ref: ClassRef): ResponsibilityView['unclear'] {
  const key = classKeyOf(ref);
  return config.unclear.find((each) => each.classes.includes(key))?.why ?? null;
}

function named(config: TenantConfig, units: readonly string[]): Named[] {
  return [...new Set(units)].map((id) => namedUnit(config, id));
}

/** The lead first, those that only help last. */
function rank(row: Duty): number {
  if (row.lead) return 0;
  return row.duty === 'assist' ? 2 : 1;
}

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
