import type { TenantConfig } from '../config.js';

/** The path of an area that somebody wrote as its code, its path or, where no other is called so, its name. */
export function areaPathOf(config: TenantConfig, said: string): string | null {
  const { all } = config.areas;
  const byCode = all.find((area) => area.id === said || area.path === said);
  if (byCode !== undefined) return byCode.path;
  const named = all.filter((area) => area.name === said || area.nameEn === said);
  return named.length === 1 ? (named[0]?.path ?? null) : null;
}

/** An area's code: the last step of its path. */
export function areaCodeOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The id of a unit that somebody wrote as its id or its name. */
export function unitIdOf(config: TenantConfig, said: string): string | null {
  if (config.units.has(said)) return said;
  const found = [...config.units.values()].find((unit) => unit.name === said || unit.nameEn === said);
  return found?.id ?? null;
}
