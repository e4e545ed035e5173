import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgres, type PostgresConnection } from '../adapters/postgres/index.js';
import { migrate } from '../migrations/migrate.js';
import type { TestServer } from './provided.js';

const prefix = 'bihuan-test-';
const template = 'bihuan_template';

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const unsafeButFast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** `BIHUAN_TEST_PG=installed` takes the oldest PostgreSQL that we support from the system instead of the embedded one. */
function programs(): { bin?: string } {
  const wanted = process.env.BIHUAN_TEST_PG ?? 'embedded';
  if (wanted === 'embedded') return {};
  const bin = '/usr/lib/postgresql/15/bin';
  if (wanted === 'installed' && existsSync(join(bin, 'postgres'))) return { bin };
  throw new Error(`BIHUAN_TEST_PG=${wanted}: use "embedded", or "installed" with PostgreSQL 15 in ${bin}.`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Folders of runs that were killed before they could tidy up. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (lstatSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.() || isRunning(pid)) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(admin: PostgresConnection, owner: PostgresConnection): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query(`create database ${template} owner ${owner.user}`);
    await migrate({ ...owner, database: template });
  } finally {
    await client.end();
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeStale();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Made closed; as root the server's own user has to pass through.
  chmodSync(dataDir, 0o755);
  const lines: string[] = [];
  const server = await openPostgres({
    dataDir,
    purpose: 'command',
    settings: unsafeButFast,
    log: (line) => lines.push(line),
    ...programs(),
  });
  const teardown = async (): Promise<void> => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { admin, connection } = server;
    if (!admin || !('host' in connection)) throw new Error('The tests run on a server of their own.');
    await makeTemplate(admin, connection);
    const provided: TestServer = { admin, owner: connection, template, version: server.version };
    project.provide('postgres', provided);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
