import type { Database, Tx } from '../../store/database.js';
import { currentSnapshot, readChanges, readOpenMatters, readRecent } from '../../store/open-rows.js';
import type { RowWithAddress } from '../../store/queue.js';
import { isLater, type Snapshot } from '../../store/snapshot.js';
import type { Clock } from '../types.js';
import { OpenBoard } from './open-board.js';

/** The transaction began before what the board knows: it must begin anew to see as much. */
export class BoardAhead extends Error {
  constructor() {
    super('the board of open cases is ahead of the transaction');
  }
}

/**
 * The boards of open cases of this process: a cache of the database, never the truth. Each is brought up to date within
 * the transaction that asks, to exactly what that transaction sees, by reading what was written since: so several
 * processes need not talk, a person sees their own write at once, and what was undone never shows.
 */
export interface Boards {
  /** Waits until the tenant has a board. To be called outside of a transaction: the first time reads all open cases. */
  ready(tenant: string): Promise<void>;
  /**
   * Reads what has changed up to the transaction, a snapshot. What it gives then looks at the board as the transaction sees
   * the open cases. A look is one breath: nothing changes meanwhile. Afterwards the board may.
   */
  read(tx: Tx, tenant: string): Promise<Look>;
  /** Makes it anew at its next use. */
  forget(tenant: string): void;
}

/**
 * Looks at the open cases as one snapshot sees them.
 * @throws BoardAhead where another request has brought the board further than this snapshot sees
 */
export interface Look {
  <T>(look: (board: OpenBoard) => T): T;
  /** Remembers rows that the same snapshot has read, unless the board has gone on meanwhile. */
  keep(rows: readonly RowWithAddress[]): void;
}

/** Boards that nobody has looked at for this long go. */
const idleMs = 60 * 60_000;
/** Of many tenants those are kept that were looked at last: so many cases in all, about half a gigabyte. */
const mostCases = 1_000_000;

/** What happened in this time is known of ended cases too: a week, the day, and room for the zone. */
const dayMs = 24 * 60 * 60_000;
const recentMs = 9 * dayMs;

interface Entry {
  readonly building: Promise<void>;
  built: { readonly board: OpenBoard; snapshot: Snapshot } | null;
  tidiedAt: number;
  usedAt: number;
}

export function openBoards(db: Database, clock: Clock): Boards {
  const entries = new Map<string, Entry>();

  function evict(but: string): void {
    const now = clock.now();
    const latest = [...entries].sort(([, a], [, b]) => b.usedAt - a.usedAt);
    let cases = 0;
    for (const [tenant, { built, usedAt }] of latest) {
      cases += built?.board.size ?? 0;
      if (tenant !== but && (cases > mostCases || now - usedAt > idleMs)) entries.delete(tenant);
    }
  }

  function entryOf(tenant: string): Entry {
    const known = entries.get(tenant);
    if (known !== undefined) {
      known.usedAt = clock.now();
      return known;
    }
    const entry: Entry = {
      building: build(db, tenant, clock.now()).then((built) => {
        entry.built = built;
        evict(tenant);
      }),
      built: null,
      tidiedAt: clock.now(),
      usedAt: clock.now(),
    };
    entry.building.catch(() => {
      if (entries.get(tenant) === entry) entries.delete(tenant);
    });
    entries.set(tenant, entry);
    return entry;
  }

  return {
    ready: (tenant) => entryOf(tenant).building,
    async read(tx, tenant) {
      const entry = entryOf(tenant);
      await entry.building;
      const { built } = entry;
      if (built === null) throw new Error('a board that was built is missing');
      const { snapshot, changes } = await readChanges(tx, tenant, built.snapshot);
      const look = <T>(what: (board: OpenBoard) => T): T => {
        if (isLater(built.snapshot, snapshot)) throw new BoardAhead();
        // It may have been brought on meanwhile, but no further: then some of the changes are taken over once more.
        if (isLater(snapshot, built.snapshot)) {
          try {
            built.board.apply(changes);
            tidy(entry, built.board, clock.now());
            built.snapshot = snapshot;
          } catch (error) {
            if (entries.get(tenant) === entry) entries.delete(tenant);
            throw error;
          }
        }
        return what(built.board);
      };
      const keep = (rows: readonly RowWithAddress[]) => {
        if (!isLater(built.snapshot, snapshot)) built.board.lines.keep(rows);
      };
      return Object.assign(look, { keep });
    },
    forget(tenant) {
      entries.delete(tenant);
    },
  };
}

function tidy(entry: Entry, board: OpenBoard, now: number): void {
  if (now - entry.tidiedAt < dayMs) return;
  board.recent.forget(now - recentMs);
  entry.tidiedAt = now;
}

async function build(
  db: Database,
  tenant: string,
  now: number,
): Promise<{ readonly board: OpenBoard; snapshot: Snapshot }> {
  return db.snapshot(tenant, async (tx) => {
    const board = new OpenBoard();
    const snapshot = await currentSnapshot(tx);
    for await (const matters of readOpenMatters(tx, tenant)) board.add(matters);
    for (const matter of await readRecent(tx, tenant, now - recentMs)) board.recent.put(matter);
    return { board, snapshot };
  });
}
