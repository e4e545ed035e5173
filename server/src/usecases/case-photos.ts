import type { CaseEventView, CasePhoto } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { filesOfMatter } from '../store/files.js';
import { phaseOf } from './attachments.js';
import type { TenantConfig } from './config.js';

/** The pictures of a case, in the order of its events. */
export async function photosOf(
  tx: Tx,
  config: TenantConfig,
  matter: string,
  events: readonly CaseEventView[],
): Promise<CasePhoto[]> {
  const zone = config.calendar.timeZone;
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return (await filesOfMatter(tx, config.tenant, matter)).flatMap(({ file, seq }) => {
    const event = bySeq.get(seq);
    const phase = event === undefined ? null : phaseOf(event.type);
    if (event === undefined || phase === null) return [];
    const { lon, lat, bearing, taken_at: taken } = file;
    return {
      id: file.id,
      seq,
      phase,
      at: event.at,
      by: event.actor,
      width: file.width,
      height: file.height,
      takenAt: taken === null ? null : formatInstant(taken, zone),
      location: lon === null || lat === null ? null : { lon, lat },
      bearing,
      erased: file.erased_at !== null,
    };
  });
}

/** What the unit's crew brought back since the last dispatch: what the unit would feed back. */
export function broughtBack(
  events: readonly CaseEventView[],
  photos: readonly CasePhoto[],
): { readonly result?: string; readonly attachments?: string[] } {
  const event = events.findLast(({ type }) => type === 'handed-back' || type === 'dispatched' || type === 'assigned');
  if (event?.type !== 'handed-back') return {};
  const { result } = event.data;
  const ids = photos.filter((photo) => photo.seq === event.seq && !photo.erased).map((photo) => photo.id);
  return {
    ...(typeof result === 'string' && result !== '[erased]' ? { result } : {}),
    ...(ids.length === 0 ? {} : { attachments: ids }),
  };
}
