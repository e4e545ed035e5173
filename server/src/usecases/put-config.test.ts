import { FORMAL_2010 } from '@bihuan/city';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { catalogue as readCatalogue } from './catalogue.js';
import { configHistory, getConfig, listConfig } from './config-reads.js';
import type { CatalogueDocument, DutiesDocument, LimitsDocument, UnitDocument } from './documents.js';
import { putConfig, undoConfig } from './put-config.js';
import { report } from './report.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let admin: Actor;
let rung = 0;
beforeAll(async () => {
  here = await testInstallation();
  here = { ...here, app: { ...here.app, rulesChanged: () => (rung += 1) } };
  admin = await here.person('admin', 'administrator');
});
afterAll(() => here.close());

const put = (kind: string, id: string, version: number, body: unknown, note = '') =>
  putConfig(here.app, admin, { kind, id, version, body, note });
const read = async (kind: string, id: string) => good(await getConfig(here.app, admin, { kind, id }));
const config = () => here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
/** Path and code of every fault. */
async function faults(kind: string, id: string, body: unknown): Promise<string[]> {
  const { version } = await read(kind, id).catch(() => ({ version: 0 }));
  const result = await put(kind, id, version, body);
  if (result.ok || result.failure.code !== 'invalid') throw new Error(`not refused: ${JSON.stringify(result)}`);
  return result.failure.errors.map(({ path, code }) => `${path}: ${code}`);
}

describe('a document', () => {
  it('is listed in its newest version, the first being the installation’s own', async () => {
    const { documents, clocksCurrent } = good(await listConfig(here.app, admin));
    expect(documents.map(({ kind, id, version }) => `${kind}/${id}/${version}`)).toEqual([
      'calendar/city/1',
      'catalogue/catalogue/1',
      'duties/duties/1',
      expect.stringMatching(/^flow\/city\/\d+$/),
      'limits/limits/1',
      'policy/formal-2010/1',
      'policy/trial-2010/1',
      'units/units/1',
    ]);
    expect(documents.every((each) => each.by === null)).toBe(true);
    expect(clocksCurrent).toBe(false);
  });

  it('gets a next version that names who, when, why and what, and works at once', async () => {
    const before = rung;
    const body = { ...FORMAL_2010, repeatAllowance: 0.05 };
    expect(good(await put('policy', 'formal-2010', 1, body, '会议纪要 12 号'))).toEqual({
      version: 2,
      unchanged: false,
    });
    expect(rung).toBe(before + 1);
    expect((await config()).policyAt(here.clock.now()).repeatAllowance).toBe(0.05);
    const { versions } = good(
      await configHistory(here.app, admin, { kind: 'policy', id: 'formal-2010', before: null, limit: 20 }),
    );
    expect(versions).toMatchObject([
      {
        version: 2,
        by: { id: 'admin', name: 'Name of admin' },
        note: '会议纪要 12 号',
        at: '2026-03-04T09:00:00+08:00',
        changes: [{ path: ['repeatAllowance'], what: 'changed', before: 0.03, after: 0.05 }],
        changeCount: 1,
      },
      { version: 1, by: null, changes: [] },
    ]);
  });

  it('that another has saved since is refused with the version that stands', async () => {
    const result = await put('policy', 'formal-2010', 1, { ...FORMAL_2010, repeatAllowance: 0.1 });
    expect(result).toEqual({
      ok: false,
      failure: {
        code: 'document-changed',
        version: 2,
        at: '2026-03-04T09:00:00+08:00',
        by: 'Name of admin',
      },
    });
  });

  it('saved as it stands makes no version', async () => {
    const { body } = await read('policy', 'formal-2010');
    expect(good(await put('policy', 'formal-2010', 2, body))).toEqual({ version: 2, unchanged: true });
  });

  it('is undone by a version that says what an older one said', async () => {
    const input = { kind: 'policy', id: 'formal-2010', version: 2, to: 1, note: '' };
    expect(good(await undoConfig(here.app, admin, input))).toEqual({ version: 3, unchanged: false });
    expect(await read('policy', 'formal-2010')).toMatchObject({ version: 3, restores: 1, body: FORMAL_2010 });
    expect((await config()).policyAt(here.clock.now()).repeatAllowance).toBe(0.03);
    expect(await undoConfig(here.app, admin, { ...input, version: 3, to: 9 })).toMatchObject({
      failure: { code: 'not-found' },
    });
  });

  it('cannot be the flow, nor of a kind or an id that is not there', async () => {
    for (const [kind, id] of [
      ['flow', 'city'],
      ['calendar', 'another'],
      ['units', 'x'],
      ['nothing', 'nothing'],
    ] as const) {
      expect(await put(kind, id, 0, {})).toMatchObject({ failure: { code: 'not-found' } });
    }
  });

  it('is read by the auditor, and written by the administrator alone', async () => {
    const auditor = await here.person('auditor', 'auditor');
    const input = { kind: 'policy', id: 'formal-2010' };
    expect((await getConfig(here.app, auditor, input)).ok).toBe(true);
    const write = { ...input, version: 3, body: FORMAL_2010, note: '' };
    expect(await putConfig(here.app, auditor, write)).toMatchObject({ failure: { code: 'forbidden' } });
    const undo = { ...input, version: 3, to: 1, note: '' };
    expect(await undoConfig(here.app, auditor, undo)).toMatchObject({ failure: { code: 'forbidden' } });
  });
});

