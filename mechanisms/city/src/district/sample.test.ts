import { describe, expect, it } from 'vitest';
import { random } from '../random.js';
import { contains, rings } from './contains.fixture.js';
import type { AreaFeature, AreaLevel, Position } from './geojson.js';
import { area, toPlane } from './mesh.js';
import { sampleDistrict, sampleNeighbours } from './sample.js';
import { STREETS } from './streets.js';
import { centroid } from './subdivide.js';

const { features } = sampleDistrict();
const byId = new Map(features.map((one) => [one.id, one]));

function level(name: AreaLevel): AreaFeature[] {
  return features.filter((one) => one.properties.level === name);
}

function squareMetres(one: AreaFeature): number {
  return rings(one).reduce((sum, ring) => sum + area(ring.slice(1).map(([lon, lat]) => toPlane(lon, lat))), 0);
}

function edgeKeys(one: AreaFeature): string[] {
  return rings(one).flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]}→${to}`));
}

function middle(one: AreaFeature): Position {
  const { x, y } = centroid((rings(one)[0] ?? []).slice(1).map(([lon, lat]) => toPlane(lon, lat)));
  return [103.7 + x / 90_083, 36.05 + y / 110_960];
}

describe('the sample district', () => {
  it('is the same each time, and another with another seed', () => {
    expect(JSON.stringify(sampleDistrict())).toBe(JSON.stringify({ type: 'FeatureCollection', features }));
    expect(JSON.stringify(sampleDistrict(1))).not.toBe(JSON.stringify(sampleDistrict()));
  });

  it('has eight streets of 5–8 communities of 25–40 cells', () => {
    expect(level('district').map((one) => one.id)).toEqual(['620103']);
    expect(level('street').map((one) => one.id)).toEqual(STREETS.map((street) => street.code));
    expect(byId.has('620103008')).toBe(false);
    for (const street of level('street')) {
      const communities = level('community').filter((one) => one.properties.parent === street.id);
      expect(communities.length).toBeGreaterThanOrEqual(5);
      expect(communities.length).toBeLessThanOrEqual(8);
      for (const community of communities) {
        const cells = level('cell').filter((one) => one.properties.parent === community.id);
        expect(cells.length).toBeGreaterThanOrEqual(25);
        expect(cells.length).toBeLessThanOrEqual(40);
      }
    }
  });

  it('numbers areas by their parents, 6, 9, 12 and 15 digits long, each once', () => {
    const digits = { district: 6, street: 9, community: 12, cell: 15 };
    expect(byId.size).toBe(features.length);
    for (const { id, properties } of features) {
      expect(id).toMatch(new RegExp(`^\\d{${digits[properties.level]}}$`));
      if (properties.parent === null) continue;
      expect(id.startsWith(properties.parent)).toBe(true);
      expect(properties.path).toBe(`${byId.get(properties.parent)?.properties.path}/${id}`);
    }
    expect(new Set(level('community').map((one) => one.properties.name)).size).toBe(level('community').length);
  });

  it('has every middle of an area inside all areas above it', () => {
    for (const one of features) {
      if (one.properties.level === 'district') continue;
      for (const id of one.properties.path.split('/')) {
        const above = byId.get(id);
        expect(above && contains(above, middle(one)), `${one.id} in ${id}`).toBe(true);
      }
    }
  });

  it('has streets round their real middles', () => {
    for (const street of STREETS) {
      const feature = byId.get(street.code);
      expect(feature && contains(feature, [street.lon, street.lat])).toBe(true);
    }
  });

  it('has closed counter-clockwise rings with six decimals', () => {
    for (const one of features) {
      for (const ring of rings(one)) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(area(ring.slice(1).map(([lon, lat]) => toPlane(lon, lat)))).toBeGreaterThan(0);
        for (const [lon, lat] of ring) {
          expect(lon).toBe(Math.round(lon * 1e6) / 1e6);
          expect(lat).toBe(Math.round(lat * 1e6) / 1e6);
        }
      }
    }
  });

  it('has cells of about 10,000 m²', () => {
    for (const cell of level('cell')) {
      expect(squareMetres(cell), cell.id).toBeGreaterThan(6_000);
      expect(squareMetres(cell), cell.id).toBeLessThan(18_000);
    }
  });

  it('is partitioned at every level: the parts sum up to the whole', () => {
    const [district] = level('district');
    const whole = district ? squareMetres(district) : 0;
    for (const name of ['street', 'community', 'cell'] as const) {
      const sum = level(name).reduce((total, one) => total + squareMetres(one), 0);
      expect(Math.abs(sum - whole), name).toBeLessThan(0.001);
    }
  });

  it('shares every inner edge between exactly two areas of a level, walked both ways', () => {
    const border = new Set(level('district').flatMap(edgeKeys));
    for (const name of ['street', 'community', 'cell'] as const) {
      const keys = level(name).flatMap(edgeKeys);
      const walked = new Set(keys);
      expect(walked.size).toBe(keys.length);
      for (const key of keys) {
        const back = key.split('→').reverse().join('→');
        expect(walked.has(back) !== border.has(key), key).toBe(true);
      }
    }
  });

  it('has each point of the district in exactly one area of each level, and no other point in any', () => {
    const rng = random('sample.test', 1);
    const [district] = level('district');
    for (let i = 0; i < 1_000; i++) {
      const point: Position = [rng.between(103.7, 103.82), rng.between(36.045, 36.1)];
      const inside = district !== undefined && contains(district, point) ? 1 : 0;
      for (const name of ['street', 'community', 'cell'] as const) {
        expect(level(name).filter((one) => contains(one, point)).length, `${point} ${name}`).toBe(inside);
      }
    }
  });

  it("leaves the neighbour's land free", () => {
    const [neighbour] = sampleNeighbours().features;
    const [district] = level('district');
    expect(neighbour?.id).toBe('620103008');
    if (!neighbour || !district) throw new Error('both are there');
    expect(contains(district, middle(neighbour))).toBe(false);
    expect(contains(neighbour, [103.7353, 36.083])).toBe(true);
  });
});
