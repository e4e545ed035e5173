import { cityFlow } from '@bihuan/city';
import type { ReportBody } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from '../usecases/act.js';
import { areas } from '../usecases/areas.js';
import { readFundYear } from '../usecases/fund.js';
import { getCase } from '../usecases/get-case.js';
import { listHandovers, makeHandover } from '../usecases/handover.js';
import { listCases } from '../usecases/list-cases.js';
import { listCoordination } from '../usecases/list-coordination.js';
import { listOrders } from '../usecases/list-orders.js';
import { people } from '../usecases/people.js';
import { report } from '../usecases/report.js';
import { scorecard } from '../usecases/scorecard.js';
import { trends } from '../usecases/trends.js';
import type { Actor, Result } from '../usecases/types.js';
import { unitScore } from '../usecases/unit-score.js';
import { uploadFile } from '../usecases/upload-file.js';
import { writeFund } from '../usecases/write-fund.js';
import { allowsSomewhere } from './allow.js';
import { rightsOf } from './permissions.js';

/**
 * Who may do what with a case in their own area, of their own unit, that they were sent to or handed, or that they
 * reported. Written out by hand, apart from the table that the server reads.
 */
const EXPECTED = `
                       col hot vid dut dis clk crw hed sup grd ldr cit off adm sec aud
report                  x   x   x   x   .   .   .   .   .   x   .   x   .   .   .   .
source:collector        x   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .
source:hotline          .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .
source:citizen          .   x   .   .   .   .   .   .   .   .   .   x   .   .   .   .
source:video            .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
source:department       .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
source:media            .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
source:open311          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
source:import           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
read                    x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
list                    x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
contact                 x   x   x   x   x   .   .   .   .   x   .   x   .   .   .   .
scorecard               .   .   .   x   x   .   .   x   x   .   x   .   x   .   .   .
card.read               .   .   .   x   .   .   .   .   x   .   x   .   x   .   .   .
card.own                x   x   .   .   x   .   .   .   .   x   .   .   .   .   .   .
assessment.read         .   .   .   x   x   .   .   x   x   .   x   .   x   .   .   .
assessment.write        .   .   .   .   .   .   .   .   x   .   x   .   .   .   .   .
assessment.answer       .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .
board                   .   .   .   x   x   .   .   .   x   .   x   .   x   .   .   .
unit                    .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
people                  .   .   .   x   x   x   .   x   x   .   .   .   .   .   x   .
file                    x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
portal.moderate         .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .
reference               x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
config.read             .   .   .   .   .   .   .   .   .   .   .   .   .   x   .   x
config.write            .   .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
component.read          x   x   x   x   x   x   x   x   x   x   x   .   x   x   .   x
component.write         .   .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
account.read            .   .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
account.write           .   .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
partner.read            .   .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
partner.write           .   .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
audit.read              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   x
orders                  .   .   .   x   x   x   .   x   x   .   x   .   .   .   .   .
coordination            .   .   .   x   x   .   .   .   x   .   x   .   x   .   .   .
fund                    .   .   .   x   x   .   .   .   x   .   x   .   x   .   .   .
fund-write              .   .   .   .   .   .   .   .   .   .   .   .   x   .   .   .
handovers               .   x   x   x   x   .   .   .   x   .   x   .   x   .   .   .
handover                .   x   x   x   x   .   .   .   x   .   .   .   x   .   .   .
patrol.walk             x   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .
coverage.read           .   .   .   x   x   .   .   .   x   x   x   .   x   .   .   .
patrol.plan             .   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .
survey.write            .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .
survey.read             .   .   .   x   x   .   .   .   x   .   x   .   x   .   .   .
survey.walk             x   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .
hotline.work            .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
hotline.read            .   x   .   x   x   .   .   .   x   .   x   .   .   .   .   .
knowledge.read          .   x   .   x   x   .   .   .   .   .   .   .   .   x   .   .
knowledge.write         .   .   .   x   .   .   .   .   .   .   .   .   .   x   .   .
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
rated                   x   x   x   x   .   .   .   .   .   x   .   x   .   .   .   .
referred                .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
assigned                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
handed-back             .   .   .   .   .   x   x   x   .   .   .   .   .   .   .   .
assist-requested        .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
assist-done             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .   .
adjusted                .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .
noted                   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
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
    const elsewhere = unit ? { unit: 'guihuaju' } : { area: '620103/620103002' };
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
  if (action.startsWith('source:')) {
    // Where the source may be said, the place is what is wrong.
    const source = action.slice('source:'.length) as ReportBody['source'];
    const result = await report(app, actor, reportOf({ source, location: { lon: 0, lat: 0 } }));
    return !result.ok && result.failure.code === 'outside';
  }
  // Its use cases ask for it by name, and have tests of their own.
  if (action.includes('.')) return allowsSomewhere(rightsOf(cityFlow), actor, action);
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
    case 'board':
      return isAllowed(await trends(app, actor, { area: STREET, days: 7 }));
    case 'unit':
      return isAllowed(await unitScore(app, actor, {}));
    case 'orders':
      return isAllowed(await listOrders(app, actor, { show: 'open', limit: 1 }));
    case 'coordination':
      return isAllowed(await listCoordination(app, actor, { show: 'open', limit: 1 }));
    case 'fund':
      return isAllowed(await readFundYear(app, actor, { limit: 1 }));
    case 'fund-write':
      // It would be allowed; the entry is what is not there.
      return isAllowed(
        await writeFund(app, actor, { body: { kind: 'correction', entry: '-', reason: 'x' }, key: null }),
      );
    case 'handovers':
      return isAllowed(await listHandovers(app, actor, { limit: 1 }));
    case 'handover': {
      // A case that is not there: it would be allowed.
      const mentions = [{ case: '-', note: '' }];
      const body = { role: actor.grants[0]?.role ?? '', area: STREET, remarks: '', mentions };
      const made = await makeHandover(app, actor, { body, key: null });
      return !made.ok && made.failure.code === 'invalid' && made.failure.errors[0]?.path === 'mentions.0.case';
    }
    case 'people':
      return isAllowed(await people(app, actor, { role: 'collector' }));
    case 'file':
      return isAllowed(await uploadFile(app, actor, { bytes: Buffer.from('no picture') }));
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

  const elsewhere = [
    'report',
    'list',
    'scorecard',
    'unit',
    'people',
    'file',
    'reference',
    'orders',
    'coordination',
    'fund',
    'fund-write',
    'handovers',
  ];
  it.each(Object.values(ROLES))('of a %s end at the own area, unit, task and report', async (role) => {
    const wrong: string[] = [];
    for (const { action, role: of, allowed } of cells) {
      if (of !== role) continue;
      const got = await attempt(others[role] ?? fail(role), action, cases[role] ?? '');
      const everywhere = elsewhere.includes(action) || /[.:]/.test(action);
      if (got !== (allowed && everywhere)) wrong.push(`${action}: ${got ? 'allowed' : 'denied'}`);
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
    await one.next(own.dispatcher ?? fail('dispatcher'), 'assist-requested', { unit: 'guihuaju' });
    const helper = others['unit-clerk'] ?? fail('clerk');
    const detail = await getCase(here.app, helper, { case: one.id });
    expect(detail.ok && detail.value.actions.map((action) => action.type)).toEqual(['assist-done', 'noted']);
    const done = (unit: string) =>
      act(here.app, helper, { case: one.id, type: 'assist-done', data: { unit }, version: one.version(), key: null });
    expect(await done('xiyuan')).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    const said = await done('guihuaju');
    expect(said.ok).toBe(true);
    // It was asked once and has answered.
    expect(await attempt(helper, 'assist-done', one.id)).toBe(false);
    expect(await attempt(helper, 'read', one.id)).toBe(true);
  });

  it('do not let a unit that had a case say that it has helped', async () => {
    const dispatcher = own.dispatcher ?? fail('dispatcher');
    const clerk = own['unit-clerk'] ?? fail('clerk');
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    await one.next(clerk, 'return-requested', { reason: 'x', ground: 'y' });
    await one.next(dispatcher, 'returned', { reason: 'x' });
    await one.next(dispatcher, 'dispatched', { unit: 'guihuaju' });
    const input = { case: one.id, type: 'assist-done', data: { unit: 'xiyuan' }, version: one.version(), key: null };
    expect(await act(here.app, clerk, input)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    const detail = await getCase(here.app, clerk, { case: one.id });
    expect(detail.ok && detail.value.actions.map((action) => action.type)).toEqual(['noted']);
  });

  it('of a unit end at the area that they are granted for', async () => {
    const grants = { unit: 'xiyuan', area: '620103/620103002' };
    for (const role of unitRoles) {
      const elsewhereOnly = await here.person(`next-street-${role}`, role, grants);
      // A case of their unit, handed to them even, but in another street.
      const one = await openCase(here.app, own.collector ?? fail('collector'));
      await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
      await one.next(own.dispatcher ?? fail('dispatcher'), 'dispatched', { unit: 'xiyuan' });
      const type = role === 'unit-crew' ? 'handed-back' : 'feedback';
      expect(await attempt(elsewhereOnly, 'read', one.id)).toBe(false);
      expect(await attempt(elsewhereOnly, type, one.id)).toBe(false);
      expect(await attempt(elsewhereOnly, 'noted', one.id)).toBe(false);
      for (const queue of ['desk', 'open', 'all'] as const) {
        const page = await listCases(here.app, elsewhereOnly, { queue, limit: 10 });
        expect(page.ok && page.value.counts.total).toBe(0);
      }
      if (role !== 'unit-crew') continue;
      const clerk = own['unit-clerk'] ?? fail('clerk');
      const data = { crew: elsewhereOnly.person };
      const input = { case: one.id, type: 'assigned', data, version: one.version(), key: null };
      expect(await act(here.app, clerk, input)).toMatchObject({
        ok: false,
        failure: { code: 'invalid', errors: [{ path: 'data.crew' }] },
      });
    }
  });

  it('let a crew act on what it has in hand, and no longer once another has it', async () => {
    const clerk = own['unit-clerk'] ?? fail('clerk');
    const crew = own['unit-crew'] ?? fail('crew');
    const relief = await here.person('relief-crew', 'unit-crew', { unit: 'xiyuan', area: STREET });
    const desk = async (who: Actor): Promise<string[]> => {
      const page = await listCases(here.app, who, { queue: 'desk', limit: 100 });
      return page.ok ? page.value.items.map((item) => item.id) : fail('desk');
    };
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'dispatched', { unit: 'xiyuan' });
    await one.next(clerk, 'assigned', { crew: crew.person });
    expect([await desk(crew), await desk(relief)]).toEqual([[one.id], []]);
    await one.next(clerk, 'assigned', { crew: relief.person });
    expect([await desk(crew), await desk(relief)]).toEqual([[], [one.id]]);
    expect(await attempt(crew, 'handed-back', one.id)).toBe(false);
    expect(await attempt(crew, 'read', one.id)).toBe(true);
    await one.next(relief, 'handed-back', {});
    expect(await desk(relief)).toEqual([]);
    await one.next(clerk, 'assigned', { crew: crew.person });
    await one.next(clerk, 'return-requested', { reason: 'x', ground: 'y' });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'returned', { reason: 'x' });
    await one.next(own.dispatcher ?? fail('dispatcher'), 'dispatched', { unit: 'guihuaju' });
    expect(await desk(crew)).toEqual([]);
    expect(await attempt(crew, 'handed-back', one.id)).toBe(false);
  });

  it('let only the reporter rate', async () => {
    const mate = await here.person('second-hotline-agent', 'hotline-agent', { area: STREET });
    const id = cases['hotline-agent'] ?? '';
    expect(await attempt(mate, 'read', id)).toBe(true);
    expect(await attempt(mate, 'rated', id)).toBe(false);
    expect(await attempt(own['hotline-agent'] ?? fail('hotline'), 'rated', id)).toBe(true);
  });

  it('let a report be joined by an own source only, and offer no other', async () => {
    const hotline = own['hotline-agent'] ?? fail('hotline');
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    const join = (source: string) =>
      act(here.app, hotline, { case: one.id, type: 'joined', data: { source }, version: one.version(), key: null });
    for (const source of ['collector', 'open311', 'import', 'video']) {
      expect(await join(source)).toMatchObject({
        ok: false,
        failure: { code: 'invalid', errors: [{ path: 'data.source' }] },
      });
    }
    const detail = await getCase(here.app, hotline, { case: one.id });
    const joined = detail.ok ? detail.value.actions.find((action) => action.type === 'joined') : undefined;
    expect(joined?.fields.map((field) => field.oneOf)).toEqual([['hotline', 'citizen']]);
    expect((await join('citizen')).ok).toBe(true);
  });

  it('let a unit read what it had, and no longer act on it', async () => {
    const one = await openCase(here.app, own.collector ?? fail('collector'));
    await one.next(own['duty-officer'] ?? fail('duty'), 'filed', { standard: null });
    const dispatcher = own.dispatcher ?? fail('dispatcher');
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    const clerk = own['unit-clerk'] ?? fail('clerk');
    await one.next(clerk, 'return-requested', { reason: 'x', ground: 'y' });
    await one.next(dispatcher, 'returned', { reason: 'x' });
    await one.next(dispatcher, 'dispatched', { unit: 'guihuaju' });
    expect(await attempt(clerk, 'read', one.id)).toBe(true);
    expect(await attempt(clerk, 'feedback', one.id)).toBe(false);
    expect(await attempt(others['unit-clerk'] ?? fail('clerk'), 'feedback', one.id)).toBe(true);
  });
});
