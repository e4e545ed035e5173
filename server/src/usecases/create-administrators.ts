import { DISTRICT, sampleDistrict } from '@bihuan/city';
import { firstPersonAt } from '../store/first-people.js';
import { insertPerson } from '../store/people.js';
import { findTenant } from '../store/tenants.js';
import { recordAdmin } from './admin/record-admin.js';
import { type Installation, install } from './install.js';
import { type App, done, failed, type InputError, type Result } from './types.js';

export interface Administrator {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

export interface InstallationInput {
  readonly tenant: string;
  readonly name: string;
  readonly administrator: Administrator;
  readonly securityAdministrator: Administrator;
}

const shortestPassword = 12;

/**
 * The two who set up everything else, and where there is no such tenant yet, the documents of the city mechanism: units and
 * areas are the sample district's where it is its code, else there is one area that is the whole. A tenant that an import
 * made keeps what it has.
 */
export async function createAdministrators(
  app: App,
  input: InstallationInput,
): Promise<Result<{ readonly tenant: string }>> {
  const errors = mistakes(input);
  if (errors.length > 0) return failed({ code: 'invalid', errors });
  const { tenant, administrator, securityAdministrator } = input;
  const hashes = [
    await app.passwords.hash(administrator.password),
    await app.passwords.hash(securityAdministrator.password),
  ] as const;
  return app.db.transaction(tenant, async (tx) => {
    const exists = (await findTenant(tx, tenant)) !== null;
    if (exists && (await firstPersonAt(tx, tenant)) !== null) {
      return failed({ code: 'invalid', errors: [{ path: 'tenant', message: 'a code that is not taken' }] });
    }
    const now = app.clock.now();
    if (!exists) await install(tx, now, 'installation', installationOf(input));
    const grant = (role: string) => [{ role, areaPath: tenant, unit: null }];
    const id = (): string => `p-${app.random(9).toString('base64url')}`;
    const people = [
      { ...administrator, hash: hashes[0], role: 'administrator' },
      { ...securityAdministrator, hash: hashes[1], role: 'security-administrator' },
    ];
    for (const { login, name, hash, role } of people) {
      const person = id();
      await insertPerson(tx, tenant, now, { id: person, login, name, password: hash, grants: grant(role) });
      await recordAdmin(tx, { tenant, person: null }, now, {
        action: 'account.created',
        kind: 'account',
        subject: person,
        name,
        detail: { login, role },
      });
    }
    return done({ tenant });
  });
}

function installationOf({ tenant, name }: InstallationInput): Installation {
  if (tenant === DISTRICT.code) return { tenant, name, areas: sampleDistrict(), organised: true };
  return { tenant, name, areas: null, organised: false };
}

function mistakes(input: InstallationInput): InputError[] {
  const { tenant, name, administrator, securityAdministrator } = input;
  const wrong: InputError[] = [];
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(tenant)) wrong.push({ path: 'tenant', message: '1 to 40 letters, digits, - or _' });
  if (name === '') wrong.push({ path: 'name', message: 'a text that is not empty' });
  for (const [path, person] of Object.entries({ administrator, securityAdministrator })) {
    if (person.login === '') wrong.push({ path: `${path}.login`, message: 'a text that is not empty' });
    if (person.name === '') wrong.push({ path: `${path}.name`, message: 'a text that is not empty' });
    if (person.password.length < shortestPassword) {
      wrong.push({ path: `${path}.password`, message: `${shortestPassword} characters or more` });
    }
  }
  if (administrator.login === securityAdministrator.login) {
    wrong.push({ path: 'securityAdministrator.login', message: 'another login than the administrator’s' });
  }
  return wrong;
}
