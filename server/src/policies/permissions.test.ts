import { cityFlow } from '@bihuan/city';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from '../usecases/act.js';
import { areas } from '../usecases/areas.js';
import { getCase } from '../usecases/get-case.js';
import { listCases } from '../usecases/list-cases.js';
import { people } from '../usecases/people.js';
import { report } from '../usecases/report.js';
import { scorecard } from '../usecases/scorecard.js';
import type { Actor, Result } from '../usecases/types.js';
import { rightsOf } from './permissions.js';

/**
 * Who may do what with a case in their own area, of their own unit, that they were sent to or handed, or that they
 * reported. Written out by hand, apart from the table that the server reads.
 */
const EXPECTED = `
                       col hot vid dut dis clk crw hed sup grd ldr cit off adm sec aud
report                  x   x   x   x   .   .   .   .   .   x   .   x   .   .   .   .
read                    x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
list                    x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
contact                 x   x   x   x   x   .   .   .   .   x   .   x   .   .   .   .
scorecard               .   .   .   x   x   .   .   x   x   .   x   .   x   .   .   .
people                  .   .   .   x   x   x   .   x   x   .   .   .   .   .   x   .
reference               x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
check-sent              .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
checked                 x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
filed                   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
rejected                .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
merged                  .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
cancelled               .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
dispatched              .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
return-requested        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
return-refused          .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
returned                .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
extension-requested     .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
extension-refused       .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
extension-approved      .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
deferral-requested      .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
deferral-refused        .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
deferral-approved       .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
deferral-ended          .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
feedback                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
feedback-refused        .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
verification-sent       .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
verified                x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
closed                  .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
reopened                .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
supervision-required    .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
supervised              .   .   .   .   .   .   .   .   x   .   x   .   .   .   .   .
coordination-opened     .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
coordination-decided    .   .   .   .   .   .   .   .   .   .   .   .   x   .   .   .
corrected               .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
joined                  x   x   x   x   .   .   .   .   .   x   .   .   .   .   .   .
rated                   .   x   .   .   .   .   .   .   .   .   .   x   .   .   .   .
referred                .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
assigned                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
handed-back             .   .   .   .   .   x   x   x   .   .   .   .   .   .   .   .
assist-requested        .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
assist-done             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
adjusted                .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .
noted                   x   x   x   x   x   x   x   x   x   x   x   .   x   .   .   .
`;

const ROLES: Readonly<Record<string, string>> = {
  col: 'collector',
  hot: 'hotline-agent',
  vid: 'video-operator',
  dut: 'duty-officer',
  dis: 'dispatcher',
  clk: 'unit-clerk',
  crw: 'unit-crew',
  hed: 'unit-head',
  sup: 'supervisor',
  grd: 'grid-leader',
  ldr: 'leader',
  cit: 'citizen',
  off: 'coordination-office',
  adm: 'administrator',
  sec: 'security-administrator',
  aud: 'auditor',
};

const [header = '', ...lines] = EXPECTED.trim().split('\n');
const columns = header.trim().split(/\s+/);
const cells = lines.flatMap((line) => {
  const [action = '', ...marks] = line.trim().split(/\s+/);
  return columns.map((column, i) => ({ action, role: ROLES[column] ?? '', allowed: marks[i] === 'x' }));
});

const STREET = '620103/620103001';
const unitRoles = ['unit-clerk', 'unit-crew', 'unit-head'];

let here: TestInstallation;
const own: Record<string, Actor> = {};
const others: Record<string, Actor> = {};
/** A case of each role's own: reported by that person, and theirs in every other way. */
const cases: Record<string, string> = {};

beforeAll(async () => {
  here = await testInstallation();
  for (const role of Object.values(ROLES)) {
    const unit = unitRoles.includes(role);
    own[role] = await here.person(`own-${role}`, role, { area: STREET, ...(unit ? { unit: 'xiyuan' } : {}) });
    const elsewhere = unit ? { unit: 'xihu' } : { area: '620103/620103002' };
    others[role] = await here.person(`other-${role}`, role, elsewhere);
  }
  const who = (role: string): Actor => own[role] ?? fail(role);
  for (const role of Object.values(ROLES)) {
    const reports = cells.some((cell) => cell.action === 'report' && cell.role === role && cell.allowed);
    const reporter = reports ? who(role) : who('hotline-agent');
    const one = await openCase(here.app, reporter, { reporter: { name: 'N', phone: '123456' } });
    await one.next(who('duty-officer'), 'filed', { standard: { hours: 4 } });
    await one.next(who('dispatcher'), 'dispatched', { unit: 'xiyuan' });
    await one.next(who('dispatcher'), 'assist-requested', { unit: 'xiyuan' });
    await one.next(who('unit-clerk'), 'assigned', { crew: 'own-unit-crew' });
    await one.next(who('unit-clerk'), 'feedback', { result: 'x' });
    await one.next(who('dispatcher'), 'verification-sent', { collector: 'own-collector' });
    cases[role] = one.id;
  }
});
afterAll(() => here.close());

function fail(what: string): never {
  throw new Error(`nothing for ${what}`);
}

