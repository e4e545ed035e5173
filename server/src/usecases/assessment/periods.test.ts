import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPeriod, readFrozenRuns } from '../../store/assessment.js';
import { good } from '../../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { simulate } from '../../testing/simulation.js';
import { scorecard } from '../scorecard.js';
import { scorecardRuns } from '../scorecard-runs.js';
import type { Actor, Result } from '../types.js';
import { actOnPeriod, makePeriod } from './act-on-period.js';
import { decideAppealOf, listAppeals, makeAppeal } from './appeals.js';
import { assessmentChanges } from './changes.js';
import { digestOf } from './freeze.js';
import { frozenRuns } from './frozen-runs.js';
import { spanOf } from './period-id.js';
import { assessmentPeriod, assessmentPeriods } from './periods.js';

const day = 86_400_000;
const zone = 'Asia/Shanghai';
const id = '2026-02';

let here: TestInstallation;
let supervisor: Actor;
let head: Actor;
let other: Actor;
let unit: string;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 45, casesPerDay: 20, seed: 6 });
  supervisor = await here.person('sup', 'supervisor');
  const { from, to } = spanOf(id, zone);
  const card = good(await scorecard(here.app, supervisor, { from, to, asOf: START }));
  const most = [...card.units].sort((a, b) => b.should - a.should);
  unit = most[0]?.unit ?? '';
  head = await here.person('head', 'unit-head', { unit });
  other = await here.person('other', 'unit-head', { unit: most[1]?.unit ?? '' });
});
afterAll(() => here.close());

const step = (actor: Actor, act: Parameters<typeof actOnPeriod>[3]) => actOnPeriod(here.app, actor, id, act, null);
const why = (result: Result<unknown>) =>
  result.ok ? 'done' : 'reason' in result.failure ? result.failure.reason : result.failure.code;
const detail = async (actor: Actor = supervisor) => good(await assessmentPeriod(here.app, actor, id));

