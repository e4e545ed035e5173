import { describe, expect, it } from 'vitest';
import { findClass } from '../catalogue/class.js';
import { GBT_47678_5 } from '../catalogue/gbt47678-5.js';
import { contains } from '../district/contains.fixture.js';
import type { Position } from '../district/geojson.js';
import { toPlane } from '../district/mesh.js';
import { sampleDistrict } from '../district/sample.js';
import { QILIHE_UNITS } from '../units/qilihe.js';
import { overlap } from './overlap.fixture.js';
import { PIPES } from './pipe-kinds.js';
import { fromSegment } from './plane.js';
import type { SampleFeature, SampleLayer } from './sample.js';
import { sampleCity } from './sample-city.js';

const district = sampleDistrict();
const city = sampleCity(district);
const cells = new Map(district.features.map((one) => [one.properties.path, one]));

function layer(name: SampleLayer): SampleFeature[] {
  return city.features.filter((one) => one.layer === name);
}

function ofKind(name: SampleLayer, kind: string): SampleFeature[] {
  return layer(name).filter((one) => one.properties.kind === kind);
}

function positions({ geometry }: SampleFeature): readonly Position[] {
  return geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : geometry.coordinates;
}

function number(one: { properties: SampleFeature['properties'] }, key: string): number {
  const value = one.properties[key];
  if (typeof value !== 'number') throw new Error(`${key} is ${value}`);
  return value;
}

