import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { FACT_COLUMNS, factDictionary, factTable } from './fact-table.js';
import { scorecard } from './scorecard.js';

const period = { from: START - 30 * 86_400_000, to: START };

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 30, casesPerDay: 8, seed: 2 });
});
afterAll(() => here.close());

const linesOf = (bytes: Buffer) =>
  bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

describe('the fact table', () => {
  it('adds up to the scorecard, and is explained column by column', async () => {
    const leader = await here.person('leader', 'leader');
    const [header, ...lines] = linesOf(good(await factTable(here.app, leader, period)));
    expect(header?.split(',')).toEqual(FACT_COLUMNS.map(({ name }) => name));
    const { area } = good(await scorecard(here.app, leader, period));
    expect(lines.filter((line) => line.includes(',should,'))).toHaveLength(area.should);
    expect(lines.filter((line) => /,should,1,1,1,/.test(line))).toHaveLength(area.timely);
    expect(linesOf(await factDictionary(here.app))).toHaveLength(FACT_COLUMNS.length + 1);
  });

  it('gives a unit its own only', async () => {
    const head = await here.person('head', 'unit-head', { unit: 'chengguanju' });
    const [, ...lines] = linesOf(good(await factTable(here.app, head, period)));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.split(',')[1] === 'chengguanju')).toBe(true);
  });
});
