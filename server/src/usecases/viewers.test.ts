import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { readOutbox, whoMaySee } from './outbox.js';
import { tidy } from './tidy.js';
import type { Actor } from './types.js';
import { lookAt, lookAway, STALE_MS } from './viewers.js';

let here: TestInstallation;
let people: Record<'collector' | 'duty' | 'dispatch' | 'supervisor' | 'stranger', Actor>;

beforeAll(async () => {
  here = await testInstallation();
  people = {
    collector: await here.person('collector-1', 'collector'),
    duty: await here.person('duty', 'duty-officer'),
    dispatch: await here.person('dispatch', 'dispatcher'),
    supervisor: await here.person('supervisor', 'supervisor'),
    stranger: await here.person('clerk-2', 'unit-clerk', { unit: 'xihu' }),
  };
});
afterAll(() => here.close());

/** A window of somebody in front of a case. */
function windowOf(who: Actor, id: string, place = `window-${who.person}`) {
  const names = async (typing: string | null = null) =>
    good(await lookAt(here.app, who, { case: id, place, typing })).viewers.map((each) => [each.name, each.typing]);
  return { names, leave: async () => void good(await lookAway(here.app, who, { case: id, place })) };
}

const newCase = async () => (await openCase(here.app, people.collector)).id;

/** How many changes were told while something was done. */
async function told(work: () => Promise<unknown>): Promise<number> {
  const { position } = await readOutbox(here.app, here.tenant, null, 1);
  await work();
  const { rows } = await readOutbox(here.app, here.tenant, position, 100);
  return rows.filter((row) => row.kind === 'viewers').length;
}

describe('who else is looking', () => {
  it('is said to each of the others, by name and with the form that they fill in', async () => {
    const id = await newCase();
    const duty = windowOf(people.duty, id);
    const dispatch = windowOf(people.dispatch, id);
    expect(await duty.names()).toEqual([]);
    expect(await dispatch.names()).toEqual([['Name of duty', null]]);
    expect(await duty.names('filed')).toEqual([['Name of dispatch', null]]);
    expect(await dispatch.names()).toEqual([['Name of duty', 'filed']]);
    await duty.leave();
    expect(await dispatch.names()).toEqual([]);
  });

  it('ends for whoever was silent too long, and is a matter of one case', async () => {
    const id = await newCase();
    const duty = windowOf(people.duty, id);
    const dispatch = windowOf(people.dispatch, id);
    await duty.names();
    here.clock.advance(STALE_MS);
    expect(await dispatch.names()).toEqual([['Name of duty', null]]);
    here.clock.advance(1);
    expect(await dispatch.names()).toEqual([]);
    expect(await windowOf(people.dispatch, await newCase()).names()).toEqual([]);
  });

  it('counts a person with two windows once, until both are closed', async () => {
    const id = await newCase();
    const one = windowOf(people.duty, id, 'window-one');
    const two = windowOf(people.duty, id, 'window-two');
    const dispatch = windowOf(people.dispatch, id);
    await one.names();
    await two.names('filed');
    expect(await one.names()).toEqual([]);
    expect(await dispatch.names()).toEqual([['Name of duty', 'filed']]);
    await two.leave();
    expect(await dispatch.names()).toEqual([['Name of duty', null]]);
    await one.leave();
    expect(await dispatch.names()).toEqual([]);
  });

  it('is not for those who may not read the case, and asks nobody to look at none', async () => {
    const id = await newCase();
    await windowOf(people.duty, id).names();
    const refused = { ok: false, failure: { code: 'not-found' } };
    const asked = { case: id, place: 'window-stranger', typing: null };
    expect(await lookAt(here.app, people.stranger, asked)).toEqual(refused);
    expect(await lookAway(here.app, people.stranger, asked)).toEqual(refused);
    expect(await lookAt(here.app, people.duty, { ...asked, case: 'nowhere' })).toEqual(refused);
  });

  it('is told when something changes for somebody, and never for a heartbeat', async () => {
    const id = await newCase();
    const duty = windowOf(people.duty, id);
    const dispatch = windowOf(people.dispatch, id);
    expect(await told(() => duty.names())).toBe(0);
    expect(await told(() => dispatch.names())).toBe(1);
    expect(await told(() => dispatch.names())).toBe(0);
    expect(await told(() => dispatch.names('dispatched'))).toBe(1);
    expect(await told(() => dispatch.names(null))).toBe(1);
    expect(await told(() => duty.leave())).toBe(1);
    expect(await told(() => duty.leave())).toBe(0);
    expect(await told(() => dispatch.leave())).toBe(0);
  });

  it('that two come at once is seen by at least one of them', async () => {
    const id = await newCase();
    const both = await Promise.all([windowOf(people.duty, id).names(), windowOf(people.dispatch, id).names()]);
    expect(both.flat()).toHaveLength(1);
  });

  it('is told to those who look at the case, and may', async () => {
    const id = await newCase();
    await windowOf(people.duty, id).names();
    await windowOf(people.dispatch, id).names();
    const row = { position: '1-1', tenant: here.tenant, matter: id, kind: 'viewers', data: {} } as const;
    const asked = [people.duty, people.dispatch, people.supervisor, people.stranger];
    expect(await whoMaySee(here.app, asked, row)).toEqual([true, true, false, false]);
  });

  it('is forgotten in the end', async () => {
    const id = await newCase();
    await windowOf(people.duty, id).names();
    here.clock.advance(STALE_MS + 1);
    await tidy(here.app);
    const left = await here.app.db.transaction(here.tenant, (tx) => tx.selectFrom('viewer').selectAll().execute());
    expect(left).toEqual([]);
  });
});
