import { CalendarError } from '@bihuan/worktime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { measured } from './measured.js';
import { report } from './report.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
});
afterAll(() => here.close());

const invalid = { ok: false, failure: { code: 'invalid', errors: [{ path: 'data' }] } };

describe('clocks that cannot be reckoned', () => {
  it('are a failure of the input, and everything else is thrown on', () => {
    const calendar = (): never => {
      throw new CalendarError('no-open-time', {}, 'never open');
    };
    expect(measured(calendar)).toMatchObject(invalid);
    expect(() =>
      measured(() => {
        throw new TypeError('a mistake of ours');
      }),
    ).toThrow('a mistake of ours');
  });

  it('refuse what leads past the year 9999, and leave the case as it was', async () => {
    const collector = await here.person('collector-1', 'collector');
    const duty = await here.person('duty', 'duty-officer');
    here.clock.set(Date.parse('9990-03-04T10:00:00+08:00'));
    const one = await openCase(here.app, collector);
    const filed = (standard: object) =>
      act(here.app, duty, { case: one.id, type: 'filed', data: { standard }, version: one.version(), key: null });
    expect(await filed({ workdays: 15_000 })).toMatchObject(invalid);
    expect(await filed({ workdays: 1 })).toMatchObject({ ok: true, value: { version: 2 } });
    here.clock.set(Date.parse('9999-12-31T23:59:00Z'));
    expect(await report(here.app, collector, reportOf())).toMatchObject(invalid);
  });
});
