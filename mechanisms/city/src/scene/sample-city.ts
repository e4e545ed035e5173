import type { AreaCollection } from '../district/geojson.js';
import type { Line, Point } from '../district/mesh.js';
import { toPlane } from '../district/mesh.js';
import { OUTLINE } from '../district/streets.js';
import type { Lawn, Layout } from './building.js';
import { Carriageways } from './carriageways.js';
import { type Cell, CellIndex, cellsOf } from './cells.js';
import { furnishCrossings } from './crossings.js';
import { outlineOf } from './footprint.js';
import { Inventory } from './inventory.js';
import { layoutOf } from './layout.js';
import { furnishPark, pondIn } from './parks.js';
import { type Manhole, type Pipe, undergroundOf } from './pipes.js';
import { line, polygon } from './plane.js';
import { type Plot, plotOf } from './plots.js';
import { BANK, riverBand, riverLines } from './river.js';
import { furnishRiverside, PROMENADE } from './riverside.js';
import { roadNames } from './road-names.js';
import { type Network, networkOf } from './roads.js';
import { furnishRoads } from './roadside.js';
import type { SampleCity, SampleFeature, SampleLayer } from './sample.js';
import { styleOf } from './style.js';
import { blocksOf, type Use, usesOf } from './uses.js';
import { vergesOf } from './verges.js';
import { furnishYard } from './yards.js';

/** A cell with what was built on it. */
interface Built {
  readonly plot: Plot;
  readonly use: Use;
  readonly layout: Layout;
}

/**
 * A plausible city on the sample district: roads along the boundaries of its areas, houses between them, the river in
 * the north, pipes under the roads and the components that a survey would find. No real place. The same district and
 * seed give the same city.
 */
export function sampleCity(district: AreaCollection, seed = 620103): SampleCity {
  const cells = cellsOf(district);
  const index = new CellIndex(cells);
  const river = riverLines(OUTLINE);
  const network = networkOf(cells, index, river);
  const names = roadNames(network.roads, district);
  const built = buildOn(cells, network, river, district, seed);
  const carriageways = new Carriageways(network);
  const inventory = new Inventory(index, seed);
  const { pipes, manholes } = undergroundOf(network, index, seed);
  const features = new Features();

  features.roads(network, names);
  features.riverside(district, river);
  for (const ring of vergesOf(network)) features.add('green', polygon(ring), { kind: 'verge' });
  for (const { plot, use, layout } of built) {
    for (const one of layout.buildings) features.building(plot.cell, one);
    for (const [i, lawn] of layout.lawns.entries()) {
      features.lawn(lawn);
      if (lawn.kind === 'verge') continue;
      const pond = lawn.kind === 'park' ? pondIn(lawn.ring) : [];
      if (pond.length > 0) features.add('water', polygon(pond), { kind: 'pond' });
      furnishPark(lawn, `${plot.cell.id} ${i}`, pond, carriageways, inventory, seed);
    }
    furnishYard(plot, use, layout, carriageways, inventory, seed);
  }
  for (const pipe of pipes) features.pipe(pipe);
  for (const manhole of manholes) register(manhole, inventory);
  furnishRoads(network, carriageways, inventory, seed);
  furnishCrossings(network, names, carriageways, inventory);
  furnishRiverside(network, inventory, seed);
  return { components: inventory.components, features: features.all };
}

function buildOn(
  cells: readonly Cell[],
  network: Network,
  river: readonly Line[],
  district: AreaCollection,
  seed: number,
): Built[] {
  const plots = new Map(cells.map((cell) => [cell, plotOf(cell, network, river)]));
  const blocks = blocksOf(cells, network);
  const uses = usesOf(blocks, plots, seed);
  const names = new Map(district.features.map(({ id, properties }) => [id, properties.name.replace(/社区$/, '')]));
  return blocks.flatMap((block) =>
    block.cells.flatMap((cell) => {
      const plot = plots.get(cell);
      const use = uses.get(cell);
      if (!plot || !use) return [];
      const name = names.get(cell.community) ?? '';
      return [{ plot, use, layout: layoutOf(plot, use, styleOf(cell, block, seed), name, seed) }];
    }),
  );
}

function register({ kind, classCode, point, depth }: Manhole, inventory: Inventory): void {
  inventory.add(classCode, point, { properties: { pipe: kind, depth, diameter: 0.7 } });
}

/** The map's features as they are drawn, numbered by layer. */
class Features {
  readonly all: SampleFeature[] = [];
  readonly #serials = new Map<string, number>();

  add(layer: SampleLayer, geometry: SampleFeature['geometry'], properties: SampleFeature['properties']): void {
    this.#push(layer, layer, geometry, properties);
  }

  roads({ roads, mesh }: Network, names: readonly (string | undefined)[]): void {
    for (const road of roads) {
      const name = names[road.index];
      this.add('road', line(road.nodes.map((node) => mesh.nodes.point(node))), {
        kind: road.kind,
        width: road.width,
        ...(name === undefined ? {} : { name }),
      });
    }
  }

  /** The river and its promenade, street by street. */
  riverside(district: AreaCollection, river: readonly Line[]): void {
    for (const { properties, geometry } of district.features) {
      if (properties.level !== 'street' || geometry.type !== 'Polygon') continue;
      const ring: Point[] = (geometry.coordinates[0] ?? []).slice(1).map(([lon, lat]) => toPlane(lon, lat));
      const water = riverBand(ring, river, 0, BANK);
      if (water.length > 2) this.add('water', polygon(water), { kind: 'river', name: '黄河' });
      const promenade = riverBand(ring, river, ...PROMENADE);
      if (promenade.length > 2) this.add('green', polygon(promenade), { kind: 'park', name: '黄河风情线' });
    }
  }

  building(cell: Cell, { frame, shape, kind, levels, height, base, name }: Layout['buildings'][number]): void {
    this.#push('building', `building-${cell.id}`, polygon(outlineOf(frame, shape)), {
      kind,
      levels,
      height,
      base,
      ...(name === undefined ? {} : { name }),
    });
  }

  lawn({ ring, kind, name }: Lawn): void {
    this.add('green', polygon(ring), { kind, ...(name === undefined ? {} : { name }) });
  }

  pipe({ kind, points, depth, diameter, material }: Pipe): void {
    this.#push('pipe', kind, line(points), { kind, depth, diameter, material });
  }

  #push(
    layer: SampleLayer,
    series: string,
    geometry: SampleFeature['geometry'],
    properties: SampleFeature['properties'],
  ): void {
    const serial = (this.#serials.get(series) ?? 0) + 1;
    this.#serials.set(series, serial);
    this.all.push({ layer, id: `${series}-${serial}`, geometry, properties });
  }
}
