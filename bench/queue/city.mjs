// A district with many open cases: simulated histories, most of them broken off at a random event at which the case is open,
// under standards long enough that all three lights occur. The same numbers give the same cases.
import { CN_HOLIDAYS, cityFlow, SAMPLE_CALENDAR, sampleDistrict, simulateCases } from '@bihuan/city';
import { apply, parseEvent } from '@bihuan/flow';
import { resolveHolidays } from '@bihuan/kit';
import { compileCalendar } from '@bihuan/worktime';
import { random } from './random.mjs';

const DAY = 86_400_000;
/** So many of the cases of a day are left as the simulation told them. */
const WHOLE = 0.2;
const calendar = compileCalendar(resolveHolidays(SAMPLE_CALENDAR, { CN: CN_HOLIDAYS }).definition);

/** Histories up to `now` of which exactly `open` end open: `{ externalId, events }`. */
export function* manyOpen({ now, open, days = 20, seed }) {
  const draw = random(seed);
  const casesPerDay = Math.ceil((open / days) * 1.6);
  let left = open;
  for (const events of byCase(now - days * DAY, now, casesPerDay, seed)) {
    if (left === 0) return;
    const history = draw() < WHOLE ? events : brokenOff(events, draw);
    const isOpen = cityFlow.states[stateAfter(history)].open;
    if (isOpen) left -= 1;
    yield { externalId: `bench-${events[0].case}`, events: history.map((event) => longer(event, draw)), isOpen };
  }
  if (left > 0) throw new Error(`${left} open cases short: more days, or more cases a day`);
}

function byCase(from, to, casesPerDay, seed) {
  const cases = new Map();
  for (const line of simulateCases({ district: sampleDistrict(), from, to, casesPerDay, seed, calendar })) {
    const event = parseEvent(line);
    const events = cases.get(event.case);
    if (events === undefined) cases.set(event.case, [event]);
    else events.push(event);
  }
  return cases.values();
}

/** Up to a random event, and from there back to one that leaves the case open. */
function brokenOff(events, draw) {
  const opens = [];
  let matter = null;
  events.forEach((event, index) => {
    matter = apply(cityFlow, matter, event);
    if (cityFlow.states[matter.state].open) opens.push(index);
  });
  return events.slice(0, (opens[Math.floor(draw() * opens.length)] ?? 0) + 1);
}

function stateAfter(events) {
  return events.reduce((matter, event) => apply(cityFlow, matter, event), null).state;
}

/** Between one and twenty workdays for everything that counts work time. */
function longer(event, draw) {
  const workdays = 1 + Math.floor(draw() * 20);
  if (event.type !== 'filed' || event.data.standard?.urgentHours !== undefined) return event;
  return { ...event, data: { ...event.data, standard: { workdays } } };
}
