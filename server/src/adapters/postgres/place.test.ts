import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { canReach, isRoot } from './account.js';
import { closedDataDir, compileLauncher, open, openInChild, query, temporaryFolder } from './launcher.fixture.js';
import { isAlive } from './processes.js';
import { readRecord } from './record.js';
import { sweep } from './sweep.js';

const nobody = { uid: 65534, gid: 65534 };
const homeOf = (dataDir: string): string | undefined => readRecord(dataDir)?.home;

describe('a long path', () => {
  it('gets a short socket beside, which goes with the server', async () => {
    const dataDir = join(temporaryFolder(), 'a-rather-long-name-of-a-folder-'.repeat(4), '数据', 'data');
    const handle = await open(dataDir);
    const socket = (handle.connection as { host: string }).host;
    expect(Buffer.byteLength(`${socket}/.s.PGSQL.5432`)).toBeLessThanOrEqual(103);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
    await handle.stop();
    expect(existsSync(socket)).toBe(false);
  });

  it('may hold blanks, quotes and commas', async () => {
    const handle = await open(join(temporaryFolder(), `it's "a", b`, 'data'));
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
  });
});

it('a data folder that was moved keeps its database', async () => {
  const folder = temporaryFolder();
  const first = await open(join(folder, 'before'));
  await query(first, 'create table kept (id int)');
  await first.stop();
  renameSync(join(folder, 'before'), join(folder, 'after'));
  const second = await open(join(folder, 'after'));
  expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
});

it('a data folder that is removed under a running server takes the server with it', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const handle = await open(dataDir);
  rmSync(dataDir, { recursive: true });
  await handle.stop();
  expect(isAlive(handle.pid ?? 0)).toBe(false);
});

it('a database that is gone is a loss, not a first start', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  await (await open(dataDir)).stop();
  rmSync(join(dataDir, 'postgres', 'cluster'), { recursive: true });
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'cluster-gone',
    message: expect.stringMatching(/remove .*/),
  });
});

describe.runIf(isRoot())('as root, where the server’s user cannot go', () => {
  it('cluster and programs lie outside, and a reset removes them', async () => {
    const dataDir = closedDataDir();
    const first = await open(dataDir);
    await query(first, 'create table kept (id int)');
    await first.stop();
    const home = homeOf(dataDir) ?? '';
    expect(home).toMatch(/\/bihuan-[0-9a-f]{12}$/);
    expect(statSync(join(home, 'cluster')).uid).not.toBe(0);

    const second = await open(dataDir);
    expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await second.stop();

    rmSync(dataDir, { recursive: true });
    const third = await open(dataDir);
    const next = homeOf(dataDir) ?? '';
    onTestFinished(() => rmSync(next, { recursive: true, force: true }));
    expect(existsSync(home)).toBe(false);
    expect(next).not.toBe(home);
    expect(await query(third, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }]);
  });

  it('a moved data folder keeps what lies outside, and a reset while it runs ends the server', async () => {
    const dataDir = closedDataDir();
    await (await open(dataDir)).stop();
    const home = homeOf(dataDir) ?? '';
    const moved = join(dirname(dataDir), 'moved');
    renameSync(dataDir, moved);
    await sweep(() => {});
    expect(existsSync(home)).toBe(true);

    const handle = await open(moved);
    expect(homeOf(moved)).toBe(home);
    rmSync(moved, { recursive: true });
    const lines: string[] = [];
    await sweep((line) => lines.push(line));
    expect(lines).toEqual([expect.stringContaining(home)]);
    expect(isAlive(handle.pid ?? 0)).toBe(false);
    expect(existsSync(home)).toBe(false);
  });

  it('programs that the server’s user cannot reach are copied', async () => {
    const dataDir = closedDataDir();
    await (await open(dataDir)).stop();
    const home = homeOf(dataDir) ?? '';
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const { copyPackage } = await import('./binaries.js');
    const copy = copyPackage(home);
    expect(canReach(join(copy, 'native', 'bin', 'postgres'), nobody)).toBe(true);
    expect(statSync(join(copy, 'native', 'lib', 'libpq.so.5')).isFile()).toBe(true);
    expect(existsSync(join(copy, 'native', 'lib', 'libpq.a'))).toBe(false);
    const handle = await open(dataDir, { bin: join(copy, 'native', 'bin') });
    expect(await query(handle, 'select 1 as works')).toEqual([{ works: 1 }]);
  });
});

describe.runIf(isRoot())('an ordinary user', () => {
  let launcher: ReturnType<typeof compileLauncher>;
  beforeAll(() => {
    launcher = compileLauncher();
  });
  afterAll(() => launcher.remove());

  const canRunHere = (): boolean =>
    canReach(process.execPath, nobody) && canReach(join(launcher.folder, 'node_modules'), nobody);

  it('opens a database of his own, as himself', async ({ skip }) => {
    if (!canRunHere()) skip('another user cannot read this checkout');
    const folder = temporaryFolder(0o777);
    const child = openInChild(launcher.folder, join(folder, 'data'), { account: nobody });
    const { pid } = await child.said;
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m);
    expect(statSync(join(folder, 'data', 'postgres', 'cluster')).uid).toBe(65534);
    child.process.stdin?.end();
    await child.ended;
    expect(isAlive(pid ?? 0)).toBe(false);

    // Under sudo the cluster goes on under the user who made it.
    const asRoot = await open(join(folder, 'data'));
    expect(readFileSync(`/proc/${asRoot.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m);
  });

  it('is told that a data folder is not his', async ({ skip }) => {
    if (!canRunHere()) skip('another user cannot read this checkout');
    const dataDir = join(temporaryFolder(), 'data');
    await (await open(dataDir)).stop();
    const child = openInChild(launcher.folder, dataDir, { account: nobody });
    expect(await child.said).toEqual({ error: 'data-folder-not-ours' });
    const closed = join(temporaryFolder(), 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const second = openInChild(launcher.folder, join(closed, 'data'), { account: nobody });
    expect(await second.said).toEqual({ error: 'data-folder-not-ours' });
  });
});
