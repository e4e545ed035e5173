import type { ComponentDetail } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readComponentFiles } from '../../store/component-files.js';
import { findComponent, readComponentHistory } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import { ofComponent } from '../../store/related.js';
import { caseSummary } from '../case-summary.js';
import { instantOrNull } from '../clock-view.js';
import type { TenantConfig } from '../config.js';
import { readableOf } from '../queue-ways.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { areasOn, componentClass, componentVersionOf } from './component-view.js';

/** A component with what it was, and the cases on it that the person may read. */
export function getComponent(app: App, actor: Actor, id: string): Promise<Result<ComponentDetail>> {
  return readAs(app, actor, 'component.read', async (tx, config) => {
    const detail = await componentDetailOf(app, tx, config, actor, id);
    return detail === null ? failed({ code: 'not-found' }) : done(detail);
  });
}

/** Null: there is none. */
export async function componentDetailOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  id: string,
): Promise<ComponentDetail | null> {
  const { tenant } = actor;
  const row = unstorable({ id }) === null ? await findComponent(tx, tenant, id) : undefined;
  if (row === undefined) return null;
  const past = await readComponentHistory(tx, tenant, id);
  const files = await readComponentFiles(tx, tenant, id);
  const names = await namesOf(tx, tenant, [row.changedBy, ...past.map((each) => each.row.changedBy)]);
  const now = app.clock.now();
  return {
    ...componentVersionOf(config, row, files, names),
    id,
    class: componentClass(config, row),
    areas: areasOn(config, row.areaPath),
    history: past.map((each) => ({
      ...componentVersionOf(config, each.row, files, names),
      replacedBecause: each.note,
    })),
    cases: await casesOn(tx, config, actor, id, now),
    mayEdit: allowsSomewhere(rightsOf(config.newestFlow), actor, 'component.write'),
    now: formatInstant(now, config.calendar.timeZone),
  };
}

async function casesOn(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  id: string,
  now: number,
): Promise<ComponentDetail['cases']> {
  const rows = await ofComponent(tx, actor.tenant, id);
  const readable = await readableOf(tx, config, actor, new Set(rows.map((row) => row.id)));
  return rows
    .filter((row) => readable.has(row.id))
    .map((row) => ({
      ...caseSummary(config, row, row.address, now),
      endedAt: instantOrNull(row.ended_at, config.calendar.timeZone),
    }));
}
