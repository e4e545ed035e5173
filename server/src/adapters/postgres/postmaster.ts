import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.js';
import { type Binaries, pgCtlIn, postgresIn } from './binaries.js';
import { PostgresError } from './error.js';
import { isAlive, isServerOf, processesIn, until } from './processes.js';
import type { Settings } from './settings.js';

/** The line that a PostgreSQL server keeps about itself in its cluster (`postmaster.pid`). */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly address: string;
  readonly status: string;
}

export interface Running {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    const [pid, , , port, socketFolder = '', address = '', , status = ''] = lines;
    return { pid: Number(pid), port: Number(port), socketFolder, address, status: status.trim() };
  } catch {
    return undefined;
  }
}

const runningFrom = ({ pid, port, socketFolder, address }: PidFile): Running => ({
  pid,
  port,
  host: socketFolder === '' ? (address === '*' ? '127.0.0.1' : address) : socketFolder,
});

/** A file that a dead server left: its number may meanwhile be another program's, at which PostgreSQL would stop short. */
async function clearStale(cluster: string): Promise<void> {
  // The helpers of a killed server must be gone before anyone else touches the cluster.
  if (!(await until(() => processesIn(cluster).length === 0, 30_000))) {
    const pids = processesIn(cluster).join(' ');
    throw new PostgresError(
      'did-not-stop',
      `Processes of a crashed PostgreSQL still hold ${cluster}: end them (kill ${pids}), then start again.`,
      { cluster, pids },
    );
  }
  rmSync(pidFileOf(cluster), { force: true });
}

const patienceWithRecovery = 10 * 60_000;

/** The server that already runs in the cluster, once it takes connections; waits for one that is starting or stopping. */
export async function findRunning(cluster: string, log: (line: string) => void): Promise<Running | undefined> {
  const began = performance.now();
  let told = false;
  for (;;) {
    const file = readPidFile(cluster);
    if (!file) return undefined;
    if (!isAlive(file.pid) || !isServerOf(file.pid, cluster)) {
      await clearStale(cluster);
      return undefined;
    }
    if (file.status === 'ready') return runningFrom(file);
    const waited = performance.now() - began;
    if (waited > 2000 && !told) {
      told = true;
      log(`Waiting for the PostgreSQL that is ${file.status || 'starting'} (process ${file.pid}) …`);
    }
    if (file.status === 'stopping' && waited > 15_000) await stopPostmaster(file.pid, cluster);
    else if (waited > patienceWithRecovery) {
      throw new PostgresError(
        'did-not-start',
        `PostgreSQL (process ${file.pid}) has been starting for ten minutes: look into its log, or kill -QUIT ${file.pid}.`,
        { pid: file.pid },
      );
    } else await pause(30);
  }
}

/** The longest path of a socket: 107 bytes on Linux, 103 on macOS. */
const longestSocket = process.platform === 'linux' ? 107 : 103;
const socketPort = 5432;
const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocket && !folder.includes('\n');

/** A private folder for the socket: in the home, or a short one beside where that path is too long. */
export function socketFolderFor(home: string, account: Account | undefined): { folder: string; outside: boolean } {
  const inside = join(home, 'socket');
  if (fits(inside)) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    if (account) chownSync(inside, account.uid, account.gid);
    return { folder: inside, outside: false };
  }
  const base = fits(join(tmpdir(), 'bihuan-socket-XXXXXX')) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(base, 'bihuan-socket-'));
  if (account) chownSync(folder, account.uid, account.gid);
  return { folder, outside: true };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const logFileIn = (home: string): string => join(home, 'server.log');
const longestLog = 5 * 1024 * 1024;

function openLog(home: string, account: Account | undefined): number {
  const file = logFileIn(home);
  if (existsSync(file) && statSync(file).size > longestLog) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o640);
  if (account) chownSync(file, account.uid, account.gid);
  return descriptor;
}

function logSince(home: string, offset: number): string {
  const text = readFileSync(logFileIn(home)).subarray(offset).toString('utf8');
  return text.trim().split('\n').slice(-8).join('\n');
}

/** Few names reach a server: its behaviour must not hang on who started it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'BIHUAN_TEST_RUN'];
  const environment = Object.fromEntries(kept.flatMap((name) => [[name, process.env[name]]]));
  return { ...environment, LC_ALL: 'C', TZ: 'UTC' };
}

export interface Launch {
  readonly home: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly socketFolder: string | undefined;
  readonly settings: Settings;
}

/** Starts a server and waits until it takes connections. It hears no terminal: we stop it, or the guard does. */
export async function startPostmaster(launch: Launch): Promise<Running> {
  const { home, cluster, binaries, account, socketFolder } = launch;
  const port = socketFolder === undefined ? await freePort() : socketPort;
  const settings: Settings = {
    ...launch.settings,
    port: String(port),
    listen_addresses: socketFolder === undefined ? '127.0.0.1' : '',
    // A list of folders by its syntax, hence the quotes.
    unix_socket_directories: socketFolder === undefined ? '' : `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openLog(home, account);
  const offset = statSync(logFileIn(home)).size;
  const child = spawn(postgresIn(binaries.bin), ['-D', cluster, ...flags], {
    ...account,
    cwd: process.platform === 'win32' ? home : '/',
    env: serverEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  let ended: string | undefined;
  child.once('exit', (code, signal) => {
    ended = `exit ${signal ?? code}`;
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  child.unref();
  closeSync(log);
  const isReady = (): boolean => {
    const file = readPidFile(cluster);
    return file?.pid === child.pid && file?.status === 'ready';
  };
  const inTime = await until(() => ended !== undefined || isReady(), patienceWithRecovery);
  if (inTime && ended === undefined && child.pid !== undefined) {
    return { pid: child.pid, port, host: socketFolder ?? '127.0.0.1' };
  }
  child.kill('SIGQUIT');
  throw new PostgresError(
    'did-not-start',
    `The embedded PostgreSQL did not start (${ended ?? 'no answer in ten minutes'}):\n${logSince(home, offset)}\n` +
      `The whole log is ${logFileIn(home)}.`,
    { log: logFileIn(home) },
  );
}

/** Fast shutdown, then immediate, then by force; whatever was committed is in the write-ahead log either way. */
export async function stopPostmaster(pid: number, cluster: string, binaries?: Binaries): Promise<void> {
  const isGone = (): boolean => !isAlive(pid) || !isServerOf(pid, cluster);
  if (process.platform === 'win32' && binaries) {
    spawn(pgCtlIn(binaries.bin), ['stop', '-D', cluster, '-m', 'fast'], { stdio: 'ignore', windowsHide: true });
    if (await until(isGone, 30_000)) return;
  }
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of steps) {
    if (isGone()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(isGone, patience)) return;
  }
  throw new PostgresError('did-not-stop', `PostgreSQL (process ${pid}) cannot be ended: kill it by hand.`, { pid });
}
