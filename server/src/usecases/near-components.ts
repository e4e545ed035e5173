import type { CaseDetail, NearComponent } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import { type ComponentRow, findComponents } from '../store/components.js';
import type { Tx } from '../store/database.js';
import { namedUnit } from './case-summary.js';
import { componentIndexOf } from './component-index/index.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import type { App } from './types.js';
import { type Upkeep, upkeepOn } from './upkeep.js';

/** Nobody means a component that is farther than this. */
const withinMetres = 150;
const most = 8;

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** The components of a class near a place, those that are still there, the nearest first. */
export async function nearComponents(
  app: App,
  tx: Tx,
  config: TenantConfig,
  ref: { readonly standardRef: string; readonly code: string },
  { lon, lat }: Place,
): Promise<NearComponent[]> {
  const { index } = await componentIndexOf(app, tx, config.tenant);
  const number = index.numberOf(ref);
  if (number === undefined) return [];
  const fits = (slot: number) => index.classAt(slot) === number && index.stateAt(slot) !== 'removed';
  const near = index.near(lon, lat, { metres: withinMetres, most, fits });
  const ids = near.map(({ slot }) => index.idAt(slot));
  const rows = new Map((await findComponents(tx, config.tenant, ids)).map((row) => [row.id, row]));
  const today = localDate(app.clock.now(), config.calendar.timeZone);
  return near.flatMap(({ slot, metres }) => {
    const row = rows.get(index.idAt(slot));
    return row === undefined ? [] : [{ ...componentView(config, row, upkeepOn(row, today)), metres }];
  });
}

/** A component as a case or a report shows it. */
export function componentView(
  config: TenantConfig,
  row: ComponentRow,
  upkeep: Upkeep,
): NonNullable<CaseDetail['componentView']> {
  const { id, name, state, lon, lat, standardRef, class: code } = row;
  const known = config.classes.get(classKeyOf({ standardRef, kind: 'component', code }));
  const maintainer = upkeep.inForce && upkeep.maintainer !== null ? namedUnit(config, upkeep.maintainer) : null;
  return {
    id,
    name,
    class: { standardRef, code, name: known?.name ?? code },
    state,
    location: { lon, lat },
    maintainer,
  };
}
