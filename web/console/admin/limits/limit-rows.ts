import { limitKind } from '@bihuan/city';
import type { ClassBody, LimitBody, LimitsBody, Severity } from '@bihuan/contracts';
import type { Duration } from '@bihuan/kit';
import { classKey } from '../rules/class-words.js';

export const SEVERITIES: readonly Severity[] = ['general', 'urgent', 'special'];

export interface LimitCell {
  /** What filing proposes; null: neither the class nor its kind has a limit. */
  readonly first: LimitBody | null;
  /** How many more there are, each for another condition. */
  readonly more: number;
  /** The class has none of its own: its kind's holds. */
  readonly inherited: boolean;
}

/** What holds for a class under a severity. */
export function limitOf(limits: LimitsBody, cls: ClassBody, severity: Severity): LimitCell {
  const own = limits.classes[classKey(cls)]?.[severity] ?? [];
  const [first] = own;
  if (first !== undefined) return { first, more: own.length - 1, inherited: false };
  return { first: limits.defaults[limitKind(cls)][severity] ?? null, more: 0, inherited: true };
}

/** The limits in which the proposed one of some classes is another; the condition stays, or is their kind's. */
export function setLimit(
  limits: LimitsBody,
  classes: readonly ClassBody[],
  severity: Severity,
  limit: Duration | null,
): LimitsBody {
  return classes.reduce((next, cls) => {
    const { first } = limitOf(next, cls, severity);
    const rest = next.classes[classKey(cls)]?.[severity]?.slice(1) ?? [];
    const fallback: LimitBody = {
      filing: { zh: cls.name, en: null },
      closing: { zh: cls.name, en: null },
      ...own,
      limit,
    };
    return setRows(next, cls, severity, [{ ...(first ?? fallback), ...own, limit }, ...rest]);
  }, limits);
}

const own = { provenance: { sourced: 'city', citation: '' } } as const;

/** The limits in which a class has these rows under a severity; without rows its kind's hold. */
export function setRows(
  limits: LimitsBody,
  cls: ClassBody,
  severity: Severity,
  rows: readonly LimitBody[],
): LimitsBody {
  const key = classKey(cls);
  const { [severity]: _, ...others } = limits.classes[key] ?? {};
  const ofClass = rows.length === 0 ? others : { ...others, [severity]: rows };
  const { [key]: __, ...classes } = limits.classes;
  return { ...limits, classes: Object.keys(ofClass).length === 0 ? classes : { ...classes, [key]: ofClass } };
}

/** The limits in which some classes are kept to their kind's again. */
export function dropLimits(limits: LimitsBody, classes: readonly ClassBody[], severity: Severity): LimitsBody {
  return classes.reduce((next, cls) => setRows(next, cls, severity, []), limits);
}

/** How near counts as the same problem where the table says nothing. */
export const NEAR_METRES = 200;

/** How near an open case of a class must be to be likely the same; null: as for all. */
export function nearOf({ near }: LimitsBody, cls: ClassBody): number | null {
  return near?.classes[classKey(cls)] ?? null;
}

export const nearForAll = ({ near }: LimitsBody): number => near?.default ?? NEAR_METRES;

/** The limits in which that is another for one class, or as for all again; without a class: for all. */
export function setNear(limits: LimitsBody, cls: ClassBody | null, metres: number | null): LimitsBody {
  const { near = { default: NEAR_METRES, classes: {} } } = limits;
  if (cls === null) return { ...limits, near: { ...near, default: metres ?? NEAR_METRES } };
  const { [classKey(cls)]: _, ...others } = near.classes;
  return { ...limits, near: { ...near, classes: metres === null ? others : { ...others, [classKey(cls)]: metres } } };
}
