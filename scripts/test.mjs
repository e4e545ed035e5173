import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, bootstrapOrExit } from './bootstrap.mjs';
import { prepareBrowser } from './lib/browser.mjs';
import { biome, playwright, run, tsc, vitest } from './lib/commands.mjs';
import { askToEnd, endLeftovers } from './lib/leftovers.mjs';
import { inRoot, say } from './lib/root.mjs';
import { add, fromPlaywright, fromVitest, lastLine, one } from './lib/tally.mjs';

/** Everything that must hold, one suite after the other: two cores are soon shared, and a slow test is a false alarm. */

const inCI = process.env.CI === 'true';
const mark = `bihuan-test-${process.pid}-${Date.now()}`;
const reports = mkdtempSync(join(tmpdir(), 'bihuan-reports-'));
const env = { BIHUAN_TEST_RUN: mark };
const ours = `BIHUAN_TEST_RUN=${mark}`;

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A suite that could not run is a gap, which CI does not let pass. */
function skip(why) {
  say(`skipped: ${why}`);
  return inCI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
}

/** Several commands that make one check; all of them run, so that all complaints are seen. */
async function check(...commands) {
  let worst = 0;
  for (const command of commands) {
    const { code } = await run(command, { env });
    worst ||= code;
  }
  return one(worst);
}

/** The packages are built on the way; the other folders are only looked at. */
function types() {
  const { references } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8'));
  const isBuilt = (folder) => references.some(({ path }) => path === folder);
  const others = ['web', 'e2e', 'scripts'].filter(
    (folder) => existsSync(inRoot(folder, 'tsconfig.json')) && !isBuilt(folder),
  );
  return check(tsc('-b'), ...others.map((folder) => tsc('-p', folder)));
}

async function vitestProject(project, more = {}) {
  const file = join(reports, `${project}-${more.BIHUAN_TEST_PG ?? 'embedded'}.json`);
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(vitest('run', '--project', project, ...flags), { env: { ...env, ...more } });
  return fromVitest(readReport(file), code);
}

async function browser() {
  if (!existsSync(inRoot('e2e/playwright.config.ts'))) return skip('there are no browser tests yet');
  const remedy = await prepareBrowser();
  if (remedy) return skip(`no browser; ${remedy}`);
  try {
    await bootstrap();
  } catch (error) {
    say(error.message);
    return one(1);
  }
  const file = join(reports, 'browser.json');
  const { code } = await run(playwright('test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'), {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  return fromPlaywright(readReport(file), code);
}

const installedPostgres = '/usr/lib/postgresql/15/bin/postgres';
const suites = [
  ['lint', () => check(biome('check', '--error-on-warnings', '.'))],
  ['types', types],
  ['unit', () => vitestProject('unit')],
  ['database (embedded PostgreSQL)', () => vitestProject('database')],
  ...(existsSync(installedPostgres)
    ? [['database (installed PostgreSQL 15)', () => vitestProject('database', { BIHUAN_TEST_PG: 'installed' })]]
    : []),
  ['browser', browser],
];

/** Broken off from outside: take along what was started, so that nothing goes on unseen. */
async function breakOff() {
  askToEnd(ours);
  await endLeftovers(ours, 5000);
  rmSync(reports, { recursive: true, force: true });
  process.exit(130);
}
process.once('SIGINT', breakOff);
process.once('SIGTERM', breakOff);

await bootstrapOrExit({ build: [] });
let total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, suite] of suites) {
  say(`\n== ${name}`);
  const began = performance.now();
  let result = await suite();
  const left = await endLeftovers(ours);
  if (left.length > 0) {
    say(`left running by this suite, ended now:\n  ${left.join('\n  ')}`);
    result = add(result, { passed: 0, failed: 1, skipped: 0 });
  }
  say(`== ${name}: ${lastLine(result)} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  total = add(total, result);
}
rmSync(reports, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${lastLine(total)}\n`);
