import type { Action, ActionsView, CaseSummary } from '@bihuan/contracts';
import type { BulkChoice } from './bulk-request.js';

/** Acts that can be done to many cases at once, in the bar's order. */
export const BULK_ACTS = ['filed', 'dispatched', 'verification-sent', 'assigned', 'closed', 'merged'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** The member that differs from case to case, or is chosen once for all; absent: there is nothing to choose. */
const MEMBER: Readonly<Record<BulkAct, string | null>> = {
  filed: 'standard',
  dispatched: 'unit',
  'verification-sent': 'collector',
  assigned: 'crew',
  closed: null,
  merged: 'into',
};
/** Where each case has a value of its own that the server suggests. */
const EACH: ReadonlySet<string> = new Set(['filed', 'dispatched', 'verification-sent']);
/** Where one value for all can be chosen. */
const ONE: ReadonlySet<string> = new Set(['dispatched', 'verification-sent', 'assigned', 'merged']);

export const isBulkAct = (type: string): type is BulkAct => (BULK_ACTS as readonly string[]).includes(type);
export const memberOf = (type: BulkAct): string | null => MEMBER[type];
export const canEach = (type: BulkAct): boolean => EACH.has(type);
export const canOne = (type: BulkAct): boolean => ONE.has(type);

export type Acts = ReadonlyMap<string, { readonly version: number; readonly actions: readonly Action[] }>;

export function actsOf(view: ActionsView | undefined): Acts {
  return new Map(view?.items.map((item) => [item.id, item]));
}

/** For how many of the cases each act is legal now; acts that are legal for none are left out. */
export function countsOf(cases: readonly CaseSummary[], acts: Acts): { type: BulkAct; count: number }[] {
  return BULK_ACTS.map((type) => ({
    type,
    // Merging needs one to merge into.
    count: cases.filter(({ id }) => isLegal(acts, id, type)).length,
  })).filter(({ type, count }) => count > 0 && !(type === 'merged' && cases.length < 2));
}

/** A case in the list of what will happen. */
export interface BulkRow {
  readonly summary: CaseSummary;
  /** legal: it is sent; without: taken out by hand; into: the others go into this one; missing: a value is still to be chosen. */
  readonly fate: 'legal' | 'without' | 'not-legal' | 'missing' | 'into' | 'unseen';
  readonly value: unknown;
  readonly version: number;
}

/** What would happen to each case if it were sent now. */
export function rowsOf(type: BulkAct, cases: readonly CaseSummary[], acts: Acts, choice: BulkChoice): BulkRow[] {
  return cases.map((summary) => {
    const { id } = summary;
    const known = acts.get(id);
    const value = chosenFor(type, id, acts, choice);
    const row = { summary, value, version: known?.version ?? summary.version };
    if (known === undefined) return { ...row, fate: 'unseen' };
    if (type === 'merged' && id === choice.one) return { ...row, fate: 'into' };
    if (!isLegal(acts, id, type)) return { ...row, fate: 'not-legal' };
    if (choice.without.includes(id)) return { ...row, fate: 'without' };
    return { ...row, fate: MEMBER[type] !== null && value === undefined ? 'missing' : 'legal' };
  });
}

/** The event's data of a row that is sent. */
export function dataOfRow(type: BulkAct, row: BulkRow): Record<string, unknown> {
  const member = MEMBER[type];
  return member === null ? {} : { [member]: row.value };
}

function chosenFor(type: BulkAct, id: string, acts: Acts, choice: BulkChoice): unknown {
  const own = choice.own[id];
  if (own !== undefined) return own;
  if (!canEach(type) || (choice.mode === 'one' && canOne(type))) return choice.one ?? undefined;
  const fields = acts.get(id)?.actions.find((action) => action.type === type)?.fields;
  return fields?.find((field) => field.name === MEMBER[type])?.suggested;
}

function isLegal(acts: Acts, id: string, type: string): boolean {
  return acts.get(id)?.actions.some((action) => action.type === type) === true;
}

/** The case that others are likely duplicates of: the one reported first. */
export function firstReported(cases: readonly CaseSummary[]): CaseSummary | undefined {
  return [...cases].sort((a, b) => Date.parse(a.reportedAt) - Date.parse(b.reportedAt))[0];
}
