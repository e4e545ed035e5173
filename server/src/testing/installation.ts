import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CN_HOLIDAYS, DISTRICT, sampleDistrict } from '@bihuan/city';
import { openAreaFiles } from '../adapters/area-files/index.js';
import { openChannels } from '../adapters/channels/channels.js';
import { ManualClock } from '../adapters/clock.js';
import { openDocuments } from '../adapters/documents/index.js';
import { folderOfFiles } from '../adapters/files.js';
import { openMailboxes } from '../adapters/mailbox/mailbox.js';
import { folderOfMaps } from '../adapters/map-files.js';
import { openPictures } from '../adapters/pictures/pictures.js';
import { openTables } from '../adapters/tables/index.js';
import { openDatabase } from '../store/database.js';
import { insertPerson } from '../store/people.js';
import { openComponents } from '../usecases/component-index/index.js';
import { openConfig } from '../usecases/config.js';
import { install } from '../usecases/install.js';
import { openBoards } from '../usecases/open-board/boards.js';
import { openTiles } from '../usecases/tiles/tiles.js';
import type { Actor, App, Grant } from '../usecases/types.js';
import { type TestDatabase, testDatabase } from './database.js';

/** 2026-03-04, a Wednesday, at 09:00 in Lanzhou. */
export const START = Date.parse('2026-03-04T09:00:00+08:00');

export interface TestInstallation {
  readonly app: App;
  readonly clock: ManualClock;
  readonly base: TestDatabase;
  readonly tenant: string;
  /** The folder in which its pictures lie. */
  readonly files: string;
  /** How often a commit was told. */
  readonly commits: () => number;
  /** A person with one role, stored under the id; area: the whole tenant where none is given. */
  person(id: string, role: string, more?: { readonly area?: string; readonly unit?: string }): Promise<Actor>;
  close(): Promise<void>;
}

/** The sample district on a database of its own, empty of cases and people, its clock standing at START. */
export async function testInstallation(tenant: string = DISTRICT.code): Promise<TestInstallation> {
  const here = await emptyInstallation(tenant);
  const sample = { tenant, name: DISTRICT.name, areas: sampleDistrict(), organised: true };
  await here.app.db.transaction(tenant, (tx) => install(tx, START, 'test', sample));
  return here;
}

/** The same without a tenant: a database that was only migrated. */
export async function emptyInstallation(tenant: string = DISTRICT.code): Promise<TestInstallation> {
  const base = await testDatabase();
  const clock = new ManualClock(START);
  const files = mkdtempSync(join(tmpdir(), 'bihuan-files-'));
  const db = openDatabase(base.connection);
  let commits = 0;
  const app: App = {
    db,
    clock,
    config: openConfig({ CN: CN_HOLIDAYS }),
    boards: openBoards(db, clock),
    components: openComponents(db, clock),
    tiles: openTiles(),
    passwords: {
      hash: async (plain) => `plain:${plain}`,
      verify: async (stored, plain) => stored === `plain:${plain}`,
    },
    tables: openTables(),
    documents: openDocuments(),
    areaFiles: openAreaFiles(),
    pictures: openPictures(),
    files: folderOfFiles(files),
    mapFiles: folderOfMaps(files),
    channels: openChannels(() => {}),
    mailboxes: openMailboxes(),
    random: randomBytes,
    digest: (text) => createHmac('sha256', 'of a test').update(text).digest(),
    defaultTenant: tenant,
    committed: () => {
      commits += 1;
    },
    rulesChanged: () => {},
    sessionMs: 12 * 3_600_000,
    sessionLifeMs: 12 * 3_600_000,
    refusePastDue: true,
  };
  return {
    app,
    clock,
    base,
    tenant,
    files,
    commits: () => commits,
    async person(id, role, more = {}) {
      const grant: Grant = { role, areaPath: more.area ?? tenant, unit: more.unit ?? null };
      const named = { id, login: id, name: `Name of ${id}`, password: `plain:${id}`, grants: [grant] };
      await db.transaction(tenant, (tx) => insertPerson(tx, tenant, START, named));
      return { tenant, person: id, grants: [grant] };
    },
    async close() {
      await db.close();
      await base.drop();
      rmSync(files, { recursive: true, force: true });
    },
  };
}
