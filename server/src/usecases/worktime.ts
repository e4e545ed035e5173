import type { WorktimeView } from '@bihuan/contracts';
import { formatInstant, localDate } from '@bihuan/worktime';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

/** The calendar in force, resolved, so that a screen can count work time itself. */
export function worktime(app: App, actor: Actor): Promise<Result<WorktimeView>> {
  return readAs(app, actor, 'reference.read', (_, config) => {
    const { calendar } = config;
    const now = app.clock.now();
    return done({
      calendar: { ...calendar.definition },
      now: formatInstant(now, calendar.timeZone),
      open: calendar.isOpen(now),
      changesAt: instantOrNull(calendar.nextChange(now), calendar.timeZone),
      yearsMissing: yearsMissing(config, now),
    });
  });
}

/** Years of the next twelve months for which no holidays were published yet. */
export function yearsMissing(config: TenantConfig, now: number): number[] {
  const year = Number(localDate(now, config.calendar.timeZone).slice(0, 4));
  return [year, year + 1].filter((each) => !config.knowsHolidays(each));
}
