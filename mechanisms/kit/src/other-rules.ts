import type { MatterEvent } from '@bihuan/flow';
import { type Duration, parseDuration } from '@bihuan/worktime';

/** Other limits: by class and severity the standard of handling; null: no limit. */
export type LimitTable = ReadonlyMap<string, ReadonlyMap<string, Duration | null>>;

/** Another responsibility: by class the unit that its cases go to first. */
export type DutyTable = ReadonlyMap<string, string>;

/** @throws Error that names the member which is wrong */
export function parseLimitTable(value: unknown): LimitTable {
  return new Map(
    entries(value, 'limits').map(([code, ofClass]) => {
      const rows = entries(ofClass, code).map(([severity, limit]) => {
        if (!['general', 'urgent', 'special'].includes(severity)) {
          throw new Error(`${code}.${severity}: general, urgent or special`);
        }
        return [severity, limit === null ? null : parseDuration(limit)] as const;
      });
      return [code, new Map(rows)] as const;
    }),
  );
}

/** @throws Error that names the member which is wrong */
export function parseDutyTable(value: unknown, units: ReadonlySet<string>): DutyTable {
  return new Map(
    entries(value, 'duties').map(([code, unit]) => {
      if (typeof unit !== 'string' || !units.has(unit))
        throw new Error(`${code}: ${String(unit)} is not a listed unit`);
      return [code, unit];
    }),
  );
}

function entries(value: unknown, what: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${what}: an object by class`);
  return Object.entries(value);
}

interface Seen {
  class: string;
  severity: string;
  /** The unit that had it first, and the one that has its place. */
  unit: string | null;
  instead: string | null;
}

/**
 * The events as they would have been under another limit or responsibility table: a case is filed with the table's
 * standard, and whatever went to the unit that had it first goes to the table's. What people did stays what it was.
 */
export class OtherRules {
  private readonly cases = new Map<string, Seen>();

  constructor(
    private readonly limits: LimitTable,
    private readonly duties: DutyTable,
  ) {}

  rewrite(event: MatterEvent): MatterEvent {
    const { data } = event;
    const seen = this.cases.get(event.case) ?? { class: '', severity: 'general', unit: null, instead: null };
    this.cases.set(event.case, seen);
    if (typeof data.class === 'string') seen.class = data.class;
    if (typeof data.severity === 'string') seen.severity = data.severity;
    if (event.type === 'filed') {
      const limit = this.limits.get(seen.class)?.get(seen.severity);
      return limit === undefined ? event : { ...event, data: { ...data, standard: limit } };
    }
    if (event.type === 'dispatched' && seen.unit === null && typeof data.unit === 'string') {
      seen.unit = data.unit;
      seen.instead = this.duties.get(seen.class) ?? null;
    }
    if (seen.instead === null || data.unit !== seen.unit) return event;
    return { ...event, data: { ...data, unit: seen.instead } };
  }
}
