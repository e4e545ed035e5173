import { CARD_KINDS } from '@bihuan/city';
import type { CardCases } from '@bihuan/contracts';
import { type MatterEvent, parseEvent } from '@bihuan/flow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertGrant } from '../../store/accounts.js';
import { grantsOf } from '../../store/sessions.js';
import { good, PLACE } from '../../testing/cases.js';
import { asOwner } from '../../testing/database.js';
import { exported } from '../../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { plainCounts } from '../../testing/plain-cards.js';
import { randomHistories } from '../../testing/random-histories.js';
import type { TenantConfig } from '../config.js';
import { type CaseHistory, importHistories } from '../import-histories.js';
import { putConfig } from '../put-config.js';
import { reckon } from '../reckon.js';
import { scorecard } from '../scorecard.js';
import type { Actor } from '../types.js';
import { verifyRollups } from '../verify-rollups.js';
import { cardCases } from './card-cases.js';
import { cardHistory, listCards } from './list-cards.js';

const day = 86_400_000;
const from = START - 120 * day;
const ROLES = ['hotline-agent', 'duty-officer', 'dispatcher', 'collector', 'grid-leader'];

let here: TestInstallation;
let leader: Actor;
let config: TenantConfig;
beforeAll(async () => {
  here = await testInstallation();
  leader = await here.person('leader', 'leader');
  // Everybody has every post, so that each deed stands on a card.
  for (const [i, role] of ROLES.entries()) {
    await here.person(`p${i}`, role);
    const others = ROLES.filter((each) => each !== role);
    for (const other of others) {
      const unit = other === 'collector' && i < 2 ? 'keweituo' : null;
      await here.app.db.transaction(here.tenant, (tx) =>
        insertGrant(tx, here.tenant, `p${i}`, { role: other, areaPath: here.tenant, unit }),
      );
    }
  }
  config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  const histories = randomHistories({
    flow: config.newestFlow,
    units: config.units,
    classes: ['06001', '01001', '02001'],
    places: [PLACE, { lon: 103.75, lat: 36.07 }],
    count: 300,
    from,
    to: START,
    seed: 7,
  });
  const imported = (some: readonly CaseHistory[]) =>
    importHistories(here.app, {
      tenant: here.tenant,
      source: 'random',
      histories: some,
      rejected: (history, why) => raise(new Error(`${history.externalId}: ${why}`)),
    });
  // In pieces, and of every third the past is told late.
  const cut = (each: CaseHistory) => each.events.slice(0, Math.max(1, Math.floor(each.events.length / 2)));
  await imported(histories.filter((_, i) => i % 3 > 0).map((each) => ({ ...each, events: cut(each) })));
  await imported(histories.filter((_, i) => i % 3 === 0));
  await imported(histories);
});
afterAll(() => here.close());

const raise = (error: unknown): never => {
  throw error;
};

const PERIODS = Array.from({ length: 10 }, (_, i) => {
  const begin = from + i * 11 * day + i * 1_234_567;
  const to = begin + ([30, 1, 90, 7][i % 4] ?? 1) * day;
  return { from: begin, to, asOf: [to, START, begin + 3 * day, to + day, START - 1][i % 5] ?? to };
});

const DEED_CARDS = CARD_KINDS.filter(({ whose }) => typeof whose === 'object' && !('areas' in whose));

