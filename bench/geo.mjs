// Which area contains a point: `npm install && npm run -s geo` in this folder, or `node geo.mjs [polygons] [points] [seed]` after
// a build. The peers are installed by this folder's own package.json: `which-polygon`, and `rbush` with
// `@turf/boolean-point-in-polygon`. The polygons are a city's cells: they fill it, their common edges are winding, every fifth has a
// hole, and streets and a district lie over them in a second run. Where ../shared/data has them, Boston's precincts too.
import { existsSync, readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';
import { AreaIndex } from '@bihuan/geo';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import RBush from 'rbush';
import whichPolygon from 'which-polygon';

const [size = 5_041, points = 300_000, seed = 47678] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const SIDE = Math.round(Math.sqrt(size));
/** Corners put into a common edge, so that a cell has 4 × (CORNERS + 1). */
const CORNERS = 14;
const WEST = 103.6;
const SOUTH = 35.9;
const STEP = 0.0012;

/** mulberry32 */
function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** SIDE × SIDE cells whose neighbours have every position of their common edge in common. */
function city(next) {
  const jitter = (share) => (next() - 0.5) * share * STEP;
  const corner = Array.from({ length: SIDE + 1 }, (_, row) =>
    Array.from({ length: SIDE + 1 }, (_, column) => [
      WEST + column * STEP + jitter(0.4),
      SOUTH + row * STEP + jitter(0.4),
    ]),
  );
  const winding = (a, b) =>
    Array.from({ length: CORNERS }, (_, i) => {
      const share = (i + 1) / (CORNERS + 1);
      return [a[0] + (b[0] - a[0]) * share + jitter(0.05), a[1] + (b[1] - a[1]) * share + jitter(0.05)];
    });
  const level = corner.map((row) => row.slice(1).map((to, i) => winding(row[i], to)));
  const upright = corner.slice(1).map((row, j) => row.map((to, i) => winding(corner[j][i], to)));
  const cells = [];
  for (let j = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++) {
      const outer = [
        corner[j][i],
        ...level[j][i],
        corner[j][i + 1],
        ...upright[j][i + 1],
        corner[j + 1][i + 1],
        ...level[j + 1][i].toReversed(),
        corner[j + 1][i],
        ...upright[j][i].toReversed(),
        corner[j][i],
      ];
      const rings = [outer];
      if ((i + j) % 5 === 0) {
        const [x, y] = [WEST + (i + 0.5) * STEP, SOUTH + (j + 0.5) * STEP];
        const round = Array.from({ length: 12 }, (_, k) => [
          x + 0.12 * STEP * Math.cos((k * Math.PI) / 6),
          y - 0.12 * STEP * Math.sin((k * Math.PI) / 6),
        ]);
        rings.push([...round, round[0]]);
      }
      cells.push({ id: `c${j * SIDE + i}`, level: 'cell', shape: { type: 'Polygon', coordinates: rings } });
    }
  }
  return cells;
}

/** Streets of 8 × 8 cells and the district, as boxes of many positions over the cells. */
function levelsOver() {
  const box = (id, level, x, y, w, h) => {
    const side = (from, to) =>
      Array.from({ length: 20 }, (_, i) => [
        from[0] + ((to[0] - from[0]) * i) / 20,
        from[1] + ((to[1] - from[1]) * i) / 20,
      ]);
    const at = [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ].map(([column, row]) => [WEST + column * STEP, SOUTH + row * STEP]);
    const ring = at.flatMap((corner, i) => side(corner, at[(i + 1) % 4]));
    return { id, level, shape: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
  };
  const streets = [];
  for (let j = 0; j < SIDE; j += 8)
    for (let i = 0; i < SIDE; i += 8) streets.push(box(`s${j}-${i}`, 'street', i, j, 8, 8));
  return [...streets, box('d', 'district', 0, 0, SIDE + 1, SIDE + 1)];
}

/** The peers, each as a question for all areas at a point. */
function peersOf(areas) {
  const features = areas.map(({ id, shape }) => ({ type: 'Feature', properties: { id }, geometry: shape }));
  const which = whichPolygon({ type: 'FeatureCollection', features });
  const tree = new RBush();
  tree.load(
    features.map((feature) => {
      const flat = (
        feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates
      ).flat(2);
      const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)];
      return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys), feature };
    }),
  );
  return {
    'which-polygon': (lon, lat) => which([lon, lat], true) ?? [],
    'rbush and turf': (lon, lat) =>
      tree
        .search({ minX: lon, minY: lat, maxX: lon, maxY: lat })
        .filter(({ feature }) => booleanPointInPolygon([lon, lat], feature))
        .map(({ feature }) => feature.properties),
  };
}

