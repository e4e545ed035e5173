import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DISTRICT } from '@bihuan/city';
import { type Environment, isLoopback, type Settings } from './adapters/settings.js';
import type { Asker } from './adapters/terminal.js';
import { StartError } from './start-error.js';
import { type Administrator, createAdministrators, type InstallationInput } from './usecases/create-administrators.js';
import { loadSample, type SampleSignIn, type SampleSize } from './usecases/load-sample.js';
import { tenants } from './usecases/tenants.js';
import type { App } from './usecases/types.js';

export const signInsFile = 'sign-ins.txt';

/** Loads the sample district, and keeps its sign-ins where only their owner reads them. */
export async function loadSampleDistrict(
  app: App,
  settings: Settings,
  size: SampleSize = {},
): Promise<{ readonly tenant: string; readonly cases: number; readonly signIns: readonly SampleSignIn[] }> {
  refuseSampleInNetwork(settings);
  if ((await tenants(app)).includes(DISTRICT.code)) {
    throw new StartError(
      'sample-code-taken',
      `Cases were imported into ${DISTRICT.code}, the sample district's code, and nobody can sign in yet. Give it its people: npm start -- --blank`,
    );
  }
  const path = join(settings.data, signInsFile);
  let written = false;
  try {
    // Before the commit: a sample whose passwords were lost would be of no use, and could not be loaded again.
    const beforeCommit = (signIns: readonly SampleSignIn[]): void => {
      writePrivate(path, `${table(signIns).join('\n')}\n`);
      written = true;
    };
    return await loadSample(app, { ...size, beforeCommit });
  } catch (error) {
    if (written) rmSync(path, { force: true });
    throw error;
  }
}

/** A file that only its owner reads, whole or not at all. */
function writePrivate(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The sample's passwords stand in a file and on a screen: good enough for one's own machine, and for no network. */
export function refuseSampleInNetwork({ host }: Settings): void {
  if (isLoopback(host)) return;
  throw new StartError(
    'sample-in-network',
    `The sample district is for this machine only, and HOST is ${host}. Leave HOST out to try the sample, or start an installation of your own: BIHUAN_DATA=./own npm start -- --blank`,
  );
}

/** The sign-ins as aligned lines. */
export function table(signIns: readonly SampleSignIn[]): string[] {
  const widest = (pick: (each: SampleSignIn) => string): number =>
    Math.max(...signIns.map((each) => pick(each).length), 0);
  const [login, password, role] = [widest((s) => s.login), widest((s) => s.password), widest((s) => s.role)];
  return signIns.map((each) =>
    `${each.login.padEnd(login)}  ${each.password.padEnd(password)}  ${each.role.padEnd(role)}  ${each.name}`.trimEnd(),
  );
}

const shortest = 12;

/**
 * The first two people, from the environment, or asked where there is a terminal: of a new and empty tenant, or of one that
 * an import made.
 */
export async function makeBlank(app: App, environment: Environment, asker: Asker | null): Promise<string> {
  const result = await createAdministrators(app, await blankInput(environment, asker, await tenants(app)));
  if (result.ok) return result.value.tenant;
  const why =
    result.failure.code === 'invalid'
      ? result.failure.errors.map(({ path, message }) => `${path} ${message}`).join('; ')
      : result.failure.code;
  throw new StartError('blank-refused', `The installation cannot be made: ${why}`);
}

/**
 * @param known tenants that an import made: the only one is proposed, and has its name already
 * @throws StartError that names what is missing, or what is wrong with it
 */
export async function blankInput(
  environment: Environment,
  asker: Asker | null,
  known: readonly string[] = [],
): Promise<InstallationInput> {
  const missing: string[] = [];

  async function value(name: string, question: string, fallback: string | null): Promise<string> {
    const given = environment[name] ?? '';
    if (given !== '') return given;
    if (asker === null) {
      if (fallback === null) missing.push(name);
      return fallback ?? '';
    }
    const shown = fallback === null ? `${question}: ` : `${question} [${fallback}]: `;
    for (;;) {
      const answer = (await asker.ask(shown)) || fallback;
      if (answer !== null && answer !== '') return answer;
    }
  }

  async function password(name: string): Promise<string> {
    const given = environment[name] ?? '';
    if (given !== '') return given;
    if (asker === null) {
      missing.push(name);
      return '';
    }
    for (;;) {
      const answer = await asker.askHidden(`Password (${shortest} characters or more): `);
      if (answer.length >= shortest) return answer;
    }
  }

  async function person(prefix: string, title: string): Promise<Administrator> {
    const login = await value(`${prefix}_LOGIN`, `Login of the ${title}`, null);
    const name = await value(`${prefix}_NAME`, `Name of the ${title}`, login);
    return { login, name, password: await password(`${prefix}_PASSWORD`) };
  }

  const proposed = known.length === 1 ? known[0] : undefined;
  const tenant = await value('BIHUAN_TENANT', 'Code of the district, county or city', proposed ?? '000000');
  const name = known.includes(tenant) ? tenant : await value('BIHUAN_TENANT_NAME', 'Its name', tenant);
  const administrator = await person('BIHUAN_ADMIN', 'system administrator');
  const securityAdministrator = await person('BIHUAN_SECURITY', 'security administrator');
  if (missing.length > 0) {
    throw new StartError(
      'blank-without-people',
      `An empty installation needs its system and its security administrator. Start it at a terminal to be asked, or set ${missing.join(', ')}`,
    );
  }
  for (const each of [administrator, securityAdministrator]) {
    if (each.password.length >= shortest) continue;
    throw new StartError('weak-password', `The password of ${each.login} has fewer than ${shortest} characters`);
  }
  if (administrator.login === securityAdministrator.login) {
    throw new StartError('one-for-both', 'The system and the security administrator must be two logins');
  }
  return { tenant, name, administrator, securityAdministrator };
}
