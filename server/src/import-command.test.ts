import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyInstallation, type TestInstallation } from './testing/installation.js';

/** The command line stands on the server, so it is not named as a dependency here. */
const commandLine = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
type Main = (
  argv: readonly string[],
  terminal: { stdin: Readable; stdout: Writable; stderr: Writable },
) => Promise<number>;
const mapping = fileURLToPath(new URL('../../examples/boston-311/mapping.json', import.meta.url));
/** Real requests that are no part of the project; where they are not beside it, nobody misses them. */
const boston = fileURLToPath(new URL('../../../shared/data/boston-311-2013-2018.csv.gz', import.meta.url));

let main: Main;
let folder: string;
let here: TestInstallation;
beforeAll(async () => {
  ({ main } = (await import(commandLine)) as { main: Main });
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-import-'));
  here = await emptyInstallation();
  vi.stubEnv('DATABASE_URL', here.base.url);
  vi.stubEnv('BIHUAN_DATA', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await here.close();
  rmSync(folder, { recursive: true });
});
afterAll(() => vi.unstubAllEnvs());

async function run(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]) =>
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
  const code = await main(argv, { stdin: Readable.from([]), stdout: into(out), stderr: into(err) });
  return { code, out: out.join(''), err: err.join('') };
}

const head =
  'case_enquiry_id,open_dt,sla_target_dt,closed_dt,case_title,type,department,location,latitude,longitude,source';
const open = (id: string, closed = ''): string =>
  `${id},2015-03-0${id} 10:00:00,2015-03-0${id} 18:00:00,${closed},T,Animal Found,ANML,Street,42.3,-71.1,Self Service`;

describe('import cases', () => {
  it('takes rows, goes on where it stopped, appends what has happened since, and changes nothing the second time', async () => {
    const path = join(folder, 'rows.csv');
    const take = async (...rows: string[]) => {
      writeFileSync(path, `${[head, ...rows].join('\n')}\n`);
      return run('import', 'cases', path, '--mapping', mapping);
    };
    const bad = open('3', '2015-03-01 00:00:00');
    const first = await take(open('1'), open('2'), bad);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(
      '3 rows: 2 accepted (2 new, 0 extended, 0 known already), 1 rejected; 6 events written',
    );
    expect(first.out).toContain('  rejected 1: "closed_dt" is before "open_dt"');
    expect(readFileSync(`${path}.rejects.csv`, 'utf8').split('\n')[1]).toMatch(/^4,.*,3,2015-03-03/);
    const grown = [open('1'), open('2', '2015-03-05 10:00:00'), open('4')];
    expect((await take(...grown)).out).toContain(
      '3 accepted (1 new, 1 extended, 1 known already), 0 rejected; 7 events',
    );
    expect(existsSync(`${path}.rejects.csv`)).toBe(false);
    expect((await take(...grown)).out).toContain(
      '3 accepted (0 new, 0 extended, 3 known already), 0 rejected; 0 events',
    );
  });

  it('takes an export back, elsewhere as well', async () => {
    const rows = join(folder, 'rows.csv');
    writeFileSync(rows, `${[head, open('1'), open('2', '2015-03-05 10:00:00')].join('\n')}\n`);
    await run('import', 'cases', rows, '--mapping', mapping);
    const log = join(folder, 'log.ndjson');
    const { out: exported } = await run('export', 'cases');
    writeFileSync(log, exported);
    expect((await run('import', 'cases', log)).out).toContain(
      '2 cases: 2 accepted (0 new, 0 extended, 2 known already)',
    );

    const elsewhere = await emptyInstallation();
    try {
      vi.stubEnv('DATABASE_URL', elsewhere.base.url);
      expect(await run('import', 'cases', log)).toMatchObject({
        code: 1,
        err: expect.stringContaining('no tenant yet'),
      });
      writeFileSync(rows, `${head}\n`);
      await run('import', 'cases', rows, '--mapping', mapping);
      expect((await run('import', 'cases', log, '--dry-run')).out).toContain('2 accepted (2 new');
      expect((await run('export', 'cases')).out).toBe('');
      expect((await run('import', 'cases', log)).out).toContain('2 accepted (2 new, 0 extended, 0 known already)');
      expect((await run('export', 'cases')).out).toBe(exported);
    } finally {
      await elsewhere.close();
    }
  });
});

describe('erase texts', () => {
  it('erases those of a case, and says when there is no such case', async () => {
    const rows = join(folder, 'rows.csv');
    writeFileSync(rows, `${[head, open('1')].join('\n')}\n`);
    await run('import', 'cases', rows, '--mapping', mapping);
    const [first = '{}'] = (await run('export', 'cases')).out.split('\n');
    const id = (JSON.parse(first) as { case: string }).case;
    expect(await run('erase', 'texts', id, '--seq', '2')).toMatchObject({ code: 0, out: '0 erased\n' });
    expect(await run('erase', 'texts', id)).toMatchObject({ code: 0, out: '2 erased\n' });
    expect((await run('export', 'cases')).out).toContain('"address":"[erased]"');
    expect(await run('erase', 'texts', 'nobody')).toMatchObject({ code: 1, err: 'boston has no case "nobody"\n' });
    expect(await run('erase', 'texts', id, '--seq', 'all')).toMatchObject({ code: 2 });
  });
});

it('takes the whole of the real file, and the second time nothing of it', { timeout: 600_000 }, async ({ skip }) => {
  if (!existsSync(boston)) skip(`the file of real requests is not there: ${boston}`);
  const rejects = join(folder, 'rejects.csv');
  const take = () => run('import', 'cases', boston, '--mapping', mapping, '--rejects', rejects);
  const first = await take();
  const [, rows, accepted, added, rejected] = (
    /^(\d+) rows: (\d+) accepted \((\d+) new, 0 extended, 0 known already\), (\d+) rejected/.exec(first.out) ?? []
  ).map(Number);
  expect(rows).toBe(37_710);
  expect(added).toBe(accepted);
  expect((accepted ?? 0) + (rejected ?? 0)).toBe(37_710);
  expect(rejected).toBeLessThan(0.005 * 37_710);
  expect((await take()).out).toContain(`${accepted} accepted (0 new, 0 extended, ${accepted} known already)`);
});
