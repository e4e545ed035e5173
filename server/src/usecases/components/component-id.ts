import { parseComponentId } from '@bihuan/geo';
import type { TenantConfig } from '../config.js';

/** What an id by the standard says of its component. */
export interface IdParts {
  readonly standardRef: string;
  readonly division: string;
  readonly code: string;
}

/** The parts of an id of 17 or 16 digits; null: it is a city's own. */
export function partsOf(id: string): IdParts | null {
  const parsed = parseComponentId(id);
  if (!parsed.ok) return null;
  const { standardRef, division, classCode } = parsed.value;
  return { standardRef, division, code: classCode };
}

/** A district of the standard's divisions numbers by the standard; whoever has another code numbers as they like. */
export function numbersByStandard(config: Pick<TenantConfig, 'tenant'>): boolean {
  return /^\d{6}$/.test(config.tenant);
}

/** A city's own id. */
export function isOwnId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(id);
}
