import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Account, ownerOf, serverAccount } from './account.js';
import { type Binaries, prepareBinaries, tryBinaries } from './binaries.js';
import { openCluster, superuser } from './cluster.js';
import {
  checkOwnServer,
  database,
  ensureOwner,
  owner,
  type PostgresConnection,
  show,
  urlOf,
  withClient,
} from './connect.js';
import { PostgresError } from './error.js';
import { type Guard, startGuard } from './guard.js';
import { clusterIn, type Home, openHome } from './home.js';
import { exclusively } from './lock.js';
import { findRunning, type Running, socketFolderFor, startPostmaster, stopPostmaster } from './postmaster.js';
import { closedTo, type PostgresRecord, readRecord, recordFolder, writeRecord } from './record.js';
import { type Settings, settingsFor } from './settings.js';
import { sweep } from './sweep.js';
import { enter, type Purpose, type User, usersIn } from './users.js';

export interface PostgresOptions {
  /** The installation's data folder; made when missing. */
  readonly dataDir: string;
  /** A server of one's own, used instead of the embedded one. */
  readonly databaseUrl?: string | null | undefined;
  readonly log: (line: string) => void;
  /** `serve` (the default) holds the data folder alone; a `command` shares the database of a running server. */
  readonly purpose?: Purpose;
  /** More or other settings of the embedded server; for tests and measurements. */
  readonly settings?: Settings;
  /** A folder with other programs than the embedded ones (`initdb`, `postgres`); for tests. */
  readonly bin?: string;
}

export interface PostgresHandle {
  /** The owner of the database, who migrates it. */
  readonly url: string;
  /** The same as a configuration for `pg.Pool`. */
  readonly connection: PostgresConnection | { readonly connectionString: string };
  /** The embedded server's superuser, on its maintenance database; nothing with a server of one's own. */
  readonly admin?: PostgresConnection;
  /** For instance `18.4`. */
  readonly version: string;
  readonly embedded: boolean;
  /** Whether the server was already running. */
  readonly adopted: boolean;
  /** The embedded server's process. */
  readonly pid?: number;
  /** Stops the embedded server, unless other processes still use it: then the last of them stops it. */
  stop(): Promise<void>;
}

/** The data folder's database, ready for connections: the embedded server, or one's own by its URL. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresHandle> {
  const { databaseUrl } = options;
  if (!databaseUrl) return openEmbedded(options);
  const version = await checkOwnServer(databaseUrl);
  const connection = { connectionString: databaseUrl };
  return { url: databaseUrl, connection, version, embedded: false, adopted: true, stop: async () => {} };
}

/** What is settled before any server runs. */
interface Ground {
  readonly dataDir: string;
  readonly notes: string;
  readonly account: Account | undefined;
  readonly home: Home;
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly options: PostgresOptions;
}

const usersFolder = (dataDir: string): string => join(recordFolder(dataDir), 'users');
const lockFile = (dataDir: string): string => join(recordFolder(dataDir), 'busy');

/** Under sudo a cluster goes on under the user that made it. */
function accountFor(dataDir: string): Account | undefined {
  const record = readRecord(dataDir);
  try {
    return record ? ownerOf(clusterIn(record.home ?? recordFolder(dataDir))) : serverAccount();
  } catch (error) {
    // Recorded, but not made yet.
    if (error instanceof PostgresError) throw error;
    return serverAccount();
  }
}

async function prepare(options: PostgresOptions, dataDir: string): Promise<Ground> {
  const account = accountFor(dataDir);
  const home = openHome(dataDir, account);
  const binaries = options.bin ? tryBinaries(options.bin, account) : prepareBinaries(home.folder, account);
  const cluster = await openCluster({ dataDir, home, binaries, account, log: options.log });
  return { dataDir, notes: usersFolder(dataDir), account, home, binaries, cluster: realpathSync(cluster), options };
}

function forgetSocketFolder(dataDir: string): void {
  const record = readRecord(dataDir);
  if (record?.socketFolder === undefined) return;
  rmSync(record.socketFolder, { recursive: true, force: true });
  const { socketFolder: _, ...rest } = record;
  writeRecord(dataDir, rest);
}

