import type { OpenMatter } from '../../store/open-rows.js';
import { Dictionary } from './dictionary.js';
import { Lights } from './lights.js';
import { PartyHits } from './party-hits.js';
import { Scratch } from './scratch.js';
import { WordHits } from './word-hits.js';

const coded = [
  'state',
  'stage',
  'severity',
  'channel',
  'kind',
  'class',
  'areaPath',
  'unit',
  'crew',
  'crewStage',
  'sentTo',
  'marks',
] as const;
const numbers = ['due', 'warn', 'resume', 'reportedAt', 'lon', 'lat'] as const;

export type Coded = (typeof coded)[number];

/** A column of texts, as codes of a dictionary. */
export interface CodedColumn {
  readonly dictionary: Dictionary;
  codes: Int32Array;
}

const first = 1024;

/** Matters laid out in columns, a slot each; a slot that falls free is given to the next that comes. */
export class Columns {
  /** `marks`: the raised ones, `|` before and after each. */
  readonly coded = Object.fromEntries(
    coded.map((name) => [name, { dictionary: new Dictionary(), codes: new Int32Array(first) }]),
  ) as Readonly<Record<Coded, CodedColumn>>;
  /** No due instant: Infinity; no warning before it: Infinity; does not stand still: -Infinity; no place: NaN. */
  due = new Float64Array(first);
  warn = new Float64Array(first);
  resume = new Float64Array(first);
  reportedAt = new Float64Array(first);
  lon = new Float64Array(first);
  lat = new Float64Array(first);
  supervised = new Uint8Array(first);
  coordination = new Uint8Array(first);
  /** One for each slot in use. */
  live = new Uint8Array(first);
  readonly ids: string[] = [];
  readonly reporters: string[] = [];
  readonly words = new WordHits();
  readonly parties = new PartyHits();
  readonly scratch = new Scratch();
  /** Of the slots of which a mark falls by itself: when, by its name. */
  readonly falling = new Map<number, ReadonlyMap<string, number>>();
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  #end = 0;
  readonly #lights = new Lights(first);

  get size(): number {
    return this.#slots.size;
  }

  /** One more than the highest slot that was ever used. */
  get end(): number {
    return this.#end;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** Gives the matter's slot. */
  put(matter: OpenMatter): number {
    const slot = this.#slots.get(matter.id) ?? this.#take(matter.id);
    const marks = Object.keys(matter.marks);
    const texts = { ...matter, marks: marks.length === 0 ? '' : `|${marks.join('|')}|` };
    for (const name of coded) this.coded[name].codes[slot] = this.coded[name].dictionary.code(texts[name]);
    this.due[slot] = matter.due ?? Number.POSITIVE_INFINITY;
    this.warn[slot] = matter.warn ?? Number.POSITIVE_INFINITY;
    this.resume[slot] = matter.resume ?? Number.NEGATIVE_INFINITY;
    this.reportedAt[slot] = matter.reportedAt;
    this.lon[slot] = matter.lon ?? Number.NaN;
    this.lat[slot] = matter.lat ?? Number.NaN;
    this.supervised[slot] = Number(matter.supervised);
    this.coordination[slot] = Number(matter.coordination);
    this.reporters[slot] = matter.reportedBy;
    this.words.put(slot, matter.text);
    this.parties.put(slot, matter.parties);
    const falling = Object.entries(matter.marks).flatMap(([mark, { until }]) =>
      until === null ? [] : [[mark, until] as const],
    );
    if (falling.length === 0) this.falling.delete(slot);
    else this.falling.set(slot, new Map(falling));
    this.#lights.put(slot, matter.light);
    return slot;
  }

  /** Nothing of the matter stays. The slot is free for another once it is released. */
  drop(slot: number): void {
    this.#slots.delete(this.ids[slot] ?? '');
    this.ids[slot] = '';
    this.live[slot] = 0;
    this.reporters[slot] = '';
    this.words.put(slot, '');
    this.parties.put(slot, []);
    this.falling.delete(slot);
  }

  release(slots: readonly number[]): void {
    this.#free.push(...slots);
  }

  /** The lights of all stages at an instant, by slot. */
  lights(now: number): Uint8Array {
    return this.#lights.at(now, this);
  }

  #take(id: string): number {
    const slot = this.#free.pop() ?? this.#end++;
    if (slot >= this.due.length) this.#grow();
    this.ids[slot] = id;
    this.live[slot] = 1;
    this.#slots.set(id, slot);
    return slot;
  }

  #grow(): void {
    const length = this.due.length * 2;
    for (const name of coded) this.coded[name].codes = moved(this.coded[name].codes, new Int32Array(length));
    for (const name of numbers) this[name] = moved(this[name], new Float64Array(length));
    this.live = moved(this.live, new Uint8Array(length));
    this.supervised = moved(this.supervised, new Uint8Array(length));
    this.coordination = moved(this.coordination, new Uint8Array(length));
    this.#lights.grow(length);
  }
}

function moved<A extends Int32Array | Float64Array | Uint8Array>(before: A, after: A): A {
  after.set(before);
  return after;
}
