import { expect, it } from 'vitest';
import { ServerTime } from '../../client/index.js';
import { MinuteTicker } from './minute-ticker.js';

const MINUTE = 60_000;

/** A clock that a test turns, and how many browser timers it holds. */
function clock() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly call: () => void }>();
  const time = new ServerTime({
    now: () => now,
    after: (ms, call) => {
      const timer = { at: now + ms, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const pass = (ms: number) => {
    now += ms;
    for (const timer of [...timers]) {
      if (timer.at > now || !timers.delete(timer)) continue;
      timer.call();
    }
  };
  return { time, timers, pass };
}

it('holds one timer for any number of rows, and calls each once a minute', () => {
  const { time, timers, pass } = clock();
  const ticker = new MinuteTicker(time);
  const calls = Array.from({ length: 1_000 }, () => 0);
  const ends = calls.map((_, i) =>
    ticker.subscribe(() => {
      calls[i] = (calls[i] ?? 0) + 1;
    }),
  );
  expect(timers.size).toBe(1);
  pass(MINUTE - 1);
  expect(calls.every((count) => count === 0)).toBe(true);
  pass(1);
  expect(calls.every((count) => count === 1)).toBe(true);
  pass(MINUTE);
  expect(calls.every((count) => count === 2)).toBe(true);
  expect(timers.size).toBe(1);
  for (const end of ends) end();
  pass(MINUTE);
  expect(calls.every((count) => count === 2)).toBe(true);
  expect(timers.size).toBe(0);
});

it('calls at once when the clock is corrected, and goes by the corrected one', () => {
  const { time, pass } = clock();
  const ticker = new MinuteTicker(time);
  const seen: number[] = [];
  ticker.subscribe(() => seen.push(time.now()));
  time.observe(10 * MINUTE + 30_000);
  expect(seen).toEqual([10 * MINUTE + 30_000]);
  pass(30_000);
  expect(seen.at(-1)).toBe(11 * MINUTE);
});
