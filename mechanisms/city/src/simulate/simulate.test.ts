import { apply, check, describe as describeRefusal, type Matter, parseEvent } from '@bihuan/flow';
import { resolveHolidays } from '@bihuan/kit';
import { compileCalendar, naturalTime } from '@bihuan/worktime';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CALENDAR } from '../calendar/calendars.js';
import { CN_HOLIDAYS } from '../calendar/cn.js';
import { classKey, DEFAULT_STANDARD, findClass } from '../catalogue/class.js';
import { classesOf } from '../catalogue/codes.js';
import { LIMITS, standardsFor } from '../catalogue/limits.js';
import { type Severity, severityFlags } from '../catalogue/severity.js';
import { contains } from '../district/contains.fixture.js';
import { sampleDistrict } from '../district/sample.js';
import { cityFlow } from '../flow/definition.js';
import { sampleCity } from '../scene/sample-city.js';
import { QILIHE_UNITS } from '../units/qilihe.js';
import type { CaseEvent } from './event.js';
import { simulatedActors } from './people.js';
import { type DistrictInput, placesOf } from './places.js';
import { SCENES } from './scenes.js';
import { type SimulationOptions, simulateCases } from './simulate.js';

const calendar = compileCalendar(resolveHolidays(SAMPLE_CALENDAR, { CN: CN_HOLIDAYS }).definition);
const natural = naturalTime(calendar.timeZone);
const district = sampleDistrict();
const units = new Set(QILIHE_UNITS.map((unit) => unit.id));

const options: SimulationOptions = {
  district,
  from: Date.parse('2026-05-11T00:00:00+08:00'),
  to: Date.parse('2026-07-06T00:00:00+08:00'),
  casesPerDay: 50,
  seed: 7,
  calendar,
};
const events = [...simulateCases(options)];

