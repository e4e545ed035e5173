import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTenants } from '../../store/tenants.js';
import { good, openCase } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { act } from '../act.js';
import { getCase } from '../get-case.js';
import { homeTenant } from '../home-tenant.js';
import { listCases } from '../list-cases.js';
import { resumeSession } from '../resume-session.js';
import { tenants } from '../tenants.js';
import { tidy } from '../tidy.js';
import type { Actor } from '../types.js';
import { wake } from '../wake.js';
import { answerOthers } from './answer-others.js';
import { leavePractice } from './leave-practice.js';
import { practiceView } from './practice-view.js';
import { startPractice } from './start-practice.js';

const day = 86_400_000;

let here: TestInstallation;
let dispatcher: Actor;
let collector: Actor;
beforeAll(async () => {
  here = await testInstallation();
  dispatcher = await here.person('dispatcher-1', 'dispatcher');
  collector = await here.person('collector', 'collector');
  await openCase(here.app, collector);
});
afterAll(() => here.close());

const start = async (who: Actor = dispatcher) => good(await startPractice(here.app, who, '周德胜'));

/** All that stands in the real tenant. */
async function realRows(): Promise<unknown> {
  return here.app.db.snapshot(here.tenant, async (tx) => {
    const matters = await tx.selectFrom('matter').selectAll().orderBy('id').execute();
    const events = await tx.selectFrom('event').selectAll().orderBy('matter').orderBy('seq').execute();
    return { matters, events };
  });
}

async function open(learner: Actor) {
  const page = good(await listCases(here.app, learner, { queue: 'open', limit: 200 }));
  return page.items;
}

async function write(learner: Actor, id: string, type: string, data: Record<string, unknown>): Promise<void> {
  const { version } = good(await getCase(here.app, learner, { case: id }));
  good(await act(here.app, learner, { case: id, type, data, version, key: null }));
}

