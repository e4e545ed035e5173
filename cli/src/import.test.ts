import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CaseHistory } from '@bihuan/server';
import { formatInstant } from '@bihuan/worktime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvRows } from './import/csv-rows.js';
import { logHistories } from './import/log-histories.js';
import { parseMapping } from './import/mapping.js';
import { Reading } from './import/reading.js';
import { Reasons } from './import/reasons.js';
import { Rejects } from './import/rejects.js';
import { isForPeople } from './io/for-people.js';
import { Progress } from './io/progress.js';
import { main } from './main.js';

const boston = fileURLToPath(new URL('../../examples/boston-311/mapping.json', import.meta.url));
const mappingOf = (): Record<string, unknown> & { tenant: Record<string, unknown>; time: object } =>
  JSON.parse(readFileSync(boston, 'utf8'));

let folder = '';
const file = (name: string, content?: string | Buffer): string => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function sink(isTTY = false) {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join('') };
}

async function run(...argv: string[]) {
  const [out, err] = [sink(), sink()];
  const code = await main(argv, { stdin: Readable.from([]), stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

const columns =
  'case_enquiry_id,open_dt,sla_target_dt,closed_dt,case_title,type,department,location,latitude,longitude,source';
/** A row of the Boston file's shape. */
function row(id: string, open: string, target: string, closed: string, more: { at?: string; type?: string } = {}) {
  const { at = '42.30,-71.08', type = 'Animal Found' } = more;
  return [id, open, target, closed, 'A title', type, 'ANML', '"22 Wolcott St, Dorchester"', at, 'Self Service'].join(
    ',',
  );
}

/** What a mapping makes of a file: histories, and the rejects as they are written. */
async function read(name: string, lines: readonly string[]) {
  const path = file(name, `${lines.join('\n')}\n`);
  const rejects = new Rejects(`${path}.rejects.csv`, path);
  const reading = new Reading(parseMapping(mappingOf()), new CsvRows(path), rejects);
  const histories: CaseHistory[] = [];
  for await (const history of reading.histories()) histories.push(history);
  rejects.close();
  return { histories, rows: reading.rows, count: rejects.count, file: rejects.file };
}

/** The first event of a kind, at the local time of Boston. */
function at(history: CaseHistory | undefined, type: string): string | undefined {
  const event = history?.events.find((each) => each.type === type);
  return event === undefined ? undefined : formatInstant(event.at, 'America/New_York');
}

describe('rows of the Boston file’s shape', () => {
  it('become histories: derived steps are marked, a target is a standard, a place may be missing', async () => {
    const { histories, count } = await read('plain.csv', [
      columns,
      row('1', '2013-01-01 06:32:33', '2013-01-02 06:32:33', '2013-01-01 13:14:40'),
      row('2', '2013-01-01 09:00:00', '', ''),
      row('3', '2013-01-01 09:00:00', '2013-01-01 08:00:00', '', { at: ',' }),
    ]);
    expect(count).toBe(0);
    const [one, open, placeless] = histories;
    expect(one?.events.map(({ type, derived }) => `${type}${derived ? '*' : ''}`)).toEqual([
      'reported',
      'filed*',
      'dispatched*',
      'feedback*',
      'verification-sent*',
      'verified*',
      'closed',
    ]);
    expect(one?.events[0]?.data).toMatchObject({
      source: 'citizen',
      class: 'animal-found',
      location: { lon: -71.08, lat: 42.3 },
      address: '22 Wolcott St, Dorchester',
    });
    // Shown with the offset of five hours once too often.
    expect(at(one, 'reported')).toBe('2013-01-01T11:32:33-05:00');
    expect(one?.events[1]?.data).toEqual({ standard: { minutes: 1440 } });
    expect(open?.events.map((event) => event.type)).toEqual(['reported', 'filed', 'dispatched']);
    expect(open?.events[1]?.data).toEqual({ standard: null });
    // A target before the report is no target.
    expect(placeless?.events[1]?.data).toEqual({ standard: null });
    expect(placeless?.events[0]?.data).not.toHaveProperty('location');
  });

  it('keep their order over the changes of the clocks', async () => {
    const { histories, count } = await read('dst.csv', [
      columns,
      row('spring', '2016-03-13 01:59:59', '', '2016-03-13 03:00:01'),
      row('autumn', '2016-11-06 00:30:00', '', '2016-11-06 03:30:00'),
    ]);
    expect(count).toBe(0);
    for (const history of histories) {
      const instants = history.events.map((event) => event.at);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    }
  });

  it('that are none go to the rejects with line and reason, and the reading goes on', async () => {
    const {
      histories,
      rows,
      file: written,
    } = await read('bad.csv', [
      columns,
      row('1', '2013-01-01 06:00:00', '', '2013-01-01 05:00:00'),
      row('2', '2013-01-01 06:00:00', '', '', { type: 'Unicorn' }),
      row('', '2013-01-01 06:00:00', '', ''),
      row('4', 'yesterday', '', ''),
      row('5', '', '', ''),
      row('6', '2013-01-01 06:00:00', '', '').replace('A title', 'A "title"'),
      '7,2013-01-01 06:00:00',
      '',
      row('8', '2013-01-01 06:00:00', '9999-12-31 23:59:59', ''),
      row('9', '2013-01-01 06:00:00', '', '').replace('A title', '"A title'),
      row('10', '2013-01-01 06:00:00', '', ''),
      row('11', '2013-01-01 06:00:00', '', '')
        .replace('A title', '"never closed')
        .replaceAll('"22 Wolcott St, Dorchester"', 'x'),
      row('12', '2013-01-01 06:00:00', '', '').replaceAll('"22 Wolcott St, Dorchester"', 'x'),
    ]);
    expect(histories.map((history) => history.externalId)).toEqual(expect.arrayContaining(['10', '12']));
    const rejected = readFileSync(written, 'utf8').trim().split('\n').slice(1);
    expect(rows).toBe(histories.length + rejected.length);
    const reasons = rejected.map((line) => /^\d+,("(?:[^"]|"")*"|[^,]*)/.exec(line)?.[0].replaceAll('"', ''));
    expect(reasons.slice(0, 7)).toEqual([
      '2,closed_dt is before open_dt',
      '3,type: the mapping has no entry for Unicorn',
      '4,case_enquiry_id is empty',
      expect.stringMatching(/^5,open_dt: /),
      '6,the row has no event: every instant is empty',
      '7,a quote is out of place',
      '8,the row has 2 cells, the first line 11',
    ]);
    const late = reasons.slice(7).map((reason) => reason?.replace(/:.*/, ''));
    expect(late).toContain('11,a quote is out of place');
    expect(late).toContain('13,a quote is out of place');
  });

  it('are shown as events by a dry run, which opens and writes nothing', async () => {
    const rows = [columns, row('1', '2013-01-01 06:00:00', '', ''), row('2', 'x', '', '')];
    const path = file('dry.csv.gz', gzipSync(`\uFEFF${rows.join('\n')}\n`));
    const { code, out, err } = await run(
      'import',
      'cases',
      path,
      '--mapping',
      boston,
      '--dry-run',
      '--data',
      '/nowhere',
    );
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).type),
    ).toEqual(['reported', 'filed', 'dispatched']);
    expect(err).toMatch(/dry\.csv\.gz:3: "open_dt": /);
  });
});

