import type { CaseEventView } from '@bihuan/contracts';

/** A member that an event changed, before and after; undefined: there was nothing yet. */
export interface Change {
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a report says and later events may correct. */
const CORRECTED = ['class', 'severity', 'location', 'address', 'component', 'standard'];
const CORRECTING = new Set(['filed', 'corrected', 'dispatched']);

/** What each event changed of what was said before it, by its number. What it says anew but alike is no change. */
export function correctionsOf(events: readonly CaseEventView[]): ReadonlyMap<number, readonly Change[]> {
  const known = new Map<string, unknown>();
  const found = new Map<number, readonly Change[]>();
  for (const { seq, type, data } of events) {
    const said = CORRECTED.filter((member) => data[member] !== undefined);
    if (CORRECTING.has(type)) {
      const changes = said
        .filter((member) => known.has(member) || type === 'corrected')
        .map((member) => ({ member, before: known.get(member), after: data[member] }))
        .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
      if (changes.length > 0) found.set(seq, changes);
    }
    for (const member of said) known.set(member, data[member]);
  }
  return found;
}
