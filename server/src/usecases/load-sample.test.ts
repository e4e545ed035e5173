import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsOf } from '../policies/permissions.js';
import { readComponentPage } from '../store/components.js';
import { readMapLayer } from '../store/map-features.js';
import { good } from '../testing/cases.js';
import { emptyInstallation, START, type TestInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { ComponentCheck } from './components/check-component.js';
import { differences } from './components/values.js';
import { createAdministrators } from './create-administrators.js';
import { getCase } from './get-case.js';
import { listCases } from './list-cases.js';
import { loadSample, type SampleLoaded } from './load-sample.js';
import { report } from './report.js';
import { scorecard } from './scorecard.js';
import { signIn } from './sign-in.js';
import type { Actor } from './types.js';

const day = 86_400_000;

let here: TestInstallation;
let sample: SampleLoaded;
beforeAll(async () => {
  here = await emptyInstallation();
  sample = await loadSample(here.app, { days: 14, casesPerDay: 20, cityIn: '620103/620103001' });
});
afterAll(() => here.close());

async function as(login: string): Promise<Actor> {
  const found = sample.signIns.find((each) => each.login === login);
  if (found === undefined) throw new Error(`no sign-in ${login}`);
  return good(await signIn(here.app, { login, password: found.password })).actor;
}

describe('the sample', () => {
  it('has a sign-in for every role that an account can hold', async () => {
    const config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const roles = new Set(rightsOf(config.newestFlow).map((right) => right.role));
    roles.delete('citizen');
    expect(new Set(sample.signIns.map((each) => each.role))).toEqual(roles);
    const of = (role: string) => sample.signIns.filter((each) => each.role === role).length;
    expect(of('unit-clerk')).toBeGreaterThanOrEqual(3);
    expect(of('collector')).toBeGreaterThanOrEqual(3);
    expect(sample.signIns.filter((each) => !/^[a-z0-9-]+$/.test(each.login))).toEqual([]);
    expect(new Set(sample.signIns.map((each) => each.password)).size).toBe(sample.signIns.length);
    expect(sample.signIns.every((each) => /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(each.password))).toBe(true);
  });

  it('lets each of them in', async () => {
    for (const { login } of sample.signIns) expect((await as(login)).tenant).toBe('620103');
  });

  it('fills every desk', async () => {
    const total = async (login: string) =>
      good(await listCases(here.app, await as(login), { queue: 'desk', limit: 1 })).counts.total;
    expect(sample.cases).toBeGreaterThan(150);
    expect(await total('duty')).toBeGreaterThan(0);
    expect(await total('dispatch')).toBeGreaterThan(0);
    expect(await total('clerk-chengguanju')).toBeGreaterThan(0);
    const period = { from: START - 14 * day, to: START };
    expect(good(await scorecard(here.app, await as('leader'), period)).area.dispatched).toBeGreaterThan(50);
  });

  it('takes a case round by following what is suggested', async () => {
    const { app, clock } = here;
    const location = { lon: 103.8026, lat: 36.0643 };
    const kind = { kind: 'event', code: '06001' } as const;
    const input = { key: null, source: 'collector', class: kind, severity: 'general', location } as const;
    const { case: id } = good(await report(app, await as('collector-1'), input));
    const next = async (login: string, type: string, data: Record<string, unknown> = {}) => {
      const actor = await as(login);
      clock.advance(60_000);
      const { actions, version } = good(await getCase(app, actor, { case: id }));
      const fields = actions.find((action) => action.type === type)?.fields ?? [];
      const suggested = Object.fromEntries(
        fields.filter((f) => f.required && f.suggested !== undefined).map((f) => [f.name, f.suggested]),
      );
      good(await act(app, actor, { case: id, type, data: { ...suggested, ...data }, version, key: null }));
    };
    await next('duty-xiyuan', 'filed');
    await next('dispatch', 'dispatched');
    await next('clerk-chengguanju', 'feedback', { result: '已清理' });
    await next('dispatch-xiyuan', 'verification-sent');
    const { sentTo } = await app.db.transaction(here.tenant, async (tx) =>
      tx.selectFrom('matter').select('sent_to as sentTo').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(sentTo).toBe('collector-620103001-1');
    await next('collector-1', 'verified', { passed: true });
    await next('duty', 'closed');
    expect(good(await getCase(app, await as('leader'), { case: id })).state).toBe('closed');
  });

  it('has the components and the map of the area asked for, in the areas that they lie in', async () => {
    const { app, tenant } = here;
    const { config, rows, buildings } = await app.db.transaction(tenant, async (tx) => {
      const found = await readComponentPage(tx, tenant, {}, null, 50_000);
      const houses = [];
      for await (const batch of readMapLayer(tx, tenant, 'building')) houses.push(...batch);
      return { config: await app.config.of(tx, tenant), rows: found, buildings: houses };
    });
    expect(rows.length).toBeGreaterThan(1000);
    expect(buildings.length).toBeGreaterThan(100);
    const check = new ComponentCheck(config, START);
    const wrong = rows.flatMap((row) => {
      const checked = check.check({ ...row, coordinates: 'wgs84' }, row);
      return checked.ok && differences(row, checked.component).length === 0 ? [] : [row.id];
    });
    expect(wrong).toEqual([]);
    expect(rows.filter((row) => !row.areaPath.startsWith('620103/620103001/'))).toEqual([]);
  });

  it('refuses to be loaded twice, and leaves what is there', async () => {
    await expect(loadSample(here.app, { days: 1 })).rejects.toThrow();
    expect(good(await listCases(here.app, await as('leader'), { queue: 'all', limit: 1 })).counts.total).toBe(
      sample.cases + 1,
    );
  });
});

describe('an empty installation', () => {
  const input = {
    tenant: 'boston',
    name: 'Boston',
    administrator: { login: 'root', name: 'Root', password: 'long enough 1' },
    securityAdministrator: { login: 'guard', name: 'Guard', password: 'long enough 2' },
  };

  it('has two administrators and no case', async () => {
    expect(good(await createAdministrators(here.app, input))).toEqual({ tenant: 'boston' });
    const { actor, session } = good(
      await signIn(here.app, { tenant: 'boston', login: 'root', password: 'long enough 1' }),
    );
    expect(session.grants.map((grant) => grant.role)).toEqual(['administrator']);
    expect(session.permissions).toEqual([
      'component.read',
      'component.write',
      'config.read',
      'config.write',
      'file.write',
      'knowledge.read',
      'knowledge.write',
      'reference.read',
    ]);
    expect(await listCases(here.app, actor, { queue: 'all', limit: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'forbidden' },
    });
  });

  it('is refused with what is wrong', async () => {
    const paths = async (more: object) => {
      const result = await createAdministrators(here.app, { ...input, tenant: 'new', ...more });
      return result.ok || result.failure.code !== 'invalid' ? [] : result.failure.errors.map((each) => each.path);
    };
    expect(await paths({ tenant: 'no spaces' })).toEqual(['tenant']);
    expect(await paths({ tenant: 'boston' })).toEqual(['tenant']);
    expect(await paths({ administrator: { login: '', name: '', password: 'short' } })).toEqual([
      'administrator.login',
      'administrator.name',
      'administrator.password',
    ]);
    expect(await paths({ securityAdministrator: { ...input.administrator } })).toEqual(['securityAdministrator.login']);
  });
});