async function start(ground: Ground): Promise<Running> {
  const { dataDir, home, cluster, binaries, account, options } = ground;
  forgetSocketFolder(dataDir);
  const socket = process.platform === 'win32' ? undefined : socketFolderFor(home.folder, account);
  const record = readRecord(dataDir);
  if (socket?.outside && record) writeRecord(dataDir, { ...record, socketFolder: socket.folder });
  const settings = { ...settingsFor(), ...options.settings };
  return startPostmaster({ home: home.folder, cluster, binaries, account, socketFolder: socket?.folder, settings });
}

const connectionTo = ({ host, port }: Running, { superuserPassword }: PostgresRecord): PostgresConnection => ({
  host,
  port,
  user: superuser,
  password: superuserPassword,
  database: 'postgres',
});

/** A server that was left over or is shared: it must be this cluster's, and of the version that we bring. */
async function isOurs(running: Running, ground: Ground): Promise<boolean> {
  const admin = connectionTo(running, ground.home.record);
  const found = await withClient(admin, async (client) => ({
    version: await show(client, 'server_version'),
    cluster: await show(client, 'data_directory'),
  }));
  if (realpathSync(found.cluster) !== ground.cluster) {
    throw new PostgresError('did-not-start', `Process ${running.pid} serves ${found.cluster}, not ${ground.cluster}.`);
  }
  return found.version.split(' ')[0] === ground.binaries.version;
}

async function adoptOrStart(ground: Ground, isAlone: boolean): Promise<{ running: Running; adopted: boolean }> {
  const { cluster, binaries, options } = ground;
  const left = await findRunning(cluster, options.log);
  if (left) {
    if ((await isOurs(left, ground)) || !isAlone) return { running: left, adopted: true };
    options.log(`Stopping the PostgreSQL of another version that was left running (process ${left.pid}).`);
    await stopPostmaster(left.pid, cluster, binaries);
  }
  return { running: await start(ground), adopted: false };
}

async function close(ground: Ground, running: Running, user: User, guard: Guard): Promise<void> {
  if (!existsSync(recordFolder(ground.dataDir))) {
    // The data folder was removed under us: nobody else can have found the server.
    await stopPostmaster(running.pid, ground.cluster, ground.binaries);
    await guard.dismiss();
    return;
  }
  await exclusively(lockFile(ground.dataDir), async () => {
    rmSync(user.file, { force: true });
    if (usersIn(ground.notes).length === 0) {
      await stopPostmaster(running.pid, ground.cluster, ground.binaries);
      forgetSocketFolder(ground.dataDir);
    }
    await guard.dismiss();
  });
}

async function openAlone(options: PostgresOptions, dataDir: string): Promise<PostgresHandle> {
  const notes = usersFolder(dataDir);
  // Entered before looking for a server, so that a dying process's guard sees us and leaves it running.
  const user = enter(notes, options.purpose ?? 'serve', dataDir);
  let ground: Ground | undefined;
  let running: Running | undefined;
  let guard: Guard | undefined;
  try {
    await sweep(options.log);
    ground = await prepare(options, dataDir);
    const isAlone = usersIn(notes).length === 1;
    const opened = await adoptOrStart(ground, isAlone);
    running = opened.running;
    guard = startGuard({ note: user.file, notes, cluster: ground.cluster, pid: running.pid });
    const admin = connectionTo(running, ground.home.record);
    await ensureOwner(admin, ground.home.record.ownerPassword);
    return handle(ground, running, user, guard, opened.adopted);
  } catch (error) {
    rmSync(user.file, { force: true });
    if (ground && running && usersIn(notes).length === 0) await stopPostmaster(running.pid, ground.cluster);
    await guard?.dismiss();
    throw error;
  }
}

function handle(ground: Ground, running: Running, user: User, guard: Guard, adopted: boolean): PostgresHandle {
  const admin = connectionTo(running, ground.home.record);
  const connection = { ...admin, user: owner, password: ground.home.record.ownerPassword, database };
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(connection),
    connection,
    admin,
    version: ground.binaries.version,
    embedded: true,
    adopted,
    pid: running.pid,
    stop() {
      stopping ??= close(ground, running, user, guard);
      return stopping;
    },
  };
}

async function openEmbedded(options: PostgresOptions): Promise<PostgresHandle> {
  const wanted = resolve(options.dataDir);
  try {
    mkdirSync(recordFolder(wanted), { recursive: true });
    const dataDir = realpathSync(wanted);
    return await exclusively(lockFile(dataDir), () => openAlone(options, dataDir));
  } catch (error) {
    throw closedTo(error, wanted);
  }
}
