import { assistingUnits, leadUnit } from '@bihuan/city';
import type { CaseDetail } from '@bihuan/contracts';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';

interface ClassRef {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
}

/** Who answers for a class in an area, by the tenant's stored duties. */
export function responsibilityOf(config: TenantConfig, ref: ClassRef, areaPath: string): CaseDetail['responsibility'] {
  const found = leadUnit(ref, areaPath, { duties: config.duties });
  const assisting = assistingUnits(ref, areaPath, config.duties).map((id) => namedUnit(config, id));
  if (found.unit !== null) {
    return { unit: namedUnit(config, found.unit), why: 'lead', candidates: [], assisting };
  }
  const candidates = found.candidates.map((id) => namedUnit(config, id));
  return { unit: null, why: found.why === 'no-lead' ? 'no-lead' : 'two-leads', candidates, assisting };
}