const isAllowed = (result: Result<unknown>): boolean =>
  result.ok || !['forbidden', 'not-found'].includes(result.failure.code);

/** Tries an action; one that would be allowed fails at its version, which is none, so nothing ever happens. */
async function attempt(actor: Actor, action: string, id: string): Promise<boolean> {
  const { app } = here;
  switch (action) {
    case 'report':
      return isAllowed(await report(app, actor, reportOf({ location: { lon: 0, lat: 0 } })));
    case 'read':
      return isAllowed(await getCase(app, actor, { case: id }));
    case 'list':
      return isAllowed(await listCases(app, actor, { queue: 'all', limit: 1 }));
    case 'contact': {
      const detail = await getCase(app, actor, { case: id });
      return detail.ok && detail.value.reporter !== null;
    }
    case 'scorecard':
      return isAllowed(await scorecard(app, actor, { from: 0, to: 1 }));
    case 'people':
      return isAllowed(await people(app, actor, { role: 'collector' }));
    case 'reference':
      return isAllowed(await areas(app, actor, {}));
    default:
      return isAllowed(await act(app, actor, { case: id, type: action, data: {}, version: 0, key: null }));
  }
}

describe('rights', () => {
  it('are expected for every event of the flow, and every role that it knows', () => {
    const actions = new Set(cells.map((cell) => cell.action));
    expect(Object.keys(cityFlow.events).filter((type) => type !== 'reported' && !actions.has(type))).toEqual([]);
    const known = new Set(rightsOf(cityFlow).map((right) => right.role));
    expect(known).toEqual(new Set(Object.values(ROLES)));
  });

  it.each(Object.values(ROLES))('of a %s are these and no others', async (role) => {
    const wrong: string[] = [];
    for (const { action, role: of, allowed } of cells) {
      if (of !== role) continue;
      const got = await attempt(own[role] ?? fail(role), action, cases[role] ?? '');
      if (got !== allowed) wrong.push(`${action}: ${got ? 'allowed' : 'denied'}`);
    }
    expect(wrong).toEqual([]);
  });

  const elsewhere = ['report', 'list', 'scorecard', 'people', 'reference'];
  it.each(Object.values(ROLES))('of a %s end at the own area, unit, task and report', async (role) => {
    const wrong: string[] = [];
    for (const { action, role: of, allowed } of cells) {
      if (of !== role) continue;
      const got = await attempt(others[role] ?? fail(role), action, cases[role] ?? '');
      if (got !== (allowed && elsewhere.includes(action))) wrong.push(`${action}: ${got ? 'allowed' : 'denied'}`);
    }
    expect(wrong).toEqual([]);
  });

  it('let a collector verify only while sent, and never what they handled', async () => {
    const id = cases.collector ?? '';
    const stranger = await here.person('another-collector', 'collector', { area: STREET });
    expect(await attempt(stranger, 'verified', id)).toBe(false);
    expect(await attempt(stranger, 'read', id)).toBe(true);
    // One person in two roles: handled it for the unit, and is sent to verify it.
    const both = { ...(own['unit-clerk'] ?? fail('clerk')), person: 'own-collector' };
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'dispatched', { unit: 'xiyuan' });
    await one.next(both, 'feedback', { result: 'x' });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'verification-sent', { collector: 'own-collector' });
    const collector = own.collector ?? fail('collector');
    const input = { case: one.id, type: 'verified', data: { passed: true }, version: one.version(), key: null };
    expect(await act(here.app, collector, input)).toMatchObject({
      ok: false,
      failure: { code: 'refused', refusal: { code: 'handler-verifies' } },
    });
    const detail = await getCase(here.app, collector, { case: one.id });
    expect(detail.ok && detail.value.actions.map((action) => action.type)).toEqual(['joined', 'noted']);
  });

  it('let a unit that helps end its own part, and nothing else', async () => {
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'dispatched', { unit: 'xiyuan' });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'assist-requested', { unit: 'xihu' });
    const helper = others['unit-clerk'] ?? fail('clerk');
    const detail = await getCase(here.app, helper, { case: one.id });
    expect(detail.ok && detail.value.actions.map((action) => action.type)).toEqual(['assist-done', 'noted']);
    const done = (unit: string) =>
      act(here.app, helper, { case: one.id, type: 'assist-done', data: { unit }, version: one.version(), key: null });
    expect(await done('xiyuan')).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    expect((await done('xihu')).ok).toBe(true);
  });

  it('let a unit read what it had, and no longer act on it', async () => {
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    const dispatcher = own.dispatcher ?? fail('dispatcher');
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    const clerk = own['unit-clerk'] ?? fail('clerk');
    await one.next(clerk, 'return-requested', { reason: 'x', ground: 'y' });
    await one.next(dispatcher, 'returned', { reason: 'x' });
    await one.next(dispatcher, 'dispatched', { unit: 'xihu' });
    expect(await attempt(clerk, 'read', one.id)).toBe(true);
    expect(await attempt(clerk, 'feedback', one.id)).toBe(false);
    expect(await attempt(others['unit-clerk'] ?? fail('clerk'), 'feedback', one.id)).toBe(true);
  });
});
