import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { compileLauncher, open, openInChild, query, temporaryFolder } from './launcher.fixture.js';
import { noteOfThisProcess } from './lock.js';
import { isAlive, isServerOf, until } from './processes.js';

let launcher: ReturnType<typeof compileLauncher>;
beforeAll(() => {
  launcher = compileLauncher();
});
afterAll(() => launcher.remove());

const dataIn = (folder: string): string => join(folder, 'data');
const clusterOf = (dataDir: string): string => join(dataDir, 'postgres', 'cluster');

/** A living process that is no PostgreSQL: what a number from before a restart may mean today. */
function stranger(): number {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child.pid ?? 0;
}

describe('after the PostgreSQL was killed', () => {
  it('what was committed is there at the next start', async () => {
    const dataDir = dataIn(temporaryFolder());
    const first = await open(dataDir, { settings: {} });
    await query(first, 'create table counted (n int); insert into counted select generate_series(1, 1000)');
    process.kill(first.pid ?? 0, 'SIGKILL');
    await until(() => !isAlive(first.pid ?? 0), 5000);
    await first.stop();
    const second = await open(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select count(*)::int as n from counted')).toEqual([{ n: 1000 }]);
  });

  it.each(['a stranger', 'nobody'])('its note may name %s: that process is left alone', async (who) => {
    const dataDir = dataIn(temporaryFolder());
    await (await open(dataDir)).stop();
    const pid = who === 'nobody' ? 2 ** 22 - 1 : stranger();
    const note = `${pid}\n${clusterOf(dataDir)}\n1700000000\n5432\n/tmp\n\n 1 1\nready   \n`;
    writeFileSync(join(clusterOf(dataDir), 'postmaster.pid'), note);
    const handle = await open(dataDir);
    expect(handle.adopted).toBe(false);
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
    expect(isAlive(pid)).toBe(who === 'a stranger');
  });
});

describe('after our own process was killed', () => {
  it('the guard stops the PostgreSQL', async () => {
    const dataDir = dataIn(temporaryFolder());
    const child = openInChild(launcher.folder, dataDir);
    const { pid = 0 } = await child.said;
    expect(isServerOf(pid, clusterOf(dataDir))).toBe(true);
    child.process.kill('SIGKILL');
    expect(await until(() => !isAlive(pid), 20_000)).toBe(true);
    expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false);
  });

  it('and the guard with it, the PostgreSQL that is left is adopted, and stopped in the end', async () => {
    const dataDir = dataIn(temporaryFolder());
    const child = openInChild(launcher.folder, dataDir);
    const { pid = 0 } = await child.said;
    const guards = guardsOf(pid);
    expect(guards).toHaveLength(1);
    for (const guard of guards) process.kill(guard, 'SIGKILL');
    child.process.kill('SIGKILL');
    await child.ended;
    const handle = await open(dataDir);
    expect(handle).toMatchObject({ adopted: true, pid });
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
    await handle.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('the next start may follow at once', async () => {
    const dataDir = dataIn(temporaryFolder());
    const child = openInChild(launcher.folder, dataDir);
    await child.said;
    child.process.kill('SIGKILL');
    await child.ended;
    const handle = await open(dataDir);
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
  });

  it('others who use the same database keep it', async () => {
    const dataDir = dataIn(temporaryFolder());
    const child = openInChild(launcher.folder, dataDir, { purpose: 'command' });
    const { pid = 0 } = await child.said;
    const server = await open(dataDir);
    expect(server.adopted).toBe(true);
    const guards = guardsOf(pid);
    child.process.kill('SIGKILL');
    // Ours stays; the child's has seen us and gone.
    expect(await until(() => guards.filter(isAlive).length === 1, 5000)).toBe(true);
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }]);
  });

  it('a lock and an entry that it left are nobody’s, also when its number was given out again', async () => {
    const dataDir = dataIn(temporaryFolder());
    const users = join(dataDir, 'postgres', 'users');
    mkdirSync(users, { recursive: true });
    const recycled = noteOfThisProcess().replace(/\n.*\n$/, '\nanother life\n');
    writeFileSync(join(dataDir, 'postgres', 'busy'), recycled);
    writeFileSync(join(users, `${process.pid}-77`), `${recycled}serve\n`);
    const handle = await open(dataDir);
    expect(handle.adopted).toBe(false);
    expect(existsSync(join(users, `${process.pid}-77`))).toBe(false);
  });
});

describe('a first start that was cut off', () => {
  it('while the cluster was being made, is done anew', async () => {
    const dataDir = dataIn(temporaryFolder());
    const child = openInChild(launcher.folder, dataDir);
    const drafts = (): string[] => draftsIn(join(dataDir, 'postgres'));
    // Killed as soon as the first file of the cluster is there; initdb itself goes on.
    const file = (): boolean => drafts().some((name) => existsSync(join(dataDir, 'postgres', name, 'PG_VERSION')));
    expect(await until(file, 30_000, 1)).toBe(true);
    child.process.kill('SIGKILL');
    await child.ended;
    await child.said.catch(() => {});
    expect(existsSync(clusterOf(dataDir))).toBe(false);
    const handle = await open(dataDir);
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
    expect(drafts()).toEqual([]);
  });

  it('before the application’s database was made, is finished', async () => {
    const dataDir = dataIn(temporaryFolder());
    const first = await open(dataDir);
    const { admin } = first;
    const asAdmin = { ...first, connection: admin ?? first.connection };
    await query(asAdmin, 'drop database bihuan');
    await query(asAdmin, 'drop role bihuan');
    await first.stop();
    const second = await open(dataDir);
    expect(await query(second, 'select current_database() as name')).toEqual([{ name: 'bihuan' }]);
  });
});

function draftsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('cluster.new')) : [];
}

/** The guards that watch over this server, by their last argument. */
function guardsOf(server: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isAlive(Number(name)))
    .map((name) => ({ pid: Number(name), words: commandOf(name) }))
    .filter(({ words }) => words.includes('bihuan-guard') && words.at(-1) === String(server))
    .map(({ pid }) => pid);
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

it('a server that cannot start says why, with the place of its log', async () => {
  const dataDir = dataIn(temporaryFolder());
  await (await open(dataDir)).stop();
  appendFileSync(join(clusterOf(dataDir), 'postgresql.conf'), '\nno_such_setting = 1\n');
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'did-not-start',
    message: expect.stringMatching(/no_such_setting[\s\S]*server\.log/),
  });
  expect(readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8')).toContain('no_such_setting');
});
