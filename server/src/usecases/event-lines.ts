import type { CaseEventView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { EventRow } from '../store/events.js';

/** Events for a list: who did what and when, with the members that are no texts about people. */
export function eventsWithoutTexts(
  events: readonly EventRow[],
  named: (person: string) => CaseEventView['actor'],
  zone: string,
): CaseEventView[] {
  return events.map((event) => ({
    seq: event.seq,
    at: formatInstant(event.at, zone),
    recordedAt: formatInstant(event.recorded_at, zone),
    type: event.type,
    actor: named(event.actor),
    data: Object.fromEntries(Object.entries(event.data).filter(([, value]) => !isReference(value))),
    derived: event.derived,
    definitionVersion: event.definition_version,
    names: {},
  }));
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ref' in value;
}
