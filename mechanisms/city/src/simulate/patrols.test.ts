import { describe, expect, it } from 'vitest';
import { sampleDistrict } from '../district/sample.js';
import { QILIHE_UNITS } from '../units/qilihe.js';
import { simulatePatrols } from './patrols.js';
import { simulatedActors } from './people.js';

const district = sampleDistrict();
const options = {
  district,
  from: Date.parse('2026-03-02T00:00:00+08:00'),
  to: Date.parse('2026-03-09T10:00:00+08:00'),
  seed: 7,
  timeZone: 'Asia/Shanghai',
};
const shifts = [...simulatePatrols(options)];

describe('simulated patrols', () => {
  it('are the same for the same seed', () => {
    expect([...simulatePatrols(options)]).toEqual(shifts);
    expect([...simulatePatrols({ ...options, seed: 8 })]).not.toEqual(shifts);
  });

  it('are of collectors in their street, inside the span, each one after the other', () => {
    const collectors = new Map(simulatedActors(district, QILIHE_UNITS).map((actor) => [actor.id, actor]));
    for (const { person, area, began, ended, visits } of shifts) {
      expect(collectors.get(person)).toMatchObject({ role: 'collector', area });
      expect(began).toBeGreaterThanOrEqual(options.from);
      expect(ended).toBeLessThan(options.to);
      expect(visits.every((visit) => visit.path.startsWith(`${area}/`) && visit.first > began)).toBe(true);
      expect(visits.every((visit) => visit.last >= visit.first && visit.last < ended)).toBe(true);
      expect(new Set(visits.map((visit) => visit.cell)).size).toBe(visits.length);
    }
    const days = shifts.map(({ person, began }) => `${person} ${new Date(began + 8 * 3_600_000).getUTCDate()}`);
    expect(new Set(days).size).toBe(days.length);
  });

  it('cover most of the city in a week, and not all of it', () => {
    const visited = new Set(shifts.flatMap(({ visits }) => visits.map(({ cell }) => cell)));
    const cells = district.features.filter((one) => one.properties.level === 'cell').length;
    expect(visited.size / cells).toBeGreaterThan(0.4);
    expect(visited.size / cells).toBeLessThan(0.98);
  });
});
