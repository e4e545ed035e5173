import type { QueueFilter, Search, Way, Within } from '../../store/queue.js';
import { inArea } from './areas-below.js';
import type { Coded, Columns } from './columns.js';
import { LIGHTS, RED } from './light-codes.js';

/** Holds for a slot? */
type Check = (slot: number) => boolean;

/** Conditions of which all must hold: known ones by slot, those on coded columns as one look-up each, and others. */
interface Conditions {
  readonly masks: Uint8Array[];
  readonly lookups: { readonly codes: Int32Array; readonly ok: Int32Array }[];
  readonly checks: Check[];
}

/**
 * One for each slot that a list holds, else 0. A pass over a column for each condition, the cheap ones first; only what is left is asked for texts. It holds until the next list is asked for.
 */
export function fitting(columns: Columns, ways: readonly Way[], filter: QueueFilter, now: number): Uint8Array {
  const mask = columns.scratch.mask(0, columns.end);
  mask.set(columns.live.subarray(0, columns.end));
  narrow(mask, filterOf(columns, filter, now));
  allow(mask, columns, ways, now);
  if (filter.search !== undefined) find(mask, columns, filter.search, now);
  return mask;
}

/** Leaves what one of the ways leads to. */
function allow(mask: Uint8Array, columns: Columns, ways: readonly Way[], now: number): void {
  const allowed = ways.flatMap((way) => wayOf(columns, way, now) ?? []);
  if (allowed.some(({ masks, lookups, checks }) => masks.length + lookups.length + checks.length === 0)) return;
  const [only] = allowed;
  if (only !== undefined && allowed.length === 1) {
    narrow(mask, only);
    return;
  }
  const before = copyOf(mask, columns, 1);
  mask.fill(0);
  for (const way of allowed) {
    const reached = copyOf(before, columns, 2);
    narrow(reached, way);
    for (let slot = 0; slot < mask.length; slot++) if (reached[slot] === 1) mask[slot] = 1;
  }
}

function copyOf(mask: Uint8Array, { scratch }: Columns, room: number): Uint8Array {
  const copy = scratch.mask(room, mask.length);
  copy.set(mask);
  return copy;
}

function narrow(mask: Uint8Array, { masks, lookups, checks }: Conditions): void {
  for (const known of masks) {
    for (let slot = 0; slot < mask.length; slot++) if (known[slot] !== 1) mask[slot] = 0;
  }
  for (const { codes, ok } of lookups) {
    for (let slot = 0; slot < mask.length; slot++) if (ok[codes[slot] ?? 0] !== 1) mask[slot] = 0;
  }
  for (const check of checks) {
    for (let slot = 0; slot < mask.length; slot++) if (mask[slot] === 1 && !check(slot)) mask[slot] = 0;
  }
}

/** Leaves what the words are found in, and what the phones lead to. */
function find(mask: Uint8Array, columns: Columns, { words, phones }: Search, now: number): void {
  const called = phones === null ? [] : calledSlots(mask, columns, phones, now);
  for (const word of words) {
    const hits = columns.words.of(word, mask.length);
    for (let slot = 0; slot < mask.length; slot++) if (hits[slot] !== 1) mask[slot] = 0;
  }
  for (const slot of called) mask[slot] = 1;
}

function calledSlots(
  mask: Uint8Array,
  columns: Columns,
  { matters, ways }: NonNullable<Search['phones']>,
  now: number,
): number[] {
  const seen = copyOf(mask, columns, 3);
  allow(seen, columns, ways, now);
  return [...matters].flatMap((id) => {
    const slot = columns.slotOf(id);
    return slot !== undefined && seen[slot] === 1 ? [slot] : [];
  });
}

/** Null where no slot can fit. */
function wayOf(columns: Columns, way: Way, now: number): Conditions | null {
  const conditions: Conditions = { masks: [], lookups: [], checks: [] };
  const { states, marks, sentTo } = way;
  if (!within(columns, conditions, way.within)) return null;
  if (states !== undefined) look(columns, conditions, 'state', oneOf(states));
  if (sentTo !== undefined) look(columns, conditions, 'sentTo', is(sentTo));
  if (marks !== undefined) {
    look(columns, conditions, 'marks', marked(marks));
  }
  if (way.late) {
    const lights = columns.lights(now);
    conditions.checks.push((slot) => lights[slot] === RED);
  }
  if (way.waitsFor === 'supervision') conditions.checks.push((slot) => columns.supervised[slot] === 1);
  if (way.waitsFor === 'coordination') conditions.checks.push((slot) => columns.coordination[slot] === 1);
  const { except } = way;
  if (except !== undefined && except.size > 0) {
    conditions.checks.push((slot) => !except.has(columns.ids[slot] ?? ''));
  }
  return conditions;
}