describe('a bad document is refused by name', () => {
  it('a policy: every member that is wrong', async () => {
    const body = {
      ...FORMAL_2010,
      weights: { timely: 0.7, resolved: 0.2 },
      warnFraction: 2,
      repeatAlowance: 0.1,
      stages: { filing: { workdays: 1 }, closing: { minutes: 0 } },
    };
    expect(await faults('policy', 'formal-2010', body)).toEqual([
      'repeatAlowance: unknown-member',
      'weights: bad-sum',
      'warnFraction: out-of-range',
      'stages.filing: bad-unit',
      'stages.closing: out-of-range',
    ]);
    expect(await faults('policy', 'formal-2027', { ...FORMAL_2010, id: 'formal-2027' })).toEqual([
      'validFrom: same-day',
    ]);
    expect(await faults('policy', 'Formal 2027', { id: 'Formal 2027', validFrom: '2027-02-30' })).toEqual([
      'id: bad-id',
      'validFrom: bad-date',
    ]);
  });

  it('a calendar: seasons that overlap, dates that do not exist, lists that nobody knows', async () => {
    const { body } = await read('calendar', 'city');
    const calendar = body as Record<string, unknown>;
    const bad = {
      ...calendar,
      seasons: [
        { from: '05-01', to: '10-01', periods: ['08:30-11:30'] },
        { from: '10-01', to: '04-30', periods: ['08:30-11:30'] },
      ],
      ownHolidays: ['2026-02-30'],
      holidays: 'DE',
      exceptions: [{ date: '2026-05-05', periods: ['10:00-09:00'] }],
      knownYears: [26],
    };
    expect(await faults('calendar', 'city', bad)).toEqual([
      'seasons: season-overlap',
      'holidays: unknown-list',
      'exceptions[0].periods: period-backwards',
      'ownHolidays[0]: bad-date',
      'knownYears[0]: bad-year',
    ]);
    const { dayMinutes: _, ...without } = calendar;
    expect(await faults('calendar', 'city', without)).toEqual(['dayMinutes: day-minutes-needed']);
  });

  it('limits: units that a severity does not count, amounts and classes that cannot be', async () => {
    const body = (await read('limits', 'limits')).body as LimitsDocument;
    const key = 'GB/T 47678.5-2026|event|06010';
    const [own] = body.classes[key]?.general ?? [];
    const bad = {
      ...body,
      classes: {
        ...body.classes,
        [key]: {
          general: [
            { ...own, limit: { urgentHours: 2 } },
            { ...own, limit: { hours: -1 } },
          ],
          urgent: [{ ...own, limit: { workdays: 1 } }],
        },
        'x|event|1': {},
      },
    };
    expect(await faults('limits', 'limits', bad)).toEqual([
      `classes.${key}.general[0].limit: unit-refused`,
      `classes.${key}.general[1].limit: bad-amount`,
      `classes.${key}.general[1]: same-condition`,
      `classes.${key}.urgent[0].limit: unit-refused`,
      'classes.x|event|1: unknown-class',
    ]);
  });

  it('duties: units, areas and classes that are not there', async () => {
    const body = (await read('duties', 'duties')).body as DutiesDocument;
    const [row] = body.rows;
    const wrong = { ...row, id: 'new', unit: 'nobody', area: '620103/x', codes: ['06010', '99999'] };
    expect(await faults('duties', 'duties', { ...body, rows: [...body.rows, wrong] })).toEqual([
      expect.stringMatching(/^rows\[\d+\]\.unit: unknown-unit$/),
      expect.stringMatching(/^rows\[\d+\]\.area: unknown-area$/),
      expect.stringMatching(/^rows\[\d+\]\.codes: unknown-class$/),
      expect.stringMatching(/^rows\[\d+\]\.codes: unknown-class$/),
    ]);
  });

  it('the catalogue: a class that is gone, or there twice', async () => {
    const body = (await read('catalogue', 'catalogue')).body as CatalogueDocument;
    const [first, ...rest] = body.classes;
    expect(await faults('catalogue', 'catalogue', { ...body, classes: rest })).toEqual(['classes: class-gone']);
    expect(await faults('catalogue', 'catalogue', { ...body, classes: [...body.classes, first] })).toEqual([
      `classes[${body.classes.length}].code: duplicate`,
    ]);
  });

  it('units: one that still has duties is not dropped', async () => {
    const body = (await read('units', 'units')).body as readonly UnitDocument[];
    const [first, second, ...rest] = body;
    expect(
      await faults('units', 'units', [
        { ...first, area: 'nowhere' },
        { ...second, name: first?.name },
      ]),
    ).toEqual(expect.arrayContaining(['[0].area: unknown-area', '[1].name: duplicate', ': unit-has-duties']));
    expect(rest.length).toBeGreaterThan(10);
  });
});

