import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { urlOf } from '../adapters/postgres/connect.js';
import type { PostgresConnection } from '../adapters/postgres/index.js';
import './provided.js';

export interface TestDatabase {
  /** The owner of the database; may be passed to `pg.Pool` and to `openDatabase` as it is. */
  readonly connection: PostgresConnection;
  readonly url: string;
  /** Ends whatever is still connected and removes the database. */
  drop(): Promise<void>;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres').admin);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database for one test file (or one test): a copy of the run's template, made in milliseconds. */
export async function testDatabase(): Promise<TestDatabase> {
  const { owner, template } = inject('postgres');
  const database = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(`create database ${database} template ${template} owner ${owner.user} strategy file_copy`);
  const connection = { ...owner, database };
  return {
    connection,
    url: urlOf(connection),
    drop: () => asAdmin(`drop database if exists ${database} with (force)`),
  };
}

/** Writes as the owner of the database, past what the application may do: faults that are to be found. */
export async function asOwner({ connection }: TestDatabase, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
