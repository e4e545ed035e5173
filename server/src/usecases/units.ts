import type { UnitListView } from '@bihuan/contracts';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

export function units(app: App, actor: Actor): Promise<Result<UnitListView>> {
  return readAs(app, actor, 'reference.read', (_, config) =>
    done({
      units: [...config.units.values()].map(({ id, name, nameEn, commandDuty, area, retired = false }) => ({
        id,
        name,
        nameEn,
        commandDuty,
        area,
        retired,
      })),
    }),
  );
}
