import type { CaseFilter, SavedView, ViewBody, ViewCounts, ViewList } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { probed } from '../store/queue.js';
import { deleteView, readViews, type ViewRow, writeView } from '../store/views.js';
import { boardQuery, countAll, storeQueue } from './case-queue.js';
import type { TenantConfig } from './config.js';
import { inSnapshot, inTransaction } from './in-transaction.js';
import { onBoard } from './open-board/on-board.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** More tabs than this are no help; each is counted whenever something changes. */
export const mostViews = 20;

const permission = 'case.read';

/** The person's own views. */
export function listViews(app: App, actor: Actor): Promise<Result<ViewList>> {
  return inSnapshot(app, actor.tenant, (tx, config) =>
    allowed(config, actor, async () => done({ views: (await readViews(tx, actor.tenant, actor.person)).map(viewOf) })),
  );
}

/** How many cases each of them has now. */
export function countViews(app: App, actor: Actor): Promise<Result<ViewCounts>> {
  return onBoard(
    app,
    actor.tenant,
    (tx, config, look) =>
      allowed(config, actor, async () => {
        const now = app.clock.now();
        const counts: ViewCounts['counts'] = [];
        for (const { id, query } of await readViews(tx, actor.tenant, actor.person)) {
          // It was checked when it was kept; a value that has no meaning any more fits no case.
          const filter: CaseFilter = { queue: 'desk', ...query };
          const asked = await boardQuery(tx, config, actor, filter, now);
          const { total, red } =
            filter.queue === 'all'
              ? await countAll(tx, config, await probed(tx, await storeQueue(tx, config, actor, filter, now)), look)
              : look((board) => board.select(asked).counts());
          counts.push({ id, total, red });
        }
        return done({ counts, now: formatInstant(now, config.calendar.timeZone) });
      }),
    { archive: true },
  );
}

/** Makes a view, or replaces the one with its id. */
export function keepView(
  app: App,
  actor: Actor,
  input: ViewBody & { readonly id: string },
): Promise<Result<SavedView>> {
  return inTransaction(app, actor.tenant, (tx, config) =>
    allowed(config, actor, async () => {
      const { id, name, filter, position } = input;
      const bad = unstorable(input);
      if (bad !== null) return failed(bad);
      if (await isFull(tx, actor, id)) {
        const message = `at most ${mostViews} views: delete one first`;
        return failed({ code: 'invalid', errors: [{ path: 'id', message }] });
      }
      await writeView(tx, actor.tenant, actor.person, { id, name, query: filter, position });
      return done({ id, name, filter, position });
    }),
  );
}

/** Deletes a view; one that is not there is gone already. */
export function dropView(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<null>> {
  return inTransaction(app, actor.tenant, (tx, config) =>
    allowed(config, actor, async () => {
      await deleteView(tx, actor.tenant, actor.person, input.id);
      return done(null);
    }),
  );
}

async function allowed<T>(config: TenantConfig, actor: Actor, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
    return failed({ code: 'forbidden', permission });
  return work();
}

async function isFull(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const views = await readViews(tx, actor.tenant, actor.person);
  return views.length >= mostViews && !views.some((view) => view.id === id);
}

function viewOf({ id, name, query, position }: ViewRow): SavedView {
  return { id, name, position, filter: { ...query } };
}
