import { GREEN, LIGHTS, NONE, RED, YELLOW } from './light-codes.js';

/** Instants of the slots' clocks, UTC milliseconds; what they hold where there is none is told at `Columns`. */
interface Clocks {
  readonly due: Float64Array;
  readonly warn: Float64Array;
  readonly resume: Float64Array;
  /** One more than the highest slot. */
  readonly end: number;
}

const minuteMs = 60_000;
/** Of a longer time all lights are worked out anew. */
const mostMinutes = 24 * 60;

/**
 * The light of each slot, at an instant that mostly goes on a little: then only those are worked out anew that were told
 * something since, or were to change by themselves.
 */
export class Lights {
  /** The light that was told last. */
  #told: Uint8Array;
  #lights: Uint8Array;
  /** When the light changes by itself, by slot. */
  #next: Float64Array;
  /** The slots whose light changes within a minute, by the minute; also some that since change at another. */
  readonly #agenda = new Map<number, number[]>();
  #now = Number.POSITIVE_INFINITY;
  #unlit: number[] = [];

  constructor(slots: number) {
    this.#told = new Uint8Array(slots);
    this.#lights = new Uint8Array(slots);
    this.#next = new Float64Array(slots);
  }

  grow(slots: number): void {
    this.#told = moved(this.#told, new Uint8Array(slots));
    this.#lights = moved(this.#lights, new Uint8Array(slots));
    this.#next = moved(this.#next, new Float64Array(slots));
  }

  /** The slot's clocks have changed, and this light was told. */
  put(slot: number, light: string | null): void {
    this.#told[slot] = Math.max(NONE, LIGHTS.indexOf(light as (typeof LIGHTS)[number]));
    this.#unlit.push(slot);
  }

  /** By slot; they hold until they are asked for again. */
  at(now: number, clocks: Clocks): Uint8Array {
    const [from, to] = [minuteOf(this.#now), minuteOf(now)];
    if (now < this.#now || to - from > mostMinutes) {
      this.#agenda.clear();
      for (let slot = 0; slot < clocks.end; slot++) this.#lightUp(slot, now, clocks);
    } else {
      for (const slot of this.#unlit) this.#lightUp(slot, now, clocks);
      for (let minute = from; minute <= to; minute++) this.#turn(minute, now, clocks);
    }
    this.#unlit = [];
    this.#now = now;
    return this.#lights;
  }

  #turn(minute: number, now: number, clocks: Clocks): void {
    const slots = this.#agenda.get(minute);
    if (slots === undefined) return;
    this.#agenda.delete(minute);
    const later: number[] = [];
    for (const slot of slots) {
      const next = this.#next[slot] ?? 0;
      if (minuteOf(next) !== minute) continue;
      if (next <= now) this.#lightUp(slot, now, clocks);
      else later.push(slot);
    }
    if (later.length > 0) this.#agenda.set(minute, later.concat(this.#agenda.get(minute) ?? []));
  }

  /** As `stageLight` of the store reads a light: while the clock stands still it keeps the one that was told. */
  #lightUp(slot: number, now: number, clocks: Clocks): void {
    const told = this.#told[slot] ?? NONE;
    const [due, warn, resume] = [clocks.due[slot] ?? 0, clocks.warn[slot] ?? 0, clocks.resume[slot] ?? 0];
    let light = told;
    let next = Number.POSITIVE_INFINITY;
    if (told !== NONE && due !== Number.POSITIVE_INFINITY) {
      if (now < resume) {
        next = resume;
      } else if (now > due) {
        light = RED;
      } else {
        light = now >= warn ? YELLOW : GREEN;
        next = light === YELLOW || warn > due ? due + 1 : warn;
      }
    }
    this.#lights[slot] = light;
    this.#next[slot] = next;
    if (next !== Number.POSITIVE_INFINITY) this.#remember(slot, minuteOf(next));
  }

  #remember(slot: number, minute: number): void {
    const slots = this.#agenda.get(minute);
    if (slots === undefined) this.#agenda.set(minute, [slot]);
    else slots.push(slot);
  }
}

function minuteOf(instant: number): number {
  return Math.floor(instant / minuteMs);
}

function moved<A extends Uint8Array | Float64Array>(before: A, after: A): A {
  after.set(before);
  return after;
}
