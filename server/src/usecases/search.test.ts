import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { eraseTexts } from './erase-texts.js';
import { listCases } from './list-cases.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let hotline: Actor;
let people: Record<string, Actor>;
let made: { readonly id: string; readonly number: string };

beforeAll(async () => {
  here = await testInstallation();
  // The case lies in 620103001.
  hotline = await here.person('hotline', 'hotline-agent', { area: '620103/620103002' });
  people = {
    hotline,
    dispatch: await here.person('dispatch', 'dispatcher'),
    'dispatch-elsewhere': await here.person('dispatch-elsewhere', 'dispatcher', { area: '620103/620103002' }),
    leader: await here.person('leader', 'leader'),
    clerk: await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' }),
  };
  const duty = await here.person('duty', 'duty-officer');
  const reporter = { name: '李四', phone: '+86 139 0931 4321' };
  const one = await openCase(here.app, hotline, {
    address: '西园路 East 5 号',
    description: '井盖缺失，%_ 样',
    reporter,
  });
  await one.next(duty, 'filed', { standard: { hours: 4 } });
  await one.next(people.dispatch ?? hotline, 'dispatched', { unit: 'xiyuan' });
  await openCase(here.app, hotline, { address: '西园路 7 号', reporter: { phone: '13909314322' } });
  made = one;
});
afterAll(() => here.close());

async function finds(name: string, q: string): Promise<boolean> {
  const who = people[name] ?? hotline;
  const found = await Promise.all(
    (['open', 'all'] as const).map(async (queue) => {
      const { items, counts } = good(await listCases(here.app, who, { queue, q, limit: 200 }));
      expect(counts.total).toBe(items.length);
      return items.some(({ id }) => id === made.id);
    }),
  );
  expect(found[0], `open and all, ${q}`).toBe(found[1]);
  return found[0] === true;
}

describe('a search', () => {
  it.each(['井盖', '盖', '西园路', 'EAST', 'east 井盖', '井盖 西园路', '%_', '，%', '缺失，%_ 样'])(
    'finds %s',
    async (q) => {
      expect(await finds('leader', q)).toBe(true);
    },
  );

  it.each(['盖井', '井盖 七号', '西园路7', 'east5', '李四', '%5', '井%缺'])('does not find %s', async (q) => {
    expect(await finds('leader', q)).toBe(false);
  });

  it('finds any part of a number', async () => {
    const [year = '', serial = ''] = made.number.split('-');
    for (const q of [made.number, serial, `${year}-`, serial.slice(-3)]) expect(await finds('leader', q)).toBe(true);
  });

  it.each(['4321', '13909314321', '139 0931 4321', '+86 139-0931-4321', '008613909314321'])(
    'finds the phone %s only for whoever may see it where the case lies',
    async (q) => {
      const seen = await Promise.all(
        ['dispatch', 'hotline', 'leader', 'clerk', 'dispatch-elsewhere'].map((name) => finds(name, q)),
      );
      expect(seen).toEqual([true, true, false, false, false]);
    },
  );

  it.each(['321', '09314321', '1390931432', '13909314322', '4321 '.repeat(2)])('is no phone: %s', async (q) => {
    expect(await finds('dispatch', q)).toBe(false);
  });

  it('finds no text and no phone that was erased, and the number still', async () => {
    await eraseTexts(here.app, { tenant: here.tenant, case: made.id });
    for (const q of ['井盖', '西园路', '4321', '13909314321']) expect(await finds('dispatch', q), q).toBe(false);
    expect(await finds('dispatch', made.number)).toBe(true);
    const left = await here.app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('search_text').select('body').where('matter', '=', made.id).execute(),
    );
    expect(left).toEqual([{ body: made.number }]);
  });
});
