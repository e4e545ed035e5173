import type { CasePage, CaseQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { probed, type RowWithAddress, readQueue } from '../store/queue.js';
import { boardQuery, countAll, heldFor, refuseList, storeQueue } from './case-queue.js';
import { caseSummary } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { isInstant } from './instants.js';
import { type Look, linesOf, onBoard } from './open-board/on-board.js';
import type { ListPlace } from './open-board/selection.js';
import type { Held } from './queue-ways.js';
import { isStorable } from './storable.js';
import { type Actor, type App, done, failed, type InputError, type Result } from './types.js';

/** Where a page begins: after a place, after so many rows, or at the first. */
type Begin = ListPlace | number | null;

interface Page {
  readonly rows: readonly RowWithAddress[];
  /** Null: nothing comes after it. */
  readonly end: ListPlace | null;
  readonly counts: CasePage['counts'];
}

/**
 * A page of a queue in the order asked, with the lights of the whole queue. Lists of open cases come from the board; those
 * of all cases from the database, the latest first.
 */
export function listCases(app: App, actor: Actor, query: CaseQuery): Promise<Result<CasePage>> {
  return onBoard(
    app,
    actor.tenant,
    async (tx, config, look, held) => {
      const bad = refuseList(config, actor, query);
      if (bad !== null) return failed(bad);
      const begin = beginOf(query);
      if (!begin.ok) return begin;
      const now = app.clock.now();
      const { rows, end, counts } =
        query.queue === 'all'
          ? await pageOfAll(tx, config, look, actor, query, begin.value, now)
          : await pageOfOpen(tx, config, look, actor, query, begin.value, now, held);
      return done({
        items: rows.map((row) => caseSummary(config, row, row.address, now)),
        nextCursor: end === null ? null : makeCursor(end),
        counts,
        now: formatInstant(now, config.calendar.timeZone),
      });
    },
    { beside: heldFor(actor, query), archive: query.queue === 'all' },
  );
}

async function pageOfOpen(
  tx: Tx,
  config: TenantConfig,
  look: Look,
  actor: Actor,
  query: CaseQuery,
  begin: Begin,
  now: number,
  held: Held | undefined,
): Promise<Page> {
  const asked = await boardQuery(tx, config, actor, query, now, held);
  const { ids, end, counts } = look((board) => board.select(asked).page(begin, query.limit));
  return { rows: await linesOf(tx, actor.tenant, look, ids), end, counts };
}

async function pageOfAll(
  tx: Tx,
  config: TenantConfig,
  look: Look,
  actor: Actor,
  query: CaseQuery,
  begin: Begin,
  now: number,
): Promise<Page> {
  const queue = await probed(tx, await storeQueue(tx, config, actor, query, now));
  const counts = await countAll(tx, config, queue, look);
  const rows = await readQueue(tx, queue, begin, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page,
    end: rows.length > page.length && last ? { rank: 0, at: last.place, id: last.id } : null,
    counts,
  };
}

function beginOf({ cursor, offset }: CaseQuery): Result<Begin> {
  const invalid = (error: InputError) => failed({ code: 'invalid', errors: [error] });
  if (cursor === undefined) return done(offset ?? null);
  if (offset !== undefined) return invalid({ path: 'offset', message: 'nothing beside a cursor: one of the two' });
  const place = readCursor(cursor);
  return place === undefined ? invalid({ path: 'cursor', message: 'a cursor of a page' }) : done(place);
}

function makeCursor({ rank, at, id }: ListPlace): string {
  return Buffer.from(JSON.stringify([at === Infinity ? null : at, id, rank])).toString('base64url');
}

/** Undefined where the text is no cursor. */
function readCursor(text: string): ListPlace | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 3) return undefined;
    const [at, id, rank]: unknown[] = value;
    if (typeof id !== 'string' || !isStorable(id)) return undefined;
    if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 0 || rank > 1000) return undefined;
    if (at === null) return { rank, at: Infinity, id };
    return typeof at === 'number' && isInstant(at) ? { rank, at, id } : undefined;
  } catch {
    return undefined;
  }
}