describe('a practice', () => {
  it('has cases in every state, late ones, requests and doubles, and all roles for one person', async () => {
    const { actor, session } = await start();
    expect(session).toMatchObject({ practice: true, person: { name: '周德胜' } });
    const cases = await open(actor);
    expect(cases.length).toBeGreaterThan(100);
    const states = new Set(cases.map((each) => each.state));
    for (const state of ['reported', 'filed', 'handling', 'feedback', 'verifying', 'verified', 'returned', 'failed']) {
      expect(states).toContain(state);
    }
    const marks = new Set(cases.flatMap((each) => each.marks));
    expect([...marks].sort()).toEqual(['check', 'deferral-request', 'extension-request', 'return-request']);
    expect(cases.some((each) => each.clock?.light === 'red')).toBe(true);
    expect(cases.some((each) => each.supervision !== null)).toBe(true);
    expect(cases.filter((each) => each.id.endsWith('-2')).length).toBeGreaterThan(0);
    for (const permission of ['event.filed', 'event.dispatched', 'event.feedback', 'event.verified', 'fund.write']) {
      expect(session.permissions).toContain(permission);
    }
    expect(session.permissions).not.toContain('account.write');
  });

  it('touches nothing real: no row, no number, no list of tenants', async () => {
    const serial = async () => Number((await openCase(here.app, collector)).number.split('-').at(-1));
    const lastNumber = await serial();
    const before = await realRows();
    const { actor } = await start();
    const [one] = (await open(actor)).filter((each) => each.state === 'filed');
    await write(actor, one?.id ?? '', 'dispatched', { unit: 'chengguanju' });
    await answerOthers(here.app, actor);
    await wake(here.app, (error) => {
      throw error;
    });
    expect(await realRows()).toEqual(before);
    expect(await serial()).toBe(lastNumber + 1);
    expect(await tenants(here.app)).toEqual([here.tenant]);
    expect(await homeTenant(here.app)).toBe(here.tenant);
    expect((await getCase(here.app, dispatcher, { case: one?.id ?? '' })).ok).toBe(false);
    expect(await answerOthers(here.app, dispatcher)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('can be walked from report to close alone, the others answering', async () => {
    const { actor } = await start();
    const [filed] = (await open(actor)).filter((each) => each.state === 'filed' && each.severity === 'general');
    const id = filed?.id ?? '';
    await write(actor, id, 'dispatched', { unit: 'chengguanju' });
    const state = async () => good(await getCase(here.app, actor, { case: id }));
    for (let turn = 0; turn < 40; turn++) {
      const now = await state();
      if (now.state === 'closed') break;
      const request = now.marks.find((mark) => mark.endsWith('-request'));
      if (request !== undefined) {
        await write(actor, id, request.replace('-request', '-refused'), { reason: 'x' });
      } else if (now.state === 'feedback') {
        const collector = now.actions
          .find((action) => action.type === 'verification-sent')
          ?.fields.find((field) => field.name === 'collector')?.suggested;
        await write(actor, id, 'verification-sent', { collector });
      } else if (now.state === 'verified') await write(actor, id, 'closed', {});
      else if (now.state === 'failed') await write(actor, id, 'dispatched', { unit: 'chengguanju' });
      else good(await answerOthers(here.app, actor));
      here.clock.advance(60_000);
    }
    expect((await state()).state).toBe('closed');
    const view = good(await practiceView(here.app, actor, dispatcher.grants));
    const tasks = Object.fromEntries(view.tasks.map((task) => [task.id, task.done]));
    expect(tasks.dispatch).toBeGreaterThanOrEqual(1);
    expect(tasks.verify).toBeGreaterThanOrEqual(1);
    expect(tasks).not.toHaveProperty('feedback');
  });

  it('is one a person: beginning again deletes the one before, with everything in it', async () => {
    const first = await start();
    const second = await start();
    expect((await resumeSession(here.app, first.token)).ok).toBe(false);
    expect((await resumeSession(here.app, second.token)).ok).toBe(true);
    const all = await listTenants(here.app.db);
    expect(all).not.toContain(first.actor.tenant);
    const left = await here.app.db.snapshot(first.actor.tenant, async (tx) => {
      const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'tenant'`.execute(tx);
      const counts = await Promise.all(
        rows.map(({ name }) => sql<{ n: number }>`select count(*)::bigint as n from ${sql.table(name)}`.execute(tx)),
      );
      return counts.reduce((sum, count) => sum + (count.rows[0]?.n ?? 0), 0);
    });
    expect(left).toBe(0);
  });

  it('ends when it is left, and by itself after a week; the real tenant is never deleted', async () => {
    const { token, actor } = await start();
    await leavePractice(here.app, actor.tenant);
    expect((await resumeSession(here.app, token)).ok).toBe(false);
    await leavePractice(here.app, here.tenant);
    await here.app.db.transaction(here.tenant, (tx) => sql`select forget_practice(${here.tenant})`.execute(tx));
    expect(await tenants(here.app)).toEqual([here.tenant]);

    const second = await start();
    here.clock.advance(6 * day);
    await tidy(here.app);
    expect(await listTenants(here.app.db)).toContain(second.actor.tenant);
    here.clock.advance(2 * day);
    await tidy(here.app);
    expect(await listTenants(here.app.db)).toEqual([here.tenant]);
  });

  it('is for whoever works on cases, with their own unit where they have one', async () => {
    const admin = await here.person('admin', 'administrator');
    expect(await startPractice(here.app, admin, 'x')).toMatchObject({
      ok: false,
      failure: { permission: 'practice.enter' },
    });
    const clerk = await here.person('clerk', 'unit-clerk', { unit: 'xihu' });
    const { actor } = await start(clerk);
    expect(actor.grants.filter((grant) => grant.unit !== null).map((grant) => grant.unit)).toEqual([
      'xihu',
      'xihu',
      'xihu',
    ]);
    const view = good(await practiceView(here.app, actor, clerk.grants));
    expect(view.tasks.map((task) => task.id)).toEqual(['feedback', 'ask', 'assign']);
  });
});
