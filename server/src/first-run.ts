import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, isLoopback, type Settings } from './adapters/settings.js';
import type { Asker } from './adapters/terminal.js';
import { StartError } from './start-error.js';
import { type Administrator, createAdministrators, type InstallationInput } from './usecases/create-administrators.js';
import { loadSample, type SampleSignIn } from './usecases/load-sample.js';
import type { App } from './usecases/types.js';

export const signInsFile = 'sign-ins.txt';

/** Loads the sample district, and keeps its sign-ins where only their owner reads them. */
export async function loadSampleDistrict(
  app: App,
  settings: Settings,
  progress: (cases: number) => void,
): Promise<{ readonly tenant: string; readonly cases: number; readonly signIns: readonly SampleSignIn[] }> {
  refuseSampleInNetwork(settings);
  const loaded = await loadSample(app, { progress });
  const path = join(settings.data, signInsFile);
  writeFileSync(path, `${table(loaded.signIns).join('\n')}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return loaded;
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

/** An empty installation with its first two people: from the environment, or asked where there is a terminal. */
export async function makeBlank(app: App, environment: Environment, asker: Asker | null): Promise<string> {
  const result = await createAdministrators(app, await blankInput(environment, asker));
  if (result.ok) return result.value.tenant;
  const why =
    result.failure.code === 'invalid'
      ? result.failure.errors.map(({ path, message }) => `${path} ${message}`).join('; ')
      : result.failure.code;
  throw new StartError('blank-refused', `The installation cannot be made: ${why}`);
}

/** @throws StartError that names what is missing, or what is wrong with it */
export async function blankInput(environment: Environment, asker: Asker | null): Promise<InstallationInput> {
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

  const tenant = await value('BIHUAN_TENANT', 'Code of the district, county or city', '000000');
  const name = await value('BIHUAN_TENANT_NAME', 'Its name', tenant);
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
