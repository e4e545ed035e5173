import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CN_HOLIDAYS } from '@bihuan/city';
import { openAreaFiles } from './adapters/area-files/index.js';
import { openChannels } from './adapters/channels/channels.js';
import { realClock } from './adapters/clock.js';
import { openDocuments } from './adapters/documents/index.js';
import { folderOfFiles } from './adapters/files.js';
import { openMailboxes } from './adapters/mailbox/mailbox.js';
import { folderOfMaps } from './adapters/map-files.js';
import { openNotices } from './adapters/notices.js';
import { passwords } from './adapters/passwords.js';
import { openPictures } from './adapters/pictures/pictures.js';
import { clusterIn } from './adapters/postgres/home.js';
import { openPostgres } from './adapters/postgres/index.js';
import { readRecord, recordFolder } from './adapters/postgres/record.js';
import { deriveKey, keptSecret } from './adapters/secret.js';
import type { Settings } from './adapters/settings.js';
import { openTables } from './adapters/tables/index.js';
import { type Bell, createBell } from './jobs/bell.js';
import { migrate } from './migrations/migrate.js';
import { openDatabase } from './store/database.js';
import { adoptFlow } from './usecases/adopt-flow.js';
import { openComponents } from './usecases/component-index/index.js';
import { openConfig } from './usecases/config.js';
import { homeTenant } from './usecases/home-tenant.js';
import { openBoards } from './usecases/open-board/boards.js';
import { tenants } from './usecases/tenants.js';
import { openTiles } from './usecases/tiles/tiles.js';
import type { App, Clock } from './usecases/types.js';

export interface InstallationOptions {
  readonly settings: Settings;
  /** `serve` holds the data folder alone; a `command` shares the database of a running server. */
  readonly purpose: 'serve' | 'command';
  readonly clock?: Clock;
  /** What is worth telling on the way, a line each. */
  readonly log: (line: string) => void;
}

/** An installation's database, migrated, with all that the use cases stand on. It listens nowhere. */
export interface Installation {
  readonly app: App;
  readonly settings: Settings;
  /** Rung by commits, of this process and of others on the same database. */
  readonly bell: Bell;
  /** Rung where a new calendar, policy or list of units moves what is due. */
  readonly rules: Bell;
  readonly postgres: {
    readonly version: string;
    readonly embedded: boolean;
    readonly adopted: boolean;
    /** The folder of the embedded one's files, which a backup needs; null: one's own. */
    readonly cluster: string | null;
  };
  /** Codes of the tenants that it has, also of those that only an import made; none before the first start. */
  readonly tenants: readonly string[];
  /** Names of the migrations that were applied now. */
  readonly migrated: readonly string[];
  /** Lets go of everything; an embedded PostgreSQL stops with its last user. */
  close(): Promise<void>;
}

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { settings, log } = options;
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const digestKey = deriveKey(settings.secret ?? keptSecret(settings.data), 'digest of a request');
    const postgres = await openPostgres({
      dataDir: settings.data,
      databaseUrl: settings.databaseUrl,
      purpose: options.purpose,
      log,
    });
    closers.push(() => postgres.stop());
    const { applied } = await migrate(postgres.connection);

    const db = openDatabase({ ...postgres.connection, max: 16 });
    closers.push(() => db.close());
    const bell = createBell();
    const rules = createBell();
    const notices = openNotices({
      connection: postgres.connection,
      heard: () => bell.ring(),
      broken: (error) => log(`the database's notices broke off: ${error instanceof Error ? error.message : error}`),
    });
    closers.push(() => notices.close());

    const base: App = {
      db,
      clock: options.clock ?? realClock,
      config: openConfig({ CN: CN_HOLIDAYS }),
      boards: openBoards(db, options.clock ?? realClock),
      components: openComponents(db, options.clock ?? realClock),
      tiles: openTiles(),
      passwords,
      tables: openTables(),
      documents: openDocuments(),
      areaFiles: openAreaFiles(),
      pictures: openPictures(),
      files: folderOfFiles(join(settings.data, 'files')),
      mapFiles: folderOfMaps(settings.data),
      channels: openChannels(log),
      mailboxes: openMailboxes(),
      random: randomBytes,
      defaultTenant: '',
      committed: () => {
        bell.ring();
        notices.tell();
      },
      rulesChanged: () => rules.ring(),
      sessionMs: settings.sessionIdleMs,
      sessionLifeMs: settings.sessionLifeMs,
      refusePastDue: settings.refusePastDue,
      digest: (text) => createHmac('sha256', digestKey).update(text, 'utf8').digest(),
    };
    await adoptFlow(base);
    const known = await tenants(base);
    const app = { ...base, defaultTenant: (await homeTenant(base)) ?? '' };
    const { version, embedded, adopted } = postgres;
    const cluster = embedded ? clusterIn(readRecord(settings.data)?.home ?? recordFolder(settings.data)) : null;
    return {
      app,
      settings,
      bell,
      rules,
      postgres: { version, embedded, adopted, cluster },
      tenants: known,
      migrated: applied,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
