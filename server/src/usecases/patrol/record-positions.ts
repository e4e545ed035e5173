import type { PositionsBody, PositionsView } from '@bihuan/contracts';
import { addVisits, insertPoints, type PointRow, type ShiftRow } from '../../store/shifts.js';
import { inTransaction } from '../in-transaction.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { cellsVisited } from './cells-visited.js';
import { AHEAD_MS, KEPT_MS, LONGEST_MS } from './patrol-limits.js';
import { ownShift, view } from './shifts.js';

export interface RecordInput extends PositionsBody {
  readonly shift: string;
}

/**
 * Takes positions of a shift, also after its end: a phone may have been without a net. Only what lies inside the shift's
 * time is taken, and an instant that is known already changes nothing.
 */
export function recordPositions(app: App, actor: Actor, input: RecordInput): Promise<Result<PositionsView>> {
  return inTransaction<PositionsView>(app, actor.tenant, async (tx, config) => {
    const found = await ownShift(tx, config, actor, input.shift);
    if (!found.ok) return found;
    const now = app.clock.now();
    const refused: PositionsView['refused'] = [];
    const points = new Map<number, PointRow>();
    for (const [index, { at: text, ...rest }] of input.positions.entries()) {
      const at = Date.parse(text);
      const reason = whyNot(found.value, at, now);
      if (reason !== null) refused.push({ index, reason });
      else if (!points.has(at)) points.set(at, { at, ...rest });
    }
    const fresh = await insertPoints(tx, actor.tenant, found.value.id, [...points.values()]);
    const visits = cellsVisited(
      config.areas,
      [...points.values()].filter(({ at }) => fresh.has(at)),
    );
    await addVisits(tx, actor.tenant, found.value.id, visits);
    const shift = await view(tx, config, actor, found.value.id);
    if (!shift.ok) return shift;
    const known = input.positions.length - refused.length - fresh.size;
    return done({ taken: fresh.size, known, refused, shift: shift.value });
  });
}

function whyNot({ began_at, ended_at }: ShiftRow, at: number, now: number) {
  if (at > now + AHEAD_MS) return 'future';
  // What was erased would be counted twice.
  if (at < now - KEPT_MS) return 'too-old';
  const end = Math.min(ended_at ?? Number.POSITIVE_INFINITY, began_at + LONGEST_MS);
  return at < began_at || at > end ? 'outside-shift' : null;
}
