import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPostgres } from './index.js';
import { open, query, temporaryFolder } from './launcher.fixture.js';
import { isAlive, isServerOf } from './processes.js';

const dataIn = (folder: string): string => join(folder, 'data');

describe('the embedded PostgreSQL', () => {
  it('is made, asked, and stopped without a trace of a process', async () => {
    const dataDir = dataIn(temporaryFolder());
    const handle = await open(dataDir);
    expect(handle).toMatchObject({ embedded: true, adopted: false, version: expect.stringMatching(/^18\./) });
    const rows = await query(
      handle,
      `select current_user as who, current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
        (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    );
    const expected = { who: 'bihuan', encoding: 'UTF8', zone: 'UTC', checksums: 'on', addresses: '' };
    expect(rows).toEqual([{ ...expected, locale: 'b C.UTF-8' }]);
    await handle.stop();
    expect(isAlive(handle.pid ?? 0)).toBe(false);
  });

  it('keeps its data and its login over a restart', async () => {
    const dataDir = dataIn(temporaryFolder());
    const first = await open(dataDir);
    await query(first, `create table kept as select '七里河' as name`);
    await first.stop();
    const second = await open(dataDir);
    expect(await query(second, 'select name from kept')).toEqual([{ name: '七里河' }]);
    expect(second.url).toBe(first.url);
  });

  it('writes to disk before it says that something is committed', async () => {
    const handle = await open(dataIn(temporaryFolder()), { settings: {} });
    const text = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('full_page_writes') as pages`;
    expect(await query(handle, text)).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }]);
  });

  it('lets nobody in without the password, which only the owner of the data folder can read', async () => {
    const dataDir = dataIn(temporaryFolder());
    const handle = await open(dataDir);
    const wrong = { ...handle, connection: { ...handle.connection, password: 'wrong' } };
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    const record = join(dataDir, 'postgres', 'postgres.json');
    expect(statSync(record).mode & 0o777).toBe(0o600);
    expect(readFileSync(record, 'utf8')).toContain((handle.connection as { password: string }).password);
  });

  it('is not superuser’s work: the owner can make roles and extensions, and is bound by row security', async () => {
    const handle = await open(dataIn(temporaryFolder()));
    await query(handle, 'create extension pg_trgm; create extension btree_gist; create role someone');
    const text = 'select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user';
    expect(await query(handle, text)).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false }]);
  });
});

describe('a data folder', () => {
  it('has one server: a second is told which process to stop', async () => {
    const dataDir = dataIn(temporaryFolder());
    const server = await open(dataDir);
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringMatching(new RegExp(`process ${process.pid}\\).*Stop it first.*BIHUAN_DATA`)),
      parameters: { pid: process.pid },
    });
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  it('lends a running server to a command, which leaves it running', async () => {
    const dataDir = dataIn(temporaryFolder());
    const server = await open(dataDir);
    const command = await open(dataDir, { purpose: 'command' });
    expect(command).toMatchObject({ adopted: true, pid: server.pid });
    await command.stop();
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  it('is left by the last: a server that came after a command stops the PostgreSQL that the command started', async () => {
    const dataDir = dataIn(temporaryFolder());
    const command = await open(dataDir, { purpose: 'command' });
    const server = await open(dataDir);
    expect(server).toMatchObject({ adopted: true, pid: command.pid });
    await command.stop();
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }]);
    await server.stop();
    await server.stop();
    expect(isAlive(server.pid ?? 0)).toBe(false);
  });

  it('opens one after the other when several ask at once', async () => {
    const dataDir = dataIn(temporaryFolder());
    const handles = await Promise.all([1, 2, 3].map(() => open(dataDir, { purpose: 'command' })));
    expect(new Set(handles.map(({ pid }) => pid)).size).toBe(1);
    expect(handles.map(({ adopted }) => adopted)).toEqual([false, true, true]);
    await Promise.all(handles.map((handle) => handle.stop()));
    expect(isServerOf(handles[0]?.pid ?? 0, join(dataDir, 'postgres', 'cluster'))).toBe(false);
  });
});

describe('a server of one’s own', () => {
  it('is used by its URL and never stopped', async () => {
    const dataDir = dataIn(temporaryFolder());
    const server = await open(dataDir);
    const handle = await open('/nonexistent', { databaseUrl: server.url });
    expect(handle).toMatchObject({ embedded: false, adopted: true, version: server.version });
    await handle.stop();
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  it('that cannot be used is named with the remedy, without the password', async () => {
    const server = await open(dataIn(temporaryFolder()));
    const own = (databaseUrl: string) => openPostgres({ dataDir: '/nonexistent', databaseUrl, log: () => {} });
    const refused = 'postgresql://someone:secret@127.0.0.1:1/bihuan';
    await expect(own(refused)).rejects.toMatchObject({
      code: 'not-reachable',
      message: expect.stringMatching(/ECONNREFUSED.*Is the server running/),
    });
    await expect(own(refused)).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    const wrongPassword = server.url.replace(/:[^:@/]+@/, ':secret@');
    await expect(own(wrongPassword)).rejects.toMatchObject({
      message: expect.stringContaining('Check user and password'),
    });
    const wrongName = server.url.replace('/bihuan?', '/other?');
    await expect(own(wrongName)).rejects.toMatchObject({
      message: expect.stringContaining('Create the database first'),
    });
  });
});