/** FNV-1a over the log's lines. */
function hash(log: Iterable<CaseEvent>): string {
  let value = 0x811c9dc5;
  for (const event of log) {
    for (const char of `${JSON.stringify(event)}\n`) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return (value >>> 0).toString(16);
}

function history(log: readonly CaseEvent[]): Map<string, CaseEvent[]> {
  const cases = new Map<string, CaseEvent[]>();
  for (const event of log) cases.set(event.case, [...(cases.get(event.case) ?? []), event]);
  return cases;
}

function count(type: string, fits: (event: CaseEvent) => boolean = () => true): number {
  return events.filter((event) => event.type === type && fits(event)).length;
}

const cases = history(events);

describe('a simulation', () => {
  it('says the same bytes for the same seed, others for another', () => {
    const short = { ...options, to: Date.parse('2026-05-18T00:00:00+08:00') };
    const first = hash(simulateCases(short));
    expect(hash(simulateCases({ ...short, district: sampleDistrict() }))).toBe(first);
    expect(hash(simulateCases({ ...short, seed: 8 }))).not.toBe(first);
  });

  it('stops at its end and says nothing else than the longer one up to there', () => {
    const to = Date.parse('2026-05-25T00:00:00+08:00');
    const before = events.filter((event) => Date.parse(event.at) < to);
    expect([...simulateCases({ ...options, to })]).toEqual(before);
    expect(Date.parse(events.at(-1)?.at ?? '')).toBeLessThan(options.to);
    expect(Date.parse(events[0]?.at ?? '')).toBeGreaterThanOrEqual(options.from);
  });

  it('has its events in the order of time, with members in the order of the contract', () => {
    const instants = events.map((event) => Date.parse(event.at));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    for (const event of events) expect(Object.keys(event)).toEqual(['case', 'at', 'type', 'actor', 'data']);
    expect(events.every((event) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(event.at))).toBe(true);
  });

  it('has only legal events, by the flow of the city', () => {
    const matters = new Map<string, Matter>();
    for (const line of events) {
      const event = parseEvent(line);
      const matter = matters.get(event.case) ?? null;
      const refusal = check(cityFlow, matter, event, units);
      expect(refusal && describeRefusal(refusal)).toBeNull();
      matters.set(event.case, apply(cityFlow, matter, event));
    }
  });

  it('asks for time, or to be rid of a case, only before it is due', () => {
    const command = new Set(QILIHE_UNITS.filter((unit) => unit.commandDuty).map((unit) => unit.id));
    let asked = 0;
    for (const log of cases.values()) {
      let matter: Matter | null = null;
      for (const event of log.map(parseEvent)) {
        matter = apply(cityFlow, matter, event);
        if (!/^(return|extension|deferral)-requested$/.test(event.type)) continue;
        const run = matter.runs.at(-1);
        const [leg, ...others] = run?.legs ?? [];
        if (!run?.standard || !leg || others.length > 0) throw new Error(`${event.case}: asked outside the first leg`);
        const time = matter.severity === 'urgent' ? natural : calendar;
        const due = time.add(command.has(run.unit) ? leg.sent : leg.from, time.length(run.standard));
        expect(event.at, event.case).toBeLessThan(due);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('has roughly as many cases as asked for, fewer on Sundays', () => {
    expect(cases.size).toBeGreaterThan(50 * 56 * 0.85);
    expect(cases.size).toBeLessThan(50 * 56 * 1.15);
    const reports = events.filter((event) => event.type === 'reported');
    const onWeekday = (weekday: number) =>
      reports.filter((event) => new Date(event.at.slice(0, 10)).getUTCDay() === weekday).length;
    expect(onWeekday(0)).toBeLessThan(onWeekday(1) * 0.7);
    const hours = reports.map((event) => Number(event.at.slice(11, 13)));
    expect(hours.filter((hour) => hour >= 8 && hour < 18).length / hours.length).toBeGreaterThan(0.7);
  });

  it('names known classes, standards of theirs and known units', () => {
    for (const event of events) {
      const { data } = event;
      if (typeof data.unit === 'string') expect(units).toContain(data.unit);
      if (event.type !== 'filed') continue;
      const [reported] = cases.get(event.case) ?? [];
      const kind = reported?.data.kind === 'component' ? 'component' : 'event';
      const code = String(data.class ?? reported?.data.class);
      const severity = (data.severity ?? reported?.data.severity) as Severity;
      const ref = { standardRef: DEFAULT_STANDARD, kind, code } as const;
      expect(findClass(ref), code).toBeDefined();
      expect(standardsFor(ref, severity).map((row) => row.limit)).toContainEqual(data.standard);
    }
  });

  it('puts each case inside one grid cell, with an address in its street', () => {
    const areas = (level: string) => district.features.filter((one) => one.properties.level === level);
    const streets = areas('street');
    const cells = areas('cell');
    expect(placesOf(district, 7).map((place) => place.id)).toEqual(cells.map((cell) => cell.id));
    for (const reported of events.filter((event) => event.type === 'reported').slice(0, 500)) {
      const { lon, lat } = reported.data.location as { lon: number; lat: number };
      const street = streets.find((one) => contains(one, [lon, lat]));
      expect(reported.data.address).toMatch(new RegExp(`^${street?.properties.name}.+`));
      expect(cells.filter((cell) => contains(cell, [lon, lat])).length).toBe(1);
      expect(reported.data.description).toMatch(/\p{Script=Han}/u);
      expect([lon, lat]).toEqual([Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]);
    }
  });

  it('gives components 17 digits that begin with division and class', () => {
    let seen = 0;
    for (const [reported] of cases.values()) {
      if (typeof reported?.data.component !== 'string') continue;
      seen++;
      expect(reported.data.component).toMatch(/^620103\d{11}$/);
      expect(reported.data.kind).toBe('component');
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('lets nobody act who is not of the sample', () => {
    const actors = new Map(simulatedActors(district, QILIHE_UNITS).map((actor) => [actor.id, actor]));
    for (const event of events) {
      const actor = actors.get(event.actor);
      if (actor) expect(cityFlow.events[event.type]?.by, `${event.type} by ${actor.role}`).toContain(actor.role);
      else expect(event.actor).toMatch(/^citizen-[0-9a-f]{6}$/);
    }
  });

  it('lets only the collector verify who was sent, in the case’s own street', () => {
    for (const log of cases.values()) {
      let sent: unknown = null;
      for (const event of log) {
        if (event.type === 'verification-sent' || event.type === 'check-sent') sent = event.data.collector;
        if (event.type === 'verified' || event.type === 'checked') expect(event.actor).toBe(sent);
      }
    }
  });

  it('has everything in it that happens in a city', () => {
    for (const type of Object.keys(cityFlow.events)) expect(count(type), type).toBeGreaterThan(0);
    for (const source of ['collector', 'hotline', 'citizen', 'video', 'department', 'media', 'open311']) {
      expect(
        count('reported', ({ data }) => data.source === source),
        source,
      ).toBeGreaterThan(0);
    }
    for (const severity of ['general', 'urgent', 'special']) {
      expect(
        count('reported', ({ data }) => data.severity === severity),
        severity,
      ).toBeGreaterThan(20);
    }
    const failures = [...cases.values()].map(
      (log) => log.filter(({ type, data }) => type === 'verified' && !data.passed).length,
    );
    expect(failures.filter((n) => n >= 1).length).toBeGreaterThan(100);
    expect(failures.filter((n) => n >= 2).length).toBeGreaterThan(10);
  });

  it('merges into cases that are open, which hear of it', () => {
    const merged = events.filter((event) => event.type === 'merged');
    expect(merged.length).toBeGreaterThan(20);
    for (const { at, data } of merged) {
      const target = cases.get(String(data.into)) ?? [];
      expect(target.some((event) => event.type === 'joined' && event.at === at)).toBe(true);
    }
  });

  it('has units that are clearly better than others', () => {
    const late = new Map<string, { late: number; all: number }>();
    for (const log of cases.values()) {
      const matter = log.map(parseEvent).reduce<Matter | null>((so, event) => apply(cityFlow, so, event), null);
      if (!matter) continue;
      for (const run of matter.runs) {
        const tally = late.get(run.unit) ?? { late: 0, all: 0 };
        const [leg] = run.legs;
        if (!leg?.to || !run.standard || matter.severity === 'urgent') continue;
        tally.all++;
        if (calendar.elapsed(leg.from, leg.to) > calendar.length(run.standard)) tally.late++;
        late.set(run.unit, tally);
      }
    }
    const share = (unit: string) => (late.get(unit)?.late ?? 0) / (late.get(unit)?.all ?? 1);
    expect(share('gongdianju')).toBeLessThan(0.1);
    expect(share('guihuaju')).toBeGreaterThan(0.2);
    expect(share('jianlanlu')).toBeLessThan(share('xizhan'));
  });
});

describe('the scenes', () => {
  it('are of known classes, each once, and have words for what they can be', () => {
    for (const scene of SCENES) {
      expect(findClass({ standardRef: DEFAULT_STANDARD, ...scene }), scene.code).toBeDefined();
      expect(scene.words.length, scene.code).toBeGreaterThan(0);
    }
    expect(new Set(SCENES.map((scene) => `${scene.kind} ${scene.code}`)).size).toBe(SCENES.length);
  });

  it('are urgent or special only where the source calls the class so, or the catalogue has a limit for it', () => {
    for (const scene of SCENES) {
      const ref = { standardRef: DEFAULT_STANDARD, kind: scene.kind, code: scene.code };
      const flagged = new Set<string>(severityFlags(ref).map((flag) => flag.severity));
      const limited = LIMITS.filter((row) => classesOf(row.codes).some((one) => classKey(one) === classKey(ref)));
      for (const row of limited) flagged.add(row.severity);
      if (scene.urgent) expect(flagged, scene.code).toContain('urgent');
      if (scene.specialAtNight) expect(flagged, scene.code).toContain('special');
    }
  });
});

describe('a simulation elsewhere', () => {
  const square: DistrictInput = {
    features: [
      {
        id: 'A',
        properties: { name: 'Precinct A' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-71, 42],
              [-70.9, 42],
              [-70.9, 42.1],
              [-71, 42.1],
              [-71, 42],
            ],
          ],
        },
      },
      { properties: null, geometry: null },
    ],
  };

  it('takes another district, unclear responsibility and all', () => {
    const to = options.from + 3 * 86_400_000;
    const log = [...simulateCases({ ...options, district: square, to })];
    expect(log.length).toBeGreaterThan(100);
    for (const event of log) {
      if (event.type === 'reported')
        expect(event.data).toMatchObject({ address: 'Precinct A', location: expect.anything() });
    }
    expect(log.some((event) => event.type === 'coordination-decided')).toBe(true);
  });

  it('wants at least one polygon', () => {
    const nowhere = { ...options, district: { features: [] } };
    expect(() => [...simulateCases(nowhere)]).toThrow('give it at least one polygon');
    expect([...simulateCases({ ...nowhere, casesPerDay: 0 })]).toEqual([]);
  });
});

describe('a simulation that knows the components', () => {
  const { components } = sampleCity(district);
  const byId = new Map(components.map((one) => [one.id, one]));
  const known = { ...options, components };
  const log = [...simulateCases(known)];
  const told = history(log);

  it('hangs cases on real ones, at their place and of their class', () => {
    let seen = 0;
    for (const [reported] of told.values()) {
      if (typeof reported?.data.component !== 'string') continue;
      seen++;
      const component = byId.get(reported.data.component);
      expect(component?.state).not.toBe('removed');
      expect(reported.data.location).toEqual({ lon: component?.lon, lat: component?.lat });
      expect(reported.data.kind).toBe('component');
      const street = district.features.find((one) => one.id === component?.areaPath.split('/')[1]);
      expect(reported.data.address).toMatch(new RegExp(`^${street?.properties.name}`));
    }
    expect(seen).toBeGreaterThan(200);
  });

  it('never has two open cases of one component', () => {
    const holders = new Map<string, string>();
    let shared = 0;
    const everHeld = new Set<string>();
    for (const event of log) {
      const [reported] = told.get(event.case) ?? [];
      const named = told.get(event.case)?.find((one) => one.data.component !== undefined)?.data.component;
      if (typeof named !== 'string' || !reported) continue;
      if (event === reported || event.type === 'reopened') {
        expect(holders.get(named) ?? event.case, `${named} at ${event.at}`).toBe(event.case);
        if (everHeld.has(named)) shared++;
        everHeld.add(named);
        holders.set(named, event.case);
      } else if (['closed', 'rejected', 'merged', 'cancelled', 'referred'].includes(event.type)) {
        holders.delete(named);
      }
    }
    expect(holders.size).toBeGreaterThan(0);
    // The same component again, after its first case: else nothing would be tested.
    expect(shared).toBeGreaterThan(0);
  });

  it('says the same bytes for the same seed, and only legal events', () => {
    const short = { ...known, to: Date.parse('2026-05-14T00:00:00+08:00') };
    expect(hash(simulateCases(short))).toBe(
      hash(simulateCases({ ...short, components: sampleCity(district).components })),
    );
    expect([...simulateCases(short)]).toEqual(log.filter((event) => Date.parse(event.at) < short.to));
    const matters = new Map<string, Matter>();
    for (const line of log) {
      const event = parseEvent(line);
      const matter = matters.get(event.case) ?? null;
      const refusal = check(cityFlow, matter, event, units);
      expect(refusal && describeRefusal(refusal)).toBeNull();
      matters.set(event.case, apply(cityFlow, matter, event));
    }
  });
});
