import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, PLACE } from '../testing/cases.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { randomHistories } from '../testing/random-histories.js';
import { simulate } from '../testing/simulation.js';
import { importHistories } from './import-histories.js';
import { scorecard } from './scorecard.js';
import type { Actor } from './types.js';

type Main = (argv: readonly string[], terminal: object) => Promise<number>;
/** The command line stands on this package: not named where the compiler would build it first. */
const COMMAND: string = '@bihuan/cli';

const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().replace('Z', '+00:00');

let here: TestInstallation;
let leader: Actor;
let folder: string;
let main: Main;
beforeAll(async () => {
  here = await testInstallation();
  leader = await here.person('leader', 'leader');
  folder = mkdtempSync(join(tmpdir(), 'bihuan-evaluate-'));
  ({ main } = (await import(/* @vite-ignore */ COMMAND)) as { main: Main });
  // A year; then cases of its middle that are told afterwards, and cases with every kind of event, told in halves.
  await simulate(here, { days: 365, casesPerDay: 1.5, seed: 11 });
  const config = await configNow();
  const [flow, units] = [config.newestFlow, config.units];
  const span = { from: START - 300 * day, to: START - 20 * day };
  const random = { flow, units, classes: ['06001', '01001', '02001'], places: [PLACE], count: 120, ...span };
  const histories = randomHistories({ ...random, seed: 20100401 });
  const taken = (some: typeof histories) =>
    importHistories(here.app, {
      tenant: here.tenant,
      source: 'random',
      histories: some,
      rejected: (history, why) => expect(`${history.externalId}: ${why}`).toBe(''),
    });
  await taken(histories.filter((_, i) => i % 2 === 1));
  await simulate(here, { days: 200, casesPerDay: 0.5, seed: 12 });
  await taken(histories.filter((_, i) => i % 2 === 0));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await here.close();
});

const configNow = () => here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));

async function evaluate(args: readonly string[]): Promise<{ units: object[]; area: object }> {
  const printed: string[] = [];
  const sink = (into: string[]) =>
    new Writable({
      write(chunk, _, done) {
        into.push(String(chunk));
        done();
      },
    });
  const complained: string[] = [];
  const terminal = { stdin: Readable.from([]), stdout: sink(printed), stderr: sink(complained) };
  expect([await main(['evaluate', ...args], terminal), complained.join('')]).toEqual([0, '']);
  return JSON.parse(printed.join(''));
}

describe('`bihuan evaluate` over the exported log', () => {
  it('gives to the digit what the live rollups give: months, quarters and the year, also as they stood before', async () => {
    const config = await configNow();
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const log = (await exported(here)).map((line) => `${JSON.stringify(line)}\n`).join('');
    const rules = [
      file('log.ndjson', log),
      ...['--calendar', file('calendar.json', JSON.stringify(config.calendarSource))],
      ...['--units', file('units.json', JSON.stringify([...config.units.values()]))],
    ];
    const lengths = [30, 91, 365];
    let runs = 0;
    for (const [no, days] of lengths.entries()) {
      const from = START - 365 * day + no * 40 * day;
      const to = Math.min(from + days * day, START);
      for (const asOf of [to - 5 * day, START]) {
        const card = good(await scorecard(here.app, leader, { from, to, asOf }));
        const policy = file('policy.json', JSON.stringify(card.settings));
        const span = ['--from', iso(from), '--to', iso(to), '--as-of', iso(asOf)];
        const { units, area } = await evaluate([...rules, '--policy', policy, ...span]);
        expect(card.units.map(({ name, ...unit }) => unit)).toEqual(units);
        expect(card.area).toEqual(area);
        runs += card.area.dispatched;
      }
    }
    expect(runs).toBeGreaterThan(600);
  });
});
