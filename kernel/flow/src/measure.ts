import { type Duration, DurationError } from '@bihuan/worktime';
import { apply } from './apply.js';
import { ruleOf } from './check.js';
import { type ClockContext, timelineOf } from './clocks.js';
import type { Matter, MatterEvent } from './matter.js';
import type { Refusal } from './refusal.js';

/**
 * Can the calendar measure the durations of a legal event? (Work days need a calendar that says how long one is.) Null
 * where it can.
 */
export function unmeasurable(context: ClockContext, matter: Matter | null, event: MatterEvent): Refusal | null {
  const fields = Object.entries(ruleOf(context.definition, event.type)?.data ?? {});
  for (const [member, field] of fields) {
    const value = event.data[member] as Duration | null | undefined;
    if (field.type !== 'duration' || value === undefined || value === null) continue;
    try {
      timelineOf(context, apply(context.definition, matter, event)).length(value);
    } catch (error) {
      if (!(error instanceof DurationError)) throw error;
      const expected = `a duration that the calendar can measure (${error.message})`;
      return { code: 'invalid', case: event.case, type: event.type, member, expected };
    }
  }
  return null;
}
