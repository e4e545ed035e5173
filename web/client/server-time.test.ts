import { describe, expect, it } from 'vitest';
import { ServerTime, type TimeSource } from './server-time.js';

/** A browser's clock that a test turns. */
function browser(now: number) {
  const timers = new Set<{ at: number; call: () => void }>();
  const source: TimeSource = {
    now: () => now,
    after: (ms, call) => {
      const timer = { at: now + ms, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const pass = (ms: number) => {
    now += ms;
    for (const timer of [...timers]) {
      if (timer.at > now) continue;
      timers.delete(timer);
      timer.call();
    }
  };
  return { source, pass };
}

const HOUR = 3_600_000;

describe('the clock of the server', () => {
  it('is the browser’s corrected by what the server says, half a round trip later', () => {
    const { source, pass } = browser(1_000_000);
    const time = new ServerTime(source);
    expect(time.now()).toBe(1_000_000);
    time.observe(5_000_000, 100);
    expect(time.now()).toBe(5_000_050);
    pass(1_000);
    expect(time.now()).toBe(5_001_050);
  });

  it('does not follow the jitter of answers, but a real difference', () => {
    const { source } = browser(0);
    const time = new ServerTime(source);
    time.observe(10_000);
    time.observe(10_200);
    expect(time.now()).toBe(10_000);
    time.observe(10_400);
    expect(time.now()).toBe(10_400);
  });

  it('keeps to whole milliseconds', () => {
    const time = new ServerTime(browser(0).source);
    time.observe(10_000, 3);
    expect(Number.isInteger(time.now())).toBe(true);
  });
});

describe('an alarm', () => {
  it('rings once when the server’s clock gets there, an hour ahead of the browser’s', () => {
    const { source, pass } = browser(0);
    const time = new ServerTime(source);
    time.observe(HOUR);
    const rung: number[] = [];
    time.at(HOUR + 5_000, () => rung.push(time.now()));
    pass(4_999);
    expect(rung).toEqual([]);
    pass(1);
    expect(rung).toEqual([HOUR + 5_000]);
    pass(HOUR);
    expect(rung).toHaveLength(1);
  });

  it('rings at once when the clock is put forward past it', () => {
    const { source } = browser(0);
    const time = new ServerTime(source);
    time.observe(0);
    let rung = 0;
    time.at(HOUR, () => {
      rung += 1;
    });
    time.observe(2 * HOUR);
    expect(rung).toBe(1);
  });

  it('that lies beyond the longest timer is armed again', () => {
    const { source, pass } = browser(0);
    const time = new ServerTime(source);
    let rung = 0;
    time.at(3 * HOUR, () => {
      rung += 1;
    });
    pass(HOUR);
    pass(HOUR);
    expect(rung).toBe(0);
    pass(HOUR);
    expect(rung).toBe(1);
  });

  it('does not ring once cancelled', () => {
    const { source, pass } = browser(0);
    const time = new ServerTime(source);
    let rung = 0;
    time.at(1_000, () => {
      rung += 1;
    })();
    pass(2_000);
    expect(rung).toBe(0);
  });

  it('that sets another for the same moment does not hold the rest up', () => {
    const { source, pass } = browser(0);
    const time = new ServerTime(source);
    const rung: string[] = [];
    time.at(1_000, () => {
      rung.push('first');
      time.at(2_000, () => rung.push('later'));
    });
    time.at(1_000, () => rung.push('second'));
    pass(1_000);
    pass(1_000);
    expect(rung).toEqual(['first', 'second', 'later']);
  });
});
