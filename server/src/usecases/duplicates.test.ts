import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, PLACE } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { locate } from './locate.js';
import type { Actor } from './types.js';

const RUBBISH = { kind: 'event', code: '06010' } as const;
const WASTE = { kind: 'event', code: '06011' } as const;
const west = (metres: number) => ({ lon: PLACE.lon - metres / 90_000, lat: PLACE.lat });

let here: TestInstallation;
let duty: Actor;
beforeAll(async () => {
  here = await testInstallation();
  duty = await here.person('duty', 'duty-officer');
});
afterAll(() => here.close());

const found = async (description: string) =>
  good(await locate(here.app, duty, { location: PLACE, class: RUBBISH, description })).duplicates.map(
    ({ id, because }) => [id, because] as const,
  );

describe('likely duplicates', () => {
  it('rank by what they say before how near they are, also of another class where the words are much alike', async () => {
    const nearest = await openCase(here.app, duty, {
      class: RUBBISH,
      location: west(5),
      description: '路口堆了建筑垃圾，影响通行',
    });
    const alike = await openCase(here.app, duty, {
      class: RUBBISH,
      location: west(90),
      description: '三号楼门口垃圾成堆，好几天没人清理',
    });
    const named = await openCase(here.app, duty, {
      class: WASTE,
      location: west(60),
      description: '三号楼门口的垃圾好几天没人清理了',
    });
    const other = await openCase(here.app, duty, { class: WASTE, location: west(10), description: '河边倒了渣土' });
    const ids = (await found('3号楼 三号楼门口垃圾好几天没人清理')).map(([id]) => id);
    expect(ids.slice(0, 2).sort()).toEqual([alike.id, named.id].sort());
    expect(ids[2]).toBe(nearest.id);
    expect(ids).not.toContain(other.id);
    const because = new Map(await found('三号楼门口垃圾成堆好几天没人清理'));
    // The very same but for its marks.
    expect(because.get(alike.id)).toEqual(['text', 'near']);
    expect(because.get(named.id)).toEqual(['alike', 'near']);
    expect(because.get(nearest.id)).toEqual(['near']);
  });
});
