import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Account } from './account.js';
import type { PostgresConnection } from './connect.js';
import { openPostgres, type PostgresHandle, type PostgresOptions } from './index.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../../..');

/** Nothing in these tests loses power. */
export const unsafeButFast = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' };

/** A folder that every user may pass through, removed after the test. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-launcher-'));
  chmodSync(folder, mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens, and stops after the test whatever happens in it. */
export async function open(dataDir: string, more: Partial<PostgresOptions> = {}): Promise<PostgresHandle> {
  const handle = await openPostgres({ dataDir, settings: unsafeButFast, log: () => {}, ...more });
  onTestFinished(() => handle.stop());
  return handle;
}

export async function query(handle: PostgresHandle, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(handle.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** What a child tells once its database is open. */
export interface Opened {
  readonly pid: number;
  readonly adopted: boolean;
  readonly connection: PostgresConnection;
}

const program = `
import { openPostgres } from './out/index.js';
const [dataDir, purpose] = process.argv.slice(2);
const settings = ${JSON.stringify(unsafeButFast)};
try {
  const handle = await openPostgres({ dataDir, purpose, settings, log: () => {} });
  console.log(JSON.stringify({ pid: handle.pid, adopted: handle.adopted, connection: handle.connection }));
  process.stdin.resume().on('end', () => handle.stop());
} catch (error) {
  console.log(JSON.stringify({ error: error.code ?? error.message }));
}
`;

/** The launcher compiled for plain Node, so that it can run in processes that are then killed or run as another user. */
export function compileLauncher(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-compiled-'));
  chmodSync(folder, 0o755);
  const options = {
    rootDir: here,
    outDir: join(folder, 'out'),
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const off = { composite: false, declaration: false, declarationMap: false, sourceMap: false };
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { ...options, ...off },
    files: [join(here, 'index.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'main.js'), program);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Child {
  readonly process: ChildProcess;
  /** What it said: the open database, or the code of the error. */
  readonly said: Promise<Partial<Opened> & { error?: string }>;
  readonly ended: Promise<void>;
}

/** Opens the database in another process, which holds it until its input ends. */
export function openInChild(
  launcher: string,
  dataDir: string,
  { purpose = 'serve', account }: { purpose?: string; account?: Account } = {},
): Child {
  const child = spawn(process.execPath, [join(launcher, 'main.js'), dataDir, purpose], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = new Promise<Partial<Opened> & { error?: string }>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`The child ended with ${code} before it said anything.`)));
  });
  onTestFinished(async () => {
    child.stdin.end();
    await ended;
  });
  return { process: child, said, ended };
}

/** A data folder inside a closed one: no other user can go there. */
export function closedDataDir(): string {
  const dataDir = join(temporaryFolder(0o700), 'data');
  mkdirSync(dataDir);
  return dataDir;
}
