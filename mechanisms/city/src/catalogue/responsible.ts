import { type ClassRef, classKey } from './class.js';
import { BUREAU_DUTIES } from './duties-bureaus.js';
import { STREET_DUTIES } from './duties-streets.js';
import { UTILITY_DUTIES } from './duties-utilities.js';
import type { Duty } from './duty.js';

/** Who answers for what in the sample district. */
export const QILIHE_DUTIES: readonly Duty[] = [...BUREAU_DUTIES, ...UTILITY_DUTIES, ...STREET_DUTIES];

export type Responsibility =
  | {
      readonly unit: string;
      /** `maintainer`: the unit keeps this very component; `lead`: it leads the class in the area. */
      readonly why: 'maintainer' | 'lead';
      readonly duty: Duty;
    }
  | {
      readonly unit: null;
      /**
       * Unclear responsibility, for the dispatcher to settle: `no-lead`: nobody leads the class here; `two-leads`: more
       * than one does; `maintainer-unknown`: several units share the class, each for its own things, and whose this is
       * is not known.
       */
      readonly why: 'no-lead' | 'two-leads' | 'maintainer-unknown';
      /** Units that come into question. */
      readonly candidates: readonly string[];
    };

export interface ResponsibilityOptions {
  /** Default: the sample district's. */
  readonly duties?: readonly Duty[];
  /** The unit that owns or maintains the component on that day, where it is known. */
  readonly maintainer?: string;
}

/**
 * The one unit that answers for a class in an area (主体唯一, seeds, part 1, 三(二)): the component's maintainer where the
 * class knows such a duty of it, else the lead.
 * @param areaPath e.g. `620103/620103001/620103001003/620103001003007`; any level will do.
 */
export function leadUnit(ref: ClassRef, areaPath: string, options: ResponsibilityOptions = {}): Responsibility {
  const rows = dutiesOf(ref, areaPath, options.duties);
  const mine = rows.find((row) => row.unit === options.maintainer && (row.lead || row.onlyOwn));
  if (mine) return { unit: mine.unit, why: 'maintainer', duty: mine };

  const leads = rows.filter((row) => row.lead);
  const [lead] = leads;
  const candidates = [...new Set((lead ? leads : rows.filter((row) => row.duty !== 'assist')).map((row) => row.unit))];
  if (lead && candidates.length === 1) return { unit: lead.unit, why: 'lead', duty: lead };
  if (lead) return { unit: null, why: 'two-leads', candidates };
  return { unit: null, why: candidates.length > 0 ? 'maintainer-unknown' : 'no-lead', candidates };
}

/** 协办: units that help with a class in an area and never carry its score. */
export function assistingUnits(ref: ClassRef, areaPath: string, table: readonly Duty[] = QILIHE_DUTIES): string[] {
  const assisting = dutiesOf(ref, areaPath, table).filter((row) => row.duty === 'assist');
  return [...new Set(assisting.map((row) => row.unit))];
}

/** Every duty that a class has in an area. */
export function dutiesOf(ref: ClassRef, areaPath: string, table: readonly Duty[] = QILIHE_DUTIES): readonly Duty[] {
  return (indexOf(table).get(classKey(ref)) ?? []).filter((row) => covers(row.area, areaPath));
}

/** `620103/620103001` covers itself and `620103/620103001/…`, not `620103/6201030019`. */
function covers(area: string, path: string): boolean {
  return area === '*' || path === area || path.startsWith(`${area}/`);
}

const INDEXES = new WeakMap<readonly Duty[], ReadonlyMap<string, readonly Duty[]>>();

/** Duties by class; built once a table, which must not be changed afterwards. */
function indexOf(table: readonly Duty[]): ReadonlyMap<string, readonly Duty[]> {
  const known = INDEXES.get(table);
  if (known) return known;
  const index = new Map<string, Duty[]>();
  for (const row of table) {
    for (const code of row.codes) {
      const key = classKey({ standardRef: row.standardRef, kind: row.kind, code });
      const list = index.get(key);
      if (list) list.push(row);
      else index.set(key, [row]);
    }
  }
  INDEXES.set(table, index);
  return index;
}
