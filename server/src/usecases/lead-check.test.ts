import { CLASSES, leadUnit, QILIHE_DUTIES, sampleDistrict } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { type ClassDocument, classKeyOf, dutiesOfBody, sampleUnclear } from './documents.js';
import { leadCheck } from './lead-check.js';

const areas = sampleDistrict()
  .features.map(({ id, properties }) => ({ id, geometry: null, ...properties, nameEn: properties.nameEn ?? null }))
  .sort((a, b) => (a.path < b.path ? -1 : 1));
const classes = CLASSES.map((one): ClassDocument => ({ ...one, group: one.groupName, severity: 'general' }));
const { rows } = dutiesOfBody(QILIHE_DUTIES);
const unclear = sampleUnclear();
const input = { classes, duties: QILIHE_DUTIES, areas, unclear };
const street = '620103/620103001';

describe('the check of leads', () => {
  it('finds in the sample district the classes that are left open on purpose, and nothing else', () => {
    const { causes, settled, classes: count, areas: cells } = leadCheck(input);
    expect(causes.every((cause) => cause.intended !== null)).toBe(true);
    expect(causes.flatMap((cause) => cause.classes.map(classKeyOf)).sort()).toEqual(
      unclear.flatMap((each) => each.classes).sort(),
    );
    expect(causes.length).toBeLessThan(12);
    expect(causes.every((cause) => cause.areas.length === 1 && cause.areas[0]?.parent === null)).toBe(true);
    expect(settled).toBe((count - unclear.flatMap((each) => each.classes).length) * cells);
  });

  it('judges every pair as the dispatch does', () => {
    const duties = QILIHE_DUTIES.filter((_, index) => index % 7 !== 3).concat(
      QILIHE_DUTIES.slice(0, 9).map((row) => ({ ...row, unit: 'xiyuan', area: street, lead: true })),
    );
    const parents = new Set(areas.map((area) => area.parent));
    const cells = areas.filter((area) => !parents.has(area.id)).filter((_, index) => index % 9 === 0);
    const check = leadCheck({ ...input, duties });
    const said = new Map<string, string>();
    for (const cause of check.causes) {
      for (const one of cause.classes) {
        for (const cell of cells) {
          const lies = cause.areas.some(({ path }) => cell.path === path || cell.path.startsWith(`${path}/`));
          if (lies) said.set(`${classKeyOf(one)} ${cell.path}`, `${cause.what} ${cause.units.join()}`);
        }
      }
    }
    const expected = new Map<string, string>();
    for (const one of CLASSES) {
      for (const { path } of cells) {
        const found = leadUnit(one, path, { duties });
        if (found.unit !== null) continue;
        expected.set(`${classKeyOf(one)} ${path}`, `${found.why} ${[...found.candidates].sort().join()}`);
      }
    }
    expect(said.size).toBeGreaterThan(500);
    expect([...said].sort()).toEqual([...expected].sort());
  });

  it('names a second lead with its class, area and both units, in one line', () => {
    const [row] = rows;
    if (row === undefined) throw new Error('no duties');
    const second = { ...row, unit: 'xiyuan', area: street, lead: true } as (typeof QILIHE_DUTIES)[number];
    const [first, ...rest] = leadCheck({ ...input, duties: [...QILIHE_DUTIES, second] }).causes;
    expect(first).toMatchObject({ what: 'two-leads', intended: null, units: [row.unit, 'xiyuan'].sort() });
    expect(first?.areas.map((area) => area.path)).toEqual([street]);
    expect(first?.classes.map((one) => one.code)).toEqual(row.codes);
    expect(rest.every((cause) => cause.intended !== null)).toBe(true);
  });

  it('takes a gap that nobody intended as such, and says nothing of a retired class', () => {
    const without = leadCheck({ ...input, duties: QILIHE_DUTIES.filter((row) => row.unit !== 'xiyuan') });
    const gaps = without.causes.filter((cause) => cause.intended === null);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.flatMap((cause) => cause.areas.map((area) => area.path))).toEqual(gaps.map(() => street));
    const retired = classes.map((one) => ({ ...one, retired: true }));
    expect(leadCheck({ ...input, classes: retired, duties: [] })).toMatchObject({ classes: 0, causes: [] });
  });

  it('is one line where nobody has any duty, also without areas below the whole', () => {
    const whole = areas.filter((area) => area.parent === null);
    expect(leadCheck({ classes, duties: [], areas: whole, unclear: [] }).causes).toHaveLength(1);
    expect(leadCheck({ classes, duties: [], areas: [], unclear: [] })).toMatchObject({ areas: 0, causes: [] });
  });
});
