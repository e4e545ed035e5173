import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.js';

let folder = '';
const file = (name: string) => join(folder, name);
const write = (name: string, value: unknown) => writeFileSync(file(name), JSON.stringify(value));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-what-if-'));
  const seasons = [{ from: '01-01', to: '12-31', periods: ['08:30-11:30', '13:30-17:00'] }];
  write('calendar.json', { id: 'city', timeZone: 'Asia/Shanghai', seasons, restWeekdays: [7], dayMinutes: 390 });
  write('policy.json', { id: 'formal', validFrom: '2010-04-01' });
  write('generous.json', { id: 'generous', validFrom: '2010-04-01', minAllowance: 1 });
  write('units.json', [
    { id: 'U1', name: '市政' },
    { id: 'U2', name: '城管' },
  ]);
  write('limits.json', { '06010': { general: { hours: 5 } } });
  write('duties.json', { '06010': 'U2' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const event = (at: string, type: string, data: object = {}) =>
  JSON.stringify({ case: 'C1', at: `2010-${at}:00+08:00`, type, actor: 'a', data });

/** The worked example of the rules: 4.5 h used of 4 h, over two legs. */
const worked = [
  event('04-01T09:00', 'reported', { source: 'collector', kind: 'event', class: '06010', severity: 'general' }),
  event('04-01T09:20', 'filed', { standard: { hours: 4 } }),
  event('04-01T10:30', 'dispatched', { unit: 'U1' }),
  event('04-01T15:30', 'feedback', { result: 'done' }),
  event('04-01T15:40', 'verification-sent', { collector: 'c' }),
  event('04-01T16:30', 'verified', { passed: false }),
  event('04-02T09:00', 'dispatched', { unit: 'U1' }),
  event('04-02T10:30', 'feedback', { result: 'done' }),
  event('04-02T10:40', 'verification-sent', { collector: 'c' }),
  event('04-02T11:00', 'verified', { passed: true }),
];

async function run(...more: string[]) {
  let [out, err] = ['', ''];
  const into = (add: (text: string) => void) =>
    new Writable({
      write(chunk, _, done) {
        add(String(chunk));
        done();
      },
    });
  const terminal = {
    stdin: Readable.from([Buffer.from(worked.join('\n'))]),
    stdout: into((text) => {
      out += text;
    }),
    stderr: into((text) => {
      err += text;
    }),
  };
  const rules = ['--calendar', file('calendar.json'), '--policy', file('policy.json'), '--units', file('units.json')];
  const period = ['--from', '2010-04-01T00:00:00+08:00', '--to', '2010-05-01T00:00:00+08:00'];
  const code = await main(['what-if', ...rules, ...period, ...more], terminal as never);
  return { code, out, err };
}

const result = async (...more: string[]) => {
  const { code, out, err } = await run(...more);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};
const timely = (side: { units: { unit: string; timely: number }[] }) =>
  Object.fromEntries(side.units.map((unit) => [unit.unit, unit.timely]));

describe('bihuan what-if', () => {
  it('lets another limit and another policy decide, together', async () => {
    const { before, after, changed, cases } = await result(
      '--with-limits',
      file('limits.json'),
      '--with-policy',
      file('generous.json'),
    );
    expect([timely(before), timely(after)]).toEqual([
      { U1: 0, U2: 0 },
      { U1: 1, U2: 0 },
    ]);
    expect([before.policy, after.policy, changed]).toEqual(['formal', 'generous', 1]);
    expect(cases).toEqual([{ case: 'C1', before: 'U1: should, resolved', after: 'U1: should, resolved, timely' }]);
  });

  it('lets a case go to another unit first', async () => {
    const { cases } = await result('--with-duties', file('duties.json'));
    expect(cases).toEqual([{ case: 'C1', before: 'U1: should, resolved', after: 'U2: should, resolved' }]);
  });

  it('lists nothing where nothing counts otherwise', async () => {
    expect(await result('--with-policy', file('policy.json'))).toMatchObject({ changed: 0, cases: [] });
  });

  it('says by name what is wrong', async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('--with-policy') });
    write('bad.json', { '06010': 'U9' });
    expect(await run('--with-duties', file('bad.json'))).toMatchObject({ code: 1, err: expect.stringContaining('U9') });
    write('bad-limits.json', { '06010': { grave: { hours: 1 } } });
    const { err } = await run('--with-limits', file('bad-limits.json'));
    expect(err).toContain('06010.grave');
    write('bad-policy.json', { id: 'x', validFrom: '2010-04-01', weights: { timely: 0.8, resolved: 0.3 } });
    expect((await run('--with-policy', file('bad-policy.json'))).err).toContain('weights');
  });
});