describe('a limit', () => {
  it('that is new is what filing proposes, and one that is dropped leaves its kind’s', async () => {
    const { version, body } = await read('limits', 'limits');
    const limits = body as LimitsDocument;
    const key = 'GB/T 47678.5-2026|event|06010';
    const [own] = limits.classes[key]?.general ?? [];
    expect((await config()).classes.get(key)?.standards.general?.limit).toEqual({ hours: 4 });
    const longer = { ...limits, classes: { ...limits.classes, [key]: { general: [{ ...own, limit: { hours: 6 } }] } } };
    expect((await put('limits', 'limits', version, longer)).ok).toBe(true);
    expect((await config()).classes.get(key)?.standards.general?.limit).toEqual({ hours: 6 });
    const { [key]: _, ...others } = limits.classes;
    expect((await put('limits', 'limits', version + 1, { ...limits, classes: others })).ok).toBe(true);
    expect((await config()).classes.get(key)?.standards.general?.limit).toEqual(limits.defaults.event.general?.limit);
  });
});

describe('a class that is retired', () => {
  it('begins no case any more, and stays with the cases that have it', async () => {
    const collector = await here.person('collector', 'collector');
    const duty = await here.person('duty', 'duty-officer');
    const one = await openCase(here.app, collector, { class: { kind: 'event', code: '06011' } });
    const { version, body } = await read('catalogue', 'catalogue');
    const catalogue = body as CatalogueDocument;
    const classes = catalogue.classes.map((each) => (each.code === '06011' ? { ...each, retired: true } : each));
    expect((await put('catalogue', 'catalogue', version, { ...catalogue, classes })).ok).toBe(true);
    const again = await report(here.app, collector, reportOf({ class: { kind: 'event', code: '06011' } }));
    expect(again).toMatchObject({ failure: { code: 'invalid', errors: [{ path: 'class' }] } });
    const filed = await one.next(duty, 'filed', { class: '06011', standard: { hours: 4 } });
    expect(filed.detail?.class.name).toBe('积存垃圾渣土');
    const other = await openCase(here.app, collector);
    const data = { class: '06011', standard: { hours: 4 } };
    const wrong = await act(here.app, duty, { case: other.id, type: 'filed', data, version: 1, key: null });
    expect(wrong).toMatchObject({ failure: { code: 'invalid', errors: [{ path: 'data.class' }] } });
    const view = good(await readCatalogue(here.app, collector));
    expect(view.classes.find((each) => each.code === '06011')?.retired).toBe(true);
  });
});
