import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type Transaction,
} from 'kysely';
import pg, { type PoolConfig } from 'pg';
import { Client } from './client.js';
import type { Tables } from './tables.js';

export type Tx = Transaction<Tables>;

/** One database. Every use of it is a transaction as the application's role, for one tenant. */
export interface Database {
  /**
   * Does the work in one transaction. Work that lost a deadlock is done again, so it must leave nothing behind outside the
   * database.
   */
  transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for reading at length: all of it sees the database as it was at the start. */
  snapshot<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
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
  const db = new Kysely<Tables>({ dialect: new Dialect({ pool }) });
  return {
    async transaction(tenant, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await beginning.run(begin(tenant, 'begin'), () => db.transaction().execute(work));
        } catch (error) {
          if (attempt >= attempts || !isDeadlock(error)) throw error;
        }
      }
    },
    snapshot: (tenant, work) =>
      new Promise((resolve, reject) => {
        // Nothing was written: nobody waits until the transaction has ended.
        const read = async (tx: Tx): Promise<void> => resolve(await work(tx));
        beginning.run(begin(tenant, beginSnapshot), () => db.transaction().execute(read)).catch(reject);
      }),
    async openSnapshot(tenant) {
      const tx = await beginning.run(begin(tenant, beginSnapshot), () => db.startTransaction().execute());
      return { tx, close: () => tx.rollback().execute() };
    },
    close: () => db.destroy(),
  };
}

/** What the transactions that are begun within are begun with. */
const beginning = new AsyncLocalStorage<string>();

/**
 * Begins as it is told, and nobody waits for the answer: the first question goes out with it. Where the role cannot be taken
 * the transaction is broken, and whatever is asked behind it is refused.
 */
class Driver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const statement = beginning.getStore();
    if (statement === undefined) throw new Error('a transaction without a tenant: use transaction() or snapshot()');
    connection.executeQuery(CompiledQuery.raw(statement)).catch(() => {});
  }
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new Driver(this.#config);
  }
}

const beginSnapshot = 'begin isolation level repeatable read read only';

/** Begins a transaction as the application's role, for one tenant's rows, in one message. */
function begin(tenant: string, statement: string): string {
  const become = `select set_config('role', '${APP_ROLE}', true), set_config('bihuan.tenant', ${pg.escapeLiteral(tenant)}, true)`;
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
