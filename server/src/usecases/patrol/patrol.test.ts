import { sampleDistrict } from '@bihuan/city';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { tidy } from '../tidy.js';
import { trends } from '../trends.js';
import type { Actor } from '../types.js';
import { coverage } from './coverage.js';
import { KEPT_MS, LONGEST_MS } from './patrol-limits.js';
import { recordPositions } from './record-positions.js';
import { beginShift, endShift, getShift, listShifts } from './shifts.js';

const STREET = '620103/620103001';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Two neighbouring cells of the street, by points well inside. */
const cells = sampleDistrict()
  .features.filter((one) => one.properties.level === 'cell' && one.properties.path.startsWith(`${STREET}/`))
  .map((one) => ({ id: one.id, ...middleOf(one.geometry.coordinates[0] as readonly (readonly [number, number])[]) }));
const [first, second, third] = cells;

function middleOf(ring: readonly (readonly [number, number])[]) {
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { lon: mean(0), lat: mean(1) };
}

let here: TestInstallation;
let collector: Actor;
let colleague: Actor;
let supervisor: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector', 'collector', { area: STREET });
  colleague = await here.person('colleague', 'collector', { area: STREET });
  supervisor = await here.person('supervisor', 'supervisor');
});
afterAll(() => here.close());

const now = () => here.clock.now();
const iso = (t: number) => new Date(t).toISOString();
const at = (t: number, place: { lon: number; lat: number } | undefined, accuracy = 8) => {
  if (!place) throw new Error('the street has cells');
  return { at: iso(t), lon: place.lon, lat: place.lat, accuracy };
};
const today = { from: '2026-03-04', to: '2026-03-04' };

describe('a shift', () => {
  it('is begun once, however often one taps, and by whoever patrols', async () => {
    const begun = good(await beginShift(here.app, collector, {}));
    expect(begun).toMatchObject({ area: { path: STREET }, endedAt: null, cells: 0, positions: 0 });
    expect(good(await beginShift(here.app, collector, {})).id).toBe(begun.id);
    const both = await Promise.all([1, 2, 3].map(() => beginShift(here.app, colleague, {})));
    expect(new Set(both.map((each) => good(each).id)).size).toBe(1);
    expect(await beginShift(here.app, supervisor, {})).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await beginShift(here.app, collector, { area: here.tenant })).toMatchObject({
      failure: { code: 'forbidden' },
    });
    expect(good(await listShifts(here.app, collector)).shifts).toHaveLength(1);
  });

  it('that began without a net is sent later, with its own beginning and end, and once', async () => {
    const walker = await here.person('walker', 'collector', { area: STREET });
    const later = { id: 'phone-shift-1', beganAt: iso(now() - 2 * hour) };
    const begun = good(await beginShift(here.app, walker, later));
    expect(begun).toMatchObject({ id: later.id });
    expect(Date.parse(begun.beganAt)).toBe(now() - 2 * hour);
    expect(good(await beginShift(here.app, walker, later)).id).toBe(later.id);
    const ended = good(await endShift(here.app, walker, { id: later.id, endedAt: iso(now() - hour) }));
    expect(Date.parse(ended.endedAt ?? '')).toBe(now() - hour);
    // A second phone that began inside it has begun the same.
    const inside = good(await beginShift(here.app, walker, { id: 'phone-shift-2', beganAt: iso(now() - 90 * minute) }));
    expect(inside.id).toBe(later.id);
    expect(await beginShift(here.app, colleague, later)).toMatchObject({ failure: { code: 'id-taken' } });
    expect(await beginShift(here.app, walker, { id: 'phone-shift-3', beganAt: iso(now() + day) })).toMatchObject({
      failure: { code: 'invalid' },
    });
  });

  it('takes positions that lie inside it, each instant once, and knows the cells', async () => {
    const { id } = good(await beginShift(here.app, collector, {}));
    here.clock.set(START + hour);
    const positions = [
      at(START + 10 * minute, first),
      at(START + 11 * minute, first),
      at(START + 20 * minute, second),
      // Not exact enough to say which cell.
      at(START + 25 * minute, third, 400),
      // Outside every area.
      at(START + 26 * minute, { lon: 100, lat: 20 }),
      at(START - minute, third),
      at(now() + hour, third),
    ];
    const told = good(await recordPositions(here.app, collector, { shift: id, positions }));
    expect(told).toMatchObject({
      taken: 5,
      known: 0,
      refused: [
        { index: 5, reason: 'outside-shift' },
        { index: 6, reason: 'future' },
      ],
      shift: { cells: 2, positions: 5 },
    });
    const again = good(await recordPositions(here.app, collector, { shift: id, positions: positions.slice(0, 3) }));
    expect(again).toMatchObject({ taken: 0, known: 3, refused: [], shift: { cells: 2, positions: 5 } });
    const visits = await here.app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('cell_visit').selectAll().orderBy('first_at').execute(),
    );
    expect(visits).toMatchObject([
      { cell: first?.id, positions: 2, first_at: START + 10 * minute, last_at: START + 11 * minute },
      { cell: second?.id, positions: 1 },
    ]);
  });

  it('is seen by the person themselves only', async () => {
    const { id } = good(await beginShift(here.app, collector, {}));
    const seen = good(await getShift(here.app, collector, { id }));
    expect(seen.track).toHaveLength(5);
    expect(seen.track[0]).toMatchObject({ lon: first?.lon, lat: first?.lat, accuracy: 8 });
    for (const other of [colleague, supervisor]) {
      expect((await getShift(here.app, other, { id })).ok).toBe(false);
      expect((await endShift(here.app, other, { id })).ok).toBe(false);
      const positions = [at(now(), third)];
      expect((await recordPositions(here.app, other, { shift: id, positions })).ok).toBe(false);
    }
    for (const table of ['shift', 'track_point', 'cell_visit'] as const) {
      const rows = (tenant: string) =>
        here.app.db.transaction(tenant, (tx) => tx.selectFrom(table).select('tenant').execute());
      expect((await rows(here.tenant)).length, table).toBeGreaterThan(0);
      expect(await rows('other'), table).toEqual([]);
    }
  });

  it('takes late positions of its time after its end, and none of afterwards', async () => {
    const { id } = good(await beginShift(here.app, collector, {}));
    here.clock.set(START + 2 * hour);
    const ended = good(await endShift(here.app, collector, { id }));
    expect(Date.parse(ended.endedAt ?? '')).toBe(START + 2 * hour);
    here.clock.set(START + 3 * hour);
    expect(good(await endShift(here.app, collector, { id })).endedAt).toBe(ended.endedAt);
    const positions = [at(START + 90 * minute, third), at(START + 150 * minute, third)];
    expect(good(await recordPositions(here.app, collector, { shift: id, positions }))).toMatchObject({
      taken: 1,
      refused: [{ index: 1, reason: 'outside-shift' }],
      shift: { cells: 3 },
    });
    expect(good(await beginShift(here.app, collector, {})).id).not.toBe(id);
  });
});

