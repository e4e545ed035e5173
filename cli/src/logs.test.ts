import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.js';

let folder = '';
const file = (name: string) => join(folder, name);

const calendar = {
  id: 'city',
  timeZone: 'Asia/Shanghai',
  seasons: [
    { from: '05-01', to: '09-30', periods: ['08:30-11:30', '14:00-17:30'] },
    { from: '10-01', to: '04-30', periods: ['08:30-11:30', '13:30-17:00'] },
  ],
  restWeekdays: [7],
  holidays: ['2010-04-03', '2010-04-04', '2010-04-05'],
  dayMinutes: 390,
};
const policy = { id: 'formal', validFrom: '2010-04-01' };
const units = [
  { id: 'U1', name: '市政' },
  { id: 'U2', name: '城管' },
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-cli-'));
  writeFileSync(file('calendar.json'), JSON.stringify(calendar));
  writeFileSync(file('policy.json'), JSON.stringify(policy));
  writeFileSync(file('units.json'), JSON.stringify(units));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function event(id: string, at: string, type: string, data: object = {}): string {
  return JSON.stringify({ case: id, at: `2010-${at}:00+08:00`, type, actor: 'a', data });
}

const reported = { source: 'collector', kind: 'event', class: '06010', severity: 'general' };

/** The worked example: 4 h from Thu 04-01 10:30; first feedback in time, verification fails, second leg takes it to 4.5 h. */
const worked = [
  event('C1', '04-01T09:00', 'reported', reported),
  event('C1', '04-01T09:20', 'filed', { standard: { hours: 4 } }),
  event('C1', '04-01T10:30', 'dispatched', { unit: 'U1' }),
  event('C1', '04-01T15:30', 'feedback', { result: 'done' }),
  event('C1', '04-01T15:40', 'verification-sent', { collector: 'c' }),
  event('C1', '04-01T16:30', 'verified', { passed: false }),
  event('C1', '04-02T09:00', 'dispatched', { unit: 'U1' }),
  event('C1', '04-02T10:30', 'feedback', { result: 'done' }),
  event('C1', '04-02T10:40', 'verification-sent', { collector: 'c' }),
  event('C1', '04-02T11:00', 'verified', { passed: true }),
];

function sink(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

async function run(argv: string[], input: readonly string[] = []) {
  const out = sink();
  const err = sink();
  const stdin = Readable.from([Buffer.from(input.join('\n'))]);
  const code = await main(argv, { stdin, stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

const rules = () => [
  '--calendar',
  file('calendar.json'),
  '--policy',
  file('policy.json'),
  '--units',
  file('units.json'),
];
const april = ['--from', '2010-04-01T00:00:00+08:00', '--to', '2010-05-01T00:00:00+08:00'];

describe('deadline', () => {
  const deadline = (lines: string[]) => run(['deadline', '--calendar', file('calendar.json')], lines);

  it('answers each line: due for a duration, minutes for a span', async () => {
    const { code, out } = await deadline([
      '{"start":"2010-04-01T10:30:00+08:00","duration":{"hours":4}}',
      '',
      '{"start":"2010-04-01T10:30:00+08:00","end":"2010-04-01T14:00:00+08:00"}',
      '{"start":"2010-04-01T10:30:00+08:00","duration":{"urgentHours":2}}',
    ]);
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ due: '2010-04-01T16:30:00+08:00' }, { minutes: 90 }, { due: '2010-04-01T12:30:00+08:00' }]);
  });

  it('warns of years whose holidays nobody has published yet, and only of those', async () => {
    writeFileSync(file('cn.json'), JSON.stringify({ ...calendar, holidays: 'CN' }));
    const ask = (start: string) =>
      run(['deadline', '--calendar', file('cn.json')], [`{"start":"${start}","duration":{"workdays":2}}`]);
    // Wed 2026-09-30 16:00: 90 min left, National Day until 10-07, 390 on 10-08, 300 on 10-09: 180 + 120 from 13:30.
    const now = await ask('2026-09-30T16:00:00+08:00');
    expect(now).toEqual({ code: 0, out: '{"due":"2026-10-09T15:30:00+08:00"}\n', err: '' });
    const later = await ask('2055-09-30T16:00:00+08:00');
    expect(later.code).toBe(0);
    expect(later.err).toContain('does not know 2055');
  });

  it('puts an error in a bad line’s place, names it on standard error, and goes on', async () => {
    const { code, out, err } = await deadline([
      '{"start":"2010-04-01T10:30:00","duration":{"hours":4}}',
      'not json',
      '{"start":"2010-04-01T10:30:00+08:00","duration":{"hours":1}}',
    ]);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines[0].error).toContain('2010-04-01T10:30:00');
    expect(lines[1].error).toContain('not JSON');
    expect(lines[2]).toEqual({ due: '2010-04-01T11:30:00+08:00' });
    expect(err).toMatch(/^-:1: .+\n-:2: not JSON.+\n2 bad lines\n$/);
  });
});

describe('lights', () => {
  it('prints a line per open case', async () => {
    const { code, out } = await run(['lights', ...rules(), '--at', '2010-04-01T16:20:00+08:00'], worked.slice(0, 3));
    expect(code).toBe(0);
    // Used: 60 min before lunch, 170 after it (13:30–16:20). Warned when 48 of 240 min are left: at 192 min, 15:42.
    const handling = {
      light: 'yellow',
      dueAt: '2010-04-01T16:30:00+08:00',
      warnAt: '2010-04-01T15:42:00+08:00',
      usedMinutes: 230,
    };
    expect(JSON.parse(out)).toEqual({
      case: 'C1',
      state: 'handling',
      deferred: false,
      unit: 'U1',
      stage: { name: 'handling', ...handling },
      handling,
      // 30 + 30 + 240 + 30 + 60 + 30 = 420 min from 09:00: 150 before lunch, 210 until 17:00, 60 on Friday: due 09:30.
      // Warned at 336 min: 150, then 186 from 13:30: 16:36. Used: 150 + 170 = 320.
      whole: {
        light: 'green',
        dueAt: '2010-04-02T09:30:00+08:00',
        warnAt: '2010-04-01T16:36:00+08:00',
        usedMinutes: 320,
      },
    });
  });

  it('prints nothing when any line is bad, and names the legal types', async () => {
    const bad = [...worked.slice(0, 2), event('C1', '04-01T09:30', 'feedback', { result: 'x' }), worked[2] ?? ''];
    const { code, out, err } = await run(['lights', ...rules(), '--at', '2010-04-01T16:20:00+08:00'], bad);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^-:3: case C1 is filed: "feedback" is not legal now; legal: .*dispatched.*\n1 bad line\n$/);
  });

  it('names the first hundred bad lines and counts the rest', async () => {
    const { code, err } = await run(
      ['lights', ...rules(), '--at', '2010-04-01T16:20:00+08:00'],
      Array.from({ length: 130 }, () => '{"case":"X"}'),
    );
    expect(code).toBe(1);
    const lines = err.trim().split('\n');
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe('130 bad lines, the first 100 are named above');
  });
});

