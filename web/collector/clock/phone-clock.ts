import { offsetsOf, type Stretch } from './stretches.js';

/** What it stands on: the phone's, or a test's. */
export interface ClockSource {
  /** What the phone's clock shows, UTC milliseconds; people set it. */
  wall(): number;
  /** Milliseconds of a counter that only runs on. */
  counter(): number;
}

/** When something was, as the phone knew it, and what is needed to know it better later. */
export interface Stamp {
  /** UTC milliseconds by the server's clock, as far as it was known. */
  readonly at: number;
  readonly offset: number | null;
  readonly stretch: number;
}

/** Clock and counter part by this much only when the clock was set, or the phone slept. */
const EVENLY_MS = 2_000;
/** A phone that sleeps at every other moment has many; the oldest of them are told together. */
const MOST = 400;
/** A correction below this is none that anybody means; whole seconds, so that a second reckoning gives the same. */
const GRAIN_MS = 1_000;

/** The phone's clock, put right by what was measured against the server's, and by what shows that somebody has set it. */
export class PhoneClock {
  #stretches: Stretch[] = [];
  #counter: number;

  constructor(
    private readonly source: ClockSource,
    known: readonly Stretch[],
    private readonly changed: (stretches: readonly Stretch[]) => void,
  ) {
    this.#counter = source.counter();
    this.#stretches = [...known];
    this.#begin(source.wall(), 0);
  }

  /** Sees whether the clock was set since it was last looked at. */
  look(): void {
    const [wall, counter] = [this.source.wall(), this.source.counter()];
    const now = this.#now();
    const passed = counter - this.#counter;
    this.#counter = counter;
    if (Math.abs(wall - now.to - passed) > EVENLY_MS) this.#begin(wall, passed);
    else this.#stretches[this.#stretches.length - 1] = { ...now, to: wall };
  }

  /** How far the server's clock is from the phone's, as far as it is known. */
  offset(): number | null {
    this.look();
    return offsetsOf(this.#stretches).at(-1) ?? null;
  }

  stamp(): Stamp {
    const offset = this.offset();
    const { id, to } = this.#now();
    return { at: to + (offset ?? 0), offset, stretch: id };
  }

  /** An answer told how far the server's clock is from the phone's. */
  measure(offset: number): void {
    this.look();
    const now = this.#now();
    if (now.offset === offset) return;
    this.#stretches[this.#stretches.length - 1] = { ...now, offset };
    this.save();
  }

  /** Was the clock compared with the server's since it was last set? */
  isMeasured(): boolean {
    this.look();
    return this.#now().offset !== null;
  }

  /** What is to be added to the times that were said then, now that more is known. */
  correction(offset: number | null, stretch: number | undefined): number {
    const index = this.#stretches.findIndex((each) => each.id === stretch);
    const known = offsetsOf(this.#stretches)[index] ?? null;
    if (known === null) return 0;
    return Math.round((known - (offset ?? 0)) / GRAIN_MS) * GRAIN_MS;
  }

  /** Nothing waits that older stretches would be asked about. */
  forget(): void {
    if (this.#stretches.length === 1) return;
    this.#stretches = [this.#now()];
    this.save();
  }

  save(): void {
    this.changed(this.#stretches);
  }

  #now(): Stretch {
    const now = this.#stretches.at(-1);
    if (now === undefined) throw new Error('a clock begins with a stretch: it is made in the constructor');
    return now;
  }

  #begin(wall: number, passed: number): void {
    const id = (this.#stretches.at(-1)?.id ?? 0) + 1;
    this.#stretches = [...this.#stretches.slice(1 - MOST), { id, from: wall, to: wall, passed, offset: null }];
    this.save();
  }
}
