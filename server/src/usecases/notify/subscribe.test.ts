import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSubscribers } from '../../store/subscribers.js';
import { openCase } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { eraseTexts } from '../erase-texts.js';
import type { Actor } from '../types.js';
import { type Subscription, subscribe } from './subscribe.js';

let here: TestInstallation;
let collector: Actor;
let officer: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector', 'collector');
  officer = await here.person('officer', 'duty-officer');
});
afterAll(() => here.close());

const add = (matter: string, subscription: Subscription) =>
  here.app.db.transaction(here.tenant, (tx) => subscribe(here.app, tx, here.tenant, matter, subscription));
const of = (matter: string) => here.app.db.transaction(here.tenant, (tx) => readSubscribers(tx, here.tenant, matter));

it('keeps each address of a matter once, and those of matters that were merged into it', async () => {
  const first = await openCase(here.app, collector);
  const second = await openCase(here.app, collector);
  await add(first.id, { channel: 'sms', address: '138 0000-0001' });
  await add(first.id, { channel: 'sms', address: '13800000001' });
  await add(first.id, { channel: 'none', address: null });
  await add(second.id, { channel: 'email', address: ' a@example.org ', language: 'en' });
  await add(second.id, { channel: 'sms', address: '13800000001' });
  await add(second.id, { channel: 'email', address: '' });
  expect((await of(first.id)).map(({ channel, address }) => [channel, address]).sort()).toEqual([
    ['none', null],
    ['sms', '13800000001'],
  ]);
  await second.next(officer, 'merged', { into: first.id });
  expect((await of(first.id)).map(({ address }) => address).sort()).toEqual(['13800000001', 'a@example.org', null]);
});

it('is erased with the texts of its matter', async () => {
  const { id } = await openCase(here.app, collector);
  await add(id, { channel: 'email', address: 'b@example.org' });
  await eraseTexts(here.app, { tenant: here.tenant, case: id });
  expect(await of(id)).toEqual([]);
  const stored = await here.app.db.transaction(here.tenant, (tx) =>
    tx.selectFrom('subscriber').select('address').where('matter', '=', id).execute(),
  );
  expect(stored).toEqual([{ address: null }]);
});