describe('evaluate', () => {
  it('scores the worked example: resolved, a repeat run, late by half an hour', async () => {
    const { code, out } = await run(['evaluate', ...rules(), ...april], worked);
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(result).toMatchObject({
      policy: 'formal',
      from: '2010-04-01T00:00:00+08:00',
      to: '2010-05-01T00:00:00+08:00',
      asOf: '2010-05-01T00:00:00+08:00',
      settings: { repeatAllowance: 0.03, warnFraction: 0.2, timelyMode: 'recognised' },
    });
    expect(result.units[0]).toMatchObject({
      unit: 'U1',
      dispatched: 1,
      repeat: 1,
      resolved: 1,
      timely: 0,
      score: 20,
      rank: 1,
    });
    expect(result.units[1]).toMatchObject({ unit: 'U2', should: 0, score: null, rank: null });
  });

  it('prints the same as CSV, the area in the last row', async () => {
    const { out } = await run(['evaluate', ...rules(), ...april, '--format', 'csv'], worked);
    const [head, first, , area] = out.trim().split('\n');
    expect(head).toBe(
      'unit,dispatched,deferred,extended,returned,repeat,returnedAway,unlimited,pending,deferralsRecognised,extensionsRecognised,should,resolved,timely,timelyRate,resolvedRate,score,rank',
    );
    expect(first).toBe('U1,1,0,0,0,1,0,0,0,true,true,1,1,0,0,1,20,1');
    expect(area).toBe(',1,,,,,0,0,0,,,1,1,0,0,1,20,');
  });

  it('reads the log as it stood then: later events are not read, those at the instant are', async () => {
    const asOf = async (text: string) =>
      JSON.parse((await run(['evaluate', ...rules(), ...april, '--as-of', `2010-${text}:00+08:00`], worked)).out).area;
    expect(await asOf('04-02T10:59')).toMatchObject({ should: 0, pending: 1 });
    expect(await asOf('04-02T11:00')).toMatchObject({ should: 1, resolved: 1 });
  });
});