/** False where no slot can lie within. */
function within(columns: Columns, conditions: Conditions, within: Within): boolean {
  switch (within.kind) {
    case 'anywhere':
      return true;
    case 'area':
      look(columns, conditions, 'areaPath', below(within.path));
      return true;
    case 'unit':
      look(columns, conditions, 'unit', is(within.unit));
      look(columns, conditions, 'areaPath', below(within.path));
      return true;
    case 'crew':
      look(columns, conditions, 'crew', is(within.person));
      look(columns, conditions, 'unit', is(within.unit));
      look(columns, conditions, 'areaPath', below(within.path));
      return true;
    case 'reporter':
      conditions.checks.push((slot) => columns.reporters[slot] === within.person);
      return true;
    case 'party': {
      const hits = columns.parties.of(within.party, columns.end);
      if (hits === null) return false;
      if (within.path !== null) look(columns, conditions, 'areaPath', below(within.path));
      conditions.masks.push(hits);
      return true;
    }
  }
}

function filterOf(columns: Columns, filter: QueueFilter, now: number): Conditions {
  const conditions: Conditions = { masks: [], lookups: [], checks: [] };
  const { states, area, marks, light, box, dueBefore } = filter;
  if (states !== undefined) look(columns, conditions, 'state', oneOf(states));
  for (const name of ['severity', 'unit', 'class', 'kind', 'channel'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined) look(columns, conditions, name, is(wanted));
  }
  if (area !== undefined) look(columns, conditions, 'areaPath', below(area));
  if (filter.withCrew) look(columns, conditions, 'crewStage', some);
  if (marks !== undefined) {
    look(columns, conditions, 'marks', marked(marks));
    if (columns.falling.size > 0)
      conditions.checks.push((slot) => marks.some((mark) => isUp(columns, slot, mark, now)));
  }
  if (dueBefore !== undefined) conditions.checks.push((slot) => (columns.due[slot] ?? 0) < dueBefore);
  if (light !== undefined) {
    const lights = columns.lights(now);
    const code = LIGHTS.indexOf(light as (typeof LIGHTS)[number]);
    conditions.checks.push((slot) => lights[slot] === code);
  }
  if (box !== undefined) {
    conditions.checks.push((slot) => {
      const [lon, lat] = [columns.lon[slot] ?? Number.NaN, columns.lat[slot] ?? Number.NaN];
      return lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
    });
  }
  return conditions;
}

/** A question to the texts of a column, under a name that no other has. */
interface Question {
  readonly name: string;
  readonly fits: (text: string | null) => boolean;
}

const is = (wanted: string): Question => ({ name: `is ${wanted}`, fits: (text) => text === wanted });
const below = (area: string): Question => ({ name: `below ${area}`, fits: inArea(area) });
const some: Question = { name: 'some', fits: (text) => text !== null };
const oneOf = (texts: readonly string[]): Question => ({
  name: `one of ${JSON.stringify(texts)}`,
  fits: (text) => text !== null && texts.includes(text),
});
const marked = (marks: readonly string[]): Question => ({
  name: `marked ${JSON.stringify(marks)}`,
  fits: (raised) => marks.some((mark) => raised?.includes(`|${mark}|`)),
});

/** A condition that all texts of the column meet is none. */
function look(columns: Columns, { lookups }: Conditions, name: Coded, question: Question): void {
  const { codes, dictionary } = columns.coded[name];
  const ok = dictionary.answers(question.name, (text) => Number(question.fits(text)));
  if (ok.includes(0)) lookups.push({ codes, ok });
}

/** A mark that falls by itself is down from that instant on. */
function isUp({ coded: { marks }, falling }: Columns, slot: number, mark: string, now: number): boolean {
  const raised = marks.dictionary.text(marks.codes[slot] ?? 0)?.includes(`|${mark}|`) === true;
  return raised && now < (falling.get(slot)?.get(mark) ?? Number.POSITIVE_INFINITY);
}
