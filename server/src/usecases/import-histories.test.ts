import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported, historiesOf } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { type CaseHistory, type HistoryEvent, importHistories } from './import-histories.js';
import { simulatedHistories } from './simulated.js';

const day = 86_400_000;
const hour = 3_600_000;

let here: TestInstallation;
let simulated: CaseHistory[];

beforeAll(async () => {
  here = await testInstallation();
  const config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  simulated = simulatedHistories(config, { from: START - 10 * day, to: START, casesPerDay: 10, seed: 5 });
});
afterAll(() => here.close());

/** Imports and says what became of it. */
async function take(histories: CaseHistory[], source: string, more: { readonly dryRun?: boolean } = {}) {
  const rejected: [string, string][] = [];
  const { events, ...counts } = await importHistories(here.app, {
    tenant: here.tenant,
    source,
    histories,
    rejected: (history, why) => rejected.push([history.externalId, why]),
    ...more,
  });
  return { ...counts, events, rejects: rejected };
}

const event = (type: string, at: number, data: HistoryEvent['data'] = {}): HistoryEvent => ({
  case: 'x',
  at,
  type,
  actor: 'someone',
  data,
});
const reported = (at: number): HistoryEvent =>
  event('reported', at, { source: 'import', kind: 'event', class: '06001', severity: 'general' });
const good = (externalId: string): CaseHistory => ({
  externalId,
  events: [reported(START - 2 * day), { ...event('filed', START - day, { standard: null }), derived: true }],
});

