import type { HolidayLists } from '@bihuan/contracts';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

/** The lists that a calendar may name: statutory holidays and shifted workdays of a country, from a maintained table. */
export function holidayLists(app: App, actor: Actor): Promise<Result<HolidayLists>> {
  return readAs(app, actor, 'config.read', () =>
    done({
      lists: Object.values(app.config.lists).map(({ name, holidays, workdays, years }) => ({
        name,
        holidays: { ...holidays },
        workdays: { ...workdays },
        years,
      })),
    }),
  );
}
