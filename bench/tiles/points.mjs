import { sampleDistrict } from '@bihuan/city';
import { areaOf, contains } from '@bihuan/geo';
import { random } from '../queue/random.mjs';

/** Components to a square kilometre: about what the sample city has, and a million in a district of 400 km². */
const density = 2500;

/**
 * So many components of a city, in the sample district's outline, drawn as large as so many need: most of them along streets, a few
 * metres apart as lamps, manholes and trees stand, the others anywhere. In the order of their ids.
 */
export function componentsOf(count, seed) {
  const draw = random(seed);
  const sample = sampleDistrict().features.find(({ properties }) => properties.level === 'district').geometry;
  const scale = Math.sqrt(count / density / (areaOf(sample) / 1e6));
  const district = scaled(sample, scale);
  const bounds = boundsOf(district);
  const [west, south, east, north] = bounds;
  const anywhere = () => {
    for (;;) {
      const [lon, lat] = [west + draw() * (east - west), south + draw() * (north - south)];
      if (contains(district, lon, lat)) return [lon, lat];
    }
  };
  const classes = Array.from(
    { length: 6 * 20 },
    (_, i) => `0${1 + (i % 6)}0${String(1 + Math.floor(i / 6)).padStart(2, '0')}`,
  );
  const serials = new Map();
  const components = [];
  const add = (lon, lat) => {
    // Some classes are everywhere, most are rare.
    const code = classes[Math.floor(draw() ** 3 * classes.length)];
    const serial = (serials.get(code) ?? 0) + 1;
    serials.set(code, serial);
    const state = draw() < 0.95 ? 'intact' : draw() < 0.7 ? 'broken' : 'lost';
    const depth = draw() < 0.2 ? Math.round(draw() * 500) / 100 : null;
    const id = `620103${code}${String(serial).padStart(6, '0')}`;
    components.push({ id, standardRef: 'GB/T 47678.5-2026', class: code, state, lon, lat, depth });
  };
  while (components.length < count) {
    if (draw() < 0.02) {
      add(...anywhere());
      continue;
    }
    const [lon, lat] = anywhere();
    const [angle, length] = [draw() * Math.PI * 2, 20 + Math.floor(draw() * 200)];
    for (let step = 0; step < length && components.length < count; step++) {
      const along = (step * 8) / 111_195;
      const place = [
        lon + (along * Math.cos(angle)) / 0.81 + draw() * 2e-5,
        lat + along * Math.sin(angle) + draw() * 2e-5,
      ];
      if (contains(district, ...place)) add(...place);
    }
  }
  components.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { components, bounds };
}

function scaled({ type, coordinates }, scale) {
  const [west, south, east, north] = boundsOf({ type, coordinates });
  const [lon0, lat0] = [(west + east) / 2, (south + north) / 2];
  const grown = (each) =>
    typeof each[0] === 'number' ? [lon0 + (each[0] - lon0) * scale, lat0 + (each[1] - lat0) * scale] : each.map(grown);
  return { type, coordinates: coordinates.map(grown) };
}

function boundsOf({ type, coordinates }) {
  const positions = type === 'Polygon' ? coordinates.flat() : coordinates.flat(2);
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Every tile of the zooms over some bounds, at most so many of a zoom, in a random order. */
export function tilesOver([west, south, east, north], { zooms, most, seed }) {
  const draw = random(seed);
  const x = (lon, z) => Math.floor((lon / 360 + 0.5) * 2 ** z);
  const y = (lat, z) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  };
  const mixed = (list) =>
    list
      .map((each) => ({ each, at: draw() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
  return mixed(
    zooms.flatMap((z) => {
      const tiles = [];
      for (let column = x(west, z); column <= x(east, z); column++) {
        for (let row = y(north, z); row <= y(south, z); row++) tiles.push({ z, x: column, y: row });
      }
      return mixed(tiles).slice(0, most);
    }),
  );
}