describe('an import', () => {
  it('takes whole histories, and the same again changes nothing', async () => {
    const total = simulated.reduce((sum, history) => sum + history.events.length, 0);
    const first = await take(simulated, 'sim');
    expect(first).toEqual({
      added: simulated.length,
      unchanged: 0,
      extended: 0,
      rejected: 0,
      events: total,
      rejects: [],
    });
    const before = await exported(here);
    const again = await take(simulated, 'sim');
    expect(again).toEqual({ added: 0, unchanged: simulated.length, extended: 0, rejected: 0, events: 0, rejects: [] });
    expect(await exported(here)).toEqual(before);
    expect(historiesOf(before).map((history) => history.events)).toEqual(
      expect.arrayContaining(simulated.map((history) => history.events)),
    );
  });

  it('appends what a source has more of, and refuses another past', async () => {
    const one = good('grows');
    expect(await take([one], 'a')).toMatchObject({ added: 1 });
    const more: CaseHistory = { ...one, events: [...one.events, event('cancelled', START - hour, { reason: 'x' })] };
    expect(await take([more], 'a')).toMatchObject({ extended: 1, events: 1, rejected: 0 });
    // The file of yesterday: nothing is taken back.
    expect(await take([one], 'a')).toMatchObject({ unchanged: 1, events: 0 });
    const other: CaseHistory = { ...one, events: [reported(START - 3 * day)] };
    const { rejected, rejects } = await take([other], 'a');
    expect(rejected).toBe(1);
    expect(rejects[0]?.[1]).toMatch(/^event 1 is not the one that was imported before/);
  });

  it('reports each bad history with its reason and writes nothing of it', async () => {
    const bad: CaseHistory[] = [
      { externalId: 'empty', events: [] },
      { externalId: 'illegal', events: [reported(START - day), event('closed', START - hour)] },
      { externalId: 'order', events: [reported(START - day), event('filed', START - 2 * day, { standard: null })] },
      { externalId: 'future', events: [reported(START + 1)] },
      { externalId: 'missing', events: [event('reported', START - day, { source: 'import' })] },
      { externalId: 'nul', events: [{ ...reported(START - day), actor: 'a\u0000b' }] },
      { externalId: 'half', events: [event('reported', START - day, { ...reported(0).data, note: '\ud83d' })] },
      {
        externalId: 'unit',
        events: [
          reported(START - day),
          event('filed', START - day, { standard: null }),
          event('dispatched', START - day, { unit: 'nobody' }),
        ],
      },
    ];
    const before = (await exported(here)).length;
    const { added, rejected, rejects } = await take([good('fine-1'), ...bad, good('fine-2')], 'b');
    expect({ added, rejected }).toEqual({ added: 2, rejected: 8 });
    expect(rejects.map(([id, why]) => `${id}: ${why}`)).toEqual([
      'empty: it has no event',
      expect.stringMatching(/^illegal: the case is reported: "closed" is not legal now; legal: /),
      expect.stringMatching(/^order: the event of .* comes after one of /),
      'future: "reported" lies in the future',
      expect.stringMatching(/^missing: "reported" needs data\.kind/),
      expect.stringMatching(/^nul: .*cannot be stored/),
      expect.stringMatching(/^half: .*cannot be stored/),
      expect.stringMatching(/^unit: .*"nobody" is not in the units list/),
    ]);
    expect((await exported(here)).length).toBe(before + 4);
  });

  it('rejects a history whose clocks cannot be reckoned, and goes on', async () => {
    const hours = { urgentHours: 100_000 };
    const urgent = { source: 'import', kind: 'event', class: '06001', severity: 'urgent' };
    const far = (extensions: number): CaseHistory => ({
      externalId: `${extensions} extensions`,
      events: [
        event('reported', START - 2 * day, urgent),
        event('filed', START - day, { standard: hours }),
        event('dispatched', START - day, { unit: 'xiyuan' }),
        ...Array.from({ length: extensions }, () => [
          event('extension-requested', START - hour, { duration: hours, reason: 'x' }),
          event('extension-approved', START - hour, { duration: hours }),
        ]).flat(),
      ],
    });
    // Each is eleven years; 800 end after the last year there is.
    const { added, rejects } = await take([far(800), far(1)], 'far');
    expect(added).toBe(1);
    expect(rejects).toEqual([['800 extensions', expect.stringMatching(/^its clocks cannot be reckoned: /)]]);
  });

  it('keeps the id that a case brings where it is free, and makes one where another case has it', async () => {
    const own = (externalId: string, at: number): CaseHistory => ({
      id: 'brought',
      externalId,
      events: [reported(at)],
    });
    expect(await take([own('one', START - 2 * day)], 'ids')).toMatchObject({ added: 1 });
    // The same case under its id, whatever the file is called.
    expect(await take([own('one', START - 2 * day)], 'ids-again')).toMatchObject({ unchanged: 1 });
    const other = own('two', START - 3 * day);
    expect(await take([other], 'ids-else')).toMatchObject({ added: 1, rejected: 0 });
    expect(await take([other], 'ids-else')).toMatchObject({ unchanged: 1 });
    const reports = (await exported(here)).filter((line) => line.case === 'brought');
    expect(reports).toHaveLength(1);
  });

  it('keeps what an import concluded apart from what the source states', async () => {
    await take([good('derived')], 'c');
    const marks = (await exported(here)).slice(-2).map((line) => [line.type, line.derived]);
    const all = (await exported(here)).filter((line) => line.derived === true);
    expect(marks.length).toBe(2);
    expect(all.every((line) => line.type === 'filed')).toBe(true);
    expect(all.length).toBeGreaterThan(0);
  });

  it('takes the same case twice in one file, the second as more of the first', async () => {
    const one = good('twice');
    const longer: CaseHistory = { ...one, events: [...one.events, event('cancelled', START - hour, { reason: 'x' })] };
    expect(await take([one, one, longer], 'd')).toMatchObject({ added: 1, unchanged: 1, extended: 1 });
  });

  it('keeps the same external id of two sources apart', async () => {
    expect(await take([good('same')], 'e')).toMatchObject({ added: 1 });
    expect(await take([good('same')], 'f')).toMatchObject({ added: 1 });
  });

  it('checks all and writes nothing when it is dry', async () => {
    const before = (await exported(here)).length;
    const bad: CaseHistory = { externalId: 'bad', events: [event('closed', START - day)] };
    expect(await take([good('dry'), bad], 'g', { dryRun: true })).toMatchObject({ added: 1, rejected: 1 });
    expect((await exported(here)).length).toBe(before);
  });

  it('takes more than one chunk, and tells how far it is', async () => {
    const sofar: number[] = [];
    const histories = Array.from({ length: 1203 }, (_, i) => good(`many-${i}`));
    const counts = await importHistories(here.app, {
      tenant: here.tenant,
      source: 'h',
      histories,
      progress: (each) => sofar.push(each.added),
    });
    expect(counts).toMatchObject({ added: 1203, rejected: 0, events: 2406 });
    expect(sofar).toEqual([500, 1000, 1203]);
  });
});
