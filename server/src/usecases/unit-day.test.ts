import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { scorecard } from './scorecard.js';
import { scorecardRuns } from './scorecard-runs.js';
import type { Actor } from './types.js';
import { unitRequests } from './unit-requests.js';
import { unitScore } from './unit-score.js';

const hour = 3_600_000;
const day = 24 * hour;
const unit = 'chengguanju';

let here: TestInstallation;
let clerk: Actor;
let leader: Actor;
beforeAll(async () => {
  here = await testInstallation();
  // The last day of a month, so that the whole of it counts.
  here.clock.set(Date.parse('2026-03-31T16:30:00+08:00'));
  await simulate(here, { days: 34, casesPerDay: 30, seed: 4 });
  clerk = await here.person('clerk', 'unit-clerk', { unit });
  leader = await here.person('leader', 'leader');
});
afterAll(() => here.close());

describe('a unit’s score of the month', () => {
  it('is the scorecard’s, and every run that is not timely or not resolved is named', async () => {
    const { losses, lost, ...own } = good(await unitScore(here.app, clerk, {}));
    const [from, to] = [Date.parse(own.from), Date.parse(own.to)];
    expect([own.from, own.to]).toEqual(['2026-03-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00']);
    const card = good(await scorecard(here.app, leader, { from, to }));
    const figures = card.units.find((each) => each.unit === unit);
    expect(own).toMatchObject({
      policy: card.policy,
      should: figures?.should,
      timely: figures?.timely,
      resolved: figures?.resolved,
      score: figures?.score,
    });
    const { runs } = good(await scorecardRuns(here.app, leader, { from, to, unit }));
    const bad = runs.filter((run) => run.set === 'should' && !(run.timely && run.resolved)).map((run) => run.case);
    expect(bad.length).toBeGreaterThan(5);
    expect(losses.map((loss) => loss.case.id).sort()).toEqual(bad.sort());
    expect(lost).toBe(bad.length);
    for (const { reasons, dueAt, feedbackAt, lateMinutes } of losses) {
      if (!reasons.includes('late')) continue;
      expect(Date.parse(feedbackAt ?? '')).toBeGreaterThan(Date.parse(dueAt ?? ''));
      expect(lateMinutes).toBeGreaterThan(0);
    }
  });

  it('is shown for the own unit only, and only the cases of the own area', async () => {
    const forbidden = { ok: false, failure: { code: 'forbidden', permission: 'unit.read' } };
    expect(await unitScore(here.app, clerk, { unit: 'xihu' })).toMatchObject(forbidden);
    expect(await unitScore(here.app, leader, {})).toMatchObject(forbidden);
    const area = '620103/620103002';
    const street = good(await unitScore(here.app, await here.person('street', 'unit-clerk', { unit, area }), {}));
    const all = good(await unitScore(here.app, clerk, {}));
    expect(street.score).toBe(all.score);
    expect(street.losses.map((loss) => loss.case.id)).toEqual(
      all.losses.filter((loss) => loss.case.area.path.startsWith(`${area}/`)).map((loss) => loss.case.id),
    );
  });
});

describe('a unit’s requests', () => {
  it('come the latest first, with what was answered and why', async () => {
    const { app, clock } = here;
    clock.set(START + 34 * day);
    const collector = await here.person('collector-9', 'collector');
    const duty = await here.person('duty', 'duty-officer');
    const dispatch = await here.person('dispatch', 'dispatcher');
    const one = await openCase(app, collector, { address: '西园路 9 号' });
    await one.next(duty, 'filed', { standard: { workdays: 3 } });
    await one.next(dispatch, 'dispatched', { unit });
    await one.next(clerk, 'extension-requested', { duration: { workdays: 1 }, reason: '等料' });
    clock.advance(hour);
    await one.next(dispatch, 'extension-refused', { reason: '料已到' });
    await one.next(clerk, 'return-requested', { reason: '不是我们的', ground: '职责清单' });
    const { requests } = good(await unitRequests(app, clerk, {}));
    const ours = requests.filter((each) => each.case.id === one.id).map(({ request }) => request);
    expect(requests.slice(0, 2).map((each) => each.case)).toMatchObject([{ address: '西园路 9 号' }, { id: one.id }]);
    expect(ours).toMatchObject([
      { kind: 'return', status: 'open', ground: '职责清单', answer: null },
      { kind: 'extension', status: 'refused', reason: '等料', answer: { by: { id: 'dispatch' }, reason: '料已到' } },
    ]);
    expect(requests.every(({ request }) => request.unit?.id === unit)).toBe(true);
    const times = requests.map(({ request }) => Date.parse(request.at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times.length).toBeGreaterThan(5);
  });
});
