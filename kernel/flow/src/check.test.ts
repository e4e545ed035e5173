import { describe, expect, it } from 'vitest';
import { fold } from './apply.js';
import { check, refusedWhateverItSays } from './check.js';
import type { MatterEvent } from './matter.js';
import { describe as phrase } from './refusal.js';
import { permit } from './testing/permit.js';
import { event, facts } from './testing/world.js';

const received = event('05-06 08:00', 'received', { severity: 'normal' });
const given = event('05-06 09:00', 'given', { unit: 'office', standard: { hours: 4 } });

function refusal(history: MatterEvent[], next: MatterEvent) {
  return check(permit, fold(permit, history), next, facts.units);
}

describe('check', () => {
  it('keeps the events of a matter in time order; the same instant is in order', () => {
    expect(refusal([received, given], event('05-06 08:59', 'handed'))).toMatchObject({ code: 'out-of-order' });
    expect(refusal([received, given], event('05-06 09:00', 'handed'))).toBeNull();
  });

  it('begins a matter once, and with nothing else', () => {
    expect(refusal([received], received)).toMatchObject({ code: 'not-legal', state: 'received' });
    expect(refusal([], given)).toMatchObject({ code: 'not-legal', state: 'new', legal: ['received'] });
  });

  it('knows no type by accident', () => {
    expect(refusal([received], event('05-06 09:00', 'toString'))).toMatchObject({ code: 'unknown-type' });
  });

  it('tells beforehand what no data could save: more time where there is no limit', () => {
    const free = fold(permit, [received, event('05-06 09:00', 'given', { unit: 'office', standard: null })]);
    const limited = fold(permit, [received, given]);
    if (free === null || limited === null) throw new Error('no matter');
    expect(refusedWhateverItSays(permit, free, 'lengthened')).toMatchObject({ code: 'no-limit' });
    expect(refusedWhateverItSays(permit, limited, 'lengthened')).toBeNull();
    expect(refusedWhateverItSays(permit, free, 'rested')).toBeNull();
    expect(refusedWhateverItSays(permit, free, 'toString')).toBeNull();
  });

  const wrong: [string, string, Record<string, unknown>, string][] = [
    ['a missing member', 'given', {}, 'needs data.unit'],
    ['a unit that nobody knows', 'given', { unit: 'ghost' }, '"ghost" is not in the units list'],
    ['a text in the place of a unit', 'given', { unit: 7 }, 'data.unit of "given" must be a text'],
    [
      'two units of time at once',
      'given',
      { unit: 'office', standard: { hours: 1, minutes: 1 } },
      'must be a duration',
    ],
    ['no time', 'given', { unit: 'office', standard: { hours: 0 } }, 'must be a duration'],
    [
      'urgent hours in work time',
      'given',
      { unit: 'office', standard: { urgentHours: 1 } },
      'urgentHours in data.standard',
    ],
  ];
  it.each(wrong)('refuses %s, in a line that names it', (_, type, data, message) => {
    const found = refusal([received], event('05-06 09:00', type, data));
    expect(found && phrase(found)).toContain(message);
  });

  const working: [string, string, Record<string, unknown>, string][] = [
    ['a pause that ends before it begins', 'rested', { until: '2024-05-06T08:00:00Z' }, 'an instant after the event'],
    ['a pause without an offset', 'rested', { until: '2024-05-07T08:00:00' }, 'an ISO 8601 instant with an offset'],
    ['an extension without end', 'lengthened', { duration: null }, 'a duration such as'],
  ];
  it.each(working)('refuses %s', (_, type, data, message) => {
    const found = refusal([received, given], event('05-06 10:00', type, data));
    expect(found && phrase(found)).toContain(message);
  });

  it('reads the unit of a duration that carries more than its unit', () => {
    const noted = event('05-06 09:00', 'given', { unit: 'office', standard: { note: 1, urgentHours: 4 } });
    expect(refusal([received], noted)).toMatchObject({ code: 'duration-unit', unit: 'urgentHours' });
  });

  it.each([
    ['given', { unit: 'office', standard: { minutes: 1e300 } }, 'at most 6000000 minutes'],
    ['given', { unit: 'office', standard: { workdays: 15_001 } }, 'at most 15000 workdays'],
  ])('refuses a duration that leads out of every calendar', (type, data, message) => {
    const found = refusal([received], event('05-06 09:00', type, data));
    expect(found && phrase(found)).toContain(message);
  });

  it('refuses a pause of more than a hundred years', () => {
    const far = event('05-06 10:00', 'rested', { until: '9999-12-31T00:00:00Z' });
    expect(refusal([received, given], far)).toMatchObject({ code: 'invalid', member: 'until' });
  });

  it('refuses to lengthen what has no limit', () => {
    const free = event('05-06 09:00', 'given', { unit: 'office', standard: null });
    const longer = event('05-06 10:00', 'lengthened', { duration: { hours: 1 } });
    expect(refusal([received, free], longer)).toEqual({ code: 'no-limit', case: 'P1' });
  });

  it('refuses a second standard within a run', () => {
    const sent = [event('05-06 10:00', 'handed'), event('05-06 10:10', 'inspected', { passed: false })];
    const again = event('05-06 11:00', 'given', { unit: 'office', standard: { hours: 1 } });
    expect(refusal([received, given, ...sent], again)).toEqual({ code: 'standard-on-run', case: 'P1', unit: 'office' });
  });
});