describe('coverage', () => {
  it('counts cells that any shift came through, by the areas below, and names those missed', async () => {
    const told = good(await coverage(here.app, supervisor, today));
    expect(told).toMatchObject({ area: { path: here.tenant }, cells: 2101, visited: 3, shifts: 1 });
    expect(told.parts).toHaveLength(8);
    expect(told.parts.find((part) => part.area.path === STREET)?.visited).toBe(3);
    expect(told.parts.reduce((sum, part) => sum + part.cells, 0)).toBe(told.cells);
    expect(told.missed).toHaveLength(told.cells - 3);
    expect(told.missed.some((cell) => cell.id === first?.id)).toBe(false);
    const street = good(await coverage(here.app, supervisor, { ...today, area: STREET }));
    expect(street).toMatchObject({ cells: cells.length, visited: 3 });
    expect(JSON.stringify(told)).not.toContain('collector');
  });

  it('is of the period only', async () => {
    const before = await coverage(here.app, supervisor, { from: '2026-02-01', to: '2026-03-03' });
    expect(good(before)).toMatchObject({ visited: 0, shifts: 0 });
    expect(await coverage(here.app, supervisor, { from: '2026-03-05', to: '2026-03-04' })).toMatchObject({
      failure: { code: 'invalid' },
    });
  });

  it('is read by who oversees the area', async () => {
    const elsewhere = await here.person('elsewhere', 'grid-leader', { area: '620103/620103002' });
    expect(good(await coverage(here.app, elsewhere, today))).toMatchObject({ visited: 0 });
    expect(await coverage(here.app, elsewhere, { ...today, area: STREET })).toMatchObject({
      failure: { code: 'forbidden' },
    });
    expect(await coverage(here.app, collector, today)).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await coverage(here.app, supervisor, { ...today, area: '620103/nowhere' })).toMatchObject({
      failure: { code: 'not-found' },
    });
  });

  it('is an indicator of the board, week by week', async () => {
    const { patrol } = good(await trends(here.app, supervisor, { days: 15 }));
    expect(patrol).toEqual({
      cells: 2101,
      weeks: [
        { from: '2026-02-19', to: '2026-02-25', visited: 0, shifts: 0 },
        { from: '2026-02-26', to: '2026-03-04', visited: 3, shifts: 1 },
      ],
    });
  });
});

describe('as time goes by', () => {
  it('a forgotten shift ends, positions are erased, and what was covered is kept', async () => {
    const { id } = good(await beginShift(here.app, colleague, {}));
    here.clock.set(START + LONGEST_MS + hour);
    await tidy(here.app);
    const [forgotten] = good(await listShifts(here.app, colleague)).shifts;
    expect(forgotten).toMatchObject({ id });
    expect(Date.parse(forgotten?.endedAt ?? '')).toBe(START + LONGEST_MS);

    here.clock.set(START + KEPT_MS + day);
    await tidy(here.app);
    const { shifts } = good(await listShifts(here.app, collector));
    const old = shifts.at(-1);
    expect(old).toMatchObject({ cells: 3, positions: 0 });
    expect(good(await getShift(here.app, collector, { id: old?.id ?? '' })).track).toEqual([]);
    expect(good(await coverage(here.app, supervisor, today))).toMatchObject({ visited: 3 });
    // Sent again, it would be counted twice.
    const positions = [at(START + 10 * minute, first)];
    expect(good(await recordPositions(here.app, collector, { shift: old?.id ?? '', positions })).refused).toEqual([
      { index: 0, reason: 'too-old' },
    ]);
  });
});