/** Processor time, and rounds that alternate: a busy machine meets all contenders alike. */
function medians(contenders, lons, lats) {
  const times = contenders.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [c, ask] of contenders.entries()) {
      let found = 0;
      const start = processorTime();
      for (let i = 0; i < lons.length; i++) found += ask(lons[i], lats[i]).length;
      const time = processorTime() - start;
      if (found < 0) throw new Error('Nothing is found less than never.');
      // The first round only warms up.
      if (round > 0) times[c].push(time);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]);
}

/** Milliseconds of the whole process, collecting garbage included. */
function processorTime() {
  const { user, system } = cpuUsage();
  return (user + system) / 1e3;
}

function compare(name, areas, next) {
  const vertices = areas.flatMap(({ shape }) => shape.coordinates.flat(shape.type === 'Polygon' ? 1 : 2)).length;
  const flat = areas.flatMap(({ shape }) => shape.coordinates.flat(shape.type === 'Polygon' ? 1 : 2));
  const range = (k) =>
    flat.reduce(([low, high], at) => [Math.min(low, at[k]), Math.max(high, at[k])], [Infinity, -Infinity]);
  const [[west, east], [south, north]] = [range(0), range(1)];
  const lons = Float64Array.from({ length: points }, () => west + next() * (east - west));
  const lats = Float64Array.from({ length: points }, () => south + next() * (north - south));
  const start = processorTime();
  const index = new AreaIndex(areas);
  const built = processorTime() - start;
  const ours = (lon, lat) => index.at(lon, lat);
  const peers = peersOf(areas);
  const times = medians([ours, ...Object.values(peers)], lons, lats);
  console.log(
    `\n${name}: ${areas.length} areas, ${vertices} positions, ${points} points, seed ${seed}, median of ${ROUNDS}`,
  );
  const line = (who, ms, more) =>
    `${who.padEnd(16)}${ms.toFixed(0).padStart(6)} ms ${(points / ms / 1e3).toFixed(2).padStart(7)} M points/s  ${more}`;
  console.log(line('@bihuan/geo', times[0], `built in ${built.toFixed(0)} ms`));
  for (const [i, [peer, ask]] of Object.entries(peers).entries()) {
    const differ = countDifferent(ours, ask, lons, lats);
    const corners = flat.filter((_, k) => k % 7 === 0);
    // As near to an edge as numbers come: here rounding shows.
    const middles = corners.map(([x, y], k) => {
      const [toX, toY] = flat[7 * k + 1] ?? [x, y];
      return [(x + toX) / 2, (y + toY) / 2];
    });
    const differing = (places) =>
      countDifferent(
        ours,
        ask,
        places.map(([x]) => x),
        places.map(([, y]) => y),
      );
    const onEdges = `${differing(corners)} of ${corners.length} corners, ${differing(middles)} of as many middles of edges`;
    const ratio = `peer / ours: ${(times[i + 1] / times[0]).toFixed(2)}`;
    const others = `other answers: ${differ} of ${points}, ${onEdges}`;
    console.log(line(peer, times[i + 1], `${ratio}; ${others}`));
  }
}

function countDifferent(ours, ask, lons, lats) {
  let differ = 0;
  const ids = (list) =>
    list
      .map(({ id }) => id)
      .sort()
      .join();
  for (let i = 0; i < lons.length; i++) if (ids(ours(lons[i], lats[i])) !== ids(ask(lons[i], lats[i]))) differ++;
  return differ;
}

const next = random(seed);
const cells = city(next);
compare('cells', cells, next);
compare('cells, streets and a district', [...cells, ...levelsOver()], next);
const boston = new URL('../../shared/data/boston-precincts.geojson', import.meta.url);
if (existsSync(boston)) {
  const { features } = JSON.parse(readFileSync(boston, 'utf8'));
  const precincts = features.map(({ geometry }, i) => ({ id: String(i), level: 'precinct', shape: geometry }));
  compare('Boston', precincts, next);
} else console.log('\nBoston: ../shared/data/boston-precincts.geojson is absent, left out');
