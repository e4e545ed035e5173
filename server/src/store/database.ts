import { CompiledQuery, type DatabaseConnection, type Dialect, type Driver, Kysely, PostgresDialect } from 'kysely';
import pg, { type PoolConfig } from 'pg';
import { Client } from './client.js';
import type { Tables } from './tables.js';

/** One transaction. Questions that are asked together, by `Promise.all`, go to the database in one write. */
export type Tx = Kysely<Tables>;

/** One database. Every use of it is a transaction as the application's role, for one tenant. */
export interface Database {
  /**
   * Does the work in one transaction. Work that lost a deadlock is done again, so it must leave nothing behind outside the
   * database.
   */
  transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for reading at length: all of it sees the database as it was at the start. */
  snapshot<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A snapshot for a few plain questions, by keys: a plan that was made once for a question serves whatever it is asked
   * for. Not for questions whose best plan depends on that, as a search's does.
   */
  glance<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A snapshot that is read bit by bit; whoever opens it must close it. */
  openSnapshot(tenant: string): Promise<{ readonly tx: Tx; close(): Promise<void> }>;
  close(): Promise<void>;
}

/** The role as which the server works; the migrations make it. */
const APP_ROLE = 'bihuan_app';
const attempts = 3;

export function openDatabase(options: PoolConfig): Database {
  const pool = new pg.Pool({ ...options, Client, pipeline: true, types: { getTypeParser } });
  // A connection that breaks while it is idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  const dialect = new PostgresDialect({ pool });
  const driver = dialect.createDriver();
  const ready = driver.init();
  const owing = new WeakMap<DatabaseConnection, NodeJS.Timeout>();

  /** Ends what was left open. A statement of its own, so that whatever becomes of it the next transaction begins. */
  function pay(connection: DatabaseConnection): void {
    owing.delete(connection);
    connection.executeQuery(CompiledQuery.raw('commit')).catch(() => {});
  }

  async function start(statement: string): Promise<Started> {
    await ready;
    const connection = await driver.acquireConnection();
    const owed = owing.get(connection);
    if (owed !== undefined) {
      clearTimeout(owed);
      pay(connection);
    }
    // Nobody waits for the answer: the first question goes out with it. Where the role cannot be taken the transaction is
    // broken, and whatever is asked behind it is refused.
    connection.executeQuery(CompiledQuery.raw(statement)).catch(() => {});
    return {
      tx: new Kysely<Tables>({ dialect: on(connection, dialect) }),
      async end(how) {
        try {
          await connection.executeQuery(CompiledQuery.raw(how));
        } finally {
          await driver.releaseConnection(connection);
        }
      },
      async leave() {
        owing.set(connection, setTimeout(() => pay(connection), owedMs).unref());
        await driver.releaseConnection(connection);
      },
    };
  }

  async function reading<T>(statement: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tx, end, leave } = await start(statement);
    const answer = await orRollBack(end, () => work(tx));
    await leave();
    return answer;
  }

  return {
    async transaction(tenant, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await within(await start(begin(tenant, 'begin')), work);
        } catch (error) {
          if (attempt >= attempts || !isDeadlock(error)) throw error;
        }
      }
    },
    snapshot: (tenant, work) => reading(begin(tenant, beginSnapshot), work),
    glance: (tenant, work) => reading(begin(tenant, beginSnapshot, keepPlans), work),
    async openSnapshot(tenant) {
      const { tx, end } = await start(begin(tenant, beginSnapshot));
      return { tx, close: () => end('rollback') };
    },
    async close() {
      await ready;
      await driver.destroy();
    },
  };
}

/** A transaction in which nothing was written ends with the next one's beginning, or after this time. */
const owedMs = 10;

interface Started {
  readonly tx: Tx;
  end(how: 'commit' | 'rollback'): Promise<void>;
  /** Gives the connection back at once: every write to it wakes a process, and this one is nobody's hurry. */
  leave(): Promise<void>;
}

async function within<T>({ tx, end }: Started, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await orRollBack(end, () => work(tx));
  await end('commit');
  return answer;
}

async function orRollBack<T>(end: Started['end'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What went wrong is what the caller must hear, also where the connection is gone.
    await end('rollback').catch(() => {});
    throw error;
  }
}

/** Everything on one connection, without waiting in line: the connection keeps the order. */
function on(connection: DatabaseConnection, dialect: Dialect): Dialect {
  const nothing = async (): Promise<void> => {};
  const taken = async (): Promise<never> => {
    throw new Error('a transaction within a transaction');
  };
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    destroy: nothing,
    beginTransaction: taken,
    commitTransaction: taken,
    rollbackTransaction: taken,
  };
  return {
    createDriver: () => driver,
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

const beginSnapshot = 'begin isolation level repeatable read read only';
const keepPlans = ", set_config('plan_cache_mode', 'force_generic_plan', true)";

/** Begins a transaction as the application's role, for one tenant's rows, in one message. */
function begin(tenant: string, statement: string, more = ''): string {
  const become = `select set_config('role', '${APP_ROLE}', true), set_config('bihuan.tenant', ${pg.escapeLiteral(tenant)}, true)${more}`;
  return `${statement}; ${become}`;
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins;

/** Instants come as UTC milliseconds (`infinity` as Infinity), whole numbers as numbers, dates as they are written. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === TIMESTAMPTZ && format !== 'binary') return toMilliseconds;
  if (oid === INT8 && format !== 'binary') return Number;
  if (oid === DATE && format !== 'binary') return asWritten;
  return pg.types.getTypeParser(oid, format);
}

const parseDate = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date | number;

const asWritten = (text: string): string => text;

function toMilliseconds(text: string): number {
  return Number(parseDate(text));
}
