import type { AdminUnit, UnitHours, UnitProblem } from '@bihuan/contracts';

/** A unit as its document says it; what an older version lacks is absent. */
export interface UnitBody {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  readonly area: string | null;
  readonly commandDuty: boolean;
  readonly phone?: string | null;
  readonly hours?: UnitHours | null;
  readonly clerk?: string | null;
  readonly retired?: boolean;
}

export const UNIT_KINDS = ['bureau', 'street', 'utility', 'public-works', 'zone', 'contractor', 'department'] as const;

/** A unit as it is being edited, beside what is known of it from elsewhere; null: it is not saved yet. */
export interface UnitRow {
  readonly body: UnitBody;
  readonly known: AdminUnit | null;
}

export function rowsOf(body: readonly UnitBody[], units: readonly AdminUnit[]): UnitRow[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  return body.map((each) => ({ body: each, known: known.get(each.id) ?? null }));
}

/** What a unit wants, as it would be with the edits: a phone that was just put in is no longer missing. */
export function problemsOf({ body, known }: UnitRow): UnitProblem[] {
  if (body.retired === true) return [];
  const own = (problem: UnitProblem) => problem === 'no-phone' || problem === 'no-hours' || problem === 'clerk-gone';
  const others = known === null ? (['no-head', 'no-clerk'] as const) : known.problems.filter((each) => !own(each));
  const clerkGone = (body.clerk ?? null) !== null && known?.clerks.some((each) => each.id === body.clerk) === false;
  return [
    ...others,
    ...(clerkGone ? (['clerk-gone'] as const) : []),
    ...(isEmpty(body.hours) ? (['no-hours'] as const) : []),
    ...(isEmpty(body.phone) ? (['no-phone'] as const) : []),
  ];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** An id that nobody has: `unit-12`. Names are Chinese, and ids are for machines. */
export function freshId(body: readonly UnitBody[]): string {
  const taken = new Set(body.map((each) => each.id));
  for (let no = body.length + 1; ; no++) if (!taken.has(`unit-${no}`)) return `unit-${no}`;
}

/** One step up or down in the order of the list. */
export function moved(body: readonly UnitBody[], id: string, step: -1 | 1): UnitBody[] {
  const from = body.findIndex((each) => each.id === id);
  const to = from + step;
  const [one, other] = [body[from], body[to]];
  if (one === undefined || other === undefined) return [...body];
  const next = [...body];
  next[from] = other;
  next[to] = one;
  return next;
}
