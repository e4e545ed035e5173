import type { Layer } from '@deck.gl/core';
import { Tile3DLayer } from '@deck.gl/geo-layers';
import { Tiles3DLoader } from '@loaders.gl/3d-tiles';

/** Models of the real city as 3D Tiles. Read in this thread: a worker would come from elsewhere. */
export function modelLayers(tilesets: readonly string[]): Layer[] {
  return tilesets.map(
    (url) =>
      new Tile3DLayer({
        id: `model ${url}`,
        data: url,
        loaders: [Tiles3DLoader],
        loadOptions: { worker: false, fetch: { credentials: 'same-origin' } },
        pickable: false,
      }),
  );
}
