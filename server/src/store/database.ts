import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type Transaction,
} from 'kysely';
import pg, { type PoolConfig } from 'pg';
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
  const pool = new pg.Pool({ ...options, types: { getTypeParser } });
  // A connection that breaks while it is idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new Dialect({ pool }) });
  return {
    async transaction(tenant, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction().execute(async (tx) => {
            await begin(tx, tenant, 'begin');
            return work(tx);
          });
        } catch (error) {
          if (attempt >= attempts || !isDeadlock(error)) throw error;
        }
      }
    },
    snapshot: (tenant, work) =>
      new Promise((resolve, reject) => {
        const read = async (tx: Tx): Promise<void> => {
          await begin(tx, tenant, beginSnapshot);
          // Nothing was written: nobody waits until the transaction has ended.
          resolve(await work(tx));
        };
        db.transaction().execute(read).catch(reject);
      }),
    async openSnapshot(tenant) {
      const tx = await db.startTransaction().execute();
      await begin(tx, tenant, beginSnapshot);
      return { tx, close: () => tx.rollback().execute() };
    },
    close: () => db.destroy(),
  };
}

/** Leaves the beginning of a transaction to `begin`. */
class Driver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
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

/** Begins a transaction as the application's role, for one tenant's rows: in one message, since every request waits for it. */
async function begin(tx: Tx, tenant: string, statement: string): Promise<void> {
  const become = `select set_config('role', '${APP_ROLE}', true), set_config('bihuan.tenant', ${pg.escapeLiteral(tenant)}, true)`;
  await tx.executeQuery(CompiledQuery.raw(`${statement}; ${become}`));
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