describe('a mapping', () => {
  const tenant = (more: object) => ({ ...mappingOf(), tenant: { ...mappingOf().tenant, ...more } });
  it.each([
    ['no calendar', () => tenant({ calendar: {} }), 'tenant.calendar: '],
    ['a broken calendar', () => tenant({ calendar: { id: 'c', timeZone: 'UTC', seasons: 7 } }), 'tenant.calendar: '],
    ['no such list', () => tenant({ calendar: { holidays: 'DE' } }), 'tenant.calendar: There is no holiday list "DE"'],
    ['no such zone', () => tenant({ timeZone: 'America/Bostn' }), 'tenant.timeZone: '],
    ['no such zone of times', () => ({ ...mappingOf(), time: { zone: 'Nowhere/Else' } }), 'time.zone: '],
    ['a wrong member', () => ({ ...mappingOf(), source: 'A B' }), 'source: '],
  ])('with %s is refused in one line', async (_, made, why) => {
    const path = file('mapping.json', JSON.stringify(made()));
    const { code, out, err } = await run('import', 'cases', file('x.csv', columns), '--mapping', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.startsWith(`${path}: ${why}`)).toBe(true);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('may name the holidays of China', () => {
    const calendar = { ...(mappingOf().tenant.calendar as object), workdays: [], holidays: 'CN', restWeekdays: [6, 7] };
    const parsed = parseMapping(tenant({ calendar }));
    expect(parsed.calendar.isOpen(Date.parse('2024-10-01T12:00:00Z'))).toBe(false);
  });
});

describe('rejects', () => {
  const rows = () => file('rows.csv', `${columns}\n`);
  const refused = (...more: string[]) => run('import', 'cases', rows(), '--mapping', boston, ...more);

  it('that cannot be written are said before anything is opened', async () => {
    const { code, err } = await refused('--rejects', folder, '--data', '/nowhere');
    expect(code).toBe(1);
    expect(err).toMatch(/rejected rows cannot be written there .*--rejects\n$/);
  });

  it('never overwrite the file to import', async () => {
    expect(await refused('--rejects', file('rows.csv'))).toMatchObject({ code: 2 });
    expect(readFileSync(file('rows.csv'), 'utf8')).toBe(`${columns}\n`);
  });

  it('leave no file where there are none, and the former one goes', () => {
    const path = file('former.csv', 'of the last time');
    new Rejects(path, rows()).close();
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });

  it('are counted by kind, in a list that ends', () => {
    const reasons = new Reasons();
    for (let i = 0; i < 60; i++) reasons.add(`no entry for "${i}"`);
    for (let i = 0; i < 9; i++) reasons.add(`event 1 is not the one that was imported before as case ab-${i}_Z`);
    const few = new Reasons();
    for (let i = 10; i < 30; i++)
      few.add(`the event of 2013-01-${i}T06:00:00.000Z comes after one of 2013-01-01T06:00:00.000Z`);
    expect([...few.lines()]).toEqual(['20: the event of … comes after one of …']);
    expect([...reasons.lines()]).toHaveLength(51);
    expect([...reasons.lines()].at(-1)).toBe('19: other reasons');
  });
});

describe('a log of events', () => {
  const line = (id: string, type: string, more: object = {}) =>
    JSON.stringify({ case: id, at: '2026-01-01T09:00:00+08:00', type, actor: 'a', data: {}, ...more });

  it('is put together case by case; a bad line takes its case with it', async () => {
    const path = file(
      'log.ndjson',
      [
        line('a', 'reported'),
        line('b', 'reported'),
        line('a', 'filed', { derived: true }),
        'no json',
        line('b', 'filed', { at: 'noon' }),
        '',
      ].join('\n'),
    );
    const found = [];
    for await (const each of logHistories(path, Readable.from([]))) found.push(each);
    expect(found).toEqual([
      { line: 4, case: '', why: expect.stringMatching(/^not JSON/) },
      {
        line: 1,
        history: {
          id: 'a',
          externalId: 'a',
          events: [
            expect.objectContaining({ type: 'reported' }),
            expect.objectContaining({ type: 'filed', derived: true }),
          ],
        },
      },
      { line: 2, case: 'b', why: expect.stringMatching(/^line 5: /) },
    ]);
  });

  it('needs its name, and takes no mapping’s options', async () => {
    expect(await run('import', 'cases', file('x.csv', columns))).toMatchObject({ code: 2 });
    const both = await run('import', 'cases', file('x.csv'), '--mapping', boston, '--tenant', 'x');
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('--tenant and --source') });
  });
});

it('progress is shown on a terminal, and nowhere else', () => {
  const [pipe, terminal] = [sink(false), sink(true)];
  for (const { stream } of [pipe, terminal]) {
    const progress = new Progress(stream, 100, 'cases');
    progress.show(50, 7);
    progress.end();
  }
  expect(pipe.text()).toBe('');
  expect(terminal.text()).toContain(' 50 % 7 cases');
});

it.each(['adapters/settings', 'adapters/postgres/error', 'migrations/migrate', 'migrations/roles', 'start-error'])(
  'what %s throws is said in a line, without a stack',
  (module) => {
    const source = readFileSync(new URL(`../../server/src/${module}.ts`, import.meta.url), 'utf8');
    const name = /override readonly name = '(\w+)'/.exec(source)?.[1] ?? '';
    expect(isForPeople(Object.assign(new Error('x'), { name }))).toBe(true);
  },
);
