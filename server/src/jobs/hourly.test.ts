import { expect, it } from 'vitest';
import { ManualClock } from '../adapters/clock.js';
import { startHourly } from './hourly.js';

const hour = 3_600_000;
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('works at once and every hour, also after a failure, until it is stopped', async () => {
  const clock = new ManualClock(0);
  const worked: number[] = [];
  const failures: unknown[] = [];
  const job = startHourly(
    clock,
    async () => {
      worked.push(clock.now());
      if (worked.length === 2) throw new Error('once');
    },
    (error) => failures.push(error),
  );
  await turn();
  clock.advance(hour - 1);
  await turn();
  expect(worked).toEqual([0]);
  clock.advance(1);
  await turn();
  clock.advance(hour);
  await turn();
  expect(worked).toEqual([0, hour, 2 * hour]);
  expect(failures).toEqual([new Error('once')]);
  await job.stop();
  clock.advance(5 * hour);
  await turn();
  expect(worked).toHaveLength(3);
});
