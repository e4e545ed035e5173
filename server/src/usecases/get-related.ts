import type { CaseRelated } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { formatInstant } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { findMatter, type MatterRow } from '../store/matters.js';
import { endedIn, mattersById, mergedInto, ofComponent, openIn, type RelatedRow } from '../store/related.js';
import { caseSummary } from './case-summary.js';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { classKeyOf, nearMetresOf } from './documents.js';
import { inSnapshot } from './in-transaction.js';
import { boxAround } from './near.js';
import { readableOf } from './queue-ways.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** As near as this is the same place: what a phone's position and a finger on a map tell apart. */
const placeMetres = 50;
const earlierDays = 90;
/** Of each sort. */
const most = 10;
const day = 86_400_000;

type Related = CaseRelated['nearby'][number];

/**
 * Cases beside a case: merged with it, of its component, open and of its class nearby, and earlier ones at its place. Only
 * what the person may read.
 */
export function getRelated(app: App, actor: Actor, input: { readonly case: string }): Promise<Result<CaseRelated>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined) return failed({ code: 'not-found' });
    const subject = await subjectOf(tx, row);
    if (!allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', subject)) {
      return failed({ code: 'not-found' });
    }
    const now = app.clock.now();
    const key = classKeyOf({ standardRef: row.standard_ref, kind: row.kind, code: row.class });
    const nearMetres = nearMetresOf(config.limits, key);
    const found = await candidates(tx, row, nearMetres);
    const ids = new Set(Object.values(found).flatMap((rows) => rows.map((each) => each.id)));
    const readable = await readableOf(tx, config, actor, ids);
    const view = viewOf(config, row, now);
    const told = new Set([row.id]);
    const take = (rows: readonly RelatedRow[], within = Number.POSITIVE_INFINITY, nearest = false): Related[] => {
      const fitting = rows
        .filter((each) => readable.has(each.id) && !told.has(each.id))
        .map(view)
        .filter((each) => (each.metres ?? 0) <= within);
      if (nearest) fitting.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
      const taken = fitting.slice(0, most);
      for (const each of taken) told.add(each.id);
      return taken;
    };
    return done({
      mergedInto: take(found.into)[0] ?? null,
      mergedFrom: take(found.from),
      component: take(found.component),
      nearby: take(found.nearby, nearMetres, true),
      earlier: take(found.earlier, placeMetres),
      within: { nearMetres, placeMetres, days: earlierDays },
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

async function candidates(tx: Tx, row: MatterRow, nearMetres: number) {
  const { tenant, id, lon, lat, component, merged_into: into, reported_at: reported } = row;
  const ref = { standardRef: row.standard_ref, kind: row.kind, code: row.class };
  const place = lon === null || lat === null ? null : { lon, lat };
  const days = { from: reported - earlierDays * day, to: reported };
  return {
    into: into === null ? [] : await mattersById(tx, tenant, [into]),
    from: await mergedInto(tx, tenant, id),
    component: component === null ? [] : await ofComponent(tx, tenant, component),
    nearby: place === null ? [] : await openIn(tx, tenant, ref, boxAround(place, nearMetres)),
    earlier: place === null ? [] : await endedIn(tx, tenant, ref, boxAround(place, placeMetres), days),
  };
}

function viewOf(config: TenantConfig, row: MatterRow, now: number): (other: RelatedRow) => Related {
  return (other) => ({
    ...caseSummary(config, other, other.address, now),
    metres: metresApart(row, other),
    endedAt: instantOrNull(other.ended_at, config.calendar.timeZone),
  });
}

function metresApart(a: MatterRow, b: MatterRow): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null;
  return Math.round(metresBetween(a.lon, a.lat, b.lon, b.lat));
}
