import type { CaseDetail } from '@bihuan/contracts';

/** Whom the unit handed the case to last; null: nobody. */
export function crewOf(detail: CaseDetail): string | null {
  const assigned = detail.events.findLast((event) => event.type === 'assigned');
  return typeof assigned?.data.crew === 'string' ? assigned.data.crew : null;
}

/** What came back last, while it waits for the unit's feedback. */
export function cameBack(detail: CaseDetail) {
  if (detail.crewStage !== 'back') return null;
  const event = detail.events.findLast((each) => each.type === 'handed-back');
  if (event === undefined) return null;
  const { result } = event.data;
  return {
    by: event.actor.name,
    result: typeof result === 'string' && result !== '[erased]' && result.trim() !== '' ? result : null,
    photos: detail.photos.filter((photo) => photo.seq === event.seq && !photo.erased).map((photo) => photo.id),
  };
}
