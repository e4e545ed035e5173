import { compileCalendar, parseInstant } from '@bihuan/worktime';
import type { DecideFacts } from '../decide.js';
import type { MatterEvent } from '../matter.js';
import { permit } from './permit.js';

/** 08:00–12:00 and 13:00–17:00, Monday to Friday, in UTC. */
export const calendar = compileCalendar({
  id: 'plain',
  timeZone: 'UTC',
  seasons: [{ from: '01-01', to: '12-31', periods: ['08:00-12:00', '13:00-17:00'] }],
  restWeekdays: [6, 7],
  holidays: ['2024-05-01'],
  names: { '2024-05-01': 'Labour Day' },
  dayMinutes: 480,
});

export const facts: DecideFacts = {
  definition: permit,
  calendar,
  policy: {
    stages: { intake: { hours: 1 }, inspection: { hours: 2 }, complaint: { minutes: 30 } },
    warnFraction: 0.25,
  },
  commandDuty: new Set(['command']),
  units: new Set(['office', 'other', 'command']),
  refusePastDue: true,
};

/** `05-06 09:30` of 2024, UTC; 2024-05-06 is a Monday. */
export function at(text: string): number {
  return parseInstant(`2024-${text.replace(' ', 'T')}:00Z`);
}

export function event(when: string, type: string, data: Record<string, unknown> = {}, actor = 'a'): MatterEvent {
  return { case: 'P1', at: at(when), type, actor, data };
}
