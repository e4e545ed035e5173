import type { TenantConfig } from '../config.js';

/** What an id by the standard says of its component. */
export interface IdParts {
  readonly standardRef: string;
  readonly division: string;
  readonly code: string;
}

/** By the number of digits: 6 of the division, the class's 5 or 4, a serial number of 6. */
const STANDARDS: Readonly<Record<number, { readonly standardRef: string; readonly code: number }>> = {
  17: { standardRef: 'GB/T 47678.5-2026', code: 5 },
  16: { standardRef: 'CJ/T 214-2007', code: 4 },
};

/** The parts of an id of 17 or 16 digits; null: it is a city's own. */
export function partsOf(id: string): IdParts | null {
  const standard = /^\d+$/.test(id) ? STANDARDS[id.length] : undefined;
  if (standard === undefined) return null;
  const { standardRef, code } = standard;
  return { standardRef, division: id.slice(0, 6), code: id.slice(6, 6 + code) };
}

/** A district of the standard's divisions numbers by the standard; whoever has another code numbers as they like. */
export function numbersByStandard(config: Pick<TenantConfig, 'tenant'>): boolean {
  return /^\d{6}$/.test(config.tenant);
}

/** A city's own id. */
export function isOwnId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(id);
}