describe('cards', () => {
  it('from rollups are those that the whole log gives, by source as well', async () => {
    const cases = new Map<string, MatterEvent[]>();
    for (const event of (await exported(here)).map(parseEvent)) {
      cases.set(event.case, [...(cases.get(event.case) ?? []), event]);
    }
    let deeds = 0;
    for (const [i, period] of PERIODS.entries()) {
      const source = [undefined, undefined, 'collector', 'hotline', undefined][i % 5];
      const expected = new Map<string, number>();
      for (const events of cases.values()) {
        const until = events.filter(({ at }) => at <= period.asOf);
        if (source !== undefined && events[0]?.data.source !== source) continue;
        for (const { who, count, countedAt } of plainCounts(config, until)) {
          if (countedAt < period.from || countedAt >= period.to || countedAt > period.asOf) continue;
          expected.set(`${who} ${count}`, (expected.get(`${who} ${count}`) ?? 0) + 1);
        }
      }
      for (const kind of DEED_CARDS) {
        if (kind.id === 'contractors') continue;
        const { rows } = good(await listCards(here.app, leader, { card: kind.id, ...period, source }));
        for (const { subject, counts } of rows) {
          const party = kind.id === 'departments' ? `unit:${subject}` : `person:${subject}`;
          for (const rule of kind.counts) {
            if (!('deed' in rule)) continue;
            const whos = rule.deed !== 'report' ? [party] : (kind.channels ?? []).map((each) => `${party} ${each}`);
            const wanted = whos.reduce((sum, who) => sum + (expected.get(`${who} ${rule.id}`) ?? 0), 0);
            expect([kind.id, subject, rule.id, counts[rule.id]]).toEqual([kind.id, subject, rule.id, wanted]);
            deeds += wanted;
          }
        }
      }
    }
    expect(deeds).toBeGreaterThan(2000);
  });

  it('of a company are the sums of its people’s, those of no company together', async () => {
    const whole = { from, to: START };
    const people = good(await listCards(here.app, leader, { card: 'collectors', ...whole })).rows;
    const companies = good(await listCards(here.app, leader, { card: 'contractors', ...whole })).rows;
    expect(companies.map(({ subject }) => subject).sort()).toEqual(['-', 'keweituo']);
    const of = (some: typeof people) => some.reduce((sum, { counts }) => sum + (counts.verifications ?? 0), 0);
    expect(of(companies)).toBe(of(people));
    // A company gives no right and takes none.
    const grants = await here.app.db.transaction(here.tenant, (tx) => grantsOf(tx, here.tenant, 'p0'));
    expect(grants.map(({ unit }) => unit)).toEqual(ROLES.map(() => null));
    expect(companies.find(({ subject }) => subject === 'keweituo')?.counts.verifications).toBe(
      of(people.filter(({ subject }) => subject === 'p0' || subject === 'p1')),
    );
  });

  it('of streets have the score that the policy gives', async () => {
    const streets = good(await listCards(here.app, leader, { card: 'streets', from, to: START }));
    const units = good(await scorecard(here.app, leader, { from, to: START }));
    const sum = (count: string) => streets.rows.reduce((all, { counts }) => all + (counts[count] ?? 0), 0);
    expect(sum('dispatched')).toBe(units.area.dispatched);
    expect(streets.rows.length).toBeGreaterThan(1);
    const [only] = good(
      await listCards(here.app, leader, { card: 'streets', from, to: START, area: streets.rows[0]?.subject }),
    ).rows;
    expect(only).toEqual({ ...streets.rows[0], rank: 1 });
  });

  it('open the cases behind every count', async () => {
    for (const kind of CARD_KINDS) {
      const { rows } = good(await listCards(here.app, leader, { card: kind.id, from, to: START, asOf: undefined }));
      for (const { subject, counts } of rows) {
        for (const [count, value] of Object.entries(counts)) {
          let found = 0;
          let cursor: string | undefined;
          do {
            const asked = { card: kind.id, from, to: START, asOf: undefined, subject, count, cursor };
            const page: CardCases = good(await cardCases(here.app, leader, asked));
            found += page.cases.length;
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect([kind.id, subject, count, found]).toEqual([kind.id, subject, count, value]);
        }
      }
    }
  });

  it('have a history: each period as its card says', async () => {
    const bounds = Array.from({ length: 5 }, (_, i) => START - (4 - i) * 20 * day);
    const history = good(await cardHistory(here.app, leader, { card: 'dispatchers', subject: 'p2', bounds }));
    expect(history.periods).toHaveLength(4);
    for (const [i, { counts, score }] of history.periods.entries()) {
      const span = { from: bounds[i] ?? 0, to: bounds[i + 1] ?? 0 };
      const { rows } = good(await listCards(here.app, leader, { card: 'dispatchers', ...span }));
      expect(rows.find(({ subject }) => subject === 'p2')).toMatchObject({ counts, score });
    }
  });

  it('are shown to whoever oversees; to anybody else their own without the peers', async () => {
    const ask = async (actor: Actor, card: string) => {
      const result = await listCards(here.app, actor, { card, from, to: START });
      return result.ok ? result.value.rows.map(({ subject }) => subject) : result.failure.code;
    };
    const own: Actor = { ...leader, person: 'p2', grants: [{ role: 'dispatcher', areaPath: here.tenant, unit: null }] };
    expect(await ask(own, 'dispatchers')).toEqual(['p2']);
    expect(await ask(own, 'contractors')).toBe('forbidden');
    const head: Actor = { ...leader, grants: [{ role: 'unit-head', areaPath: here.tenant, unit: 'xiyuan' }] };
    expect(await ask(head, 'departments')).toEqual(['xiyuan']);
    expect(await ask(head, 'streets')).toBe('forbidden');
    expect(await ask(head, 'collectors')).toBe('forbidden');
    const other = await cardCases(here.app, own, {
      card: 'dispatchers',
      from,
      to: START,
      subject: 'p1',
      count: 'dispatches',
    });
    expect(other).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    expect(await ask(leader, 'windows')).toEqual([]);
  });

  it('follow the composite in force at the start of the period; a trial ranks nobody', async () => {
    const admin = await here.person('admin', 'administrator');
    const card = 'dispatchers';
    const grades = [
      { grade: 'good', from: 50 },
      { grade: 'poor', from: 0 },
    ];
    const sample = { count: 'dispatches', atLeast: 1 };
    const parts = [{ indicator: 'promptDispatches', weight: 1 }];
    const base = { card, validUntil: null, parts, sample, grades };
    const trial = { ...base, id: 'trial', validFrom: '2009-01-01', phase: 'trial' };
    const begin = new Date(START - 30 * day).toISOString().slice(0, 10);
    const formal = { ...base, id: 'formal', validFrom: begin, phase: 'formal' };
    const save = (composites: unknown[], version = 0) =>
      putConfig(here.app, admin, { kind: 'cards', id: 'cards', version, body: { composites }, note: '' });
    const faults = async (composites: unknown[]) => {
      const result = await save(composites);
      return !result.ok && result.failure.code === 'invalid'
        ? result.failure.errors.map(({ path, code }) => `${path} ${code}`)
        : [];
    };
    const half = [
      { indicator: 'promptDispatches', weight: 0.5 },
      { indicator: 'rightDispatches', weight: 0.4 },
    ];
    expect(await faults([{ ...formal, parts: half }])).toEqual(['composites[0].parts bad-sum']);
    expect(await faults([{ ...formal, parts: [{ indicator: 'promptDispatches', weight: 1.5 }] }])).toEqual([
      'composites[0].parts[0].weight out-of-range',
    ]);
    expect(await faults([{ ...formal, parts: [{ indicator: 'happiness', weight: 1 }] }])).toEqual([
      'composites[0].parts[0].indicator not-one-of',
    ]);
    expect(await faults([{ ...trial, validUntil: '2030-01-01' }, formal])).toEqual(['composites[1].validFrom overlap']);
    expect(await faults([formal, { ...formal, id: 'again' }])).toEqual(['composites[1].validFrom overlap']);
    expect(
      await faults([
        {
          ...formal,
          grades: [
            { grade: 'A', from: 10 },
            { grade: 'B', from: 20 },
          ],
        },
      ]),
    ).toEqual(['composites[0].grades[1].from not-descending', 'composites[0].grades[1] last-grade']);
    good(await save([trial, formal]));
    const before = good(await listCards(here.app, leader, { card, from, to: START }));
    expect(before).toMatchObject({ trial: true, composite: { id: 'trial' }, versions: { cards: 1 } });
    expect(before.rows.map(({ rank, unranked }) => [rank, unranked])).toEqual(ROLES.map(() => [null, 'trial']));
    const after = good(await listCards(here.app, leader, { card, from: START - 20 * day, to: START }));
    expect(after).toMatchObject({ trial: false, composite: { id: 'formal' } });
    expect(after.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    const strict = { ...formal, sample: { count: 'dispatches', atLeast: 100_000 } };
    good(await save([strict], 1));
    const few = good(await listCards(here.app, leader, { card, from: START - 20 * day, to: START }));
    expect(
      few.rows.every(({ rank, score, unranked }) => rank === null && score !== null && unranked === 'sample'),
    ).toBe(true);
  });

  it('are re-derived from the log: what is missing is named, and made by the reckoning', async () => {
    expect((await verifyRollups(here.app, here.tenant)).faults).toEqual([]);
    const whole = { card: 'dispatchers', from, to: START };
    const before = good(await listCards(here.app, leader, whole));
    await asOwner(here.base, 'delete from deed_delta where n = (select max(n) from deed_delta)');
    expect((await verifyRollups(here.app, here.tenant)).faults).toEqual([
      expect.objectContaining({ missing: 1, surplus: 0 }),
    ]);
    await asOwner(here.base, 'delete from deed_delta');
    await asOwner(here.base, 'update tenant set deeds_rolled = false, reckoned_by = null');
    expect(good(await listCards(here.app, leader, whole)).ready).toBe(false);
    await reckon(here.app, raise);
    expect((await verifyRollups(here.app, here.tenant)).faults).toEqual([]);
    expect(good(await listCards(here.app, leader, whole))).toEqual(before);
  });
});
