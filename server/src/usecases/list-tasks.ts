import type { TaskList } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import { firstFilesOf } from '../store/files.js';
import { namesOf } from '../store/people.js';
import { readRows } from '../store/queue.js';
import { boardQuery } from './case-queue.js';
import { caseSummary } from './case-summary.js';
import { onBoard } from './open-board/on-board.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** More than one crew, or one unit's crews, ever have at once. */
const most = 200;
const permission = eventPermission('handed-back');

/** What crews have in hand: a crew sees its own, a unit what its crews have, and what has come back to it. */
export function listTasks(app: App, actor: Actor): Promise<Result<TaskList>> {
  return onBoard(app, actor.tenant, async (tx, config, look) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    const now = app.clock.now();
    const zone = config.calendar.timeZone;
    const desk = await boardQuery(tx, config, actor, { queue: 'desk', state: 'handling' }, now);
    const asked = { ...desk, filter: { ...desk.filter, withCrew: true } };
    const { ids } = look((board) => board.select(asked).page(null, most));
    const rows = await readRows(tx, actor.tenant, ids);
    const events = await readEventsByMatter(tx, actor.tenant, ids);
    const photos = await firstFilesOf(tx, actor.tenant, ids);
    const stages = rows.map((row) => stageOf(events.get(row.id) ?? [], row.crew_stage));
    const names = await namesOf(
      tx,
      actor.tenant,
      stages.flatMap((stage) => (stage === null ? [] : [stage.crew])),
    );
    return done({
      tasks: rows.flatMap((row, i) => {
        const stage = stages[i];
        if (stage == null) return [];
        return {
          case: caseSummary(config, row, row.address, now),
          stage: row.crew_stage as TaskList['tasks'][number]['stage'],
          crew: { id: stage.crew, name: names.get(stage.crew) ?? stage.crew },
          since: formatInstant(stage.since, zone),
          photo: photos.get(row.id) ?? null,
        };
      }),
      now: formatInstant(now, zone),
    });
  });
}

const BEGINS: Readonly<Record<string, string>> = { handed: 'assigned', taken: 'noted', back: 'handed-back' };

/** Since when the case is in this stage, and with which crew. */
function stageOf(
  events: readonly EventRow[],
  stage: string | null,
): { readonly crew: string; readonly since: number } | null {
  const assigned = events.findLast((event) => event.type === 'assigned');
  const crew = assigned?.data.crew;
  if (assigned === undefined || typeof crew !== 'string') return null;
  const begun = events.findLast(
    ({ type, seq, actor }) =>
      type === BEGINS[stage ?? ''] && seq >= assigned.seq && (stage !== 'taken' || actor === crew),
  );
  return { crew, since: (begun ?? assigned).at };
}