describe('what is wrong is named', () => {
  it.each([
    ['a calendar that is not there', { calendar: 'gone.json' }, 'gone.json: cannot be read'],
    ['a policy that is no JSON', { policy: 'broken.json' }, 'broken.json: not JSON'],
    ['weights that do not sum to 1', { policy: 'weights.json' }, 'weights.json: weights'],
    ['units that are no list', { units: 'policy.json' }, 'policy.json: '],
    ['a season that leaves a gap', { calendar: 'gap.json' }, '05-01'],
  ])('%s', async (_, wrong, message) => {
    writeFileSync(file('broken.json'), '{"id": ');
    writeFileSync(file('weights.json'), JSON.stringify({ ...policy, weights: { timely: 0.8, resolved: 0.3 } }));
    writeFileSync(file('gap.json'), JSON.stringify({ ...calendar, seasons: calendar.seasons.slice(1) }));
    const files = { calendar: 'calendar.json', policy: 'policy.json', units: 'units.json', ...wrong };
    const flags = Object.entries(files).flatMap(([name, path]) => [`--${name}`, file(path)]);
    const { code, out, err } = await run(['evaluate', ...flags, ...april], worked);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('work days where the calendar does not say how long one is', async () => {
    const { dayMinutes: _, ...short } = calendar;
    writeFileSync(file('short.json'), JSON.stringify(short));
    const log = [worked[0] ?? '', event('C1', '04-01T09:20', 'filed', { standard: { workdays: 2 } })];
    const flags = ['--calendar', file('short.json'), ...rules().slice(2)];
    const { code, out, err } = await run(['evaluate', ...flags, ...april], log);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^-:2: .*dayMinutes.*\n1 bad line\n$/);
  });

  it('a standard that no calendar reaches, where it stands', async () => {
    const log = [worked[0] ?? '', event('C1', '04-01T09:20', 'filed', { standard: { hours: 1e9 } })];
    const { code, out, err } = await run(['lights', ...rules(), '--at', '2010-04-02T00:00:00+08:00'], log);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^-:2: .*at most 100000 hours\n1 bad line\n$/);
  });

  it('a calendar that never opens again, with the case', async () => {
    const closed = { ...calendar, restWeekdays: [1, 2, 3, 4, 5, 6, 7], workdays: ['2010-04-01'] };
    writeFileSync(file('closed.json'), JSON.stringify(closed));
    const flags = ['--calendar', file('closed.json'), ...rules().slice(2)];
    const { code, out, err } = await run(
      ['lights', ...flags, '--at', '2010-04-02T00:00:00+08:00'],
      [...worked.slice(0, 1), event('C1', '04-01T09:20', 'filed', { standard: { hours: 40 } })],
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^case C1: .+\n$/);
  });

  it('a unit that the list lacks', async () => {
    const other = [...worked.slice(0, 2), event('C1', '04-01T10:30', 'dispatched', { unit: 'U9' })];
    const { code, err } = await run(['evaluate', ...rules(), ...april], other);
    expect(code).toBe(1);
    expect(err).toContain('-:3: case C1: unit "U9" is not in the units list');
  });
});

describe('usage', () => {
  it.each([
    ['no such command', ['frobnicate']],
    ['an option that is missing', ['deadline']],
    ['a format that does not exist', ['evaluate', '--format', 'pdf']],
    ['an instant without an offset', ['lights', '--at', '2010-04-01']],
  ])('%s: exit 2', async (_, argv) => {
    const needed = argv[0] === 'evaluate' ? [...rules(), ...april] : argv[0] === 'lights' ? rules() : [];
    const { code, out, err } = await run([...argv, ...needed]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it('--help: exit 0, everywhere', async () => {
    for (const argv of [['--help'], ['deadline', '--help'], ['lights', '--help'], ['evaluate', '--help']]) {
      const { code, out } = await run(argv);
      expect(code).toBe(0);
      expect(out).toContain('Usage: bihuan');
    }
  });
});
