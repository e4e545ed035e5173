import { describe, expect, it } from 'vitest';
import { PhoneClock } from './phone-clock.js';
import type { Stretch } from './stretches.js';

const minute = 60_000;
const hour = 60 * minute;
const START = Date.parse('2026-03-04T01:00:00Z');

/** A phone whose clock is wrong by so much, and its app, in a world whose time is known. */
class World {
  true = START;
  wrong = 0;
  counter = 0;
  stored: readonly Stretch[] = [];
  clock: PhoneClock;

  constructor() {
    this.clock = this.open();
    this.clock.measure(0);
  }

  open(): PhoneClock {
    const source = { wall: () => this.true + this.wrong, counter: () => this.counter };
    this.clock = new PhoneClock(source, this.stored, (stretches) => {
      this.stored = stretches;
    });
    return this.clock;
  }

  /** Time goes by with the app open. */
  pass(ms: number): void {
    for (let left = ms; left > 0; left -= minute) {
      const step = Math.min(left, minute);
      this.true += step;
      this.counter += step;
      this.clock.look();
    }
    this.clock.save();
  }

  /** The app is killed, and opened anew later: its counter begins anew. */
  kill(ms: number, set = 0): void {
    this.true += ms;
    this.wrong += set;
    this.counter = 0;
    this.open();
  }

  made(): { readonly truly: number; readonly wrongBy: () => number } {
    const { at, offset, stretch } = this.clock.stamp();
    const truly = this.true;
    return { truly, wrongBy: () => at + this.clock.correction(offset, stretch) - truly };
  }

  online(): void {
    this.clock.measure(-this.wrong);
  }
}

describe('the clock of a phone', () => {
  it('that was months off is right by what was measured, over a kill too', () => {
    const world = new World();
    world.wrong = -90 * 24 * hour;
    world.kill(0);
    world.online();
    world.pass(hour);
    world.kill(10 * minute);
    const made = world.made();
    expect(made.wrongBy()).toBe(0);
    world.online();
    expect(made.wrongBy()).toBe(0);
  });

  it('that is set back while the app is open is right at once', () => {
    const world = new World();
    world.pass(hour);
    world.wrong -= 3 * hour;
    const made = world.made();
    expect(made.wrongBy()).toBe(0);
    world.online();
    expect(made.wrongBy()).toBe(0);
  });

  it('that is set forward is known when the server answers', () => {
    const world = new World();
    const before = world.made();
    world.pass(hour);
    world.wrong += 5 * hour;
    const after = world.made();
    world.pass(20 * minute);
    world.online();
    expect(before.wrongBy()).toBe(0);
    expect(after.wrongBy()).toBe(0);
  });

  it('that is set forward and back, killed in between, is right within the time that the app was closed', () => {
    const world = new World();
    world.pass(hour);
    const first = world.made();
    world.wrong += 5 * hour;
    const second = world.made();
    world.pass(30 * minute);
    world.kill(2 * minute, -8 * hour);
    const third = world.made();
    world.pass(30 * minute);
    world.online();
    expect(first.wrongBy()).toBe(0);
    expect(Math.abs(second.wrongBy())).toBeLessThanOrEqual(2 * minute);
    expect(third.wrongBy()).toBe(0);
  });

  it('of a phone that slept was not set', () => {
    const world = new World();
    world.pass(hour);
    const before = world.made();
    // No counter counts while it sleeps.
    world.true += 4 * hour;
    const after = world.made();
    world.online();
    expect(before.wrongBy()).toBe(0);
    expect(after.wrongBy()).toBe(0);
  });

  it('lays a change where it fits most closely', () => {
    const world = new World();
    world.true += 8 * hour;
    const slept = world.made();
    world.kill(3 * minute, 5 * hour);
    const after = world.made();
    world.online();
    expect(slept.wrongBy()).toBe(0);
    expect(after.wrongBy()).toBe(0);
  });

  it('of a phone and a server that both stand still is believed', () => {
    const world = new World();
    const made = [1, 2, 3].map(() => {
      world.counter += 30_000;
      return world.made();
    });
    world.online();
    for (const each of made) expect(each.wrongBy()).toBe(0);
  });

  it('keeps of what is over no more than the present', () => {
    const world = new World();
    for (let i = 0; i < 1000; i++) world.kill(minute, i % 2 === 0 ? hour : -hour);
    expect(world.stored.length).toBeLessThanOrEqual(400);
    world.clock.forget();
    expect(world.stored).toHaveLength(1);
  });
});
