// Vector tiles of a million components that nobody asked for before: ours from memory beside geojson-vt with vt-pbf on the same points in
// the same run. `npm install` here, then `npm run -s tiles`, or
//   node --expose-gc --max-old-space-size=8192 tiles.mjs [--components 1000000] [--tiles 400] [--seed 620103]
// Each tile is asked once, all zooms from 9 to 16 mixed; a time is from the question to the packed bytes (gzip, the same level for both).
// At zooms 15 and 16 both draw every point; above, geojson-vt still does, and we count and draw some.
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import GeoJSONVT from 'geojson-vt';
import vtpbf from 'vt-pbf';
import { ClassNumbers, ColumnsBuilder } from '../server/dist/usecases/component-index/columns.js';
import { ComponentIndex } from '../server/dist/usecases/component-index/component-index.js';
import { ComponentTiles } from '../server/dist/usecases/tiles/component-tiles.js';
import { at, machine, table } from './tiles/figures.mjs';
import { componentsOf, tilesOver } from './tiles/points.mjs';

const { values } = parseArgs({
  options: {
    components: { type: 'string', default: '1000000' },
    tiles: { type: 'string', default: '400' },
    seed: { type: 'string', default: '620103' },
  },
});
const [count, most, seed] = [values.components, values.tiles, values.seed].map(Number);
const LIMIT = 50;
const zooms = [9, 10, 11, 12, 13, 14, 15, 16];
const packing = { level: 4 };

const { components, bounds } = componentsOf(count, seed);
const tiles = tilesOver(bounds, { zooms, most, seed });
console.log(`${count} components, ${tiles.length} tiles of zooms 9 to 16 (at most ${most} of each), seed ${seed};`);
console.log(machine());

const used = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

function built(name, build) {
  const before = used();
  const start = performance.now();
  const made = build();
  const seconds = (performance.now() - start) / 1000;
  const megabytes = (used() - before) / 1e6;
  console.log(`${name}: built in ${seconds.toFixed(2)} s${globalThis.gc ? `, ${megabytes.toFixed(0)} MB` : ''}`);
  return made;
}

function asked(draw) {
  return tiles.map((tile) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const plain = draw(tile);
    const bytes = plain.length === 0 ? 0 : gzipSync(plain, packing).length;
    const { user, system } = process.cpuUsage(before);
    return { z: tile.z, ms: performance.now() - start, cpu: (user + system) / 1000, bytes, plain: plain.length };
  });
}

const index = built('our index of components', () => {
  const [numbers, builder] = [new ClassNumbers(), new ColumnsBuilder()];
  for (const point of components) builder.add(point, numbers);
  return ComponentIndex.of(builder.finish(), numbers);
});
const own = built('ours, laid out for tiles', () => new ComponentTiles(index));
// As the server does for each request: what was laid out stays, the rest is made anew, and the digest is asked first.
const ours = asked((tile) => {
  const made = new ComponentTiles(index);
  made.digest(tile);
  return made.tile(tile);
});
table('ours', ours);
const digests = tiles.map((tile) => {
  const start = performance.now();
  own.digest(tile);
  return performance.now() - start;
});
console.log(
  `a tile that has not changed (its digest only): p50 ${at(digests, 0.5).toFixed(3)}, p95 ${at(digests, 0.95).toFixed(3)} ms`,
);

const peer = built(
  'geojson-vt',
  () =>
    new GeoJSONVT(
      {
        type: 'FeatureCollection',
        features: components.map(({ id, class: code, state, lon, lat, depth }) => ({
          type: 'Feature',
          properties: { id, class: code, group: code.slice(0, 2), state, ...(depth === null ? {} : { depth }) },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        })),
      },
      { maxZoom: 16, buffer: 0 },
    ),
);
const nothing = new Uint8Array();
const theirs = asked(({ z, x, y }) => {
  const tile = peer.getTile(z, x, y);
  return tile === null || tile.features.length === 0
    ? nothing
    : vtpbf.fromGeojsonVt({ component: tile }, { version: 2, extent: 4096 });
});
table('geojson-vt and vt-pbf', theirs);

const p95 = (answers, wanted) =>
  at(
    answers.filter(({ z }) => wanted(z)).map(({ ms }) => ms),
    0.95,
  );
const total = (answers, wanted) => answers.filter(({ z }) => wanted(z)).reduce((sum, { ms }) => sum + ms, 0);
console.log('');
for (const [name, wanted] of [
  ['all zooms', () => true],
  ['15 and 16, where both draw every point', (z) => z >= 15],
]) {
  const [a, b] = [p95(ours, wanted), p95(theirs, wanted)];
  const [sum, theirSum] = [total(ours, wanted), total(theirs, wanted)];
  console.log(
    `${name}: p95 ours ${a.toFixed(2)} ms, theirs ${b.toFixed(2)} ms, ratio ${(b / a).toFixed(2)}; all of them ${(sum / 1000).toFixed(1)} s and ${(theirSum / 1000).toFixed(1)} s, ratio ${(theirSum / sum).toFixed(2)}`,
  );
}
const late = p95(ours, () => true) >= LIMIT;
console.log(
  late ? `Not under ${LIMIT} ms at the 95th percentile.` : `Ours are under ${LIMIT} ms at the 95th percentile, cold.`,
);
process.exitCode = late ? 1 : 0;
