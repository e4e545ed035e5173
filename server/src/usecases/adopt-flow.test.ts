import { cityFlow } from '@bihuan/city';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { adoptFlow } from './adopt-flow.js';
import { getCase } from './get-case.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let owner: pg.Client;
beforeAll(async () => {
  here = await testInstallation();
  owner = new pg.Client(here.base.connection);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await here.close();
});

const versions = async (): Promise<number[]> => {
  const { rows } = await owner.query(`select version from document where kind = 'flow' order by version`);
  return rows.map((row: { version: number }) => row.version);
};

/** As an installation of the first release has it: what is handed back has no pictures. */
async function makeOld(): Promise<void> {
  const { attachments: _, ...data } = cityFlow.events['handed-back']?.data ?? {};
  const events = { ...cityFlow.events, 'handed-back': { ...cityFlow.events['handed-back'], data } };
  const body = JSON.stringify({ ...cityFlow, version: 1, events });
  await owner.query(`update document set version = 1, body = $1 where kind = 'flow'`, [body]);
  await owner.query('update tenant set revision = revision + 1');
}

it('adds the newer flow once, for cases to come; open ones keep theirs, and take pictures all the same', async () => {
  const { app } = here;
  await makeOld();
  const [collector, duty, dispatcher, clerk, crew] = (await Promise.all([
    here.person('collector', 'collector'),
    here.person('duty', 'duty-officer'),
    here.person('dispatch', 'dispatcher'),
    here.person('clerk', 'unit-clerk', { unit: 'xiyuan' }),
    here.person('crew', 'unit-crew', { unit: 'xiyuan' }),
  ])) as [Actor, Actor, Actor, Actor, Actor];
  const handed = async () => {
    const one = await openCase(app, collector);
    await one.next(duty, 'filed', { standard: null });
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    await one.next(clerk, 'assigned', { crew: 'crew' });
    return one;
  };
  const old = await handed();
  await Promise.all([adoptFlow(app), adoptFlow(app), adoptFlow(app)]);
  await adoptFlow(app);
  expect(await versions()).toEqual([1, cityFlow.version]);

  const fresh = await handed();
  const fieldsOf = async (id: string) =>
    good(await getCase(app, crew, { case: id }))
      .actions.find(({ type }) => type === 'handed-back')
      ?.fields.map(({ name }) => name);
  expect([await fieldsOf(old.id), await fieldsOf(fresh.id)]).toEqual([['result'], ['result', 'attachments']]);
  for (const one of [old, fresh]) {
    const back = (attachments: unknown) =>
      act(app, crew, { case: one.id, type: 'handed-back', data: { attachments }, version: one.version(), key: null });
    expect(await back(['unknown'])).toMatchObject({
      ok: false,
      failure: { errors: [{ path: 'data.attachments[0]' }] },
    });
    expect((await back([])).ok).toBe(true);
  }
});

it('leaves a newer flow of the tenant’s own', async () => {
  await owner.query(`update document set version = 9 where kind = 'flow' and version = $1`, [cityFlow.version]);
  await adoptFlow(here.app);
  expect(await versions()).toEqual([1, 9]);
});
