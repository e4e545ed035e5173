import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as LibreMap } from 'maplibre-gl';
import type { Pick } from './types.js';
import { type Under, underLayers, underPick } from './under-layers.js';

/** What has depth or comes as 3D Tiles, drawn among the map's own layers. Loaded when there is something of it to draw. */
export class Over {
  readonly #overlay: MapLibreOverlay;
  readonly #map: LibreMap;
  #layers: readonly Layer[] = [];
  #settled = false;

  /** @param onSettled told when all is there that is to be drawn. */
  constructor(map: LibreMap, onSettled: () => void) {
    this.#map = map;
    this.#overlay = new MapLibreOverlay({
      interleaved: true,
      layers: [],
      onAfterRender: () => {
        const settled = this.#layers.every((layer) => layer.isLoaded);
        if (settled && !this.#settled) onSettled();
        this.#settled = settled;
      },
    });
    map.addControl(this.#overlay);
  }

  get settled(): boolean {
    return this.#settled;
  }

  async show(under: Under | null, tilesets: readonly string[]): Promise<void> {
    const models = tilesets.length === 0 ? [] : (await import('./models.js')).modelLayers(tilesets);
    this.#layers = [...models, ...(under === null ? [] : underLayers(under))];
    this.#settled = false;
    this.#overlay.setProps({ layers: [...this.#layers] });
  }

  pick(x: number, y: number, radius: number): Pick | null {
    const found = underPick(this.#overlay.pickObject({ x, y, radius }));
    if (found === null) return null;
    const { lng: lon, lat } = this.#map.unproject([x, y]);
    const { properties } = found.feature;
    return { layer: found.layer, id: String(properties.id ?? ''), place: { lon, lat }, facts: properties };
  }

  /** The tubes on the screen, each once. */
  inSight(most: number): Pick[] {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const seen = new Map<string, Pick>();
    for (const info of this.#overlay.pickObjects({ x: 0, y: 0, width, height })) {
      const found = underPick(info);
      if (found?.layer !== 'pipe' || seen.size === most) continue;
      const { geometry, properties } = found.feature;
      const id = String(properties.id ?? '');
      const [lon = 0, lat = 0] = (geometry.type === 'LineString' ? geometry.coordinates[0] : undefined) ?? [];
      if (!seen.has(id)) seen.set(id, { layer: 'pipe', id, place: { lon, lat }, facts: properties });
    }
    return [...seen.values()];
  }

  remove(): void {
    this.#overlay.finalize();
  }
}
