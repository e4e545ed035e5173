import { DURATION_UNITS } from '../words/duration-text.js';

export interface Setting {
  /** `stages.filing` */
  readonly path: string;
  /** An object is a duration. */
  readonly value: string | number | boolean | Readonly<Record<string, unknown>>;
}

/** A policy's settings in a row, in its own order; its id stands elsewhere. */
export function flatSettings(settings: Readonly<Record<string, unknown>>, prefix = ''): Setting[] {
  return Object.entries(settings).flatMap(([name, value]): Setting[] => {
    const path = `${prefix}${name}`;
    if (path === 'id') return [];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ path, value }];
    if (typeof value !== 'object' || value === null) return [{ path, value: '—' }];
    const inner = value as Readonly<Record<string, unknown>>;
    const isDuration = DURATION_UNITS.some((unit) => typeof inner[unit] === 'number');
    return isDuration ? [{ path, value: inner }] : flatSettings(inner, `${path}.`);
  });
}