describe('the span of a period', () => {
  it.each([
    ['2026-02', '2026-01-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'],
    ['2026-Q4', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ])('of %s', (name, from, to) => {
    const span = spanOf(name, zone);
    expect([new Date(span.from).toISOString(), new Date(span.to).toISOString()]).toEqual([from, to]);
  });
});

describe('a period from draft to publication', () => {
  it('begins as a draft that no unit sees, once', async () => {
    expect(why(await makePeriod(here.app, supervisor, { id: '2026-05', phase: 'formal' }, null))).toBe(
      'period-not-begun',
    );
    expect(why(await makePeriod(here.app, head, { id, phase: 'formal' }, null))).toBe('forbidden');
    good(await makePeriod(here.app, supervisor, { id, phase: 'formal' }, 'k1'));
    expect(good(await makePeriod(here.app, supervisor, { id, phase: 'formal' }, 'k1')).replayed).toBe(true);
    expect(why(await makePeriod(here.app, supervisor, { id, phase: 'formal' }, null))).toBe('period-there');
    expect(good(await assessmentPeriods(here.app, head)).periods).toEqual([]);
    const { state, hindrances, figures } = await detail();
    expect([state, hindrances]).toEqual(['draft', ['not-sent']]);
    const { from, to } = spanOf(id, zone);
    const card = good(await scorecard(here.app, supervisor, { from, to, asOf: START }));
    expect(figures.units).toEqual(card.units);
    expect(figures.streets.reduce((sum, each) => sum + each.dispatched, 0)).toBe(card.area.dispatched);
    expect(figures.versions).toEqual({ policy: 1, calendar: 1, units: 1 });
  });

  it('is not frozen before it was sent, and a month that runs is not sent', async () => {
    expect(why(await step(supervisor, { act: 'freeze' }))).toBe('period-not-sent');
    good(await makePeriod(here.app, supervisor, { id: '2026-03', phase: 'formal' }, null));
    expect(why(await actOnPeriod(here.app, supervisor, '2026-03', { act: 'send', workdays: 3 }, null))).toBe(
      'period-not-over',
    );
  });

  it('goes to the units, who have so many days of work to answer', async () => {
    good(await step(supervisor, { act: 'send', workdays: 3 }));
    // Wednesday 9:00; Saturday is worked, so three days of 6.5 hours end on Saturday at 9:00 or the evening before.
    expect((await detail()).answerBy).toMatch(/^2026-03-0[67]T/);
    const seen = await detail(head);
    expect(seen.figures.units.map((each) => each.unit)).toEqual([unit]);
    expect(seen.figures.streets).toEqual([]);
    expect(seen.units).toBe(1);
  });

  it('takes a question, and an answer to it', async () => {
    expect(why(await step(head, { act: 'query', unit: 'nobody', text: '?' }))).toBe('forbidden');
    expect(why(await step(supervisor, { act: 'confirm', unit }))).toBe('forbidden');
    good(await step(head, { act: 'query', unit, text: 'Why is one late?' }));
    const [query] = (await detail()).answers;
    expect(query).toMatchObject({ kind: 'query', text: 'Why is one late?', reply: null });
    expect((await detail(other)).answers).toEqual([]);
    expect((await detail()).hindrances).toContain('queries-open');
    good(await step(supervisor, { act: 'reply', answer: query?.id ?? '', text: 'It came back after two days.' }));
    expect(why(await step(supervisor, { act: 'reply', answer: query?.id ?? '', text: 'again' }))).toBe('query-replied');
    good(await step(head, { act: 'confirm', unit }));
    expect(why(await step(head, { act: 'confirm', unit }))).toBe('already-confirmed');
    const now = await detail();
    expect([now.confirmed, now.queries]).toEqual([1, 0]);
    expect(now.hindrances).toEqual(['answers-awaited', 'no-meeting']);
  });

  let contested: { case: string; unit: string };
  it('waits for an appeal of its cases, and an accepted one changes it, before and after on record', async () => {
    const late = await lateRun();
    contested = { case: late, unit };
    const body = {
      ...contested,
      about: 'clock' as const,
      asks: 'on-time' as const,
      grounds: 'The street was closed.',
      files: [],
    };
    expect(why(await makeAppeal(here.app, other, body, null))).toBe('forbidden');
    const { matter } = good(await makeAppeal(here.app, head, body, 'a1'));
    expect(why(await makeAppeal(here.app, head, body, null))).toBe('appeal-open');
    expect((await detail()).hindrances).toContain('appeals-open');
    const before = (await detail()).figures.units.find((each) => each.unit === unit);
    const [open] = good(await listAppeals(here.app, head, { state: 'open', limit: 50 })).appeals;
    expect(open).toMatchObject({ period: id, before: { run: { timely: false } }, after: null });
    expect(good(await listAppeals(here.app, other, { state: 'open', limit: 50 })).appeals).toEqual([]);
    expect(why(await decideAppealOf(here.app, head, matter, { accept: true, reason: 'x' }, null))).toBe('forbidden');
    good(await decideAppealOf(here.app, supervisor, matter, { accept: true, reason: 'The street was closed.' }, null));
    expect(why(await decideAppealOf(here.app, supervisor, matter, { accept: false, reason: 'x' }, null))).toBe(
      'appeal-decided',
    );
    const [decided] = good(await listAppeals(here.app, head, { state: 'decided', limit: 50 })).appeals;
    expect(decided).toMatchObject({
      state: 'accepted',
      decided: { reason: 'The street was closed.' },
      before: { run: { timely: false }, unit: { timely: before?.timely } },
      after: { run: { timely: true }, unit: { timely: (before?.timely ?? 0) + 1 } },
    });
    expect((await detail()).figures.units.find((each) => each.unit === unit)?.timely).toBe((before?.timely ?? 0) + 1);
  });

  it('is frozen after the meeting and when the time to answer is over', async () => {
    expect(why(await step(supervisor, { act: 'freeze' }))).toBe('period-answers-awaited');
    here.clock.set(here.clock.now() + 5 * day);
    expect(why(await step(other, { act: 'confirm', unit: other.grants[0]?.unit ?? '' }))).toBe('answer-late');
    expect(why(await step(supervisor, { act: 'freeze' }))).toBe('period-no-meeting');
    good(await step(supervisor, { act: 'meeting', on: '2026-03-09', people: 'A, B', decisions: 'More patrols.' }));
    const live = (await detail()).figures;
    good(await step(supervisor, { act: 'freeze' }));
    const frozen = await detail();
    expect(frozen.figures).toEqual(live);
    expect(frozen.frozen?.runs).toBe(live.area.dispatched + live.area.returnedAway + live.area.unlimited);
    const runs = await here.app.db.snapshot(here.tenant, (tx) => readFrozenRuns(tx, here.tenant, id));
    const row = await here.app.db.snapshot(here.tenant, (tx) => findPeriod(tx, here.tenant, id));
    expect(digestOf(runs)).toBe(row?.digest);
    expect(why(await step(supervisor, { act: 'meeting', on: '2026-03-09', people: 'A', decisions: 'B' }))).toBe(
      'period-state',
    );
  });

  it('stays as it is, and shows what would be otherwise now', async () => {
    const before = (await detail()).figures;
    expect(good(await assessmentChanges(here.app, supervisor, id))).toMatchObject({ units: [], runs: [], total: 0 });
    const lateOne = await lateRun(contested.case);
    const body = {
      case: lateOne,
      unit,
      about: 'count' as const,
      asks: 'exclude' as const,
      grounds: 'Not ours.',
      files: [],
    };
    const { matter } = good(await makeAppeal(here.app, head, body, null));
    good(await decideAppealOf(here.app, supervisor, matter, { accept: true, reason: 'Not theirs.' }, null));
    expect((await detail()).figures).toEqual(before);
    // The cases behind a frozen figure are those that made it.
    const { runs } = good(await frozenRuns(here.app, supervisor, id, unit));
    const own = before.units.find((each) => each.unit === unit);
    expect(runs.filter(({ set }) => set === 'should')).toHaveLength(own?.should ?? 0);
    expect(runs.filter(({ timely }) => timely)).toHaveLength(own?.timely ?? 0);
    expect(runs.find((run) => run.case === lateOne)).toMatchObject({ set: 'should', timely: false });
    expect(why(await frozenRuns(here.app, other, id, unit))).toBe('not-found');
    const changes = good(await assessmentChanges(here.app, supervisor, id));
    expect(changes.units.map((each) => each.unit.id)).toEqual([unit]);
    expect(changes.runs).toEqual([
      expect.objectContaining({
        case: lateOne,
        before: expect.objectContaining({ set: 'should' }),
        after: expect.objectContaining({ set: 'excluded' }),
      }),
    ]);
  });

  it('is published, and a trial ranks nobody', async () => {
    good(await step(supervisor, { act: 'publish' }));
    expect((await detail()).state).toBe('published');
    expect((await detail()).figures.units[0]?.rank).toBe(1);
    good(await makePeriod(here.app, supervisor, { id: '2026-01', phase: 'trial' }, null));
    const trial = good(await assessmentPeriod(here.app, supervisor, '2026-01'));
    expect(trial.figures.units.every((each) => each.rank === null)).toBe(true);
  });

  /** A case of the unit whose run counts as late. */
  async function lateRun(not = ''): Promise<string> {
    const { from, to } = spanOf(id, zone);
    const { runs } = good(await scorecardRuns(here.app, supervisor, { from, to, asOf: here.clock.now(), unit }));
    const late = runs.find((run) => run.set === 'should' && run.resolved && !run.onTime && run.case !== not);
    if (late === undefined) throw new Error('no late run');
    return late.case;
  }
});