/** FNV-1a, as one number for a long text. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

describe('the sample city', () => {
  it('is the same each time, and another with another seed', () => {
    const whole = digest(JSON.stringify(city));
    expect(digest(JSON.stringify(sampleCity(district)))).toBe(whole);
    expect(digest(JSON.stringify(sampleCity(district, 1)))).not.toBe(whole);
  });

  it('has about 60,000 components and ten thousand buildings', () => {
    expect(city.components.length).toBeGreaterThan(55_000);
    expect(city.components.length).toBeLessThan(66_000);
    expect(layer('building').length).toBeGreaterThan(8_000);
    expect(layer('building').length).toBeLessThan(15_000);
    for (const kind of ['trunk', 'primary', 'secondary', 'residential', 'alley', 'footway']) {
      expect(ofKind('road', kind).length, kind).toBeGreaterThan(0);
    }
    for (const kind of ['residential', 'office', 'commercial', 'industrial', 'school', 'hospital', 'public']) {
      expect(ofKind('building', kind).length, kind).toBeGreaterThan(0);
    }
    for (const kind of ['park', 'verge', 'square']) expect(ofKind('green', kind).length, kind).toBeGreaterThan(0);
    for (const kind of ['river', 'pond']) expect(ofKind('water', kind).length, kind).toBeGreaterThan(0);
    // One school at least for each community.
    const named = ofKind('building', 'school').filter((one) => one.properties.name !== undefined);
    expect(named.length).toBeGreaterThanOrEqual(54);
  });

  it('numbers components by division, class and serial, each once', () => {
    expect(new Set(city.components.map((one) => one.id)).size).toBe(city.components.length);
    const wrong = city.components.filter(
      ({ id, classCode, name }) =>
        !/^\d{17}$/.test(id) ||
        id.slice(0, 11) !== `620103${classCode}` ||
        !findClass({ standardRef: GBT_47678_5, kind: 'component', code: classCode }) ||
        name === '',
    );
    expect(wrong).toEqual([]);
    for (const name of ['building', 'road', 'pipe', 'green', 'water'] as const) {
      expect(new Set(layer(name).map((one) => one.id)).size).toBe(layer(name).length);
    }
  });

  it('has each component in the cell of its path', () => {
    const wrong = city.components.filter(({ lon, lat, areaPath }) => {
      const cell = cells.get(areaPath);
      return cell?.properties.level !== 'cell' || !contains(cell, [lon, lat]);
    });
    expect(wrong).toEqual([]);
  });

  it('is mostly whole, a little of it broken or lost', () => {
    const share = (state: string): number =>
      city.components.filter((one) => one.state === state).length / city.components.length;
    expect(share('intact')).toBeGreaterThan(0.95);
    for (const state of ['broken', 'lost', 'discarded', 'removed']) {
      expect(share(state), state).toBeGreaterThan(0.0005);
      expect(share(state), state).toBeLessThan(0.03);
    }
  });

  it('belongs to units of the district, as the duties say', () => {
    const known = new Set(QILIHE_UNITS.map((unit) => unit.id));
    const named = city.components.flatMap((one) => [one.department, one.owner, one.maintainer]);
    expect([...new Set(named)].filter((unit) => unit !== null && !known.has(unit))).toEqual([]);
    const of = (classCode: string) => city.components.filter((one) => one.classCode === classCode);
    expect(new Set(of('01037').map((one) => one.department))).toEqual(new Set(['gongdianju']));
    // The class of telecom covers has no lead: each cover has its own owner.
    expect(new Set(of('01007').map((one) => one.department))).toEqual(new Set([null]));
    expect(new Set(of('01007').map((one) => one.owner))).toEqual(new Set(['dianxinju', 'yidong', 'liantong']));
    // A bin is the street's in which it stands.
    const strange = of('03005').filter(({ department, areaPath }) => {
      const street = QILIHE_UNITS.find((unit) => unit.id === department);
      return !street?.area || !areaPath.startsWith(`${street.area}/`);
    });
    expect(strange).toEqual([]);
  });

  it('lies inside the district', () => {
    const border = [...cells.values()].filter((one) => one.properties.level === 'district');
    for (const one of city.features.filter((_, i) => i % 23 === 0)) {
      if (one.layer === 'road' || one.layer === 'water') continue;
      for (const position of positions(one)) {
        expect(
          border.some((district) => contains(district, position)),
          `${one.id} ${position}`,
        ).toBe(true);
      }
    }
  });
});

describe('its buildings', () => {
  const byCell = new Map<string, SampleFeature[]>();
  for (const one of layer('building')) {
    const cell = one.id.split('-')[1] ?? '';
    byCell.set(cell, [...(byCell.get(cell) ?? []), one]);
  }

  it('do not overlap, but for those that stand on a podium', () => {
    let compared = 0;
    for (const [, buildings] of [...byCell].filter((_, i) => i % 7 === 0)) {
      const onGround = buildings.filter((one) => one.properties.base === 0).map(positions);
      for (const [i, one] of onGround.entries()) {
        for (const other of onGround.slice(i + 1)) {
          compared++;
          expect(
            overlap(
              one.map(([lon, lat]) => toPlane(lon, lat)),
              other.map(([lon, lat]) => toPlane(lon, lat)),
            ),
          ).toBe(false);
        }
      }
    }
    expect(compared).toBeGreaterThan(5_000);
  });

  it('keep off the roads', () => {
    const stretches = layer('road').flatMap((road) =>
      positions(road).flatMap((a, i, all) => {
        const b = all[i + 1];
        return b ? [{ a: toPlane(...a), b: toPlane(...b), half: number(road, 'width') / 2 }] : [];
      }),
    );
    for (const one of layer('building').filter((_, i) => i % 31 === 0)) {
      const corners = positions(one).map(([lon, lat]) => toPlane(lon, lat));
      const onRoad = corners.some((corner) =>
        stretches.some(({ a, b, half }) => Math.abs(a.x - corner.x) < 600 && fromSegment(corner, a, b) <= half),
      );
      expect(onRoad, one.id).toBe(false);
    }
  });

  it('are as high as their storeys, and stand on the ground or on a podium', () => {
    for (const one of layer('building')) {
      const rise = number(one, 'height') - number(one, 'base');
      expect(rise / number(one, 'levels'), one.id).toBeGreaterThan(2.8);
      expect(rise / number(one, 'levels'), one.id).toBeLessThan(10);
      expect(number(one, 'height')).toBeLessThan(130);
    }
    const towers = ofKind('building', 'residential').filter((one) => number(one, 'levels') >= 18);
    expect(towers.length).toBeGreaterThan(500);
  });
});

describe('its pipes', () => {
  const manholes = city.components.filter((one) => one.properties.pipe !== undefined);
  const key = ([lon, lat]: Position): string => `${lon} ${lat}`;

  it('meet at manholes of their kind', () => {
    for (const { kind, manhole } of PIPES) {
      const places = new Set(
        manholes.filter((one) => one.properties.pipe === kind).map(({ lon, lat }) => key([lon, lat])),
      );
      const ends = ofKind('pipe', kind).flatMap((one) => [positions(one)[0], positions(one).at(-1)]);
      expect(ends.length, kind).toBeGreaterThan(500);
      for (const end of ends) expect(end && places.has(key(end)), kind).toBe(true);
      const classes = manholes.filter((one) => one.properties.pipe === kind).map((one) => one.classCode);
      expect(new Set(classes)).toEqual(new Set([manhole]));
    }
  });

  it('hang together: one net of each kind for each of the two parts of the district', () => {
    for (const { kind } of PIPES) {
      const net = new Map<string, string>();
      const root = (name: string): string => {
        let at = name;
        for (let above = net.get(at); above !== undefined && above !== at; above = net.get(at)) at = above;
        return at;
      };
      for (const pipe of ofKind('pipe', kind)) {
        const line = positions(pipe);
        for (const end of [line[0], line.at(-1)]) if (end && !net.has(key(end))) net.set(key(end), key(end));
        if (line[0]) net.set(root(key(line[0])), root(key(line.at(-1) ?? line[0])));
      }
      expect(new Set([...net.keys()].map(root)).size, kind).toBe(2);
    }
  });

  it('lie as deep as practice has them, and their manholes reach below them', () => {
    const limits = { water: [1, 1.6], gas: [1, 1.6], power: [0.7, 1], telecom: [0.7, 1], heat: [1.4, 1.6] } as const;
    for (const [kind, [least, most]] of Object.entries({ ...limits, rain: [2, 3], sewage: [2.5, 5] } as const)) {
      for (const pipe of ofKind('pipe', kind)) {
        expect(number(pipe, 'depth'), pipe.id).toBeGreaterThanOrEqual(least);
        expect(number(pipe, 'depth'), pipe.id).toBeLessThanOrEqual(most);
        expect(number(pipe, 'diameter'), pipe.id).toBeGreaterThan(0);
      }
      for (const one of manholes.filter((hole) => hole.properties.pipe === kind)) {
        expect(number(one, 'depth'), one.id).toBeGreaterThan(least);
        expect(number(one, 'depth'), one.id).toBeLessThan(most + 2.2);
      }
    }
  });

  it('slope to the river: the deepest sewers lie nearest to it', () => {
    const byDepth = ofKind('pipe', 'sewage').toSorted((a, b) => number(a, 'depth') - number(b, 'depth'));
    const mean = (pipes: readonly SampleFeature[]): number =>
      pipes.reduce((sum, pipe) => sum + (positions(pipe)[0]?.[1] ?? 0), 0) / pipes.length;
    expect(mean(byDepth.slice(-300))).toBeGreaterThan(mean(byDepth.slice(0, 300)) + 0.01);
  });
});

describe('its streets', () => {
  it('are lit every 25 to 35 metres', () => {
    const lamps = city.components.filter((one) => one.classCode === '01037').map(({ lon, lat }) => toPlane(lon, lat));
    // The nearest other lamp is across the road or the next one along it.
    const near = lamps
      .filter((_, i) => i % 17 === 0)
      .map((lamp) =>
        Math.min(...lamps.filter((one) => one !== lamp).map((one) => (one.x - lamp.x) ** 2 + (one.y - lamp.y) ** 2)),
      );
    const median = Math.sqrt(near.toSorted((a, b) => a - b)[Math.floor(near.length / 2)] ?? 0);
    expect(median).toBeGreaterThan(20);
    expect(median).toBeLessThan(35);
  });

  it('have names, the large ones all', () => {
    for (const kind of ['trunk', 'primary', 'secondary']) {
      for (const road of ofKind('road', kind)) expect(road.properties.name, road.id).toBeDefined();
    }
    expect(layer('road').some((road) => road.properties.name === '西津西路')).toBe(true);
  });
});
